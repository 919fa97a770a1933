package audit

import (
	"context"
	"math/big"
	"slices"
	"strings"
)

// mostRows is the longest table that is checked: a province by communes, with
// room to spare.
const mostRows = 3000

// Options of an audit.
type Options struct {
	Form string // file that describes the form; empty recognises a known one
}

// Result is what an audit found.
type Result struct {
	Tables   []Table
	Unread   []string // sheets that hold no known form
	Checked  int      // how many constraints were held against the figures
	Failures []Failure
	Groups   []Group
}

// Table is one form that was found.
type Table struct {
	Sheet, Form, Title string
	Rows               int
	Ignored            []string // rows that are neither unit nor total
}

// Failure is one constraint that does not hold, or one cell that has no
// number.
type Failure struct {
	Kind        string // one of the constants Kind…
	Sheet, Cell string
	Seen        Text
	Expected    Text // empty where the table does not tell
	Rule        Text // the equation in words

	gap *big.Rat // between the two, nil where there is no number
}

// Group is failures that hang together.
type Group struct {
	Failures     []Failure
	Explanations [][]Suspect // the smallest sets, the likeliest first; none when no small set explains
	More         bool        // there may be sets that are not listed
	Hint         Text        // one slip repeated in every row, in place of explanations; or empty
}

// Suspect is a cell of an explanation.
type Suspect struct {
	Sheet, Cell string
	Where       Text
	Seen        Text
	Should      Text // the value that satisfies every equation, or the range
	Only        bool // Should is one value
	Remark      Text // the usual slip that it is, or empty
}

// OK tells that every constraint holds.
func (r Result) OK() bool { return len(r.Failures) == 0 }

// File audits a workbook or a csv file. A file without a table that can be
// checked is a Refusal.
func File(ctx context.Context, path string, options Options) (Result, error) {
	sheets, err := readSheets(ctx, path)
	if err != nil {
		return Result{}, err
	}
	var placings []*placing
	var unread []string
	if options.Form != "" {
		placings, err = describedTable(path, sheets, options.Form)
	} else {
		placings, unread, err = knownTables(path, sheets)
	}
	if err != nil {
		return Result{}, err
	}
	var tables []*table
	for _, p := range placings {
		t := readTable(p)
		if len(t.rows) == 0 {
			return Result{}, refuse("%s: trang %q có tiêu đề của biểu %s nhưng không có dòng số liệu", "%s: sheet %q has the header of form %s but no rows of figures", path, p.sheet.name, p.form.Form)
		}
		if len(t.rows) > mostRows {
			return Result{}, refuse("%s: trang %q có hơn %d dòng số liệu, không phải biểu tổng hợp", "%s: sheet %q has more than %d rows of figures and is no summary", path, p.sheet.name, mostRows)
		}
		tables = append(tables, t)
	}
	result := check(ctx, tables)
	result.Unread = unread
	return result, ctx.Err()
}

func describedTable(path string, sheets []*sheet, file string) ([]*placing, error) {
	f, err := readDescription(file)
	if err != nil {
		return nil, err
	}
	i := 0
	if f.Sheet != "" {
		i = slices.IndexFunc(sheets, func(s *sheet) bool { return s.name == f.Sheet })
	}
	if i < 0 || i >= len(sheets) {
		return nil, refuse("%s: không có trang %q như %s ghi", "%s: there is no sheet %q, which %s names", path, f.Sheet, file)
	}
	return []*placing{f.placeDescribed(sheets[i])}, nil
}

func knownTables(path string, sheets []*sheet) (found []*placing, unread []string, err error) {
	forms, err := knownForms()
	if err != nil {
		return nil, nil, err
	}
	var named []string
	for _, s := range sheets {
		p, name := recognise(s, forms)
		switch {
		case p != nil:
			found = append(found, p)
		case name != "":
			named = append(named, s.name+" ("+name+")")
		}
		if p == nil && len(s.cells) > 0 {
			unread = append(unread, s.name)
		}
	}
	switch {
	case len(found) == 0 && len(named) > 0:
		return nil, nil, refuse("%s: nhận ra tên biểu nhưng không thấy đủ các cột, cần dòng số cột (A, B, 1, 2…) hoặc tiêu đề như mẫu: %s; hoặc mô tả biểu bằng --form",
			"%s: the form is named but not all its columns are found; it needs the row of column numbers (A, B, 1, 2…) or the labels of the form: %s; or describe the form with --form", path, strings.Join(named, ", "))
	case len(found) == 0:
		return nil, nil, refuse("%s: không nhận ra biểu nào; xem các biểu đã biết: rasoat audit --list, hoặc mô tả biểu bằng --form TỆP.yaml",
			"%s: no known form is in it; see the known forms with rasoat audit --list, or describe the form with --form FILE.yaml", path)
	}
	return found, unread, nil
}

// check holds all tables of a file together against their constraints.
func check(ctx context.Context, tables []*table) Result {
	all := build(tables)
	for _, t := range tables {
		t.scaleRates(all)
	}
	result := Result{Checked: len(all)}
	var failed []*constraint
	for _, c := range all {
		if !slices.ContainsFunc(c.figures, func(f *figure) bool { return f.broken }) && !c.holds(nil) {
			failed = append(failed, c)
		}
	}
	e := newExplainer(all)
	for _, t := range tables {
		result.Tables = append(result.Tables, Table{t.sheet.name, t.form.Form, t.form.Title, len(t.rows), t.ignored})
		result.Failures = append(result.Failures, t.rowFailures()...)
	}
	result.Failures = append(result.Failures, e.brokenFailures(tables)...)
	for _, c := range failed {
		result.Failures = append(result.Failures, c.failure())
	}
	result.Groups = e.report(ctx, failed)
	sortFailures(result.Failures)
	return result
}
