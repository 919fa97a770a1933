package warehouse_test

import (
	"testing"

	"rasoat/pipeline/warehouse"
)

// started gives the opening list's households and what became of them.
const started = "select o.opening_key, o.opening_class, m.household_key from int_opening o left join int_matches m using (opening_key) order by all"

func TestAListedHouseholdWhoseClassCannotBeReadIsHeldOutAndNotNew(t *testing.T) {
	for _, class := range []string{"Hộ ngèo", ""} {
		t.Run("class "+class, func(t *testing.T) {
			t.Parallel()
			db := district{
				previous:   []cells{listed("1", "Hộ nghèo", "1").with(cells{"class": class}), listed("2", "Hộ nghèo", "1")},
				households: []cells{household("1", poor.with(cells{"listed_as": "Hộ nghèo"})), household("2", poor.with(cells{"listed_as": "Hộ nghèo"}))},
			}.build(t, warehouse.ThroughReports)
			table(t, db, errorsOf, []any{"DS-001", "1"})
			table(t, db, "select household_no, movement from mart_households", []any{"2", "stays_poor"})
			table(t, db, started, []any{"01975/nà pái/1", nil, "01975/nà pái/1"}, []any{"01975/nà pái/2", "poor", "01975/nà pái/2"})
			table(t, db, "select pending_households, held_out_households, poor_rate from mart_communes where commune_code = '01975'", []any{int64(1), int64(1), nil})
		})
	}
}

func TestTwoHeadsUnderOneNumberOfTheListAreTwoHouseholds(t *testing.T) {
	a, b := cells{"head_name": "Nông Thị A", "head_national_id": "006180000011"}, cells{"head_name": "Nông Thị B", "head_national_id": "006180000022"}
	now := poor.with(cells{"listed_as": "Hộ nghèo"})
	d := district{
		previous:   []cells{listed("5", "Hộ nghèo", "1").with(a), listed("5", "Hộ nghèo", "1").with(a), listed("5", "Hộ cận nghèo", "1").with(b), listed("7", "Hộ nghèo", "1")},
		households: []cells{household("5", now.with(a)), household("6", now.with(b)), household("7", now)},
	}
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, started, []any{"01975/nà pái/5", "poor", "01975/nà pái/5"}, []any{"01975/nà pái/5#2", "near_poor", "01975/nà pái/6"}, []any{"01975/nà pái/7", "poor", "01975/nà pái/7"})
	table(t, db, errorsOf, []any{"DS-002", "5"}, []any{"DS-002", "5"}, []any{"DS-002", "5"})
	table(t, db, "select household_no, movement from mart_households", []any{"7", "stays_poor"})
	table(t, db, "select poor_opening, near_poor_opening, pending_households from mart_communes where commune_code = '01975'", []any{int64(2), int64(1), int64(2)})
}

func TestAnErrorOfTheReaderInARowOfTheListHoldsItsHouseholdOut(t *testing.T) {
	d := good()
	d.found = [][]any{{"previous/01975.xlsx", "TEP-040", "error", "Danh sách", "E7"}}
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, "select code, household_no, household_key from findings where severity = 'error'", []any{"TEP-040", "2", "01975/nà pái/2"})
	table(t, db, "select household_no from mart_households order by 1", []any{"1"}, []any{"3"})
}

func TestACommuneWhoseOnlySettledHouseholdIsGoneStillHasItsLines(t *testing.T) {
	db := district{
		previous: []cells{listed("1", "Hộ nghèo", "1"), listed("2", "Hộ nghèo", "1")},
		households: []cells{household("1", gone.with(cells{"movement": "chuyển đi", "listed_as": "Hộ nghèo"})),
			household("2", poor.with(cells{"listed_as": "Hộ nghèo", "head_sex": ""}))},
	}.build(t, warehouse.ThroughReports)
	table(t, db, "select c1, c4, c9 from rpt_702_poor_flows where unit_name = 'Xã Vi Hương' and line = 'Hộ'", []any{int64(1), int64(1), int64(0)})
	table(t, db, "select c3, c4 from rpt_701_results where unit_name = 'Xã Vi Hương'", []any{int64(0), nil})
}
