package pipeline_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"rasoat/pipeline"
	"rasoat/pipeline/synth"
	"rasoat/pipeline/warehouse"
)

// campaignDir gives a small synthetic campaign with its results: three communes,
// a fifth of the district.
func campaignDir(t *testing.T, seed uint64, defects bool) string {
	t.Helper()
	return pipeline.FinishedCampaign(t, pipeline.SynthOptions{Seed: seed, Communes: 3, Households: 1800, Defects: defects})
}

// runCampaign runs dir and opens its warehouse.
func runCampaign(t *testing.T, dir string) *warehouse.DB {
	t.Helper()
	if _, err := pipeline.Run(t.Context(), pipeline.RunOptions{Dir: dir}, pipeline.Silent{}); err != nil {
		t.Fatal(err)
	}
	return resultsOf(t, dir)
}

// resultsOf opens the warehouse of a campaign that has been run.
func resultsOf(t *testing.T, dir string) *warehouse.DB {
	t.Helper()
	db, err := warehouse.OpenReadOnly(t.Context(), filepath.Join(dir, "out", pipeline.WarehouseFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func rowsOf(t *testing.T, db *warehouse.DB, query string) [][]any {
	t.Helper()
	_, rows, err := db.Select(context.WithoutCancel(t.Context()), query)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func truthOf(t *testing.T, dir string) synth.Truth {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth synth.Truth
	if err := json.Unmarshal(content, &truth); err != nil {
		t.Fatal(err)
	}
	return truth
}

// verdict is what a household is judged by, as text: class, class before, movement, reason.
func verdict(class, previous, movement, reason any) string {
	return fmt.Sprint(class, "|", previous, "|", movement, "|", reason)
}

func trueVerdicts(truth synth.Truth) map[string]string {
	verdicts := map[string]string{}
	for _, h := range truth.Households {
		var class, reason any
		if h.Class != nil {
			class = *h.Class
		}
		if h.MovementReason != nil {
			reason = *h.MovementReason
		}
		verdicts[h.CommuneCode+"/"+h.Village+"/"+h.HouseholdNo] = verdict(class, h.PreviousClass, h.Movement, reason)
	}
	return verdicts
}

const verdictQuery = `select commune_code || '/' || village || '/' || household_no, class, previous_class, movement, movement_reason from mart_households`

func TestEveryHouseholdOfASyntheticCampaignHasItsTrueClassAndMovement(t *testing.T) {
	for seed := uint64(1); seed <= 4; seed++ {
		dir := campaignDir(t, seed, false)
		want := trueVerdicts(truthOf(t, dir))
		db := resultsOf(t, dir)
		got := map[string]string{}
		for _, row := range rowsOf(t, db, verdictQuery) {
			got[row[0].(string)] = verdict(row[1], row[2], row[3], row[4])
		}
		if len(got) != len(want) || len(want) == 0 {
			t.Errorf("seed %d: %d households in the warehouse, %d in truth", seed, len(got), len(want))
		}
		for household, verdict := range want {
			if got[household] != verdict {
				t.Errorf("seed %d: %s: got %s, want %s", seed, household, got[household], verdict)
			}
		}
		if faults := rowsOf(t, db, "select code, file, cell from findings where severity = 'error'"); len(faults) > 0 {
			t.Errorf("seed %d: error findings on a campaign without defects: %v", seed, faults)
		}
		holdIdentities(t, db, seed)
	}
}

// holdIdentities checks the identities of forms 7.1 to 7.3; each query gives
// the rows that break one.
func holdIdentities(t *testing.T, db *warehouse.DB, seed uint64) {
	t.Helper()
	for identity, query := range map[string]string{
		"9 = 1-2-3-4+5+6+7+8":                           "select * from mart_flows where c1 - c2 - c3 - c4 + c5 + c6 + c7 + c8 <> c9 or check_sum <> 0",
		"7.2.c2 = 7.3.c5":                               "select * from mart_flows p join mart_flows n using (commune_code, counted) where p.list = 'poor' and n.list = 'near_poor' and p.c2 <> n.c5",
		"7.2.c5 = 7.3.c3":                               "select * from mart_flows p join mart_flows n using (commune_code, counted) where p.list = 'poor' and n.list = 'near_poor' and p.c5 <> n.c3",
		"7.2.c9 = 7.1":                                  "select * from mart_flows f join mart_communes c using (commune_code) where f.list = 'poor' and f.c9 <> case f.counted when 'households' then c.poor_closing else c.poor_closing_persons end",
		"7.3.c9 = 7.1":                                  "select * from mart_flows f join mart_communes c using (commune_code) where f.list = 'near_poor' and f.c9 <> case f.counted when 'households' then c.near_poor_closing else c.near_poor_closing_persons end",
		"7.2.c1 = last year":                            "select * from mart_flows f join (select commune_code, count(*) as n, sum(member_count) as persons from stg_previous where class = 'poor' group by 1) p using (commune_code) where f.list = 'poor' and f.c1 <> case f.counted when 'households' then p.n else p.persons end and (select sum(held_out_households) from mart_communes) = 0",
		"7.4 sums the flags":                            "select class from (select class, sum(deprived_households) as n from mart_deprivations group by 1) join (select class, sum(deprived_count) as flags from mart_households group by 1) using (class) where n <> flags",
		"a household stands once":                       "select h.household_key from int_households h left join mart_households m on m.household_key = h.household_key group by 1 having count(m.household_key) <> 1",
		"one movement a household":                      "select household_key from int_movements group by 1 having count(*) <> 1",
		"an opening row is in one movement or held out": "select o.opening_key from int_opening o left join int_movements m on m.opening_key = o.opening_key left join int_held_out x on x.list = 'opening' and x.held_key = o.opening_key group by 1 having count(m.opening_key) + count(x.held_key) <> 1",
		"7.9 sums to the list":                          "select class from (select class, sum(households) as n from mart_ethnicities group by 1) join (select class, count(*) as all_of from mart_households group by 1) using (class) where n <> all_of",
	} {
		if broken := rowsOf(t, db, query); len(broken) > 0 {
			t.Errorf("seed %d: %s does not hold: %v", seed, identity, broken)
		}
	}
	if n := rowsOf(t, db, "select count(*) from mart_flows where c9 > 0"); n[0][0].(int64) == 0 {
		t.Errorf("seed %d: no flow has a closing count", seed)
	}
}

func TestPlantedDefectsAreFoundAndGoodHouseholdsKeepTheirTruth(t *testing.T) {
	dir := campaignDir(t, 7, true)
	truth := truthOf(t, dir)
	want := trueVerdicts(truth)
	db := resultsOf(t, dir)
	if len(truth.Defects) < 15 {
		t.Fatalf("%d defects planted, want 15 kinds or more", len(truth.Defects))
	}
	for _, d := range truth.Defects {
		query := fmt.Sprintf("select severity from findings where file = '%s' and sheet = '%s' and cell = '%s' and code = '%s' and severity = '%s'", d.File, d.Sheet, d.Cell, d.Code, d.Severity)
		if found := rowsOf(t, db, query); len(found) == 0 {
			t.Errorf("%s (%s) at %s, %s, %s: not found as %s %s", d.Kind, d.Value, d.File, d.Sheet, d.Cell, d.Severity, d.Code)
		}
	}
	for _, row := range rowsOf(t, db, verdictQuery+" where household_key not in (select household_key from findings where household_key is not null)") {
		if got := verdict(row[1], row[2], row[3], row[4]); got != want[row[0].(string)] {
			t.Errorf("%s: got %s, want %s", row[0], got, want[row[0].(string)])
		}
	}
	holdIdentities(t, db, 7)
}

// TestTheFindingsAreThePlantedDefectsAndNoOthers holds, over 20 campaigns, that
// nothing is missed and nothing is found beside. True without being planted are
// heads without an id (HO-015, an empty cell each) and the other place of a
// repeated id (TV-007).
func TestTheFindingsAreThePlantedDefectsAndNoOthers(t *testing.T) {
	missed, false_, reports := map[string]int{}, map[string]int{}, map[string]int{}
	planted := 0
	for seed := range uint64(20) {
		dir := t.TempDir()
		if _, err := pipeline.Synth(t.Context(), pipeline.SynthOptions{Dir: dir, Seed: 100 + seed, Communes: 4, Households: 2400, Defects: true}, pipeline.Silent{}); err != nil {
			t.Fatal(err)
		}
		report, err := pipeline.Check(t.Context(), pipeline.CheckOptions{Paths: []string{dir}}, pipeline.Silent{})
		if err != nil {
			t.Fatal(err)
		}
		wanted, twins := map[[4]string]bool{}, map[string]bool{}
		for _, d := range truthOf(t, dir).Defects {
			wanted[[4]string{d.Code, d.File, d.Sheet, d.Cell}] = true
			twins[d.Value] = twins[d.Value] || d.Code == "TV-007"
			planted++
		}
		for _, f := range report.Findings {
			place := [4]string{f.Code, f.File, f.Sheet, f.Cell}
			switch {
			case wanted[place]:
				delete(wanted, place)
			case f.Code == "HO-015" && f.Value == "", f.Code == "TV-007" && twins[f.Value]:
			case f.Code == "TD-001" || f.Code == "TD-002": // every synthetic campaign has one office report unsent and one late
				reports[f.Code]++
			default:
				false_[f.Code]++
				t.Errorf("seed %d: not planted: %v %q %s", 100+seed, place, f.Value, f.Message.VI)
			}
		}
		for place := range wanted {
			missed[place[0]]++
			t.Errorf("seed %d: missed: %v", 100+seed, place)
		}
	}
	if reports["TD-001"] != 20 || reports["TD-002"] != 20 {
		t.Errorf("findings of office reports are %v, want one of each in each campaign", reports)
	}
	t.Logf("%d defects in 20 campaigns; missed by code %v, false by code %v", planted, missed, false_)
}

func TestAWorkbookSavedAgainByLibreOfficeGivesTheSameHouseholds(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("LibreOffice is needed for this test; .ci/run installs libreoffice-calc from Debian")
	}
	dir := campaignDir(t, 3, false)
	const query = "select * exclude (source_file, source_sheet, source_row) from mart_households order by household_key"
	before := rowsOf(t, resultsOf(t, dir), query)
	saved := filepath.Join(t.TempDir(), "saved")
	books, err := filepath.Glob(filepath.Join(dir, "survey", "*.xlsx"))
	if err != nil || len(books) != 3 {
		t.Fatalf("%d workbooks, %v", len(books), err)
	}
	command := exec.CommandContext(t.Context(), office, append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved}, books...)...)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	for _, book := range books {
		content, err := os.ReadFile(filepath.Join(saved, filepath.Base(book)))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(book, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	after := rowsOf(t, runCampaign(t, dir), query)
	if len(before) == 0 || !reflect.DeepEqual(before, after) {
		t.Errorf("%d households before, %d after; or their values differ", len(before), len(after))
		for i := range min(len(before), len(after)) {
			if !reflect.DeepEqual(before[i], after[i]) {
				t.Fatalf("first difference:\n%v\n%v", before[i], after[i])
			}
		}
	}
}

func TestEveryTableAndColumnOfTheWarehouseHasAComment(t *testing.T) {
	db := resultsOf(t, campaignDir(t, 3, false))
	for _, query := range []string{
		"select table_name from duckdb_tables() where comment is null and not internal",
		"select view_name from duckdb_views() where comment is null and not internal",
		"select table_name || '.' || column_name from duckdb_columns() where comment is null and not internal",
	} {
		if bare := rowsOf(t, db, query); len(bare) > 0 {
			t.Errorf("without a comment: %v", bare)
		}
	}
	if tables := rowsOf(t, db, "select count(*) from duckdb_tables()"); tables[0][0].(int64) < 50 {
		t.Errorf("only %v tables", tables[0][0])
	}
}
