package names_test

import (
	"slices"
	"testing"
	"testing/quick"

	"golang.org/x/text/unicode/norm"

	"rasoat/pipeline/names"
)

func TestFoldMakesTwoSpellingsOfOneNameEqual(t *testing.T) {
	for _, c := range []struct{ one, other string }{
		{"Hoà", "Hòa"}, {"Quảng Hoà", "quảng hòa"}, {"Khoẻ", "khỏe"}, {"Thuý", "thúy"},
		{"Uỷ ban", "ủy ban"}, {"THUỲ", "thùy"}, {"Toạ", "tọa"}, {"Loè", "lòe"}, {"Luỹ", "lũy"},
		{"Nguyễn  Thị\u00a0Hoà ", "nguyễn thị hòa"}, {"Đôn Phong", "Ðôn Phong"},
		{"Tân\u200bTú", "TânTú"}, {norm.NFD.String("Lường Thị Uý"), "LƯỜNG THỊ ÚY"},
		{"H'Hoà", "h'hòa"}, {"Quý", "Qúy"}, {"Quả", "Qủa"}, {"Quế", "Qúê"},
		{"e\u0323\u0302", "ệ"}, {"e\u0302\u0323", "ệ"},
	} {
		if a, b := names.Fold(c.one), names.Fold(c.other); a != b {
			t.Errorf("Fold(%q) = %q, but Fold(%q) = %q", c.one, a, c.other, b)
		}
	}
}

func TestFoldKeepsEveryDifferenceOfMeaning(t *testing.T) {
	for _, c := range []struct{ one, other string }{
		{"Đào", "Dào"}, {"Sĩ Bình", "Sỹ Bình"}, {"Hoa", "Hòa"}, {"Hoá", "Hoà"},
		{"Mạ", "Ma"}, {"Tư", "Tu"}, {"Ơn", "On"}, {"Tân Tú", "TânTú"}, {"Ê-đê", "Ê đê"},
	} {
		if names.Fold(c.one) == names.Fold(c.other) {
			t.Errorf("Fold makes %q and %q equal", c.one, c.other)
		}
	}
}

func TestFoldMovesTheToneOnlyOfSyllablesInOaOeUy(t *testing.T) {
	for _, word := range []string{
		"quý", "quỳ", "quỵ", "quỹ", "giá", "già", "gì", "giếng", "quá", "quảng", "quế",
		"hoài", "toán", "thoáng", "ngoéo", "khuỷu", "thuở", "huế", "mía", "múa", "mùa",
		"nguyễn", "khuyến", "xoài", "quạt", "quẹt", "hòa", "khỏe", "thúy",
	} {
		if got := names.Fold(word); got != word {
			t.Errorf("Fold(%q) = %q, want it unchanged", word, got)
		}
	}
}

func TestFoldOfAFoldIsItselfAndCompositionDoesNotMatter(t *testing.T) {
	syllables := []string{"Hoà", "thuỵ", "Qúy", "Ð", "đ", "\u0323", "e\u0302", "\u00a0", "\u200b", "-", "'", "OÀ", "q", "ú", "y", "İ", "K"}
	property := func(picks []uint8, noise string) bool {
		s := noise
		for _, pick := range picks {
			s += syllables[int(pick)%len(syllables)]
		}
		folded := names.Fold(s)
		return names.Fold(folded) == folded &&
			norm.NFC.IsNormalString(folded) &&
			names.Fold(norm.NFD.String(s)) == folded
	}
	if err := quick.Check(property, &quick.Config{MaxCount: 20000}); err != nil {
		t.Error(err)
	}
}

func TestPlainLeavesLettersWithoutMarks(t *testing.T) {
	for typed, want := range map[string]string{
		"Đôn Phong":             "don phong",
		"Họ và tên chủ hộ":      "ho va ten chu ho",
		"Nguyễn Thị Thuỳ Dương": "nguyen thi thuy duong",
		"ƯỚC":                   "uoc",
	} {
		if got := names.Plain(typed); got != want {
			t.Errorf("Plain(%q) = %q, want %q", typed, got, want)
		}
	}
}

func TestSortKeyOrdersAsAVietnameseDictionary(t *testing.T) {
	want := []string{"An", "Ăn", "Ân", "Cao Sơn", "Cẩm Giàng", "Dương Phong", "Đôn Phong", "Hoa", "Hòa", "Hoan", "Lục Bình", "Ơn", "Tân Tú", "Vi Hương", "Vũ Muộn"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int {
		if names.SortKey(a) < names.SortKey(b) {
			return -1
		}
		return 1
	})
	if !slices.Equal(got, want) {
		t.Errorf("order is %q, want %q", got, want)
	}
	if names.SortKey("HOÀ") != names.SortKey("hòa") {
		t.Error("two spellings of one name have different keys")
	}
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		names.Fold("Nguyễn Thị Thuỳ Dương")
	}
}

func BenchmarkSortKey(b *testing.B) {
	for b.Loop() {
		names.SortKey("Nguyễn Thị Thuỳ Dương")
	}
}
