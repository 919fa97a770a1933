package audit

import (
	"math/big"
	"slices"
)

// scaleRates takes the rates that a workbook holds as numbers as they are
// printed: rounded, and times 100 in a column where that alone makes them
// rates of their counts (0.0474 shown as 4,74 %).
func (t *table) scaleRates(all []*constraint) {
	for _, c := range t.form.columns {
		if !c.rate || t.columns[c.key] == 0 {
			continue
		}
		column := t.numbers(c.key)
		raw := values{}
		fractions := len(column) > 0
		for _, f := range column {
			raw[f] = f.value
			fractions = fractions && new(big.Rat).Abs(f.value).Cmp(big.NewRat(1, 1)) <= 0
			f.value = roundTo(f.value, f.decimals)
		}
		if !fractions {
			continue
		}
		as := func(factor int64) int {
			for f, value := range raw {
				f.value = roundTo(new(big.Rat).Mul(value, big.NewRat(factor, 1)), f.decimals)
			}
			return holding(all, column)
		}
		if hundredfold := as(100); hundredfold > as(1) {
			as(100)
		}
	}
}

// numbers are the figures of a column that a workbook holds as numbers.
func (t *table) numbers(key string) []*figure {
	var column []*figure
	for _, r := range t.rows {
		f := r.figures[key]
		if cell := t.sheet.cells[[2]int{f.row, f.column}]; f.value != nil && cell.Number {
			column = append(column, f)
		}
	}
	return column
}

// holding counts the rates of a column that agree with their counts.
func holding(all []*constraint, column []*figure) int {
	n := 0
	for _, c := range all {
		if (c.kind == KindRate || c.kind == KindShare) && slices.Contains(column, c.lhs) && c.lhs.value.Sign() != 0 && c.holds(nil) {
			n++
		}
	}
	return n
}
