package report

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// listing is one sheet of findings.xlsx: a select and the labels of its columns.
type listing struct {
	sheet, title, query string
	each                bool // a row each finding, in order; the others count them
	columns             []listingColumn
}

type listingColumn struct {
	label string
	width float64
}

// inOrder is the order of findings, as a person goes through the workbooks.
const (
	inOrder      = ` order by case f.severity when 'error' then 1 when 'warning' then 2 else 3 end, f.code, f.file, f.sheet, f.source_row, length(f.cell), f.cell, f.value, f.message`
	codesInOrder = `select f.severity, f.code, count(*) as found from findings f group by f.severity, f.code order by case f.severity when 'error' then 1 when 'warning' then 2 else 3 end, f.code`
)

// Severities as findings.xlsx names them.
const severityLabel = `case severity when 'error' then 'Lỗi' when 'warning' then 'Cảnh báo' else 'Ghi chú' end`

// unknownCommune stands where a finding is of no known commune.
const unknownCommune = "(không rõ xã)"

// listings are the sheets in their order, worst first. The commune is named as
// on the review date. Example and remedy of a code are those of one finding, the
// first on the first sheet.
var listings = []listing{
	{"Phát hiện", "Phát hiện khi kiểm tra phiếu rà soát", `
select ` + severityLabel + ` as severity_label, f.code, f.commune_code, u.commune_name, f.file, f.sheet, f.cell, f.village, f.household_no, f.value, f.message, f.remedy
from findings f left join stg_units u on u.commune_code = f.commune_code`,
		true,
		[]listingColumn{{"Mức độ", 11}, {"Mã", 9}, {"Mã xã", 9}, {"Xã, thị trấn", 22}, {"Tệp", 22}, {"Sheet", 13}, {"Ô", 8}, {"Thôn", 18}, {"Mã hộ", 10}, {"Giá trị đang ghi", 22}, {"Nội dung", 58}, {"Cách sửa", 52}}},
	{"Theo xã", "Số phát hiện theo xã, nhiều lỗi nhất trước", `
select f.commune_code, coalesce(u.commune_name, case when f.commune_code is null then '` + unknownCommune + `' end) as commune_name,
  count(*) filter (f.severity = 'error') as errors, count(*) filter (f.severity = 'warning') as warnings,
  count(*) filter (f.severity not in ('error', 'warning')) as notes, count(*) as total,
  count(distinct f.household_key) filter (f.severity = 'error') as households
from findings f left join stg_units u on u.commune_code = f.commune_code
group by f.commune_code, u.commune_name
order by errors desc, warnings desc, notes desc, f.commune_code`,
		false,
		[]listingColumn{{"Mã xã", 9}, {"Xã, thị trấn", 30}, {"Lỗi", 10}, {"Cảnh báo", 12}, {"Ghi chú", 11}, {"Cộng", 10}, {"Số hộ có lỗi", 15}}},
	{"Theo mã", "Số phát hiện theo mã, nặng nhất và nhiều nhất trước", `
select ` + severityLabel + ` as severity_label, code, total, communes, households, first.message as example, first.remedy as remedy, first.protects as protects
from (
  select severity, code, count(*) as total, count(distinct commune_code) as communes, count(distinct household_key) as households,
    arg_min({message: message, remedy: remedy, protects: protects}, {file: file, sheet: sheet, row: source_row, length: length(cell), cell: cell, value: value, message: message}) as first
  from findings
  group by severity, code
)
order by case severity when 'error' then 1 when 'warning' then 2 else 3 end, total desc, code`,
		false,
		[]listingColumn{{"Mức độ", 11}, {"Mã", 9}, {"Số phát hiện", 13}, {"Số xã", 9}, {"Số hộ", 9}, {"Ví dụ", 62}, {"Cách sửa", 54}, {"Giữ đúng điều, biểu", 40}}},
}

const (
	headRow = 3 // the row of the labels, under the title and the notice
	// listedRows is the number of findings above which only the first listedOfCode
	// of each code are listed: the list is held in memory, and no one reads it to
	// its end.
	listedRows   = 250_000
	listedOfCode = 10_000
	// inPart stands in the notice of a list that is not whole.
	inPart = "sheet này chỉ ghi"
)

// Findings writes findings.xlsx: the findings on one sheet, and their number by
// commune and by code on two others, with filters. Of very many the first of
// each code are listed, and the sheet says so. Values are text, whatever
// sign they begin with. Equal relations give equal bytes.
func Findings(ctx context.Context, w io.Writer, src Source) (err error) {
	c, err := readHeading(ctx, src)
	if err != nil {
		return err
	}
	if c.unit == "" {
		c.unit = "bảng đứng riêng"
	}
	file, shared, err := newFile(c, Options{Office: "rasoat"}, listings[0].title)
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

// read reads the rows of a sheet, and how many there would be if it listed all.
func (l listing) read(ctx context.Context, src Source) (rows [][]any, total int64, err error) {
	if !l.each {
		_, rows, err = src.Select(ctx, l.query)
		return rows, int64(len(rows)), err
	}
	_, codes, err := src.Select(ctx, codesInOrder)
	if err != nil {
		return nil, 0, err
	}
	for _, code := range codes {
		total += code[2].(int64)
	}
	if total <= listedRows {
		_, rows, err = src.Select(ctx, l.query+inOrder)
		return rows, total, err
	}
	// no sheet has more rows than excelize.TotalRows
	limit := min(listedOfCode, (excelize.TotalRows-headRow)/len(codes))
	for _, code := range codes {
		_, first, err := src.Select(ctx, l.query+" where f.severity = ? and f.code = ?"+inOrder+fmt.Sprintf(" limit %d", limit), code[0], code[1])
		if err != nil {
			return nil, 0, err
		}
		rows = append(rows, first...)
	}
	return rows, total, nil
}

// write fills one sheet.
func (l listing) write(ctx context.Context, file *excelize.File, shared styles, src Source, c campaign) error {
	rows, total, err := l.read(ctx, src)
	if err != nil {
		return err
	}
	s := &sheet{file: file, styles: shared, campaign: c, row: headRow + 1}
	s.layout.Sheet = l.sheet
	notice := c.label
	if total > int64(len(rows)) {
		notice = strings.TrimSpace(fmt.Sprintf("%s Có %s phát hiện; %s %s dòng, những dòng đầu của mỗi mã. Sau khi chạy rasoat run, bảng findings của kho dữ liệu có đủ.", c.label, grouped(fmt.Sprint(total)), inPart, grouped(fmt.Sprint(len(rows)))))
	}
	s.style(0, 1, 0, 1, look{size: titleSize, bold: true, format: lineFormat})
	s.put("A1", fmt.Sprintf("%s, năm %d, %s", l.title, c.year, c.unit))
	s.style(0, 2, 0, 2, look{size: smallSize, italic: true, format: lineFormat})
	s.put("A2", notice)
	for i, column := range l.columns {
		s.widths = append(s.widths, column.width*pointsPerWidth)
		s.text(i, headRow, i, headRow, column.label, look{size: smallSize, bold: true, fill: fillHeader, horizontal: "center", border: true})
	}
	s.setWidths()
	for i, column := range l.columns {
		if len(rows) > 0 {
			s.style(i, s.row, i, s.row+len(rows)-1, column.look(rows[0][i]))
		}
	}
	for _, row := range rows {
		s.findingRow(row)
	}
	s.printList()
	return s.err
}

// look is that of a column of counts, or of texts: those are never taken for a
// formula or a number, even when a person types them again.
func (listingColumn) look(example any) look {
	if _, count := example.(int64); count {
		return look{size: smallSize, horizontal: "right", format: countFormat, border: true}
	}
	return look{size: smallSize, horizontal: "left", format: textFormat, border: true}
}

// printList gives a list its filter (first: it takes away what the sheet knows
// of its print), and a print of one landscape page width
// with the labels on every page.
func (s *sheet) printList() {
	name, last := s.layout.Sheet, len(s.widths)-1
	end := s.cell(last, s.row-1)
	s.do(s.file.AutoFilter(name, s.cell(0, headRow)+":"+end, nil))
	s.page(false)
	s.do(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", name, headRow, headRow)}))
	s.do(s.file.SetSheetDimension(name, "A1:"+end))
	s.do(s.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: s.cell(0, headRow+1), ActivePane: "bottomLeft"}))
}

// findingRow writes the next row, as high as its longest text: a count as a number,
// all else as text.
func (s *sheet) findingRow(row []any) {
	height := 0.0
	for i, value := range row {
		switch v := value.(type) {
		case int64:
			s.do(s.file.SetCellInt(s.layout.Sheet, s.cell(i, s.row), v))
		case string:
			if v == "" {
				continue
			}
			s.do(s.file.SetCellStr(s.layout.Sheet, s.cell(i, s.row), v))
			height = max(height, textHeight(v, s.widths[i]-pointsPerWidth, smallSize, false))
		}
	}
	s.do(s.file.SetRowHeight(s.layout.Sheet, s.row, min(max(height, lineHeight(smallSize)), excelize.MaxRowHeight)))
	s.row++
}
