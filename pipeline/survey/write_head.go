package survey

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// SyntheticNotice is the notice on every sheet of a workbook with invented data.
const SyntheticNotice = "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT"

const (
	authority     = "ỦY BAN NHÂN DÂN"
	country       = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto         = "Độc lập - Tự do - Hạnh phúc"
	progressGuide = "Chỉ điền ô nền vàng: số lũy kế từ đầu năm; chưa có kết quả thì ghi 0. Các ô khác đã khóa."
	guide         = "Cột nền vàng: bắt buộc. Đưa chuột tới tên cột để xem cách điền. Không xóa, không đổi tên cột."
)

// title returns the heading of the sheet that lands in the table.
func (wb Workbook) title(table string) string {
	year := wb.Info["review_year"]
	if wb.progress() {
		year = wb.Info["report_year"]
	}
	if year == "" {
		year = "……"
	}
	return map[string]string{
		"info":       "THÔNG TIN CHUNG CỦA XÃ, THỊ TRẤN, ĐỢT RÀ SOÁT NĂM ",
		"households": "DANH SÁCH HỘ RÀ SOÁT NĂM ",
		"members":    "DANH SÁCH THÀNH VIÊN CÁC HỘ RÀ SOÁT NĂM ",
		"previous":   "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO ĐƯỢC PHÊ DUYỆT NĂM ",
		"report":     "BÁO CÁO TIẾN ĐỘ GIẢM NGHÈO ĐẾN HẾT QUÝ " + wb.Info["quarter"] + " NĂM ",
		"outputs":    "KẾT QUẢ THỰC HIỆN, LŨY KẾ ĐẾN HẾT QUÝ " + wb.Info["quarter"] + " NĂM ",
		"money":      "KINH PHÍ (TRIỆU ĐỒNG), LŨY KẾ ĐẾN HẾT QUÝ " + wb.Info["quarter"] + " NĂM ",
	}[table] + year
}

// authority is what stands above the body: an office of the district has its
// own name alone.
func (wb Workbook) authority() string {
	if wb.progress() {
		return "CƠ QUAN BÁO CÁO"
	}
	return authority
}

// bodyLine writes whose workbook it is beside the motto. The name of an office
// may need two lines.
func (b *builder) bodyLine(h *head, body, motto span) {
	height := 18.0
	body.text, body.style = strings.ToUpper(b.wb.Info["commune_name"]), b.styles.authority
	if b.wb.progress() {
		body.text, body.style, height = b.wb.Info["office_name"], b.styles.body, 34
	}
	h.line(mottoRow, height, body, motto)
}

// guide says how to fill a sheet in.
func (wb Workbook) guide() string {
	if wb.progress() {
		return progressGuide
	}
	return guide
}

// span is a text over the columns from first to last.
type span struct {
	first, last int
	text        string
	style       int
}

// head writes the lines of a title block and keeps their first error.
type head struct {
	stream *excelize.StreamWriter
	width  int
	err    error
}

func (h *head) line(row int, height float64, spans ...span) {
	cells := make([]any, h.width)
	for _, s := range spans {
		for column := s.first; column <= s.last; column++ {
			cells[column-1] = excelize.Cell{StyleID: s.style}
		}
		cells[s.first-1] = excelize.Cell{StyleID: s.style, Value: s.text}
		if s.last > s.first && h.err == nil {
			h.err = h.stream.MergeCell(at(s.first, row), at(s.last, row))
		}
	}
	if h.err == nil {
		h.err = h.stream.SetRow(at(1, row), cells, excelize.RowOpts{Height: height})
	}
}

// labelHeight is the height in points of a row that shows every label whole.
func labelHeight(fields []Field) float64 {
	lines := 1
	for _, field := range fields {
		lines = max(lines, wrappedLines(field.Label, field.Width-1))
	}
	return float64(lines)*lineHeight + 4
}

// rowHeight is the height in points of a row whose longest text is broken over
// several lines, and 0, the default, for all others.
func rowHeight(fields []Field, values map[string]string) float64 {
	lines := 1
	for _, field := range fields {
		width := (field.Width - 2) / letterWidth
		if value := values[field.Key]; float64(len(value)) > width {
			lines = max(lines, wrappedLines(value, width))
		}
	}
	if lines == 1 {
		return 0
	}
	return min(float64(lines)*lineHeight, excelize.MaxRowHeight)
}

const (
	lineHeight  = 14.5 // of 11 point text, in points
	letterWidth = 0.95 // of running text, in the digits that column widths are counted in
)

// wrappedLines counts the lines of a text broken at spaces to a width in
// characters.
func wrappedLines(text string, width float64) int {
	lines, filled := 1, 0
	for _, word := range strings.Fields(text) {
		length := utf8.RuneCountInString(word)
		if filled > 0 && float64(filled+1+length) > width {
			lines, filled = lines+1, 0
		}
		if filled > 0 {
			filled++
		}
		filled += length
	}
	return lines
}
