package report

import (
	"context"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// The last sheet of both workbooks. Its charts are printed; the figures behind
// them stand to the right of the print area, so that a chart can be changed in
// Excel. The heat tables are cells, printed as they are.
const (
	chartsSheet = "Biểu đồ"
	chartsTitle = "BIỂU ĐỒ KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO"
)

// Geometry of the sheet: the printed columns, an empty one, then the figures.
const (
	chartUnitWidth   = 24  // digits of the first printed column and of the first of the figures
	chartFigureWidth = 9.4 // digits of every other
	chartFigures     = 12  // figures beside a unit in a heat table
	dataColumn       = chartFigures + 2
	dataFigures      = 4 // the most figures of one chart
	chartRowHeight   = 18
	chartRows        = 13 // rows of the sheet under one chart of a page with two
	districtRows     = 10 // and on the first page, which has the title
	causesRows       = 12

	pixelsPerPoint = 96.0 / 72
)

// A series is one column of figures in a chart.
type series struct {
	key, label, color string
	// base is the unpainted part under the bars of a waterfall.
	base bool
	// ifEmpty is said under the title when no row has a figure.
	ifEmpty string
}

// A chart is columns of a relation as bars, which unit_name names. With list,
// only the rows of that list are drawn.
type chart struct {
	title, relation, list string
	rows                  int // of the sheet, under it
	stacked               bool
	series                []series
}

const (
	colorOpening = "A6A6A6"
	colorPlanned = "E1A33A"
	colorClosing = "1F5C99"
	colorListed  = "8FB4D9"
	colorLess    = "8CC7A6"
	colorMore    = "E8A09A"

	noClosing = "Số cuối năm: chưa có số liệu, còn hộ chưa được xếp loại."
)

func communeChart(c campaign, list, name string) chart {
	return chart{
		title:    name + " theo " + c.below() + " so với kế hoạch (hộ)",
		relation: "rpt_803_communes_plan", rows: chartRows,
		series: []series{
			{key: list + "_opening", label: "Đầu năm", color: colorOpening},
			{key: list + "_planned", label: "Cuối năm theo kế hoạch", color: colorPlanned, ifEmpty: c.noShares()},
			{key: list + "_closing", label: "Cuối năm", color: colorClosing, ifEmpty: noClosing},
		},
	}
}

func flowChart(list, name string) chart {
	return chart{
		title:    "Diễn biến " + name + " trong năm (hộ): xanh lam là đầu năm và cuối năm, xanh lục là giảm, đỏ là tăng",
		relation: "rpt_805_flow_steps", list: list, rows: chartRows,
		stacked: true,
		series: []series{
			{key: "base", label: "Nền", base: true}, {key: "listed", label: "Trong danh sách", color: colorListed},
			{key: "less", label: "Giảm", color: colorLess}, {key: "more", label: "Tăng", color: colorMore},
		},
	}
}

func districtChart(c campaign) chart {
	return chart{
		title:    "Giảm hộ nghèo, hộ cận nghèo " + c.whole() + " so với kế hoạch (hộ)",
		relation: "rpt_804_reductions", rows: districtRows,
		series: []series{
			{key: "planned", label: "Kế hoạch giảm", color: colorPlanned, ifEmpty: c.noPlan()},
			{key: "reduced", label: "Thực hiện giảm", color: colorClosing, ifEmpty: noClosing},
		},
	}
}

func causesChart(c campaign) chart {
	return chart{
		title:    "Nguyên nhân của hộ nghèo, hộ cận nghèo " + c.whole() + " (lượt hộ, một hộ có thể nêu nhiều nguyên nhân)",
		relation: "rpt_903_causes", rows: causesRows,
		series: []series{
			{key: "poor_households", label: "Hộ nghèo", color: colorClosing},
			{key: "near_poor_households", label: "Hộ cận nghèo", color: colorListed},
		},
	}
}

// charts fills the sheet, a page for each of its parts.
func charts(ctx context.Context, file *excelize.File, shared styles, c campaign, options Options, src Source) error {
	s := newChartSheet(file, shared, c, options)
	pages := []func() error{
		func() error { return s.charts(ctx, src, districtChart(c), causesChart(c)) },
		func() error {
			return s.charts(ctx, src, communeChart(c, "poor", "Hộ nghèo"), communeChart(c, "near_poor", "Hộ cận nghèo"))
		},
		func() error { return s.heat(ctx, src, "rpt_705_poor_deprivation_rates", "hộ nghèo") },
		func() error { return s.heat(ctx, src, "rpt_707_near_poor_deprivation_rates", "hộ cận nghèo") },
		func() error {
			return s.charts(ctx, src, flowChart("poor", "hộ nghèo"), flowChart("near_poor", "hộ cận nghèo"))
		},
	}
	for i, page := range pages {
		if i > 0 {
			s.do(file.InsertPageBreak(chartsSheet, s.cell(0, s.row)))
		}
		if err := page(); err != nil {
			return fmt.Errorf("sheet %q: %w", chartsSheet, err)
		}
		if i == 0 {
			s.remarks()
		}
	}
	s.row = max(s.row, s.dataRow)
	s.printWhole(0)
	if s.err != nil {
		return fmt.Errorf("sheet %q: %w", chartsSheet, s.err)
	}
	return nil
}

// chartSheet is the sheet of charts while it is written.
type chartSheet struct {
	sheet
	dataRow int // the next row of the figures to the right
}

func newChartSheet(file *excelize.File, shared styles, c campaign, options Options) *chartSheet {
	s := &chartSheet{sheet: sheet{file: file, styles: shared, campaign: c, options: options, row: 1}, dataRow: 1}
	s.layout.Sheet = chartsSheet
	for i := range dataColumn + 1 + dataFigures {
		width := chartFigureWidth
		if i == 0 || i == dataColumn {
			width = chartUnitWidth
		}
		s.widths = append(s.widths, width*pointsPerWidth)
		if i <= chartFigures {
			s.columns = append(s.columns, column{Width: width})
		}
	}
	s.setWidths()
	s.band(chartsTitle, look{size: titleSize, bold: true, horizontal: "center"})
	s.band(fmt.Sprintf("Năm rà soát: %d, %s", c.year, c.unit), look{size: fontSize, bold: true, horizontal: "center"})
	if c.label != "" {
		s.band(c.label, look{size: fontSize, bold: true, color: colorRed, horizontal: "center"})
	}
	s.gap()
	return s
}

// remarks says what the figures leave out.
func (s *chartSheet) remarks() {
	for _, remark := range s.campaign.remarks {
		s.band(remark, look{size: smallSize, italic: true, horizontal: "left"})
	}
}
