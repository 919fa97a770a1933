package synth

import (
	"testing"
	"time"
)

// derive computes the twelve indicators from members and dwelling as
// domain.md §1.3 states them, sharing nothing with the generator.
func derive(h Household, review time.Time) [12]bool {
	var lacks [12]bool
	dependants, devices := 0, 0
	for _, m := range h.Members {
		age := review.Year() - m.Birth.Year()
		if m.Birth.AddDate(age, 0, 0).After(review) {
			age--
		}
		grown := func(level string) bool { return m.Education >= level }
		lacks[0] = lacks[0] || m.Employment == "2" || m.Employment == "1" && m.Contract == "no"
		if age < 16 || m.Allowance && (age >= 60 || m.Disabled) {
			dependants++
		}
		lacks[2] = lacks[2] || age < 16 && m.Undernourished
		lacks[3] = lacks[3] || age >= 6 && !m.Insured
		studies := m.Schooling >= "4" || m.OnJobTraining
		switch {
		case age >= 18 && age <= 30:
			lacks[4] = lacks[4] || !studies && !grown("3")
		case age >= 16 && age < 18:
			lacks[4] = lacks[4] || !studies && !grown("2")
		case age >= 12 && age < 16:
			lacks[5] = lacks[5] || m.Schooling != "3"
		case age >= 6 && age < 12:
			lacks[5] = lacks[5] || m.Schooling != "2"
		case age >= 3 && age < 6:
			lacks[5] = lacks[5] || m.Schooling != "1"
		}
	}
	lacks[1] = 2*dependants > len(h.Members)
	weak := 0
	for _, sound := range []bool{h.Housing.Wall, h.Housing.Frame, h.Housing.Roof} {
		if !sound {
			weak++
		}
	}
	for _, device := range h.Housing.Devices {
		if device != "0" {
			devices++
		}
	}
	lacks[6] = weak >= 2
	lacks[7] = h.Housing.AreaTenths < 80*len(h.Members)
	lacks[8] = h.Housing.Water == "7"
	lacks[9] = h.Housing.Toilet >= "6"
	lacks[10] = !h.Housing.Internet
	lacks[11] = devices == 0
	return lacks
}

func TestMembersAndDwellingGiveExactlyTheFlagsAndB2TenTimesTheirNumber(t *testing.T) {
	for _, c := range variety(t) {
		eachHousehold(c, func(commune Commune, h Household) {
			if h.Gone() || h.Screened {
				return
			}
			got := derive(h, c.Options.ReviewDate())
			if got != h.Deprived {
				t.Errorf("%s %s %s: answers give %v, flags are %v", commune.Unit.Name, h.Village, h.Number, got, h.Deprived)
			}
			count := 0
			for _, lacks := range got {
				if lacks {
					count++
				}
			}
			if h.B2 != 10*count {
				t.Errorf("%s %s %s: B2 is %d for %d indicators", commune.Unit.Name, h.Village, h.Number, h.B2, count)
			}
		})
	}
}

func TestEveryIndicatorIsLackedByManyOfThePoorAndNotByAll(t *testing.T) {
	poor, lacking := 0, [12]int{}
	eachHousehold(generate(t, Options{Seed: sampleSeed}), func(_ Commune, h Household) {
		if h.Class != Poor {
			return
		}
		poor++
		for i, lacks := range h.Deprived {
			if lacks {
				lacking[i]++
			}
		}
	})
	for i, n := range lacking {
		if 100*n < 5*poor || 100*n > 80*poor {
			t.Errorf("indicator %d is lacked by %d of %d poor households", i+1, n, poor)
		}
	}
}

func TestTheBordersOfAgeAndSpaceAreLivedOn(t *testing.T) {
	birthdays, exactSpace, youngUninsured := map[int]int{}, 0, 0
	c := generate(t, Options{Seed: sampleSeed})
	review := c.Options.ReviewDate()
	eachHousehold(c, func(_ Commune, h Household) {
		if h.Gone() || h.Screened {
			return
		}
		if h.Housing.AreaTenths == 80*len(h.Members) {
			exactSpace++
		}
		for _, m := range h.Members {
			if !m.YearOnly && m.Birth.Month() == review.Month() && m.Birth.Day() == review.Day() {
				birthdays[review.Year()-m.Birth.Year()]++
			}
			if !m.Insured && !h.Deprived[3] {
				youngUninsured++
			}
		}
	})
	for _, age := range []int{3, 6, 12, 16, 18} {
		if birthdays[age] == 0 {
			t.Errorf("nobody turns %d on the day of the review", age)
		}
	}
	if exactSpace == 0 || youngUninsured == 0 {
		t.Errorf("%d households have exactly 8 m² a person, %d small children are uninsured without counting; want some of both", exactSpace, youngUninsured)
	}
}
