package survey

import (
	"slices"
	"sort"
)

const (
	widestGroup  = 12  // columns under one group heading: the twelve indicators
	widestHeader = 256 // columns in which a header is looked for
)

// read reads the rows from first to last as a header.
func (f *headerFinder) read(first, last int) header {
	h := header{first: first, last: last, columns: map[int]heading{}}
	for _, column := range f.columnsOf(first, last) {
		c, bottom := f.heading(column, first, last)
		h.columns[column] = c
		if c.strength > noMatch && bottom-last < highestHeader {
			h.last = max(h.last, bottom)
		}
	}
	return h
}

// columnsOf returns the columns in which any of the rows shows something.
func (f *headerFinder) columnsOf(first, last int) []int {
	var columns []int
	for _, r := range f.rows {
		if r.number < first || r.number > last {
			continue
		}
		for _, c := range r.shown() {
			if c.column <= widestHeader {
				columns = append(columns, c.column)
			}
		}
	}
	slices.Sort(columns)
	return slices.Compact(columns)
}

// heading reads one column of a header from its lowest text upwards until a
// text names a field, alone or with a group heading above it. It also returns
// the last row of the cell, which may be merged downwards.
func (f *headerFinder) heading(column, first, last int) (heading, int) {
	lowest := heading{match: match{ambiguous, noMatch}}
	for number := last; number >= first; number-- {
		c, ok := f.grid.at(column, number)
		if !ok || isBlank(c.value) {
			continue
		}
		m := f.labels.find(c.value)
		for above := number - 1; above >= first; above-- {
			if joined := f.labels.findUnder(f.group(column, above), c.value); joined.strength > m.strength {
				m = joined
			}
		}
		h := heading{match: m, row: number, label: c.value}
		if m.strength > noMatch {
			return h, f.merge(column, number).bottom
		}
		if lowest.row == 0 {
			lowest = h
		}
	}
	return lowest, last
}

// group returns the text that a row shows above a column: its own, that of
// the merged range it lies in, or, where nobody merged the group's cells, the
// nearest to the left.
func (f *headerFinder) group(column, number int) string {
	if c, ok := f.grid.at(column, number); ok && !isBlank(c.value) {
		return c.value
	}
	m := f.merge(column, number)
	if c, ok := f.grid.at(m.left, m.top); ok {
		return c.value
	}
	for left := column - 1; left > 0 && left > column-widestGroup; left-- {
		if c, ok := f.grid.at(left, number); ok && !isBlank(c.value) {
			return c.value
		}
	}
	return ""
}

// merge returns the merged range a cell lies in, or the cell itself.
func (f *headerFinder) merge(column, number int) area {
	ranges, known := f.merges[number]
	if !known {
		ranges = f.grid.mergesIn(number)
		f.merges[number] = ranges
	}
	i := sort.Search(len(ranges), func(i int) bool { return ranges[i].left > column })
	if i > 0 && ranges[i-1].holds(column, number) {
		return ranges[i-1]
	}
	return area{column, number, column, number}
}
