package report

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What a cell of a sheet can hold.
const (
	PlaceFigure = "figure" // a figure of the table
	PlaceBlank  = "blank"  // a figure that the relation leaves null
	PlaceText   = "text"   // a name, a verdict, a note
	PlaceHeader = "header" // a label of the header
)

// Place is what one cell of a printed table holds.
type Place struct {
	Kind     string
	Relation string // the rpt_ relation
	RowNo    int64  // its row_no, 0 in the header
	Key      string // its column, "" over a group of columns
	// Label is the column's header with the groups above it, Row the unit
	// (or target) and what the row counts.
	Label, Row string
	Definition string
	// Text is the value as printed.
	Text string
	// Value is nil, bool, int64, string, time.Time or decimal.Decimal.
	Value any
}

// places are the cells of a table by column and row, both from 1.
type places map[[2]int]Place

// placeLine keeps what the cells of a row of the relation hold.
func (s *sheet) placeLine(row, at int) {
	labels := labelsOf(slices.Concat(s.layout.Columns, s.layout.Checks), "")
	number, _ := s.table.value(row, keyRow).(int64)
	for i, c := range slices.Concat(s.columns, s.checks) {
		value := s.table.value(row, c.Key)
		p := Place{Kind: PlaceFigure, Relation: s.layout.Relation, RowNo: number, Key: c.Key, Label: labels[i], Row: s.rowName(row),
			Definition: s.table.definition(c.Key), Value: value, Text: shown(c.Format, value)}
		switch {
		case isFrame(c.Key) || slices.Contains([]string{formatText, formatCenter, formatFlag}, c.Format):
			p.Kind = PlaceText
		case value == nil:
			p.Kind = PlaceBlank
		}
		s.place(i, at, p)
	}
}

// placeHeading keeps the row that names a unit over its lines.
func (s *sheet) placeHeading(row, at int) {
	for i, c := range s.columns {
		p := Place{Kind: PlaceText, Relation: s.layout.Relation, Key: c.Key, Label: c.Label, Row: s.table.text(row, keyUnit)}
		if c.Key == keyNumber || c.Key == keyUnit {
			p.Text = s.table.text(row, c.Key)
		}
		s.place(i, at, p)
	}
}

// placeHeader keeps the label over a rectangle of the header.
func (s *sheet) placeHeader(c headerCell) {
	for row := c.top; row <= c.bottom; row++ {
		for column := c.first; column <= c.last; column++ {
			s.place(column, s.row+row, Place{Kind: PlaceHeader, Relation: s.layout.Relation, Key: c.Key, Label: c.Label, Definition: s.table.definition(c.Key)})
		}
	}
}

func (s *sheet) place(column, row int, p Place) {
	if s.places == nil {
		s.places = places{}
	}
	s.places[[2]int{column + 1, row}] = p
}

// rowName is the unit of a row, with what the row counts.
func (s *sheet) rowName(row int) string {
	parts := []string{s.table.text(row, keyUnit)}
	if s.layout.Lines != "" {
		parts = append(parts, s.table.text(row, keyLine))
	}
	return strings.Join(parts, ", ")
}

// labelsOf returns the labels of the leaves with those of their groups before.
func labelsOf(columns []column, above string) []string {
	var labels []string
	for _, c := range columns {
		label := c.Label
		if above != "" {
			label = above + " › " + label
		}
		if len(c.Columns) == 0 {
			labels = append(labels, label)
			continue
		}
		labels = append(labels, labelsOf(c.Columns, label)...)
	}
	return labels
}

// table is the rectangle of the places, as A9:M40.
func (p places) table() string {
	var first, last [2]int
	for at := range p {
		for i := range at {
			if first[i] == 0 || at[i] < first[i] {
				first[i] = at[i]
			}
			last[i] = max(last[i], at[i])
		}
	}
	from, _ := excelize.CoordinatesToCellName(first[0], first[1]) // cells that were written
	to, _ := excelize.CoordinatesToCellName(last[0], last[1])
	return from + ":" + to
}
