package survey

import (
	"fmt"
	"slices"
)

// householdFields are the columns of Hộ: one row per surveyed household.
func householdFields() []Field {
	return slices.Concat(householdIdentity(), householdScores(), deprivations(), householdSituation(), householdLiving(), householdResult())
}

func householdIdentity() []Field {
	return []Field{
		{Key: "household_no", Label: "Mã hộ", Aliases: []string{"family.code", "Số thứ tự hộ", "STT hộ"}, Type: Text, Required: true, Width: 9, Note: "Không trùng trong một thôn; giữ nguyên mã của năm trước nếu hộ đã có."},
		{Key: "village", Label: "Thôn, tổ dân phố", Aliases: []string{"Thôn", "Tổ dân phố", "Thôn/Tổ dân phố", "Thôn, TDP", "Thôn, bản"}, Type: Text, Required: true, Fold: true, Width: 18, Note: "Tên thôn, tổ dân phố nơi hộ cư trú."},
		{Key: "head_name", Label: "Họ và tên chủ hộ", Aliases: []string{"family.hostName", "Chủ hộ", "Họ tên chủ hộ"}, Type: Text, Required: true, Fold: true, Width: 24, Note: "Ghi đầy đủ họ, chữ đệm và tên."},
		{Key: "head_national_id", Label: "Số CCCD chủ hộ", Aliases: []string{"CCCD/CMND", "CMND/CCCD", "Số CCCD", "CCCD", "CCCD chủ hộ"}, Type: Text, Width: 16, Note: "12 chữ số, giữ số 0 ở đầu; để trống nếu chưa có."},
		{Key: "head_sex", Label: "Giới tính chủ hộ", Aliases: []string{"family.hostGender", "Giới tính"}, Type: OneCode, List: "sex", Required: true, Width: 9, Note: "Chọn Nam hoặc Nữ."},
		{Key: "head_birth", Label: "Ngày sinh chủ hộ", Aliases: []string{"Ngày sinh", "Năm sinh", "Năm sinh chủ hộ"}, Type: Birth, Required: true, Width: 12, Note: "Ngày/tháng/năm; chỉ ghi năm nếu không rõ ngày."},
		{Key: "head_ethnicity", Label: "Dân tộc chủ hộ", Aliases: []string{"Dân tộc"}, Type: OneCode, List: "ethnicity", Required: true, Width: 12, Note: "Chọn tên dân tộc, hoặc ghi mã từ 1 đến 54 theo danh mục của Tổng cục Thống kê."},
		{Key: "member_count", Label: "Số nhân khẩu", Aliases: []string{"family.numberOfMembers", "Số khẩu"}, Type: Integer, Required: true, Width: 8, Note: "Số thành viên của hộ, từ 1 trở lên; bằng số dòng của hộ ở trang Thành viên."},
		{Key: "listed_as", Label: "Phân loại đầu năm", Type: OneCode, List: "listed_class", Required: true, Width: 14, Note: "Hộ đầu năm thuộc danh sách nào: Hộ nghèo, Hộ cận nghèo hay Không."},
		{Key: "last_listed_year", Label: "Năm cuối cùng trong danh sách", Type: Integer, Width: 11, Note: "Với hộ hiện ngoài danh sách: năm cuối cùng hộ còn là hộ nghèo hoặc hộ cận nghèo; để trống nếu chưa bao giờ.", Feeds: "tái nghèo, tái cận nghèo (Mẫu 7.2, 7.3)"},
		{Key: "last_listed_as", Label: "Loại khi đó", Aliases: []string{"Phân loại khi đó"}, Type: OneCode, List: "listed_class", Width: 14, Note: "Hộ nghèo hay Hộ cận nghèo vào năm ghi ở cột bên trái.", Feeds: "tái nghèo, tái cận nghèo (Mẫu 7.2, 7.3)"},
		{Key: "movement", Label: "Biến động hộ", Type: OneCode, List: "movement", Width: 18, Note: "Để trống nếu hộ không chuyển đến, chuyển đi, tách, nhập hay chết trong năm.", Feeds: "chuyển đến, chuyển đi, tách, nhập, chết (Mẫu 7.2, 7.3)"},
		{Key: "origin_household_no", Label: "Mã hộ gốc (khi tách, nhập)", Aliases: []string{"Mã hộ gốc"}, Type: Text, Width: 10, Note: "Khi tách hộ: mã hộ cũ. Khi nhập hộ: mã hộ mà hộ này nhập vào. Hộ đã đổi chủ hộ mà vẫn là hộ cũ: ghi mã của chính hộ, để trống biến động."},
	}
}

func householdScores() []Field {
	return []Field{
		{Key: "screening_a", Label: "Phiếu A", Aliases: []string{"quickReview.result"}, Type: OneCode, List: "screening", Width: 9, Note: "Chỉ với hộ có giấy đề nghị rà soát. Ghi -- cho hộ đang trong danh sách. Phiếu A không đạt thì để trống điểm B1, B2."},
		{Key: "b1_score", Label: "Điểm B1", Aliases: []string{"b1Point", "Phiếu B1", "Tổng điểm B1"}, Type: Integer, Required: true, Width: 7, Note: "Tổng điểm thu nhập trên Phiếu B1, số nguyên không âm."},
		{Key: "b2_score", Label: "Điểm B2", Aliases: []string{"b2Point", "Phiếu B2", "Tổng điểm B2"}, Type: Integer, Required: true, Width: 7, Note: "Tổng điểm thiếu hụt trên Phiếu B2: 10 điểm cho mỗi chỉ số thiếu hụt, từ 0 đến 120."},
	}
}

// deprivations are the twelve indicators in the order and with the names of
// the annex to Decree 07/2021 and of form 7.4.
func deprivations() []Field {
	indicators := []string{
		"Việc làm", "Người phụ thuộc trong hộ gia đình", "Dinh dưỡng", "Bảo hiểm y tế",
		"Trình độ giáo dục của người lớn", "Tình trạng đi học của trẻ em",
		"Chất lượng nhà ở", "Diện tích nhà ở bình quân đầu người",
		"Nguồn nước sinh hoạt", "Nhà tiêu hợp vệ sinh",
		"Sử dụng dịch vụ viễn thông", "Phương tiện phục vụ tiếp cận thông tin",
	}
	var fields []Field
	for i, name := range indicators {
		n := i + 1
		fields = append(fields, Field{
			Key:   fmt.Sprintf("deprived_%02d", n),
			Label: fmt.Sprintf("Thiếu hụt %d: %s", n, name),
			Aliases: []string{
				fmt.Sprintf("Thiếu hụt %d", n), fmt.Sprintf("Thiếu hụt %02d", n),
				fmt.Sprintf("Thiếu hụt %d (%s)", n, name), fmt.Sprintf("Thiếu hụt %d. %s", n, name),
				fmt.Sprintf("Thiếu hụt %d %s", n, name), fmt.Sprintf("Thiếu hụt %d - %s", n, name),
				fmt.Sprintf("Chỉ số %d", n), fmt.Sprintf("%d: %s", n, name), fmt.Sprintf("%d. %s", n, name),
			},
			Type: YesNo, List: "yes_no", Required: true, Width: 12,
			Note: fmt.Sprintf("Đánh dấu x nếu hộ thiếu hụt chỉ số %d (%s) theo Phiếu B2; để trống là không thiếu hụt.", n, name),
		})
	}
	return fields
}

func householdSituation() []Field {
	return []Field{
		{Key: "income_per_capita", Label: "Thu nhập bình quân đầu người/tháng (đồng)", Aliases: []string{"Thu nhập bình quân đầu người/tháng", "Thu nhập bình quân đầu người"}, Type: Money, Width: 14, Note: "Đồng một người một tháng, số nguyên. Cần khi xét hộ có mức sống trung bình; không tính trợ cấp, trợ giúp xã hội từ ngân sách.", Feeds: "hộ có mức sống trung bình (Mẫu 7.1)"},
		{Key: "farming_household", Label: "Hộ làm nông, lâm, ngư, diêm nghiệp", Type: YesNo, List: "yes_no", Width: 11, Note: "Đánh dấu x nếu hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp hoặc diêm nghiệp.", Feeds: "hộ có mức sống trung bình (Mẫu 7.1)"},
		{Key: "no_labour_capacity", Label: "Hộ không có khả năng lao động", Aliases: []string{"Hộ KCKNLĐ"}, Type: YesNo, List: "yes_no", Width: 11, Note: "Đánh dấu x nếu hộ không có khả năng lao động.", Feeds: "hộ không có khả năng lao động (Mẫu 7.8)"},
		{Key: "merit_member", Label: "Hộ có thành viên là người có công", Aliases: []string{"Hộ có thành viên là NCC với CM", "Hộ có thành viên là người có công với cách mạng"}, Type: YesNo, List: "yes_no", Width: 11, Note: "Đánh dấu x nếu hộ có thành viên là người có công với cách mạng.", Feeds: "hộ có thành viên là người có công (Mẫu 7.8)"},
		{Key: "causes", Label: "Nguyên nhân nghèo", Aliases: []string{"Nguyên nhân nghèo (mã 1..8)", "Nguyên nhân nghèo, cận nghèo"}, Type: Several, List: "cause", Width: 11, Note: "Cần khi hộ nghèo hoặc cận nghèo.", Feeds: "nguyên nhân nghèo (Mẫu 7.10)"},
		{Key: "cause_other", Label: "Nguyên nhân khác (ghi rõ)", Aliases: []string{"Ghi rõ", "Nguyên nhân nghèo khác (ghi rõ)"}, Type: Text, Width: 20, Note: "Ghi rõ khi chọn mã 8."},
		{Key: "registered_exit", Label: "Hộ đăng ký thoát nghèo", Aliases: []string{"Đăng ký thoát nghèo"}, Type: YesNo, List: "yes_no", Width: 10, Note: "Đánh dấu x nếu hộ đã đăng ký thoát nghèo trong năm."},
	}
}

func householdLiving() []Field {
	return []Field{
		{Key: "house_area_m2", Label: "Diện tích nhà ở (m²)", Aliases: []string{"Diện tích nhà ở", "Diện tích nhà ở (m2)"}, Type: Decimal, Width: 9, Note: "Tổng diện tích nhà ở của hộ, mét vuông; không chia đầu người."},
		{Key: "wall_durable", Label: "Tường bền chắc", Type: YesNo, List: "yes_no", Width: 8, Note: "Đánh dấu x nếu tường làm bằng vật liệu bền chắc; ghi không nếu không bền chắc."},
		{Key: "frame_durable", Label: "Cột bền chắc", Type: YesNo, List: "yes_no", Width: 8, Note: "Đánh dấu x nếu cột làm bằng vật liệu bền chắc; ghi không nếu không bền chắc."},
		{Key: "roof_durable", Label: "Mái bền chắc", Type: YesNo, List: "yes_no", Width: 8, Note: "Đánh dấu x nếu mái làm bằng vật liệu bền chắc; ghi không nếu không bền chắc."},
		{Key: "water_source", Label: "Nguồn nước sinh hoạt chính", Type: OneCode, List: "water_source", Width: 26, Note: "Nguồn nước dùng nhiều nhất."},
		{Key: "toilet_type", Label: "Loại nhà tiêu", Aliases: []string{"Loại hố xí, nhà tiêu"}, Type: OneCode, List: "toilet_type", Width: 26, Note: "Loại nhà tiêu hộ đang dùng."},
		{Key: "uses_internet", Label: "Có thành viên sử dụng internet", Type: YesNo, List: "yes_no", Width: 11, Note: "Đánh dấu x nếu có thành viên sử dụng internet; ghi không nếu không có ai."},
		{Key: "info_devices", Label: "Phương tiện tiếp cận thông tin", Type: Several, List: "info_device", Width: 12, Note: "Mọi phương tiện hộ có; ghi 0 nếu không có phương tiện nào."},
		{Key: "support_needs", Label: "Nhu cầu hỗ trợ", Type: Several, List: "support_need", Width: 11, Note: "Mọi nhu cầu hộ đề nghị."},
	}
}

func householdResult() []Field {
	return []Field{
		{Key: "surveyed_on", Label: "Ngày rà soát", Aliases: []string{"date", "Thời gian rà soát"}, Type: Date, Width: 12, Note: "Ngày rà soát viên làm việc với hộ, ngày/tháng/năm."},
		{Key: "surveyor", Label: "Rà soát viên", Aliases: []string{"reviewer", "Người rà soát"}, Type: Text, Width: 20, Note: "Họ và tên rà soát viên."},
		{Key: "reported_class", Label: "Kết quả xã xếp loại", Aliases: []string{"classify", "Kết quả rà soát"}, Type: OneCode, List: "class", Width: 23, Note: "Kết quả do xã xếp loại; chương trình tính lại và báo nếu khác."},
	}
}
