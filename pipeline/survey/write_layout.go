package survey

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"
)

// layOut sets everything of a data sheet that excelize's stream writer keeps
// only when it is set before the stream begins: the dimension, widths, panes,
// drop-downs, notes and print set-up.
func (b *builder) layOut(t table) error {
	name, columns := t.sheet.Name, len(t.sheet.Fields)
	if err := b.file.SetSheetDimension(name, "A1:"+at(columns, t.lastRow())); err != nil {
		return err
	}
	for i, field := range t.sheet.Fields {
		if err := b.layOutColumn(t, i+1, field); err != nil {
			return fmt.Errorf("column %s: %w", field.Key, err)
		}
	}
	if err := b.freeze(name, t.nameColumn(), keyRow); err != nil {
		return err
	}
	if err := b.protect(name); err != nil {
		return err
	}
	if err := b.setUpPrint(name, t.pagesWide()); err != nil {
		return err
	}
	repeated := fmt.Sprintf("'%s'!$%d:$%d", name, labelRow, labelRow)
	if t.pagesWide() > 1 {
		repeated = fmt.Sprintf("'%s'!$A:$%s,", name, columnName(t.nameColumn())) + repeated
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: repeated})
}

func (b *builder) layOutColumn(t table, column int, field Field) error {
	name, letters := t.sheet.Name, columnName(column)
	if style := b.styles.ofColumn(field); style != 0 {
		if err := b.file.SetColStyle(name, letters, style); err != nil {
			return err
		}
	}
	if err := b.file.SetColWidth(name, letters, letters, field.Width); err != nil {
		return err
	}
	if field.Hidden {
		return b.file.SetColVisible(name, letters, false)
	}
	room := roomToGrow
	if b.wb.progress() {
		room = 0
	}
	cells := fmt.Sprintf("%s:%s", at(column, firstRow), at(column, t.lastRow()+room))
	if err := b.validate(name, cells, field); err != nil {
		return err
	}
	return b.file.AddComment(name, note(at(column, labelRow), field, labelHeight(t.sheet.Fields)))
}

// protect locks a sheet of a progress report, without a password: it guards the
// lines and keys against a slip, not against intent.
func (b *builder) protect(sheet string) error {
	if !b.wb.progress() {
		return nil
	}
	return b.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true,
	})
}

// pageWidth is what one A4 page in landscape shows legibly, in characters.
const pageWidth = 234

// pagesWide is the number of pages side by side that the columns need, with
// the name columns repeated on each.
func (t table) pagesWide() int {
	repeated, others := 0.0, 0.0
	for i, field := range t.sheet.Fields {
		if i < t.nameColumn() {
			repeated += field.Width
		} else {
			others += field.Width
		}
	}
	return int(math.Ceil(others / (pageWidth - repeated)))
}

func (b *builder) freeze(sheet string, columns, rows int) error {
	return b.file.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: columns, YSplit: rows,
		TopLeftCell: at(columns+1, rows+1), ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: at(columns+1, rows+1), ActiveCell: at(columns+1, rows+1), Pane: "bottomRight"}},
	})
}

// setUpPrint puts a sheet on A4 landscape, with the page number and, for
// invented data, the notice under every page.
func (b *builder) setUpPrint(sheet string, pagesWide int) error {
	a4, landscape, order, tall, fit := 9, "landscape", "overThenDown", 0, true
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &landscape, PageOrder: &order, FitToWidth: &pagesWide, FitToHeight: &tall,
	}); err != nil {
		return err
	}
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	side, edge, foot := 0.4, 0.6, 0.3
	if err := b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &foot, Footer: &foot,
	}); err != nil {
		return err
	}
	const font = `&"` + typeface + `,Regular"&9`
	footer := "&R" + font + "Trang &P/&N"
	if b.wb.Synthetic {
		footer = "&L" + font + SyntheticNotice + footer
	}
	return b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: footer})
}

// columnName names a column of the layout, whose numbers are always within
// bounds.
func columnName(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		panic(err)
	}
	return name
}
