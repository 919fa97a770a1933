package rules

import (
	"slices"
	"strings"
	"testing"
)

// setAndCases are an embedded set and the cases beside it.
func setAndCases(t *testing.T, id string) (Set, []Case) {
	t.Helper()
	sets, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		if set.ID == id {
			cases, err := Cases(Embedded(), set)
			if err != nil {
				t.Fatal(err)
			}
			return set, cases
		}
	}
	t.Fatalf("there is no set %s", id)
	return Set{}, nil
}

func uncovered(set Set, cases []Case) (keys []string) {
	for _, e := range Uncovered(set, cases) {
		keys = append(keys, e.Key)
	}
	return keys
}

func TestCasesStandOnEveryKnownBorderOfEverySet(t *testing.T) {
	for id, want := range map[string][]string{"qd-59-2015": nil, "nd-07-2021": nil, "nd-351-2025": {"classes.average_living"}} {
		if got := uncovered(setAndCases(t, id)); !slices.Equal(got, want) {
			t.Errorf("%s: no case covers %q, want %q", id, got, want)
		}
	}
}

func TestWithoutTheCasesOfABorderTheBorderIsUncovered(t *testing.T) {
	for _, c := range []struct{ set, without, want string }{
		{"nd-07-2021", "Xã, B1 141 điểm và 3 chỉ số", "score_lines.rural"},
		{"nd-07-2021", "Thị trấn, B1 đúng 175 điểm và 3 chỉ số", "score_lines.urban"},
		{"nd-07-2021", "Xã, làm nông, thu nhập 2.250.001 đồng", "income_lines.average_living.rural"},
		{"nd-07-2021", "Xã, B1 đúng 140 điểm và không thiếu hụt", "classes.near_poor.min_deprived"},
		{"nd-07-2021", "Chỉ số 4: trẻ 5 tuổi không có bảo hiểm", "parameters.insured_age_from"},
		{"nd-07-2021", "Chỉ số 2: một trẻ 15 tuổi trong hai người", "parameters.dependent_share_above_percent"},
		{"nd-07-2021", "Chỉ số 5: người 17 tuổi chỉ cần bằng THCS", "parameters.adult_education_upper_age_from"},
		{"nd-07-2021", "Chỉ số 6: trẻ 11 tuổi", "schooling_2"},
		{"nd-07-2021", "Chỉ số 7: chỉ mái không bền chắc", "parameters.weak_structures_from"},
		{"nd-07-2021", "Chỉ số 8: 15 m² cho hai người", "parameters.area_per_person_below_m2"},
		{"nd-07-2021", "Chỉ số 9: giếng khoan", "accepted_answers.water_source"},
		{"nd-07-2021", "Chỉ số 10: nhà tiêu loại khác", "accepted_answers.toilet_type"},
		{"nd-07-2021", "Chỉ số 12: có radio", "accepted_answers.info_devices"},
		{"nd-07-2021", "Chỉ số 11: có người dùng internet", "indicators.11"},
		{"nd-351-2025", "Xã, chỉ có điểm B1", "score_lines.rural"},
		{"nd-351-2025", "Thị trấn, làm nông, thu nhập 2.800.001 đồng", "income_lines.average_living.urban"},
		{"qd-59-2015", "Xã, thu nhập 700.001 đồng và không thiếu hụt", "income_lines.poverty.rural"},
		{"qd-59-2015", "Thị trấn, thu nhập 1.300.001 đồng và 3 chỉ số", "income_lines.near_poverty.urban"},
	} {
		set, cases := setAndCases(t, c.set)
		fewer := slices.DeleteFunc(slices.Clone(cases), func(example Case) bool { return strings.HasPrefix(example.Name, c.without) })
		if got := uncovered(set, fewer); len(fewer) != len(cases)-1 || !slices.Contains(got, c.want) {
			t.Errorf("%s: without %q (%d cases of %d) no case covers %q, want %s", c.set, c.without, len(fewer), len(cases), got, c.want)
		}
	}
}

func TestAThresholdThatMovesLeavesItsCasesBehind(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"insured_age_from, value: 6", "insured_age_from, value: 7", "the case does not stand at the border of insured_age_from"},
		{"weak_structures_from, value: 2", "weak_structures_from, value: 3", "the case does not stand at the border of weak_structures_from"},
		{"area_per_person_below_m2, value: 8", "area_per_person_below_m2, value: 10", "the case does not stand at the border of area_per_person_below_m2"},
		{"dependent_share_above_percent, value: 50", "dependent_share_above_percent, value: 80", "the case does not stand at the border of dependent_share_above_percent"},
		{"adult_education_lower_level, value: 2", "adult_education_lower_level, value: 3", "the case does not stand at the border of adult_education_lower_level"},
	} {
		err := loadWithCases(spoil(t, "nd-07-2021", "set.yaml", c.old, c.new))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.new, err, c.want)
		}
	}
}
