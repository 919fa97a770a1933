package warehouse_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"rasoat/pipeline/names"
	"rasoat/pipeline/warehouse"
)

// approvedRow is household no of an earlier year's result, in xã 01975 with the
// head of household(no), not poor since the start of that year unless changed.
func approvedRow(year int, no string, changes cells) cells {
	return cells{
		"source_file": fmt.Sprintf("approved/%d.parquet", year), "review_year": fmt.Sprint(year), "review_date": fmt.Sprintf("%d-10-05", year), "rule_set": "nd-07-2021",
		"commune_code": "01975", "commune_name": "Xã Vi Hương", "village": "Nà Pái", "household_no": no, "head_name": "Lường Thị Mẫu " + no,
		"head_national_id": fmt.Sprintf("006180%06s", no), "head_sex": "female", "head_birth_year": "1980", "head_ethnicity": "2", "member_count": "1",
		"class": "not_poor", "previous_class": "not_poor", "movement": "not_listed",
	}.with(changes)
}

// approvedTable is raw_approved; keys are those of the units of that time.
func (d district) approvedTable() warehouse.Table {
	t := plainTable("raw_approved", "source_file", "review_year:integer", "review_date:date", "rule_set", "commune_code", "commune_name", "village", "household_no", "household_key",
		"head_name", "head_national_id", "head_sex", "head_birth_year:integer", "head_ethnicity", "member_count:bigint", "class", "previous_class", "movement", "determination_id", "answers_sha256", "no_labour_capacity:boolean", "deprived_indicators", "support_policies", "village_folded", "head_name_folded")
	for _, r := range d.approved {
		r = r.with(cells{"village_folded": names.Fold(r["village"]), "head_name_folded": names.Fold(r["head_name"]),
			"household_key": r["commune_code"] + "/" + names.Fold(r["village"]) + "/" + strings.ToLower(r["household_no"])})
		var row []any
		for _, c := range t.Columns {
			row = append(row, typed(r[c.Name]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

var (
	wasPoor     = cells{"class": "poor", "movement": "stays_poor", "previous_class": "poor"}
	wasNearPoor = cells{"class": "near_poor", "movement": "stays_near_poor", "previous_class": "near_poor"}
	escaped     = cells{"previous_class": "poor", "movement": "poor_to_not_poor"}
)

func TestTheResultOfTheYearBeforeIsTheOpeningListWhereNoWorkbookIsGiven(t *testing.T) {
	results := []cells{approvedRow(2022, "1", wasPoor), approvedRow(2022, "2", wasNearPoor), approvedRow(2022, "3", nil),
		approvedRow(2022, "4", cells{"class": "", "previous_class": "poor", "movement": "other_out_poor", "member_count": ""}), approvedRow(2021, "5", wasPoor)}
	survey := []cells{household("1", poor.with(cells{"listed_as": "Hộ nghèo"})), household("2", poor.with(cells{"listed_as": "Hộ cận nghèo"})), household("3", poor)}
	for _, x := range []struct {
		story    string
		previous []cells
		opening  [][]any
		moves    [][]any
	}{
		{"no workbook: the poor and near-poor of 2022 that were there", nil,
			[][]any{{"approved", "1", "poor"}, {"approved", "2", "near_poor"}},
			[][]any{{"1", "stays_poor"}, {"2", "near_poor_to_poor"}, {"3", "new_poor"}}},
		{"a workbook wins", []cells{listed("3", "Hộ nghèo", "1")},
			[][]any{{"previous", "3", "poor"}},
			[][]any{{"1", "relapse_poor"}, {"2", "new_poor"}, {"3", "stays_poor"}}},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{approved: results, households: survey, previous: x.previous}.build(t, warehouse.ThroughReports)
			table(t, db, errorsOf)
			table(t, db, "select opening_source, household_no, opening_class from int_opening order by 2", x.opening...)
			table(t, db, "select household_no, movement from mart_households order by 1", x.moves...)
			table(t, db, onceEach)
		})
	}
}

func TestAListedHouseholdOfAnEarlierResultWithoutARowIsMissing(t *testing.T) {
	db := district{approved: []cells{approvedRow(2022, "1", wasPoor)}, households: []cells{household("2", nil)}}.build(t, warehouse.ThroughReports)
	table(t, db, "select code, file, household_no from findings where code = 'HO-022'", []any{"HO-022", "approved/2022.parquet", "1"})
	table(t, db, "select held_out_households from mart_communes where commune_code = '01975'", []any{int64(1)})
}

func TestARelapseIsSeenInTheResultsOfEarlierYears(t *testing.T) {
	other := cells{"head_name": "Người Khác", "head_national_id": "006175000009"}
	for _, x := range []struct {
		story    string
		approved cells // household 1 in 2020
		now      cells // and in 2023
		lookback any
		movement string
	}{
		{"it was poor", wasPoor, poor, nil, "relapse_poor"},
		{"it was near-poor and is poor", wasNearPoor, poor, nil, "new_poor"},
		{"it was near-poor and is so again", wasNearPoor, nearPoor, nil, "relapse_near_poor"},
		{"it was poor and is near-poor", wasPoor, nearPoor, nil, "relapse_near_poor"},
		{"it was on no list", nil, poor, nil, "new_poor"},
		{"it left the lists that year", escaped, poor, nil, "relapse_poor"},
		{"within the look-back", wasPoor, poor, int64(3), "relapse_poor"},
		{"before the look-back", wasPoor.with(cells{"previous_class": "not_poor"}), poor, int64(2), "new_poor"},
		{"the number is another head's", wasPoor.with(other), poor, nil, "new_poor"},
		{"the number without an id to contradict it", wasPoor.with(other).with(cells{"head_national_id": ""}), poor, nil, "relapse_poor"},
		{"the head had another number", wasPoor.with(cells{"household_no": "77"}), poor, nil, "relapse_poor"},
		{"the id is none", wasPoor.with(cells{"household_no": "77", "head_national_id": "123"}), poor.with(cells{"head_national_id": "123"}), nil, "new_poor"},
		{"the unit of that time is not known", wasPoor.with(cells{"commune_code": "09999"}), poor, nil, "new_poor"},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{campaign: map[string]any{"relapse_lookback_years": x.lookback},
				approved: []cells{approvedRow(2020, "1", x.approved)}, households: []cells{household("1", x.now)}}.build(t, warehouse.ThroughReports)
			table(t, db, "select movement from mart_households", []any{x.movement})
		})
	}
}

func TestAHouseholdIsNewlyEscapedForAsManyMonthsAsTheSetSays(t *testing.T) {
	day := func(year int, month time.Month, of int) time.Time {
		return time.Date(year, month, of, 0, 0, 0, 0, time.UTC)
	}
	row := func(no string, on, until time.Time) []any {
		return []any{"01975/nà pái/" + no, on, until, "poor", int64(36)}
	}
	for _, x := range []struct {
		story    string
		set      string
		approved []cells
		now      []cells
		want     [][]any
		marked   bool // household 1 in mart_households
	}{
		{"in this year", "", []cells{approvedRow(2022, "1", wasPoor)}, []cells{household("1", nil)}, [][]any{row("1", day(2023, 10, 5), day(2026, 10, 5))}, true},
		{"a year ago", "", []cells{approvedRow(2022, "1", escaped)}, []cells{household("1", nil)}, [][]any{row("1", day(2022, 10, 5), day(2025, 10, 5))}, true},
		{"a year ago and not surveyed now", "", []cells{approvedRow(2022, "1", escaped)}, []cells{household("2", nil)}, [][]any{row("1", day(2022, 10, 5), day(2025, 10, 5))}, false},
		{"36 months ago to the day", "", []cells{approvedRow(2020, "1", escaped)}, []cells{household("1", nil)}, [][]any{row("1", day(2020, 10, 5), day(2023, 10, 5))}, true},
		{"a day more than 36 months ago", "", []cells{approvedRow(2020, "1", escaped.with(cells{"review_date": "2020-10-04"}))}, []cells{household("1", nil)}, nil, false},
		{"poor again now", "", []cells{approvedRow(2022, "1", escaped)}, []cells{household("1", poor)}, nil, false},
		{"poor again between", "", []cells{approvedRow(2021, "1", escaped), approvedRow(2022, "1", wasPoor)}, []cells{household("2", nil)}, nil, false},
		{"out, back and out again", "", []cells{approvedRow(2021, "1", escaped), approvedRow(2022, "1", wasPoor)}, []cells{household("1", nil)}, [][]any{row("1", day(2023, 10, 5), day(2026, 10, 5))}, true},
		{"gone now", "", []cells{approvedRow(2022, "1", escaped)}, []cells{household("1", gone.with(cells{"movement": "chuyển đi"}))}, nil, false},
		{"held out now", "", []cells{approvedRow(2022, "1", escaped)}, []cells{household("1", cells{"head_sex": ""})}, nil, false},
		{"from poor to near-poor it is on a list still", "", []cells{approvedRow(2022, "1", cells{"class": "near_poor", "previous_class": "poor", "movement": "poor_to_near_poor"})},
			[]cells{household("1", nearPoor)}, nil, false},
		{"under another number of today", "", []cells{approvedRow(2022, "1", escaped.with(cells{"household_no": "77"}))}, []cells{household("1", nil)}, [][]any{row("1", day(2022, 10, 5), day(2025, 10, 5))}, true},
		{"the number is another head's", "", []cells{approvedRow(2022, "1", escaped.with(cells{"head_national_id": "006175000009"}))}, []cells{household("1", poor)},
			[][]any{row("1", day(2022, 10, 5), day(2025, 10, 5))}, true},
		{"two rows name one head: once, under the first number", "", []cells{approvedRow(2022, "1", wasPoor.with(cells{"head_national_id": ""})), approvedRow(2022, "2", wasPoor.with(cells{"head_national_id": ""}))},
			[]cells{household("2", cells{"head_national_id": "006170000001"}), household("1", cells{"head_national_id": "006170000001"})}, [][]any{row("1", day(2023, 10, 5), day(2026, 10, 5))}, true},
		{"the set does not know how many months", "qd-59-2015", []cells{approvedRow(2022, "1", escaped)}, []cells{household("1", nil)}, nil, false},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			d := district{approved: x.approved, households: x.now}
			if x.set != "" {
				d.sets, d.campaign = []string{x.set}, map[string]any{"rule_set": x.set}
			}
			db := d.build(t, warehouse.ThroughReports)
			table(t, db, "select household_key, escaped_on, until, from_class, months from mart_newly_escaped order by 1", x.want...)
			_, rows, err := db.Select(t.Context(), "select newly_escaped from mart_households where household_no = '1'")
			if err != nil || (len(rows) > 0 && rows[0][0] != x.marked) || (len(rows) == 0 && x.marked) {
				t.Errorf("mart_households marks household 1 %v, want %v (%v)", rows, x.marked, err)
			}
		})
	}
}

// Xã Tú Trĩ (01987) and xã Tân Tiến (01993) became xã Tân Tú (01993 again) on
// 2020-02-01; here they have become xã Vi Hương (01975) on 2023-02-01.
var merged = [][]any{{"01987", nil, "2023-02-01", "Xã Tú Trĩ", "01975"}, {"01993", nil, "2023-02-01", "Xã Tân Tiến", "01975"}, {"01996", nil, "2023-02-01", "Xã Quân Bình", nil}}

var tuTri, tanTien = cells{"commune_code": "01987", "commune_name": "Xã Tú Trĩ"}, cells{"commune_code": "01993", "commune_name": "Xã Tân Tiến"}

func TestHouseholdsOfUnitsThatMergedAreThoseOfTheUnitInTheirPlace(t *testing.T) {
	d := district{successors: merged,
		approved:   []cells{approvedRow(2022, "1", wasPoor.with(tuTri)), approvedRow(2022, "2", wasPoor.with(tanTien)), approvedRow(2021, "3", wasPoor.with(tanTien)), approvedRow(2022, "4", nil)},
		households: []cells{household("1", poor.with(cells{"listed_as": "Hộ nghèo"})), household("2", cells{"listed_as": "Hộ nghèo"}), household("3", poor)},
	}
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, errorsOf)
	table(t, db, "select household_no, movement from mart_households order by 1", []any{"1", "stays_poor"}, []any{"2", "poor_to_not_poor"}, []any{"3", "relapse_poor"})
	table(t, db, "select code from findings where code in ('DS-004', 'DS-005')")
}

func TestAHouseholdOfAnUnknownUnitIsCountedNowhereAndSaid(t *testing.T) {
	unknown := cells{"commune_code": "01996", "commune_name": "Xã Quân Bình"}
	d := district{successors: merged,
		approved:   []cells{approvedRow(2022, "1", wasPoor.with(unknown)), approvedRow(2022, "2", escaped.with(unknown)), approvedRow(2021, "1", wasPoor.with(cells{"commune_code": "09999"})), approvedRow(2022, "8", nil), approvedRow(2022, "9", tuTri), approvedRow(2022, "9", tanTien)},
		households: []cells{household("1", poor), household("2", nil)}}
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, "select file, value, severity from findings where code = 'DS-004' order by 1", []any{"approved/2021.parquet", "Xã Vi Hương (09999, 2021)", "warning"}, []any{"approved/2022.parquet", "Xã Quân Bình (01996, 2022)", "warning"})
	table(t, db, "select household_no, movement, newly_escaped from mart_households order by 1", []any{"1", "new_poor", false}, []any{"2", "not_listed", false})
	table(t, db, "select household_key from mart_newly_escaped")
}

func TestTwoOldHouseholdsOfOneNumberAreToldApartByTheirHeads(t *testing.T) {
	a, b := cells{"head_name": "Triệu Thị A", "head_national_id": "006170000001"}, cells{"head_name": "Nông Văn B", "head_national_id": "006185000002"}
	now := []cells{household("1", poor.with(b).with(cells{"listed_as": "Hộ nghèo"})), household("101", a.with(cells{"listed_as": "Hộ nghèo"}))}
	for _, x := range []struct {
		story string
		d     district
	}{
		{"in earlier results", district{approved: []cells{approvedRow(2022, "1", wasPoor.with(tuTri).with(a)), approvedRow(2022, "1", wasPoor.with(tanTien).with(b))}}},
		{"in workbooks", district{info: []cells{workbook("survey/01975.xlsx", "01975", nil), workbook("previous/01987.xlsx", "01987", cells{"review_year": "2022"}), workbook("previous/01993.xlsx", "01993", cells{"review_year": "2022"})},
			previous: []cells{listed("1", "Hộ nghèo", "1").with(a).with(cells{"file": "previous/01987.xlsx"}), listed("1", "Hộ nghèo", "1").with(b).with(cells{"file": "previous/01993.xlsx"})}}},
		{"in one of each", district{info: []cells{workbook("survey/01975.xlsx", "01975", nil), workbook("previous/01993.xlsx", "01993", cells{"review_year": "2022"})},
			previous: []cells{listed("1", "Hộ nghèo", "1").with(b).with(cells{"file": "previous/01993.xlsx"})}, approved: []cells{approvedRow(2022, "1", wasPoor.with(tuTri).with(a))}}},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			x.d.successors, x.d.households = merged, now
			db := x.d.build(t, warehouse.ThroughReports)
			table(t, db, errorsOf)
			table(t, db, "select household_no, movement from mart_households order by 1", []any{"1", "stays_poor"}, []any{"101", "poor_to_not_poor"})
			table(t, db, onceEach)
		})
	}
}

func TestListsOfSeveralOldUnitsAreOneOpeningListAndTheirTotalsAddUp(t *testing.T) {
	earlier := func(code string, changes cells) cells {
		return workbook("previous/"+code+".xlsx", code, cells{"review_year": "2022", "total_households": "200", "minority_households": "150"}.with(changes))
	}
	old := func(no, code string) cells {
		return listed(no, "Hộ nghèo", "1").with(cells{"file": "previous/" + code + ".xlsx", "commune_code": code})
	}
	for _, x := range []struct {
		story    string
		info     []cells
		previous []cells
		errors   [][]any
		warnings [][]any
		totals   []any // opening households, of minorities, poor
	}{
		{"both came", []cells{earlier("01987", nil), earlier("01993", cells{"total_households": "150", "minority_households": "100"})}, []cells{old("1", "01987"), old("2", "01993")},
			nil, nil, []any{int64(350), int64(250), int64(2)}},
		{"one gives no total", []cells{earlier("01987", nil), earlier("01993", cells{"total_households": ""})}, []cells{old("1", "01987"), old("2", "01993")},
			nil, nil, []any{int64(600), int64(300), int64(2)}},
		{"one has not come", []cells{earlier("01987", nil)}, []cells{old("1", "01987")},
			nil, [][]any{{"DS-005", "Xã Tân Tiến (01993)"}}, []any{int64(600), int64(550), int64(1)}},
		{"the list of a unit without a successor", []cells{earlier("01987", nil), earlier("01993", nil), earlier("01996", nil)}, []cells{old("1", "01987"), old("2", "01993"), old("3", "01996")},
			[][]any{{"TEP-101", nil}}, nil, []any{int64(400), int64(300), int64(2)}},
		{"one unit twice", []cells{earlier("01987", nil), earlier("01987", cells{"file": "previous/ban-sao.xlsx"}), earlier("01993", nil)}, []cells{old("1", "01987"), old("2", "01993")},
			[][]any{{"TEP-102", nil}, {"TEP-102", nil}}, [][]any{{"DS-005", "Xã Tú Trĩ (01987)"}}, []any{int64(600), int64(550), int64(1)}},
	} {
		t.Run(x.story, func(t *testing.T) {
			t.Parallel()
			db := district{successors: merged, info: append([]cells{workbook("survey/01975.xlsx", "01975", nil)}, x.info...), previous: x.previous,
				households: []cells{household("1", poor), household("2", poor)}}.build(t, warehouse.ThroughReports)
			table(t, db, errorsOf, x.errors...)
			table(t, db, "select code, value from findings where starts_with(code, 'DS-') order by all", x.warnings...)
			table(t, db, "select opening_households_total, opening_minority_households_total, poor_opening from mart_communes where commune_code = '01975'", x.totals)
		})
	}
}

func TestTheApprovedResultIsWrittenInOrderAndReadAsItWasWritten(t *testing.T) {
	d := district{approved: []cells{approvedRow(2022, "1", wasPoor), approvedRow(2022, "2", wasNearPoor)},
		households: []cells{household("2", gone.with(cells{"movement": "chuyển đi", "listed_as": "Hộ cận nghèo"})), household("1", poor.with(cells{"listed_as": "Hộ nghèo"})), household("10", nil), household("3", cells{"head_sex": ""})}}
	dir := t.TempDir()
	write := func(name string) string {
		path := filepath.Join(dir, name)
		if err := d.build(t, warehouse.ThroughReports).CopyApproved(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		return path
	}
	path := write("[2023] kết quả.parquet") // DuckDB would take [ for a pattern
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := os.ReadFile(write("again.parquet")); err != nil || !reflect.DeepEqual(first, second) {
		t.Errorf("a second run gives other bytes (%v)", err)
	}
	db, err := warehouse.Create(t.Context(), "", warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, file := range []string{"approved/2023.parquet", "approved/again.parquet"} { // a second file on one connection
		if err := db.LoadApproved(t.Context(), file, path, names.Fold); err != nil {
			t.Fatal(err)
		}
	}
	table(t, db, "select household_no, household_key, member_count, class, previous_class, movement, head_national_id, village_folded, head_name_folded from raw_approved where source_file = 'approved/2023.parquet'",
		[]any{"1", "01975/nà pái/1", int64(1), "poor", "poor", "stays_poor", "006180000001", "nà pái", "lường thị mẫu 1"},
		[]any{"10", "01975/nà pái/10", int64(1), "not_poor", "not_poor", "not_listed", "006180000010", "nà pái", "lường thị mẫu 10"},
		[]any{"2", "01975/nà pái/2", nil, nil, "near_poor", "other_out_near_poor", "006180000002", "nà pái", "lường thị mẫu 2"})
}

func TestAFileThatIsNoApprovedResultIsNotTaken(t *testing.T) {
	db := district{households: []cells{household("1", nil)}}.build(t, warehouse.ThroughReports)
	for _, x := range []struct{ story, query, want string }{
		{"a column is missing", "select * exclude (head_name) from mart_approved", "missing columns [head_name], unknown columns [], empty columns []"},
		{"a column too many", "select *, 1 as score from mart_approved", "missing columns [], unknown columns [score], empty columns []"},
		{"a household without a number", "select * replace (null as household_no) from mart_approved", "missing columns [], unknown columns [], empty columns [household_no]"},
		{"a year that is none", "select * replace ('năm nay' as review_year) from mart_approved", "Could not convert string"},
		{"no Parquet", "", "No magic bytes found"},
	} {
		t.Run(x.story, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "2022.parquet")
			if x.query == "" {
				if err := os.WriteFile(path, []byte("không phải Parquet"), 0o600); err != nil {
					t.Fatal(err)
				}
			} else if _, _, err := db.Select(t.Context(), "copy ("+x.query+") to '"+path+"' (format parquet)"); err != nil {
				t.Fatal(err)
			}
			err := db.LoadApproved(t.Context(), "2022.parquet", path, names.Fold)
			if unfit, is := err.(warehouse.UnfitApproved); !is || !strings.Contains(unfit.Error(), x.want) {
				t.Errorf("got %v, want that the file is unfit: %s", err, x.want)
			}
		})
	}
}
