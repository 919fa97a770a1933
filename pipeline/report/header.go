package report

import (
	"regexp"
	"slices"

	"github.com/xuri/excelize/v2"
)

// A headerCell is a label over a rectangle of the header.
type headerCell struct {
	column          // label, number, key
	first, last int // columns of the sheet
	top, bottom int // rows of the header, from 0
	check       bool
}

// headerCells lays a header tree out: a group stands over its columns, a
// column of figures reaches down to the last header row.
func headerCells(columns []column, first, top, rows int, check bool) []headerCell {
	var cells []headerCell
	for _, c := range columns {
		width := len(leaves([]column{c}))
		placed := headerCell{column: c, first: first, last: first + width - 1, top: top, bottom: top, check: check}
		if len(c.Columns) == 0 {
			placed.bottom = rows - 1
		}
		cells = append(cells, placed)
		cells = append(cells, headerCells(c.Columns, first, top+1, rows, check)...)
		first += width
	}
	return cells
}

// header writes the merged header, the definitions of the figures as comments
// on it, and the row of column numbers.
func (s *sheet) header() {
	rows := depth(s.layout.Columns)
	cells := headerCells(s.layout.Columns, 0, 0, rows, false)
	cells = append(cells, headerCells(s.layout.Checks, len(s.columns), 0, rows, true)...)
	for i, points := range s.headerHeights(cells, rows) {
		s.height(s.row+i, points)
	}
	for _, c := range cells {
		l := look{size: fontSize, bold: true, fill: fillHeader, horizontal: "center", border: true}
		if c.check {
			l.fill = fillCheck
		}
		s.text(c.first, s.row+c.top, c.last, s.row+c.bottom, c.Label, l)
		if definition := spoken(s.table.definition(c.Key)); definition != c.Label { // else it says nothing more
			s.define(s.cell(c.first, s.row+c.top), definition)
		}
	}
	s.row += rows
	s.numbers()
}

// headerHeights gives each header row the height its labels need; a label over
// several rows adds what it lacks to the last of them.
func (s *sheet) headerHeights(cells []headerCell, rows int) []float64 {
	heights := make([]float64, rows)
	bySpan := slices.Clone(cells)
	slices.SortStableFunc(bySpan, func(a, b headerCell) int { return (a.bottom - a.top) - (b.bottom - b.top) })
	for _, c := range bySpan {
		const padding = 6
		need := textHeight(c.Label, s.width(c.first, c.last+1)-padding, fontSize, true)
		for row := c.top; row <= c.bottom; row++ {
			need -= heights[row]
		}
		heights[c.bottom] += max(0, need)
	}
	return heights
}

// columnReference is a column of the relation, as definitions name it: c4.
var columnReference = regexp.MustCompile(`\bc(\d+)\b`)

// spoken is a definition as the printed sheet names columns: c4 is "cột 4".
func spoken(definition string) string {
	return columnReference.ReplaceAllString(definition, "cột $1")
}

// define hangs a definition on a header cell.
func (s *sheet) define(at, definition string) {
	if definition == "" {
		return
	}
	const width, lineChars, lineHeight = 260, 38, 20
	s.do(s.file.AddComment(s.layout.Sheet, excelize.Comment{
		Cell: at, Author: "rasoat", Text: definition,
		Width: width, Height: uint(lineHeight * (2 + len([]rune(definition))/lineChars)),
	}))
}

// numbers writes the row of column numbers; a layout without any has none.
func (s *sheet) numbers() {
	all := slices.Concat(s.columns, s.checks)
	if !slices.ContainsFunc(all, func(c column) bool { return c.Number != "" }) {
		return
	}
	height := 0.0
	for i, c := range all {
		l := look{size: smallSize, italic: true, horizontal: "center", border: true}
		if i >= len(s.columns) {
			l.fill = fillCheck
		}
		s.text(i, s.row, i, s.row, c.Number, l)
		height = max(height, textHeight(c.Number, s.widths[i]-4, smallSize, false))
	}
	s.height(s.row, height)
	s.row++
}
