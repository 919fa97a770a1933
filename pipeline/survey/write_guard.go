package survey

import (
	"fmt"
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
	case field.Type == Several:
		check.SetInput("Ghi mã, cách nhau bởi dấu phẩy", codeLegend(field.List, "; "))
	default:
		return nil
	}
	return b.file.AddDataValidation(sheet, check)
}

// codeLegend lists the codes of a list with their labels, in order.
func codeLegend(list, separator string) string {
	var legend []string
	for _, c := range codesOf(list) {
		legend = append(legend, c.code+" "+c.label)
	}
	return strings.Join(legend, separator)
}

// longestLegend is the number of codes up to which a note lists them all.
const longestLegend = 12

// note is the comment on a column's label.
func note(cell string, field Field) excelize.Comment {
	text := field.Note
	if field.Required {
		text = "Bắt buộc. " + text
	}
	if codes := codesOf(field.List); field.Type == Several || field.Type == OneCode && len(codes) <= longestLegend && codes[0].code <= "9" {
		text += fmt.Sprintf("\nMã:\n%s", codeLegend(field.List, "\n"))
	}
	const perLine, pixelsPerLine = 38, 17
	lines := 1
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + utf8.RuneCountInString(line)/perLine
	}
	return excelize.Comment{
		Cell: cell, Author: "rasoat", Width: 260, Height: uint(lines * pixelsPerLine),
		Paragraph: []excelize.RichTextRun{{Text: text, Font: &excelize.Font{Family: typeface, Size: 11}}},
	}
}
