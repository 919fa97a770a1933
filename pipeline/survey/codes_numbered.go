package survey

import (
	"fmt"
	"strconv"
	"strings"
)

// numbered gives the codes first, first+1, … to groups of spellings; the
// first spelling of a group is its label. The code itself is a spelling too.
func numbered(first int, groups ...[]string) []code {
	var codes []code
	for i, group := range groups {
		number := strconv.Itoa(first + i)
		codes = append(codes, code{number, group[0], append([]string{number}, group[1:]...)})
	}
	return codes
}

func waterSources() []code {
	return numbered(1,
		[]string{"Nước máy"},
		[]string{"Giếng khoan"},
		[]string{"Giếng đào được bảo vệ"},
		[]string{"Khe/mó được bảo vệ", "nước khe/mó được bảo vệ", "khe được bảo vệ", "mó được bảo vệ"},
		[]string{"Nước mưa"},
		[]string{"Nước đóng chai/bình", "nước đóng chai", "nước đóng bình"},
		[]string{"Nguồn khác không bảo đảm", "nguồn khác", "nguồn khác không đảm bảo"})
}

func toiletTypes() []code {
	return numbered(1,
		[]string{"Tự hoại/bán tự hoại", "tự hoại", "bán tự hoại"},
		[]string{"Thấm dội nước"},
		[]string{"Cải tiến có ống thông hơi"},
		[]string{"Đào có bệ ngồi"},
		[]string{"Hai ngăn"},
		[]string{"Loại khác"},
		[]string{"Không có"})
}

func infoDevices() []code {
	return numbered(0,
		[]string{"Không có", "không"},
		[]string{"Tivi", "ti vi"},
		[]string{"Radio", "ra-đi-ô"},
		[]string{"Máy tính bàn", "máy tính để bàn"},
		[]string{"Điện thoại"},
		[]string{"Máy tính xách tay"},
		[]string{"Máy tính bảng"},
		[]string{"Điện thoại thông minh"})
}

func supportNeeds() []code {
	return numbered(1,
		[]string{"Y tế"}, []string{"Giáo dục"}, []string{"Nhà ở"}, []string{"Nước sạch"}, []string{"Vệ sinh"},
		[]string{"Thông tin"}, []string{"Việc làm"}, []string{"Đào tạo nghề"}, []string{"Sản xuất"}, []string{"Tín dụng"})
}

// causes are the causes of poverty in the words of form 7.10 (Circular
// 02/2022). A cell may hold several causes separated by commas, so 2, 6 and 7
// are also accepted without what follows the comma of their official names.
func causes() []code {
	return []code{
		{"1", "Không có đất sản xuất", []string{"1"}},
		{"2", "Không có vốn sản xuất, kinh doanh", []string{"2", "không có vốn", "không có vốn sản xuất"}},
		{"3", "Không có lao động", []string{"3"}},
		{"4", "Không có công cụ/phương tiện sản xuất", []string{"4", "không có công cụ sản xuất", "không có phương tiện sản xuất"}},
		{"5", "Không có kiến thức về sản xuất", []string{"5", "không có kiến thức sản xuất"}},
		{"6", "Không có kỹ năng lao động, sản xuất", []string{"6", "không có kỹ năng", "không có kỹ năng lao động"}},
		{"7", "Có người ốm đau, bệnh nặng, tai nạn…", []string{"7", "có người ốm đau", "ốm đau", "bệnh nặng", "tai nạn"}},
		{"8", "Nguyên nhân khác (ghi rõ)", []string{"8", "nguyên nhân khác", "khác"}},
	}
}

// ethnicities are the 54 groups with the codes of Decision 121-TCTK/PPCĐ of
// 1979, and 55 for foreigners. A name with hyphens is accepted with spaces
// and in one word, a code with and without its leading zero.
func ethnicities() []code {
	names := []string{
		"Kinh", "Tày", "Thái", "Hoa", "Khơ-me", "Mường", "Nùng", "Mông", "Dao", "Gia-rai",
		"Ngái", "Ê-đê", "Ba-na", "Xơ-đăng", "Sán Chay", "Cơ-ho", "Chăm", "Sán Dìu", "Hrê", "Mnông",
		"Ra-glai", "Xtiêng", "Bru-Vân Kiều", "Thổ", "Giáy", "Cơ-tu", "Gié-Triêng", "Mạ", "Khơ-mú", "Co",
		"Ta-ôi", "Chơ-ro", "Kháng", "Xinh-mun", "Hà Nhì", "Chu-ru", "Lào", "La Chí", "La Ha", "Phù Lá",
		"La Hủ", "Lự", "Lô Lô", "Chứt", "Mảng", "Pà Thẻn", "Co Lao", "Cống", "Bố Y", "Si La",
		"Pu Péo", "Brâu", "Ơ Đu", "Rơ-măm", "Người nước ngoài",
	}
	variants := map[string][]string{
		"Kinh":     {"Kinh (Việt)"},
		"Tày":      {"Tầy"},
		"Mông":     {"HMông", "H'Mông", "H’Mông", "H.Mông", "H-Mông", "H Mông", "Mèo"},
		"Dao":      {"Dao đỏ", "Dao tiền"},
		"Sán Chay": {"Cao Lan", "Sán Chí", "Sán Chỉ", "Sán Chay (Cao Lan - Sán Chí)"},
		"Mnông":    {"M'Nông", "M’Nông"},
		"Khơ-me":   {"Khmer"},
		"Co Lao":   {"Cơ Lao", "Cờ Lao"},
	}
	var codes []code
	for i, name := range names {
		number := strconv.Itoa(i + 1)
		words := []string{number, fmt.Sprintf("%02d", i+1), strings.ReplaceAll(name, "-", " "), strings.ReplaceAll(name, "-", "")}
		codes = append(codes, code{number, name, append(words, variants[name]...)})
	}
	return codes
}
