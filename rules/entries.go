package rules

import (
	"fmt"
	"strconv"
	"strings"
)

// Entry is one statement of a set in a flat form, for people to read and to
// hold two sets against each other. What the law's text did not yield is said
// in Unknown; of an indicator Value is then its name alone, of a number "".
type Entry struct {
	Key, Value, Unit, Article, Source, Unknown string
	// case borders of numbers: the value itself, and what it is compared with
	number *int64
	input  string // b1_score, income_per_capita, deprived_count, or ""
	area   string
	answer string // the survey's indicator that answers this one, or ""
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
		said := n.Name + ": " + n.Threshold
		if n.Unknown != "" {
			said = n.Name
		}
		all = append(all, Entry{Key: "indicators." + n.Indicator, Value: said, Article: n.Article, Source: n.Source, Unknown: n.Unknown, answer: n.AnsweredBy})
	}
	for _, p := range s.Parameters {
		all = append(all, p.entry("parameters."+p.Parameter, "", ""))
	}
	for _, b := range s.Schooling {
		all = append(all, Entry{Key: "schooling_" + b.Level, Value: fmt.Sprintf("từ %d đến dưới %d tuổi: %s", b.AgeFrom, b.AgeBelow, b.Label), Article: b.Source, Source: b.Source})
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
