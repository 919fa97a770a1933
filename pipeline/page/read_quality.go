package page

import (
	"fmt"

	"rasoat/pipeline/masking"
)

// unknownUnit stands where a finding is of no known commune.
const unknownUnit = "(không rõ xã)"

var severities = map[string]string{"error": "Lỗi", "warning": "Cảnh báo", "note": "Ghi chú"}

// quality shows findings by code and commune, as a table with its totals: one
// finding is one household, so small counts are hidden here too.
func (r *reading) quality() error {
	rows, err := report(r.ctx, r.src, "rpt_924_finding_counts")
	if err != nil {
		return err
	}
	q := &r.view.Quality
	columnOf, lineOf := map[string]int{}, map[string]int{}
	for _, row := range rows {
		key := row.text("code") + row.text("severity")
		if _, there := columnOf[key]; there {
			continue
		}
		columnOf[key] = len(q.Codes)
		label := row.text("label")
		if label == "" {
			label = "Đọc tệp: cấu trúc hoặc ô không đọc được"
		}
		q.Codes = append(q.Codes, code{Code: row.text("code"), Severity: severities[row.text("severity")], Label: label})
	}
	for _, c := range r.view.Communes {
		lineOf[c.Code] = len(q.Units)
		q.Units = append(q.Units, qualityRow{Name: c.Name})
	}
	values := make([][]int64, len(q.Units)+1)
	for i := range values {
		values[i] = make([]int64, len(q.Codes))
	}
	for _, row := range rows {
		line, known := lineOf[row.text("commune_code")]
		if !known {
			line = len(q.Units)
		}
		n, _ := row.count("findings")
		values[line][columnOf[row.text("code")+row.text("severity")]] += n
	}
	q.Units = append(q.Units, qualityRow{Name: unknownUnit})
	return r.showQuality(values)
}

// showQuality hides and shows; the total is the table's, as nothing else sums it.
func (r *reading) showQuality(values [][]int64) error {
	q := &r.view.Quality
	sheet := &masking.Sheet{}
	grid := sheet.Grid(values)
	if err := sheet.Hide(r.ctx, r.minimum); err != nil {
		return fmt.Errorf("rpt_924_finding_counts: %w", err)
	}
	show := func(cell masking.Cell) Figure {
		f, err := figureOf(sheet.Value(cell), sheet.Hidden(cell))
		if err != nil && r.err == nil {
			r.err = err
		}
		return f
	}
	for i := range q.Units {
		for _, cell := range grid.Cells[i] {
			q.Units[i].Cells = append(q.Units[i].Cells, show(cell))
		}
		q.Units[i].Total = show(grid.RowTotal[i])
	}
	for i := range q.Codes {
		q.Codes[i].Total = show(grid.ColTotal[i])
	}
	q.Total = show(grid.Total)
	if last := len(q.Units) - 1; q.Units[last].Total.Plain == "0" {
		q.Units = q.Units[:last]
	}
	return nil
}
