package audit

import (
	"regexp"
	"slices"
	"strings"

	"rasoat/pipeline/names"
)

// place finds columns and rows: by the row of column numbers or, without one,
// by the labels of the header.
func (f *form) place(s *sheet) *placing {
	if f.Layout == "" && len(f.columns) > 0 && f.columns[0].column > 0 {
		return f.placeDescribed(s)
	}
	header := f.headerRow(s)
	for row := max(header, 1); row <= min(s.rows, headerSearch); row++ {
		if p := f.placeByNumbers(s, header, row); p != nil {
			return p
		}
	}
	if header == 0 {
		return nil
	}
	return f.placeByLabels(s, header)
}

// headerRow is the row of the cell TT or STT.
func (f *form) headerRow(s *sheet) int {
	for row := 1; row <= min(s.rows, headerSearch); row++ {
		for column := 1; column <= min(s.columns, 5); column++ {
			if isNumberHead(s.text(row, column)) {
				return row
			}
		}
	}
	return 0
}

func isNumberHead(text string) bool {
	return slices.Contains([]string{"tt", "stt", "số tt", "số thứ tự"}, names.Fold(text))
}

var columnToken = regexp.MustCompile(`^\(?\s*([0-9]{1,2}|[A-D])\s*\)?\s*(=.*|\(?\s*=.*)?$`)

// tokens reads a row of column numbers: A, B, 1, 2, (3), 4=3/1*100.
func tokens(s *sheet, row int) map[string]int {
	found := map[string]int{}
	for column := 1; column <= s.columns; column++ {
		if m := columnToken.FindStringSubmatch(s.text(row, column)); m != nil {
			if _, twice := found[m[1]]; !twice {
				found[m[1]] = column
			}
		}
	}
	return found
}

// placeByNumbers takes a row as that of the column numbers when it has one
// for every column, in order.
func (f *form) placeByNumbers(s *sheet, header, row int) *placing {
	found := tokens(s, row)
	full := f
	if runs := f.runs(); runs > 0 {
		figures := 0
		for found[itoa(figures+1)] > 0 {
			figures++
		}
		slots := figures - (len(f.columns) - runs)
		if slots < 0 || slots%runs != 0 {
			return nil
		}
		full = f.expand(slots / runs)
	}
	p := &placing{form: full, sheet: s, columns: map[string]int{}, first: row + 1, last: s.rows}
	before := 0
	for _, c := range full.columns {
		at := found[c.token]
		if at == 0 && slices.Contains(f.Optional, c.key) {
			continue
		}
		if at <= before {
			return nil
		}
		before = at
		p.columns[c.key] = at
	}
	return p.placeFrame(found, header)
}

// placeFrame finds the columns that say what a row is.
func (p *placing) placeFrame(found map[string]int, header int) *placing {
	for _, c := range p.form.frame {
		if at := found[c.token]; at > 0 {
			p.columns[c.key] = at
			continue
		}
		for row := max(header, 1); row < p.first && p.columns[c.key] == 0; row++ {
			for column := 1; column <= p.sheet.columns; column++ {
				text := p.sheet.text(row, column)
				if text != "" && (names.Fold(text) == names.Fold(c.label) || c.key == keyNumber && isNumberHead(text)) {
					p.columns[c.key] = column
					break
				}
			}
		}
	}
	if p.columns[keyUnit] == 0 && p.columns[keyNumber] > 0 {
		p.columns[keyUnit] = p.columns[keyNumber] + 1
	}
	for _, c := range p.form.frame {
		if c.key == keyLine && p.columns[keyLine] == 0 {
			return nil
		}
	}
	if p.columns[keyUnit] == 0 {
		return nil
	}
	return p
}

// Keys of the frame columns in the layouts.
const (
	keyNumber = "tt"
	keyUnit   = "unit_name"
	keyLine   = "line"
)

// placeByLabels matches the lowest label over each column with the labels of
// the form, in order.
func (f *form) placeByLabels(s *sheet, header int) *placing {
	if f.runs() > 0 {
		return nil // how many ethnicities there are is told by the numbers
	}
	first := header + 1
	for first <= min(s.rows, header+8) && !isDataRow(s, first) {
		first++
	}
	p := &placing{form: f, sheet: s, columns: map[string]int{}, first: first, last: s.rows}
	column := 0
	for _, c := range f.columns {
		at := column + 1
		for at <= s.columns && !sameLabel(lowest(s, header, first, at), c.label) {
			at++
		}
		if at > s.columns {
			if slices.Contains(f.Optional, c.key) {
				continue
			}
			return nil
		}
		column = at
		p.columns[c.key] = at
	}
	return p.placeFrame(nil, header)
}

func sameLabel(a, b string) bool { return a != "" && bareLabel(a) == bareLabel(b) }

// bareLabel is a label without what prints leave out.
func bareLabel(text string) string {
	return strings.Trim(strings.NewReplacer("(%)", "", "…", "", "...", "").Replace(names.Fold(text)), " ,")
}

// lowest is the last label over a column.
func lowest(s *sheet, header, first, column int) string {
	for row := first - 1; row >= header; row-- {
		if text := s.spread(row, column); text != "" {
			return text
		}
	}
	return ""
}

var (
	romanNumber = regexp.MustCompile(`^\(?[IVX]{1,4}\)?\.?$`)
	plainPlace  = regexp.MustCompile(`^\(?[0-9]{1,3}\)?\.?$`)
	dottedPlace = regexp.MustCompile(`^[0-9]{1,3}\.[0-9]{1,3}\.?$`)
)

// isDataRow tells a row that begins with I, 1 or the total.
func isDataRow(s *sheet, row int) bool {
	for column := 1; column <= min(s.columns, 3); column++ {
		text := s.text(row, column)
		if romanNumber.MatchString(text) || plainPlace.MatchString(text) || isTotalName(text) {
			return true
		}
	}
	return false
}

// placeDescribed takes the columns from the description.
func (f *form) placeDescribed(s *sheet) *placing {
	p := &placing{form: f, sheet: s, columns: map[string]int{}, first: f.Rows.First, last: s.rows}
	if f.Rows.Last > 0 {
		p.last = min(p.last, f.Rows.Last)
	}
	for key, letters := range map[string]string{keyNumber: f.Rows.Number, keyUnit: f.Rows.Unit, keyLine: f.Rows.Line} {
		if letters != "" {
			p.columns[key] = columnOf(letters)
		}
	}
	for _, c := range f.columns {
		p.columns[c.key] = c.column
	}
	if p.first == 0 {
		for p.first = max(1, f.headerRow(s)+1); p.first <= s.rows && !isDataRow(s, p.first); p.first++ {
		}
	}
	return p
}
