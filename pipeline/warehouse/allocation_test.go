package warehouse_test

import (
	"testing"

	"rasoat/pipeline/warehouse"
)

const bases = "select opening, without_labour, unanswered, base, registered from int_allocation_bases where commune_code = '01975' and list = 'poor'"

// Five poor households: one cannot work, two registered, one of whom cannot
// work, and one has no row yet.
func bed() district {
	d := district{}
	for _, no := range []string{"1", "2", "3", "4", "5"} {
		d.previous = append(d.previous, listed(no, "Hộ nghèo", "1"))
	}
	d.previous = append(d.previous, listed("6", "Hộ cận nghèo", "1"))
	d.households = []cells{
		household("1", cells{"no_labour_capacity": "x", "registered_exit": "x"}), household("2", cells{"registered_exit": "x"}),
		household("3", cells{"no_labour_capacity": "không"}), household("4", nil), household("6", cells{"no_labour_capacity": "x"}),
	}
	return d
}

func TestTheBaseIsTheOpeningListWithoutHouseholdsThatCannotWork(t *testing.T) {
	db := bed().build(t, warehouse.ThroughIdentity)
	table(t, db, bases, []any{int64(5), int64(1), int64(1), int64(4), int64(1)})
	table(t, db, "select sum(opening) from int_allocation_bases where commune_code = '01969'", []any{int64(0)})
}

func TestAWorkbookWithoutTheColumnAnswersNothing(t *testing.T) {
	d := bed()
	d.absent = []string{"registered_exit", "no_labour_capacity"}
	table(t, d.build(t, warehouse.ThroughIdentity), bases, []any{int64(5), int64(0), int64(5), int64(5), nil})
}

func TestTheResultOfTheYearBeforeSaysWhoCannotWorkBeforeTheSurveyBegins(t *testing.T) {
	d := district{approved: []cells{
		approvedRow(2022, "1", wasPoor.with(cells{"no_labour_capacity": "true"})), approvedRow(2022, "2", wasPoor.with(cells{"no_labour_capacity": "false"})), approvedRow(2022, "3", wasPoor),
	}}
	table(t, d.build(t, warehouse.ThroughIdentity), bases, []any{int64(3), int64(1), int64(1), int64(2), nil})
}
