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
	if folded, ok := foldPlain(s); ok {
		return folded
	}
	return fold(s)
}

// fold is Fold for any text, as its comment defines it.
func fold(s string) string {
	s = norm.NFC.String(strings.Map(letter, s))
	s = norm.NFC.String(strings.ToLower(s))
	return placeTones(strings.Join(strings.Fields(s), " "))
}

// Plain returns Fold without any mark and with d for đ: for file names and
// for headers typed without marks. Different names can become equal.
func Plain(s string) string {
	s = Fold(s)
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if r >= utf8.RuneSelf {
			if int(r) >= len(bare) || bare[r] == 0 {
				return plain(s)
			}
			r = bare[r]
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// plain is Plain for any folded text.
func plain(s string) string {
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

// bare is the ASCII letter that Plain leaves of a letter of the table lower, 0
// for other runes.
var bare = func() (table [len(lower)]rune) {
	for r, small := range lower {
		if small == 0 {
			continue
		}
		if left := []rune(plain(string(rune(r)))); len(left) == 1 && left[0] < utf8.RuneSelf {
			table[r] = left[0]
		}
	}
	return table
}()

// lower is the lower case of the letters that foldPlain knows, 0 for other
// runes: those of Latin and of Vietnamese that NFC leaves as they are.
var lower = func() (table [0x1F00]rune) {
	for r := range rune(len(table)) {
		latin := utf8.RuneSelf <= r && r < 0x250 || r >= 0x1EA0
		if small := unicode.ToLower(r); latin && unicode.IsLetter(r) && letter(r) == r && norm.NFC.IsNormalString(string(r)) &&
			letter(small) == small && norm.NFC.IsNormalString(string(small)) {
			table[r] = small
		}
	}
	return table
}()

// foldPlain is Fold of a text in one pass, when it has no letter but ASCII and
// those of the table lower.
func foldPlain(s string) (string, bool) {
	out := make([]byte, 0, len(s)+8)
	space, misplaced := false, false
	before := rune(0)
	for _, r := range s {
		switch {
		case r == ' ', '\t' <= r && r <= '\r':
			space, before = true, 0
			continue
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r < utf8.RuneSelf:
		case int(r) >= len(lower) || lower[r] == 0:
			return "", false
		default:
			r = lower[r]
			misplaced = misplaced || (before == 'o' || before == 'u' || before == 'q') && mayMove(r)
		}
		if space && len(out) > 0 {
			out = append(out, ' ')
		}
		space, before = false, r
		out = utf8.AppendRune(out, r)
	}
	if misplaced {
		return placeTones(string(out)), true
	}
	return string(out), true
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
