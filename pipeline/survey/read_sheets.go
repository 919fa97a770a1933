package survey

import (
	"strings"

	"rasoat/pipeline/names"
)

// Role says what a workbook is read as.
type Role string

// The roles: a commune's survey of this year, or the approved list of the
// year before.
const (
	RoleSurvey   Role = "survey"
	RolePrevious Role = "previous"
)

// tables lists the tables a role is made of; the others may be missing.
func (r Role) tables() (needed, wanted []string) {
	if r == RolePrevious {
		return []string{"previous"}, []string{"info"}
	}
	return []string{"info", "households", "members"}, nil
}

// chooser finds the sheet of each table: by its name, and where no sheet has
// the name, by what stands on it.
type chooser struct {
	workbook *workbook
	chosen   map[string]*grid // by table
	labels   map[string]*labels
	found    []Finding
}

func choose(w *workbook, role Role) *chooser {
	c := &chooser{workbook: w, chosen: map[string]*grid{}, labels: map[string]*labels{}}
	for _, sheet := range Sheets() {
		c.labels[sheet.Table] = newLabels(sheet.Fields)
	}
	needed, wanted := role.tables()
	for _, table := range append(needed, wanted...) {
		if g := c.byName(SheetOf(table)); g != nil {
			c.chosen[table] = g
		}
	}
	for _, table := range needed {
		c.settle(table, true)
	}
	for _, table := range wanted {
		c.settle(table, false)
	}
	return c
}

// byName returns the sheet that has the name of a sheet of the format, marks
// and case aside.
func (c *chooser) byName(sheet Sheet) *grid {
	for _, form := range []func(string) string{names.Fold, names.Plain} {
		for _, name := range append([]string{sheet.Name}, sheet.Aliases...) {
			for _, g := range c.workbook.grids {
				if form(g.name) == form(name) {
					return g
				}
			}
		}
	}
	return nil
}

// settle finds the sheet of a table by content when none has its name, and
// reports sheets that look like one that was found.
func (c *chooser) settle(table string, needed bool) {
	name := SheetOf(table).Name
	alike := c.alike(table)
	switch {
	case c.chosen[table] != nil:
		for _, g := range alike {
			c.found = append(c.found, newFinding(codeSheetNotRead, place{sheet: g.name}, "name", c.chosen[table].name))
		}
	case len(alike) == 1:
		c.chosen[table] = alike[0]
	case len(alike) > 1:
		c.found = append(c.found, newFinding(codeSeveralSheets, place{}, "name", name, "sheets", sheetNames(alike)))
	case needed:
		c.found = append(c.found, newFinding(codeMissingSheet, place{}, "name", name, "sheets", sheetNames(c.workbook.grids)))
	default:
		c.found = append(c.found, newFinding(codeNoInfoSheet, place{}, "name", name))
	}
}

// alike returns the visible sheets, not chosen for any table, that look like
// a table: at least half of its required fields are named, and data follow.
func (c *chooser) alike(table string) []*grid {
	var alike []*grid
	for _, g := range c.workbook.grids {
		if !g.hidden && !c.taken(g) && c.looksLike(g, table) {
			alike = append(alike, g)
		}
	}
	return alike
}

// taken says whether a sheet is another one by name or already chosen.
func (c *chooser) taken(g *grid) bool {
	for _, other := range c.chosen {
		if other == g {
			return true
		}
	}
	return false
}

func (c *chooser) looksLike(g *grid, table string) bool {
	l := c.labels[table]
	if table == "info" {
		lines, _ := readInfo(g, l)
		return 2*len(lines) >= len(l.fields)
	}
	h := findHeader(g, l)
	if h.fields() < fewestLabels || h.last >= g.rows[len(g.rows)-1].number {
		return false
	}
	required, named := 0, 0
	of := assign(h, l.fields).of
	for i, f := range l.fields {
		if f.Required {
			required++
			if of[i] > 0 {
				named++
			}
		}
	}
	return 2*named >= required
}

func sheetNames(grids []*grid) string {
	var all []string
	for _, g := range grids {
		all = append(all, g.name)
	}
	return strings.Join(all, "; ")
}
