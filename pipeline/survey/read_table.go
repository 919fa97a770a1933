package survey

import (
	"slices"
	"strconv"
	"strings"
)

// sheetRows is the content of one sheet by the fields of the format.
type sheetRows struct {
	source  string // the sheet's name as typed
	fields  []Field
	records []record
	places  []columnPlace
}

// record is one row; values are by field, "" for a blank cell.
type record struct {
	row    int
	values []string
	source string // the sheet, where the rows of several are one table
}

// tableReader reads the rows under a header.
type tableReader struct {
	grid    *grid
	fields  []Field
	labels  *labels
	others  *labels // of columns that are known and not read
	columns columns
	field   map[int]int // by column
	values  []string    // free places for the values of the next rows
	rows    sheetRows
	heads   map[int]map[string]bool // folded texts of the header rows, by column
	found   []Finding
	hidden  []int // numbers of the data rows that the sheet hides
}

// readTable reads a sheet whose header was found.
func readTable(g *grid, sheet Sheet, l *labels, h header, others *labels) (sheetRows, []Finding) {
	t := &tableReader{grid: g, fields: sheet.Fields, labels: l, others: others, columns: assign(h, sheet.Fields), field: map[int]int{}, heads: map[int]map[string]bool{}}
	t.columns.findOtherUnits(g, l)
	for i, column := range t.columns.of {
		if _, other := t.columns.units[column]; other && sheet.Fields[i].Required {
			t.columns.of[i] = 0
		} else if column > 0 {
			t.field[column] = i
		}
	}
	t.rows = sheetRows{source: g.name, fields: sheet.Fields, places: t.columns.places(g.name, sheet.Fields)}
	t.found = t.columns.report(g.name, sheet.Fields, others)
	t.readRows()
	if len(t.hidden) > 0 {
		t.found = append(t.found, newFinding(codeHiddenRows, place{sheet: g.name}, "count", strconv.Itoa(len(t.hidden)), "rows", rowList(t.hidden)))
	}
	t.readMerges()
	t.readDecomposed()
	if len(t.rows.records) == 0 {
		t.found = append(t.found, newFinding(codeNoRows, place{sheet: g.name}))
	}
	return t.rows, t.found
}

// rowsNamed is how many rows a finding names before it stops.
const rowsNamed = 10

// rowList names rows: 12, 13, 40, …
func rowList(rows []int) string {
	var words []string
	for _, row := range rows[:min(rowsNamed, len(rows))] {
		words = append(words, strconv.Itoa(row))
	}
	if len(rows) > rowsNamed {
		words = append(words, "…")
	}
	return strings.Join(words, ", ")
}

func (t *tableReader) readRows() {
	top := true    // still at the rows that belong to the header
	again := false // the row before repeats the header
	for _, r := range t.grid.rows {
		cells := r.shown()
		if r.number < t.columns.first || len(cells) == 0 {
			continue
		}
		if len(t.found) > mostFindings {
			return
		}
		at := func() place {
			return place{sheet: t.grid.name, cell: cellName(cells[0].column, r.number), value: cells[0].value}
		}
		repeated := again
		again = false
		switch {
		case r.number <= t.columns.last, top && (t.columns.repeats(cells, t.labels, t.others) || counts(cells)):
			t.remember(cells)
		case t.echoes(cells), repeated && counts(cells):
			again = true
			t.found = append(t.found, newFinding(codeRepeatedHeader, at()))
		case t.isRuled(cells):
		case t.isCaption(cells):
			t.found = append(t.found, newFinding(codeCaption, at()))
		default:
			t.record(r.number, cells)
			top = false
			if r.hidden {
				t.hidden = append(t.hidden, r.number)
			}
		}
	}
}

// valueBlock is for how many rows values are allotted at once.
const valueBlock = 64

func (t *tableReader) record(number int, cells []cell) {
	n := len(t.fields)
	if len(t.values) < n {
		t.values = make([]string, valueBlock*n)
	}
	rec := record{row: number, values: t.values[:n:n]}
	t.values = t.values[n:]
	for _, c := range cells {
		i, mapped := t.field[c.column]
		if !mapped {
			continue
		}
		rec.values[i] = valueOfCell(t.fields[i], c, t.grid.days)
		if u, other := t.columns.units[c.column]; other {
			rec.values[i] = unread(rec.values[i], u.note)
		}
		if c.fails() {
			t.found = append(t.found, judge(t.fields[i], t.grid.name, cellName(c.column, number), c))
		}
	}
	t.rows.records = append(t.rows.records, rec)
}

// fails says whether a cell's formula gives no value.
func (c *cell) fails() bool { return c.noValue || c.kind == failedCell }

// judge returns the finding about a cell that fails.
func judge(f Field, sheet, at string, c cell) Finding {
	code := codeErrorCellMinor
	switch {
	case c.noValue && decides(f):
		code = codeNoValue
	case c.noValue:
		code = codeNoValueMinor
	case c.kind == failedCell && decides(f):
		code = codeErrorCell
	}
	return newFinding(code, place{sheet, at, c.value}, "label", f.Label)
}

// decides says whether a household's class or movement, or a reported figure, can hang on a field:
// the required ones, and those that are asked for in some cases only.
func decides(f Field) bool {
	return f.Required || slices.Contains([]string{
		"screening_a", "income_per_capita", "farming_household",
		"movement", "origin_household_no", "last_listed_year", "last_listed_as",
		"total_households", "total_persons", "minority_households", "minority_persons", "review_date",
		"eligible", "allocated_total", "disbursed_total",
	}, f.Key)
}
