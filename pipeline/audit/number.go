package audit

import (
	"math/big"
	"regexp"
	"strings"
)

var (
	plainNumber = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?$`)
	digitsOnly  = regexp.MustCompile(`^[0-9]{1,15}$`)
	grouped     = regexp.MustCompile(`^[1-9][0-9]{0,2}([.,][0-9]{3})+$`)
	commaRate   = regexp.MustCompile(`^[0-9.]*[0-9],[0-9]{1,2}\s*%?$`)
)

// emptyWords are what offices write into a cell whose figure is not there,
// dashes what they write for nought.
var (
	emptyWords = map[string]bool{"": true, "…": true, "...": true, "x": true, "X": true}
	dashes     = map[string]bool{"-": true, "–": true, "—": true}
)

// notNumbers are what broken formulas and programs leave in place of one.
var notNumbers = regexp.MustCompile(`(?i)^(nan|[-+]?inf(inity)?|#[A-Z0-9/_]+[!?]?|null|undefined)\s*%?$`)

// parseNumber reads a number as people print it: 8.690, 8,56 %, (12), −3, and
// the English 8,690 where nothing else fits. rate says that the column holds
// rates, commas that the sheet writes decimals with a comma.
func parseNumber(text string, rate, commas bool) (*big.Rat, bool) {
	text = strings.NewReplacer("\u00a0", "", "\u202f", "", " ", "", "%", "", "−", "-").Replace(text)
	sign := big.NewRat(1, 1)
	if inner, found := strings.CutPrefix(text, "("); found && strings.HasSuffix(inner, ")") {
		text = "-" + strings.TrimSuffix(inner, ")")
	}
	if inner, found := strings.CutPrefix(text, "-"); found {
		text = inner
		sign.SetInt64(-1)
	}
	point, comma := strings.LastIndex(text, "."), strings.LastIndex(text, ",")
	switch {
	case point >= 0 && comma > point:
		text = strings.Replace(strings.ReplaceAll(text, ".", ""), ",", ".", 1)
	case comma >= 0 && point > comma:
		text = strings.ReplaceAll(text, ",", "")
	case grouped.MatchString(text) && (!rate || point >= 0 && commas || strings.Count(text, ".")+strings.Count(text, ",") > 1):
		text = strings.NewReplacer(".", "", ",", "").Replace(text)
	case comma >= 0:
		text = strings.Replace(text, ",", ".", 1)
	}
	whole, fraction, _ := strings.Cut(text, ".")
	if !digitsOnly.MatchString(whole) || fraction != "" && !digitsOnly.MatchString(fraction) || strings.HasSuffix(text, ".") {
		return nil, false
	}
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil, false
	}
	return value.Mul(value, sign), true
}

// roundTo rounds half away from zero to a number of decimals.
func roundTo(value *big.Rat, decimals int) *big.Rat {
	rounded, ok := new(big.Rat).SetString(value.FloatString(decimals))
	if !ok {
		return value
	}
	return rounded
}

// half is half a unit of the last printed decimal.
func half(decimals int) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(big.NewInt(2), pow10(decimals)))
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
