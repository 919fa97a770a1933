package audit

import (
	"fmt"
	"math/big"
	"strings"
)

// Text is one message in both languages.
type Text struct{ VI, EN string }

func say(vi, en string, args ...any) Text {
	return Text{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
}

// Refusal is a table that cannot be checked, or a wrong description of one.
type Refusal struct{ Sentences []Text }

// Error joins the English sentences.
func (r Refusal) Error() string {
	var lines []string
	for _, s := range r.Sentences {
		lines = append(lines, s.EN)
	}
	return strings.Join(lines, "\n")
}

func refuse(vi, en string, args ...any) error { return Refusal{[]Text{say(vi, en, args...)}} }

// printed writes a number as Vietnamese and English do, with the given number
// of decimals.
func printed(value *big.Rat, decimals int) Text {
	plain := value.FloatString(decimals)
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(plain, "-"), ".")
	var groups []string
	for len(whole) > 3 {
		groups = append([]string{whole[len(whole)-3:]}, groups...)
		whole = whole[:len(whole)-3]
	}
	groups = append([]string{whole}, groups...)
	text := Text{strings.Join(groups, "."), strings.Join(groups, ",")}
	if fraction != "" {
		text = Text{text.VI + "," + fraction, text.EN + "." + fraction}
	}
	if strings.HasPrefix(plain, "-") {
		text = Text{"-" + text.VI, "-" + text.EN}
	}
	return text
}
