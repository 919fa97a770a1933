package rules

import (
	"fmt"
	"strconv"
	"strings"
)

// Entry is one statement of a set in a flat form, for people to read and to
// hold two sets against each other. Value is "" when the law's text did not
// yield it; Unknown then says why.
type Entry struct {
	Key, Value, Unit, Article, Source, Unknown string
	// case borders of numbers: the value itself, and what it is compared with
	number *int64
	input  string // b1_score, income_per_capita, deprived_count, or ""
	area   string
}

// Entries lists everything that a set says, in the order of its file.
func (s Set) Entries() []Entry {
	var all []Entry
	for _, a := range s.Areas {
		all = append(all, Entry{Key: "areas." + a.Kind, Value: a.Area, Source: a.Source})
	}
	for _, l := range s.ScoreLines {
		all = append(all, l.entry("score_lines."+l.Area, "b1_score", l.Area))
	}
	for _, l := range s.IncomeLines {
		all = append(all, l.entry("income_lines."+l.Line+"."+l.Area, "income_per_capita", l.Area))
	}
	for _, c := range s.Classes {
		all = append(all, Entry{Key: "classes." + c.Class, Value: c.Label, Article: c.Article})
		if c.MinDeprived != nil {
			all = append(all, c.MinDeprived.entry("classes."+c.Class+".min_deprived", "deprived_count", ""))
		}
	}
	for _, n := range s.Indicators {
		all = append(all, Entry{Key: "indicators." + n.Indicator, Value: n.Name + ": " + n.Threshold, Article: n.Source, Source: n.Source, Unknown: n.Unknown})
	}
	for _, p := range s.Parameters {
		all = append(all, p.entry("parameters."+p.Parameter, "", ""))
	}
	for _, b := range s.Schooling {
		all = append(all, Entry{Key: "schooling_" + b.Level, Value: fmt.Sprintf("%d ≤ tuổi < %d: %s", b.AgeFrom, b.AgeBelow, b.Label), Unit: "tuổi", Article: b.Source, Source: b.Source})
	}
	for _, a := range s.AcceptedAnswers {
		all = append(all, Entry{Key: "accepted_answers." + a.Key, Value: strings.Join(a.Codes, ", "), Article: a.Source, Source: a.Source})
	}
	return all
}

func (n Number) entry(key, input, area string) Entry {
	e := Entry{Key: key, Unit: n.Unit, Article: n.Article, Source: n.Source, Unknown: n.Unknown, number: n.Value, input: input, area: area}
	if n.Value != nil {
		e.Value = strconv.FormatInt(*n.Value, 10)
	}
	return e
}

// Difference is a statement that two sets make differently; an empty Entry
// stands where one of them is silent.
type Difference struct {
	Key  string
	A, B Entry
}

// Diff lists what two sets say differently, in the order of a and then b.
// Sources may differ: only value and unit count.
func Diff(a, b Set) []Difference {
	in := map[string]Entry{}
	for _, e := range b.Entries() {
		in[e.Key] = e
	}
	var found []Difference
	seen := map[string]bool{}
	for _, e := range a.Entries() {
		seen[e.Key] = true
		if other := in[e.Key]; other.Value != e.Value || other.Unit != e.Unit || (other.Unknown == "") != (e.Unknown == "") {
			found = append(found, Difference{e.Key, e, other})
		}
	}
	for _, e := range b.Entries() {
		if !seen[e.Key] {
			found = append(found, Difference{e.Key, Entry{}, e})
		}
	}
	return found
}

// Uncovered lists the statements of a set at whose border no case stands: a
// line needs a case on it and one just past it, a class needs a case that ends
// in it, an unknown one that it leaves open, a threshold of an indicator a
// case that names it.
func Uncovered(s Set, cases []Case) []Entry {
	var open []Entry
	for _, e := range s.Entries() {
		if !e.covered(cases) {
			open = append(open, e)
		}
	}
	return open
}

func (e Entry) covered(cases []Case) bool {
	group, rest, _ := strings.Cut(e.Key, ".")
	some := func(holds func(Case) bool) bool {
		for _, c := range cases {
			if holds(c) {
				return true
			}
		}
		return false
	}
	switch {
	case group == "areas":
		return some(func(c Case) bool { return c.Area == e.Value })
	case e.Unknown != "" && group != "parameters":
		return some(func(c Case) bool { return c.Class == Undetermined })
	case e.input != "" && e.number != nil && *e.number == 0:
		return some(func(c Case) bool { return e.stands(c, 0) })
	case e.input != "" && e.number != nil:
		past := *e.number + 1
		if e.input == "deprived_count" {
			past = *e.number - 1
		}
		return some(func(c Case) bool { return e.stands(c, *e.number) }) && some(func(c Case) bool { return e.stands(c, past) })
	case group == "classes":
		return some(func(c Case) bool { return c.Class == rest })
	case group == "indicators":
		return some(func(c Case) bool { return c.Derived[rest] != "" })
	case rest == "points_per_indicator", rest == "newly_escaped_months":
		return true // no part of the classification; tested with the checks and marts
	}
	name := rest
	if name == "" {
		name = e.Key
	}
	return some(func(c Case) bool { return c.At == name })
}

// stands tells whether a case stands exactly at a value of the entry's input.
func (e Entry) stands(c Case, value int64) bool {
	if e.area != "" && c.Area != e.area {
		return false
	}
	input := map[string]*int64{"b1_score": c.B1Score, "income_per_capita": c.IncomePerCapita, "deprived_count": c.DeprivedCount}[e.input]
	return input != nil && *input == value
}
