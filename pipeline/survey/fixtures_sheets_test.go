package survey

import (
	"fmt"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
)

// lines are the rows of a sheet, from row 1; nil values are empty cells.
type lines [][]any

// tab is one sheet of a workbook made for a test.
type tab struct {
	name   string
	lines  lines
	merges []string
}

func bookOf(t testing.TB, tabs ...tab) []byte {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	for _, tab := range tabs {
		if _, err := file.NewSheet(tab.name); err != nil {
			t.Fatal(err)
		}
		for i, line := range tab.lines {
			if err := file.SetSheetRow(tab.name, fmt.Sprintf("A%d", i+1), &line); err != nil {
				t.Fatal(err)
			}
		}
		for _, m := range tab.merges {
			a, ok := parseArea(m)
			if !ok {
				t.Fatalf("range %q", m)
			}
			if err := file.MergeCell(tab.name, cellName(a.left, a.top), cellName(a.right, a.bottom)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !slices.ContainsFunc(tabs, func(tab tab) bool { return tab.name == "Sheet1" }) {
		if err := file.DeleteSheet("Sheet1"); err != nil {
			t.Fatal(err)
		}
	}
	out, err := file.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// labelsOf and keysOf are the header rows of a table in the format.
func labelsOf(table string) []any {
	var row []any
	for _, f := range SheetOf(table).Fields {
		row = append(row, f.Label)
	}
	return row
}

func keysOf(table string) []any {
	var row []any
	for _, f := range SheetOf(table).Fields {
		row = append(row, f.Key)
	}
	return row
}

// rowOf is a data row with a value in every column.
func rowOf(table string, i int) []any {
	var row []any
	values := filled(table, i)
	for _, f := range SheetOf(table).Fields {
		row = append(row, values[f.Key])
	}
	return row
}

func infoTab() tab {
	return tab{name: "Thông tin", lines: lines{
		{"commune_code", "Mã xã", "01975"}, {"review_year", "Năm rà soát", 2023},
	}}
}

func householdTab(above lines, data ...[]any) tab {
	return tab{name: "Hộ", lines: slices.Concat(above, lines(data))}
}

func memberTab() tab {
	return tab{name: "Thành viên", lines: lines{labelsOf("members"), rowOf("members", 0)}}
}

// with returns a copy of a row with the value of one field changed.
func with(table string, row []any, key string, value any) []any {
	row = slices.Clone(row)
	row[slices.IndexFunc(SheetOf(table).Fields, func(f Field) bool { return f.Key == key })] = value
	return row
}

// without returns a copy of a row that lacks the cell of one field.
func without(table string, row []any, key string) []any {
	i := slices.IndexFunc(SheetOf(table).Fields, func(f Field) bool { return f.Key == key })
	return slices.Delete(slices.Clone(row), i, i+1)
}
