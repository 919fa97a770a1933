package survey

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The rows of a data sheet. The key row is hidden, directly under the labels;
// everything above the first row of data is frozen.
const (
	authorityRow = 1
	mottoRow     = 2
	titleRow     = 3
	guideRow     = 4
	labelRow     = 5
	keyRow       = 6
	firstRow     = 7
)

// roomToGrow is how many rows below the last ruled one still get drop-downs.
const roomToGrow = 2000

func (b *builder) writeTable(t table) error {
	if err := t.checkKeys(); err != nil {
		return err
	}
	if err := b.layOut(t); err != nil {
		return fmt.Errorf("sheet %q: %w", t.sheet.Name, err)
	}
	stream, err := b.file.NewStreamWriter(t.sheet.Name)
	if err != nil {
		return err
	}
	if err := b.writeHead(stream, t); err != nil {
		return err
	}
	if err := b.writeRows(stream, t); err != nil {
		return err
	}
	return stream.Flush()
}

// checkKeys finds values that no column would show.
func (t table) checkKeys() error {
	known := map[string]bool{}
	for _, field := range t.sheet.Fields {
		known[field.Key] = true
	}
	for i, row := range t.rows {
		unknown := ""
		for key := range row {
			if !known[key] && (unknown == "" || key < unknown) {
				unknown = key
			}
		}
		if unknown != "" {
			return fmt.Errorf("sheet %q, row %d of the data: there is no field %q", t.sheet.Name, i+1, unknown)
		}
	}
	return nil
}

// nameColumn is the number of the column of the person's name. The columns up
// to it stay in view and are repeated on every printed page.
func (t table) nameColumn() int {
	for i, field := range t.sheet.Fields {
		if strings.HasSuffix(field.Key, "_name") {
			return i + 1
		}
	}
	return 1
}

// titleColumn keeps the title off the columns that are repeated on every page
// of a wide sheet: the further pages would show its beginning.
func (t table) titleColumn() int {
	if t.pagesWide() == 1 {
		return t.firstShown()
	}
	return t.nameColumn() + 1
}

// firstShown is the number of the first column that is not hidden.
func (t table) firstShown() int {
	for i, field := range t.sheet.Fields {
		if !field.Hidden {
			return i + 1
		}
	}
	return 1
}

func (t table) lastRow() int { return firstRow + max(len(t.rows)+t.blank, 1) - 1 }

// headEnd is the last column of the title block: wide enough for the motto
// beside the authority, and within the first printed page.
func (t table) headEnd() int {
	width := 0.0
	for i, field := range t.sheet.Fields[t.nameColumn():] {
		if width += field.Width; width >= 100 {
			return t.nameColumn() + i + 1
		}
	}
	return len(t.sheet.Fields)
}

// writeHead writes the title block, the labels and the keys.
func (b *builder) writeHead(stream *excelize.StreamWriter, t table) error {
	first, left, right, end := t.firstShown(), t.nameColumn(), t.nameColumn()+1, t.headEnd()
	head := head{stream: stream, width: end}
	head.line(authorityRow, 18, span{first, left, b.wb.authority(), b.styles.authority}, span{right, end, country, b.styles.authority})
	b.bodyLine(&head, span{first: first, last: left}, span{right, end, motto, b.styles.motto})
	head.line(titleRow, 24, span{t.titleColumn(), end, b.wb.title(t.sheet.Table), b.styles.title})
	if b.wb.Synthetic {
		head.line(guideRow, 18, span{t.titleColumn(), end, SyntheticNotice, b.styles.notice})
	} else {
		head.line(guideRow, 18, span{t.titleColumn(), end, b.wb.guide(), b.styles.guide})
	}
	if head.err != nil {
		return head.err
	}
	labels, keys := make([]any, len(t.sheet.Fields)), make([]any, len(t.sheet.Fields))
	for i, field := range t.sheet.Fields {
		labels[i] = excelize.Cell{StyleID: b.styles.header(field), Value: field.Label}
		keys[i] = excelize.Cell{StyleID: b.styles.key, Value: field.Key}
	}
	if err := stream.SetRow(at(1, labelRow), labels, excelize.RowOpts{Height: labelHeight(t.sheet.Fields)}); err != nil {
		return err
	}
	return stream.SetRow(at(1, keyRow), keys, excelize.RowOpts{Hidden: true})
}

func (b *builder) writeRows(stream *excelize.StreamWriter, t table) error {
	cells := make([]any, len(t.sheet.Fields))
	for row := firstRow; row <= t.lastRow(); row++ {
		var values map[string]string
		if i := row - firstRow; i < len(t.rows) {
			values = t.rows[i]
		}
		for i, field := range t.sheet.Fields {
			cell, err := b.cell(field, values[field.Key])
			if err != nil {
				return fmt.Errorf("sheet %q, cell %s: %w", t.sheet.Name, at(i+1, row), err)
			}
			cells[i] = cell
		}
		if err := stream.SetRow(at(1, row), cells, excelize.RowOpts{Height: rowHeight(t.sheet.Fields, values)}); err != nil {
			return err
		}
	}
	return nil
}

// at names a cell of the layout, whose numbers are always within bounds.
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err)
	}
	return name
}
