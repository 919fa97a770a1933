package rules

import (
	"reflect"
	"slices"
	"strings"
)

// Uncovered lists the statements of a set at whose border no cases stand. A
// line needs two cases that differ in its number alone, on it and just past it,
// and in their class; a class a case that ends in it; an indicator one that
// lacks it and one that does not; a threshold of an indicator or a list of
// answers cases on every spot of it, which differ in the outcome; what is
// unknown a case that it leaves open.
func Uncovered(s Set, cases []Case) []Entry {
	var open []Entry
	for _, e := range s.Entries() {
		if !e.covered(s, cases) {
			open = append(open, e)
		}
	}
	return open
}

func (e Entry) covered(s Set, cases []Case) bool {
	group, rest, _ := strings.Cut(e.Key, ".")
	some := func(holds func(Case) bool) bool { return slices.ContainsFunc(cases, holds) }
	switch {
	case group == "areas":
		return some(func(c Case) bool { return c.Area == e.Value })
	case e.Unknown != "" && group != "parameters":
		return some(e.leavesOpen)
	case e.input == "deprived_count" && *e.number == 0:
		return some(func(c Case) bool { return e.stands(c, 0) && e.Key == "classes."+c.Class+".min_deprived" })
	case e.input == "deprived_count":
		return e.decides(cases, *e.number-1)
	case e.input != "":
		return e.decides(cases, *e.number+1)
	case group == "classes":
		return some(func(c Case) bool { return c.Class == rest })
	case group == "indicators":
		return some(func(c Case) bool { return c.Derived[e.answer] == "yes" }) && some(func(c Case) bool { return c.Derived[e.answer] == "no" })
	case slices.Contains(wholeSet, rest):
		return true // no part of the classification; tested with the checks and marts
	}
	for _, b := range s.borders() {
		if b.at == rest || b.at == e.Key {
			return b.covered(cases)
		}
	}
	return false
}

// leavesOpen tells whether a case is undetermined because of what the entry
// does not know.
func (e Entry) leavesOpen(c Case) bool {
	if c.Class != Undetermined || e.area != "" && c.Area != e.area {
		return false
	}
	switch e.input {
	case "b1_score":
		return c.B1Score != nil && c.IncomePerCapita == nil
	case "income_per_capita":
		return c.IncomePerCapita != nil && c.FarmingHousehold && c.DeprivedOpen == 0
	}
	return c.DeprivedOpen > 0
}

// decides tells whether two cases that differ in the entry's input alone, one
// on its number and one just past it, end in different classes.
func (e Entry) decides(cases []Case, past int64) bool {
	for _, on := range cases {
		for _, other := range cases {
			if e.stands(on, *e.number) && e.stands(other, past) && on.Class != other.Class && reflect.DeepEqual(e.without(on), e.without(other)) {
				return true
			}
		}
	}
	return false
}

// without is a case but for its name, its class and the entry's input.
func (e Entry) without(c Case) Case {
	c.Name, c.Class = "", ""
	*c.input(e.input) = nil
	return c
}

// stands tells whether a case stands exactly at a value of the entry's input.
func (e Entry) stands(c Case, value int64) bool {
	input := *c.input(e.input)
	return (e.area == "" || c.Area == e.area) && input != nil && *input == value
}

// input is the number of a case that a line is held against.
func (c *Case) input(name string) **int64 {
	return map[string]**int64{"b1_score": &c.B1Score, "income_per_capita": &c.IncomePerCapita, "deprived_count": &c.DeprivedCount}[name]
}

// covered tells whether a case stands on every spot of the border, and whether
// two on different spots end differently.
func (b border) covered(cases []Case) bool {
	where := map[string][]int{} // outcome → spots
	seen := map[int]bool{}
	for _, c := range cases {
		if !b.namedBy(c) {
			continue
		}
		for i, stands := range b.spots {
			if stands(c) {
				seen[i] = true
				for _, n := range b.indicators {
					where[c.Derived[n]] = append(where[c.Derived[n]], i)
				}
			}
		}
	}
	differ := slices.ContainsFunc(where["yes"], func(i int) bool {
		return slices.ContainsFunc(where["no"], func(j int) bool { return i != j })
	})
	return len(seen) == len(b.spots) && differ
}

// namedBy tells whether a case is one of the border; bands of school meet, so
// that a case of one stands on the border of the next as well.
func (b border) namedBy(c Case) bool {
	const school = "schooling_"
	return c.At == b.at || strings.HasPrefix(b.at, school) && strings.HasPrefix(c.At, school)
}
