package audit

import (
	"math/big"
	"slices"
	"strings"
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

// hint finds one slip repeated in every row: columns that an equation forgets
// wherever it fails. A circulating form 7.2 leaves out columns 4 and 8.
func hint(failed []*constraint) Text {
	byRule := map[string][]*constraint{}
	for _, c := range failed {
		if c.kind == KindEquation && c.exact != nil {
			key := c.lhs.table.sheet.name + "\x00" + c.lhs.key
			byRule[key] = append(byRule[key], c)
		}
	}
	for _, list := range byRule {
		const several = 3
		if len(list) < several {
			continue
		}
		terms := list[0].terms()
		for size := 1; size <= 2; size++ {
			for _, left := range choose(terms, size) {
				if forgets(list, left) {
					t := list[0].lhs.table
					total, forgotten := t.name(list[0].lhs.key), t.list(left)
					return say("%[1]s: như đã quên %[2]s ở mọi dòng sai", "%[3]s: as if %[4]s had been forgotten in every wrong row",
						total.VI, forgotten.VI, total.EN, forgotten.EN)
				}
			}
		}
	}
	return Text{}
}

// list names columns.
func (t *table) list(keys []string) Text {
	var vi, en []string
	for _, key := range keys {
		vi, en = append(vi, t.name(key).VI), append(en, t.name(key).EN)
	}
	return Text{strings.Join(vi, ", "), strings.Join(en, ", ")}
}

// terms are the columns on the right of an equation.
func (c *constraint) terms() []string {
	var keys []string
	for _, f := range c.figures {
		if f != c.lhs && f.table == c.lhs.table && f.row == c.lhs.row {
			keys = append(keys, f.key)
		}
	}
	return keys
}

// choose lists the sets of one or two keys.
func choose(keys []string, size int) [][]string {
	var sets [][]string
	for i, a := range keys {
		if size == 1 {
			sets = append(sets, []string{a})
			continue
		}
		for _, b := range keys[i+1:] {
			sets = append(sets, []string{a, b})
		}
	}
	return sets
}

// forgets tells whether every equation holds once some columns count as
// nought.
func forgets(list []*constraint, keys []string) bool {
	for _, c := range list {
		v := values{}
		for _, f := range c.figures {
			if f != c.lhs && slices.Contains(keys, f.key) {
				v[f] = new(big.Rat)
			}
		}
		if !c.holds(v) {
			return false
		}
	}
	return true
}
