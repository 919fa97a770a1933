package audit

import "slices"

// footing adds total = areas and area = units, for every line and column.
func (b *builder) footing(t *table) {
	for _, c := range t.form.columns {
		if c.rate || slices.Contains(t.form.Unsummed, c.key) || t.columns[c.key] == 0 {
			continue
		}
		for _, whole := range t.rows {
			lhs := whole.figures[c.key]
			parts, what := t.parts(whole)
			if len(parts) == 0 || lhs.blank() && (slices.Contains(t.form.Sparse, c.key) || unknown(parts, c.key)) {
				continue
			}
			var right *node
			for _, part := range parts {
				if f := of(part.figures[c.key]); right == nil {
					right = f
				} else {
					right = binary('+', right, f)
				}
			}
			b.equal(KindSum, lhs, right, say("%[1]s, %[2]s = tổng %[3]d %[4]s", "%[1]s, %[6]s = sum of %[3]d %[5]s",
				whole.label(), t.name(c.key).VI, len(parts), what.VI, what.EN, t.name(c.key).EN))
		}
	}
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

// parts are the rows that a total or an area adds up.
func (t *table) parts(whole *tableRow) ([]*tableRow, Text) {
	if whole.kind == unitRow {
		return nil, Text{}
	}
	units, areas := []*tableRow{}, []*tableRow{}
	for _, r := range t.rows {
		if r.folded.line != whole.folded.line {
			continue
		}
		switch {
		case r.kind == areaRow:
			areas = append(areas, r)
		case r.kind == unitRow && (whole.kind == totalRow || r.parent == whole.unit):
			units = append(units, r)
		}
	}
	if whole.kind == totalRow && len(areas) > 0 {
		return areas, Text{"khu vực", "areas"}
	}
	return units, Text{"đơn vị", "units"}
}

func (r *tableRow) label() string {
	if r.line == "" {
		return r.unit
	}
	return r.unit + " (" + r.line + ")"
}
