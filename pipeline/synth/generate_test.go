package synth

import (
	"context"
	"errors"
	"math"
	"reflect"
	"testing"
)

// sampleSeed makes testdata/bach-thong-2023.
const sampleSeed = 51

func generate(t *testing.T, o Options) Campaign {
	t.Helper()
	o.Law = decree07()
	c, err := Generate(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// variety is a handful of campaigns that differ in size and seed.
func variety(t *testing.T) []Campaign {
	return []Campaign{
		generate(t, Options{Seed: sampleSeed}),
		generate(t, Options{Seed: 7, Communes: 3}),
		generate(t, Options{Seed: 8, Communes: 40, Households: 12000}),
		generate(t, Options{Seed: 9, Communes: 1, Households: 20}),
	}
}

func TestTheSameSeedGivesTheSameCampaignAndAnotherSeedAnother(t *testing.T) {
	first, again := generate(t, Options{Seed: 5}), generate(t, Options{Seed: 5})
	if !reflect.DeepEqual(first.Communes, again.Communes) {
		t.Error("two campaigns of seed 5 differ")
	}
	if other := generate(t, Options{Seed: 6}); reflect.DeepEqual(first.Communes, other.Communes) {
		t.Error("campaigns of seeds 5 and 6 are the same")
	}
}

func TestACommuneIsBuiltTheSameWhateverTheOthersAre(t *testing.T) {
	o := Options{Seed: 5, Law: decree07()}.Defaults()
	plan := lay(o, units(o))
	alone := buildCommune(o, loadWords(), plan.communes[9], 9)
	if together := generate(t, Options{Seed: 5}).Communes[9]; !reflect.DeepEqual(alone, together) {
		t.Error("commune 9 built alone differs from commune 9 of the campaign")
	}
}

func TestGenerateStopsWhenItsContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Generate(ctx, Options{Law: decree07()}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
}

func TestTheDistrictHasExactlyTheHouseholdsAndTheListsOfThePlan(t *testing.T) {
	for _, c := range variety(t) {
		var now Totals
		opening, closing := map[Class]int{}, map[Class]int{}
		for _, commune := range c.Communes {
			now.add(commune.Now)
			for _, h := range commune.Households {
				opening[h.Listed]++
				closing[h.Class]++
			}
		}
		o := c.Options
		if now.Households != o.Households || opening[Poor] != o.PoorOpening || opening[NearPoor] != o.NearPoorOpening {
			t.Errorf("seed %d: %d households, lists %v; want %d, %d and %d", o.Seed, now.Households, opening, o.Households, o.PoorOpening, o.NearPoorOpening)
		}
		near(t, "poor fewer", opening[Poor]-closing[Poor], o.PoorReduction)
		near(t, "near-poor fewer", opening[NearPoor]-closing[NearPoor], o.NearPoorReduction)
	}
}

// near asks for a count within 3 % of the planned one, or within 2.
func near(t *testing.T, what string, got, want int) {
	t.Helper()
	if off := math.Abs(float64(got - want)); off > max(2, 0.03*float64(want)) {
		t.Errorf("%s: %d, want about %d", what, got, want)
	}
}

func TestTheSampleDistrictLooksLikeTheDistrict(t *testing.T) {
	c := generate(t, Options{Seed: sampleSeed})
	var now Totals
	for i, commune := range c.Communes {
		now.add(commune.Now)
		if want := bachThong()[i].Code; commune.Unit.Code != want {
			t.Errorf("commune %d is %s, want %s", i, commune.Unit.Code, want)
		}
	}
	if average := float64(now.Persons) / float64(now.Households); average < 3.5 || average > 3.7 {
		t.Errorf("%.2f persons a household, want about 3.6", average)
	}
	if share := float64(now.MinorityHouseholds) / float64(now.Households); share < 0.85 || share > 0.96 {
		t.Errorf("%.3f of the households are of minorities, want more than 0.85", share)
	}
}

func TestTheOtherResidentsAreNeverNegative(t *testing.T) {
	for _, c := range variety(t) {
		for _, commune := range c.Communes {
			present := 0
			for _, h := range commune.Households {
				present += min(1, h.Persons())
			}
			now, opening := commune.Now, commune.Opening
			if present > now.Households || now.MinorityHouseholds > now.Households || now.MinorityPersons > now.Persons ||
				opening.MinorityHouseholds > opening.Households || opening.MinorityPersons > opening.Persons {
				t.Errorf("seed %d, %s: %d present, now %+v, opening %+v", c.Options.Seed, commune.Unit.Name, present, now, opening)
			}
		}
	}
}

func TestMoreCommunesThanRealOnesAreAllInvented(t *testing.T) {
	c := generate(t, Options{Seed: 1, Communes: 15})
	for _, commune := range c.Communes {
		if commune.Unit.Code[0] != '9' || commune.Unit.Name[:len("Tổng hợp")] != "Tổng hợp" {
			t.Errorf("%s %s does not look invented", commune.Unit.Code, commune.Unit.Name)
		}
	}
	if c.place.districtName != "huyện Tổng hợp" {
		t.Errorf("the district is %s", c.place.districtName)
	}
}
