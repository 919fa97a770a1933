package survey

import (
	"maps"
	"slices"
)

// infoWidth is how far from the left the lines of Thông tin may begin.
const infoWidth = 6

// infoLine is one line of Thông tin.
type infoLine struct {
	source     string
	row        int
	key, label string // label as typed
	value      string
	field      int
	column     int // of the value
	cell       cell
	strange    string // the unit that the label gives, if it is not the format's
}

// infoMark is where the key and the label of a line stand; 0 for none.
type infoMark struct {
	row        row
	field      int
	key, label int
}

// readInfo reads Thông tin: a key in column A or a label in B, and the value
// to the right of both. Keys and labels are found wherever they stand in the
// first columns.
func readInfo(g *grid, l *labels) ([]infoLine, []Finding) {
	var marks []infoMark
	for _, r := range g.rows {
		if m, ok := markOf(r, l); ok {
			marks = append(marks, m)
		}
	}
	valueColumn := commonValueColumn(marks)
	var lines []infoLine
	for _, m := range decisive(marks) {
		lines = append(lines, m.line(g, l, valueColumn))
	}
	return lines, judgeInfo(g.name, lines, l.fields)
}

// decisive leaves out the lines known by their label alone whose field has a
// line with its key: a signature under the table reads like a label.
func decisive(marks []infoMark) []infoMark {
	keyed := map[int]bool{}
	for _, m := range marks {
		keyed[m.field] = keyed[m.field] || m.key > 0
	}
	return slices.DeleteFunc(marks, func(m infoMark) bool { return m.key == 0 && keyed[m.field] })
}

// markOf finds the key and the label of a line. A key decides over a label.
func markOf(r row, l *labels) (infoMark, bool) {
	m := infoMark{row: r, field: ambiguous}
	for _, c := range r.shown() {
		if c.column > infoWidth {
			break
		}
		found := l.find(c.value)
		switch {
		case found.strength == byKey && m.key == 0:
			m.key, m.field = c.column, found.field
		case found.strength > noMatch && m.label == 0 && (m.key == 0 || found.field == m.field):
			m.label = c.column
			if m.key == 0 {
				m.field = found.field
			}
		}
	}
	return m, m.field != ambiguous
}

// commonValueColumn returns the column in which most lines hold their value:
// right of the label where the sheet has keys, and otherwise the first with
// content right of it. A blank value then does not turn the guide beside it
// into one.
func commonValueColumn(marks []infoMark) int {
	keyed, free := map[int]int{}, map[int]int{}
	for _, m := range marks {
		if m.key > 0 && m.label > m.key {
			keyed[m.label+1]++
		} else if c, ok := m.firstRight(); ok {
			free[c.column]++
		}
	}
	if len(keyed) > 0 {
		return mostVoted(keyed)
	}
	return mostVoted(free)
}

// mostVoted returns the column with the most votes, the leftmost of equals.
func mostVoted(votes map[int]int) int {
	best := 0
	for _, column := range slices.Sorted(maps.Keys(votes)) {
		if votes[column] > votes[best] {
			best = column
		}
	}
	return best
}

// firstRight returns the first cell with content right of key and label.
func (m infoMark) firstRight() (cell, bool) {
	for _, c := range m.row.shown() {
		if c.column > max(m.key, m.label) {
			return c, true
		}
	}
	return cell{}, false
}

// line reads the value of a line.
func (m infoMark) line(g *grid, l *labels, valueColumn int) infoLine {
	line := infoLine{source: g.name, row: m.row.number, key: l.fields[m.field].Key, field: m.field, column: valueColumn}
	if c, ok := m.row.at(m.label); ok {
		line.label = c.value
	}
	if valueColumn <= max(m.key, m.label) {
		c, _ := m.firstRight()
		line.column = max(c.column, max(m.key, m.label)+1)
	}
	if c, ok := m.row.at(line.column); ok && (c.noValue || !isBlank(c.value)) {
		line.cell, line.value = c, valueOfCell(l.fields[m.field], c, g.days)
	}
	if f := l.fields[m.field]; f.measured() {
		if line.strange = strangeNote(f, line.label); line.strange != "" {
			line.value = unread(line.value, line.strange)
		}
	}
	return line
}

// judgeInfo reports lines that are missing, that contradict each other, or
// that hold no value.
func judgeInfo(sheet string, lines []infoLine, fields []Field) []Finding {
	var found []Finding
	first := map[int]infoLine{}
	for _, line := range lines {
		f, at := fields[line.field], cellName(line.column, line.row)
		if line.cell.fails() {
			found = append(found, judge(f, sheet, at, line.cell))
		}
		if line.strange != "" {
			found = append(found, newFinding(codeOtherUnit, place{sheet, at, line.value}, "label", f.Label, "note", line.strange))
		}
		before, twice := first[line.field]
		if twice && before.value != line.value {
			found = append(found, newFinding(codeDuplicateLine, place{sheet, at, line.value}, "label", f.Label, "other", cellName(before.column, before.row)))
		}
		if !twice {
			first[line.field] = line
		}
	}
	for i, f := range fields {
		if _, ok := first[i]; f.Required && !ok {
			found = append(found, newFinding(codeMissingLine, place{sheet: sheet}, "label", f.Label, "key", f.Key))
		}
	}
	return found
}
