package survey

import "sort"

// readMerges reads the merged ranges among the data rows. A village, or the
// household of members, merged down its column holds for every row of the
// range, as the sheet shows it. Any other cell that a range covers reads as
// blank while the sheet shows a value there that is not its own: a finding.
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
	if m.left == m.right && t.spreads(covered[0]) && t.spread(m, covered[0], records[from:]) {
		return
	}
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

// spreads says whether a field names what several rows have in common.
func (t *tableReader) spreads(field int) bool {
	switch t.fields[field].Key {
	case "village":
		return true
	case "household_no":
		return t.fields[0].Key == "village" // of members; on sheet Hộ each row has its own
	}
	return false
}

// spread writes the value of a range into its rows and says so once; false
// when a row has another value of its own.
func (t *tableReader) spread(m area, field int, records []record) bool {
	top, _ := t.grid.at(m.left, m.top)
	value := valueOfCell(t.fields[field], top, t.grid.days)
	records = records[:sort.Search(len(records), func(i int) bool { return records[i].row > m.bottom })]
	for _, rec := range records {
		if !isBlank(rec.values[field]) && rec.values[field] != value {
			return false
		}
	}
	for _, rec := range records {
		rec.values[field] = value
	}
	t.found = append(t.found, newFinding(codeMergedSpread, place{t.grid.name, cellName(m.left, m.top), value}, "label", t.fields[field].Label, "range", m.String()))
	return true
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
