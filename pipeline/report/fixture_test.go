package report

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// relation is what one select gives.
type relation struct {
	columns []string
	rows    [][]any
}

// fakeSource answers a select by the first of its keys that the query holds.
type fakeSource []struct {
	key    string
	answer relation
}

// What a column means it takes from the file of the select, as the warehouse does.
func (f fakeSource) Select(ctx context.Context, query string, args ...any) ([]string, [][]any, error) {
	if strings.Contains(query, "duckdb_columns()") {
		return []string{"table_name", "column_name", "comment"}, comments(), ctx.Err()
	}
	for _, known := range f {
		if strings.Contains(query, known.key) {
			return known.answer.columns, known.answer.rows, ctx.Err()
		}
	}
	return nil, nil, ctx.Err()
}

var commentLine = regexp.MustCompile(`(?m)^--   (\w+): (.+)$`)

// comments are what the columns of every report mean: relation, column, meaning.
func comments() [][]any {
	files, err := filepath.Glob("../../sql/60_reports/rpt_*.sql")
	if err != nil {
		panic(err)
	}
	var rows [][]any
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			panic(err)
		}
		relation := strings.TrimSuffix(filepath.Base(file), ".sql")
		for _, found := range commentLine.FindAllStringSubmatch(string(content), -1) {
			rows = append(rows, []any{relation, found[1], found[2]})
		}
	}
	return rows
}

// with answers one query otherwise.
func (f fakeSource) with(key string, answer relation) fakeSource {
	return append(fakeSource{{key, answer}}, f...)
}

func rows(rows ...[]any) relation { return relation{rows: rows} }

// bachThong is a campaign of 2023 with three ethnicities shown; its relations
// are the expected rows of testdata/relations, one case each.
func bachThong(t *testing.T) fakeSource {
	t.Helper()
	source := fakeSource{
		{"from ref_campaign", rows([]any{int64(2023), "tỉnh Bắc Kạn", "huyện Bạch Thông", time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC), ""})},
		{"from ref_ethnicities_shown", rows([]any{"Tày"}, []any{"Dao"}, []any{"Nùng"})},
	}
	for _, l := range allLayouts(t) {
		cases, err := filepath.Glob("../../testdata/relations/" + l.Relation + "/*.txtar")
		if err != nil || len(cases) == 0 {
			t.Fatalf("%s: no case in testdata/relations (%v)", l.Relation, err)
		}
		source = append(source, fakeSource{{"from " + l.Relation + " ", expectedRows(t, l, cases[len(cases)-1])}}...)
	}
	for relation, columns := range unlaid {
		cases, err := filepath.Glob("../../testdata/relations/" + relation + "/*.txtar")
		if err != nil || len(cases) == 0 {
			t.Fatalf("%s: no case in testdata/relations (%v)", relation, err)
		}
		source = append(source, fakeSource{{"from " + relation + " ", expectedRows(t, layout{Columns: columns}, cases[0])}}...)
	}
	return source
}

// unlaid are the relations without a sheet of their own, with the formats of
// their figures; columns that are not named are text.
var unlaid = map[string][]column{
	"rpt_803_communes_plan": counts("poor_opening poor_planned poor_closing near_poor_opening near_poor_planned near_poor_closing"),
	"rpt_804_reductions":    counts("planned reduced"),
	"rpt_805_flow_steps":    counts("households base listed less more"),
	"rpt_901_letter": append(append(counts("communes communes_reviewed communes_missing surveyed classified held_out households persons poor_opening poor poor_persons poor_change "+
		"near_poor_opening near_poor near_poor_persons near_poor_change average_living average_living_persons minority_poor_opening minority_poor poor_out "+
		"poor_c2 poor_c3 poor_c4 poor_c5 poor_c6 poor_c7 poor_c8 near_poor_c2 near_poor_c3 near_poor_c4 near_poor_c5 near_poor_c6 near_poor_c7 near_poor_c8 "+
		"cause_1_households cause_2_households targets targets_met targets_not_met targets_no_data"),
		rates("poor_opening_rate poor_rate poor_points near_poor_opening_rate near_poor_rate near_poor_points minority_poor_points deprivation_1_rate deprivation_2_rate deprivation_3_rate highest_rate lowest_rate")...),
		column{Key: "review_date", Format: formatDay}),
	"rpt_902_deprivations":     append(counts("poor_households near_poor_households poor_rank"), rates("poor_rate near_poor_rate")...),
	"rpt_903_causes":           counts("poor_households near_poor_households poor_rank"),
	"rpt_904_review_targets":   formatted("target actual gap", formatNumber),
	"rpt_910_posting":          counts("member_count village_no village_households"),
	"rpt_911_posting_communes": counts("posted poor near_poor left_lists held_out not_listed"),
}

// formatDay is that of a day in a case; no sheet prints one.
const formatDay = "day"

func counts(keys string) []column { return formatted(keys, formatCount) }
func rates(keys string) []column  { return formatted(keys, formatRate) }

func formatted(keys, format string) []column {
	var columns []column
	for _, key := range strings.Fields(keys) {
		columns = append(columns, column{Key: key, Format: format})
	}
	return columns
}

// expectedRows reads the last table of a case, typed as the layout shows it.
func expectedRows(t *testing.T, l layout, file string) relation {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	last := archive.Files[len(archive.Files)-1]
	if last.Name != "expected" {
		t.Fatalf("%s: the last table is %q, want expected", file, last.Name)
	}
	formats := map[string]string{}
	filled, err := l.fill([]string{"Tày", "Dao", "Nùng"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range append(leaves(filled.Columns), leaves(filled.Checks)...) {
		formats[c.Key] = c.Format
	}
	var r relation
	for i, line := range strings.Split(strings.TrimSpace(string(last.Data)), "\n") {
		cells := strings.Split(line, "|")
		var row []any
		for column, cell := range cells {
			if i == 0 {
				r.columns = append(r.columns, strings.TrimSpace(cell))
				continue
			}
			row = append(row, typed(t, formats[r.columns[column]], strings.TrimSpace(cell)))
		}
		if i > 0 {
			r.rows = append(r.rows, row)
		}
	}
	return r
}

func typed(t *testing.T, format, cell string) any {
	t.Helper()
	if cell == "" {
		return nil
	}
	switch format {
	case formatCount, formatZero:
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil {
			return n
		}
	case formatRate, formatNumber:
		return decimal.RequireFromString(cell)
	case formatFlag:
		return cell == "true"
	case formatDay:
		day, err := time.Parse(time.DateOnly, cell[:len(time.DateOnly)])
		if err != nil {
			t.Fatal(err)
		}
		return day
	}
	return cell
}

func allLayouts(t *testing.T) []layout {
	t.Helper()
	var all []layout
	for _, folder := range []string{formLayouts, detailLayouts, progressLayouts, officeLayouts, allocationLayouts, supportLayouts} {
		layouts, err := readLayouts(folder)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, layouts...)
	}
	return all
}

func layoutOf(t *testing.T, relation string) layout {
	t.Helper()
	for _, l := range allLayouts(t) {
		if l.Relation == relation {
			return l
		}
	}
	t.Fatalf("no layout for %s", relation)
	return layout{}
}

// written is the workbook of the forms, read back.
func written(t *testing.T, src Source, options Options) *excelize.File {
	t.Helper()
	return opened(t, func(w io.Writer) error { return Forms(t.Context(), w, src, options) })
}

func writtenDetail(t *testing.T, src Source, options Options) *excelize.File {
	t.Helper()
	return opened(t, func(w io.Writer) error { return Detail(t.Context(), w, src, options) })
}

// formSheets are the sheets between the contents and the charts.
func formSheets(file *excelize.File) []string {
	sheets := file.GetSheetList()
	return sheets[1 : len(sheets)-1]
}

// printed shows a sheet as text: one line a row, empty lines left out.
func printed(t *testing.T, file *excelize.File, sheet string) string {
	t.Helper()
	grid, err := file.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, row := range grid {
		if line := strings.Join(row, " | "); strings.Trim(line, " |") != "" {
			out.WriteString(strings.TrimRight(line, " |") + "\n")
		}
	}
	return out.String()
}

// golden compares with a file of testdata, or writes it when asked to.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s\nwant:\n%s", file, got, want)
	}
}

// sheetXML is a sheet of a workbook as it is stored, counted from 1.
func sheetXML(t *testing.T, workbook []byte, number int) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		if part.Name == fmt.Sprintf("xl/worksheets/sheet%d.xml", number) {
			return readPart(t, part)
		}
	}
	t.Fatalf("the workbook has no sheet %d", number)
	return ""
}

// rowBefore is the number of the row over a cell.
func rowBefore(t *testing.T, at string) string {
	t.Helper()
	_, row, err := excelize.CellNameToCoordinates(at)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(row - 1)
}
