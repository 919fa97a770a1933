package survey

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"rasoat/pipeline/names"
)

// harmlessNotes are the notes in brackets that leave the meaning of a column as
// it is, in plain form; those of the field's own labels and aliases count too.
// Beside a figure every other note may be a unit: nghìn đồng, m²/người.
var harmlessNotes = map[Type][]string{
	Money:   {"dong", "d", "vnd", "dong viet nam", "dong/thang", "dong/nguoi", "dong/khau", "dong/nguoi/thang", "dong/khau/thang", "vnd/nguoi/thang"},
	Amount:  {"trieu dong", "trieu d", "trd", "trieu"},
	Decimal: {"m2", "m²", "met vuong", "m2 san", "m² san"},
	Integer: {"nguoi", "khau", "nhan khau", "so nguoi", "so khau", "ho", "so ho", "diem", "so diem", "tai thoi diem ra soat"},
	Date:    {"ngay/thang/nam", "dd/mm/yyyy", "ngay, thang, nam"},
	Birth:   {"ngay/thang/nam", "dd/mm/yyyy", "ngay, thang, nam", "hoac nam sinh", "hoac nam", "yyyy"},
	YesNo:   {"x", "danh dau x", "co/khong", "1/0", "co=1, khong=0"},
	Text:    {"chu in hoa", "viet in hoa", "viet hoa", "in hoa", "chu hoa", "12 so", "12 chu so"},
	OneCode: {"nam/nu", "ma", "ghi ma", "ma so", "ten hoac ma"},
	Several: {"ma", "ghi ma", "ma so"},
}

var (
	// noteOfAnything is what any column may carry: a star, its own number or
	// letter, an order to fill it in.
	noteOfAnything = regexp.MustCompile(`^(|\*+|\d{1,2}|[a-z]|bat buoc|neu co|ghi so|so nguyen|chon|ghi ro)$`)
	unitWords      = regexp.MustCompile(`^(dvt|don vi tinh|don vi|tinh bang|tinh theo|theo)\s*:?\s*`)
	// otherScale is a unit that no column of the format has, in plain form.
	otherScale = regexp.MustCompile(`\b(ngan|ty)\s+(dong|d|vnd)\b|\b(nghin|trieu)\b(\s+(dong|d|vnd)\b)?|\btr\.?\s?d\b|\b1[., ]?000([., ]000)?\s*(dong|d|vnd)\b|m[²2]\s*/\s*(nguoi|khau)`)
	otherUnits = regexp.MustCompile(`^[(\[]?\s*((dvt|don vi tinh|don vi|tinh bang)\s*:?\s*)?(` + otherScale.String() + `)(\s*/\s*\w+)*\s*[)\]]?$`)
	moneyUnits = regexp.MustCompile(`\b(dvt|don vi tinh|don vi)\b.*(` + otherScale.String() + `)`)
)

// measured says whether a field is a figure with a unit.
func (f Field) measured() bool {
	switch f.Type {
	case Money, Decimal, Amount:
		return true
	case Integer:
		return f.Key != "member_no" && !strings.HasSuffix(f.Key, "_year")
	}
	return false
}

// millions is the scale that amounts are in.
var millions = regexp.MustCompile(`^(trieu|tr)\b`)

// foreign says whether a scale that stands over a field is not the field's own.
func (f Field) foreign(scale string) bool {
	return scale != "" && (f.Type != Amount || !millions.MatchString(scale))
}

// strangeNote returns the first note in brackets of a text that is not known to
// be harmless, or a scale that the text of a figure names without brackets.
func strangeNote(f Field, text string) string {
	var own []string
	for _, label := range append([]string{f.Label}, f.Aliases...) {
		for _, note := range brackets.FindAllString(label, -1) {
			own = append(own, plainNote(note))
		}
	}
	for _, note := range brackets.FindAllString(text, -1) {
		plain := plainNote(note)
		if !noteOfAnything.MatchString(plain) && !slices.Contains(own, plain) && !slices.Contains(harmlessNotes[f.Type], plain) {
			return unbracketed(note)
		}
	}
	if !f.measured() {
		return ""
	}
	if scale := otherScale.FindString(names.Plain(brackets.ReplaceAllString(text, " "))); f.foreign(scale) {
		return scale
	}
	return ""
}

func plainNote(note string) string {
	return unitWords.ReplaceAllString(names.Plain(unbracketed(note)), "")
}

func unbracketed(note string) string { return strings.Trim(note, "()[] ") }

// scaled returns the figure that a header names beside another unit without
// brackets round it: "Thu nhập bình quân đầu người/tháng, nghìn đồng".
func (l *labels) scaled(header string) (int, string, bool) {
	if len(header) > longestLabel {
		return 0, "", false
	}
	plain := names.Plain(header)
	at := otherScale.FindStringIndex(plain)
	if at == nil {
		return 0, "", false
	}
	name := strings.TrimRight(plain[:at[0]], " ,;:.-–/([")
	for _, word := range []string{"dvt", "don vi tinh", "don vi", "tinh bang"} {
		name = strings.TrimRight(strings.TrimSuffix(name, word), " ,;:.-–/([")
	}
	m, ok := l.loose[name]
	if !ok || m.field == ambiguous || !l.fields[m.field].measured() {
		return 0, "", false
	}
	return m.field, plain[at[0]:at[1]], true
}

// otherUnit is a column whose figures are in another unit than the format's.
type otherUnit struct {
	field int
	note  string
	at    place
}

// findOtherUnits looks at what stands over every column for another unit: in
// its name, in a cell of its own in the header or right under it, or, for
// money, over the whole sheet.
func (c *columns) findOtherUnits(g *grid, l *labels) {
	c.units = map[int]otherUnit{}
	sheetwide, said := c.unitOfSheet(g)
	for i, f := range l.fields {
		column := c.of[i]
		if column == 0 || !f.measured() {
			continue
		}
		h := c.columns[column]
		if note := strangeNote(f, h.label); note != "" {
			c.units[column] = otherUnit{i, note, place{g.name, cellName(column, h.row), h.label}}
		} else if found, ok := unitOver(g, f, column, c.first-highestHeader, c.last); ok {
			c.units[column] = otherUnit{i, unbracketed(found.value), found}
		} else if said && f.Type == Money && !slices.Contains([]string{"dong", "d", "vnd"}, plainNote(brackets.FindString(h.label))) {
			c.units[column] = otherUnit{i, unbracketed(sheetwide.value), sheetwide}
		}
	}
	for _, column := range slices.Sorted(maps.Keys(c.columns)) {
		h := c.columns[column]
		if i, note, ok := l.scaled(h.label); ok && h.strength == noMatch && c.of[i] == 0 {
			c.units[column] = otherUnit{i, note, place{g.name, cellName(column, h.row), h.label}}
		}
	}
}

// unitOver finds a cell over the data of a column that names another unit, or
// one right under the header that says nothing else.
func unitOver(g *grid, f Field, column, first, last int) (place, bool) {
	for number := first; number <= last+1; number++ {
		c, ok := g.at(column, number)
		if !ok || c.kind != textCell || len(c.value) > longestLabel {
			continue
		}
		plain := names.Plain(c.value)
		if f.foreign(otherScale.FindString(plain)) && (number <= last || otherUnits.MatchString(plain)) {
			return place{g.name, cellName(column, number), c.value}, true
		}
	}
	return place{}, false
}

// unitOfSheet finds the line over a table that gives all its money in another
// unit: "Đơn vị tính: nghìn đồng".
func (c *columns) unitOfSheet(g *grid) (place, bool) {
	for _, r := range g.rows {
		if r.number >= c.first {
			break
		}
		for _, cell := range r.shown() {
			if len(cell.value) <= longestLabel && moneyUnits.MatchString(names.Plain(cell.value)) {
				return place{g.name, cellName(cell.column, r.number), cell.value}, true
			}
		}
	}
	return place{}, false
}

// unread marks a value that is in another unit, so that nothing reads it as a
// figure and its household is held out where the figure decides.
func unread(value, note string) string {
	if value == "" {
		return ""
	}
	return value + " (" + note + ")"
}
