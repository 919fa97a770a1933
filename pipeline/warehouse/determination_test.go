package warehouse_test

import (
	"fmt"
	"testing"

	"rasoat/pipeline/warehouse"
)

func TestADeterminationIsAnotherWhereAnInputOfTheClassIsAndTheSameWhereNoneIs(t *testing.T) {
	changes := []struct {
		what    string
		changed cells
		another bool
	}{
		{"the B1 score", cells{"b1_score": "151"}, true},
		{"an indicator and its B2 score", cells{"deprived_04": "x", "b2_score": "10"}, true},
		{"farming", cells{"farming_household": "x"}, true},
		{"the income", cells{"income_per_capita": "1800001"}, true},
		{"the members", cells{"member_count": "2"}, true},
		{"screened out by form A", cells{"b1_score": "", "b2_score": "", "screening_a": "không đạt"}, true},
		{"the head's name and birth", cells{"head_name": "Tên Sửa Lại", "head_birth": "1981"}, false},
		{"the causes", cells{"causes": "1;2"}, false},
		{"the class that the commune wrote", cells{"reported_class": "Hộ nghèo"}, false},
		{"the number as typed", cells{"household_no": "0009"}, false},
	}
	var before, after district
	for i, c := range changes {
		row := household(fmt.Sprint(i), cells{"income_per_capita": "1800000"})
		before.households, after.households = append(before.households, row), append(after.households, row.with(c.changed))
	}
	const ids = "select determination_id, number_key(household_no) from mart_households order by cast(number_key(household_no) as integer)"
	_, was, err := before.build(t, warehouse.ThroughMarts).Select(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	_, is, err := after.build(t, warehouse.ThroughMarts).Select(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	if len(was) != len(changes) || len(is) != len(changes) {
		t.Fatalf("%d and %d determinations, want %d", len(was), len(is), len(changes))
	}
	for i, c := range changes {
		if another := was[i][0] != is[i][0]; another != c.another {
			t.Errorf("%s: another determination %v, want %v", c.what, another, c.another)
		}
	}
}

func TestTheMovementBetweenTwoSetsCountsHouseholdsAndTheirPersons(t *testing.T) {
	db := district{
		sets:     []string{"nd-07-2021", "nd-351-2025"},
		campaign: map[string]any{"assume_unknown": "compared"},
		households: []cells{
			household("1", poor.with(cells{"member_count": "4", "income_per_capita": "1400000"})),
			household("2", flags(3).with(cells{"member_count": "5", "income_per_capita": "2200000"})),
			household("3", flags(3).with(cells{"member_count": "2", "income_per_capita": "1600000"})),
			household("4", gone.with(cells{"member_count": "3", "movement": "chuyển đi"})),
		},
	}.build(t, warehouse.ThroughMarts)
	table(t, db, "select to_set, from_class, to_class, households, persons from mart_rule_movements order by all",
		[]any{"nd-351-2025", "not_poor", "poor", int64(2), int64(7)}, []any{"nd-351-2025", "poor", "poor", int64(1), int64(4)})
}
