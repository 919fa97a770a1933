package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// toneOnLast holds the endings on which the two schools of tone placement
// differ: syllables that end in oa, oe or uy, and no others (hoài, toán,
// thuở, múa are written alike by both). The first vowel is taken, as most
// keyboards do: hòa, khỏe, thúy.
var toneOnLast = map[string]string{
	"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
	"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
	"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}

// toneOfU maps a u with a tone to that tone as a combining mark.
var toneOfU = map[rune]string{
	'ù': "\u0300", 'ú': "\u0301", 'ủ': "\u0309", 'ũ': "\u0303", 'ụ': "\u0323",
}

// mayMove says whether a lower-case letter behind o, u or q bears a tone that
// placeTone looks at.
func mayMove(r rune) bool {
	return strings.ContainsRune("àáảãạèéẻẽẹỳýỷỹỵùúủũụ", r)
}

// placeTones puts the tone of every word of a lower-case NFC string in its
// place.
func placeTones(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	start := 0
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.Is(unicode.M, r) {
			continue
		}
		out.WriteString(placeTone(s[start:i]))
		out.WriteRune(r)
		start = i + len(string(r))
	}
	out.WriteString(placeTone(s[start:]))
	return out.String()
}

// placeTone moves the tone of one syllable. The u after q belongs to the
// consonant, so its syllable has one vowel and the tone stands there: quý and
// quỳ stay, and the slip qúy becomes quý.
func placeTone(word string) string {
	letters := []rune(word)
	n := len(letters)
	if n < 2 {
		return word
	}
	if n == 3 && letters[0] == 'q' {
		if tone, slip := toneOfU[letters[1]]; slip && strings.ContainsRune("aeiyêơ", letters[2]) {
			return norm.NFC.String("qu" + string(letters[2]) + tone)
		}
		return word
	}
	if ending, found := toneOnLast[string(letters[n-2:])]; found {
		return string(letters[:n-2]) + ending
	}
	return word
}
