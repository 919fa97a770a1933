package survey

import "maps"

// How far the header of a table is looked for, and what makes one.
const (
	headerSearchRows = 100 // rows with content
	highestHeader    = 4   // rows of labels
	fewestLabels     = 3   // fields that a header names at the least
)

// header says where the columns of a table stand on its sheet.
type header struct {
	first, last int             // its rows, the key row among them
	columns     map[int]heading // what stands above each column that has a text
}

// heading is the text above one column and the field it names.
type heading struct {
	match
	row      int
	label    string // as typed
	labelled match  // what the label names, where a key decides
}

// fields counts the fields that the header names.
func (h header) fields() int {
	seen := map[int]bool{}
	for _, c := range h.columns {
		if c.strength > noMatch {
			seen[c.field] = true
		}
	}
	return len(seen)
}

// headerFinder looks for the header of one table on one sheet, by what the
// cells say and not by where they stand.
type headerFinder struct {
	grid   *grid
	labels *labels
	rows   []row
	merges map[int][]area // by row, as they are asked for
}

// findHeader returns the header that names the most fields; of equal ones the
// lowest in height, then the first. A row of machine keys decides over labels
// beside it, which then only fill in columns without a key.
func findHeader(g *grid, l *labels) header {
	f := &headerFinder{grid: g, labels: l, rows: g.rows[:min(len(g.rows), headerSearchRows)], merges: map[int][]area{}}
	keys, found := f.keyRow()
	if !found {
		return f.labelBlock(0, lastRow)
	}
	return f.join(keys, f.labelBlock(keys.number-highestHeader, keys.number+1))
}

// keyRow returns the row in which most cells are keys of the format, of this
// table or, on a sheet made for another one, of any.
func (f *headerFinder) keyRow() (row, bool) {
	best, most := row{}, fewestLabels-1
	for _, r := range f.rows {
		cells, n, any := r.shown(), 0, 0
		for _, c := range cells {
			if _, ok := f.labels.key(c.value); ok {
				n++
			}
			if f.labels.isKey(c.value) {
				any++
			}
		}
		if n > most && 2*any >= len(cells) {
			best, most = r, n
		}
	}
	return best, best.number > 0
}

// labelBlock returns the best block of label rows that ends within the rows.
func (f *headerFinder) labelBlock(from, to int) header {
	var best header
	most := 0
	for i, r := range f.rows {
		if most > 0 && r.number > best.last+highestHeader && f.complete(best) {
			break
		}
		if r.number < from || r.number > to || !f.promising(i) {
			continue
		}
		for height := 1; height <= highestHeader && height <= r.number; height++ {
			h := f.read(r.number-height+1, r.number)
			if n := h.fields(); n > most {
				best, most = h, n
			}
		}
	}
	return best
}

// complete says whether a header names every required field, so that no
// later row can do better.
func (f *headerFinder) complete(h header) bool {
	of := assign(h, f.labels.fields).of
	for i, field := range f.labels.fields {
		if field.Required && of[i] == 0 {
			return false
		}
	}
	return true
}

// promising says whether any text near above row i names a field: most rows
// of a sheet are data and need no closer look.
func (f *headerFinder) promising(i int) bool {
	for j := i; j >= 0 && f.rows[i].number-f.rows[j].number < highestHeader; j-- {
		for _, c := range f.rows[j].cells {
			if f.labels.find(c.value).strength > noMatch {
				return true
			}
		}
	}
	return false
}

// join lays the columns of the key row over those of the labels.
func (f *headerFinder) join(keys row, h header) header {
	all := header{first: keys.number, last: keys.number, columns: map[int]heading{}}
	if h.first > 0 {
		all.first, all.last = min(h.first, keys.number), max(h.last, keys.number)
		maps.Copy(all.columns, h.columns)
	}
	for _, c := range keys.shown() {
		m := f.labels.find(c.value)
		if m.strength == noMatch {
			continue
		}
		above, labelled := all.columns[c.column]
		if !labelled {
			above = heading{row: keys.number, label: c.value, match: m}
		}
		all.columns[c.column] = heading{match: m, row: above.row, label: above.label, labelled: above.match}
	}
	return all
}
