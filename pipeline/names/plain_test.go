package names

import (
	"math/rand/v2"
	"strings"
	"testing"
)

const everyLetter = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz0123456789.,-/()"

func TestFoldAndPlainGiveWhatTheLongWayGives(t *testing.T) {
	for r := range rune(0x3100) { // each rune alone, behind the letters that move tones, and before another
		for _, before := range []string{"", "o", "U", "q", "qu", "hO"} {
			same(t, before+string(r))
			same(t, before+string(r)+"a b")
		}
	}
	random := rand.New(rand.NewPCG(8, 2026))
	small := []rune(everyLetter + "oouuqq")
	letters := append(small, []rune(strings.ToUpper(everyLetter)+"      \t\n\r\v\f\u00a0\u0085\x00\x7fÐðƉ\u200b\ufeff\u0301\u0309\u031b\u0323ﬁßİıſ☺")...)
	plain := 0
	for n := range 60_000 {
		from := small
		if n%2 == 0 {
			from = letters
		}
		text := make([]rune, random.IntN(12))
		for i := range text {
			text[i] = from[random.IntN(len(from))]
		}
		same(t, string(text))
		if _, ok := foldPlain(string(text)); ok {
			plain++
		}
	}
	for _, s := range []string{"Nguyễn Thị Thuỳ Dương", "hoà", "QUÝ", "qúy", "thuở", " Xã  Vi\tHương ", "\xff", "a\xffb", "\xe1\xba"} {
		same(t, s)
	}
	if plain < 15_000 {
		t.Errorf("only %d texts went the short way", plain)
	}
}

func same(t *testing.T, s string) {
	t.Helper()
	if got, want := Fold(s), fold(s); got != want {
		t.Fatalf("Fold(%q) = %q, the long way gives %q", s, got, want)
	}
	if got, want := Plain(s), plain(fold(s)); got != want {
		t.Fatalf("Plain(%q) = %q, the long way gives %q", s, got, want)
	}
}
