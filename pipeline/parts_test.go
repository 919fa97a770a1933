package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rasoat/pipeline/names"
	"rasoat/pipeline/warehouse"
)

// asWorkbooks is a campaign of 25 communes, asParquet the same without spreadsheets.
var (
	asWorkbooks = SynthOptions{Seed: 3, Communes: 25, Households: 1500}
	asParquet   = SynthOptions{Seed: 3, Communes: 25, Households: 1500, Parquet: true}
)

func TestASurveyAsParquetGivesWhatItsWorkbooksGive(t *testing.T) {
	books, parts := FinishedCampaign(t, asWorkbooks), FinishedCampaign(t, asParquet)
	// what tells of the files themselves
	ofFiles := map[string]bool{"raw_workbooks": true, "stg_workbooks": true, "stg_information": true, "ref_workbook_communes": true}
	type output struct{ File, SHA256 string }
	var one, two struct {
		Outputs []output
		Tables  []struct {
			Table, SHA256 string
			Rows          int64
		}
	}
	must(t, json.Unmarshal(manifestOf(t, books).Content, &one))
	must(t, json.Unmarshal(manifestOf(t, parts).Content, &two))
	if len(one.Tables) != len(two.Tables) || len(one.Tables) < 100 {
		t.Fatalf("%d tables from workbooks, %d from Parquet", len(one.Tables), len(two.Tables))
	}
	for i, table := range one.Tables {
		if table != two.Tables[i] && !ofFiles[table.Table] {
			t.Errorf("from workbooks %+v, from Parquet %+v", table, two.Tables[i])
		}
	}
	published := func(outputs []output) map[string]string {
		files := map[string]string{}
		for _, o := range outputs {
			if strings.HasPrefix(o.File, ParquetFolder+"/") {
				files[o.File] = o.SHA256
			}
		}
		return files
	}
	if of := published(one.Outputs); len(of) < 25 || !maps.Equal(published(two.Outputs), of) {
		t.Errorf("published from workbooks %v,\nfrom Parquet %v", of, published(two.Outputs))
	}
	v, err := Verify(context.Background(), parts)
	must(t, err)
	if len(v.Differences) > 0 {
		t.Errorf("nothing has changed, and verify says %v", v.Differences)
	}
}

func TestTheTruthOfASurveyAsParquetIsFoundHouseholdByHousehold(t *testing.T) {
	parts := FinishedCampaign(t, asParquet)
	db, err := warehouse.OpenReadOnly(context.Background(), filepath.Join(parts, "out", WarehouseFile))
	must(t, err)
	defer db.Close()
	scratch, err := warehouse.Scratch(context.Background(), warehouse.Options{})
	must(t, err)
	defer scratch.Close()
	_, truth, err := scratch.Select(context.Background(), `select commune_code, village, ltrim(household_no, '0'), coalesce(class, 'gone') || ' ' || movement
from read_parquet('`+filepath.ToSlash(filepath.Join(parts, truthFolder))+`/*.parquet')`)
	must(t, err)
	_, found, err := db.Select(context.Background(), "select household_key, coalesce(class, 'gone') || ' ' || movement from mart_households")
	must(t, err)
	outcome := map[string]any{}
	for _, row := range found {
		outcome[row[0].(string)] = row[1]
	}
	if len(truth) != len(outcome) || len(truth) < 500 {
		t.Fatalf("the truth has %d households, the result %d", len(truth), len(outcome))
	}
	for _, row := range truth {
		key := row[0].(string) + "/" + names.Fold(row[1].(string)) + "/" + row[2].(string)
		if outcome[key] != row[3] {
			t.Errorf("%s is truly %v, found is %v", key, row[3], outcome[key])
		}
	}
}

func TestASurveyAsParquetThatLacksAPartOrAColumnIsRefusedByName(t *testing.T) {
	for _, c := range []struct {
		name, says string
		spoil      func(dir string) error
	}{
		{"no households", "households/*.parquet is missing", func(dir string) error { return os.RemoveAll(filepath.Join(dir, "households")) }},
		{"an unknown part", "this is no part of a survey", func(dir string) error { return os.Mkdir(filepath.Join(dir, "people"), 0o700) }},
		{"households in the place of info", "lack columns (key, label, value)", func(dir string) error {
			return errors.Join(os.RemoveAll(filepath.Join(dir, "info")), os.CopyFS(filepath.Join(dir, "info"), os.DirFS(filepath.Join(dir, "households"))))
		}},
		{"no Parquet", "cannot load", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "info", "0001.parquet"), []byte("không phải Parquet"), 0o600)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := syntheticCampaign(t, SynthOptions{Seed: 3, Communes: 2, Households: 60, Parquet: true})
			must(t, c.spoil(filepath.Join(dir, PartsFolder)))
			if _, err := Run(context.Background(), RunOptions{Dir: dir}, Silent{}); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error is %v, want one that says %q", err, c.says)
			}
		})
	}
}
