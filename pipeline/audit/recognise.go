package audit

import (
	"regexp"
	"slices"
	"strings"

	"rasoat/pipeline/names"
)

// headerSearch is how many rows from the top may hold title and header.
const headerSearch = 60

// A placing is a form found on a sheet: where its columns are and where its
// rows begin.
type placing struct {
	form    *form
	sheet   *sheet
	columns map[string]int // by key, the frame columns too
	first   int            // first row of data
	last    int
}

// recognise finds the known form that a sheet holds; nil when it holds none.
// named is the title that was seen though its columns were not found.
func recognise(s *sheet, forms []*form) (found *placing, named string) {
	best := 0
	for _, f := range forms {
		points := f.likeness(s)
		if points == 0 {
			continue
		}
		p := f.place(s)
		if p == nil {
			named = f.Form
			continue
		}
		points += len(p.columns)
		if points > best {
			best, found = points, p
		}
	}
	return found, named
}

// likeness is how much the words above the table speak for a form: its title,
// its number, the name of the sheet.
func (f *form) likeness(s *sheet) int {
	const told = 100
	points := 0
	title, sheetName := names.Fold(f.Title), names.Fold(s.name)
	number := regexp.MustCompile(`(mẫu|biểu)( số)?\s*` + regexp.QuoteMeta(f.number) + `($|[^0-9])`)
	for row := 1; row <= min(s.rows, headerSearch); row++ {
		for column := 1; column <= min(s.columns, 30); column++ {
			text := s.text(row, column)
			if text == "" || len(text) > 2000 {
				continue
			}
			folded := names.Fold(text)
			if title != "" && folded == title {
				points = max(points, 2*told)
			} else if title != "" && strings.HasPrefix(folded, title) {
				points = max(points, told)
			}
			if f.number != "" && number.MatchString(folded) {
				points = max(points, told)
			}
		}
	}
	if f.number != "" && strings.HasPrefix(sheetName, f.number+" ") || sheetName == names.Fold(f.Sheet) && f.Sheet != "" {
		points = max(points, told)
	}
	if points == 0 && f.Layout != "" && f.labelsIn(s) {
		points = 1
	}
	return points
}

// labelsIn tells whether every label of the form stands in the header.
func (f *form) labelsIn(s *sheet) bool {
	seen := map[string]bool{}
	for row := 1; row <= min(s.rows, headerSearch); row++ {
		for column := 1; column <= s.columns; column++ {
			seen[bareLabel(s.text(row, column))] = true
		}
	}
	for _, c := range f.columns {
		if !c.slots && !seen[bareLabel(c.label)] {
			return false
		}
	}
	return true
}

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
