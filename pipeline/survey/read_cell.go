package survey

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// rawCell is what stands between the tags of one cell.
type rawCell struct {
	kind    string // the attribute t
	style   string // the attribute s
	value   string
	formula bool
	rich    string // of an inline string
	inline  bool   // the inline string is there
}

// cell reads one cell, adds it to the row when it has content, and returns
// its column. A cell without a reference follows the one before.
func (x *xmlRows) cell(r *row, start xml.StartElement, before int) (int, error) {
	column := before + 1
	if ref := attribute(start, "r"); ref != "" {
		c, n, ok := parseCell(ref)
		if !ok || n != r.number {
			return 0, x.damaged(fmt.Sprintf("ô %q nằm trong dòng %d", ref, r.number), fmt.Sprintf("cell %q stands in row %d", ref, r.number))
		}
		column = c
	}
	raw := rawCell{kind: attribute(start, "t"), style: attribute(start, "s")}
	if err := x.readCell(&raw); err != nil {
		return 0, err
	}
	c, err := x.typed(raw, column, r.number)
	if err != nil || c.value == "" && !c.noValue {
		return column, err
	}
	if column > x.limits.MaxColumns {
		return 0, x.tooLarge(column, r.number, "số cột có nội dung", "the number of columns with content", x.limits.MaxColumns)
	}
	if len(c.value) > x.limits.MaxText {
		return 0, x.tooLarge(column, r.number, "độ dài chữ trong một ô (byte)", "the length of the text in one cell (bytes)", x.limits.MaxText)
	}
	r.cells = append(r.cells, c)
	return column, nil
}

func (x *xmlRows) readCell(raw *rawCell) error {
	return x.part.children(func(start xml.StartElement) error {
		var err error
		switch start.Name.Local {
		case "v":
			var value strings.Builder
			err = plainText(x.part, &value)
			raw.value = value.String()
			return err
		case "is":
			raw.inline = true
			raw.rich, err = richText(x.part)
			return err
		case "f":
			raw.formula = true
		}
		return x.part.skip()
	})
}

// typed gives a cell its value: texts as typed, numbers and date serials as
// they stand in the XML, booleans as 1 or 0, errors by their name.
func (x *xmlRows) typed(raw rawCell, column, row int) (cell, error) {
	c := cell{column: column, value: raw.value}
	switch raw.kind {
	case "s":
		c.kind = textCell
		if raw.value != "" {
			i, err := strconv.Atoi(strings.TrimSpace(raw.value))
			if err != nil || i < 0 || i >= len(x.strings) {
				return c, x.damaged(fmt.Sprintf("ô %s trỏ đến chuỗi ký tự không có (%s)", cellName(column, row), shorten(raw.value)), fmt.Sprintf("cell %s points at a text that is not there (%s)", cellName(column, row), shorten(raw.value)))
			}
			c.value = x.strings[i]
		}
	case "inlineStr":
		if c.kind, c.value = textCell, raw.rich; !raw.inline {
			c.value = unescape(raw.value) // some writers put the text there
		}
	case "str":
		c.kind, c.value = textCell, unescape(raw.value)
	case "b":
		c.kind, c.value = booleanCell, booleanDigit(raw.value)
	case "e":
		c.kind = failedCell
	case "d":
		c.value = isoSerial(raw.value, x.date1904)
		c.dated = c.value != raw.value
	case "", "n":
		c.dated = x.showsDay(raw.style)
	default:
		return c, x.damaged(fmt.Sprintf("ô %s có kiểu lạ %q", cellName(column, row), shorten(raw.kind)), fmt.Sprintf("cell %s has the unknown type %q", cellName(column, row), shorten(raw.kind)))
	}
	// A formula that gives an empty text is written with t="str" and no value.
	c.noValue = raw.formula && c.value == "" && raw.kind != "str"
	return c, nil
}

func booleanDigit(value string) string {
	switch value = strings.TrimSpace(value); value {
	case "true":
		return "1"
	case "false":
		return "0"
	}
	return value
}

// isoSerial turns an ISO 8601 date into the serial number the workbook's
// other dates are written in, so that a date column holds one kind of value;
// a text that is no date stays as it is.
func isoSerial(value string, date1904 bool) string {
	day := strings.TrimSuffix(strings.TrimSpace(value), "Z")
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		t, err := time.Parse(layout, day)
		if err != nil {
			continue
		}
		epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
		switch leapBug := time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC); {
		case date1904:
			epoch = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
		case t.Before(leapBug):
			epoch = epoch.AddDate(0, 0, 1) // Excel counts a 29 February 1900
		}
		// Unix seconds, because a Duration holds 292 years only.
		seconds := t.Unix() - epoch.Unix()
		return strconv.FormatFloat(float64(seconds)/86400, 'f', -1, 64)
	}
	return value
}
