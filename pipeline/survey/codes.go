package survey

import "rasoat/pipeline/names"

// Code is one accepted spelling of one code. A cell means the code when
// names.Fold of its text is Word; within a list every word means one code.
type Code struct {
	List  string
	Code  string // the canonical code
	Word  string // names.Fold of an accepted spelling
	Label string // the canonical Vietnamese label
}

// codeList gives the codes of one list in their order.
type codeList struct {
	name  string
	codes []code
}

// code is one code with its label and the other spellings intake accepts.
type code struct {
	code, label string
	words       []string
}

// Codes returns every accepted spelling of every code, list by list in a
// fixed order. A code's label is the first of its words; the numeric lists
// accept their codes as well.
func Codes() []Code {
	var all []Code
	for _, list := range append(codeLists(), leftClasses()) {
		seen := map[string]bool{}
		for _, c := range list.codes {
			for _, word := range append([]string{c.label}, c.words...) {
				word = names.Fold(word)
				if !seen[word] {
					seen[word] = true
					all = append(all, Code{List: list.name, Code: c.code, Word: word, Label: c.label})
				}
			}
		}
	}
	return all
}

// Labels returns the canonical labels of a list in the order of its codes,
// and nothing for a list that does not exist.
func Labels(list string) []string {
	var labels []string
	for _, c := range codesOf(list) {
		labels = append(labels, c.label)
	}
	return labels
}

func codesOf(list string) []code {
	for _, l := range append(codeLists(), leftClasses()) {
		if l.name == list {
			return l.codes
		}
	}
	return nil
}

func codeLists() []codeList {
	return []codeList{
		{"yes_no", []code{
			{"yes", "Có", []string{"x", "1", "true"}},
			{"no", "Không", []string{"0", "-", "--", "false"}},
		}},
		{"sex", []code{{"male", "Nam", nil}, {"female", "Nữ", nil}}},
		{"listed_class", []code{
			{"poor", "Hộ nghèo", []string{"nghèo"}},
			{"near_poor", "Hộ cận nghèo", []string{"cận nghèo"}},
			{"not_poor", "Không", []string{"Không nghèo", "Hộ không nghèo"}},
		}},
		{"class", []code{
			{"poor", "Hộ nghèo", []string{"nghèo"}},
			{"near_poor", "Hộ cận nghèo", []string{"cận nghèo"}},
			{"not_poor", "Hộ không nghèo", []string{"Không nghèo"}},
			{"average_living", "Hộ mức sống trung bình", []string{"Hộ có mức sống trung bình", "Mức sống trung bình"}},
		}},
		{"movement", []code{
			{"moved_in", "Chuyển đến", nil},
			{"moved_away", "Chuyển đi", nil},
			{"split", "Tách hộ", []string{"tách"}},
			{"merged", "Nhập hộ", []string{"nhập"}},
			{"died", "Chết (hộ đơn thân)", []string{"chết", "hộ đơn thân chết"}},
		}},
		{"screening", []code{
			{"none", "--", []string{"-"}},
			{"passed", "Đạt", nil},
			{"failed", "Không đạt", nil},
		}},
		{"ethnicity", ethnicities()},
		{"relation", numbered(1,
			[]string{"Chủ hộ"},
			[]string{"Vợ/chồng", "vợ", "chồng", "vợ chồng", "vợ hoặc chồng"},
			[]string{"Con", "con trai", "con gái", "con đẻ", "con nuôi"},
			[]string{"Cha/mẹ", "cha", "mẹ", "bố", "bố/mẹ", "cha mẹ", "bố mẹ"},
			[]string{"Cháu"},
			[]string{"Ông/bà", "ông", "bà", "ông bà"},
			[]string{"Khác", "quan hệ khác"})},
		{"schooling", numbered(0,
			[]string{"Không", "không đi học", "không học"},
			[]string{"Mầm non", "mẫu giáo"},
			[]string{"Tiểu học"},
			[]string{"THCS", "trung học cơ sở"},
			[]string{"THPT", "trung học phổ thông"},
			[]string{"Nghề", "học nghề"},
			[]string{"Cao đẳng/đại học", "cao đẳng", "đại học"})},
		{"education", numbered(0,
			[]string{"Chưa", "chưa có bằng cấp"},
			[]string{"Tiểu học"},
			[]string{"THCS", "trung học cơ sở"},
			[]string{"THPT", "trung học phổ thông"},
			[]string{"Sơ cấp"},
			[]string{"Trung cấp"},
			[]string{"Cao đẳng"},
			[]string{"Đại học trở lên", "đại học"})},
		{"employment", numbered(0,
			[]string{"Ngoài lực lượng lao động"},
			[]string{"Có việc", "có việc làm"},
			[]string{"Không có việc", "không có việc làm"})},
		{"labour_contract", []code{
			{"yes", "Có", []string{"x"}},
			{"no", "Không", nil},
			{"not_applicable", "Không áp dụng", nil},
		}},
		{"water_source", waterSources()},
		{"toilet_type", toiletTypes()},
		{"info_device", infoDevices()},
		{"support_need", supportNeeds()},
		{"cause", causes()},
	}
}

// leftClasses are the classes of households on a foreign list of the year
// before that have left the list; no cell of the format holds one.
func leftClasses() codeList {
	return codeList{"left_class", []code{
		{"left_poor", "Thoát nghèo", []string{"Hộ thoát nghèo"}},
		{"left_near_poor", "Thoát cận nghèo", []string{"Hộ thoát cận nghèo"}},
	}}
}
