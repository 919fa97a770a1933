package survey

import (
	"maps"
	"slices"
	"strconv"
)

// columnPlace says where one field stands on its sheet.
type columnPlace struct {
	sheet, key, column, label string
	row                       int
}

// columns is the outcome of reading a header: the column of each field, 0
// where it has none.
type columns struct {
	header
	of    []int
	units map[int]otherUnit // by column
}

// assign gives every field its column. The surest text takes a field; two
// columns with an equal claim are a finding that refuses the workbook, since
// either may hold the true values.
func assign(h header, fields []Field) columns {
	c := columns{header: h, of: make([]int, len(fields))}
	for _, column := range slices.Sorted(maps.Keys(h.columns)) {
		m := h.columns[column]
		if m.strength == noMatch {
			continue
		}
		if before := c.of[m.field]; before == 0 || h.columns[before].strength < m.strength {
			c.of[m.field] = column
		}
	}
	return c
}

// report tells what the header lacks or has too much. others are fields of
// other tables that may stand on the sheet without a note.
func (c columns) report(sheet string, fields []Field, others *labels) []Finding {
	var found []Finding
	for i, f := range fields {
		if f.Required && c.of[i] == 0 {
			found = append(found, newFinding(codeMissingColumn, place{sheet: sheet}, "label", f.Label, "key", f.Key, "row", strconv.Itoa(c.last)))
		}
	}
	for _, column := range slices.Sorted(maps.Keys(c.columns)) {
		h := c.columns[column]
		at := place{sheet: sheet, cell: cellName(column, h.row), value: h.label}
		if u, other := c.units[column]; other {
			found = append(found, newFinding(codeOtherUnit, u.at, "label", fields[u.field].Label, "note", u.note))
			continue
		}
		switch {
		case h.strength == noMatch && others.find(h.label).strength == noMatch:
			found = append(found, newFinding(codeUnknownColumn, at))
		case h.strength == noMatch:
		case c.of[h.field] != column && c.columns[c.of[h.field]].strength == h.strength:
			f := fields[h.field]
			found = append(found, newFinding(codeDuplicateColumn, at, "label", f.Label, "key", f.Key, "other", columnLetters(c.of[h.field])))
		case c.of[h.field] != column:
			found = append(found, newFinding(codeUnknownColumn, at))
		case h.labelled.strength > noMatch && h.labelled.field != h.field:
			found = append(found, newFinding(codeLabelAndKey, at, "key", fields[h.field].Key, "other", fields[h.labelled.field].Label))
		case decides(fields[h.field]):
			if note := strangeNote(fields[h.field], h.label); note != "" {
				found = append(found, newFinding(codeUnknownNote, at, "label", fields[h.field].Label, "note", note))
			}
		}
	}
	return found
}

// places lists the columns for the landing.
func (c columns) places(sheet string, fields []Field) []columnPlace {
	var places []columnPlace
	for i, f := range fields {
		if column := c.of[i]; column > 0 {
			h := c.columns[column]
			places = append(places, columnPlace{sheet, f.Key, columnLetters(column), h.label, h.row})
		}
	}
	return places
}

// repeats says whether a row right under the header is one more header row:
// most of what it shows names the very columns it stands in. Exports of the
// official software have a row of machine names and one of labels. others are
// the labels of columns that are known and not read.
func (c columns) repeats(cells []cell, l, others *labels) bool {
	named, n := 0, 0
	for _, cell := range cells {
		above, known := c.columns[cell.column]
		switch m := l.find(cell.value); {
		case known && m.strength > noMatch && m.field == above.field:
			named++
			n++
		case known && above.strength == noMatch && others.find(cell.value).strength > noMatch:
			n++
		}
	}
	return named >= 2 && 2*n >= len(cells)
}
