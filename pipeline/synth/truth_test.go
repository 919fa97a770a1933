package synth

import (
	"fmt"
	"slices"
	"testing"
)

// classify computes a class as Nghị định 07/2021 does, from scores alone, in
// other words than the generator's.
func classify(h Household, town bool) Class {
	line, low, high := 140, int64(1_500_000), int64(2_250_000)
	if town {
		line, low, high = 175, 2_000_000, 3_000_000
	}
	under := !h.Screened && h.B1 <= line
	switch {
	case under && h.B2 >= 30:
		return Poor
	case under:
		return NearPoor
	case h.Farming && h.Income > low && h.Income <= high:
		return AverageLiving
	}
	return NotPoor
}

func TestScoresAndAnswersGiveTheClassThatWasMeant(t *testing.T) {
	for _, c := range variety(t) {
		eachHousehold(c, func(commune Commune, h Household) {
			if h.Gone() {
				if h.Class != "" {
					t.Errorf("%s %s %s is gone and has class %s", commune.Unit.Name, h.Village, h.Number, h.Class)
				}
				return
			}
			if got := classify(h, commune.Unit.Kind == "thị trấn"); got != h.Class {
				t.Errorf("%s %s %s: scores give %s, truth is %s (B1 %d, B2 %d)", commune.Unit.Name, h.Village, h.Number, got, h.Class, h.B1, h.B2)
			}
		})
	}
}

// movementOf names the flow of a household from its two classes and its
// history alone.
func movementOf(h Household) Movement {
	now := h.Class
	if now == AverageLiving {
		now = NotPoor
	}
	switch pair := string(h.Listed) + " " + string(now); {
	case pair == "poor poor":
		return StaysPoor
	case pair == "poor near_poor":
		return PoorToNearPoor
	case pair == "poor not_poor":
		return PoorToNotPoor
	case pair == "poor ":
		return OtherOutPoor
	case pair == "near_poor near_poor":
		return StaysNearPoor
	case pair == "near_poor poor":
		return NearPoorToPoor
	case pair == "near_poor not_poor":
		return NearPoorToNotPoor
	case pair == "near_poor ":
		return OtherOutNearPoor
	case pair == "not_poor poor" && h.Reason != "":
		return OtherInPoor
	case pair == "not_poor near_poor" && h.Reason != "":
		return OtherInNearPoor
	case pair == "not_poor poor" && h.LastListed == Poor:
		return RelapsePoor
	case pair == "not_poor near_poor" && h.LastListed == NearPoor:
		return RelapseNearPoor
	case pair == "not_poor poor" && h.LastListed == "":
		return NewPoor
	case pair == "not_poor near_poor" && h.LastListed == "":
		return NewNearPoor
	case pair == "not_poor not_poor":
		return NotListed
	}
	return "unknown"
}

func TestEveryHouseholdIsInTheOneMovementThatItsClassesSay(t *testing.T) {
	for _, c := range variety(t) {
		eachHousehold(c, func(commune Commune, h Household) {
			if want := movementOf(h); h.Movement != want {
				t.Errorf("%s %s %s: movement %s, want %s", commune.Unit.Name, h.Village, h.Number, h.Movement, want)
			}
			if (h.LastYear > 0) != (h.LastListed != "") || h.LastYear >= c.Options.Year-1 {
				t.Errorf("%s %s %s: last listed %d as %q", commune.Unit.Name, h.Village, h.Number, h.LastYear, h.LastListed)
			}
		})
	}
}

func TestTheListsBalanceForHouseholdsAndForPersons(t *testing.T) {
	for _, c := range variety(t) {
		for _, list := range []Class{Poor, NearPoor} {
			var opening, closing, out, in Totals
			eachHousehold(c, func(_ Commune, h Household) {
				was, is := h.Listed == list, h.Class == list
				if was {
					opening.add(Totals{Households: 1, Persons: h.Opening})
				}
				if is {
					closing.add(Totals{Households: 1, Persons: len(h.Members)})
				}
				switch {
				case was && !is:
					out.add(Totals{Households: 1, Persons: h.Opening})
				case is && !was:
					in.add(Totals{Households: 1, Persons: len(h.Members)})
				case was && is:
					out.Persons += h.Deaths + h.Left
					in.Persons += h.Births + h.Joined
				}
			})
			opening.Households += in.Households - out.Households
			opening.Persons += in.Persons - out.Persons
			if opening != closing {
				t.Errorf("seed %d, %s: opening with its flows is %+v, closing %+v", c.Options.Seed, list, opening, closing)
			}
		}
	}
}

func TestTheSampleHasEveryMovementAndEveryReason(t *testing.T) {
	seen := map[string]int{}
	eachHousehold(generate(t, Options{Seed: sampleSeed}), func(_ Commune, h Household) {
		seen[fmt.Sprintf("%s/%s", h.Movement, h.Reason)]++
		seen["screened/"+fmt.Sprint(h.Screened)]++
		seen["class/"+string(h.Class)]++
	})
	for _, want := range []string{
		"stays_poor/", "stays_near_poor/", "poor_to_near_poor/", "poor_to_not_poor/", "near_poor_to_poor/", "near_poor_to_not_poor/",
		"relapse_poor/", "new_poor/", "relapse_near_poor/", "new_near_poor/", "other_in_poor/moved_in", "other_in_poor/split",
		"other_in_near_poor/moved_in", "other_in_near_poor/split", "other_out_poor/moved_away", "other_out_poor/died", "other_out_poor/merged",
		"other_out_near_poor/moved_away", "other_out_near_poor/died", "other_out_near_poor/merged",
		"not_listed/", "not_listed/moved_in", "not_listed/split", "screened/true", "class/average_living",
	} {
		if seen[want] == 0 {
			t.Errorf("no household is %s", want)
		}
	}
}

func TestTheSampleStandsOnEveryBorder(t *testing.T) {
	seen := map[string]int{}
	eachHousehold(generate(t, Options{Seed: sampleSeed}), func(commune Commune, h Household) {
		kind := commune.Unit.Kind
		line, low, high := 140, int64(1_500_000), int64(2_250_000)
		if kind == "thị trấn" {
			line, low, high = 175, 2_000_000, 3_000_000
		}
		if !h.Gone() && !h.Screened {
			seen[fmt.Sprintf("%s B1 %+d lacks %d", kind, h.B1-line, h.Lacks())]++
		}
		if kind == "xã" && h.Farming && !h.Class.onList() {
			seen[fmt.Sprintf("income %+d", h.Income-low)]++
			seen[fmt.Sprintf("top %+d", h.Income-high)]++
		}
	})
	for _, want := range []string{
		"xã B1 +0 lacks 3", "xã B1 +0 lacks 2", "xã B1 +1 lacks 3",
		"thị trấn B1 +0 lacks 3", "thị trấn B1 +0 lacks 2", "thị trấn B1 +1 lacks 3",
		"income +0", "income +1", "top +0", "top +1",
	} {
		if seen[want] == 0 {
			t.Errorf("no household has %s", want)
		}
	}
}

func TestTheTruthSaysOfEveryHouseholdWhatItWasBuiltTo(t *testing.T) {
	c := generate(t, Options{Seed: sampleSeed})
	truth := c.Truth().Households
	at := 0
	eachHousehold(c, func(commune Commune, h Household) {
		got := truth[at]
		at++
		class, reason := Class(""), Reason("")
		if got.Class != nil {
			class = *got.Class
		}
		if got.MovementReason != nil {
			reason = *got.MovementReason
		}
		want := []any{commune.Unit.Code, h.Village, h.Number, h.Class, h.Listed, h.Movement, h.Reason}
		if !slices.Equal([]any{got.CommuneCode, got.Village, got.HouseholdNo, class, got.PreviousClass, got.Movement, reason}, want) {
			t.Errorf("truth says %+v of %v", got, want)
		}
	})
	if at != len(truth) {
		t.Errorf("the truth has %d households, the campaign %d", len(truth), at)
	}
}

func eachHousehold(c Campaign, do func(Commune, Household)) {
	for _, commune := range c.Communes {
		for _, h := range commune.Households {
			do(commune, h)
		}
	}
}
