package survey

import (
	"strconv"
	"strings"

	"rasoat/pipeline/names"
)

// Role says what a workbook is read as.
type Role string

// The roles: a commune's survey of this year, the approved list of the year
// before, or an office's progress report.
const (
	RoleSurvey   Role = "survey"
	RolePrevious Role = "previous"
	RoleProgress Role = "progress"
)

// roles are all roles.
var roles = []Role{RoleSurvey, RolePrevious, RoleProgress}

// tables lists the tables a role is made of; the others may be missing.
func (r Role) tables() (needed, wanted []string) {
	switch r {
	case RolePrevious:
		return []string{"previous"}, []string{"info"}
	case RoleProgress:
		return []string{"report"}, []string{"outputs", "money"}
	}
	return []string{"info", "households", "members"}, nil
}

// lines says whether a sheet holds one value a line, as Thông tin does, and no
// table.
func (s Sheet) lines() bool { return s.Table == "info" || s.Table == "report" }

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
	for _, sheet := range formatSheets() {
		c.labels[sheet.Table] = tableLabels(sheet.Table)
	}
	needed, wanted := role.tables()
	for _, table := range append(needed, wanted...) {
		if g := c.byName(sheetOf(table)); g != nil {
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
	name := sheetOf(table).Name
	shown, hidden := c.alike(table)
	switch {
	case c.chosen[table] != nil:
		c.reportUnread(table, append(shown, hidden...))
	case len(shown) == 1:
		c.chosen[table] = shown[0]
		c.reportUnread(table, hidden)
	case len(shown) > 1:
		c.found = append(c.found, newFinding(codeSeveralSheets, place{}, "name", name, "sheets", sheetNames(shown)))
	case needed:
		c.found = append(c.found, newFinding(codeMissingSheet, place{}, "name", name, "sheets", sheetNames(c.workbook.grids)))
	case table == "info":
		c.found = append(c.found, newFinding(codeNoInfoSheet, place{}, "name", name))
	}
}

// reportUnread names the sheets whose rows would be lost in silence. A second
// Thông tin holds no rows.
func (c *chooser) reportUnread(table string, unread []*grid) {
	name := c.chosen[table].name
	for _, g := range unread {
		if sheetOf(table).lines() {
			c.found = append(c.found, newFinding(codeSheetNotRead, place{sheet: g.name}, "name", name))
			continue
		}
		state, stateEN := "hiện", "shown"
		if g.hidden {
			state, stateEN = "ẩn", "hidden"
		}
		c.found = append(c.found, newFinding(codeRowsNotRead, place{sheet: g.name}, "name", name,
			"rows", strconv.Itoa(c.rowsUnder(g, table)), "state", state, "state_en", stateEN))
	}
}

// rowsUnder counts the rows with content under the header of a table.
func (c *chooser) rowsUnder(g *grid, table string) int {
	last, n := findHeader(g, c.labels[table]).last, 0
	for _, r := range g.rows {
		if r.number > last && len(r.shown()) > 0 {
			n++
		}
	}
	return n
}

// alike returns the sheets, not chosen for any table, that look like a table:
// at least half of its required fields are named, and data follow. A hidden
// one is never read, but may hold rows that somebody means to hand in.
func (c *chooser) alike(table string) (shown, hidden []*grid) {
	for _, g := range c.workbook.grids {
		switch {
		case c.taken(g, table) || !c.looksLike(g, table):
		case g.hidden:
			hidden = append(hidden, g)
		default:
			shown = append(shown, g)
		}
	}
	return shown, hidden
}

// taken says whether a sheet is chosen, or stands for another table by its name
// where the table itself has a sheet: an approved list may come with the survey
// it was made from.
func (c *chooser) taken(g *grid, table string) bool {
	for _, other := range c.chosen {
		if other == g {
			return true
		}
	}
	for _, sheet := range formatSheets() {
		if c.chosen[table] != nil && sheet.Table != table && c.byName(sheet) == g {
			return true
		}
	}
	return false
}

func (c *chooser) looksLike(g *grid, table string) bool {
	l := c.labels[table]
	if sheetOf(table).lines() {
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
