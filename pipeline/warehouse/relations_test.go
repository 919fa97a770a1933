package warehouse

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/shopspring/decimal"
)

// TestEachRelationGivesTheRowsOfItsCases runs a select over the tables of a
// case of testdata/relations/<relation>/<case>.txtar and compares its rows, in
// the order of row_no, with the table "expected". A cell that is empty is null.
func TestEachRelationGivesTheRowsOfItsCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/relations/rpt_*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case found (%v)", err)
	}
	for _, file := range files {
		relation := filepath.Base(filepath.Dir(file))
		t.Run(relation+"/"+strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			runCase(t, relation, file)
		})
	}
}

func runCase(t *testing.T, relation, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	db, err := Create(t.Context(), "", Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tables, expected := archive.Files[:len(archive.Files)-1], archive.Files[len(archive.Files)-1]
	for _, part := range tables {
		if err := db.LoadTable(t.Context(), caseRows(part)); err != nil {
			t.Fatal(err)
		}
	}
	if err := oneDistrict(t, db, tables); err != nil {
		t.Fatal(err)
	}
	if err := db.buildOne(t.Context(), relation); err != nil {
		t.Fatal(err)
	}
	columns, rows, err := db.Select(t.Context(), "select * from "+relation+" order by row_no")
	if err != nil {
		t.Fatal(err)
	}
	got := []string{strings.Join(columns, "|")}
	for _, row := range rows {
		got = append(got, shown(row))
	}
	if want := squeezed(string(expected.Data)); strings.Join(got, "\n") != want {
		t.Errorf("%s\n%s\ngot:\n%s\nwant:\n%s", file, archive.Comment, strings.Join(got, "\n"), want)
	}
}

// oneDistrict puts the communes of a case that says nothing of districts into
// one.
func oneDistrict(t *testing.T, db *DB, tables []txtar.File) error {
	named := func(name string) bool {
		return slices.ContainsFunc(tables, func(f txtar.File) bool { return f.Name == name })
	}
	if !named(communesMart) || named(unitsMart) {
		return nil
	}
	_, _, err := db.Select(t.Context(), "create table mart_units as select commune_code, '063' as district_code, 'huyện Bạch Thông' as district_name, '06' as province_code, 'tỉnh Bắc Kạn' as province_name from mart_communes")
	return err
}

// caseRows reads a table of a case: a header of "name type" cells, then rows.
func caseRows(part txtar.File) Table {
	table := Table{Name: part.Name}
	for i, line := range strings.Split(squeezed(string(part.Data)), "\n") {
		var row []any
		for _, cell := range strings.Split(line, "|") {
			switch name, kind, _ := strings.Cut(cell, " "); {
			case i == 0:
				table.Columns = append(table.Columns, Column{Name: name, Type: kind})
			case cell == "":
				row = append(row, nil)
			default:
				row = append(row, cell)
			}
		}
		if i > 0 {
			table.Rows = append(table.Rows, row)
		}
	}
	return table
}

// squeezed takes the padding off a table's cells.
func squeezed(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		cells := strings.Split(line, "|")
		for j := range cells {
			cells[j] = strings.TrimSpace(cells[j])
		}
		lines[i] = strings.Join(cells, "|")
	}
	return strings.Join(lines, "\n")
}

func shown(row []any) string {
	cells := make([]string, len(row))
	for i, value := range row {
		switch v := value.(type) {
		case nil:
		case decimal.Decimal:
			cells[i] = v.StringFixed(-v.Exponent())
		default:
			cells[i] = fmt.Sprint(v)
		}
	}
	return strings.Join(cells, "|")
}
