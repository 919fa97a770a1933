package page

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// hiddenText stands in the place of a hidden figure.
const hiddenText = "ẩn"

// A Figure is one value as the page shows it.
type Figure struct {
	Text   string // as printed in Vietnamese: 8.690, 8,56
	Plain  string // for sorting and charts: 8690, 8.56; empty when there is none or it is hidden
	Hidden bool
}

// figureOf shows an int64 or a decimal; nil is blank.
func figureOf(value any, hidden bool) (Figure, error) {
	if value == nil {
		return Figure{}, nil
	}
	if hidden {
		return Figure{Text: hiddenText, Hidden: true}, nil
	}
	switch v := value.(type) {
	case int64:
		return Figure{Text: grouped(strconv.FormatInt(v, 10)), Plain: strconv.FormatInt(v, 10)}, nil
	case decimal.Decimal:
		plain := v.StringFixed(-v.Exponent())
		whole, fraction, found := strings.Cut(plain, ".")
		text := grouped(whole)
		if found {
			text += "," + fraction
		}
		return Figure{Text: text, Plain: plain}, nil
	}
	return Figure{}, fmt.Errorf("holds a %T", value)
}

// grouped puts a point after every three digits and a true minus before them.
func grouped(digits string) string {
	digits, negative := strings.CutPrefix(digits, "-")
	var out strings.Builder
	for i, digit := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteByte('.')
		}
		out.WriteRune(digit)
	}
	if negative {
		return "−" + out.String()
	}
	return out.String()
}

// trimmed leaves out zeros after the second decimal, and both of a whole number:
// the plan's 8,5600 is 8,56, 61,5000 is 61,50, 90,0000 is 90.
func trimmed(value any) any {
	d, ok := value.(decimal.Decimal)
	if !ok {
		return value
	}
	plain := d.StringFixed(-d.Exponent())
	if !strings.Contains(plain, ".") {
		return d
	}
	whole, fraction, _ := strings.Cut(plain, ".")
	switch fraction = strings.TrimRight(fraction, "0"); len(fraction) {
	case 0:
		return decimal.RequireFromString(whole)
	case 1:
		fraction += "0"
	}
	return decimal.RequireFromString(whole + "." + fraction)
}
