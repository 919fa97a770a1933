package survey

// Bound is a bound of what an answer can plausibly be, or of what the form
// asks. It is no law: beyond it a value is a slip of a zero, a unit or a century.
type Bound struct {
	Name  string
	Value int64
	Unit  string
	// Why says where the bound comes from.
	Why string
}

// Bounds are the plausibility bounds that the checks read as ref_bounds.
func Bounds() []Bound {
	return []Bound{
		{"oldest_age", 120, "tuổi", "chưa có người nào sống lâu như vậy ở trong nước; năm sinh hai, ba chữ số rơi ra ngoài mức này"},
		{"lowest_income", 100_000, "đồng/người/tháng", "thấp hơn mức này thường là ghi theo nghìn đồng"},
		{"most_members", 30, "người", "hộ đông hơn thường là ghi nhầm"},
		{"adult_questions_age", 16, "tuổi", "bảng rà soát hỏi bằng cấp và việc làm của người từ tuổi này (survey-format: for ages 16+)"},
		{"highest_id_province", 96, "mã", "ba chữ số đầu của số CCCD là mã tỉnh 001 đến 096; mã nước lớn hơn"},
		{"likely_score", 80, "điểm", "mức giống nhau từ đó hai hộ được đưa ra để người xác nhận"},
		{"signal_b1_window", 5, "điểm", "khoảng điểm ngay trên mức được so với hai khoảng bên cạnh"},
		{"signal_statistic", 9, "lần", "bình phương của ba độ lệch chuẩn Poisson"},
		{"signal_least_cases", 5, "hộ", "thấy và chờ đợi cộng lại ít hơn thì thống kê Poisson không nói được gì"},
		{"signal_copied_percent", 50, "%", "từ một nửa số hộ có câu trả lời y như năm trước"},
		{"signal_least_households", 20, "hộ", "ít hộ hơn thì không nói về chép lại"},
		{"total_leap_percent", 20, "%", "dân số một xã không đổi một phần năm trong một năm"},
		{"total_leap_least", 20, "hộ, người", "xã ít dân: chênh ít hơn là bình thường"},
		{"highest_b1", 500, "điểm", "phiếu điểm cao hơn thường là thừa một chữ số"},
	}
}
