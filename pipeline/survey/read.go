package survey

import (
	"context"
	"errors"
	"slices"
	"strconv"
)

// mostFindings is where the list of findings of one workbook ends.
const mostFindings = 5000

// content is what one workbook says, or why nothing of it is used.
type content struct {
	sheets   []string
	date1904 bool
	info     []infoLine
	tables   map[string]sheetRows // by table name
	places   []columnPlace
	findings []Finding
	refused  bool
	fellBack bool // the fast reader did not recognise the workbook's form
	cells    int
}

// readContent reads a workbook in a role. Its only error is the end of the
// context: all that is wrong with the workbook is among the findings.
func readContent(ctx context.Context, data []byte, role Role, limits Limits, layouts []Layout) (content, error) {
	w, err := readAny(ctx, data, limits)
	if err != nil {
		return contentOf(err)
	}
	w.grids = slices.DeleteFunc(w.grids, isMendList)
	c := content{date1904: w.date1904, fellBack: w.fellBack, tables: map[string]sheetRows{}}
	for _, g := range w.grids {
		c.sheets = append(c.sheets, g.name)
		c.cells += g.cells
	}
	if r := recognise(w, layouts); r != nil {
		c.takeLayout(w, r, role)
	} else {
		c.take(choose(w, role), role)
		c.explainLegacy(w)
	}
	c.settle()
	return c, nil
}

// contentOf is the content of a workbook that was refused: its finding alone.
// Any other error stays an error.
func contentOf(err error) (content, error) {
	if why := (*refusal)(nil); errors.As(err, &why) {
		return content{findings: []Finding{why.finding}, refused: true}, nil
	}
	return content{}, err
}

// take reads the sheets that were chosen.
func (c *content) take(chosen *chooser, role Role) {
	c.findings = chosen.found
	others := noLabels()
	if role == RolePrevious { // a survey's sheet may serve as the list
		others = chosen.labels["households"]
	}
	for _, sheet := range formatSheets() {
		g, l := chosen.chosen[sheet.Table], chosen.labels[sheet.Table]
		switch {
		case g == nil:
		case sheet.lines():
			c.takeInfo(g, l)
		default:
			c.takeTable(g, sheet, l, others)
		}
	}
}

func (c *content) takeInfo(g *grid, l *labels) {
	lines, found := readInfo(g, l)
	c.info = lines
	c.findings = append(c.findings, found...)
	for _, line := range lines {
		c.places = append(c.places, columnPlace{g.name, line.key, columnLetters(line.column), line.label, line.row})
	}
}

func (c *content) takeTable(g *grid, sheet Sheet, l, others *labels) {
	h := findHeader(g, l)
	if h.fields() < fewestLabels {
		c.findings = append(c.findings, newFinding(codeNoHeader, place{sheet: g.name}))
		return
	}
	rows, found := readTable(g, sheet, l, h, others)
	c.tables[sheet.Table] = rows
	c.places = append(c.places, rows.places...)
	c.findings = append(c.findings, found...)
}

// settle decides whether the workbook is refused, and then leaves nothing of
// it but the findings.
func (c *content) settle() {
	if len(c.findings) > mostFindings {
		c.findings = append(c.findings[:mostFindings:mostFindings], newFinding(codeTooManyFindings, place{}, "limit", strconv.Itoa(mostFindings)))
	}
	if c.refused = slices.ContainsFunc(c.findings, refuses); c.refused {
		c.info, c.tables, c.places = nil, nil, nil
	}
}

// rows counts the data rows of all tables.
func (c *content) rows() int {
	n := 0
	for _, t := range c.tables {
		n += len(t.records)
	}
	return n
}
