package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form under which two spellings of one name are equal:
// NFC, lower case, no outer and only single inner spaces, and one place for
// the tone mark (hoà = hòa, khoẻ = khỏe, thuý = thúy). Diacritics stay, đ
// stays apart from d, and i stays apart from y (Sĩ is not Sỹ).
// Zero-width characters vanish.
// Fold(Fold(s)) = Fold(s).
func Fold(s string) string {
	if isASCII(s) {
		return strings.Join(strings.Fields(strings.ToLower(s)), " ")
	}
	return fold(s)
}

// fold is Fold for any text.
func fold(s string) string {
	s = norm.NFC.String(strings.Map(letter, s))
	s = norm.NFC.String(strings.ToLower(s))
	return placeTones(strings.Join(strings.Fields(s), " "))
}

// Plain returns Fold without any mark and with d for đ: for file names and
// for headers typed without marks. Different names can become equal.
func Plain(s string) string {
	if s = Fold(s); isASCII(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ':
			return 'd'
		}
		return r
	}, norm.NFD.String(s))
	return norm.NFC.String(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// letter mends what fonts hide: converters from the older encodings write
// the Icelandic or the African letter that looks like Đ, and copied text
// carries characters of no width.
func letter(r rune) rune {
	switch r {
	case 'Ð', 'Ɖ', 'Đ':
		return 'Đ'
	case 'ð', 'ɖ':
		return 'đ'
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad':
		return -1
	}
	return r
}
