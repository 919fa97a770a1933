package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// Number formats: the separators printed are those of the reader's locale.
const (
	countFormat  = "#,##0"
	rateFormat   = "0.00"
	numberFormat = "#,##0.00"
)

// data writes the rows and returns the blocks that a page break may not cut:
// the lines of a unit, and an area together with its first unit.
func (s *sheet) data() []block {
	var blocks []block
	underArea := false
	for _, run := range s.table.units() {
		first := s.row
		s.unit(run[0], run[1])
		height := s.heights(first, s.row)
		kind := s.table.text(run[0], keyKind)
		area := kind == kindArea || kind == kindGroup
		if underArea && !area {
			blocks[len(blocks)-1].height += height
		} else {
			blocks = append(blocks, block{row: first, height: height})
		}
		underArea = area
	}
	return blocks
}

// unit writes the lines [first, end) of one unit.
func (s *sheet) unit(first, end int) {
	top := s.row
	if s.layout.Lines == linesBelow {
		s.line(first, func(c column) any {
			if c.Key == keyNumber || c.Key == keyUnit {
				return s.table.value(first, c.Key)
			}
			return nil
		})
		s.placeHeading(first, s.row-1)
	}
	for row := first; row < end; row++ {
		s.line(row, func(c column) any { return s.lineValue(row, c.Key) })
		s.placeLine(row, s.row-1)
	}
	if s.layout.Lines != linesInColumn {
		return
	}
	for i, c := range s.columns {
		if c.Key == keyNumber || c.Key == keyUnit {
			s.do(s.file.MergeCell(s.layout.Sheet, s.cell(i, top), s.cell(i, s.row-1)))
		}
	}
}

// lineValue is the value of a row; under a unit's own row the line takes the
// place of the unit's name.
func (s *sheet) lineValue(row int, key string) any {
	if s.layout.Lines == linesBelow {
		switch key {
		case keyNumber:
			return nil
		case keyUnit:
			return "- " + s.table.text(row, keyLine)
		}
	}
	return s.table.value(row, key)
}

// line writes one row of the sheet.
func (s *sheet) line(row int, value func(column) any) {
	bold := s.table.bold(row)
	height := textHeight("", 1, fontSize, false)
	for i, c := range slices.Concat(s.columns, s.checks) {
		v := value(c)
		if text, ok := v.(string); ok {
			height = max(height, textHeight(text, s.widths[i]-4, fontSize, bold))
		}
		s.figure(i, c, v, bold)
	}
	s.height(s.row, height)
	s.row++
}

// figure writes one value in its column's format.
func (s *sheet) figure(i int, c column, value any, bold bool) {
	l := look{size: fontSize, bold: bold, border: true, horizontal: "right"}
	switch c.Format {
	case formatText: // a name typed again never becomes a formula
		l.horizontal, l.format = "left", textFormat
	case formatCenter, formatFlag:
		l.horizontal = "center"
	default:
		l.format = numberFormatOf(c.Format, value)
	}
	if i >= len(s.columns) {
		l.fill = fillCheck
		if fails(c.Format, value) {
			l.color, l.bold = colorRed, true
		}
	}
	s.style(i, s.row, i, s.row, l)
	at, name := s.cell(i, s.row), s.layout.Sheet
	switch v := value.(type) {
	case nil:
	case int64:
		s.do(s.file.SetCellInt(name, at, v))
	case decimal.Decimal:
		s.do(s.file.SetCellDefault(name, at, v.String()))
	case bool, string, time.Time:
		s.put(at, shown(c.Format, v))
	default:
		s.do(fmt.Errorf("%s.%s holds a %T, which no cell can show", s.table.relation, c.Key, value))
	}
}

func numberFormatOf(format string, value any) string {
	switch format {
	case formatRate:
		return rateFormat
	case formatNumber:
		if d, ok := value.(decimal.Decimal); ok && !d.IsInteger() {
			return numberFormat
		}
	}
	return countFormat
}

// fails tells a check that does not hold.
func fails(format string, value any) bool {
	switch v := value.(type) {
	case bool:
		return format == formatFlag && !v
	case int64:
		return format == formatZero && v != 0
	}
	return false
}

// shown is a value as it is printed, with the widest separators.
func shown(format string, value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "Khớp"
		}
		return "Không khớp"
	case time.Time:
		return v.Format("02/01/2006")
	case int64:
		return grouped(fmt.Sprint(v))
	case decimal.Decimal:
		if numberFormatOf(format, v) == countFormat {
			return grouped(v.StringFixed(0))
		}
		return grouped(v.StringFixed(2))
	}
	return fmt.Sprint(value)
}

// grouped puts a separator between thousands.
func grouped(digits string) string {
	whole, fraction, _ := strings.Cut(digits, ".")
	var out strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && whole[i-1] != '-' {
			out.WriteByte('.')
		}
		out.WriteRune(r)
	}
	if fraction != "" {
		out.WriteString("," + fraction)
	}
	return out.String()
}
