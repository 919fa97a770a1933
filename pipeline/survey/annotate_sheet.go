package survey

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// cellMarks are the marks of one cell, worst first.
type cellMarks struct {
	column, row int
	marks       []Mark
}

// severity is the worst one.
func (c cellMarks) severity() string { return c.marks[0].Severity }

func (c cellMarks) name() string { return cellName(c.column, c.row) }

// byCell groups the marks of a sheet by their cells, by row and column. A cell
// that several marks name gets one comment.
func byCell(marks []Mark) []cellMarks {
	at := map[[2]int]*cellMarks{}
	for _, m := range marks {
		column, row, ok := parseCell(m.Cell)
		if !ok {
			continue
		}
		place := [2]int{row, column}
		if at[place] == nil {
			at[place] = &cellMarks{column: column, row: row}
		}
		at[place].marks = append(at[place].marks, m)
	}
	var cells []cellMarks
	for _, place := range slices.SortedFunc(maps.Keys(at), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		slices.SortStableFunc(at[place].marks, func(a, b Mark) int { return severityRank(a.Severity) - severityRank(b.Severity) })
		cells = append(cells, *at[place])
	}
	return cells
}

func severityRank(severity string) int {
	return slices.Index([]string{SeverityError, SeverityWarning, SeverityNote}, severity)
}

// annotateSheet sets the marks of one sheet and takes earlier ones off. What
// fills lay under the marks goes to under, by sheet and cell.
func (a *annotator) annotateSheet(sheet bookSheet, marks []Mark, under map[string]string) error {
	text, err := a.text(sheet.part)
	if err != nil {
		return err
	}
	cells := byCell(marks)
	text = unselected(text)
	if len(cells) > 0 || slices.Contains(a.styles.own, true) {
		p := &sheetPatch{text: text, styles: a.styles, cells: cells, columns: map[int]int{}, before: func(cell string) string { return a.fills[sheet.name+"!"+cell] }}
		if text, err = p.patched(); err != nil {
			return fmt.Errorf("%w: %w", ErrUnannotated, err)
		}
		for cell, fill := range p.under {
			under[sheet.name+"!"+cell] = fill
		}
	}
	if text, err = a.comment(sheet.part, text, cells); err != nil {
		return err
	}
	a.put(sheet.part, text)
	return nil
}

// unselected takes a sheet out of the selection: the copy opens on "Cần sửa",
// and two selected sheets would both take what is typed.
func unselected(text string) string {
	from, to := strings.Index(text, "<"), strings.Index(text, "sheetData")
	for _, at := range anyStart.FindAllStringIndex(text[max(from, 0):max(to, 0)], -1) {
		if start := text[at[0]+from : at[1]+from]; strings.Contains(start, "sheetView") && strings.Contains(start, "tabSelected") {
			return text[:at[0]+from] + withoutAttribute(start, "tabSelected") + text[at[1]+from:]
		}
	}
	return text
}

// sheetPatch fills cells of one sheet.
type sheetPatch struct {
	text   string
	styles *styleSheet
	cells  []cellMarks              // not yet reached, in order
	before func(cell string) string // the fill under an earlier mark, "" when not known
	under  map[string]string        // cell → the fill that a mark covers

	edits    []edit
	prefix   string
	columns  map[int]int // the style of a column where cells have none
	lastRow  int
	row      placedTag
	number   int
	rowCells []sheetCell
}

type sheetCell struct {
	placedTag
	column int
}

func (p *sheetPatch) patched() (string, error) {
	p.under = map[string]string{}
	var data, rowData placedTag
	inData := false
	err := walk(p.text, func(t placedTag) error {
		switch local := t.Name.Local; {
		case t.depth == 3 && local == "col" && !t.end:
			p.columnStyle(t)
		case t.depth == 2 && local == "sheetData" && !t.end:
			data, inData, p.prefix = t, true, t.prefix()
		case t.depth == 2 && local == "sheetData":
			inData = false
			if rows := p.missingRows(lastRow + 1); rows != "" {
				p.edits = append(p.edits, into(p.text, data, t, rows))
			}
		case !inData:
		case t.depth == 3 && local == "row" && !t.end:
			rowData = t
			p.beginRow(t)
		case t.depth == 3 && local == "row":
			p.endRow(rowData, t)
		case t.depth == 4 && local == "c" && !t.end:
			p.cell(t)
		}
		return nil
	})
	return edited(p.text, p.edits), err
}

func (p *sheetPatch) columnStyle(t placedTag) {
	first, _ := strconv.Atoi(t.attr("min"))
	last, _ := strconv.Atoi(t.attr("max"))
	style, _ := strconv.Atoi(t.attr("style"))
	for column := max(first, 1); style > 0 && column <= min(last, lastColumn); column++ {
		p.columns[column] = style
	}
}

func (p *sheetPatch) beginRow(t placedTag) {
	p.number = p.lastRow + 1
	if n, ok := parseRow(t.attr("r")); ok {
		p.number = n
	}
	if rows := p.missingRows(p.number); rows != "" {
		p.edits = append(p.edits, edit{t.from, t.from, rows})
	}
	p.row, p.lastRow, p.rowCells = t, p.number, nil
}

func (p *sheetPatch) cell(t placedTag) {
	column := 1
	if n := len(p.rowCells); n > 0 {
		column = p.rowCells[n-1].column + 1
	}
	if c, _, ok := parseCell(t.attr("r")); ok {
		column = c
	}
	p.rowCells = append(p.rowCells, sheetCell{t, column})
}

// endRow fills the cells of a row that are there, and puts in those that are
// not.
func (p *sheetPatch) endRow(start, end placedTag) {
	marked := map[int]cellMarks{}
	for len(p.cells) > 0 && p.cells[0].row == p.number {
		marked[p.cells[0].column] = p.cells[0]
		p.cells = p.cells[1:]
	}
	for _, c := range p.rowCells {
		m, isMarked := marked[c.column]
		style, _ := strconv.Atoi(c.attr("s"))
		delete(marked, c.column)
		switch {
		case isMarked:
			p.restyle(c, p.mark(m, style))
		case p.styles.isOwn(style):
			p.restyle(c, p.styles.refilled(style, p.fillBefore(cellName(c.column, p.number))))
		}
	}
	tail := ""
	for _, column := range slices.Sorted(maps.Keys(marked)) {
		written := p.newCell(marked[column], p.emptyStyle(start, column))
		next := slices.IndexFunc(p.rowCells, func(c sheetCell) bool { return c.column > column })
		if next < 0 {
			tail += written
		} else {
			p.edits = append(p.edits, edit{p.rowCells[next].from, p.rowCells[next].from, written})
		}
	}
	if tail != "" {
		p.edits = append(p.edits, into(p.text, start, end, tail))
	}
}

func (p *sheetPatch) restyle(c sheetCell, style int) {
	p.edits = append(p.edits, edit{c.from, c.to, withAttribute(p.text[c.from:c.to], "s", strconv.Itoa(style))})
}

// mark returns the format of a marked cell and keeps the fill that it covers.
func (p *sheetPatch) mark(m cellMarks, style int) int {
	p.under[m.name()] = p.styles.fill(style)
	if p.styles.isOwn(style) {
		p.under[m.name()] = p.fillBefore(m.name())
	}
	return p.styles.marked(style, m.severity())
}

func (p *sheetPatch) fillBefore(cell string) string {
	if fill := p.before(cell); fill != "" {
		return fill
	}
	return noFill
}

// emptyStyle is the style that an absent cell of a row shows.
func (p *sheetPatch) emptyStyle(row placedTag, column int) int {
	style, err := strconv.Atoi(row.attr("s"))
	if err == nil && isTrue(row.attr("customFormat")) {
		return style
	}
	return p.columns[column]
}

func (p *sheetPatch) newCell(m cellMarks, style int) string {
	return fmt.Sprintf(`<%sc r="%s" s="%d"/>`, p.prefix, m.name(), p.mark(m, style))
}

// missingRows writes the rows with marks that stand before a row.
func (p *sheetPatch) missingRows(before int) string {
	var rows strings.Builder
	for len(p.cells) > 0 && p.cells[0].row < before {
		row := p.cells[0].row
		fmt.Fprintf(&rows, `<%srow r="%d">`, p.prefix, row)
		for ; len(p.cells) > 0 && p.cells[0].row == row; p.cells = p.cells[1:] {
			rows.WriteString(p.newCell(p.cells[0], p.columns[p.cells[0].column]))
		}
		fmt.Fprintf(&rows, `</%srow>`, p.prefix)
	}
	return rows.String()
}
