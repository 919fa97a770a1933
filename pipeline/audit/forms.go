package audit

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"rasoat/pipeline/report"
	"rasoat/rules/strict"
)

//go:embed forms/*.yaml
var formFiles embed.FS

func itoa(n int) string { return strconv.Itoa(n) }

// KnownForm is a form that is recognised without a description.
type KnownForm struct {
	Form  string // "7.2"
	Title string
	Rules int // equations, rates and limits of one row
}

// KnownForms lists the forms that are recognised.
func KnownForms() ([]KnownForm, error) {
	forms, err := knownForms()
	var list []KnownForm
	for _, f := range forms {
		list = append(list, KnownForm{f.Form, f.Title, len(f.equations) + len(f.rates) + len(f.limits) + len(f.Shares)})
	}
	return list, err
}

// knownForms reads the rules of the forms; titles and columns come from the
// layouts that print them.
func knownForms() ([]*form, error) {
	shapes, err := report.Shapes()
	if err != nil {
		return nil, err
	}
	entries, err := formFiles.ReadDir("forms")
	if err != nil {
		return nil, err
	}
	var forms []*form
	for _, entry := range entries {
		content, err := formFiles.ReadFile("forms/" + entry.Name())
		if err != nil {
			return nil, err
		}
		f := &form{}
		doc, err := strict.Decode(entry.Name(), content, &f.description)
		if err != nil {
			return nil, err
		}
		if err := f.takeLayout(shapes); err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		f.parseRules(doc)
		if err := doc.Err(); err != nil {
			return nil, err
		}
		forms = append(forms, f)
	}
	return forms, nil
}

// takeLayout takes title and columns from a layout, or from the file itself
// where the form is printed by others only.
func (f *form) takeLayout(shapes []report.Shape) error {
	if f.Layout == "" {
		f.frame = []frameColumn{{"tt", "TT", "A"}, {"unit_name", "", "B"}}
		for i, c := range f.Columns {
			f.columns = append(f.columns, formColumn{key: c.Key, label: c.Label, token: itoa(i + 1), rate: c.Format == formatRate})
		}
		f.number = f.Form
		return nil
	}
	for _, s := range shapes {
		if s.Relation != f.Layout {
			continue
		}
		f.number, f.Title = s.Number, s.Title
		if f.Sheet = s.Sheet; f.Form == "" {
			f.Form = s.Number
		}
		for _, c := range s.Columns {
			f.take(c)
		}
		return nil
	}
	return fmt.Errorf("there is no layout of %q", f.Layout)
}

func (f *form) take(c report.ShapeColumn) {
	token, _, _ := strings.Cut(c.Number, "=")
	switch c.Format {
	case formatCount, formatRate:
		f.columns = append(f.columns, formColumn{key: c.Key, label: c.Label, token: token, rate: c.Format == formatRate, slots: c.Slots})
	default:
		f.frame = append(f.frame, frameColumn{c.Key, c.Label, token})
	}
}

// expand gives a form with n columns in the place of each run of slots, and
// running numbers where the layout refers to them.
func (f *form) expand(n int) *form {
	full := *f
	full.columns = nil
	for _, c := range f.columns {
		if !c.slots {
			full.columns = append(full.columns, c)
			continue
		}
		for i := range n {
			slot := c
			slot.key, slot.slots, slot.label = c.key+"_"+itoa(i+1), false, ""
			slot.token = "{}"
			full.columns = append(full.columns, slot)
		}
	}
	for i, c := range full.columns {
		if strings.HasPrefix(c.token, "{") {
			full.columns[i].token = itoa(i + 1)
		}
	}
	return &full
}

// runs is the number of runs of slots.
func (f *form) runs() int {
	n := 0
	for _, c := range f.columns {
		if c.slots {
			n++
		}
	}
	return n
}
