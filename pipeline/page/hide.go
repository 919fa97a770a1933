package page

import (
	"context"

	"rasoat/pipeline/masking"
)

// column hides a column of counts over the communes and their total. Nulls have
// no count. within and atMost may be nil.
type column struct {
	rows   []record
	total  record
	key    string
	within func(row int) bool // the size of the row's group is hidden; -1 is the total
	atMost string             // the column that bounds this one
}

// hidden tells which rows of a column are hidden; the last is the total.
func (c column) hidden(ctx context.Context, minimum int64) ([]bool, error) {
	sheet := &masking.Sheet{}
	cells := make([]masking.Cell, len(c.rows)+1)
	var parts []int64
	var at []int
	for i, row := range c.rows {
		cells[i] = -1
		if n, ok := row.count(c.key); ok {
			parts, at = append(parts, n), append(at, i)
		}
	}
	total, ok := c.total.count(c.key)
	list := sheet.List(parts, total)
	for i, cell := range list.Parts {
		cells[at[i]] = cell
	}
	if cells[len(c.rows)] = list.Total; !ok {
		cells[len(c.rows)] = -1
	}
	for i, cell := range cells {
		if cell >= 0 {
			c.bind(sheet, i, cell)
		}
	}
	err := sheet.Hide(ctx, minimum)
	hidden := make([]bool, len(cells))
	for i, cell := range cells {
		hidden[i] = cell >= 0 && sheet.Hidden(cell)
	}
	return hidden, err
}

// bind tells the sheet of the group that a count is part of.
func (c column) bind(sheet *masking.Sheet, i int, cell masking.Cell) {
	row, group := c.total, -1
	if i < len(c.rows) {
		row, group = c.rows[i], i
	}
	if c.within != nil && c.within(group) {
		sheet.Within(cell)
		return
	}
	if bound, ok := row.count(c.atMost); ok {
		sheet.AtMost(cell, bound)
	}
}

// classes are the lists of the law that the page shows, with their columns in
// rpt_801_detail and the forms of their indicators.
var classes = []struct {
	key, name                                          string
	opening, openingRate, closing, closingRate         string
	plan, reduction, points, result, indicators, rates string
}{
	{"poor", "Hộ nghèo", "c4", "c5", "c16", "c17", "c8", "c12", "c13", "poor_result", "rpt_704_poor_deprivations", "rpt_705_poor_deprivation_rates"},
	{"near_poor", "Hộ cận nghèo", "c6", "c7", "c18", "c19", "c10", "c14", "c15", "near_poor_result", "rpt_706_near_poor_deprivations", "rpt_707_near_poor_deprivation_rates"},
}

// sizes says of each class which of its counts are hidden: of communes in their
// order, then of the district.
type sizes struct{ opening, closing []bool }

// either tells whether the change of a class between start and end is hidden.
func (s sizes) either(row int) bool { return s.opening[row] || s.closing[row] }

// district tells whether the district's count at the end is hidden.
func (s sizes) district() bool { return s.closing[len(s.closing)-1] }

// groupHidden is for column.within: the size of a commune's class is hidden.
func (s sizes) groupHidden(row int) bool {
	if row < 0 {
		return s.district()
	}
	return s.closing[row]
}
