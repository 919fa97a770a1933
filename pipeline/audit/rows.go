package audit

import (
	"math/big"
	"slices"
	"strings"

	"rasoat/pipeline/names"
)

// Kinds of row.
const (
	unitRow  = "unit"
	areaRow  = "area"
	totalRow = "total"
)

// A figure is one cell of figures.
type figure struct {
	table       *table
	row, column int
	key         string
	unit, line  string // as printed
	seen        string
	value       *big.Rat // nil where there is no figure
	broken      bool     // the cell holds NaN, #REF! or no number at all
	rate        bool
	signed      bool
	decimals    int // 0 of a count
}

// A tableRow is one row of figures.
type tableRow struct {
	kind       string
	unit, line string // as printed; line is empty in a form without lines
	parent     string // the area a unit belongs to
	district   bool   // an area that is a district over its communes: 1 over 1.1
	row        int
	figures    map[string]*figure
	folded     struct{ unit, line, parent string } // for comparison
}

// A table is a form on a sheet with its rows.
type table struct {
	placing
	rows    []*tableRow
	ignored []string // names of rows that are neither unit nor total
	twice   []*tableRow
}

func isTotalName(text string) bool {
	text = names.Fold(strings.TrimLeft(text, "- "))
	for _, word := range []string{"tổng cộng", "tổng số", "tổng", "cộng", "toàn huyện", "toàn tỉnh", "toàn xã", "tổng toàn huyện", "cả nước"} {
		if text == word || strings.HasPrefix(text, word+" (") || word == "tổng cộng" && strings.HasPrefix(text, word) {
			return true
		}
	}
	return strings.HasPrefix(text, "toàn huyện") || strings.HasPrefix(text, "toàn tỉnh")
}

// readTable reads the rows of a placed form.
func readTable(p *placing) *table {
	t := &table{placing: *p}
	var current tableRow
	parents := t.parents()
	inArea := ""
	seen := map[[3]string]bool{}
	for row := p.first; row <= p.last; row++ {
		number, name := p.at(row, keyNumber), p.at(row, keyUnit)
		line := p.at(row, keyLine)
		if number == "" && strings.HasPrefix(name, "-") {
			line, name = strings.TrimSpace(strings.TrimLeft(name, "- ")), ""
		}
		if name != "" || number != "" {
			if name == "" {
				name = number
			}
			current = tableRow{unit: name, kind: p.kindOf(number, name, parents)}
			if current.kind == areaRow {
				inArea = name
				current.district = len(parents) > 0 && plainPlace.MatchString(number)
			}
			if current.kind == unitRow {
				current.parent = inArea
			}
			if current.kind == "" && t.hasNumbers(row) {
				t.ignored = append(t.ignored, name)
			}
		}
		if current.kind == "" || !t.hasFigures(row) && name == "" && line == "" {
			continue
		}
		r := current
		r.row, r.line = row, line
		r.folded.unit, r.folded.line, r.folded.parent = names.Fold(r.unit), names.Fold(r.line), names.Fold(r.parent)
		r.figures = t.figures(&r)
		key := [3]string{r.kind + "\x00" + r.parent, r.folded.unit, r.folded.line}
		if seen[key] && t.hasFigures(row) {
			t.twice = append(t.twice, &r)
		}
		seen[key] = true
		t.rows = append(t.rows, &r)
	}
	return t
}

func (p *placing) at(row int, key string) string {
	if p.columns[key] == 0 {
		return ""
	}
	return p.sheet.text(row, p.columns[key])
}

// parents lists the numbers that have numbers below them: 1 where 1.1 stands.
func (t *table) parents() map[string]bool {
	above := map[string]bool{}
	for row := t.first; row <= t.last; row++ {
		if number := t.at(row, keyNumber); dottedPlace.MatchString(number) {
			prefix, _, _ := strings.Cut(number, ".")
			above[prefix] = true
		}
	}
	return above
}

// kindOf tells what a row is, "" for one that is no part of the table.
func (p *placing) kindOf(number, name string, parents map[string]bool) string {
	rows := p.form.Rows
	listed := func(list []string) bool {
		return slices.ContainsFunc(list, func(one string) bool { return names.Fold(one) == names.Fold(name) })
	}
	switch {
	case listed(rows.Skip):
		return ""
	case listed(rows.Total) || len(rows.Total) == 0 && isTotalName(name):
		return totalRow
	case listed(rows.Areas):
		return areaRow
	case romanNumber.MatchString(number), len(parents) > 0 && plainPlace.MatchString(number):
		return areaRow
	case plainPlace.MatchString(number), dottedPlace.MatchString(number), p.columns[keyNumber] == 0:
		return unitRow
	}
	return ""
}

func (t *table) hasFigures(row int) bool {
	for _, c := range t.form.columns {
		if column := t.columns[c.key]; column > 0 {
			if cell, ok := t.sheet.cells[[2]int{row, column}]; ok && (cell.NoValue || strings.TrimSpace(cell.Value) != "") {
				return true
			}
		}
	}
	return false
}

// hasNumbers tells a row of figures from signatures and notes.
func (t *table) hasNumbers(row int) bool {
	for _, c := range t.form.columns {
		if cell, ok := t.sheet.cells[[2]int{row, t.columns[c.key]}]; ok {
			if _, is := parseNumber(strings.TrimSpace(cell.Value), c.rate, t.sheet.commas); is || cell.Number {
				return true
			}
		}
	}
	return false
}

func (t *table) figures(r *tableRow) map[string]*figure {
	figures := map[string]*figure{}
	for _, c := range t.form.columns {
		if column := t.columns[c.key]; column > 0 {
			figures[c.key] = t.figure(r, c, column)
		}
	}
	return figures
}

// figure reads one cell.
func (t *table) figure(r *tableRow, c formColumn, column int) *figure {
	cell := t.sheet.cells[[2]int{r.row, column}]
	f := &figure{table: t, row: r.row, column: column, key: c.key, unit: r.unit, line: r.line, rate: c.rate,
		seen: strings.TrimSpace(cell.Value), signed: slices.Contains(t.form.Signed, c.key)}
	if c.rate {
		f.decimals = t.form.decimals
	}
	switch {
	case cell.NoValue:
		f.seen, f.broken = "=?", true
	case cell.Failed, notNumbers.MatchString(f.seen):
		f.broken = true
	case dashes[f.seen] && !c.rate:
		f.value = new(big.Rat)
	case emptyWords[f.seen], dashes[f.seen]:
	default:
		f.read(cell.Number)
	}
	return f
}

// read takes the number of a cell; a rate is taken as it is printed.
func (f *figure) read(isNumber bool) {
	ok := false
	if isNumber && plainNumber.MatchString(f.seen) {
		f.value, ok = new(big.Rat).SetString(f.seen)
	} else {
		f.value, ok = parseNumber(f.seen, f.rate, f.table.sheet.commas)
	}
	switch {
	case !ok || !f.rate && !f.value.IsInt():
		f.value, f.broken = nil, true
	case f.rate && !isNumber:
		f.value = roundTo(f.value, f.decimals)
	}
}

// current is the value that counts as printed: nothing is nought.
func (f *figure) current() *big.Rat {
	if f.value == nil {
		return new(big.Rat)
	}
	return f.value
}

func (f *figure) blank() bool { return f != nil && f.value == nil && !f.broken }

// cell is the place of a figure in A1 form.
func (f *figure) cell() string { return cellName(f.row, f.column) }
