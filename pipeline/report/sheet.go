package report

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// A sheet is one form while it is written: the layout's columns with their
// final widths, and the row that is written next.
type sheet struct {
	file     *excelize.File
	styles   styles
	layout   layout
	campaign campaign
	options  Options
	table    table

	columns []column  // printed columns of figures
	checks  []column  // check columns, to the right of the printed ones
	widths  []float64 // points, for columns then checks
	split   int       // number of columns under the left half of the letterhead
	row     int       // the next row, from 1
	places  places    // what each cell of the table holds
	err     error     // the first failure; writing goes on to nothing after it
}

func newSheet(file *excelize.File, s styles, l layout, c campaign, o Options, t table) *sheet {
	sh := &sheet{file: file, styles: s, layout: l, campaign: c, options: o, table: t, row: 1}
	sh.columns, sh.checks = leaves(l.Columns), leaves(l.Checks)
	for _, column := range sh.columns {
		sh.widths = append(sh.widths, sh.columnWidth(column))
	}
	for _, column := range sh.checks {
		sh.widths = append(sh.widths, sh.columnWidth(column))
	}
	half := 0.0
	for sh.split = 0; sh.split < len(sh.columns)-1 && half+sh.widths[sh.split] <= sh.width(0, len(sh.columns))*0.45; sh.split++ {
		half += sh.widths[sh.split]
	}
	const narrowest = 0.25 // of the width: less cannot hold a half of the letterhead
	if sh.split = max(sh.split, 1); half < narrowest*sh.width(0, len(sh.columns)) && sh.split < len(sh.columns)-1 {
		sh.split++
	}
	return sh
}

// write fills the sheet from top to bottom and sets up its print.
func (s *sheet) write() error {
	s.setWidths()
	s.letterhead()
	first := s.row
	s.header()
	data := s.row
	blocks := s.data()
	tail := s.row
	s.notes()
	s.signatures()
	s.printSetup(first, data, tail, blocks)
	if s.err != nil {
		return fmt.Errorf("sheet %q: %w", s.layout.Sheet, s.err)
	}
	return nil
}

// do keeps the first error.
func (s *sheet) do(err error) {
	if s.err == nil {
		s.err = err
	}
}

// cell names the cell of a column, counted from 0.
func (s *sheet) cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	s.do(err)
	return name
}

// width is the width in points of the columns [first, end).
func (s *sheet) width(first, end int) float64 {
	total := 0.0
	for _, w := range s.widths[first:end] {
		total += w
	}
	return total
}

// columnWidth is the layout's width, or more where a word of the header or a
// figure needs it: a figure that does not fit is printed as #####.
func (s *sheet) columnWidth(c column) float64 {
	const padding = 7
	width := c.Width * pointsPerWidth
	width = max(width, longestWord(c.Label, fontSize, true)+padding, longestWord(c.Number, smallSize, false)+padding)
	if c.Format == formatText {
		return width
	}
	for row := range s.table.rows {
		width = max(width, longestWord(shown(c.Format, s.table.value(row, c.Key)), fontSize, true)+padding)
	}
	return width
}

func (s *sheet) setWidths() {
	for i, width := range s.widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		s.do(err)
		s.do(s.file.SetColWidth(s.layout.Sheet, name, name, width/pointsPerWidth))
	}
}

// style gives the cells of a rectangle one look.
func (s *sheet) style(column, row, lastColumn, lastRow int, l look) {
	id, err := s.styles.id(l)
	s.do(err)
	s.do(s.file.SetCellStyle(s.layout.Sheet, s.cell(column, row), s.cell(lastColumn, lastRow), id))
}

// text puts a text over a rectangle of cells, merged when it is more than one.
func (s *sheet) text(column, row, lastColumn, lastRow int, text string, l look) {
	s.style(column, row, lastColumn, lastRow, l)
	s.put(s.cell(column, row), text)
	if column != lastColumn || row != lastRow {
		s.do(s.file.MergeCell(s.layout.Sheet, s.cell(column, row), s.cell(lastColumn, lastRow)))
	}
}

// put writes a text into a cell. Text that is a plain number is a number: as
// text, Excel would mark it as a mistake. Anything else is text, whatever sign
// it begins with.
func (s *sheet) put(at, text string) {
	number, err := strconv.ParseInt(text, 10, 64)
	switch {
	case text == "":
	case err == nil && strconv.FormatInt(number, 10) == text && number >= 0:
		s.do(s.file.SetCellInt(s.layout.Sheet, at, number))
	default:
		s.do(s.file.SetCellStr(s.layout.Sheet, at, text))
	}
}

// height sets the height of a row in points; the file format has a highest row,
// and a text that needs more is cut on paper only.
func (s *sheet) height(row int, points float64) {
	s.do(s.file.SetRowHeight(s.layout.Sheet, row, min(points, excelize.MaxRowHeight)))
}

// heights is the height in points of the rows [first, end).
func (s *sheet) heights(first, end int) float64 {
	total := 0.0
	for row := first; row < end; row++ {
		points, err := s.file.GetRowHeight(s.layout.Sheet, row)
		s.do(err)
		total += points
	}
	return total
}

// band writes a line across the printed columns.
func (s *sheet) band(text string, l look) {
	last := len(s.columns) - 1
	s.text(0, s.row, last, s.row, text, l)
	s.height(s.row, textHeight(text, s.width(0, last+1), l.size, l.bold))
	s.row++
}
