package warehouse_test

import (
	"fmt"
	"reflect"
	"testing"

	"rasoat/pipeline/warehouse"
)

// table selects rows and holds them against what is wanted, in order.
func table(t *testing.T, db *warehouse.DB, query string, want ...[]any) {
	t.Helper()
	_, rows, err := db.Select(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(want) || (len(want) > 0 && !reflect.DeepEqual(rows, want)) {
		t.Errorf("%s:\n got %v\nwant %v", query, rows, want)
	}
}

// errorsOf are the codes of severity error or warning, each with the number of
// its household, in order.
const errorsOf = "select code, household_no from findings where severity = 'error' order by all"

func TestANumberWrittenAnotherWayIsTheSameHousehold(t *testing.T) {
	for _, x := range []struct{ before, now string }{
		{"1", "001"}, {"001", "1"}, {"2", "２"}, {"3", "3\n"}, {"4", "4\u00a0"}, {"H5", "h5"}, {"6", "\u200b6"}, {"tổ 7", "Tổ  7"}, {"000", "0"}, {"8", "0\u20608"},
	} {
		t.Run(fmt.Sprintf("%q is %q", x.now, x.before), func(t *testing.T) {
			t.Parallel()
			other := cells{"head_name": "Tên Viết Khác", "head_national_id": "", "head_birth": "1981"}
			db := district{
				previous:   []cells{listed(x.before, "Hộ nghèo", "1")},
				households: []cells{household(x.now, poor.with(other).with(cells{"listed_as": "Hộ nghèo"}))},
				members:    []cells{member(x.now, nil)},
			}.build(t, warehouse.ThroughReports)
			table(t, db, errorsOf)
			table(t, db, "select movement from mart_households", []any{"stays_poor"})
		})
	}
}

func TestTwoNumbersThatMeanTheSameStandOnceOnly(t *testing.T) {
	d := good()
	d.households = append(d.households, household("03", nil))
	table(t, d.build(t, warehouse.ThroughReports), errorsOf, []any{"HO-005", "03"}, []any{"HO-005", "3"})
}

// onceEach are the rows that break the grain of the movements: a household or
// an opening row in two movements, or a household without exactly one row.
const onceEach = `
select 'household' as side, household_key as key from int_movements group by household_key having count(*) <> 1
union all
select 'opening', opening_key from int_movements where opening_key is not null group by opening_key having count(*) <> 1
union all
select 'missing', h.household_key from int_households h left join mart_households m on m.household_key = h.household_key
  group by h.household_key having count(m.household_key) <> 1
union all
select 'open', o.opening_key from int_opening o
  left join int_movements m on m.opening_key = o.opening_key
  left join int_held_out x on x.list = 'opening' and x.held_key = o.opening_key
  where (m.opening_key is null) = (x.held_key is null)`

var gone = cells{"b1_score": "", "b2_score": ""}

func TestANumberTakenOverByANewcomerCountsNoHouseholdTwice(t *testing.T) {
	newcomer := cells{"head_name": "Người Mới Đến", "head_national_id": "006175000009", "member_count": "4", "movement": "chuyển đến"}
	receiver := poor.with(cells{"listed_as": "Hộ nghèo", "member_count": "5"})
	for _, x := range []struct {
		story      string
		previous   []cells
		households []cells
		errors     [][]any
		flows      []any
	}{
		{"the number of a household that merged, without its row",
			[]cells{listed("1", "Hộ nghèo", "2"), listed("2", "Hộ nghèo", "3")},
			[]cells{household("2", receiver.with(cells{"movement": "nhập hộ", "origin_household_no": "1"})), household("1", poor.with(newcomer))},
			[][]any{{"HO-022", "1"}, {"HO-032", "2"}, {"HO-033", "1"}}, []any{int64(0), int64(0), int64(0), int64(0)}},
		{"the number of a household that got another one",
			[]cells{listed("1", "Hộ nghèo", "2").with(cells{"head_national_id": "006180000001"}), listed("2", "Hộ nghèo", "3")},
			[]cells{household("2", receiver), household("1", poor.with(newcomer)), household("9", poor.with(cells{"listed_as": "Hộ nghèo", "head_national_id": "006180000001"}))},
			nil, []any{int64(2), int64(0), int64(1), int64(3)}},
		{"a parent marked as split from itself",
			[]cells{listed("1", "Hộ nghèo", "5")},
			[]cells{household("1", nearPoor.with(cells{"movement": "tách hộ", "origin_household_no": "1"})), household("2", poor.with(cells{"movement": "tách hộ", "origin_household_no": "1"}))},
			[][]any{{"HO-022", "1"}, {"HO-033", "1"}}, []any{int64(0), int64(0), int64(1), int64(1)}},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{previous: x.previous, households: x.households}.build(t, warehouse.ThroughReports)
			table(t, db, errorsOf, x.errors...)
			table(t, db, onceEach)
			table(t, db, "select c1, c4, c8, c9 from mart_flows where commune_code = '01975' and list = 'poor' and counted = 'households'", x.flows)
			table(t, db, "select cast(sum(total) as bigint) from mart_groups where class = 'poor' and counted = 'households'", []any{x.flows[3]})
		})
	}
}

func TestAHeldOutHouseholdHoldsOutNoOtherOfTheSameNumber(t *testing.T) {
	db := district{
		previous: []cells{listed("1", "Hộ nghèo", "1").with(cells{"head_national_id": "006180000009"})},
		households: []cells{
			household("9", poor.with(cells{"listed_as": "Hộ nghèo"})), // household 1 of last year
			household("1", poor.with(cells{"head_name": "Người Mới Đến", "movement": "chuyển đến", "head_sex": ""})),
		},
	}.build(t, warehouse.ThroughReports)
	table(t, db, errorsOf, []any{"HO-001", "1"})
	table(t, db, "select household_no, movement from mart_households", []any{"9", "stays_poor"})
	table(t, db, "select held_out_households, poor_opening from mart_communes where commune_code = '01975'", []any{int64(1), int64(1)})
	table(t, db, onceEach)
}

func TestTheHeldOutAreTheRowsOfTheSurveyAndTheListedThatHaveNone(t *testing.T) {
	listedAs := cells{"listed_as": "Hộ nghèo"}
	db := district{
		previous: []cells{listed("1", "Hộ nghèo", "1"), listed("2", "Hộ nghèo", "1"), listed("3", "Hộ nghèo", "1")},
		households: []cells{
			household("1", poor.with(listedAs)), household("1", poor.with(listedAs)), // copied: both wait
			household("2", poor.with(listedAs).with(cells{"village": ""})),
			household("7", poor.with(cells{"village": "", "head_national_id": ""})), household("7", poor.with(cells{"village": "", "head_national_id": ""})),
			household("9", poor),
		},
	}.build(t, warehouse.ThroughMarts)
	table(t, db, "select held_out_households, missing_households from mart_communes where commune_code = '01975'", []any{int64(6), int64(1)})
	table(t, db, "select (select count(*) from int_surveyed) - (select count(*) from mart_households)", []any{int64(5)})
}

func TestToBeNamedAsOriginIsNoRow(t *testing.T) {
	for _, x := range []struct {
		story   string
		row     cells
		reports []any // besides HO-022 for household 1
	}{
		{"split from", household("9", cells{"movement": "tách hộ", "origin_household_no": "1"}), []any{"HO-031", "warning", "9"}},
		{"merged into", household("9", gone.with(cells{"movement": "nhập hộ", "origin_household_no": "1"})), []any{"HO-032", "error", "9"}},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{previous: []cells{listed("1", "Hộ nghèo", "5")}, households: []cells{x.row}, members: []cells{member("9", nil)}}.build(t, warehouse.ThroughReports)
			table(t, db, "select code, severity, household_no from findings where household_no is not null order by all", []any{"HO-022", "error", "1"}, x.reports)
			table(t, db, "select c1, c4, c9 from mart_flows where commune_code = '01975' and list = 'poor' and counted = 'households'", []any{int64(0), int64(0), int64(0)})
			table(t, db, onceEach)
		})
	}
}

func TestTheRowThatNamesAReceiverIsTheOneThatMerged(t *testing.T) {
	merged := cells{"listed_as": "Hộ nghèo", "movement": "nhập hộ", "origin_household_no": "1"}
	stays := household("1", poor.with(cells{"listed_as": "Hộ nghèo", "member_count": "7"}))
	for _, x := range []struct {
		story    string
		rows     []cells
		errors   [][]any
		warnings int64 // HO-013
		flows    []any // 7.2 households: c1, c4, c9
	}{
		{"without scores", []cells{stays, household("8", gone.with(merged))}, nil, 0, []any{int64(2), int64(1), int64(1)}},
		{"scores left in the row", []cells{stays, household("8", poor.with(merged))}, nil, 1, []any{int64(2), int64(1), int64(1)}},
		{"Phiếu A left in the row", []cells{stays, household("8", gone.with(merged).with(cells{"screening_a": "không đạt"}))}, nil, 1, []any{int64(2), int64(1), int64(1)}},
		{"each names the other", []cells{household("1", poor.with(merged).with(cells{"origin_household_no": "8"})), household("8", gone.with(merged))},
			[][]any{{"HO-032", "1"}, {"HO-032", "8"}}, 1, []any{int64(0), int64(0), int64(0)}},
		{"it names itself", []cells{stays, household("8", gone.with(merged).with(cells{"origin_household_no": "8"}))}, [][]any{{"HO-032", "8"}}, 0, []any{int64(1), int64(0), int64(1)}},
		{"the receiver is marked and the merged one left out", []cells{household("1", gone.with(merged).with(cells{"origin_household_no": "8", "screening_a": "không đạt"}))},
			[][]any{{"HO-022", "8"}, {"HO-032", "1"}}, 1, []any{int64(0), int64(0), int64(0)}},
		{"the receiver moved away", []cells{household("1", gone.with(cells{"listed_as": "Hộ nghèo", "movement": "chuyển đi"})), household("8", gone.with(merged))},
			[][]any{{"HO-032", "8"}}, 0, []any{int64(1), int64(1), int64(0)}},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{previous: []cells{listed("1", "Hộ nghèo", "5"), listed("8", "Hộ nghèo", "2")}, households: x.rows}.build(t, warehouse.ThroughReports)
			table(t, db, errorsOf, x.errors...)
			table(t, db, "select count(*) from findings where code = 'HO-013' and severity = 'warning'", []any{x.warnings})
			table(t, db, "select c1, c4, c9 from mart_flows where commune_code = '01975' and list = 'poor' and counted = 'households'", x.flows)
			table(t, db, onceEach)
		})
	}
}

func TestANewcomerIsNeitherItsOwnOriginNorAListedHousehold(t *testing.T) {
	for _, x := range []struct {
		story  string
		row    cells
		errors [][]any
	}{
		{"split from itself", household("9", cells{"movement": "tách hộ", "origin_household_no": "09"}), [][]any{{"HO-033", "9"}}},
		{"moved in from itself", household("9", cells{"movement": "chuyển đến", "origin_household_no": "9"}), [][]any{{"HO-033", "9"}}},
		{"moved in with a listed number", household("2", cells{"movement": "chuyển đến"}), [][]any{{"HO-022", "2"}, {"HO-033", "2"}}},
		{"split with a listed number", household("2", cells{"movement": "tách hộ", "origin_household_no": "1"}), [][]any{{"HO-022", "2"}, {"HO-033", "2"}}},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			d := district{previous: []cells{listed("1", "Hộ nghèo", "1")}, households: []cells{household("1", poor.with(cells{"listed_as": "Hộ nghèo"})), x.row}}
			if x.row["household_no"] == "2" {
				d.previous = append(d.previous, listed("2", "Hộ nghèo", "1"))
			}
			db := d.build(t, warehouse.ThroughReports)
			table(t, db, errorsOf, x.errors...)
			table(t, db, "select household_no from mart_households", []any{"1"})
			table(t, db, onceEach)
		})
	}
}

func TestTheMinorityOfTheOpeningIsThatOfItsList(t *testing.T) {
	for _, x := range []struct {
		before, now      string
		opening, closing int64
	}{
		{"Tày", "Kinh", 1, 0}, {"Kinh", "Tày", 0, 1}, {"", "Tày", 1, 1},
	} {
		t.Run(fmt.Sprintf("%q then %q", x.before, x.now), func(t *testing.T) {
			t.Parallel()
			db := district{
				previous:   []cells{listed("1", "Hộ nghèo", "1").with(cells{"head_ethnicity": x.before})},
				households: []cells{household("1", poor.with(cells{"listed_as": "Hộ nghèo", "head_ethnicity": x.now}))},
			}.build(t, warehouse.ThroughReports)
			table(t, db, "select cast(poor_opening_minority as bigint), cast(poor_closing_minority as bigint) from mart_communes where commune_code = '01975'", []any{x.opening, x.closing})
		})
	}
}

func TestAHouseholdThatTheRulesLeaveOpenHasNotEscaped(t *testing.T) {
	d := district{
		campaign:   map[string]any{"rule_set": "nd-351-2025"}, // its B1 line is not known, and there is no income
		sets:       []string{"nd-351-2025"},
		previous:   []cells{listed("1", "Hộ nghèo", "1"), listed("2", "Hộ cận nghèo", "1")},
		households: []cells{household("1", poor.with(cells{"listed_as": "Hộ nghèo"})), household("2", nearPoor.with(cells{"listed_as": "Hộ cận nghèo"})), household("3", nil)},
	}
	table(t, d.build(t, warehouse.ThroughMarts), "select household_no, class, movement from mart_households order by household_no",
		[]any{"1", nil, "undetermined"}, []any{"2", nil, "undetermined"}, []any{"3", nil, "undetermined"})
}

func TestANumberIsNoProofAgainstBothIdAndName(t *testing.T) {
	a, b := cells{"head_name": "Triệu Thị A", "head_national_id": "006170000001"}, cells{"head_name": "Nông Văn B", "head_national_id": "006185000002"}
	stays := poor.with(cells{"listed_as": "Hộ nghèo"})
	for _, x := range []struct {
		story     string
		before    cells // household 1 of last year, poor
		now       []cells
		findings  [][]any // of the matching, codes and numbers
		movements [][]any
	}{
		{"the same head", a, []cells{household("1", stays.with(a))}, nil, [][]any{{"1", "stays_poor"}}},
		{"both differ, and the old head has another number", a, []cells{household("1", poor.with(b)), household("2", stays.with(a))},
			nil, [][]any{{"1", "new_poor"}, {"2", "stays_poor"}}},
		{"both differ, and the old head is not there", a, []cells{household("1", stays.with(b))}, [][]any{{"HO-022", "1"}, {"HO-034", "1"}}, nil},
		{"both differ, and the row does not say that it was listed", a, []cells{household("1", poor.with(b))}, [][]any{{"HO-022", "1"}, {"HO-034", "1"}}, nil},
		{"both differ, and the row says that it continues its number", a, []cells{household("1", stays.with(b).with(cells{"origin_household_no": "1"}))},
			nil, [][]any{{"1", "stays_poor"}}},
		{"the id alone differs", a, []cells{household("1", stays.with(a).with(cells{"head_national_id": "006185000002"}))}, [][]any{{"HO-030", "1"}}, [][]any{{"1", "stays_poor"}}},
		{"the name alone differs, without an id to settle it", a.with(cells{"head_national_id": ""}), []cells{household("1", stays.with(b))}, [][]any{{"HO-030", "1"}}, [][]any{{"1", "stays_poor"}}},
		{"the name differs and the id is the same", a, []cells{household("1", stays.with(a).with(cells{"head_name": "Triệu Thị Ánh"}))}, nil, [][]any{{"1", "stays_poor"}}},
		{"the id is no id", a.with(cells{"head_national_id": "chưa có"}), []cells{household("11", stays.with(b).with(cells{"head_national_id": "chưa có"}))},
			[][]any{{"HO-022", "1"}, {"HO-034", "11"}}, nil},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{previous: []cells{listed("1", "Hộ nghèo", "1").with(x.before)}, households: x.now}.build(t, warehouse.ThroughReports)
			table(t, db, "select code, household_no from findings where code in ('HO-022', 'HO-023', 'HO-030', 'HO-034') order by all", x.findings...)
			table(t, db, "select household_no, movement from mart_households order by 1", x.movements...)
			table(t, db, onceEach)
		})
	}
}

func TestAListedHouseholdThatMatchesNothingIsNotNewWhileAnotherHasNoRow(t *testing.T) {
	other := cells{"head_name": "Tên Viết Khác", "head_birth": "1981", "listed_as": "Hộ nghèo"}
	for _, x := range []struct {
		story     string
		previous  []cells
		row       cells
		findings  [][]any
		movements [][]any
	}{
		{"one of last year's list has no row", []cells{listed("1", "Hộ nghèo", "1"), listed("2", "Hộ nghèo", "1")}, poor.with(other),
			[][]any{{"HO-034", "hộ 1 (Nà Pái)"}}, [][]any{{"2", "stays_poor"}}},
		{"the row says that it was not listed", []cells{listed("1", "Hộ nghèo", "1"), listed("2", "Hộ nghèo", "1")}, poor.with(other).with(cells{"listed_as": "Không"}),
			nil, [][]any{{"2", "stays_poor"}, {"9", "new_poor"}}},
		{"every one of last year's list has its row", []cells{listed("2", "Hộ nghèo", "1")}, poor.with(other),
			nil, [][]any{{"2", "stays_poor"}, {"9", "new_poor"}}},
		{"it moved in from another commune", []cells{listed("1", "Hộ nghèo", "1"), listed("2", "Hộ nghèo", "1")}, poor.with(other).with(cells{"movement": "chuyển đến"}),
			nil, [][]any{{"2", "stays_poor"}, {"9", "other_in_poor"}}},
		{"it moved in, but its head is the one without a row", []cells{listed("1", "Hộ nghèo", "1"), listed("2", "Hộ nghèo", "1")},
			poor.with(cells{"head_name": "Lường Thị Mẫu 1", "listed_as": "Hộ nghèo", "movement": "chuyển đến"}), [][]any{{"HO-034", "hộ 1 (Nà Pái)"}}, [][]any{{"2", "stays_poor"}}},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{previous: x.previous, households: []cells{household("2", poor.with(cells{"listed_as": "Hộ nghèo"})), household("9", x.row)}}.build(t, warehouse.ThroughReports)
			table(t, db, "select f.code, c.detail from findings f join chk_listed_unmatched c on c.household_key = f.household_key where f.code = 'HO-034' and f.severity = 'error'", x.findings...)
			table(t, db, "select household_no, movement from mart_households order by 1", x.movements...)
		})
	}
}

func TestAnEmptyApprovedListMeansThatNobodyWasListed(t *testing.T) {
	db := district{
		info:       []cells{workbook("survey/01975.xlsx", "01975", nil), workbook("previous/01975.xlsx", "01975", cells{"review_year": "2022"})},
		households: []cells{household("1", poor.with(cells{"listed_as": "Hộ nghèo"}))},
	}.build(t, warehouse.ThroughReports)
	table(t, db, "select severity, value from findings where code = 'HO-021'", []any{"warning", "Hộ nghèo"})
	table(t, db, "select movement, previous_class from mart_households", []any{"new_poor", "not_poor"})
}

func TestTwoRowsWithoutIdThatOnlyTheNumberTellsApartAreListed(t *testing.T) {
	same := cells{"head_name": "Nông Văn A", "head_national_id": ""}
	for _, x := range []struct {
		story  string
		second cells
		want   [][]any
	}{
		{"alike", same, [][]any{{"1"}, {"2"}}},
		{"the second has an id", same.with(cells{"head_national_id": "006180000002"}), [][]any{{"1"}}},
		{"of another village", same.with(cells{"village": "Nà Ít"}), nil},
		{"of another birth", same.with(cells{"head_birth": "1990"}), nil},
		{"moved away", same.with(gone).with(cells{"movement": "chuyển đi"}), nil},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{households: []cells{household("1", same), household("2", x.second)}}.build(t, warehouse.ThroughReviews)
			table(t, db, "select household_no from findings where code = 'HO-036' and severity = 'warning' order by 1", x.want...)
		})
	}
}

func TestARelapseNeedsItsYearOnlyWhereTheLookBackIsLimited(t *testing.T) {
	for _, x := range []struct {
		story    string
		lookback any
		row      cells
		movement string
		warned   int64
	}{
		{"class without year, no limit", nil, cells{"last_listed_as": "Hộ nghèo"}, "relapse_poor", 0},
		{"class without year, limit", int64(3), cells{"last_listed_as": "Hộ nghèo"}, "new_poor", 1},
		{"year without class", nil, cells{"last_listed_year": "2021"}, "new_poor", 1},
		{"both, inside the limit", int64(3), cells{"last_listed_year": "2020", "last_listed_as": "Hộ nghèo"}, "relapse_poor", 0},
		{"both, outside the limit", int64(3), cells{"last_listed_year": "2019", "last_listed_as": "Hộ nghèo"}, "new_poor", 0},
		{"neither", int64(3), nil, "new_poor", 0},
		{"never listed", nil, cells{"last_listed_as": "Không"}, "new_poor", 0},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{campaign: map[string]any{"relapse_lookback_years": x.lookback}, households: []cells{household("1", poor.with(x.row))}}.build(t, warehouse.ThroughReports)
			table(t, db, "select movement from mart_households", []any{x.movement})
			table(t, db, "select count(*) from findings where code = 'HO-035' and severity = 'warning'", []any{x.warned})
		})
	}
}
