package survey_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"rasoat/pipeline/names"
	"rasoat/pipeline/survey"
)

var allCodes = survey.Codes()

// meaning returns the codes that a spelling has in a list.
func meaning(list, spelling string) []string {
	var codes []string
	word := names.Fold(spelling)
	for _, c := range allCodes {
		if c.List == list && c.Word == word {
			codes = append(codes, c.Code)
		}
	}
	return codes
}

func TestEveryWordMeansOneCodeOfItsList(t *testing.T) {
	for _, c := range allCodes {
		if got := meaning(c.List, c.Word); !slices.Equal(got, []string{c.Code}) {
			t.Errorf("%s: %q means %q, want %s alone", c.List, c.Word, got, c.Code)
		}
		if c.Word != names.Fold(c.Word) {
			t.Errorf("%s: the word %q is not folded", c.List, c.Word)
		}
		if !norm.NFC.IsNormalString(c.Label) {
			t.Errorf("%s: the label %q is not composed", c.List, c.Label)
		}
		if !slices.Contains(meaning(c.List, c.Label), c.Code) {
			t.Errorf("%s: the label %q does not mean its code %s", c.List, c.Label, c.Code)
		}
	}
}

func TestTheListsHaveTheCodesOfTheFormat(t *testing.T) {
	numbers := func(first, last int) (codes []string) {
		for n := first; n <= last; n++ {
			codes = append(codes, fmt.Sprint(n))
		}
		return codes
	}
	want := map[string][]string{
		"yes_no": {"yes", "no"}, "sex": {"male", "female"},
		"listed_class": {"poor", "near_poor", "not_poor"},
		"left_class":   {"left_poor", "left_near_poor"},
		"class":        {"poor", "near_poor", "not_poor", "average_living"},
		"movement":     {"moved_in", "moved_away", "split", "merged", "died"},
		"screening":    {"none", "passed", "failed"},
		"ethnicity":    numbers(1, 55), "relation": numbers(1, 7), "schooling": numbers(0, 6), "education": numbers(0, 7),
		"employment": numbers(0, 2), "labour_contract": {"yes", "no", "not_applicable"},
		"water_source": numbers(1, 7), "toilet_type": numbers(1, 7), "info_device": numbers(0, 7),
		"support_need": numbers(1, 10), "cause": numbers(1, 8),
	}
	got := map[string][]string{}
	for _, c := range allCodes {
		if !slices.Contains(got[c.List], c.Code) {
			got[c.List] = append(got[c.List], c.Code)
		}
	}
	for list := range got {
		if want[list] == nil {
			t.Errorf("there is a list %q that the format does not have", list)
		}
	}
	for list, codes := range want {
		if !slices.Equal(got[list], codes) {
			t.Errorf("%s has the codes %q, want %q", list, got[list], codes)
		}
		if labels := survey.Labels(list); len(labels) != len(codes) {
			t.Errorf("%s has %d labels for %d codes", list, len(labels), len(codes))
		}
	}
}

func TestYesAndNoAreWrittenInTheWaysOfTheFormatAndInNoOther(t *testing.T) {
	accepted := map[string][]string{}
	for _, c := range allCodes {
		if c.List == "yes_no" {
			accepted[c.Code] = append(accepted[c.Code], c.Word)
		}
	}
	for code, want := range map[string]string{"yes": "x 1 có true", "no": "0 không - -- false"} {
		words := strings.Fields(want)
		slices.Sort(words)
		slices.Sort(accepted[code])
		if !slices.Equal(accepted[code], words) {
			t.Errorf("%s is written %q, want %q", code, accepted[code], words)
		}
	}
}

// groups are the 54 ethnic groups in the order of Decision 121-TCTK/PPCĐ.
const groups = `Kinh, Tày, Thái, Hoa, Khơ-me, Mường, Nùng, Mông, Dao, Gia-rai, Ngái, Ê-đê, Ba-na, Xơ-đăng, Sán Chay,
	Cơ-ho, Chăm, Sán Dìu, Hrê, Mnông, Ra-glai, Xtiêng, Bru-Vân Kiều, Thổ, Giáy, Cơ-tu, Gié-Triêng, Mạ, Khơ-mú, Co,
	Ta-ôi, Chơ-ro, Kháng, Xinh-mun, Hà Nhì, Chu-ru, Lào, La Chí, La Ha, Phù Lá, La Hủ, Lự, Lô Lô, Chứt, Mảng,
	Pà Thẻn, Co Lao, Cống, Bố Y, Si La, Pu Péo, Brâu, Ơ Đu, Rơ-măm`

func TestTheFiftyFourEthnicGroupsHaveTheCodesOfTheStatisticsOffice(t *testing.T) {
	list := strings.Split(groups, ",")
	if len(list) != 54 {
		t.Fatalf("the test names %d groups", len(list))
	}
	for i, group := range list {
		group, code := strings.TrimSpace(group), fmt.Sprint(i+1)
		for _, spelling := range []string{group, strings.ToUpper(group), code, fmt.Sprintf("%02d", i+1), norm.NFD.String(group)} {
			if got := meaning("ethnicity", spelling); !slices.Equal(got, []string{code}) {
				t.Errorf("%q means %q, want %s", spelling, got, code)
			}
		}
	}
}

func TestSpellingsOfRealFilesMeanTheirCode(t *testing.T) {
	for list, spellings := range map[string]map[string]string{
		"ethnicity": {
			"H'Mông": "8", "H’Mông": "8", "Hmông": "8", "H.Mông": "8", "Mèo": "8", "Cao Lan": "15", "Sán Chí": "15", "Sán Chỉ": "15",
			"Dao đỏ": "9", "Dao Tiền": "9", "Tầy": "2", "Cờ Lao": "47", "Cơ Lao": "47", "Gia Rai": "10", "Êđê": "12", "M'Nông": "20",
		},
		"listed_class": {"HỘ NGHÈO": "poor", "cận nghèo": "near_poor", "Không": "not_poor", "Không nghèo": "not_poor"},
		"class":        {"Không nghèo": "not_poor", "Hộ có mức sống trung bình": "average_living"},
		"movement":     {"chuyển đến": "moved_in", "chuyển đi": "moved_away", "tách": "split", "nhập hộ": "merged", "chết (hộ đơn thân)": "died", "Chết": "died"},
		"screening":    {"--": "none", "đạt": "passed", "Không đạt": "failed"},
		"relation":     {"vợ": "2", "Chồng": "2", "mẹ": "4", "con": "3", "7": "7"},
		"schooling":    {"trung học cơ sở": "3", "THCS": "3", "0": "0"},
		"cause":        {"ốm đau": "7", "8": "8"},
		"info_device":  {"điện thoại thông minh": "7"},
	} {
		for spelling, want := range spellings {
			if got := meaning(list, spelling); !slices.Equal(got, []string{want}) {
				t.Errorf("%s: %q means %q, want %s", list, spelling, got, want)
			}
		}
	}
}

func TestANumberIsNoClassOfAHousehold(t *testing.T) {
	for _, list := range []string{"listed_class", "class"} {
		for _, number := range []string{"0", "1", "2", "3"} {
			if got := meaning(list, number); got != nil {
				t.Errorf("%s: %s means %q; systems disagree on these numbers", list, number, got)
			}
		}
	}
}
