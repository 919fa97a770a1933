package report

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// charts draws charts one under another.
func (s *chartSheet) charts(ctx context.Context, src Source, all ...chart) error {
	for _, c := range all {
		t, rows, err := c.read(ctx, src)
		if err != nil {
			return err
		}
		s.chart(c, t, rows)
	}
	return nil
}

// read gives the relation, and of the rows to draw the name and the figures of
// the series.
func (c chart) read(ctx context.Context, src Source) (table, [][]any, error) {
	keys := []string{keyUnit}
	for _, one := range c.series {
		keys = append(keys, one.key)
	}
	t, err := readRows(ctx, src, c.relation, "the sheet "+chartsSheet, keys)
	if err != nil {
		return t, nil, err
	}
	var drawn [][]any
	for row := range t.rows {
		if c.list != "" && t.text(row, "list") != c.list {
			continue
		}
		values := make([]any, len(keys))
		for i, key := range keys {
			values[i] = t.value(row, key)
		}
		drawn = append(drawn, values)
	}
	t.definitions, err = readDefinitions(ctx, src, c.relation)
	return t, drawn, err
}

// chart draws one chart under its title, and its figures to the right.
func (s *chartSheet) chart(c chart, t table, rows [][]any) {
	s.band(c.title, look{size: fontSize, bold: true, horizontal: "left"})
	shown := make([]bool, len(c.series))
	for i, one := range c.series {
		shown[i] = slices.ContainsFunc(rows, func(row []any) bool { return row[i+1] != nil })
		if !shown[i] && one.ifEmpty != "" {
			s.band(one.ifEmpty, look{size: smallSize, italic: true, horizontal: "left"})
		}
	}
	header := s.figures(c, t, rows)
	top := s.row
	for range c.rows {
		s.height(s.row, chartRowHeight)
		s.row++
	}
	if !slices.Contains(shown, true) {
		s.text(0, top, len(s.columns)-1, top, "Chưa có số liệu.", look{size: fontSize, italic: true, horizontal: "center"})
		return
	}
	bars := 0
	for _, seen := range shown {
		if seen {
			bars += len(rows)
		}
	}
	drawn := s.drawing(c, rows, bars)
	for i, one := range c.series {
		if shown[i] {
			drawn.Series = append(drawn.Series, s.drawnSeries(one, i, header, len(rows)))
		}
	}
	s.do(s.file.AddChart(chartsSheet, s.cell(0, top), drawn))
}

// figures writes the rows of a chart to the right of the print area and returns
// the row of their header.
func (s *chartSheet) figures(c chart, t table, rows [][]any) int {
	s.text(dataColumn, s.dataRow, len(s.widths)-1, s.dataRow, c.title, look{size: smallSize, bold: true, horizontal: "left"})
	header := s.dataRow + 1
	head := look{size: smallSize, bold: true, fill: fillHeader, horizontal: "center", border: true}
	s.text(dataColumn, header, dataColumn, header, "Đơn vị, bước", head)
	for i, one := range c.series {
		s.text(dataColumn+1+i, header, dataColumn+1+i, header, one.label, head)
		s.define(s.cell(dataColumn+1+i, header), t.definition(one.key))
	}
	for i, row := range rows {
		for j, value := range row {
			s.plain(dataColumn+j, header+1+i, value, smallSize)
		}
	}
	s.dataRow = header + len(rows) + 2
	return header
}

// plain writes a name or a figure in a bordered cell.
func (s *chartSheet) plain(column, row int, value any, size float64) {
	l := look{size: size, border: true, horizontal: "right", format: countFormat}
	at := s.cell(column, row)
	switch v := value.(type) {
	case string:
		s.text(column, row, column, row, v, look{size: size, border: true, horizontal: "left", format: lineFormat})
		return
	case int64:
		s.do(s.file.SetCellInt(chartsSheet, at, v))
	case decimal.Decimal:
		l.format = rateFormat
		s.do(s.file.SetCellDefault(chartsSheet, at, v.String()))
	case nil:
	default:
		s.do(fmt.Errorf("%T in %s, which no cell can show", value, at))
	}
	s.style(column, row, column, row, l)
}

// drawing is a chart as wide as the page, without its series. The labels on the
// bars are left out where the bars are too many to read them; the axis begins at
// nought, as bars are compared by their length.
func (s *chartSheet) drawing(c chart, rows [][]any, bars int) *excelize.Chart {
	const margin, most = 4, 45
	kind, gap, overlap, legend := excelize.Col, uint(60), 0, "bottom"
	if c.stacked {
		kind, overlap, legend = excelize.ColStacked, 100, "none"
	}
	font := excelize.Font{Family: fontName, Size: 10, Color: colorBlack}
	var least *float64
	if !slices.ContainsFunc(rows, negative) {
		least = new(float64)
	}
	oneColor := false // of a series: else the legend of a single one lists its bars
	return &excelize.Chart{
		Type: kind, VaryColors: &oneColor, GapWidth: &gap, Overlap: &overlap,
		Format: excelize.GraphicOptions{AltText: c.title, Name: c.title, OffsetX: 2, OffsetY: 2, Positioning: "oneCell"},
		Dimension: excelize.ChartDimension{
			Width: uint(s.width(0, len(s.columns))*pixelsPerPoint) - margin, Height: uint(float64(c.rows*chartRowHeight)*pixelsPerPoint) - margin},
		Legend:       excelize.ChartLegend{Position: legend, Font: &font},
		XAxis:        excelize.ChartAxis{Font: font},
		YAxis:        excelize.ChartAxis{Font: font, MajorGridLines: true, Minimum: least, NumFmt: excelize.ChartNumFmt{CustomNumFmt: countFormat}},
		PlotArea:     excelize.ChartPlotArea{ShowVal: bars <= most},
		ShowBlanksAs: "gap",
	}
}

// negative tells a row with a figure below nought.
func negative(row []any) bool {
	return slices.ContainsFunc(row, func(value any) bool { n, is := value.(int64); return is && n < 0 })
}

// drawnSeries points a series at its cells.
func (s *chartSheet) drawnSeries(one series, i, header, rows int) excelize.ChartSeries {
	between := func(column int) string {
		return quoted(chartsSheet) + s.absolute(column, header+1) + ":" + s.absolute(column, header+rows)
	}
	drawn := excelize.ChartSeries{
		Name:       quoted(chartsSheet) + s.absolute(dataColumn+1+i, header),
		Categories: between(dataColumn), Values: between(dataColumn + 1 + i),
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{one.color}},
		DataLabel: excelize.ChartDataLabel{Font: excelize.Font{Family: fontName, Size: 9, Color: colorBlack}},
	}
	if one.base {
		drawn.Fill.Pattern = 0
		drawn.DataLabel.Font.Color = "FFFFFF"
	}
	return drawn
}
