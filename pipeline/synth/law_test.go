package synth

import (
	"strings"
	"testing"
)

// decree07 is the law of the sample: Nghị định 07/2021, as rules/nd-07-2021
// has it.
func decree07() Law {
	return Law{
		Area:        map[string]string{"xã": "rural", "thị trấn": "urban", "phường": "urban"},
		Cutoff:      map[string]int{"rural": 140, "urban": 175},
		MinDeprived: 3,
		AverageLow:  map[string]int64{"rural": 1_500_000, "urban": 2_000_000},
		AverageHigh: map[string]int64{"rural": 2_250_000, "urban": 3_000_000},
		Parameter: map[string]int64{
			"points_per_indicator": 10, "dependent_child_age_below": 16, "dependent_elder_age_from": 60,
			"dependent_share_above_percent": 50, "undernourished_age_below": 16, "insured_age_from": 6,
			"adult_education_age_from": 16, "adult_education_upper_age_from": 18, "adult_education_age_through": 30,
			"adult_education_lower_level": 2, "adult_education_upper_level": 3, "weak_structures_from": 2, "area_per_person_below_m2": 8,
		},
		Schooling: []SchoolBand{{3, 6, "1"}, {6, 12, "2"}, {12, 16, "3"}},
		Accepted: map[string][]string{
			"water_source": {"1", "2", "3", "4", "5", "6"}, "toilet_type": {"1", "2", "3", "4", "5"}, "info_devices": {"1", "2", "3", "4", "5", "6", "7"},
		},
	}
}

func TestALawWithoutOneOfItsNumbersIsRefusedByName(t *testing.T) {
	for name, spoil := range map[string]func(*Law){
		"min deprived":                 func(l *Law) { l.MinDeprived = 0 },
		"thị trấn has no area":         func(l *Law) { delete(l.Area, "thị trấn") },
		`its area "rural" no B1 line`:  func(l *Law) { delete(l.Cutoff, "rural") },
		"area urban has no range":      func(l *Law) { l.AverageHigh["urban"] = l.AverageLow["urban"] },
		"parameter insured_age_from":   func(l *Law) { delete(l.Parameter, "insured_age_from") },
		"schooling has no bands":       func(l *Law) { l.Schooling = nil },
		"toilet_type has no accepted":  func(l *Law) { l.Accepted["toilet_type"] = nil },
		"info_devices has no accepted": func(l *Law) { delete(l.Accepted, "info_devices") },
	} {
		law := decree07()
		spoil(&law)
		_, err := Generate(t.Context(), Options{Law: law})
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error is %v, want one that says %q", err, name)
		}
	}
}

func TestOptionsThatCannotBeMetAreRefusedByName(t *testing.T) {
	for name, o := range map[string]Options{
		"communes is -1":                 {Communes: -1},
		"communes is 60000":              {Communes: 60_000},
		"at least 280":                   {Households: 100},
		"poor at the opening are 5000":   {PoorOpening: 5000},
		"near-poor at the opening are 3": {NearPoorOpening: 3000},
		"poor reduction is 2001 of 2000": {PoorReduction: 2001},
		"near-poor reduction is 901":     {NearPoorReduction: 901},
		"year is 23":                     {Year: 23},
	} {
		o.Law = decree07()
		_, err := Generate(t.Context(), o)
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error is %v, want one that says %q", err, name)
		}
	}
}

func TestDefaultsScaleFromTheDistrictOfThePlan(t *testing.T) {
	for _, c := range []struct{ given, want Options }{
		{Options{}, Options{Communes: 14, Households: 8690, PoorOpening: 2000, NearPoorOpening: 900, PoorReduction: 361, NearPoorReduction: 383, Year: 2023}},
		{Options{Communes: 140}, Options{Communes: 140, Households: 86900, PoorOpening: 20000, NearPoorOpening: 9000, PoorReduction: 3610, NearPoorReduction: 3830, Year: 2023}},
		{Options{Households: 869, Year: 2024}, Options{Communes: 14, Households: 869, PoorOpening: 200, NearPoorOpening: 90, PoorReduction: 36, NearPoorReduction: 38, Year: 2024}},
	} {
		c.want.Law, c.given.Law = Law{}, Law{}
		got := c.given.Defaults()
		if !sameOptions(got, c.want) {
			t.Errorf("defaults of %+v are %+v, want %+v", c.given, got, c.want)
		}
	}
}

func sameOptions(a, b Options) bool {
	return a.Communes == b.Communes && a.Households == b.Households && a.PoorOpening == b.PoorOpening && a.NearPoorOpening == b.NearPoorOpening &&
		a.PoorReduction == b.PoorReduction && a.NearPoorReduction == b.NearPoorReduction && a.Year == b.Year
}
