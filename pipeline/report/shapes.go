package report

import (
	"regexp"
	"slices"
)

// Shape is what a form looks like to a reader: enough to recognise it on
// paper that another program printed.
type Shape struct {
	Relation string // the rpt_ relation that fills it here
	Number   string // "7.2", or empty
	Sheet    string
	Title    string
	Columns  []ShapeColumn // columns of figures and of names, left to right
}

// ShapeColumn is a printed column.
type ShapeColumn struct {
	Key    string // Key of a column, or the prefix of a run of slots
	Slots  bool   // any number of columns, one for each ethnicity shown
	Label  string
	Number string // as the layout has it: "4=3/1*100", or with references in braces
	Format string
}

var formNumber = regexp.MustCompile(`^Mẫu số (7\.[0-9]+)`)

// Shapes returns the shapes of all forms in the order of their numbers, then
// those of the detailed table; check columns are left out.
func Shapes() ([]Shape, error) {
	forms, err := readLayouts(formLayouts)
	if err != nil {
		return nil, err
	}
	details, err := readLayouts(detailLayouts)
	if err != nil {
		return nil, err
	}
	var shapes []Shape
	for _, l := range slices.Concat(forms, details) {
		s := Shape{Relation: l.Relation, Sheet: l.Sheet, Title: l.Title}
		if found := formNumber.FindStringSubmatch(l.Form); found != nil {
			s.Number = found[1]
		}
		for _, c := range leaves(l.Columns) {
			s.Columns = append(s.Columns, ShapeColumn{Key: c.Key + c.Slots, Slots: c.Slots != "", Label: c.Label, Number: c.Number, Format: c.Format})
		}
		shapes = append(shapes, s)
	}
	return shapes, nil
}
