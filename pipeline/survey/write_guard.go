package survey

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// validate puts the drop-down or the number check of a field on cells. Each
// warns and lets pass: intake accepts codes and spellings beside the labels,
// and an officer in the field must be able to write what was found.
func (b *builder) validate(sheet, cells string, field Field) error {
	check := excelize.NewDataValidation(true)
	check.SetSqref(cells)
	switch {
	case field.Type == OneCode || field.Type == YesNo:
		check.SetSqrefDropList(b.lists[field.List])
		check.SetError(excelize.DataValidationErrorStyleWarning, "Ngoài danh mục", "Giá trị không có trong danh mục của cột "+field.Label+".")
	case field.Type == Integer || field.Type == Money:
		if err := check.SetRange(0, 0, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorGreaterThanOrEqual); err != nil {
			return err
		}
		check.Formula2 = ""
		check.SetError(excelize.DataValidationErrorStyleWarning, "Không phải số nguyên", "Cột "+field.Label+" ghi số nguyên không âm.")
	case field.Type == Amount:
		if err := check.SetRange(0, 0, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorGreaterThanOrEqual); err != nil {
			return err
		}
		check.Formula2 = ""
		check.SetError(excelize.DataValidationErrorStyleWarning, "Không phải số", "Cột "+field.Label+" ghi số không âm, ví dụ 5465 hoặc 5465,5.")
	case field.Type == Several:
		check.SetInput("Ghi mã, cách nhau bởi dấu phẩy", prompt(field.List))
	default:
		return nil
	}
	return b.file.AddDataValidation(sheet, check)
}

// prompt lists the codes beside the selected cell. Excel refuses a workbook
// whose prompt is longer than 255 characters, so a label ends at its comma
// where the whole would be.
func prompt(list string) string {
	legend := codeLegend(list, "; ")
	if utf8.RuneCountInString(legend) <= excelize.MaxFieldLength {
		return legend
	}
	var short []string
	for _, c := range codesOf(list) {
		label, _, _ := strings.Cut(c.label, ",")
		short = append(short, c.code+" "+label)
	}
	return strings.Join(short, "; ")
}

// codeLegend lists the codes of a list with their labels, in order.
func codeLegend(list, separator string) string {
	var legend []string
	for _, c := range codesOf(list) {
		legend = append(legend, c.code+" "+c.label)
	}
	return strings.Join(legend, separator)
}

// longestLegend is the number of codes up to which a note lists them all; the
// lists whose codes are words need none, their drop-downs say as much.
const longestLegend = 12

// note is the comment on a column's label. excelize sizes the box as if the
// rows it covers were of default height, so the label row's true height is
// taken off and the hidden key row's added.
func note(cell string, field Field, labelHeight float64) excelize.Comment {
	text := field.Note
	if field.Required {
		text = "Bắt buộc. " + text
	}
	if codes := codesOf(field.List); len(codes) > 0 && len(codes) <= longestLegend && codes[0].code < "a" {
		text += "\nMã:\n" + codeLegend(field.List, "\n")
	}
	const perLine, pixelsPerLine, margin, defaultRow = 38, 17, 10, 20
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + utf8.RuneCountInString(line)/perLine
	}
	labelPixels := int(labelHeight * 4 / 3)
	height := (lines+1)*pixelsPerLine + margin - (labelPixels - defaultRow) + defaultRow
	return excelize.Comment{
		Cell: cell, Author: "rasoat", Width: 260, Height: uint(max(height, defaultRow)),
		Paragraph: []excelize.RichTextRun{{Text: text, Font: &excelize.Font{Family: typeface, Size: 11}}},
	}
}
