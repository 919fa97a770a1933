package survey

// memberFields are the columns of Thành viên: one row per person.
func memberFields() []Field {
	return []Field{
		{Key: "village", Label: "Thôn, tổ dân phố", Aliases: []string{"Thôn", "Tổ dân phố", "Thôn/Tổ dân phố", "Thôn, TDP", "Thôn, bản"}, Type: Text, Required: true, Fold: true, Width: 16, Note: "Như ở trang Hộ."},
		{Key: "household_no", Label: "Mã hộ", Aliases: []string{"STT hộ"}, Type: Text, Required: true, Width: 9, Note: "Như ở trang Hộ."},
		{Key: "member_no", Label: "STT", Aliases: []string{"Số thứ tự", "STT thành viên"}, Type: Integer, Required: true, Width: 6, Note: "Số thứ tự của người trong hộ, bắt đầu từ 1."},
		{Key: "full_name", Label: "Họ và tên", Aliases: []string{"Họ và tên thành viên", "Họ tên"}, Type: Text, Required: true, Fold: true, Width: 22, Note: "Ghi đầy đủ họ, chữ đệm và tên."},
		{Key: "relation", Label: "Quan hệ với chủ hộ", Aliases: []string{"Quan hệ"}, Type: OneCode, List: "relation", Required: true, Width: 12, Note: "Mỗi hộ có đúng một dòng là chủ hộ."},
		{Key: "sex", Label: "Giới tính", Type: OneCode, List: "sex", Required: true, Width: 8, Note: "Chọn Nam hoặc Nữ."},
		{Key: "birth", Label: "Ngày sinh", Aliases: []string{"Năm sinh", "Ngày, tháng, năm sinh"}, Type: Birth, Required: true, Width: 12, Note: "Ngày/tháng/năm; chỉ ghi năm nếu không rõ ngày."},
		{Key: "national_id", Label: "Số CCCD", Aliases: []string{"CCCD", "CCCD/CMND", "CMND/CCCD"}, Type: Text, Width: 16, Note: "12 chữ số, giữ số 0 ở đầu; để trống nếu chưa có."},
		{Key: "ethnicity", Label: "Dân tộc", Type: OneCode, List: "ethnicity", Width: 11, Note: "Chọn tên dân tộc, hoặc ghi mã từ 1 đến 54 theo danh mục của Tổng cục Thống kê."},
		{Key: "schooling", Label: "Đang học", Type: OneCode, List: "schooling", Width: 14, Note: "Cần với người từ 3 đến 30 tuổi."},
		{Key: "education", Label: "Bằng cấp cao nhất", Type: OneCode, List: "education", Width: 14, Note: "Cần với người từ 16 tuổi trở lên."},
		{Key: "on_job_training", Label: "Được doanh nghiệp chứng nhận đào tạo tại chỗ", Type: YesNo, List: "yes_no", Width: 12, Note: "Đánh dấu x nếu được doanh nghiệp tuyển dụng và chứng nhận đào tạo nghề tại chỗ."},
		{Key: "health_insurance", Label: "Có BHYT", Aliases: []string{"BHYT", "Bảo hiểm y tế", "Có bảo hiểm y tế"}, Type: YesNo, List: "yes_no", Required: true, Width: 8, Note: "Đánh dấu x nếu có thẻ bảo hiểm y tế còn giá trị; để trống hoặc ghi không nếu không có."},
		{Key: "employment", Label: "Việc làm", Type: OneCode, List: "employment", Width: 25, Note: "Cần với người trong độ tuổi lao động."},
		{Key: "labour_contract", Label: "Có hợp đồng lao động (làm công ăn lương)", Aliases: []string{"Có hợp đồng lao động", "Hợp đồng lao động"}, Type: OneCode, List: "labour_contract", Width: 16, Note: "Cần khi có việc; ghi không áp dụng nếu không làm công ăn lương."},
		{Key: "monthly_allowance", Label: "Hưởng trợ cấp xã hội hằng tháng", Aliases: []string{"Hưởng trợ cấp xã hội hàng tháng"}, Type: YesNo, List: "yes_no", Width: 10, Note: "Đánh dấu x nếu đang hưởng trợ cấp xã hội hằng tháng."},
		{Key: "disability", Label: "Người khuyết tật", Type: YesNo, List: "yes_no", Width: 9, Note: "Đánh dấu x nếu là người khuyết tật."},
		{Key: "undernourished", Label: "Suy dinh dưỡng (chiều cao hoặc cân nặng theo tuổi)", Aliases: []string{"Suy dinh dưỡng"}, Type: YesNo, List: "yes_no", Width: 13, Note: "Với người dưới 16 tuổi: đánh dấu x nếu suy dinh dưỡng chiều cao theo tuổi hoặc cân nặng theo tuổi."},
	}
}

// previousFields are the columns of Danh sách: one row per household of the
// approved list of the year before.
func previousFields() []Field {
	return []Field{
		{Key: "commune_code", Label: "Mã xã", Type: Text, Width: 9, Note: "Năm chữ số, đúng mã ghi ở trang Thông tin; để trống cũng được."},
		{Key: "village", Label: "Thôn, tổ dân phố", Aliases: []string{"Thôn", "Tổ dân phố", "Thôn/Tổ dân phố", "Thôn, TDP", "Thôn, bản"}, Type: Text, Required: true, Fold: true, Width: 18, Note: "Tên thôn, tổ dân phố nơi hộ cư trú."},
		{Key: "household_no", Label: "Mã hộ", Aliases: []string{"family.code", "Số thứ tự hộ", "STT hộ"}, Type: Text, Required: true, Width: 9, Note: "Không trùng trong một thôn."},
		{Key: "head_name", Label: "Họ và tên chủ hộ", Aliases: []string{"family.hostName", "Chủ hộ", "Họ tên chủ hộ"}, Type: Text, Required: true, Fold: true, Width: 24, Note: "Ghi đầy đủ họ, chữ đệm và tên."},
		{Key: "head_national_id", Label: "Số CCCD chủ hộ", Aliases: []string{"CCCD/CMND", "CMND/CCCD", "Số CCCD", "CCCD", "CCCD chủ hộ"}, Type: Text, Width: 16, Note: "12 chữ số, giữ số 0 ở đầu."},
		{Key: "head_sex", Label: "Giới tính chủ hộ", Aliases: []string{"family.hostGender", "Giới tính"}, Type: OneCode, List: "sex", Width: 9, Note: "Nam hoặc Nữ."},
		{Key: "head_birth", Label: "Ngày sinh chủ hộ", Aliases: []string{"Ngày sinh", "Năm sinh", "Năm sinh chủ hộ"}, Type: Birth, Width: 12, Note: "Ngày/tháng/năm; chỉ ghi năm nếu không rõ ngày."},
		{Key: "head_ethnicity", Label: "Dân tộc chủ hộ", Aliases: []string{"Dân tộc"}, Type: OneCode, List: "ethnicity", Width: 12, Note: "Tên dân tộc hoặc mã từ 1 đến 54."},
		{Key: "member_count", Label: "Số nhân khẩu", Aliases: []string{"family.numberOfMembers", "Số khẩu"}, Type: Integer, Required: true, Width: 8, Note: "Số thành viên của hộ theo danh sách được phê duyệt."},
		{Key: "class", Label: "Phân loại hộ", Aliases: []string{"Phân loại", "Kết quả xã xếp loại", "reported_class", "classify", "Kết quả rà soát"}, Type: OneCode, List: "listed_class", Required: true, Width: 15, Note: "Hộ nghèo hay Hộ cận nghèo theo danh sách được phê duyệt."},
	}
}
