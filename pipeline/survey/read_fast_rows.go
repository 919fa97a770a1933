package survey

import (
	"context"
	"io"
)

// fastRows is the rowSource over the bytes of a worksheet. It follows nothing
// but rows, cells and their values, each written as spreadsheets write them;
// what stands before and after the rows is read by xmlRows. Whatever else it
// meets ends it with errNotRecognised.
type fastRows struct {
	ctx    context.Context
	window *window
	part   string
	rest   *xmlRows // knows the texts, the styles, the limits; reads what is no row

	head    []byte
	begun   bool
	lastRow int
	pen     pen
	cells   []cell // free places for the cells of the next rows
	scratch []byte
	encoded bool // the row has references or line ends to replace
	rich    richScanner
}

func (x *fastRows) merges() []area { return x.rest.merges() }

func (x *fastRows) next() (row, error) {
	if !x.begun {
		if err := x.begin(); err != nil {
			return row{}, err
		}
	}
	for {
		switch more, err := x.window.starts("<row"); {
		case err != nil:
			return row{}, err
		case !more:
			return row{}, x.end()
		}
		r, err := x.row()
		if err != nil || len(r.cells) > 0 {
			return r, err
		}
	}
}

func (x *fastRows) begin() error {
	var err error
	x.begun = true
	x.head, err = x.window.head("<sheetData")
	if err != nil {
		return err
	}
	n, err := x.window.through(">", 0)
	if err != nil {
		return err
	}
	if tag := string(x.window.take(n)); tag != "<sheetData>" && tag != "<sheetData/>" {
		return errNotRecognised
	} else if tag == "<sheetData/>" {
		x.window.at -= len("<sheetData/>")
	}
	return nil
}

// end reads what follows the rows, together with what stood before them. An
// io.EOF from there is proof that all of it is one whole worksheet.
func (x *fastRows) end() error {
	tail, err := x.window.all()
	if err != nil {
		return err
	}
	switch {
	case len(tail) >= 12 && string(tail[:12]) == "<sheetData/>", len(tail) >= 12 && string(tail[:12]) == "</sheetData>":
		x.rest.part = around(x.ctx, x.part, x.head, []byte("<sheetData/>"), tail[12:])
	default:
		return errNotRecognised
	}
	if _, err := x.rest.next(); err != io.EOF {
		return errNotRecognised
	}
	return io.EOF
}

// row reads the row that comes next.
func (x *fastRows) row() (row, error) {
	n, err := x.window.through(">", len("<row"))
	if err != nil {
		return row{}, err
	}
	empty := x.window.rest()[n-2] == '/'
	if !empty {
		if n, err = x.window.throughRow(n); err != nil {
			return row{}, err
		}
	}
	if n > longestToken {
		return row{}, errNotRecognised
	}
	piece := x.window.take(n)
	t, ok := openTag(piece, len("<row"))
	if !ok || t.empty != empty || !legal(piece) {
		return row{}, errNotRecognised
	}
	x.encoded = encoded(piece)
	r, ok := x.numbered(&t)
	if !ok {
		return row{}, errNotRecognised
	}
	if !empty && !x.fill(&r, t.after[:len(t.after)-len("</row>")]) {
		return row{}, errNotRecognised
	}
	return r, nil
}

// numbered reads the attributes of a row.
func (x *fastRows) numbered(t *tag) (row, bool) {
	r := row{number: x.lastRow + 1}
	var hasNumber, hasHidden bool
	for {
		name, value, ok := t.next()
		if !ok {
			return r, false
		}
		switch string(name) {
		case "":
			ok = x.lastRow < r.number && r.number <= lastRow
			x.lastRow = r.number
			return r, ok
		case "r":
			if r.number, ok = number(value); !ok || hasNumber {
				return r, false
			}
			hasNumber = true
		case "hidden":
			if hasHidden {
				return r, false
			}
			r.hidden, hasHidden = isTrue(string(value)), true
		}
	}
}

// cellBlock is how many cells are allotted at once.
const cellBlock = 2048

// fill reads the cells of a row.
func (x *fastRows) fill(r *row, in []byte) bool {
	from, column := len(x.cells), 0
	mark := numberMark(r.number)
	for {
		if in = spaces(in); len(in) == 0 {
			break
		}
		if len(x.cells) == cap(x.cells) {
			block := make([]cell, 0, max(cellBlock, 2*(len(x.cells)-from)))
			x.cells, from = append(block, x.cells[from:]...), 0
		}
		free := len(x.cells)
		x.cells = x.cells[:free+1]
		c, n := &x.cells[free], 0
		if !x.encoded {
			n = x.plain(c, in, mark)
		}
		if n > 0 {
			in = in[n:]
		} else {
			var ok bool
			if *c, in, ok = x.cell(in, column, r.number); !ok {
				return false
			}
		}
		if c.column <= column {
			return false
		}
		column = c.column
		if c.value == "" && !c.noValue {
			*c = cell{}
			x.cells = x.cells[:free]
		} else if column > x.rest.limits.MaxColumns || len(c.value) > x.rest.limits.MaxText {
			return false
		}
	}
	r.cells = x.cells[from:len(x.cells):len(x.cells)]
	return true
}
