package survey

import (
	"fmt"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// writeInfo writes Thông tin: the key in the hidden column A, the label in B,
// the value in C and how to fill it in D.
func (b *builder) writeInfo() error {
	sheet := b.wb.infoSheet()
	if err := checkInfo(sheet, b.wb.Info); err != nil {
		return err
	}
	if err := b.layOutInfo(sheet); err != nil {
		return fmt.Errorf("sheet %q: %w", sheet.Name, err)
	}
	stream, err := b.file.NewStreamWriter(sheet.Name)
	if err != nil {
		return err
	}
	if err := b.writeInfoHead(stream); err != nil {
		return err
	}
	for i, field := range sheet.Fields {
		value, err := b.cell(field, b.wb.infoOf(field))
		if err != nil {
			return fmt.Errorf("sheet %q, cell %s: %w", sheet.Name, at(infoValueColumn, keyRow+i), err)
		}
		row := []any{
			excelize.Cell{StyleID: b.styles.key, Value: field.Key},
			excelize.Cell{StyleID: b.styles.lineLabel, Value: field.Label},
			value,
			excelize.Cell{StyleID: b.styles.lineGuide, Value: field.Note},
		}
		if err := stream.SetRow(at(1, keyRow+i), row, excelize.RowOpts{Height: 22}); err != nil {
			return err
		}
	}
	return stream.Flush()
}

func (wb Workbook) infoOf(field Field) string {
	if value, given := wb.Info[field.Key]; given || field.Key != "format" {
		return value
	}
	if wb.progress() {
		return ProgressFormat
	}
	return Format
}

// infoValueColumn is the column of the values of the sheet of single lines.
const infoValueColumn = 3

func checkInfo(sheet Sheet, info map[string]string) error {
	for _, key := range slices.Sorted(maps.Keys(info)) {
		if !slices.ContainsFunc(sheet.Fields, func(f Field) bool { return f.Key == key }) {
			return fmt.Errorf("sheet %q: there is no field %q", sheet.Name, key)
		}
	}
	return nil
}

func (b *builder) writeInfoHead(stream *excelize.StreamWriter) error {
	head := head{stream: stream, width: 4}
	head.line(authorityRow, 18, span{2, 2, b.wb.authority(), b.styles.authority}, span{3, 4, country, b.styles.authority})
	b.bodyLine(&head, span{first: 2, last: 2}, span{3, 4, motto, b.styles.motto})
	head.line(titleRow, 30, span{2, 4, b.wb.title(b.wb.infoSheet().Table), b.styles.title})
	if b.wb.Synthetic {
		head.line(guideRow, 18, span{2, 4, SyntheticNotice, b.styles.notice})
	}
	head.line(labelRow, 22,
		span{2, 2, "Nội dung", b.styles.optional}, span{3, 3, "Giá trị", b.styles.optional}, span{4, 4, "Cách điền", b.styles.optional})
	return head.err
}

func (b *builder) layOutInfo(sheet Sheet) error {
	last := keyRow + len(sheet.Fields) - 1
	if err := b.file.SetSheetDimension(sheet.Name, fmt.Sprintf("A1:D%d", last)); err != nil {
		return err
	}
	for i, width := range []float64{20, 42, 32, 68} {
		column := columnName(i + 1)
		if err := b.file.SetColWidth(sheet.Name, column, column, width); err != nil {
			return err
		}
	}
	if err := b.file.SetColVisible(sheet.Name, "A", false); err != nil {
		return err
	}
	for i, field := range sheet.Fields {
		if err := b.validate(sheet.Name, at(infoValueColumn, keyRow+i), field); err != nil {
			return err
		}
	}
	if err := b.freeze(sheet.Name, 2, labelRow); err != nil {
		return err
	}
	if err := b.protect(sheet.Name); err != nil {
		return err
	}
	return b.setUpPrint(sheet.Name, 1)
}
