package survey

import "strings"

// mostNamed is how many labels of a list a sentence still names.
const mostNamed = 12

// Filling says in both languages what a cell of the field may hold; "" for
// text, which may hold anything.
func (f Field) Filling() (vi, en string) {
	switch f.Type {
	case Integer:
		return "Chỉ ghi số nguyên, không kèm chữ, ví dụ 95.", "Write a whole number alone, without words, as 95."
	case Money:
		return "Chỉ ghi số đồng, không kèm chữ, ví dụ 1250000.", "Write the đồng as a number alone, without words, as 1250000."
	case Decimal:
		return "Chỉ ghi số, không kèm chữ, ví dụ 45,5.", "Write a number alone, without words, as 45.5."
	case Date:
		return "Ghi ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 05/10/2023.", "Write day/month/year with the four digits of the year, as 05/10/2023."
	case Birth:
		return "Ghi ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 21/01/1942; không rõ ngày thì chỉ ghi năm.",
			"Write day/month/year with the four digits of the year, as 21/01/1942, or the year alone."
	case YesNo:
		return `Đánh "x" nếu có, để trống nếu không.`, `Mark "x" for yes, leave it empty for no.`
	case OneCode:
		if labels := Labels(f.List); len(labels) <= mostNamed {
			return "Chọn một trong: " + strings.Join(labels, "; ") + ".", "Choose one of: " + strings.Join(labels, "; ") + "."
		}
		return "Chọn trong danh sách thả xuống của ô.", "Choose from the drop-down list of the cell."
	case Several:
		var named []string
		for _, c := range codesOf(f.List) {
			named = append(named, c.code+" "+c.label)
		}
		return "Ghi mã, cách nhau bằng dấu phẩy: " + strings.Join(named, "; ") + ".", "Write codes, separated by commas: " + strings.Join(named, "; ") + "."
	}
	return "", ""
}
