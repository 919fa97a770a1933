package warehouse_test

import (
	"maps"
	"path/filepath"
	"reflect"
	"testing"

	"rasoat/pipeline/warehouse"
)

// twoCommunes is a district with something for every relation that is made in
// slices, and slicedBetween where the slices of its communes begin.
func twoCommunes(t *testing.T) district {
	phuThong := cells{"file": "survey/01969.xlsx", "village": "Phố Chính"}
	unread, otherClass := cells{"b1_score": ""}, cells{"reported_class": "Hộ cận nghèo"}
	person := func(file, village, no string) cells {
		return cells{"file": file, "village": village, "household_no": no, "member_no": "1", "full_name": "Lường Thị Mẫu " + no, "birth": "1980", "sex": "Nữ",
			"relation": "1", "education": "3", "employment": "1", "labour_contract": "có"}
	}
	return district{
		info: []cells{workbook("survey/01969.xlsx", "01969", nil), workbook("survey/01975.xlsx", "01975", nil)},
		households: []cells{
			household("1", poor), household("2", score(150)), household("3", poor.with(cells{"last_listed_as": "Hộ nghèo"})), household("4", poor.with(cells{"last_listed_year": "2020"})),
			household("4", poor), household("4", poor), household("4", poor), // a third of the rows come again
			household("8", unread), household("7", poor.with(otherClass)), // says a person: household 8 of the other commune
			household("1", phuThong.with(poor)), household("5", phuThong.with(score(300)).with(otherClass)), household("7", phuThong.with(unread)), household("6", phuThong.with(cells{"last_listed_year": "2020"})),
		},
		members:  []cells{person("survey/01975.xlsx", "Nà Pái", "1"), person("survey/01975.xlsx", "Nà Pái", "2"), person("survey/01969.xlsx", "Phố Chính", "5")},
		approved: []cells{approvedRow(2022, "1", wasPoor.with(cells{"answers_sha256": "0"})), approvedRow(2022, "2", wasPoor.with(cells{"answers_sha256": "0"})), approvedRow(2021, "3", escaped), approvedRow(2022, "9", wasPoor.with(cells{"commune_code": "01969", "village": "Phố Chính", "head_national_id": "006180000002"})), approvedRow(2022, "5", wasNearPoor.with(cells{"commune_code": "01969", "village": "Phố Chính", "answers_sha256": "0"})), approvedRow(2022, "8", wasPoor.with(cells{"commune_code": "01969", "village": "Phố Chính"}))},
		confirmed: [][]any{
			{"01975/nà pái/7", "01969/phố chính/8", "same"},
			{"01969/phố chính/6", "01975/nà pái/2", "same"}, {"01975/nà pái/3", "01975/nà pái/2", "same"}, // two for one, in two slices: neither
		},
		points:   examplePoints(t),
		campaign: map[string]any{"deprivations": "derived"},
	}
}

var slicedBetween = []string{"", "01975"}

func TestARelationMadeInSlicesHasTheRowsOfOneMadeAtOnce(t *testing.T) {
	remade, err := warehouse.RemakeInSlices(t.Context(), twoCommunes(t).build(t, warehouse.ThroughReports), slicedBetween)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range remade {
		if r.Differences+r.OtherColumns != 0 {
			t.Errorf("%s: %d rows differ of %d, and %d columns", r.Relation, r.Differences, r.Rows, r.OtherColumns)
		}
		if r.Rows == 0 {
			t.Errorf("%s has no rows here", r.Relation)
		}
		if r.Slices != 2 {
			t.Errorf("%s has rows in one slice alone", r.Relation)
		}
	}
}

func TestAHouseholdConfirmedInAnotherCommuneIsMatchedInSlicesToo(t *testing.T) {
	db := twoCommunes(t).loaded(t)
	if err := warehouse.TransformAsMany(t.Context(), db, slicedBetween, warehouse.ThroughReports); err != nil {
		t.Fatal(err)
	}
	table(t, db, "select household_key, opening_key, cast(step as bigint) from int_matches order by household_key",
		[]any{"01969/phố chính/5", "01969/phố chính/5", int64(1)},
		[]any{"01975/nà pái/1", "01975/nà pái/1", int64(1)},
		[]any{"01975/nà pái/2", "01975/nà pái/2", int64(1)},
		[]any{"01975/nà pái/7", "01969/phố chính/8", int64(0)})
}

func TestACampaignOfManyHouseholdsHasTheTablesAndFindingsOfOneMadeAtOnce(t *testing.T) {
	atOnce := twoCommunes(t).build(t, warehouse.ThroughLineage)
	inSlices := twoCommunes(t).loaded(t)
	if err := warehouse.TransformAsMany(t.Context(), inSlices, slicedBetween, warehouse.ThroughLineage); err != nil {
		t.Fatal(err)
	}
	want := tablesOf(t, atOnce)
	delete(want, "rpt_910_posting") // a view where many were surveyed
	got := tablesOf(t, inSlices)
	if !maps.Equal(got, want) || len(want) < 100 {
		for table := range want {
			if got[table] != want[table] {
				t.Errorf("%s: %+v in slices, %+v at once", table, got[table], want[table])
			}
		}
		t.Errorf("%d tables in slices, %d at once", len(got), len(want))
	}
	for _, code := range []string{"HO-008", "HO-017", "HO-018", "HO-021", "HO-024", "HO-035", "HO-049", "TEP-107"} { // all but the last of checks that are made in slices
		if _, rows, err := inSlices.Select(t.Context(), "select 1 from findings where code = ?", code); err != nil || len(rows) == 0 {
			t.Errorf("no finding %s (%v)", code, err)
		}
	}
}

// tablesOf are the contents of the tables, by name.
func tablesOf(t *testing.T, db *warehouse.DB) map[string]warehouse.TableContent {
	t.Helper()
	content, err := db.Content(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]warehouse.TableContent{}
	for _, c := range content {
		if c.Rows > 0 {
			tables[c.Table] = c
		}
	}
	return tables
}

func TestTheApprovedResultWrittenInSlicesHasTheRowsOfOneWrittenAtOnce(t *testing.T) {
	db := twoCommunes(t).build(t, warehouse.ThroughReports)
	dir := t.TempDir()
	atOnce, inSlices := filepath.Join(dir, "at-once.parquet"), filepath.Join(dir, "in-slices.parquet")
	if err := db.CopyApproved(t.Context(), atOnce); err != nil {
		t.Fatal(err)
	}
	warehouse.AsMany(db, slicedBetween)
	if err := db.CopyApproved(t.Context(), inSlices); err != nil {
		t.Fatal(err)
	}
	read := func(path string) [][]any {
		_, rows, err := db.Select(t.Context(), "select * from read_parquet('"+path+"') order by all")
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	if want := read(atOnce); len(want) < 4 || !reflect.DeepEqual(read(inSlices), want) {
		t.Errorf("in slices %v,\nat once %v", read(inSlices), want)
	}
	if _, left, err := db.Select(t.Context(), "select table_name from duckdb_tables() where table_name = 'approved_to_write'"); err != nil || len(left) > 0 {
		t.Errorf("the table that was written stays: %v (%v)", left, err)
	}
}
