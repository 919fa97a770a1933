package survey

import (
	"context"
	"io"
	"slices"
	"sort"
	"strconv"
)

// grid is the content of one worksheet.
type grid struct {
	bookSheet
	rows   []row // those with content, by number
	merges []area
	cells  int
	days   calendar
}

// at returns the cell in a place and whether it has content.
func (g *grid) at(column, number int) (cell, bool) {
	i := sort.Search(len(g.rows), func(i int) bool { return g.rows[i].number >= number })
	if i == len(g.rows) || g.rows[i].number != number {
		return cell{}, false
	}
	return g.rows[i].at(column)
}

// mergesIn returns the merged ranges that a row lies in, from left to right.
func (g *grid) mergesIn(number int) []area {
	var ranges []area
	for _, m := range g.merges {
		if m.top <= number && number <= m.bottom {
			ranges = append(ranges, m)
		}
	}
	slices.SortFunc(ranges, func(a, b area) int { return a.left - b.left })
	return ranges
}

func (r row) at(column int) (cell, bool) {
	i, ok := slices.BinarySearchFunc(r.cells, column, func(c cell, column int) int { return c.column - column })
	if !ok {
		return cell{}, false
	}
	return r.cells[i], true
}

// shown returns the cells of a row that show something.
func (r row) shown() []cell {
	for i := range r.cells {
		if !r.cells[i].shows() {
			return r.shownFrom(i)
		}
	}
	return r.cells[:len(r.cells):len(r.cells)] // as nearly always
}

func (r row) shownFrom(blank int) []cell {
	cells := slices.Clone(r.cells[:blank])
	for _, c := range r.cells[blank+1:] {
		if c.shows() {
			cells = append(cells, c)
		}
	}
	return cells
}

func (c *cell) shows() bool { return c.noValue || !isBlank(c.value) }

// workbook is a workbook read whole.
type workbook struct {
	book
	grids    []*grid
	fellBack bool // the fast reader did not recognise the form
}

// readWorkbookByXML reads every worksheet of a workbook with encoding/xml, or
// refuses all of it.
func readWorkbookByXML(ctx context.Context, data []byte, limits Limits) (*workbook, error) {
	c, err := openContainer(ctx, data, limits)
	if err != nil {
		return nil, err
	}
	b, err := readBook(ctx, c)
	if err != nil {
		return nil, err
	}
	dates, err := readStyles(ctx, c, b.styles)
	if err != nil {
		return nil, err
	}
	strings, err := readStrings(ctx, c, b.strings, limits)
	if err != nil {
		return nil, err
	}
	w := &workbook{book: *b}
	left := budget{cells: limits.MaxCells, bytes: limits.MaxUnzippedBytes}
	for _, sheet := range b.sheets {
		g, err := readGrid(ctx, c, b, sheet, strings, dates, limits, &left)
		if err != nil {
			return nil, err
		}
		w.grids = append(w.grids, g)
	}
	return w, nil
}

// budget is what the worksheets may still hold. Texts are counted where they
// are used: one long shared string can be named by a million cells.
type budget struct {
	cells int
	bytes int64
}

func readGrid(ctx context.Context, c *container, b *book, sheet bookSheet, strings []string, dates []bool, limits Limits, left *budget) (*grid, error) {
	if sheet.part == "" {
		return nil, refuse(codeMissingPart, "part", sheet.name)
	}
	r, err := c.open(sheet.part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	source := newXMLRows(newXMLPart(ctx, sheet.part, r), sheet.name, strings, dates, b.date1904, limits)
	g := &grid{bookSheet: sheet, days: calendar{b.date1904, slices.Contains(dates, true)}}
	if err := g.fill(source, limits, left); err != nil {
		return nil, err
	}
	return g, nil
}

// fill takes all rows of a source and counts them against the limits.
func (g *grid) fill(source rowSource, limits Limits, left *budget) error {
	for {
		r, err := source.next()
		if err == io.EOF {
			g.merges = source.merges()
			return nil
		}
		if err != nil {
			return err
		}
		if g.rows = append(g.rows, r); len(g.rows) > limits.MaxRows {
			return g.tooLarge(r, "số dòng có nội dung", "the number of rows with content", strconv.Itoa(limits.MaxRows))
		}
		g.cells += len(r.cells)
		if left.cells -= len(r.cells); left.cells < 0 {
			return g.tooLarge(r, "số ô có nội dung", "the number of cells with content", strconv.Itoa(limits.MaxCells))
		}
		for _, c := range r.cells {
			left.bytes -= int64(len(c.value))
		}
		if left.bytes < 0 {
			return g.tooLarge(r, "tổng độ dài chữ trong các ô", "the length of all cell texts", megabytes(limits.MaxUnzippedBytes))
		}
	}
}

func (g *grid) tooLarge(r row, what, whatEN, limit string) error {
	return refuseAt(codeTooLargeSheet, place{sheet: g.name, cell: cellName(1, r.number)}, "what", what, "what_en", whatEN, "limit", limit)
}
