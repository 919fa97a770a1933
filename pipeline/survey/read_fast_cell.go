package survey

import (
	"bytes"
	"strings"
)

// fastCell is what stands between the tags of one cell, as bytes.
type fastCell struct {
	kind, style, value, inline   []byte
	formula, hasValue, hasInline bool
}

// cell reads the cell at the front of in and returns what follows it.
func (x *fastRows) cell(in []byte, before, number int) (cell, []byte, bool) {
	if !begins(in, "<c") {
		return cell{}, nil, false
	}
	t, ok := openTag(in, len("<c"))
	if !ok {
		return cell{}, nil, false
	}
	var raw fastCell
	column, ok := raw.attributes(&t, before, number)
	if !ok || !t.empty && !x.children(&raw, &t) {
		return cell{}, nil, false
	}
	c, ok := x.typed(&raw)
	c.column = column
	return c, t.after, ok
}

func (raw *fastCell) attributes(t *tag, before, number int) (int, bool) {
	column, placed := before+1, false
	for {
		name, value, ok := t.next()
		if !ok {
			return 0, false
		}
		if len(name) > 1 {
			continue
		}
		switch string(name) {
		case "":
			return column, column <= lastColumn
		case "r":
			if placed {
				return 0, false
			}
			if column, placed = columnIn(value, number); !placed {
				return 0, false
			}
		case "s":
			if raw.style != nil {
				return 0, false
			}
			raw.style = value
		case "t":
			if raw.kind != nil {
				return 0, false
			}
			raw.kind = value
		}
	}
}

// columnIn reads a place in A1 form that must lie in a row.
func columnIn(ref []byte, row int) (int, bool) {
	column, i := 0, 0
	for ; i < len(ref) && i < 3 && 'A' <= ref[i] && ref[i] <= 'Z'; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	n, ok := number(ref[i:])
	return column, ok && n == row && column > 0
}

// children reads value, formula and inline text of a cell, and its end.
func (x *fastRows) children(raw *fastCell, t *tag) bool {
	for {
		t.after = spaces(t.after)
		in := t.after
		var ok bool
		switch {
		case bytes.HasPrefix(in, []byte("</c>")):
			t.after = in[len("</c>"):]
			return true
		case bytes.HasPrefix(in, []byte("<v>")) && !raw.hasValue:
			t.after = in[len("<v>"):]
			raw.hasValue = true
			if raw.value, ok = t.body("</v>"); ok && x.encoded {
				raw.value, ok = decode(raw.value, &x.scratch)
			}
		case begins(in, "<v") && !raw.hasValue:
			t.after, ok = x.value(raw, in)
		case begins(in, "<f") && !raw.formula:
			raw.formula = true
			t.after, ok = x.formula(in)
		case bytes.HasPrefix(in, []byte("<is>")) && !raw.hasInline:
			raw.hasInline = true
			raw.inline, t.after, ok = x.rich.read(in[len("<is>"):], "</is>")
		}
		if !ok {
			return false
		}
	}
}

// value reads a value whose tag is more than <v>.
func (x *fastRows) value(raw *fastCell, in []byte) ([]byte, bool) {
	t, ok := openTag(in, len("<v"))
	if !ok || !t.plain() {
		return nil, false
	}
	if raw.hasValue = true; t.empty {
		return t.after, true
	}
	if raw.value, ok = t.body("</v>"); ok {
		raw.value, ok = decode(raw.value, &x.scratch)
	}
	return t.after, ok
}

// formula reads over a formula, whose text decides nothing.
func (x *fastRows) formula(in []byte) ([]byte, bool) {
	t, ok := openTag(in, len("<f"))
	if !ok || !t.plain() {
		return nil, false
	}
	if t.empty {
		return t.after, true
	}
	text, ok := t.body("</f>")
	if ok {
		var scratch []byte
		_, ok = decode(text, &scratch)
	}
	return t.after, ok
}

// typed gives a cell its value, as xmlRows does.
func (x *fastRows) typed(raw *fastCell) (cell, bool) {
	var c cell
	switch string(raw.kind) {
	case "s":
		c.kind = textCell
		if len(raw.value) > 0 {
			i, ok := number(raw.value)
			if !ok || i >= len(x.rest.strings) {
				return c, false
			}
			c.value = x.rest.strings[i]
		}
	case "inlineStr":
		if c.kind = textCell; raw.hasInline {
			c.value = x.text(raw.inline)
		} else {
			c.value = x.text(raw.value)
		}
	case "str":
		c.kind, c.value = textCell, x.text(raw.value)
	case "b":
		c.kind, c.value = booleanCell, booleanDigit(string(raw.value))
	case "e":
		c.kind, c.value = failedCell, x.pen.write(raw.value)
	case "d":
		value := string(raw.value)
		c.value = isoSerial(value, x.rest.date1904)
		c.dated = c.value != value
	case "", "n":
		c.value = x.pen.write(raw.value)
		if len(raw.style) > 0 {
			style, ok := number(raw.style)
			if !ok {
				return c, false
			}
			c.dated = style < len(x.rest.dates) && x.rest.dates[style]
		}
	default:
		return c, false
	}
	c.noValue = raw.formula && c.value == "" && string(raw.kind) != "str"
	return c, true
}

func (x *fastRows) text(raw []byte) string {
	text := x.pen.write(raw)
	if strings.Contains(text, "_x") {
		return unescape(text)
	}
	return text
}
