package audit

import (
	"math/big"
	"slices"
	"strings"
)

// takeForgotten finds one slip repeated in every row: columns that an equation
// forgets wherever it fails, as a circulating form 7.2 does with columns 4 and
// 8. It returns a group for each, and the failures that are left.
func takeForgotten(failed []*constraint) (forgotten []group, rest []*constraint) {
	byRule := map[string][]*constraint{}
	var order []string
	for _, c := range failed {
		key := c.lhs.table.sheet.name + "\x00" + c.lhs.key
		if c.kind != KindEquation || c.exact == nil {
			key = ""
		}
		if byRule[key] == nil {
			order = append(order, key)
		}
		byRule[key] = append(byRule[key], c)
	}
	for _, key := range order {
		if text := forgottenBy(byRule[key]); key != "" && text.VI != "" {
			forgotten = append(forgotten, group{failed: byRule[key], hint: text})
			continue
		}
		rest = append(rest, byRule[key]...)
	}
	return forgotten, rest
}

// forgottenBy names the one or two columns without which all of several
// equations hold.
func forgottenBy(equations []*constraint) Text {
	const several = 3
	if len(equations) < several {
		return Text{}
	}
	terms := equations[0].terms()
	for size := 1; size <= 2; size++ {
		for _, left := range choose(terms, size) {
			if forgets(equations, left) {
				t := equations[0].lhs.table
				total, columns := t.name(equations[0].lhs.key), t.list(left)
				return say("%[1]s: như đã quên %[2]s ở mọi dòng sai", "%[3]s: as if %[4]s had been forgotten in every wrong row",
					total.VI, columns.VI, total.EN, columns.EN)
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
