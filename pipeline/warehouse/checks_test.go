package warehouse_test

import (
	"fmt"
	"strings"
	"testing"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// member is a good row of sheet Thành viên for a household of xã 01975.
func member(no string, changes cells) cells {
	return cells{"file": "survey/01975.xlsx", "village": "Nà Pái", "household_no": no, "member_no": "1", "full_name": "Lường Thị Mẫu " + no,
		"relation": "1", "sex": "Nữ", "birth": "1980", "health_insurance": "x"}.with(changes)
}

// good is a campaign without any finding: a poor and a near-poor household of
// last year's list, and one that asked.
func good() district {
	return district{
		info: []cells{workbook("survey/01975.xlsx", "01975", nil), workbook("survey/01969.xlsx", "01969", nil),
			workbook("previous/01975.xlsx", "01975", cells{"review_year": "2022"})},
		previous: []cells{listed("1", "Hộ nghèo", "1"), listed("2", "Hộ cận nghèo", "1")},
		households: []cells{
			household("1", poor.with(cells{"listed_as": "Hộ nghèo", "causes": "1;2"})),
			household("2", nearPoor.with(cells{"listed_as": "Hộ cận nghèo", "causes": "8", "cause_other": "Nhà cháy"})),
			household("3", nil),
		},
		members: []cells{member("1", nil), member("2", nil), member("3", nil)},
	}
}

func codes(t *testing.T, db *warehouse.DB) map[string][]any {
	t.Helper()
	_, rows, err := db.Select(t.Context(), "select code, severity, file, cell, value, message, remedy, household_key from findings order by file desc, source_row")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]any{}
	for _, row := range rows {
		found[row[0].(string)] = row
	}
	return found
}

func TestAGoodCampaignHasNoFinding(t *testing.T) {
	if found := codes(t, good().build(t, warehouse.ThroughReports)); len(found) != 0 {
		t.Errorf("findings on good rows: %v", found)
	}
}

func TestEveryDefectIsFoundInItsCell(t *testing.T) {
	change := func(row int, c cells) func(*district) {
		return func(d *district) { d.households[row] = d.households[row].with(c) }
	}
	person := func(row int, c cells) func(*district) {
		return func(d *district) { d.members[row] = d.members[row].with(c) }
	}
	total := func(c cells) func(*district) { return func(d *district) { d.info[0] = d.info[0].with(c) } }
	lastYear := func(row int, c cells) func(*district) {
		return func(d *district) { d.previous[row] = d.previous[row].with(c) }
	}
	for _, x := range []struct {
		code, severity, defect string
		plant                  func(*district)
		cell                   string // key and row; its column is that of the catalogue
	}{
		{"TEP-101", "error", "commune code unknown", total(cells{"commune_code": "99999"}), "C3"},
		{"TEP-102", "error", "two workbooks of one commune", func(d *district) { d.info = append(d.info, workbook("survey/vi-huong.xlsx", "01975", nil)) }, "C3"},
		{"TEP-103", "error", "workbook of last year", total(cells{"review_year": "2022"}), "C4"},
		{"TEP-104", "error", "no workbook where last year had poor households", func(d *district) { d.info, d.households, d.members = d.info[1:], nil, nil }, ""},
		{"TEP-105", "warning", "no workbook and nobody on last year's list", func(d *district) { d.info = append(d.info[:1], d.info[2]) }, ""},
		{"TT-201", "error", "total not a number", total(cells{"total_households": "sáu trăm"}), "C5"},
		{"TT-202", "error", "total smaller than the rows", total(cells{"total_households": "2"}), "C5"},
		{"TT-203", "error", "more minority households than households", total(cells{"minority_households": "601"}), "C7"},
		{"TT-205", "error", "more households than persons", total(cells{"total_households": "2101"}), "C5"},
		{"TT-206", "error", "fewer persons than households outside the minorities", total(cells{"total_persons": "1949"}), "C6"},
		{"TT-207", "warning", "a total one half larger than last year's", total(cells{"total_persons": "3100"}), "C6"},
		{"TT-208", "warning", "the code of another district", total(cells{"district_code": "099"}), "C3"},
		{"TEP-107", "warning", "every row pasted twice", func(d *district) { d.households = append(d.households, d.households...) }, "A9"},
		{"HO-051", "warning", "one household in two communes", func(d *district) {
			twin := cells{"head_name": "Nông Thị Mẫu Trùng", "head_birth": "05/03/1970", "head_national_id": ""}
			d.households[2] = d.households[2].with(twin)
			d.households = append(d.households, household("5", twin.with(cells{"file": "survey/01969.xlsx"})))
		}, "head_name 6"},
		{"HO-052", "warning", "a nought for an O in a name", change(2, cells{"head_name": "H0àng Thị Mẫu"}), "head_name 8"},
		{"HO-053", "warning", "a village without its marks", func(d *district) {
			d.households[2] = d.households[2].with(cells{"village": "Na Pai"})
			d.members[2] = d.members[2].with(cells{"village": "Na Pai"})
		}, "village 8"},
		{"HO-054", "note", "no surveyor", change(1, cells{"surveyor": ""}), "surveyor 7"},
		{"TV-012", "warning", "a one for an l in a name", person(0, cells{"full_name": "Ch1 Thị Mẫu"}), "full_name 6"},
		{"HO-001", "error", "sex empty", change(0, cells{"head_sex": ""}), "head_sex 6"},
		{"HO-002", "error", "member count in words", change(0, cells{"member_count": "một"}), "member_count 6"},
		{"HO-003", "error", "a flag that is neither yes nor no", change(0, cells{"deprived_03": "?"}), "deprived_03 6"},
		{"HO-004", "warning", "water source outside the list", change(0, cells{"water_source": "9"}), "water_source 6"},
		{"HO-005", "error", "the same household twice", func(d *district) { d.households = append(d.households, d.households[2]) }, "household_no 9"},
		{"HO-006", "error", "no member", change(2, cells{"member_count": "0"}), "member_count 8"},
		{"HO-007", "error", "head born after the review", change(0, cells{"head_birth": "2091"}), "head_birth 6"},
		{"HO-008", "error", "B1 missing", change(0, cells{"b1_score": ""}), "b1_score 6"},
		{"HO-009", "error", "B1 negative", change(0, cells{"b1_score": "-5"}), "b1_score 6"},
		{"HO-010", "error", "B2 is not ten times the flags", change(0, cells{"b2_score": "20"}), "b2_score 6"},
		{"HO-011", "error", "split without origin", change(2, cells{"movement": "tách hộ"}), "origin_household_no 8"},
		{"HO-012", "error", "a household of two marked as died", change(0, cells{"movement": "chết", "member_count": "2"}), "member_count 6"},
		{"HO-013", "warning", "moved away, yet scored", change(0, cells{"movement": "chuyển đi"}), "movement 6"},
		{"HO-014", "warning", "moved in, yet on the opening list", change(2, cells{"movement": "chuyển đến", "listed_as": "Hộ nghèo"}), "listed_as 8"},
		{"HO-015", "warning", "no national id", change(0, cells{"head_national_id": ""}), "head_national_id 6"},
		{"HO-016", "warning", "national id without its leading zero", change(0, cells{"head_national_id": "6180000001"}), "head_national_id 6"},
		{"HO-017", "warning", "the commune's class is not the computed one", change(0, cells{"reported_class": "Hộ cận nghèo"}), "reported_class 6"},
		{"HO-018", "warning", "more members than listed", change(0, cells{"member_count": "3"}), "member_count 6"},
		{"HO-019", "warning", "last listed in the future", change(2, cells{"last_listed_year": "2024", "last_listed_as": "Hộ nghèo"}), "last_listed_year 8"},
		{"HO-020", "warning", "cause outside the list", change(0, cells{"causes": "1;12"}), "causes 6"},
		{"HO-021", "warning", "declared class is not the approved one", change(0, cells{"listed_as": "Hộ cận nghèo"}), "listed_as 6"},
		{"HO-022", "error", "on last year's list, not in the survey", func(d *district) { d.households, d.members = d.households[1:], d.members[1:] }, "household_no 6"},
		{"HO-023", "note", "matched by name only", lastYear(0, cells{"household_no": "77"}), "household_no 6"},
		{"HO-024", "warning", "poor without a cause", change(0, cells{"causes": ""}), "causes 6"},
		{"HO-025", "warning", "average living without income", change(2, cells{"reported_class": "Hộ mức sống trung bình"}), "income_per_capita 8"},
		{"HO-026", "warning", "the answers show another deprivation", change(0, cells{"house_area_m2": "12,5"}), "deprived_08 6"},
		{"HO-027", "warning", "other cause not said", change(0, cells{"causes": "8"}), "cause_other 6"},
		{"HO-028", "error", "split from a household that does not exist", change(2, cells{"movement": "tách hộ", "origin_household_no": "99"}), "origin_household_no 8"},
		{"HO-029", "warning", "two heads with one national id", change(2, cells{"head_national_id": "006180000001"}), "head_national_id 8"},
		{"HO-030", "warning", "the number of last year under another name", change(0, cells{"head_name": "Người Khác"}), "head_name 6"},
		{"HO-031", "warning", "split from a listed household without a row", func(d *district) {
			d.households = []cells{d.households[1], d.households[2].with(cells{"movement": "tách hộ", "origin_household_no": "1"})}
			d.members = d.members[1:]
		}, "origin_household_no 7"},
		{"HO-032", "error", "merged into itself", change(0, cells{"movement": "nhập hộ", "origin_household_no": "1"}), "origin_household_no 6"},
		{"HO-033", "error", "split from itself", change(2, cells{"movement": "tách hộ", "origin_household_no": "3"}), "movement 8"},
		{"HO-034", "error", "listed under a number that the list does not have", change(0, cells{"household_no": "11", "head_name": "Tên Viết Khác"}), "listed_as 6"},
		{"HO-035", "warning", "a last year on the list without its class", change(2, cells{"last_listed_year": "2019"}), "last_listed_as 8"},
		{"HO-036", "warning", "one household under two numbers", func(d *district) {
			d.households[2] = d.households[2].with(cells{"head_national_id": ""})
			d.households = append(d.households, d.households[2].with(cells{"household_no": "4"}))
		}, "head_name 9"},
		{"HO-045", "warning", "a man of 43 alone lacks schooling of children", func(d *district) {
			d.households[2], d.members = d.households[2].with(cells{"deprived_06": "x", "b2_score": "10"}), d.members[:2]
		}, "deprived_06 8"},
		{"HO-046", "warning", "the head's id is that of a man", func(d *district) {
			d.households[2], d.members = d.households[2].with(cells{"head_national_id": "006080000003"}), d.members[:2]
		}, "head_national_id 8"},
		{"HO-047", "warning", "letter l in a number", change(2, cells{"household_no": "1l"}), "household_no 8"},
		{"HO-048", "warning", "a head born in province 097", change(2, cells{"head_national_id": "097180000003"}), "head_national_id 8"},
		{"HO-049", "note", "the head headed another listed household", func(d *district) {
			d.previous[1] = d.previous[1].with(cells{"head_national_id": "006180000003"})
			d.households[1] = d.households[1].with(cells{"head_national_id": ""})
		}, "head_national_id 8"},
		{"TV-011", "warning", "a member born in province 000", person(0, cells{"national_id": "000180000001"}), "national_id 6"},
		{"TV-001", "error", "member without birth", person(0, cells{"birth": ""}), "birth 6"},
		{"TV-002", "error", "insurance neither yes nor no", person(0, cells{"health_insurance": "?"}), "health_insurance 6"},
		{"TV-003", "warning", "schooling outside the list", person(0, cells{"schooling": "9"}), "schooling 6"},
		{"TV-004", "error", "member of no household", person(0, cells{"household_no": "99"}), "household_no 6"},
		{"TV-005", "error", "member born after the review", person(0, cells{"birth": "06/10/2023"}), "birth 6"},
		{"TV-006", "warning", "no head among the members", person(0, cells{"relation": "3"}), "relation 6"},
		{"TV-007", "warning", "one person in two households", func(d *district) {
			d.members[0], d.members[1] = d.members[0].with(cells{"national_id": "006180000001"}), d.members[1].with(cells{"national_id": "006180000001"})
		}, "national_id 7"},
		{"TV-008", "warning", "a national id of another birth year", person(0, cells{"national_id": "006181000001"}), "national_id 6"},
		{"TV-009", "warning", "a child of eight at university", person(0, cells{"birth": "2015", "schooling": "6"}), "schooling 6"},
		{"TV-010", "warning", "a national id of eleven digits", person(0, cells{"national_id": "06180000001"}), "national_id 6"},
		{"DS-001", "error", "last year's class empty", lastYear(0, cells{"class": ""}), "class 6"},
		{"DS-002", "error", "twice on last year's list", func(d *district) { d.previous = append(d.previous, d.previous[0]) }, "household_no 8"},
	} {
		t.Run(fmt.Sprintf("%s %s", x.code, x.defect), func(t *testing.T) {
			t.Parallel()
			d := good()
			x.plant(&d)
			found, ok := codes(t, d.build(t, warehouse.ThroughReviews))[x.code]
			if !ok {
				t.Fatalf("not found")
			}
			want := address(x.code, x.cell)
			if got := fmt.Sprint(found[3]); found[1] != x.severity || (want != "" && got != want) || (want == "" && found[3] != nil) {
				t.Errorf("severity %v, cell %v; want %s, %s", found[1], found[3], x.severity, want)
			}
			if found[5] == "" || found[6] == "" {
				t.Errorf("the finding says nothing: %v", found)
			}
		})
	}
}

func TestABirthAfterTheReviewIsQuotedAsItWasTyped(t *testing.T) {
	d := good()
	d.households[0] = d.households[0].with(cells{"head_birth": "6/10/2023"})
	d.members[1] = d.members[1].with(cells{"birth": "07-10-2023"})
	found := codes(t, d.build(t, warehouse.ThroughReviews))
	for code, typed := range map[string]string{"HO-007": "6/10/2023", "TV-005": "07-10-2023"} {
		if row := found[code]; row == nil || row[4] != typed {
			t.Errorf("%s is %v, want the value %s", code, row, typed)
		}
	}
}

// address turns "key row" into the A1 cell of the sheet that the code speaks of.
func address(code, at string) string {
	key, row, found := strings.Cut(at, " ")
	if !found {
		return at
	}
	table := map[string]string{"HO": "households", "TV": "members", "DS": "previous"}[code[:2]]
	if code == "HO-022" {
		table = "previous"
	}
	for i, f := range survey.SheetOf(table).Fields {
		if f.Key == key {
			return letters(i) + row
		}
	}
	return ""
}

func TestAnAbsentColumnThatFeedsAFigureIsSaidOnceAndNotHouseholdByHousehold(t *testing.T) {
	d := good()
	d.absent = []string{"causes", "merit_member", "toilet_type"}
	for i := range d.households {
		d.households[i] = d.households[i].with(cells{"causes": "", "cause_other": ""})
	}
	db := d.build(t, warehouse.ThroughReviews)
	_, rows, err := db.Select(t.Context(), "select code, file, message from findings order by file, message")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row[0] != "TEP-106" {
			t.Errorf("finding %v", row)
		}
	}
	if got := fmt.Sprint(rows); len(rows) != 4 || !strings.Contains(got, `Sheet Hộ không có cột "Nguyên nhân nghèo", nên xã này thiếu số liệu của nguyên nhân nghèo (Mẫu 7.10).`) {
		t.Errorf("got %s, want causes and merit_member for each of two workbooks", got)
	}
}
