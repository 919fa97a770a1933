package page

import (
	"fmt"

	"rasoat/pipeline/masking"
)

// ethnicities hides, for each class, a tree: the class is Kinh, minorities and
// those without an ethnicity; the minorities are the ethnicities shown and the
// rest.
func (r *reading) ethnicities() error {
	rows, err := report(r.ctx, r.src, "rpt_923_ethnicity_totals")
	if err != nil {
		return err
	}
	groups, err := report(r.ctx, r.src, "rpt_708_groups")
	if err != nil {
		return err
	}
	total := of("total", groups)
	if len(total) == 0 {
		return fmt.Errorf("rpt_708_groups has no row of the total")
	}
	var hidden [2][]bool // of the rows, then of all minorities
	for k, key := range []string{"poor", "near_poor"} {
		minorities, _ := total[0].count([]string{"c2", "c7"}[k])
		if hidden[k], err = r.ethnicTree(rows, key, minorities, r.sizes[k].district()); err != nil {
			return err
		}
	}
	for i, row := range rows {
		if unused(row) {
			continue
		}
		r.view.Ethnicities = append(r.view.Ethnicities, pair{row.text("ethnicity"),
			r.of(row).figure("poor", hidden[0][i]), r.of(row).figure("poor_rate", hidden[0][i]),
			r.of(row).figure("near_poor", hidden[1][i]), r.of(row).figure("near_poor_rate", hidden[1][i])})
	}
	last := len(rows)
	r.view.Minorities = pair{Name: "Dân tộc thiểu số, cộng", Poor: r.of(total[0]).figure("c2", hidden[0][last]), NearPoor: r.of(total[0]).figure("c7", hidden[1][last])}
	return r.minority(hidden[0][last])
}

// unused tells a line for a rest that nobody is in.
func unused(row record) bool {
	poor, _ := row.count("poor")
	nearPoor, _ := row.count("near_poor")
	_, ethnic := row.values["minority"].(bool)
	return poor == 0 && nearPoor == 0 && (!ethnic || row.text("ethnicity") == "Dân tộc khác")
}

func (r *reading) ethnicTree(rows []record, key string, minorities int64, within bool) ([]bool, error) {
	sheet := &masking.Sheet{}
	class, minority := sheet.Sum(), sheet.Sum()
	var cells []masking.Cell
	for _, row := range rows {
		n, _ := row.count(key)
		into := class
		if is, _ := row.values["minority"].(bool); is {
			into = minority
		}
		cells = append(cells, sheet.Count(n, masking.Outside, into))
	}
	cells = append(cells, sheet.Count(minorities, minority, class))
	for _, cell := range cells {
		if within {
			sheet.Within(cell)
		}
	}
	if err := sheet.Hide(r.ctx, r.minimum); err != nil {
		return nil, fmt.Errorf("rpt_923_ethnicity_totals.%s: %w", key, err)
	}
	hidden := make([]bool, len(cells))
	for i, cell := range cells {
		hidden[i] = sheet.Hidden(cell)
	}
	return hidden, nil
}

// minority shows the minority poor at the start and the end. At the start the
// others are not shown, but are what is left of the poor.
func (r *reading) minority(closingHidden bool) error {
	last := len(r.detail)
	opening, known := r.total.count("c20")
	poor, _ := r.total.count("c4")
	sheet := &masking.Sheet{}
	class := sheet.Sum()
	cell := sheet.Count(opening, masking.Outside, class)
	if others := sheet.Count(max(0, poor-opening), masking.Outside, class); r.sizes[0].opening[last] {
		sheet.Within(cell)
		sheet.Within(others)
	}
	if err := sheet.Hide(r.ctx, r.minimum); err != nil {
		return fmt.Errorf("rpt_801_detail.c20: %w", err)
	}
	hidden := known && sheet.Hidden(cell)
	row := r.of(r.total)
	r.view.Minority = minority{row.figure("c20", hidden), row.figure("c21", closingHidden), row.figure("c22", hidden || closingHidden)}
	return nil
}
