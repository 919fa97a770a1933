package report

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// listing is one sheet of findings.xlsx: a select and the labels of its columns.
type listing struct {
	sheet, query string
	columns      []listed
}

type listed struct {
	label string
	width float64
}

// listings are the sheets in their order. The commune is named as on the
// review date.
var listings = []listing{
	{"Phát hiện", `
select case f.severity when 'error' then 'Lỗi' when 'warning' then 'Cảnh báo' else 'Ghi chú' end as severity_label, f.code, f.commune_code, u.commune_name,
  f.file, f.sheet, f.cell, f.village, f.household_no, f.value, f.message, f.remedy
from findings f left join stg_units u on u.commune_code = f.commune_code
order by case f.severity when 'error' then 1 when 'warning' then 2 else 3 end, f.code, f.file, f.sheet, f.source_row, length(f.cell), f.cell, f.value, f.message`,
		[]listed{{"Mức độ", 11}, {"Mã", 9}, {"Mã xã", 9}, {"Xã, thị trấn", 22}, {"Tệp", 26}, {"Sheet", 13}, {"Ô", 8}, {"Thôn", 20}, {"Mã hộ", 10}, {"Giá trị đang ghi", 22}, {"Nội dung", 60}, {"Cách sửa", 54}}},
	{"Theo xã", `
select f.commune_code, coalesce(u.commune_name, case when f.commune_code is null then '(không rõ xã)' end) as commune_name,
  count(*) filter (f.severity = 'error') as errors, count(*) filter (f.severity = 'warning') as warnings,
  count(*) filter (f.severity not in ('error', 'warning')) as notes, count(*) as total,
  count(distinct f.household_key) filter (f.severity = 'error') as households
from findings f left join stg_units u on u.commune_code = f.commune_code
group by f.commune_code, u.commune_name
order by errors desc, warnings desc, notes desc, f.commune_code`,
		[]listed{{"Mã xã", 9}, {"Xã, thị trấn", 26}, {"Lỗi", 9}, {"Cảnh báo", 11}, {"Ghi chú", 10}, {"Cộng", 9}, {"Số hộ có lỗi", 13}}},
}

// headRow is the row of the labels, under the title and the notice.
const headRow = 3

// Findings writes findings.xlsx: all findings on one sheet and their number by
// commune on another, both with filters. Values are text, whatever sign they
// begin with. Equal relations give equal bytes.
func Findings(ctx context.Context, w io.Writer, src Source) (err error) {
	_, rows, err := src.Select(ctx, "select year, coalesce(nullif(district_name, ''), province_name), review_date, label from ref_campaign")
	if err != nil || len(rows) != 1 {
		return fmt.Errorf("ref_campaign has %d rows, want one: %w", len(rows), err)
	}
	var c campaign
	c.year, _ = rows[0][0].(int64)
	c.unit, _ = rows[0][1].(string)
	c.reviewed, _ = rows[0][2].(time.Time)
	c.label, _ = rows[0][3].(string)
	file, shared, err := newFile(c, "Phát hiện khi kiểm tra phiếu rà soát")
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	for i, l := range listings {
		if i == 0 {
			err = file.SetSheetName(file.GetSheetName(0), l.sheet)
		} else {
			_, err = file.NewSheet(l.sheet)
		}
		if err == nil {
			err = l.write(ctx, file, shared, src, c)
		}
		if err != nil {
			return fmt.Errorf("sheet %q: %w", l.sheet, err)
		}
	}
	_, err = file.WriteTo(w)
	return err
}

// write fills one sheet.
func (l listing) write(ctx context.Context, file *excelize.File, shared styles, src Source, c campaign) error {
	_, rows, err := src.Select(ctx, l.query)
	if err != nil {
		return err
	}
	s := &sheet{file: file, styles: shared, row: headRow + 1}
	s.layout.Sheet = l.sheet
	last := len(l.columns) - 1
	s.style(0, 1, 0, 1, look{size: titleSize, bold: true})
	s.put("A1", fmt.Sprintf("Phát hiện khi kiểm tra phiếu rà soát năm %d, %s", c.year, c.unit))
	s.put("A2", c.label)
	for i, column := range l.columns {
		s.widths = append(s.widths, column.width*pointsPerWidth)
		s.text(i, headRow, i, headRow, column.label, look{size: smallSize, bold: true, fill: fillHeader, horizontal: "center", border: true})
	}
	s.setWidths()
	if len(rows) > 0 {
		s.style(0, s.row, last, s.row+len(rows)-1, look{size: smallSize, horizontal: "left", border: true})
	}
	for _, row := range rows {
		for i, value := range row {
			s.listed(s.cell(i, s.row), value)
		}
		s.row++
	}
	end := s.cell(last, max(s.row-1, headRow))
	s.do(file.SetSheetDimension(l.sheet, "A1:"+end))
	s.do(file.AutoFilter(l.sheet, s.cell(0, headRow)+":"+end, nil))
	s.do(file.SetPanes(l.sheet, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: s.cell(0, headRow+1), ActivePane: "bottomLeft"}))
	return s.err
}

// listed writes one value: a count as a number, all else as text.
func (s *sheet) listed(at string, value any) {
	switch v := value.(type) {
	case int64:
		s.do(s.file.SetCellInt(s.layout.Sheet, at, v))
	case string:
		if v != "" {
			s.do(s.file.SetCellStr(s.layout.Sheet, at, v))
		}
	}
}
