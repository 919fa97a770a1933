package report

import (
	"context"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// Colours of the heat tables, from 0 to 100 %.
const (
	heatCold = "#FFFFFF"
	heatHot  = "#F28E6B"
)

// heatRows is how many units stand on one page of a heat table.
const heatRows = 20

// heat writes the rates of an rpt_ relation of forms 7.5 and 7.7, a row for
// each unit and one for the district, shaded by rate.
func (s *chartSheet) heat(ctx context.Context, src Source, relation, name string) error {
	l, err := layoutOfRelation(relation)
	if err != nil {
		return err
	}
	t, err := readTable(ctx, src, l, "")
	if err != nil {
		return err
	}
	var shown []int
	units := t.unitKind()
	for row := range t.rows {
		if t.text(row, keyKind) == units || t.text(row, keyKind) == kindTotal {
			shown = append(shown, row)
		}
	}
	first := true
	for page := range slices.Chunk(shown, heatRows) {
		if !first {
			s.do(s.file.InsertPageBreak(chartsSheet, s.cell(0, s.row)))
		}
		first = false
		s.heatPage(l, t, page, fmt.Sprintf("Tỷ lệ %s thiếu hụt từng chỉ số dịch vụ xã hội cơ bản (%%)", name))
	}
	s.gap()
	return nil
}

// heatPage writes some rows under the header. The scale runs from 0 to 100, so
// that colours compare between tables and years; the district's row keeps out
// of it.
func (s *chartSheet) heatPage(l layout, t table, rows []int, title string) {
	s.heatHeader(l, t, title)
	top, units := s.row, 0
	for _, row := range rows {
		s.heatRow(l, t, row)
		if t.text(row, keyKind) != kindTotal {
			units++
		}
	}
	if units == 0 {
		return
	}
	s.do(s.file.SetConditionalFormat(chartsSheet, s.cell(1, top)+":"+s.cell(chartFigures, top+units-1), []excelize.ConditionalFormatOptions{{
		Type: "2_color_scale", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "100", MinColor: heatCold, MaxColor: heatHot}}))
}

// figuresOf are the columns c1 to c12 of a layout.
func figuresOf(l layout) []column {
	var figures []column
	for _, c := range leaves(l.Columns) {
		if c.Format == formatRate {
			figures = append(figures, c)
		}
	}
	return figures
}

func (s *chartSheet) heatHeader(l layout, t table, title string) {
	s.band(title, look{size: fontSize, bold: true, horizontal: "left"})
	head := look{size: smallSize, bold: true, fill: fillHeader, horizontal: "center", border: true}
	s.text(0, s.row, 0, s.row, capital(s.campaign.below()), head)
	height := 0.0
	for i, c := range figuresOf(l) {
		s.text(1+i, s.row, 1+i, s.row, c.Label, head)
		s.define(s.cell(1+i, s.row), t.definition(c.Key))
		height = max(height, textHeight(c.Label, s.widths[1+i]-4, smallSize, true))
	}
	s.height(s.row, height)
	s.row++
}

// heatRow writes a unit's rates.
func (s *chartSheet) heatRow(l layout, t table, row int) {
	name, bold := t.text(row, keyUnit), t.text(row, keyKind) == kindTotal
	s.text(0, s.row, 0, s.row, name, look{size: fontSize, bold: bold, border: true, horizontal: "left"})
	for i, c := range figuresOf(l) {
		s.plain(1+i, s.row, t.value(row, c.Key), smallSize)
	}
	s.height(s.row, textHeight(name, s.widths[0]-4, fontSize, bold))
	s.row++
}

// layoutOfRelation finds the layout of a form by its relation.
func layoutOfRelation(relation string) (layout, error) {
	layouts, err := readLayouts(formLayouts)
	if err != nil {
		return layout{}, err
	}
	for _, l := range layouts {
		if l.Relation == relation {
			return l, nil
		}
	}
	return layout{}, fmt.Errorf("no form prints %s", relation)
}
