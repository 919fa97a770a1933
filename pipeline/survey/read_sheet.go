package survey

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// rowSource gives the rows of one worksheet part in order. next returns
// io.EOF only after the part was seen to close; any other error but the end
// of the context is a refusal. merges is complete after io.EOF.
//
// The rows do not come from excelize: its Rows stops without an error at
// damage, and hides whether a cell is text, number, error or a formula that
// was never calculated. One pass of encoding/xml over the part tells all of
// it. The test of rows against excelize keeps the two in agreement.
type rowSource interface {
	next() (row, error)
	merges() []area
}

// row is a row with content, its cells ordered by column.
type row struct {
	number int
	hidden bool // the sheet does not show it
	cells  []cell
}

// kind is the type of a cell's value.
type kind uint8

const (
	numberCell kind = iota
	textCell
	booleanCell
	failedCell // a formula error such as #REF!
)

// cell is a cell with content. A cell whose formula has no calculated result
// is kept, with an empty value.
type cell struct {
	column  int
	value   string
	kind    kind
	noValue bool
	dated   bool // a number that the sheet shows as a day
}

// xmlRows is the rowSource over encoding/xml.
type xmlRows struct {
	part     *xmlPart
	sheet    string
	strings  []string
	dates    []bool // by style, whether it shows a number as a day
	date1904 bool
	limits   Limits

	inData, sawData bool
	lastRow         int
	areas           []area
}

func newXMLRows(part *xmlPart, sheet string, strings []string, dates []bool, date1904 bool, limits Limits) *xmlRows {
	return &xmlRows{part: part, sheet: sheet, strings: strings, dates: dates, date1904: date1904, limits: limits}
}

func (x *xmlRows) merges() []area { return x.areas }

func (x *xmlRows) next() (row, error) {
	if x.part.depth == 0 && !x.part.closed {
		if err := x.part.root("worksheet"); err != nil {
			return row{}, err
		}
	}
	for {
		token, err := x.part.next()
		if err == io.EOF && !x.sawData {
			return row{}, x.damaged("không có dữ liệu trang", "there is no sheet data")
		}
		if err != nil {
			return row{}, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			r, err := x.element(token)
			if err != nil || len(r.cells) > 0 {
				return r, err
			}
		case xml.EndElement:
			x.inData = false // rows and other children are read to their ends
		}
	}
}

// element reads one child of worksheet or of sheetData.
func (x *xmlRows) element(start xml.StartElement) (row, error) {
	switch local := start.Name.Local; {
	case x.inData && local == "row":
		return x.row(start)
	case !x.inData && local == "sheetData" && x.sawData:
		return row{}, x.damaged("dữ liệu trang có hai lần", "the sheet data are there twice")
	case !x.inData && local == "sheetData":
		x.inData, x.sawData = true, true
		return row{}, nil
	case !x.inData && local == "mergeCells":
		return row{}, x.part.children(x.merge)
	}
	return row{}, x.part.skip()
}

func (x *xmlRows) merge(start xml.StartElement) error {
	if start.Name.Local == "mergeCell" {
		ref := attribute(start, "ref")
		a, ok := parseArea(ref)
		if !ok {
			return x.damaged(fmt.Sprintf("vùng gộp %q không hợp lệ", ref), fmt.Sprintf("merged range %q is not valid", ref))
		}
		if x.areas = append(x.areas, a); len(x.areas) > x.limits.MaxMerges {
			return x.tooLarge(a.left, a.top, "số vùng gộp ô", "the number of merged ranges", x.limits.MaxMerges)
		}
	}
	return x.part.skip()
}

// row reads a row. Writers may leave its number out, and it then follows the
// row before; a number that does not rise is damage, because two rows would
// claim one place.
func (x *xmlRows) row(start xml.StartElement) (row, error) {
	r := row{number: x.lastRow + 1, hidden: isTrue(attribute(start, "hidden"))}
	if ref := attribute(start, "r"); ref != "" {
		n, ok := parseRow(ref)
		if !ok || n <= x.lastRow {
			return row{}, x.damaged(fmt.Sprintf("số dòng %q sau dòng %d", ref, x.lastRow), fmt.Sprintf("row number %q after row %d", ref, x.lastRow))
		}
		r.number = n
	}
	x.lastRow = r.number
	column := 0
	err := x.part.children(func(c xml.StartElement) error {
		if c.Name.Local != "c" {
			return x.part.skip()
		}
		var err error
		column, err = x.cell(&r, c, column)
		return err
	})
	if err != nil {
		return row{}, err
	}
	return r, x.order(&r)
}

// order sorts the cells of a row that was written out of order; two cells in
// one place are damage.
func (x *xmlRows) order(r *row) error {
	byColumn := func(a, b cell) int { return a.column - b.column }
	if !slices.IsSortedFunc(r.cells, byColumn) {
		slices.SortStableFunc(r.cells, byColumn)
	}
	for i := 1; i < len(r.cells); i++ {
		if c := r.cells[i].column; c == r.cells[i-1].column {
			return x.damaged("ô "+cellName(c, r.number)+" có hai lần", "cell "+cellName(c, r.number)+" is there twice")
		}
	}
	return nil
}

func (x *xmlRows) damaged(cause, causeEN string) error {
	return refuseAt(codeContradiction, place{sheet: x.sheet}, "cause", cause, "cause_en", causeEN)
}

func (x *xmlRows) tooLarge(column, row int, what, whatEN string, limit int) error {
	return refuseAt(codeTooLargeSheet, place{sheet: x.sheet, cell: cellName(column, row)}, "what", what, "what_en", whatEN, "limit", strconv.Itoa(limit))
}
