package pipeline

import (
	"regexp"
	"time"
)

// Comparison is how the findings of a check differ from those of an earlier
// one.
type Comparison struct {
	Since                 time.Time
	Mended, Fresh, Remain []Finding
}

// sameness are the ways in which two findings are one, the surest first: the
// household and the cell; the household and the column, when rows were put in
// or taken out; the cell and what stands in it, when the household's number was
// mended.
var sameness = []func(Finding) string{
	func(f Finding) string { return sameAt(f, f.Cell, f.Village, f.Household) },
	func(f Finding) string {
		if f.Household == "" {
			return ""
		}
		return sameAt(f, columnOf.FindString(f.Cell), f.Village, f.Household)
	},
	func(f Finding) string { return sameAt(f, f.Cell, f.Value) },
}

var columnOf = regexp.MustCompile(`^[A-Z]+`)

func sameAt(f Finding, more ...string) string {
	key := f.Code + "\x00" + f.File + "\x00" + f.Sheet
	for _, part := range more {
		key += "\x00" + part
	}
	return key
}

// compare tells which findings of before are gone, which of now are new, and
// which remain. A finding of one list is matched with at most one of the other.
func compare(before, now []Finding) Comparison {
	gone, fresh := make([]bool, len(before)), make([]bool, len(now))
	for i := range gone {
		gone[i] = true
	}
	for i := range fresh {
		fresh[i] = true
	}
	for _, key := range sameness {
		waiting := map[string][]int{}
		for i, f := range before {
			if k := key(f); gone[i] && k != "" {
				waiting[k] = append(waiting[k], i)
			}
		}
		for i, f := range now {
			k := key(f)
			if at := waiting[k]; fresh[i] && len(at) > 0 {
				gone[at[0]], fresh[i] = false, false
				waiting[k] = at[1:]
			}
		}
	}
	var c Comparison
	for i, f := range before {
		if gone[i] {
			c.Mended = append(c.Mended, f)
		}
	}
	for i, f := range now {
		if fresh[i] {
			c.Fresh = append(c.Fresh, f)
		} else {
			c.Remain = append(c.Remain, f)
		}
	}
	return c
}

// since compares findings with those of the check before that found otherwise;
// nil when there was no check before.
func (r *record) since(findings []Finding) *Comparison {
	if r == nil {
		return nil
	}
	if n := r.next(findings, nil, time.Time{}); n.Before != nil {
		var before []Finding
		for _, f := range n.Before.Findings {
			before = append(before, f.finding())
		}
		c := compare(before, findings)
		c.Since = n.Before.Checked
		return &c
	}
	c := compare(findings, findings)
	c.Since = r.Checked
	return &c
}
