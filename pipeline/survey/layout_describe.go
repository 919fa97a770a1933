package survey

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"
)

// Reading says how a workbook is read: by the format, by a layout, or by none.
type Reading struct {
	// Layout is Format, the id of a layout, or "" for an unknown workbook.
	Layout, Title, TitleEN, File string
	Roles                        []Role // what it can be read as; none for an unknown workbook
	Sheets                       []SheetReading
	Proposal                     string // a layout in YAML, for an unknown workbook
	Findings                     []Finding
}

// SheetReading is one sheet of the workbook. Table is "" for a sheet that is
// not read.
type SheetReading struct {
	Name, Table string
	HeaderRow   int // the last row of the header
	Rows        int // rows with content under it
	Columns     []ColumnReading
}

// ColumnReading is a column with a text in the header. Key is "" when it is not
// read; Near says that the key is only a guess by likeness, of Likeness per cent.
type ColumnReading struct {
	Cell, Header, Key, Label string
	Near                     bool
	Likeness                 int
	Samples                  []string
}

// samplesShown is how many different values of a column are shown.
const samplesShown = 3

// Describe reads the headers of a workbook. Unless asIs, samples of what may be
// personal data show the kind of each character in place of the character. The
// error is a RefusedFile for a workbook that cannot be read whole.
func Describe(ctx context.Context, path string, limits Limits, layouts []Layout, asIs bool) (Reading, error) {
	file, err := readFile(path, limits)
	if err != nil {
		return Reading{}, err
	}
	w, err := (*workbook)(nil), file.refused
	if err == nil {
		w, err = readAny(ctx, file.data, limits)
	}
	if why := (*refusal)(nil); errors.As(err, &why) {
		return Reading{}, RefusedFile{why.finding}
	}
	if err != nil {
		return Reading{}, err
	}
	w.grids = slices.DeleteFunc(w.grids, func(g *grid) bool { return isMendList(g) || len(g.rows) == 0 })
	if r := recognise(w, layouts); r != nil {
		return describeLayout(w, r, asIs), nil
	}
	if reading, follows := describeFormat(w, asIs); follows {
		return reading, nil
	}
	legacy := content{}
	if legacy.explainLegacy(w); len(legacy.findings) > 0 {
		return Reading{}, RefusedFile{legacy.findings[0]}
	}
	return propose(w, asIs), nil
}

func describeLayout(w *workbook, r *recognition, asIs bool) Reading {
	l := r.layout
	reading := Reading{Layout: l.ID, Title: l.Title, TitleEN: l.english(), File: l.File, Roles: l.Roles}
	for _, s := range r.sheets {
		reading.Sheets = append(reading.Sheets, describeSheet(s.grid, s.sheet.Table, s.fields, s.header, s.sheet.ignored(), asIs))
	}
	for _, g := range w.grids {
		if !r.reads(g) {
			reading.Sheets = append(reading.Sheets, SheetReading{Name: g.name, Rows: len(g.rows)})
		}
	}
	return reading
}

// describeFormat describes a workbook that one of the roles takes as it is.
func describeFormat(w *workbook, asIs bool) (Reading, bool) {
	for _, role := range []Role{RoleSurvey, RolePrevious} {
		chosen := choose(w, role)
		if slices.ContainsFunc(chosen.found, refuses) || !chosen.wholeHeaders(role) {
			continue
		}
		reading := Reading{Layout: Format, Title: "Biểu mẫu của chương trình", TitleEN: "The program's own format", Roles: []Role{role}, Findings: chosen.found}
		for _, g := range w.grids {
			table := ""
			for name, other := range chosen.chosen {
				if other == g {
					table = name
				}
			}
			if table == "" || table == "info" {
				reading.Sheets = append(reading.Sheets, SheetReading{Name: g.name, Table: table, Rows: len(g.rows)})
				continue
			}
			reading.Sheets = append(reading.Sheets, describeSheet(g, table, SheetOf(table).Fields, findHeader(g, chosen.labels[table]), noLabels(), asIs))
		}
		return reading, true
	}
	return Reading{}, false
}

// wholeHeaders says whether every sheet that a role needs has its required
// columns.
func (c *chooser) wholeHeaders(role Role) bool {
	needed, _ := role.tables()
	for _, table := range needed {
		g := c.chosen[table]
		if g == nil {
			return false
		}
		f := &headerFinder{labels: c.labels[table]}
		if table != "info" && !f.complete(findHeader(g, c.labels[table])) {
			return false
		}
	}
	return true
}

func describeSheet(g *grid, table string, fields []Field, h header, others *labels, asIs bool) SheetReading {
	h.last = lastHeaderRow(g, fields, h, others)
	sheet := SheetReading{Name: g.name, Table: table, HeaderRow: h.last}
	of := assign(h, fields).of
	for _, column := range sortedColumns(h) {
		heading := h.columns[column]
		c := ColumnReading{Cell: cellName(column, heading.row), Header: heading.label}
		field := Field{}
		if heading.strength > noMatch && of[heading.field] == column {
			field = fields[heading.field]
			c.Key, c.Label = field.Key, labelOf(table, field.Key)
		}
		c.Samples = g.samples(column, h.last, asIs || harmless(field))
		sheet.Columns = append(sheet.Columns, c)
	}
	for _, r := range g.rows {
		if r.number > h.last {
			sheet.Rows++
		}
	}
	return sheet
}

// lastHeaderRow counts in the rows under a header that say the same once more.
func lastHeaderRow(g *grid, fields []Field, h header, others *labels) int {
	columns, l := assign(h, fields), newLabels(fields)
	for _, r := range g.rows {
		cells := r.shown()
		switch {
		case r.number <= h.last || len(cells) == 0:
		case columns.repeats(cells, l, others) || counts(cells):
			h.last = r.number
		default:
			return h.last
		}
	}
	return h.last
}

func sortedColumns(h header) []int {
	var columns []int
	for column := range h.columns {
		columns = append(columns, column)
	}
	slices.Sort(columns)
	return columns
}

// labelOf is the format's own label of a field.
func labelOf(table, key string) string {
	for _, f := range SheetOf(table).Fields {
		if f.Key == key {
			return f.Label
		}
	}
	return ""
}

// harmless says whether a field tells nothing of a person by itself.
func harmless(f Field) bool {
	switch f.Type {
	case Integer, YesNo, OneCode, Several, Decimal:
		return true
	}
	return f.Key == "household_no" || f.Key == "commune_code"
}

// samples gives the first different values of a column.
func (g *grid) samples(column, below int, asIs bool) []string {
	var shown []string
	for _, r := range g.rows {
		c, ok := r.at(column)
		if r.number <= below || !ok || isBlank(c.value) {
			continue
		}
		value := shorten(strings.Join(strings.Fields(c.value), " "))
		if !asIs {
			value = Veiled(value)
		}
		if !slices.Contains(shown, value) {
			shown = append(shown, value)
		}
		if len(shown) == samplesShown {
			break
		}
	}
	return shown
}

// Veiled shows of each letter whether it is a capital and of each digit that it
// is one.
func Veiled(value string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsUpper(r):
			return 'X'
		case unicode.IsLetter(r):
			return 'x'
		case unicode.IsDigit(r):
			return '9'
		}
		return r
	}, value)
}
