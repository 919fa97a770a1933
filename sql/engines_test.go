package sqlfs_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	sqlfs "rasoat/sql"
)

// bothHave are the functions that DuckDB and Apache Spark 4 give the same
// meaning, as far as the files use them: regexp_replace with a pattern that
// takes away all or nothing, lpad of texts that are not longer.
var bothHave = []string{
	"abs", "array_agg", "cast", "coalesce", "concat_ws", "count", "first_value", "greatest", "length", "lpad", "max", "min", "nullif",
	"regexp_extract", "regexp_replace", "replace", "row_number", "substr", "sum", "translate", "trim", "upper", "year",
}

// beforeBrackets are words of SQL that brackets follow.
var beforeBrackets = []string{"and", "as", "exists", "from", "in", "join", "not", "or", "over", "sets", "values", "when", "where"}

// kinds are those that both engines know by the same name; decimal has places.
var kinds = []string{"bigint", "boolean", "date", "decimal", "integer", "string"}

// refused are what DuckDB reads and Spark does not, or otherwise, with the
// spelling that both read.
var refused = []struct{ pattern, instead string }{
	{`::`, "cast(x as kind)"},
	{`//`, "whole_part(a, b)"},
	{`[\[\]{}?~^@$&#;]`, "a named function"},
	{`->|=>|:=`, "a named function"},
	{`\d\.?\d*e[+-]?\d`, "a decimal number"},
	{`(?i)\bdouble\b|\bfloat\b|\breal\b|\bvarchar\b|\btext\b|\bhugeint\b`, "string, bigint or decimal"},
	{`(?i)\b(qualify|exclude|pivot|unpivot|asof|positional|sample|lateral|unnest|similar|ilike|glob|recursive|materialized|filter|interval|limit|offset|distinct on|using|natural|semi|anti|window|rollup|cube|group by all|order by all)\b`, "a join, a case or a window that both engines write in the same way"},
	{`(?i)\btimestamp\b|\btime\b|\bcurrent_\w+`, "a date of ref_campaign"},
}

var (
	comments  = regexp.MustCompile(`(?m)--.*$`)
	texts     = regexp.MustCompile(`'(?:[^']|'')*'`)
	quoted    = regexp.MustCompile(`"[^"]*"`)
	called    = regexp.MustCompile(`([A-Za-z_][A-Za-z0-9_]*) ?\(`)
	castTo    = regexp.MustCompile(`\bas ([a-z]+)(?:\([0-9, ]+\))?\)`)
	clause    = regexp.MustCompile(`([a-z_0-9]+) \([a-z0-9_, ]+\) as \(|\)(?: as)? ([a-z]+) \([a-z0-9_, ]+\)`)
	macro     = regexp.MustCompile(`create or replace macro ([a-z_]+)\(`)
	sparkOwn  = regexp.MustCompile(`create or replace temporary function ([a-z_]+)\(`)
	inPython  = regexp.MustCompile(`udf\.register\("([a-z_]+)"`)
	ofThree   = regexp.MustCompile(`(?i)\btrim\([^()]*,|\btrim\(both|\bltrim\(|\brtrim\(`)
	backslash = regexp.MustCompile(`'[^']*\\[^']*'`)
)

// foreign is what in a select is not of both engines; functions are the named
// ones. Empty is none.
func foreign(body string, functions []string) (found []string) {
	body = comments.ReplaceAllString(body, "")
	if text := backslash.FindString(body); text != "" {
		found = append(found, text+": Spark takes a backslash for the beginning of a sign")
	}
	body = quoted.ReplaceAllString(texts.ReplaceAllString(body, "''"), "q")
	for _, r := range refused {
		if said := regexp.MustCompile(r.pattern).FindString(body); said != "" {
			found = append(found, said+": write "+r.instead)
		}
	}
	if said := ofThree.FindString(body); said != "" {
		found = append(found, said+": write trim(leading … from …)")
	}
	var own []string // names of clauses with their columns
	for _, m := range clause.FindAllStringSubmatch(body, -1) {
		own = append(own, m[1], m[2])
	}
	for _, m := range called.FindAllStringSubmatch(body, -1) {
		name := m[1]
		known := slices.Contains(bothHave, name) || slices.Contains(beforeBrackets, name) || slices.Contains(functions, name) || slices.Contains(kinds, name)
		if !known && !slices.Contains(own, name) {
			found = append(found, name+": no function of both engines; define it in functions_duckdb.sql and functions_spark.sql, or add it to bothHave")
		}
	}
	for _, m := range castTo.FindAllStringSubmatch(body, -1) {
		if !slices.Contains(kinds, m[1]) {
			found = append(found, m[1]+": no kind of both engines")
		}
	}
	return found
}

// namedFunctions are those that functions_duckdb.sql defines and Spark has from
// functions_spark.sql, from run_spark.py, or itself.
func namedFunctions(t *testing.T) (both []string) {
	t.Helper()
	read := func(name string) string {
		content, err := fs.ReadFile(sqlfs.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	spark := []string{"add_months"} // Spark's own
	for _, m := range sparkOwn.FindAllStringSubmatch(read("functions_spark.sql"), -1) {
		spark = append(spark, m[1])
	}
	for _, m := range inPython.FindAllStringSubmatch(read("run_spark.py"), -1) {
		spark = append(spark, m[1])
	}
	for _, m := range macro.FindAllStringSubmatch(read("functions_duckdb.sql"), -1) {
		if slices.Contains(spark, m[1]) {
			both = append(both, m[1])
		}
	}
	return both
}

func TestTheFilesFrom20To50SayNothingThatOnlyOneEngineReads(t *testing.T) {
	functions := namedFunctions(t)
	if len(functions) < 15 {
		t.Fatalf("only %v are defined for both engines", functions)
	}
	used := map[string]bool{}
	for _, file := range filesOfBothEngines(t) {
		body, err := fs.ReadFile(sqlfs.Files(), file)
		if err != nil {
			t.Fatal(err)
		}
		for _, said := range foreign(string(body), functions) {
			t.Errorf("sql/%s: %s", file, said)
		}
		for _, m := range called.FindAllStringSubmatch(string(body), -1) {
			used[m[1]] = true
		}
	}
	for _, function := range functions {
		if !used[function] && !strings.Contains(casesSelect, function+"(") {
			t.Errorf("%s is defined for both engines, used by no file and tried by no case", function)
		}
		if used[function] && !strings.Contains(casesSelect, function+"(") {
			t.Errorf("%s is tried by no case of spark_functions_test.go", function)
		}
	}
}

func TestWhatOnlyOneEngineReadsIsFound(t *testing.T) {
	functions := []string{"day_text"}
	for _, x := range []string{
		"select a::integer from t", "select a // 2 from t", "select list_sort(a) from t", "select [1, 2] from t", "select cast(a as varchar) from t", "select cast(a as hugeint) from t",
		"select * exclude (a) from t", "select a from t qualify row_number() over (order by a) = 1", "select ltrim(a, '0') from t", "select trim(a, '0') from t", "select concat(a, b) from t",
		"select regexp_replace(a, '\\d', '') from t", "select strftime(a, '%d') from t", "select sum(a) filter (where b) from t", "select distinct on (a) b from t", "select a from t group by all", "select 1e3",
	} {
		if len(foreign(x, functions)) == 0 {
			t.Errorf("%s: taken for SQL of both engines", x)
		}
	}
	for _, x := range []string{
		"-- a::b, list_sort(c)\nselect day_text(a) as \"day::text\", 'it''s [1]; // 2' as t from t where a in (1, 2)",
		"with i (n) as (\n  values (1)\n)\nselect cast(sum(n) as decimal(18, 2)), trim(leading '0' from cast(n as string)) from i group by n",
	} {
		if found := foreign(x, functions); len(found) > 0 {
			t.Errorf("%s: %v", x, found)
		}
	}
}
