package audit

import (
	"regexp"
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
