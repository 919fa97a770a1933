package report

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// printSetup makes the sheet print as a form: A4 landscape, one page wide, the
// header again on every page, the check columns left out. header, data and
// tail are the first rows of the header, of the figures and of the notes.
func (s *sheet) printSetup(header, data, tail int, blocks []block) {
	name, end := s.layout.Sheet, s.row
	lastColumn := len(s.columns) - 1
	pages := paginate(s.width(0, len(s.columns)), s.heights(1, data), s.heights(header, data), blocks, s.heights(tail, end))
	for _, row := range pages.breaks {
		s.do(s.file.InsertPageBreak(name, s.cell(0, row)))
	}
	s.page(pages.onePage)
	s.do(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: name,
		RefersTo: fmt.Sprintf("%s$A$1:%s", quoted(name), s.absolute(lastColumn, end-1))}))
	s.do(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name,
		RefersTo: fmt.Sprintf("%s$%d:$%d", quoted(name), header, data-1)}))
	s.freeze(data)
	// Without it the file says that the sheet is one cell, and readers that
	// trust the file see one cell.
	s.do(s.file.SetSheetDimension(name, "A1:"+s.cell(len(s.widths)-1, end-1)))
}

func (s *sheet) absolute(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row, true)
	s.do(err)
	return name
}

// page sets paper, margins, scale, and the page number in the middle of the
// top margin from the second page on.
func (s *sheet) page(onePage bool) {
	name := s.layout.Sheet
	size, orientation, wide, tall, first := paperA4, "landscape", 1, 0, uint(1)
	if onePage {
		tall = 1
	}
	s.do(s.file.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall, FirstPageNumber: &first}))
	fit := true
	s.do(s.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	inches := func(millimetres float64) *float64 { v := millimetres * inchesPerMillimetre; return &v }
	centred := true
	s.do(s.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
		Top: inches(marginTop), Bottom: inches(marginBottom), Left: inches(marginLeft), Right: inches(marginRight),
		Header: inches(marginHeader), Footer: inches(marginHeader), Horizontally: &centred}))
	footer := s.footer()
	s.do(s.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		DifferentFirst: true,
		OddHeader:      fmt.Sprintf(`&C&"%s,Regular"&%d&P`, fontName, fontSize),
		OddFooter:      footer, FirstFooter: footer}))
}

// footer names the sheet on every page, for pages that come apart.
func (s *sheet) footer() string {
	text := fmt.Sprintf("%s, %s, năm %d", s.layout.Sheet, s.campaign.unit, s.campaign.year)
	if s.campaign.label != "" {
		text += ". " + s.campaign.label
	}
	const limit = 200 // of the 255 characters a footer may have
	if runes := []rune(text); len(runes) > limit {
		text = string(runes[:limit])
	}
	return fmt.Sprintf(`&L&"%s,Italic"&10 %s`, fontName, strings.ReplaceAll(text, "&", "&&"))
}

// freeze keeps header, number and unit in sight.
func (s *sheet) freeze(data int) {
	fixed := 0
	for fixed < len(s.columns) && isFrame(s.columns[fixed].Key) {
		fixed++
	}
	s.do(s.file.SetPanes(s.layout.Sheet, &excelize.Panes{
		Freeze: true, XSplit: fixed, YSplit: data - 1, TopLeftCell: s.cell(fixed, data), ActivePane: "bottomRight"}))
}
