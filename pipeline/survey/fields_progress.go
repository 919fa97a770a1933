package survey

import "slices"

// ProgressFormat names the format of progress workbooks; it stands in the key
// "format" of the sheet Báo cáo.
const ProgressFormat = "rasoat-tien-do-1"

// reportFields are the lines of Báo cáo: whose report it is, and of when.
func reportFields() []Field {
	return []Field{
		{Key: "format", Label: "Phiên bản biểu", Type: Text, Prefilled: true, Note: "Chương trình điền sẵn, không sửa."},
		{Key: "office_id", Label: "Mã cơ quan", Type: Text, Required: true, Prefilled: true, Note: "Chương trình điền sẵn, không sửa."},
		{Key: "office_name", Label: "Cơ quan báo cáo", Type: Text, Prefilled: true, Note: "Chương trình điền sẵn, không sửa."},
		{Key: "report_year", Label: "Năm báo cáo", Type: Integer, Required: true, Prefilled: true, Note: "Chương trình điền sẵn, không sửa."},
		{Key: "quarter", Label: "Quý", Type: Integer, Required: true, Prefilled: true, Note: "Chương trình điền sẵn; số liệu lũy kế từ đầu năm đến hết quý này."},
		{Key: "reported_on", Label: "Ngày lập báo cáo", Type: Date, Note: "Ngày/tháng/năm, ví dụ 05/04/2023."},
		{Key: "reported_by", Label: "Người lập báo cáo", Type: Text, Note: "Họ và tên, số điện thoại người lập."},
	}
}

// outputFields are the columns of Kết quả: one row per line of the office.
func outputFields() []Field {
	return slices.Concat(lineFields(), []Field{
		{Key: "unit", Label: "Đơn vị tính", Type: Text, Prefilled: true, Width: 12, Note: "Chương trình điền sẵn, không sửa."},
		{Key: "target", Label: "Kế hoạch năm", Type: Amount, Prefilled: true, Width: 12, Note: "Số của kế hoạch; để trống khi kế hoạch không ghi số."},
		{Key: "done", Label: "Đã thực hiện, lũy kế từ đầu năm", Type: Integer, Required: true, Width: 16, Note: "Số lượng, kể cả với chỉ tiêu tính bằng %; chưa có kết quả thì ghi 0."},
		{Key: "eligible", Label: "Trong tổng số thuộc diện (chỉ tiêu tính bằng %)", Type: Integer, Width: 18, Note: "Chỉ với chỉ tiêu tính bằng %: tổng số người, hộ thuộc diện; chương trình tự tính tỷ lệ."},
		remarkField(),
	})
}

// moneyFields are the columns of Kinh phí: one row per project of the office,
// in million đồng since the start of the year.
func moneyFields() []Field {
	fields := lineFields()
	for _, stage := range []struct {
		key, label, note string
		prefilled        bool
	}{
		{"planned", "Kế hoạch vốn", "Số của kế hoạch, triệu đồng; không sửa.", true},
		{"allocated", "Được giao", "Số đã được giao lũy kế, triệu đồng.", false},
		{"disbursed", "Giải ngân", "Số đã giải ngân lũy kế, triệu đồng.", false},
	} {
		for _, part := range []struct{ key, label string }{{"central", "trung ương"}, {"local", "địa phương"}, {"total", "tổng"}} {
			fields = append(fields, Field{Key: stage.key + "_" + part.key, Label: stage.label + ", " + part.label, Type: Amount,
				Required: !stage.prefilled && part.key != "total", Prefilled: stage.prefilled, Width: 12, Note: stage.note})
		}
	}
	return append(fields, remarkField())
}

// lineFields name a line of the plan; the key is hidden.
func lineFields() []Field {
	return []Field{
		{Key: "line", Label: "Mã dòng", Type: Text, Required: true, Prefilled: true, Hidden: true, Width: 18, Note: "Chương trình điền sẵn, không sửa."},
		{Key: "line_name", Label: "Nội dung", Type: Text, Prefilled: true, Width: 48, Note: "Chương trình điền sẵn, không sửa."},
		{Key: "place", Label: "Mục trong kế hoạch", Type: Text, Prefilled: true, Width: 12, Note: "Chương trình điền sẵn, không sửa."},
	}
}

func remarkField() Field {
	return Field{Key: "remark", Label: "Ghi chú", Type: Text, Width: 24, Note: "Vướng mắc, lý do, nếu có."}
}
