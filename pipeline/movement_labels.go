package pipeline

// MovementLabel names a movement of mart_movements and where it is counted
// (mẫu 7.2, 7.3). An unknown code is returned as it is.
func MovementLabel(movement string) Text {
	if label, known := movementLabels[movement]; known {
		return label
	}
	return Text{movement, movement}
}

var movementLabels = map[string]Text{
	"stays_poor":            {"vẫn là hộ nghèo", "stays poor"},
	"poor_to_near_poor":     {"hộ nghèo chuyển thành hộ cận nghèo (7.2 cột 2, 7.3 cột 5)", "poor to near-poor (7.2 column 2, 7.3 column 5)"},
	"poor_to_not_poor":      {"thoát nghèo (7.2 cột 3)", "out of poverty (7.2 column 3)"},
	"other_out_poor":        {"giảm khác khỏi danh sách hộ nghèo (7.2 cột 4)", "other decrease of the poor (7.2 column 4)"},
	"near_poor_to_poor":     {"hộ cận nghèo chuyển thành hộ nghèo (7.2 cột 5, 7.3 cột 3)", "near-poor to poor (7.2 column 5, 7.3 column 3)"},
	"stays_near_poor":       {"vẫn là hộ cận nghèo", "stays near-poor"},
	"near_poor_to_not_poor": {"thoát cận nghèo (7.3 cột 2)", "out of near-poverty (7.3 column 2)"},
	"other_out_near_poor":   {"giảm khác khỏi danh sách hộ cận nghèo (7.3 cột 4)", "other decrease of the near-poor (7.3 column 4)"},
	"relapse_poor":          {"tái nghèo (7.2 cột 6)", "back into poverty (7.2 column 6)"},
	"new_poor":              {"hộ nghèo phát sinh mới (7.2 cột 7)", "newly poor (7.2 column 7)"},
	"other_in_poor":         {"tăng khác vào danh sách hộ nghèo (7.2 cột 8)", "other increase of the poor (7.2 column 8)"},
	"relapse_near_poor":     {"tái cận nghèo (7.3 cột 6)", "back into near-poverty (7.3 column 6)"},
	"new_near_poor":         {"hộ cận nghèo phát sinh mới (7.3 cột 7)", "newly near-poor (7.3 column 7)"},
	"other_in_near_poor":    {"tăng khác vào danh sách hộ cận nghèo (7.3 cột 8)", "other increase of the near-poor (7.3 column 8)"},
	"undetermined":          {"bộ quy định chưa đủ số để xếp loại", "the rule set lacks a number to classify it"},
	"not_listed":            {"không thuộc danh sách đầu năm và cuối năm", "on neither list"},
}
