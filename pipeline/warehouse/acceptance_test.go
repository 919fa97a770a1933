package warehouse_test

import (
	"reflect"
	"testing"

	"rasoat/pipeline/warehouse"
)

// found lists the findings of a code by file and value.
func found(t *testing.T, db *warehouse.DB, code string) [][]any {
	t.Helper()
	_, rows, err := db.Select(t.Context(), "select file, value from findings where code = '"+code+"' order by file, value")
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestARowOfLastYearsListUnderAnotherCommuneIsHeldOutAndNeverLost(t *testing.T) {
	for _, c := range []struct {
		name, written string
		held          bool
	}{
		{"the workbook's own code", "01975", false},
		{"its leading zero lost", "1975", false},
		{"an empty cell", "", false},
		{"another commune of the district", "01969", true},
		{"a unit that no longer exists", "01972", true},
	} {
		d := district{
			previous:   []cells{listed("1", "Hộ nghèo", "3").with(cells{"commune_code": c.written}), listed("2", "Hộ nghèo", "2")},
			households: []cells{household("1", poor.with(cells{"member_count": "3"})), household("2", poor.with(cells{"member_count": "2"}))},
			info:       []cells{workbook("survey/01975.xlsx", "01975", nil), workbook("previous/01975.xlsx", "01975", cells{"review_year": "2022"}), workbook("survey/01969.xlsx", "01969", nil)},
		}
		db := d.build(t, warehouse.ThroughMarts)
		_, rows, err := db.Select(t.Context(), "select commune_code, poor_opening, poor_closing, held_out_households from mart_communes order by commune_code")
		if err != nil {
			t.Fatal(err)
		}
		want := [][]any{{"01969", int64(0), int64(0), int64(0)}, {"01975", int64(2), int64(2), int64(0)}}
		if c.held {
			// the opening class of the one held out is approved and counts
			want[1] = []any{"01975", int64(2), int64(1), int64(1)}
		}
		if !reflect.DeepEqual(rows, want) {
			t.Errorf("%s: got %v, want %v", c.name, rows, want)
		}
		if got := len(found(t, db, "DS-003")); (got == 1) != c.held {
			t.Errorf("%s: %d findings DS-003", c.name, got)
		}
	}
}

func TestOnlyTheListOfTheYearBeforeAndTheSurveyOfTheYearAreUsed(t *testing.T) {
	for _, c := range []struct {
		survey, previous string
		refused          []string
	}{
		{"2023", "2022", nil},
		{"năm 2023", "Năm 2022", nil},
		{"2023.0", "", nil},
		{"2022", "2022", []string{"survey/01975.xlsx"}},
		{"2.023", "2022", []string{"survey/01975.xlsx"}},
		{"", "2022", []string{"survey/01975.xlsx"}},
		{"2023", "2020", []string{"previous/01975.xlsx"}},
		{"2023", "2023", []string{"previous/01975.xlsx"}},
		{"2023", "hai nghìn", []string{"previous/01975.xlsx"}},
	} {
		d := district{
			previous:   []cells{listed("1", "Hộ nghèo", "1")},
			households: []cells{household("1", poor)},
			info:       []cells{workbook("survey/01975.xlsx", "01975", cells{"review_year": c.survey}), workbook("previous/01975.xlsx", "01975", cells{"review_year": c.previous})},
		}
		var got []string
		for _, row := range found(t, d.build(t, warehouse.ThroughReviews), "TEP-103") {
			got = append(got, row[0].(string))
		}
		if !reflect.DeepEqual(got, c.refused) {
			t.Errorf("survey %q, list %q: refused %v, want %v", c.survey, c.previous, got, c.refused)
		}
	}
}

func TestAListWithoutInformationTakesItsCommuneFromItsRowsWhereAllAgree(t *testing.T) {
	for _, c := range []struct {
		first, second string
		used          bool
	}{{"01975", "01975", true}, {"01975", "01969", false}, {"01975", "", false}} {
		d := district{
			previous:   []cells{listed("1", "Hộ nghèo", "1").with(cells{"commune_code": c.first}), listed("2", "Hộ nghèo", "1").with(cells{"commune_code": c.second})},
			households: []cells{household("1", poor), household("2", poor)},
			info:       []cells{workbook("survey/01975.xlsx", "01975", nil), {"file": "previous/01975.xlsx"}},
		}
		db := d.build(t, warehouse.ThroughMarts)
		refused := len(found(t, db, "TEP-101")) == 1
		if opening := one(t, db, "select poor_opening from mart_communes where commune_code = '01975'")[0]; (opening == int64(2)) != c.used || refused == c.used {
			t.Errorf("rows of %q and %q: opening %v, refused %v", c.first, c.second, opening, refused)
		}
	}
}

func TestATotalWithItsThousandsApartIsReadWhole(t *testing.T) {
	for typed, want := range map[string]any{
		"1050": int64(1050), "1.050": int64(1050), "1,050": int64(1050), "1 050": int64(1050), "1.000": int64(1000), "1\u202f000.000": nil, "12 345 678": int64(12345678), "1050.0": int64(1050), "1050,00": int64(1050),
		"1.05": nil, "1.0500.0": nil, "1,050.5": nil, "1.050,000": nil, "0.500": nil, "012.345": nil, "1.5": nil, "abc": nil, "": nil,
	} {
		d := district{info: []cells{workbook("survey/01975.xlsx", "01975", cells{"total_households": typed, "total_persons": "50000000"})}}
		db := d.build(t, warehouse.ThroughMarts)
		if got := one(t, db, "select households_total from mart_communes where commune_code = '01975'")[0]; got != want {
			t.Errorf("%q: got %v, want %v", typed, got, want)
		}
		if missing := len(found(t, db, "TT-201")); (missing > 0) != (want == nil) {
			t.Errorf("%q: %d findings TT-201", typed, missing)
		}
	}
}

func TestLastYearsTotalIsNeverReplacedInSilence(t *testing.T) {
	for _, c := range []struct {
		typed   string
		opening any
		code    string
	}{
		{"700", int64(700), ""},
		{"", int64(600), "TT-204"}, // absent: this year's total, said so
		{"abc", nil, "TT-201"},     // unreadable: no rate
		{"1.000", int64(1000), ""}, // a thousand, not one
		{"0", nil, "TT-202"},       // fewer than the rows: no rate
	} {
		d := district{
			previous:   []cells{listed("1", "Hộ nghèo", "1")},
			households: []cells{household("1", poor)},
			info:       []cells{workbook("survey/01975.xlsx", "01975", nil), workbook("previous/01975.xlsx", "01975", cells{"review_year": "2022", "total_households": c.typed, "minority_households": "0", "minority_persons": "0"})},
		}
		db := d.build(t, warehouse.ThroughMarts)
		if got := one(t, db, "select opening_households_total from mart_communes where commune_code = '01975'")[0]; got != c.opening {
			t.Errorf("%q: opening total %v, want %v", c.typed, got, c.opening)
		}
		if c.code != "" && len(found(t, db, c.code)) == 0 {
			t.Errorf("%q: no finding %s", c.typed, c.code)
		}
	}
}

func TestABirthIsReadOnlyWithItsYearInFourDigits(t *testing.T) {
	for typed, want := range map[string]any{
		"05/06/1985": int64(1985), "1985-06-05": int64(1985), "1985": int64(1985), "5.6.1985": int64(1985),
		"05/06/85": nil, "5/6/198": nil, "1/1/1": nil, "010585": nil, "280585": nil, "31203": nil, // a day of a date cell lands as 1985-06-05
	} {
		db := district{households: []cells{household("1", cells{"head_birth": typed})}}.build(t, warehouse.ThroughMarts)
		if got := one(t, db, "select head_birth_year from stg_households")[0]; got != want {
			t.Errorf("%q: got %v, want %v", typed, got, want)
		}
	}
}

func TestAnAnswerBeyondWhatIsPlausibleIsFound(t *testing.T) {
	for _, c := range []struct {
		code    string
		changes cells
		beyond  bool
	}{
		{"HO-041", cells{"head_birth": "1903"}, false}, {"HO-041", cells{"head_birth": "1902"}, true},
		{"HO-042", cells{"income_per_capita": "0"}, false}, {"HO-042", cells{"income_per_capita": "100000"}, false},
		{"HO-042", cells{"income_per_capita": "99999"}, true}, {"HO-042", cells{"income_per_capita": "1.800"}, true},
		{"HO-043", cells{"member_count": "30"}, false}, {"HO-043", cells{"member_count": "31"}, true},
		{"HO-044", cells{"b1_score": "500"}, false}, {"HO-044", cells{"b1_score": "501"}, true},
	} {
		db := district{households: []cells{household("1", c.changes)}}.build(t, warehouse.ThroughReviews)
		if got := len(found(t, db, c.code)); (got == 1) != c.beyond {
			t.Errorf("%v: %d findings %s", c.changes, got, c.code)
		}
	}
}

func TestAnEmptyInsuranceCellIsANoAndHoldsNobodyOut(t *testing.T) {
	d := onePerson("1", nil)
	delete(d.members[0], "health_insurance")
	got := one(t, d.build(t, warehouse.ThroughMarts), "select (select count(*) from mart_households), (select count(*) from findings where severity = 'error'), (select derived_04 from int_derived)")
	if !reflect.DeepEqual(got, []any{int64(1), int64(0), true}) {
		t.Errorf("got %v", got)
	}
}

func TestAnAreaJustUnderTheLineIsNotRoundedUpToIt(t *testing.T) {
	for typed, want := range map[string]any{"7,999": true, "7.999999": true, "7.999999999999": true, "8": false, "8,00": false, "8.333333333333333": false} {
		d := onePerson("1", cells{"house_area_m2": typed})
		if got := one(t, d.build(t, warehouse.ThroughMarts), "select derived_08 from int_derived")[0]; got != want {
			t.Errorf("%s m² for one person: got %v, want %v", typed, got, want)
		}
	}
}

func TestAHouseholdThatLastYearsListCallsNotPoorIsNotOfTheOpeningListAndNoError(t *testing.T) {
	for _, class := range []string{"Hộ không nghèo", "Hộ có mức sống trung bình", "Không"} {
		d := district{previous: []cells{listed("1", class, "1"), listed("2", "Hộ nghèo", "1")}, households: []cells{household("2", poor)}}
		db := d.build(t, warehouse.ThroughMarts)
		got := one(t, db, "select poor_opening, near_poor_opening, held_out_households, (select count(*) from findings where severity = 'error') from mart_communes where commune_code = '01975'")
		if !reflect.DeepEqual(got, []any{int64(1), int64(0), int64(0), int64(0)}) {
			t.Errorf("%s: got %v", class, got)
		}
	}
}

func TestAWorkbookThatSaysAnotherPlaceFormatOrDateThanTheCampaignIsListed(t *testing.T) {
	for _, c := range []struct {
		said  cells
		value any
	}{
		{cells{"province_code": "06", "district_code": "063", "format": "rasoat-1", "review_date": "05/10/2023"}, nil},
		{cells{"province_code": "6"}, nil},
		{cells{"province_code": "04"}, "04"}, {cells{"district_code": "064"}, "064"}, {cells{"format": "rasoat-9"}, "rasoat-9"}, {cells{"review_date": "05/10/2022"}, "05/10/2022"},
	} {
		d := district{info: []cells{workbook("survey/01975.xlsx", "01975", c.said)}}
		if got := one(t, d.build(t, warehouse.ThroughReviews), "select max(value) from findings where code = 'TT-208'")[0]; got != c.value {
			t.Errorf("%v: got %v, want %v", c.said, got, c.value)
		}
	}
}

func TestAnEmptyYearIsNotTheYear(t *testing.T) {
	for file, refused := range map[string]bool{"survey/01975.xlsx": true, "previous/01975.xlsx": true} {
		d := good()
		d.previous, d.households, d.members = nil, nil, nil
		for i, w := range d.info {
			if w["file"] == file {
				d.info[i] = w.with(cells{"review_year": " "}) // the line is there, its value is not
			}
		}
		db := d.build(t, warehouse.ThroughReviews)
		if got := len(found(t, db, "TEP-103")) == 1; got != refused {
			t.Errorf("%s: refused %v, want %v", file, got, refused)
		}
	}
}

func TestEveryWorkbookThatIsNotUsedHasAnErrorThatSaysSo(t *testing.T) {
	list, survey := "previous/01975.xlsx", "survey/01975.xlsx"
	for name, change := range map[string]func(*district){
		"a list without Thông tin and rows of two communes": func(d *district) {
			d.info[2] = cells{"file": list}
			d.previous[0], d.previous[1] = d.previous[0].with(cells{"commune_code": "01975"}), d.previous[1].with(cells{"commune_code": "01969"})
		},
		"a list without Thông tin, with a cell that cannot be read": func(d *district) {
			d.info[2] = cells{"file": list}
			d.found = [][]any{{list, "TEP-040", "error", "Danh sách", "I6"}}
		},
		"a list without Thông tin and without codes": func(d *district) { d.info[2] = cells{"file": list} },
		"a list without Thông tin and without rows":  func(d *district) { d.info[2], d.previous = cells{"file": list}, nil },
		"a list of another district":                 func(d *district) { d.info[2] = d.info[2].with(cells{"commune_code": "00001"}) },
		"a list of this year":                        func(d *district) { d.info[2] = d.info[2].with(cells{"review_year": "2023"}) },
		"a survey without a commune":                 func(d *district) { d.info[0] = d.info[0].with(cells{"commune_code": ""}) },
		"a survey without a year":                    func(d *district) { d.info[0] = d.info[0].with(cells{"review_year": ""}) },
		"two surveys of a commune":                   func(d *district) { d.info = append(d.info, workbook("survey/b.xlsx", "01975", nil)) },
		"two lists of a commune":                     func(d *district) { d.info = append(d.info, d.info[2].with(cells{"file": "previous/b.xlsx"})) },
	} {
		d := good()
		change(&d)
		db := d.build(t, warehouse.ThroughReviews)
		got := one(t, db, `select count(*), count(f.file) from stg_workbooks b
			left join (select distinct file from findings where severity = 'error' and code like 'TEP-1%') f on f.file = b.source_file
			where not b.accepted`)
		if got[0] == int64(0) || got[0] != got[1] {
			t.Errorf("%s: %v workbooks are not used and %v of them have an error (%s, %s)", name, got[0], got[1], list, survey)
		}
	}
}

func TestTheSurveysTotalInPlaceOfLastYearsIsSaid(t *testing.T) {
	d := district{households: []cells{household("1", poor.with(cells{"listed_as": "Hộ nghèo"}))}}
	db := d.build(t, warehouse.ThroughMarts)
	if got := len(found(t, db, "TT-204")); got != 2 {
		t.Errorf("no list of last year: %d notes, want one for each of two totals", got)
	}
	if got := len(found(t, district{households: []cells{household("1", nil)}}.build(t, warehouse.ThroughReviews), "TT-204")); got != 0 {
		t.Errorf("nobody is listed: %d notes", got)
	}
}
