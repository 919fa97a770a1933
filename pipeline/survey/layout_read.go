package survey

import (
	"slices"
	"strconv"
	"strings"

	"rasoat/pipeline/names"
)

// recognition is a layout that a workbook follows.
type recognition struct {
	layout Layout
	sheets []recognisedSheet
	named  int // columns that the layout names
}

// recognisedSheet is a sheet of the workbook read as a sheet of the layout.
type recognisedSheet struct {
	grid   *grid
	sheet  LayoutSheet
	fields []Field
	labels *labels
	header header
}

// recognise returns the layout that names the most columns of a workbook, the
// first of equals; nil when the workbook has a key row of the format, which
// decides over every layout, or follows none.
func recognise(w *workbook, layouts []Layout) *recognition {
	if len(layouts) == 0 || slices.ContainsFunc(w.grids, hasKeys) {
		return nil
	}
	var best *recognition
	for _, l := range layouts {
		if r := l.match(w); r != nil && (best == nil || r.named > best.named) {
			best = r
		}
	}
	return best
}

// hasKeys says whether a sheet has keys of the format: a key row, or the keys
// of Thông tin in a column.
func hasKeys(g *grid) bool {
	l := noLabels()
	found := 0
	for _, r := range g.rows[:min(len(g.rows), headerSearchRows)] {
		inRow := 0
		for _, c := range r.cells {
			if l.isKey(c.value) && strings.Contains(c.value, "_") {
				inRow++
			}
		}
		if found += min(inRow, 1); inRow >= fewestLabels {
			return true
		}
	}
	return found >= fewestLabels
}

func (l Layout) match(w *workbook) *recognition {
	r := &recognition{layout: l}
	for _, s := range l.Sheets {
		fields := s.fields()
		labels := newLabels(fields)
		matched := false
		for _, g := range w.grids {
			if len(g.rows) == 0 || g.hidden {
				continue
			}
			h := findHeader(g, labels)
			if !s.follows(g, h, fields) {
				continue
			}
			matched = true
			r.named += h.fields()
			r.sheets = append(r.sheets, recognisedSheet{g, s, fields, labels, h})
		}
		if !matched && !s.Optional {
			return nil
		}
	}
	return r
}

// follows says whether a header has every column that the layout needs.
func (s LayoutSheet) follows(g *grid, h header, fields []Field) bool {
	of := assign(h, fields).of
	for _, c := range s.Columns {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == c.Key })
		if c.Needed && of[i] == 0 {
			return false
		}
	}
	return h.first > 0 && s.marked(h, g) && s.titled(h, g)
}

// takeLayout reads a workbook by a layout.
func (c *content) takeLayout(w *workbook, r *recognition, role Role) {
	l := r.layout
	c.findings = append(c.findings, newFinding(codeLayout, place{}, "layout", l.Title, "layout_en", l.english()))
	if !slices.Contains(l.Roles, role) {
		c.findings = append(c.findings, newFinding(codeLayoutElsewhere, place{}, "layout", l.Title, "layout_en", l.english(), "elsewhere", l.Elsewhere, "elsewhere_en", orElse(l.ElsewhereEN, l.Elsewhere)))
		return
	}
	c.takeLayoutInfo(w, r, role)
	for _, s := range r.sheets {
		c.takeSheet(s)
	}
	for _, g := range w.grids {
		if n := len(g.rows); n > 0 && !r.reads(g) && !c.readsInfo(g) {
			c.findings = append(c.findings, newFinding(codeSheetOutsideLayout, place{sheet: g.name}, "layout", l.Title, "layout_en", l.english(), "rows", strconv.Itoa(n)))
		}
	}
}

func (l Layout) english() string { return orElse(l.TitleEN, l.Title) }

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func (r *recognition) reads(g *grid) bool {
	return slices.ContainsFunc(r.sheets, func(s recognisedSheet) bool { return s.grid == g })
}

func (c *content) readsInfo(g *grid) bool {
	return slices.ContainsFunc(c.info, func(line infoLine) bool { return line.source == g.name })
}

// takeLayoutInfo reads a sheet Thông tin if there is one; a survey needs it.
func (c *content) takeLayoutInfo(w *workbook, r *recognition, role Role) {
	chosen := &chooser{workbook: w, chosen: map[string]*grid{}, labels: map[string]*labels{"info": tableLabels("info")}}
	g := chosen.byName(sheetOf("info"))
	if shown, _ := chosen.alike("info"); g == nil && len(shown) == 1 {
		g = shown[0]
	}
	switch {
	case g != nil && !r.reads(g):
		c.takeInfo(g, chosen.labels["info"])
	case role == RoleSurvey:
		c.findings = append(c.findings, newFinding(codeMissingSheet, place{}, "name", sheetOf("info").Name, "sheets", sheetNames(w.grids)))
	}
}

// takeSheet lands the rows of one sheet in its table, after those of others.
func (c *content) takeSheet(s recognisedSheet) {
	shape := Sheet{Name: s.grid.name, Table: s.sheet.Table, Fields: s.fields}
	rows, found := readTable(s.grid, shape, s.labels, s.header, s.sheet.ignored())
	for _, f := range s.sheet.lacking(assign(s.header, s.fields)) {
		found = append(found, newFinding(codeMissingColumn, place{sheet: s.grid.name}, "label", f.Label, "key", f.Key, "row", strconv.Itoa(s.header.last)))
	}
	first := s.firstRows(rows.records)
	c.findings = append(c.findings, s.withoutFilled(found, first)...)
	c.findings = append(c.findings, s.judgePersons(&rows, first)...)
	rows.records = s.households(rows.records, first)
	s.translate(rows.records)
	c.places = addPlaces(c.places, rows.places)
	if before, there := c.tables[s.sheet.Table]; there {
		rows.records = append(before.records, rows.records...)
	}
	c.tables[s.sheet.Table] = rows
}

// addPlaces adds the columns of a sheet that no other table has placed.
func addPlaces(places, more []columnPlace) []columnPlace {
	for _, p := range more {
		if !slices.ContainsFunc(places, func(q columnPlace) bool { return q.sheet == p.sheet && q.key == p.key }) {
			places = append(places, p)
		}
	}
	return places
}

func (s recognisedSheet) position(key string) int {
	return slices.IndexFunc(s.fields, func(f Field) bool { return f.Key == key })
}

// firstRows says by row number which rows begin a household; nil when every
// row does.
func (s recognisedSheet) firstRows(records []record) map[int]bool {
	if s.sheet.Starts == "" {
		return nil
	}
	first, at := map[int]bool{}, s.position(s.sheet.Starts)
	for _, r := range records {
		if !isBlank(r.values[at]) {
			first[r.row] = true
		}
	}
	return first
}

// withoutFilled leaves out what is no fault where one row is one person: cells
// of a household merged over its persons.
func (s recognisedSheet) withoutFilled(found []Finding, first map[int]bool) []Finding {
	if first == nil {
		return found
	}
	return slices.DeleteFunc(found, func(f Finding) bool {
		_, row, ok := parseCell(f.Cell)
		return f.Code == codeMergedSpread || (f.Code == codeMerged || f.Code == codeMergedMinor) && ok && !first[row]
	})
}

// judgePersons reports persons above the first household, and households whose
// number of members is not that of their rows.
func (s recognisedSheet) judgePersons(rows *sheetRows, first map[int]bool) []Finding {
	if first == nil {
		return nil
	}
	var found []Finding
	starts, count := s.position(s.sheet.Starts), s.position("member_count")
	head, persons := -1, 0
	settle := func() {
		if head < 0 || count < 0 {
			return
		}
		r := rows.records[head]
		if n, ok := parseRow(strings.TrimSpace(r.values[count])); ok && n != persons {
			found = append(found, newFinding(codePersonRows, place{s.grid.name, s.cellOf(rows, "member_count", r.row), r.values[count]}, "persons", strconv.Itoa(persons)))
		}
	}
	for i, r := range rows.records {
		switch {
		case first[r.row]:
			settle()
			head, persons = i, 1
		case head < 0:
			found = append(found, newFinding(codePersonWithoutHousehold, place{s.grid.name, s.cellOf(rows, s.sheet.Starts, r.row), r.values[starts]}, "label", s.fields[starts].Label))
		default:
			persons++
		}
	}
	settle()
	return found
}

func (s recognisedSheet) cellOf(rows *sheetRows, key string, row int) string {
	for _, p := range rows.places {
		if p.key == key {
			return p.column + strconv.Itoa(row)
		}
	}
	return ""
}

// households leaves one record a household in a table of households, and fills
// down what stands in its first row in a table of persons.
func (s recognisedSheet) households(records []record, first map[int]bool) []record {
	var kept []record
	var head record
	for _, r := range records {
		r.source = s.grid.name
		begins := first == nil || first[r.row]
		if begins {
			head = r
		}
		if s.sheet.Table != "members" && !begins {
			continue
		}
		for _, key := range s.sheet.FillDown {
			if i := s.position(key); !begins && head.values != nil && isBlank(r.values[i]) {
				r.values[i] = head.values[i]
			}
		}
		kept = append(kept, r)
	}
	return kept
}

// translate puts the layout's own codes into words of the format and sets what
// every row of the sheet has.
func (s recognisedSheet) translate(records []record) {
	for _, c := range s.sheet.Columns {
		i := s.position(c.Key)
		for _, r := range records {
			if word, known := c.Codes[names.Fold(r.values[i])]; known {
				r.values[i] = word
			}
		}
	}
	for key, value := range s.sheet.Constants {
		i := s.position(key)
		for _, r := range records {
			r.values[i] = value
		}
	}
}
