package survey

import (
	"context"
	"errors"
)

// PlainSheet is one worksheet of any workbook: its cells with content, row by
// row, and its merged ranges.
type PlainSheet struct {
	Name   string
	Cells  []PlainCell
	Merges []PlainMerge
}

// PlainCell is a cell with content. Number tells a number from a text, Failed
// an error such as #REF!, NoValue a formula without a calculated result.
type PlainCell struct {
	Row, Column             int // from 1
	Value                   string
	Number, Failed, NoValue bool
}

// PlainMerge is a merged range, both ends included.
type PlainMerge struct{ Top, Left, Bottom, Right int }

// RefusedFile is the error of a workbook that cannot be read whole.
type RefusedFile struct{ Finding Finding }

// Error gives the English sentence.
func (r RefusedFile) Error() string { return r.Finding.MessageEN }

// ReadPlain reads every worksheet of a workbook file without asking what it
// is about, or refuses the file whole with a RefusedFile.
func ReadPlain(ctx context.Context, path string, limits Limits) ([]PlainSheet, error) {
	file, err := readFile(path, limits)
	if err != nil {
		return nil, err
	}
	w, err := (*workbook)(nil), file.refused
	if err == nil {
		w, err = readWorkbook(ctx, file.data, limits)
	}
	if why := (*refusal)(nil); errors.As(err, &why) {
		return nil, RefusedFile{why.finding}
	}
	if err != nil {
		return nil, err
	}
	sheets := make([]PlainSheet, len(w.grids))
	for i, g := range w.grids {
		sheets[i] = g.plain()
	}
	return sheets, nil
}

func (g *grid) plain() PlainSheet {
	sheet := PlainSheet{Name: g.name}
	for _, r := range g.rows {
		for _, c := range r.cells {
			sheet.Cells = append(sheet.Cells, PlainCell{Row: r.number, Column: c.column, Value: c.value,
				Number: c.kind == numberCell, Failed: c.kind == failedCell, NoValue: c.noValue})
		}
	}
	for _, m := range g.merges {
		sheet.Merges = append(sheet.Merges, PlainMerge{m.top, m.left, m.bottom, m.right})
	}
	return sheet
}
