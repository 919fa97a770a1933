package synth

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestThePersonsOfTheOpeningLeadToThoseOfNow(t *testing.T) {
	seen := Household{}
	for _, c := range variety(t) {
		eachHousehold(c, func(commune Commune, h Household) {
			where := fmt.Sprintf("%s %s %s", commune.Unit.Name, h.Village, h.Number)
			switch {
			case h.Gone():
				if h.Opening != len(h.Members) || h.Births+h.Deaths+h.Left+h.Joined != 0 {
					t.Errorf("%s is gone: %d at the opening, %d members", where, h.Opening, len(h.Members))
				}
			case h.Listed.onList():
				if now := h.Opening + h.Births - h.Deaths - h.Left + h.Joined; now != len(h.Members) || h.Opening < 1 {
					t.Errorf("%s: %d + %d born − %d died − %d left + %d joined, but %d members", where, h.Opening, h.Births, h.Deaths, h.Left, h.Joined, len(h.Members))
				}
			case h.Opening != 0:
				t.Errorf("%s was on no list and has %d persons of the opening", where, h.Opening)
			}
			seen.Births, seen.Deaths, seen.Left, seen.Joined = seen.Births+h.Births, seen.Deaths+h.Deaths, seen.Left+h.Left, seen.Joined+h.Joined
		})
	}
	if seen.Births*seen.Deaths*seen.Left*seen.Joined == 0 {
		t.Errorf("some kind of change of members never happens: %d born, %d died, %d left, %d joined", seen.Births, seen.Deaths, seen.Left, seen.Joined)
	}
}

func TestAChildBornSinceTheOpeningListIsABirth(t *testing.T) {
	c := generate(t, Options{Seed: sampleSeed})
	since := c.Options.ReviewDate().AddDate(-1, 0, 0)
	eachHousehold(c, func(commune Commune, h Household) {
		born := 0
		for _, m := range h.Members {
			if m.Birth.After(since) {
				born++
			}
			if m.Birth.After(c.Options.ReviewDate()) {
				t.Errorf("%s %s %s: %s is born after the review", commune.Unit.Name, h.Village, h.Number, m.Name)
			}
		}
		if !h.Gone() && h.Joined == 0 && born != h.Births {
			t.Errorf("%s %s %s: %d members are born since, births are %d", commune.Unit.Name, h.Village, h.Number, born, h.Births)
		}
	})
}

func TestWhoSplitsOrMergesNamesAHouseholdOfTheVillageThatStays(t *testing.T) {
	for _, c := range variety(t) {
		for _, commune := range c.Communes {
			byNumber := map[string]Household{}
			moved := map[string]int{}
			for _, h := range commune.Households {
				byNumber[h.Village+h.Number] = h
			}
			for _, h := range commune.Households {
				if (h.Origin != "") != (h.Reason == Split || h.Reason == Merged) {
					t.Errorf("%s %s: reason %q with origin %q", h.Village, h.Number, h.Reason, h.Origin)
				}
				if h.Origin == "" {
					continue
				}
				host, found := byNumber[h.Village+h.Origin]
				moved[h.Village+h.Origin]++
				switch {
				case !found || host.Gone() || !host.Listed.onList():
					t.Errorf("%s %s: origin %s is not a household that stays", h.Village, h.Number, h.Origin)
				case h.Reason == Split && host.Left != len(h.Members)-h.Births:
					t.Errorf("%s %s: %d left %s, %d came", h.Village, h.Number, host.Left, h.Origin, len(h.Members)-h.Births)
				case h.Reason == Merged && (host.Joined != len(h.Members) || host.Members[len(host.Members)-1].Name != h.Members[len(h.Members)-1].Name):
					t.Errorf("%s %s: its persons are not the last of %s", h.Village, h.Number, h.Origin)
				case moved[h.Village+h.Origin] > 1:
					t.Errorf("%s %s takes part in two movements", h.Village, h.Origin)
				}
			}
		}
	}
}

func TestEveryHouseholdHasOneHeadAndNumbersAreUniqueInAVillage(t *testing.T) {
	crowded := generate(t, Options{Seed: 13, Communes: 1, Households: 15000})
	for _, c := range append(variety(t), crowded) {
		for _, commune := range c.Communes {
			numbers, inOtherVillage := map[string]bool{}, map[string]int{}
			heads := map[headKey]string{}
			for _, h := range commune.Households {
				if numbers[h.Village+h.Number] {
					t.Errorf("%s: %s %s is there twice", commune.Unit.Name, h.Village, h.Number)
				}
				numbers[h.Village+h.Number] = true
				inOtherVillage[h.Number]++
				count := 0
				for _, m := range h.Members {
					if m.Relation == "1" {
						count++
					}
				}
				if count != 1 || h.Head().Relation != "1" && !h.Gone() {
					t.Errorf("%s %s has %d heads", h.Village, h.Number, count)
				}
				key := headKey{h.Head().Name, h.Head().Birth.Year(), h.Head().Female}
				if other, taken := heads[key]; taken {
					t.Errorf("%s: %s heads both %s and %s", commune.Unit.Name, h.Head().Name, other, h.Village+h.Number)
				}
				heads[key] = h.Village + h.Number
			}
			if c.Options.Seed == sampleSeed && inOtherVillage["010"]+inOtherVillage["020"]+inOtherVillage["030"] < 3 {
				t.Errorf("%s: numbers do not restart in every village", commune.Unit.Name)
			}
		}
	}
}

func TestIdentityNumbersAgreeWithBirthAndSexAndNobodySharesOne(t *testing.T) {
	for _, c := range variety(t) {
		owners := map[string]string{}
		without, persons := 0, 0
		eachHousehold(c, func(_ Commune, h Household) {
			if h.Gone() {
				return
			}
			for _, m := range h.Members {
				persons++
				if m.NationalID == "" {
					without++
					continue
				}
				digit := 0
				if m.Birth.Year() >= 2000 {
					digit = 2
				}
				if m.Female {
					digit++
				}
				if want := fmt.Sprintf("006%d%02d9", digit, m.Birth.Year()%100); len(m.NationalID) != 12 || m.NationalID[:7] != want {
					t.Errorf("%s, born %s: number %s, want it to begin with %s", m.Name, m.Birth.Format("2006"), m.NationalID, want)
				}
				if owners[m.NationalID] != "" {
					t.Errorf("%s and %s share number %s", owners[m.NationalID], m.Name, m.NationalID)
				}
				owners[m.NationalID] = m.Name
			}
		})
		if without == 0 || without > persons/3 {
			t.Errorf("seed %d: %d of %d persons have no number", c.Options.Seed, without, persons)
		}
	}
}

func TestOnlyPersonsLivingAloneDieOutOfAList(t *testing.T) {
	eachHousehold(generate(t, Options{Seed: sampleSeed}), func(_ Commune, h Household) {
		if h.Reason == Died && len(h.Members) != 1 {
			t.Errorf("%s %s: a household of %d died", h.Village, h.Number, len(h.Members))
		}
	})
}

func TestNewHouseholdsAreNumberedAfterTheOldOnes(t *testing.T) {
	for _, commune := range generate(t, Options{Seed: sampleSeed}).Communes {
		last := map[string]string{}
		for _, h := range commune.Households {
			if h.Reason != Split && h.Reason != MovedIn {
				last[h.Village] = max(last[h.Village], h.Number)
			}
		}
		for _, h := range commune.Households {
			if (h.Reason == Split || h.Reason == MovedIn) && h.Number <= last[h.Village] {
				t.Errorf("%s: new household %s is not after %s", h.Village, h.Number, last[h.Village])
			}
		}
	}
}

func TestAHouseholdWithoutLabourHasNobodyAtWorkAndNobodyAbleTo(t *testing.T) {
	without := 0
	c := generate(t, Options{Seed: sampleSeed})
	eachHousehold(c, func(_ Commune, h Household) {
		if !h.NoLabour {
			return
		}
		without++
		for _, m := range h.Members {
			age := ageOn(m.Birth, c.Options.ReviewDate())
			if m.Employment == "1" || age >= 16 && age < 60 && !m.Disabled {
				t.Errorf("%s %s has no labour, but %s is %d with employment %q", h.Village, h.Number, m.Name, age, m.Employment)
			}
		}
	})
	if without == 0 {
		t.Error("no household is without labour")
	}
}

func TestNoNameSaysAWordTwice(t *testing.T) {
	eachHousehold(generate(t, Options{Seed: sampleSeed}), func(_ Commune, h Household) {
		for _, m := range h.Members {
			parts := strings.Fields(m.Name)
			given := parts[len(parts)-1]
			if len(parts) < 3 || slices.Contains(parts[:len(parts)-1], given) {
				t.Errorf("%s has the name %q", h.Number, m.Name)
			}
		}
	})
}

func TestTheNumbersOfNoTwoCommunesMeetAndEveryCommuneHasEnough(t *testing.T) {
	for _, communes := range []int{1, 14, 110, 201, 393, 2000, 2001, 10_600} {
		taken := map[int]int{} // by province, where the next block may begin
		for index := range communes {
			province, first, block := idBlock(index, communes)
			if block < idBlockLeast || first < taken[province] || first+block > idSpanAll || province < idProvince || province > 96 {
				t.Fatalf("commune %d of %d: province %d, %d numbers from %d, taken until %d", index, communes, province, block, first, taken[province])
			}
			taken[province] = first + block
		}
	}
}
