package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rasoat/pipeline/warehouse"
	sqlfs "rasoat/sql"
)

func TestARedactedWarehouseHasTheFiguresAndNoPerson(t *testing.T) {
	dir := syntheticCampaign(t, SynthOptions{Seed: 8, Communes: 2, Households: 160, Defects: true})
	if _, err := Run(context.Background(), RunOptions{Dir: dir, Redact: true}, Silent{}); err != nil {
		t.Fatal(err)
	}
	const figures = "select commune_code, class, count(*), sum(member_count), sum(b1_score) from mart_households group by all order by all"
	redacted := filepath.Join(dir, "out", redactedFolder)
	if want, got := fmt.Sprint(selectRows(t, dir, figures)), fmt.Sprint(selectFrom(t, redacted, figures)); got != want {
		t.Errorf("the redacted marts count %s, want %s", got, want)
	}
	text := allText(t, redacted)
	for _, row := range selectRows(t, dir, `
		select head_name from raw_households union select full_name from raw_members union select head_name from raw_previous
		union select head_national_id from raw_households union select national_id from raw_members
		union select surveyor from raw_households union select household_key from int_surveyed union select opening_key from int_opening
		union select determination_id from mart_households`) {
		secret, is := row[0].(string)
		if is && len(secret) > 3 && strings.Contains(text, secret) {
			t.Errorf("%q stands in the redacted warehouse", secret)
		}
	}
}

func TestNoRowOfAWorkbookLeadsFromATokenToItsHousehold(t *testing.T) {
	dir := finishedCampaign(t, finished{usual, true})
	// the reports of offices have no household
	leads := selectFrom(t, filepath.Join(dir, "out", redactedFolder), `select table_name, column_name from duckdb_columns()
where not internal and column_name in ('cell', 'source_row', 'source_cell') and table_name <> 'mart_progress' order by all`)
	if len(leads) > 0 {
		t.Errorf("the redacted warehouse has %v", leads)
	}
}

func TestATokenStandsForOneHouseholdInEveryRunOfACampaign(t *testing.T) {
	dir := finishedCampaign(t, finished{usual, true})
	const keys = "select household_key, household_no from mart_households order by all"
	runs := make([]string, 3)
	for i := range runs {
		if i == 2 { // another secret
			if err := os.Remove(filepath.Join(dir, SaltFile)); err != nil {
				t.Fatal(err)
			}
		}
		if i > 0 { // the first has been
			if _, err := Run(context.Background(), RunOptions{Dir: dir, Redact: true}, Silent{}); err != nil {
				t.Fatal(err)
			}
		}
		runs[i] = fmt.Sprint(selectFrom(t, filepath.Join(dir, "out", redactedFolder), keys))
	}
	if runs[0] != runs[1] || runs[0] == runs[2] {
		t.Errorf("equal tokens with one secret: %t, other tokens with another: %t", runs[0] == runs[1], runs[0] != runs[2])
	}
	if info, err := os.Stat(filepath.Join(dir, SaltFile)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the secret is kept with %v (%v), want for its owner alone", info.Mode(), err)
	}
	runCampaign(t, dir)
	if _, err := os.Stat(filepath.Join(dir, "out", RedactedFile)); !os.IsNotExist(err) {
		t.Error("a run without --redact leaves the redacted warehouse of an earlier run")
	}
}

func TestASecretThatIsTooShortIsRefused(t *testing.T) {
	dir := syntheticCampaign(t, small(9))
	write(t, filepath.Join(dir, SaltFile), "ngắn\n")
	_, err := Run(context.Background(), RunOptions{Dir: dir, Redact: true}, Silent{})
	wantSentence(t, err, "must have 32 characters at least")
}

// Whoever adds a text to what analysts read says whether it may leave the office.
func TestEveryTextThatAnalystsReadIsListedAsKeptTokenOrDropped(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	content, err := sqlfs.Files().ReadFile("privacy.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for line := range strings.SplitSeq(string(content), "\n") {
		column, _, _ := strings.Cut(line, "\t")
		listed = append(listed, column)
	}
	for _, row := range selectRows(t, dir, `
		select table_name, column_name from duckdb_columns()
		where not internal and (data_type in ('VARCHAR', 'DATE') or data_type like 'TIMESTAMP%')
			and (table_name similar to '(mart_|rpt_|plan_|rule_).*' or table_name in ('findings', 'ref_units', 'ref_unit_successors', 'ref_campaign', 'ref_ethnicities_shown'))
		order by all`) {
		relation, column := row[0].(string), row[1].(string)
		if !slices.Contains(listed, column) && !slices.Contains(listed, relation+"."+column) {
			t.Errorf("sql/privacy.tsv does not say what becomes of %s.%s in a redacted warehouse", relation, column)
		}
	}
}

// selectFrom asks the warehouse of a folder of results.
func selectFrom(t *testing.T, out, query string) [][]any {
	t.Helper()
	db, err := warehouse.OpenReadOnly(context.Background(), filepath.Join(out, WarehouseFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, rows, err := db.Select(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// allText is every value of every table of a warehouse.
func allText(t *testing.T, out string) string {
	var text strings.Builder
	for _, table := range selectFrom(t, out, "select table_name from duckdb_tables() order by 1") {
		for _, row := range selectFrom(t, out, fmt.Sprintf("select * from %s", table[0])) {
			fmt.Fprintln(&text, row...)
		}
	}
	return text.String()
}
