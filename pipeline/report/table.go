package report

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Columns of a relation that the writer itself reads.
const (
	keyKind   = "row_kind"
	keyNumber = "tt"
	keyUnit   = "unit_name"
	keyLine   = "line"
	keyRow    = "row_no"
)

// Kinds of row that are printed in bold; a unit and a target are not.
const (
	kindArea  = "area"
	kindGroup = "group" // a district or a province of a roll-up
	kindTotal = "total"
	kindPlan  = "plan"
)

// A table is the rows of one relation in printed order.
type table struct {
	relation string
	index    map[string]int
	rows     [][]any
	// definitions are the comments of the relation's columns, in Vietnamese.
	definitions map[string]string
}

// readDefinitions reads what the columns of a relation mean, as the warehouse
// says it: "Vietnamese | English".
func readDefinitions(ctx context.Context, src Source, relation string) (map[string]string, error) {
	_, rows, err := src.Select(ctx, "select table_name, column_name, comment from duckdb_columns() where starts_with(table_name, 'rpt_') and comment is not null")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", relation, err)
	}
	definitions := map[string]string{}
	for _, row := range rows {
		if row[0] != relation {
			continue
		}
		name, _ := row[1].(string)
		comment, _ := row[2].(string)
		vietnamese, _, _ := strings.Cut(comment, " | ")
		definitions[name] = vietnamese
	}
	return definitions, nil
}

// definition is what a column of figures means, "" for one that names the row.
func (t table) definition(key string) string {
	if isFrame(key) {
		return ""
	}
	return t.definitions[key]
}

// readTable reads a relation, all of it or the rows of one office, and refuses
// one that lacks a column the layout prints.
func readTable(ctx context.Context, src Source, l layout, office string) (table, error) {
	wanted := []string{keyKind, keyNumber, keyUnit}
	if l.Lines != "" {
		wanted = append(wanted, keyLine)
	}
	for _, c := range slices.Concat(leaves(l.Columns), leaves(l.Checks)) {
		wanted = append(wanted, c.Key)
	}
	t, err := readRowsOf(ctx, src, l.Relation, fmt.Sprintf("sheet %q", l.Sheet), wanted, office)
	if err != nil {
		return t, err
	}
	t.definitions, err = readDefinitions(ctx, src, l.Relation)
	return t, err
}

// readRows reads a relation in the order of row_no; where says who prints the
// columns that it must have.
func readRows(ctx context.Context, src Source, relation, where string, wanted []string) (table, error) {
	return readRowsOf(ctx, src, relation, where, wanted, "")
}

// readRowsOf is readRows for the rows of one office, of all where it is "".
func readRowsOf(ctx context.Context, src Source, relation, where string, wanted []string, office string) (table, error) {
	query, args := "select * from "+relation+" order by row_no", []any(nil)
	if office != "" {
		query, args = "select * from "+relation+" where office_id = ? order by row_no", []any{office}
	}
	columns, rows, err := src.Select(ctx, query, args...)
	if err != nil {
		return table{}, fmt.Errorf("%s: %w", relation, err)
	}
	t := table{relation: relation, index: map[string]int{}, rows: rows}
	for i, name := range columns {
		t.index[name] = i
	}
	for _, key := range wanted {
		if !t.has(key) {
			return table{}, fmt.Errorf("%s has no column %q, which %s prints", relation, key, where)
		}
	}
	return t, nil
}

// has tells whether the relation has a column.
func (t table) has(key string) bool {
	_, found := t.index[key]
	return found
}

func (t table) value(row int, key string) any { return t.rows[row][t.index[key]] }

func (t table) text(row int, key string) string {
	text, _ := t.value(row, key).(string)
	return text
}

func (t table) bold(row int) bool {
	kind := t.text(row, keyKind)
	return kind == kindArea || kind == kindGroup || kind == kindTotal || kind == kindPlan
}

// unitKind is the kind of the rows that a chart shows: the groups of a roll-up,
// else the units.
func (t table) unitKind() string {
	if slices.ContainsFunc(t.rows, func(row []any) bool { return row[t.index[keyKind]] == kindGroup }) {
		return kindGroup
	}
	return "commune"
}

// units groups the rows into runs of the lines of one unit, each [first, end).
func (t table) units() [][2]int {
	var runs [][2]int
	for row := range t.rows {
		if row > 0 && t.sameUnit(row-1, row) {
			runs[len(runs)-1][1] = row + 1
			continue
		}
		runs = append(runs, [2]int{row, row + 1})
	}
	return runs
}

func (t table) sameUnit(a, b int) bool {
	return t.text(a, keyKind) == t.text(b, keyKind) && t.text(a, keyNumber) == t.text(b, keyNumber) && t.text(a, keyUnit) == t.text(b, keyUnit)
}
