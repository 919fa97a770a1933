package report

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// contentsSheet is the name of the first sheet of a workbook.
const contentsSheet = "Mục lục"

const colorLink = "0563C1"

// An entry is a line of the contents: a sheet and what it holds.
type entry struct{ sheet, title string }

// contents writes the list of the sheets, each a link.
func contents(file *excelize.File, shared styles, c campaign, options Options, title string, entries []entry) error {
	s := &sheet{file: file, styles: shared, campaign: c, options: options, row: 1}
	s.layout.Sheet = contentsSheet
	s.columns = []column{{Label: "TT", Width: 6}, {Label: "Trang", Width: 36}, {Label: "Nội dung", Width: 76}}
	for _, column := range s.columns {
		s.widths = append(s.widths, column.Width*pointsPerWidth)
	}
	s.setWidths()
	s.band("MỤC LỤC", look{size: titleSize, bold: true, horizontal: "center"})
	s.band(fmt.Sprintf("%s, năm %d, %s", title, c.year, c.unit), look{size: fontSize, bold: true, horizontal: "center"})
	if c.label != "" {
		s.band(c.label, look{size: fontSize, bold: true, color: colorRed, horizontal: "center"})
	}
	s.gap()
	header := s.row
	for i, column := range s.columns {
		s.text(i, s.row, i, s.row, column.Label, look{size: fontSize, bold: true, fill: fillHeader, horizontal: "center", border: true})
	}
	s.height(s.row, lineHeight(fontSize))
	s.row++
	for i, entry := range entries {
		s.entry(i+1, entry)
	}
	s.gap()
	source := "Mọi số liệu tính từ phiếu rà soát của xã và danh sách được phê duyệt năm trước, cùng một lần chạy."
	if options.RolledUp {
		source = "Mọi số liệu là tổng các kết quả của cấp dưới; tỷ lệ tính từ tổng số đếm, không từ tỷ lệ đã làm tròn."
	}
	for _, note := range []string{
		"Bấm vào tên trang để mở. Đưa con trỏ lên tiêu đề cột có dấu đỏ ở góc để xem định nghĩa của số liệu.",
		source,
	} {
		s.band(note, look{size: smallSize, italic: true, horizontal: "left"})
	}
	s.printWhole(header)
	if s.err != nil {
		return fmt.Errorf("sheet %q: %w", contentsSheet, s.err)
	}
	return nil
}

// entry writes a line of the contents.
func (s *sheet) entry(number int, e entry) {
	cell := look{size: fontSize, border: true, horizontal: "center"}
	link := look{size: fontSize, border: true, horizontal: "left", underline: true, color: colorLink}
	s.style(0, s.row, 0, s.row, cell)
	s.do(s.file.SetCellInt(contentsSheet, s.cell(0, s.row), int64(number)))
	s.text(1, s.row, 1, s.row, e.sheet, link)
	s.do(s.file.SetCellHyperLink(contentsSheet, s.cell(1, s.row), quoted(e.sheet)+"A1", "Location"))
	s.text(2, s.row, 2, s.row, e.title, look{size: fontSize, border: true, horizontal: "left"})
	s.height(s.row, max(textHeight(e.sheet, s.widths[1]-4, fontSize, false), textHeight(e.title, s.widths[2]-4, fontSize, false)))
	s.row++
}

// printWhole prints all columns of the sheet, the row header again on every page.
func (s *sheet) printWhole(header int) {
	name, last := s.layout.Sheet, len(s.columns)-1
	s.page(false)
	s.do(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: name,
		RefersTo: quoted(name) + "$A$1:" + s.absolute(last, s.row-1)}))
	if header > 0 {
		s.do(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name,
			RefersTo: fmt.Sprintf("%s$%d:$%d", quoted(name), header, header)}))
	}
	s.do(s.file.SetSheetDimension(name, "A1:"+s.cell(len(s.widths)-1, s.row-1)))
}

// quoted is a sheet's name as it stands before a cell.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'!" }
