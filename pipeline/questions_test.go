package pipeline_test

import (
	"io/fs"
	"reflect"
	"regexp"
	"testing"

	sqlfs "rasoat/sql"
)

// asked is the header of a worked question.
var asked = regexp.MustCompile(`^-- question: (.+)\n-- question_en: (.+)\n`)

func TestTheTenWorkedQuestionsAreAnsweredByThePublishedWarehouse(t *testing.T) {
	db := resultsOf(t, campaignDir(t, 3, false))
	files, err := fs.Glob(sqlfs.Files(), "questions/*.sql")
	if err != nil || len(files) != 10 {
		t.Fatalf("%d questions, %v; want 10", len(files), err)
	}
	for _, file := range files {
		query, err := fs.ReadFile(sqlfs.Files(), file)
		if err != nil {
			t.Fatal(err)
		}
		if !asked.Match(query) {
			t.Errorf("%s: no question in both languages", file)
		}
		if rows := rowsOf(t, db, string(query)); len(rows) == 0 && file != "questions/q06_targets_missed.sql" {
			t.Errorf("%s: no answer", file)
		}
	}
}

func TestAnswersOfWorkedQuestionsAgreeWithAnotherWayOfCounting(t *testing.T) {
	db := resultsOf(t, campaignDir(t, 3, false))
	for file, other := range map[string]string{
		"questions/q01_one_indicator_from_leaving.sql": "select count(*) from mart_households where class = 'poor' and deprived_count = 3",
		"questions/q02_points_from_the_line.sql":       "select count(*) from mart_households where class = 'poor' and b1_score > case area when 'rural' then 135 else 170 end",
	} {
		query, err := fs.ReadFile(sqlfs.Files(), file)
		if err != nil {
			t.Fatal(err)
		}
		got := rowsOf(t, db, "select cast(sum(households) as bigint) from ("+string(query)+")")
		if want := rowsOf(t, db, other); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v households, counted otherwise %v", file, got, want)
		}
	}
}
