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
	records := t.rows.records
	from := sort.Search(len(records), func(i int) bool { return records[i].row >= m.top })
	for _, rec := range records[from:] {
		if rec.row > m.bottom || len(t.found) > mostFindings {
			return
		}
		for i, column := range t.columns.of {
			if column == 0 || !m.holds(column, rec.row) || column == m.left && rec.row == m.top {
				continue
			}
			code := codeMergedMinor
			if decides(t.fields[i]) {
				code = codeMerged
			}
			at := place{t.grid.name, cellName(column, rec.row), rec.values[i]}
			t.found = append(t.found, newFinding(code, at, "label", t.fields[i].Label, "range", m.String()))
		}
	}
}
