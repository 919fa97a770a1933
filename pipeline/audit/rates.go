package audit

import (
	"math/big"
	"slices"
)

// scaleRates takes the rates that a workbook holds as numbers as they are
// printed: rounded, and times 100 in a table where that alone makes them
// rates of their counts (0.0474 shown as 4,74 %).
func (t *table) scaleRates(all []*constraint) {
	rates := t.numericRates()
	raw := values{}
	fractions := len(rates) > 0
	for _, f := range rates {
		raw[f] = f.value
		fractions = fractions && new(big.Rat).Abs(f.value).Cmp(big.NewRat(1, 1)) <= 0
	}
	as := func(factor int64) int {
		for f, value := range raw {
			f.value = roundTo(new(big.Rat).Mul(value, big.NewRat(factor, 1)), f.decimals)
		}
		return holding(all, rates)
	}
	if fractions && as(100) > as(1) {
		as(100)
		return
	}
	as(1)
}

// numericRates are the rates that a workbook holds as numbers.
func (t *table) numericRates() []*figure {
	var rates []*figure
	for _, r := range t.rows {
		for _, c := range t.form.columns {
			f := r.figures[c.key]
			if f != nil && f.rate && f.value != nil && t.sheet.cells[[2]int{f.row, f.column}].Number {
				rates = append(rates, f)
			}
		}
	}
	return rates
}

// holding counts the rates that agree with their counts, noughts aside.
func holding(all []*constraint, rates []*figure) int {
	n := 0
	for _, c := range all {
		if (c.kind == KindRate || c.kind == KindShare) && c.lhs.current().Sign() != 0 && slices.Contains(rates, c.lhs) && c.holds(nil) {
			n++
		}
	}
	return n
}
