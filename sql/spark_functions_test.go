package sqlfs_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// functionCases is a relation that Spark makes besides, of every named function
// over values that are hard for it.
const functionCases = "function_cases"

// casesSelect calls every function of functions_spark.sql and those that
// run_spark.py defines.
const casesSelect = `with lists as (
  select n % 40 as lot, joined(array_agg((a, b)), '; ') as together, joined(array_agg((b, cast(null as string))), ', ') as nothing
  from function_values
  group by n % 40
)
select v.n, number_text(a) as number_text, number_key(a) as number_key, digits_key(a) as digits_key, plain_word(a) as plain_word, fingerprint(a) as fingerprint,
  is_digits(a, 12) as twelve, is_digits(a, length(a)) as digits, id_prefix(a) as id_prefix, name_likeness(a, b) as name_likeness,
  case when a <> '' then digits_apart(a, b) end as digits_apart, same_digits(year_a, year_b) as same_digits, expected_id_prefix(year_a, sex) as expected_id_prefix,
  amount_text(amount) as amount_text, figure_text(amount) as figure_text, day_text(day_a) as day_text, days_between(day_a, day_b) as days_between,
  full_years(day_a, day_b) as full_years, add_months(day_a, months) as add_months,
  rate_percent(part, whole) as rate_percent, rate_points(part, whole, part_b, whole_b) as rate_points, whole_part(whole, whole_b + 1) as whole_part,
  l.together, l.nothing
from function_values v
join lists l on l.lot = v.n % 40`

// functionValues are two texts of every pair of the list, with numbers and days
// by turns.
const functionValues = `with t as (
  select unnest([null, '', ' ', '0', '000', '007', '0070', '12 34', '１２／ａ', 'Nà Pái', 'nà pái', 'na' || chr(768) || ' pa' || chr(769) || 'i', 'ĐỨC', 'đức anh', 'nông văn hoà', 'nông văn hòa',
    'trần thị mẫu', 'trần thị mận', 'tran thi mau', '012345678901', '012345678910', '00618500001O', '12' || chr(8203) || '3', ' a' || chr(160) || chr(8195) || 'b ', 'a.b-c/d', 'ß' || chr(304), 'ΑΣ', chr(8486) || 'm', '😀1']) as x
),
pairs as (
  select row_number() over (order by p.x nulls first, q.x nulls first) - 1 as n, p.x as a, q.x as b from t p cross join t q
)
select cast(n as integer) as n, a, b,
  cast([0, 1.5, 100.25, -3.1, 12345678.000001, null, 0.005, -0.005, 10, 2.345][n % 10 + 1] as decimal(18, 6)) as amount,
  [date '2020-02-29', date '2023-10-05', date '2024-01-31', null, date '1899-12-31', date '2000-01-01', date '2024-12-31'][n % 7 + 1] as day_a,
  [date '2023-10-05', date '2024-02-29', date '2023-02-28', null, date '1900-01-01'][n % 5 + 1] as day_b,
  cast([1, -12, 13, 0, 36, 6][n % 6 + 1] as integer) as months,
  cast([0, 1, 2, 3, 7, 26999999, null, 199, 5][n % 9 + 1] as bigint) as part, cast([3, 0, 7, 8, 1, 27000001, null, 600, 9][n % 9 + 1] as bigint) as whole,
  cast([1, 5, 0, 26999999, 201][n % 5 + 1] as bigint) as part_b, cast([6, 0, 13, 27000000, 402][n % 5 + 1] as bigint) as whole_b,
  cast([1980, 1908, 2001, 1899, null, 1890][n % 6 + 1] as integer) as year_a, cast([1908, 1980, 1989, 2010, 1898, 2100, 1890][n % 7 + 1] as integer) as year_b,
  ['male', 'female', null][n % 3 + 1] as sex
from pairs`

// addFunctionCases adds the values and the select to an export, and the values
// to DuckDB.
func addFunctionCases(t *testing.T, db *sql.Conn, export string) {
	t.Helper()
	file := filepath.Join(export, "tables", "function_values.parquet")
	for _, statement := range []string{
		"create temp table function_values as " + functionValues,
		"copy function_values to '" + file + "' (format parquet)",
	} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	place := "sql/99_functions/" + functionCases + ".sql"
	if err := os.Mkdir(filepath.Dir(filepath.Join(export, place)), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(export, place), []byte(casesSelect), 0o600); err != nil {
		t.Fatal(err)
	}
	order := filepath.Join(export, "order.txt")
	steps, err := os.ReadFile(order)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(order, append([]byte(place+"\n"), steps...), 0o600); err != nil {
		t.Fatal(err)
	}
	appendLine(t, filepath.Join(export, "tables.txt"), "function_values\tn int, a string, b string, amount decimal(18,6), day_a date, day_b date, months int, part bigint, whole bigint, part_b bigint, whole_b bigint, year_a int, year_b int, sex string")
}

func appendLine(t *testing.T, path, line string) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = fmt.Fprintln(file, line)
	if closed := file.Close(); err != nil || closed != nil {
		t.Fatal(err, closed)
	}
}
