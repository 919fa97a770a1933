package survey

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"rasoat/pipeline/names"
	"rasoat/rules/strict"
)

//go:embed layouts/*.yaml
var layoutFiles embed.FS

// Layout says how a workbook that does not follow the format is read: which
// sheets it has and which of their columns hold which fields. It is data: a
// file of layouts/, or one of the campaign's own.
type Layout struct {
	ID      string `yaml:"layout"`
	Title   string `yaml:"title"`
	TitleEN string `yaml:"title_en"`
	// Roles are what such a workbook can be read as; Elsewhere says why not as
	// anything else, and what to do.
	Roles       []Role        `yaml:"roles"`
	Elsewhere   string        `yaml:"elsewhere"`
	ElsewhereEN string        `yaml:"elsewhere_en"`
	Sheets      []LayoutSheet `yaml:"sheets"`
	// File is the file it was read from; "" for those of the program.
	File string `yaml:"-"`
}

// LayoutSheet is a sheet, or several alike, whose rows land in one table.
type LayoutSheet struct {
	Table string `yaml:"table"` // households, members or previous
	// Title is a text above the header that tells the sheet from others with
	// the same columns; letters and marks are compared as names.Plain.
	Title    string `yaml:"title"`
	Optional bool   `yaml:"optional"` // a workbook without the sheet is recognised too
	// Starts is the key of the column that is filled in the first row of a
	// household only: the rows below it are further persons. Such rows land in
	// members; in a table of households the first row alone does.
	Starts string `yaml:"starts"`
	// FillDown are keys whose values stand in the first row of a household.
	FillDown  []string       `yaml:"fill_down"`
	Columns   []LayoutColumn `yaml:"columns"`
	Marks     [][]string     `yaml:"marks"`   // labels of further columns that must be there, one of each group
	Ignored   []string       `yaml:"ignored"` // labels of columns that are known and not read
	Constants LayoutValues   `yaml:"constants"`
}

// LayoutColumn is a column by any of its labels.
type LayoutColumn struct {
	Key    string   `yaml:"key"`
	Labels []string `yaml:"labels"`
	Needed bool     `yaml:"needed"` // a sheet without the column is not of this layout
	// Codes say what the layout's own codes mean in words of the format.
	Codes map[string]string `yaml:"codes"`
}

// LayoutValues are values that every row of a sheet has, by key.
type LayoutValues map[string]string

// Layouts returns the layouts that come with the program, by file name.
func Layouts() []Layout {
	entries, err := fs.ReadDir(layoutFiles, "layouts")
	if err != nil {
		panic(err)
	}
	var all []Layout
	for _, entry := range entries {
		content, err := fs.ReadFile(layoutFiles, "layouts/"+entry.Name())
		if err != nil {
			panic(err)
		}
		l, err := ParseLayout(entry.Name(), content)
		if err != nil {
			panic(fmt.Sprintf("survey: %v", err))
		}
		l.File = ""
		all = append(all, l)
	}
	return all
}

// ParseLayout reads a layout strictly; the error is strict.Faults.
func ParseLayout(name string, content []byte) (Layout, error) {
	var l Layout
	doc, err := strict.Decode(name, content, &l)
	if err != nil {
		return Layout{}, err
	}
	l.File = name
	l.validate(doc)
	return l, doc.Err()
}

func (l Layout) validate(doc *strict.Document) {
	if l.ID == "" || l.Title == "" {
		doc.Fail("$", "thiếu layout hoặc title; hãy đặt tên và tiêu đề cho bố cục", "layout or title is missing; name the layout and give it a title")
	}
	if len(l.Roles) == 0 {
		doc.Fail("$", "thiếu roles; ghi [survey], [previous] hoặc cả hai", "roles is missing; give [survey], [previous] or both")
	}
	for i, role := range l.Roles {
		if role != RoleSurvey && role != RolePrevious {
			doc.Fail(fmt.Sprintf("$.roles[%d]", i), "roles có %q; chọn survey hoặc previous", "roles holds %q; choose survey or previous", role)
		}
	}
	if len(l.Sheets) == 0 || !slices.ContainsFunc(l.Sheets, func(s LayoutSheet) bool { return !s.Optional }) {
		doc.Fail("$.sheets", "cần ít nhất một sheet không phải optional", "at least one sheet must not be optional")
	}
	for i, s := range l.Sheets {
		s.validate(doc, fmt.Sprintf("$.sheets[%d]", i))
	}
}

func (s LayoutSheet) validate(doc *strict.Document, at string) {
	if !slices.Contains([]string{"households", "members", "previous"}, s.Table) {
		doc.Fail(at+".table", "table là %q; chọn households, members hoặc previous", "table is %q; choose households, members or previous", s.Table)
		return
	}
	fields := SheetOf(s.Table).Fields
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.Key
	}
	seen := map[string]bool{}
	know := func(path, key string) {
		if !slices.Contains(keys, key) {
			doc.Fail(path, "%q không phải khóa của bảng %s; gần nhất là %q", "%q is no key of the table %s; the nearest is %q", key, s.Table, strict.Nearest(key, keys))
		}
	}
	for i, c := range s.Columns {
		path := fmt.Sprintf("%s.columns[%d]", at, i)
		know(path+".key", c.Key)
		if len(c.Labels) == 0 {
			doc.Fail(path, "cột %q thiếu labels", "column %q has no labels", c.Key)
		}
		if seen[c.Key] {
			doc.Fail(path+".key", "khóa %q có hai lần", "the key %q is there twice", c.Key)
		}
		seen[c.Key] = true
	}
	if !slices.ContainsFunc(s.Columns, func(c LayoutColumn) bool { return c.Needed }) {
		doc.Fail(at+".columns", "cần ít nhất một cột có needed: true để nhận ra sheet", "at least one column needs needed: true, to know the sheet by")
	}
	for key := range s.Constants {
		know(at+".constants", key)
	}
	for i, key := range append(slices.Clone(s.FillDown), s.Starts) {
		if key != "" && !seen[key] {
			doc.Fail(at, "starts hoặc fill_down có %q mà columns không có (thứ %d)", "starts or fill_down names %q, which columns does not have (number %d)", key, i+1)
		}
	}
}

// fields are the fields of the sheet's table under the labels of the layout. A
// field without a column keeps its place and has no label.
func (s LayoutSheet) fields() []Field {
	fields := SheetOf(s.Table).Fields
	for i := range fields {
		f := &fields[i]
		f.Label, f.Aliases, f.Required = "", nil, false
		for _, c := range s.Columns {
			if c.Key == f.Key {
				f.Label, f.Aliases, f.Required = c.Labels[0], c.Labels[1:], c.Needed
			}
		}
	}
	return fields
}

// ignored are the labels of the columns that are known and not read.
func (s LayoutSheet) ignored() *labels {
	var fields []Field
	for i, label := range s.Ignored {
		fields = append(fields, Field{Key: "ignored_" + strconv.Itoa(i), Label: label})
	}
	return newLabels(fields)
}

// lacking lists the required fields of the table, but for those in which the
// format's own lists differ from all foreign ones: they are judged in sql/.
func (s LayoutSheet) lacking(h columns) []Field {
	var absent []Field
	for i, f := range SheetOf(s.Table).Fields {
		_, constant := s.Constants[f.Key]
		if f.Required && f.Key != "village" && h.of[i] == 0 && !constant {
			absent = append(absent, f)
		}
	}
	return absent
}

// marked says whether one label of each group of marks stands in a header.
func (s LayoutSheet) marked(h header, g *grid) bool {
	for _, group := range s.Marks {
		if !slices.ContainsFunc(group, func(label string) bool { return g.shows(label, h.first, h.last) }) {
			return false
		}
	}
	return true
}

// shows says whether a cell of the rows from first to last holds a label.
func (g *grid) shows(label string, first, last int) bool {
	for _, r := range g.rows {
		if r.number < first || r.number > last+1 {
			continue
		}
		for _, c := range r.cells {
			if names.Fold(c.value) == names.Fold(label) || bare(c.value) == bare(label) {
				return true
			}
		}
	}
	return false
}

// titled says whether the title stands in a row above the header.
func (s LayoutSheet) titled(h header, g *grid) bool {
	if s.Title == "" {
		return true
	}
	for _, r := range g.rows {
		if r.number >= h.first {
			return false
		}
		for _, c := range r.cells {
			if strings.Contains(names.Plain(c.value), names.Plain(s.Title)) {
				return true
			}
		}
	}
	return false
}
