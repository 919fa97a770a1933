package survey

// infoFields are the lines of Thông tin: one value each for the commune.
func infoFields() []Field {
	return []Field{
		{Key: "format", Label: "Phiên bản biểu", Type: Text, Note: "Chương trình điền sẵn, không sửa."},
		{Key: "province_code", Label: "Mã tỉnh", Type: Text, Note: "Hai chữ số theo danh mục đơn vị hành chính, giữ số 0 ở đầu, ví dụ 06."},
		{Key: "district_code", Label: "Mã huyện", Type: Text, Note: "Ba chữ số, giữ số 0 ở đầu, ví dụ 063."},
		{Key: "commune_code", Label: "Mã xã", Type: Text, Required: true, Note: "Năm chữ số, giữ số 0 ở đầu, ví dụ 01969."},
		{Key: "commune_name", Label: "Tên xã, thị trấn", Aliases: []string{"Tên xã", "Tên xã, phường, thị trấn"}, Type: Text, Note: "Tên đầy đủ, ví dụ Xã Vi Hương."},
		{Key: "review_year", Label: "Năm rà soát", Type: Integer, Required: true, Note: "Năm của đợt rà soát."},
		{Key: "review_date", Label: "Ngày rà soát", Aliases: []string{"Thời điểm rà soát"}, Type: Date, Note: "Ngày/tháng/năm; tuổi của thành viên tính đến ngày này."},
		{Key: "total_households", Label: "Tổng số hộ dân cư", Aliases: []string{"Tổng số hộ dân cư (tại thời điểm rà soát)", "Tổng số hộ"}, Type: Integer, Note: "Mọi hộ dân cư của xã tại thời điểm rà soát, kể cả hộ không thuộc diện rà soát."},
		{Key: "total_persons", Label: "Tổng số nhân khẩu (tại thời điểm rà soát)", Aliases: []string{"Tổng số nhân khẩu"}, Type: Integer, Note: "Mọi nhân khẩu của xã tại thời điểm rà soát."},
		{Key: "minority_households", Label: "Tổng số hộ dân tộc thiểu số", Aliases: []string{"Tổng số hộ DTTS"}, Type: Integer, Note: "Trong tổng số hộ dân cư, số hộ dân tộc thiểu số."},
		{Key: "minority_persons", Label: "Tổng số nhân khẩu dân tộc thiểu số", Aliases: []string{"Tổng số nhân khẩu DTTS"}, Type: Integer, Note: "Trong tổng số nhân khẩu, số người dân tộc thiểu số."},
		{Key: "prepared_by", Label: "Người lập", Aliases: []string{"Người lập biểu"}, Type: Text, Note: "Họ và tên người lập biểu."},
	}
}
