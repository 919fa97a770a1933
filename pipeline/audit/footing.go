package audit

import "slices"

// footing adds total = areas and area = units, for every line and column.
func (b *builder) footing(t *table) {
	for _, c := range t.form.columns {
		if c.rate || slices.Contains(t.form.Unsummed, c.key) || t.columns[c.key] == 0 {
			continue
		}
		for _, whole := range t.rows {
			for _, parts := range t.parts(whole) {
				b.foot(t, c.key, whole, parts)
			}
		}
	}
}

// foot adds that a row is the sum of its parts.
func (b *builder) foot(t *table, key string, whole *tableRow, parts parts) {
	lhs := whole.figures[key]
	if lhs.blank() && (slices.Contains(t.form.Sparse, key) || unknown(parts.rows, key)) {
		return
	}
	var right *node
	for _, part := range parts.rows {
		if f := of(part.figures[key]); right == nil {
			right = f
		} else {
			right = binary('+', right, f)
		}
	}
	b.equal(KindSum, lhs, right, say("%[1]s, %[2]s = tổng %[3]d %[4]s", "%[1]s, %[6]s = sum of %[3]d %[5]s",
		whole.label(), t.name(key).VI, len(parts.rows), parts.what.VI, parts.what.EN, t.name(key).EN))
}

// unknown tells that a part with other figures lacks this one: the whole may
// then be left blank.
func unknown(parts []*tableRow, key string) bool {
	return slices.ContainsFunc(parts, func(r *tableRow) bool {
		if !r.figures[key].blank() {
			return false
		}
		for _, f := range r.figures {
			if !f.blank() {
				return true
			}
		}
		return false
	})
}

// parts are rows that together make a total or an area.
type parts struct {
	rows []*tableRow
	what Text
}

// parts finds what a total or an area adds up. A province may have its total
// twice: by urban and rural areas without units of their own, and by districts.
func (t *table) parts(whole *tableRow) []parts {
	if whole.kind == unitRow {
		return nil
	}
	var units, areas, districts []*tableRow
	apart := true
	for _, r := range t.rows {
		if r.folded.line != whole.folded.line {
			continue
		}
		switch {
		case r.kind == areaRow && r.district:
			districts = append(districts, r)
		case r.kind == areaRow:
			areas = append(areas, r)
			apart = apart && !t.hasUnits(r)
		case r.kind == unitRow && (whole.kind == totalRow || r.parent == whole.unit):
			units = append(units, r)
		}
	}
	all := []parts{{units, Text{"đơn vị", "units"}}}
	switch {
	case whole.kind == totalRow && len(areas) > 0 && len(districts) > 0 && apart:
		all = []parts{{areas, Text{"khu vực", "areas"}}, {districts, Text{"huyện, tỉnh", "districts or provinces"}}}
	case whole.kind == totalRow && len(areas)+len(districts) > 0:
		all = []parts{{slices.Concat(areas, districts), Text{"khu vực", "areas"}}}
	}
	return slices.DeleteFunc(all, func(p parts) bool { return len(p.rows) == 0 })
}

// hasUnits tells whether an area has units of its own.
func (t *table) hasUnits(area *tableRow) bool {
	return slices.ContainsFunc(t.rows, func(r *tableRow) bool { return r.kind == unitRow && r.parent == area.unit })
}

func (r *tableRow) label() string {
	if r.line == "" {
		return r.unit
	}
	return r.unit + " (" + r.line + ")"
}
