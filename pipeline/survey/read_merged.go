package survey

import "sort"

// readMerges reports the cells of data rows that a merged range covers: they
// read as blank, and the sheet shows a value there that is not theirs.
func (t *tableReader) readMerges() {
	for _, m := range t.grid.merges {
		if m.bottom <= t.columns.last || m.left == m.right && m.top == m.bottom {
			continue
		}
		if top, ok := t.grid.at(m.left, m.top); !ok || isBlank(top.value) {
			continue
		}
		t.readMerge(m)
	}
}

func (t *tableReader) readMerge(m area) {
	covered := t.covered(m)
	if len(covered) == 0 {
		return
	}
	records := t.rows.records
	from := sort.Search(len(records), func(i int) bool { return records[i].row >= m.top })
	for _, rec := range records[from:] {
		if rec.row > m.bottom || len(t.found) > mostFindings {
			return
		}
		for _, i := range covered {
			column, f := t.columns.of[i], t.fields[i]
			if column == m.left && rec.row == m.top {
				continue
			}
			code := codeMergedMinor
			if decides(f) {
				code = codeMerged
			}
			at := place{t.grid.name, cellName(column, rec.row), rec.values[i]}
			t.found = append(t.found, newFinding(code, at, "label", f.Label, "range", m.String()))
		}
	}
}

// covered lists the fields whose columns a range covers.
func (t *tableReader) covered(m area) []int {
	var fields []int
	for i, column := range t.columns.of {
		if column > 0 && m.left <= column && column <= m.right {
			fields = append(fields, i)
		}
	}
	return fields
}
