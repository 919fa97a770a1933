package audit

import (
	"math/big"
	"strings"
)

// slip says what kind of slip of the hand turns one number into another; the
// zero Text is none of the usual ones.
func slip(seen, should *big.Rat, decimals int) Text {
	a, b := digits(seen, decimals), digits(should, decimals)
	switch {
	case a == b && seen.Sign() != should.Sign():
		return Text{"sai dấu", "wrong sign"}
	case a == "0" || b == "0":
		return Text{}
	case swapped(a, b):
		return Text{"hai chữ số đổi chỗ", "two digits swapped"}
	case len(a) != len(b) && strings.TrimRight(a, "0") == strings.TrimRight(b, "0"):
		return Text{"thừa hoặc thiếu số 0, lệch dấu phẩy", "noughts too many or too few, point displaced"}
	case len(a) == len(b) && differences(a, b) == 1:
		return Text{"sai một chữ số", "one digit wrong"}
	case dropped(a, b):
		return Text{"thiếu một chữ số", "one digit left out"}
	case dropped(b, a):
		return Text{"thừa một chữ số", "one digit too many"}
	}
	return Text{}
}

// digits are those of a number without sign and point.
func digits(r *big.Rat, decimals int) string {
	text := strings.ReplaceAll(new(big.Rat).Abs(r).FloatString(decimals), ".", "")
	if text = strings.TrimLeft(text, "0"); text == "" {
		return "0"
	}
	return text
}

func differences(a, b string) int {
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// swapped tells two words that differ by the places of two digits.
func swapped(a, b string) bool {
	if len(a) != len(b) || differences(a, b) != 2 {
		return false
	}
	var at []int
	for i := range a {
		if a[i] != b[i] {
			at = append(at, i)
		}
	}
	return a[at[0]] == b[at[1]] && a[at[1]] == b[at[0]]
}

// dropped tells that a is b without one of its digits.
func dropped(a, b string) bool {
	if len(a)+1 != len(b) {
		return false
	}
	for i := range b {
		if b[:i]+b[i+1:] == a {
			return true
		}
	}
	return false
}

// slips counts the cells of an explanation that a usual slip accounts for.
func (x explanation) slips() int {
	n := 0
	for _, s := range x {
		if value := s.room.point(); value != nil && s.figure.value != nil && slip(s.figure.value, value, s.figure.decimals).VI != "" {
			n++
		}
	}
	return n
}
