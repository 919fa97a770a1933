package pipeline

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rasoat/pipeline/warehouse"
)

func TestVerifyNamesEveryKindOfChange(t *testing.T) {
	dir := finishedCampaign(t, finished{usual, true})
	out := filepath.Join(dir, "out")
	differ := func(says string, want ...string) {
		t.Helper()
		v, err := Verify(t.Context(), dir)
		must(t, err)
		var found []string
		for _, d := range v.Differences {
			found = append(found, d.Name+" "+d.What)
		}
		if !slices.Equal(found, want) {
			t.Errorf("%s: verify finds %q, want %q", says, found, want)
		}
	}
	differ("as the run left it")
	write(t, filepath.Join(out, "niem-yet", "99999.xlsx"), "a list of nobody")
	statements(t, filepath.Join(out, WarehouseFile), "create or replace view x.mart_changes as select 1 as invented", "drop view x.mart_trace",
		"create or replace macro x.number_key(a) as 1", "create schema x.other", "create table x.other.mart_communes as select 1 as a")
	statements(t, filepath.Join(out, RedactedFile), "update x.mart_households set class = 'poor'")
	differ("changed by statements", "niem-yet/99999.xlsx new", "other.mart_communes new", "mart_changes changed", "number_key() changed", "mart_trace missing", "mart_households changed")
	for _, name := range []string{WarehouseFile, RedactedFile, FindingsFile, "../targets.yaml"} {
		write(t, filepath.Join(out, name), "plan: [")
	}
	differ("damaged", "findings.xlsx changed", "niem-yet/99999.xlsx new", "rasoat.duckdb changed", "an-danh/rasoat.duckdb changed", "rasoat.yaml changed", "targets.yaml changed")
}

// statements changes a warehouse, which they call x.
func statements(t *testing.T, file string, with ...string) {
	t.Helper()
	db, err := warehouse.Scratch(t.Context(), warehouse.Options{})
	must(t, err)
	defer db.Close()
	for _, statement := range slices.Concat([]string{"attach '" + strings.ReplaceAll(file, "'", "''") + "' as x"}, with, []string{"detach x"}) {
		_, _, err := db.Select(t.Context(), statement)
		must(t, err)
	}
}
