package report

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
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

func (f fakeSource) Select(ctx context.Context, query string, _ ...any) ([]string, [][]any, error) {
	for _, known := range f {
		if strings.Contains(query, known.key) {
			return known.answer.columns, known.answer.rows, ctx.Err()
		}
	}
	return nil, nil, ctx.Err()
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
	return source
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
	return readBack(t, func(w *bytes.Buffer) error { return Forms(t.Context(), w, src, options) })
}

func writtenDetail(t *testing.T, src Source, options Options) *excelize.File {
	t.Helper()
	return readBack(t, func(w *bytes.Buffer) error { return Detail(t.Context(), w, src, options) })
}

func readBack(t *testing.T, write func(*bytes.Buffer) error) *excelize.File {
	t.Helper()
	var content bytes.Buffer
	if err := write(&content); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&content)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
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
