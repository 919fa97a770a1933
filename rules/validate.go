package rules

import (
	"errors"
	"fmt"
	"time"
)

// validate holds a decoded set against what every set must say: each number
// with unit and source, each area and class complete.
func validate(name string, s Set) error {
	var faults []error
	need := func(ok bool, format string, args ...any) {
		if !ok {
			faults = append(faults, fmt.Errorf("%s: "+format, append([]any{name}, args...)...))
		}
	}
	need(s.Title != "", "title is missing; give the name of the standard")
	need(len(s.LegalBasis) > 0, "legal_basis is empty; name the document and article")
	need(s.Method == ScoreAndCount, "method %q is unknown; use %q", s.Method, ScoreAndCount)
	need(s.InForce.From.Before(s.InForce.Until.Time), "in_force: until must be later than from")
	areas := map[string]bool{}
	for _, area := range s.Areas {
		areas[area.Area] = true
		need(area.Kind != "" && area.Source != "", "areas: %q needs kind and source", area.Area)
	}
	need(areas["urban"] && areas["rural"], "areas must name urban and rural")
	validateLines(s, areas, need)
	validateClasses(s, need)
	for _, p := range s.Parameters {
		need(p.Unit != "" && p.Source != "", "parameters: %q needs unit and source", p.Parameter)
		need(p.Value >= 0, "parameters: %q is negative", p.Parameter)
	}
	for i, ind := range s.Indicators {
		need(ind.Indicator == fmt.Sprintf("%02d", i+1), "indicators: entry %d is %q; number them \"01\", \"02\", … in the order of form 7.4", i+1, ind.Indicator)
		need(ind.Name != "" && ind.Threshold != "" && ind.Source != "", "indicators: %q needs name, threshold and source", ind.Indicator)
	}
	return errors.Join(faults...)
}

func validateLines(s Set, areas map[string]bool, need func(bool, string, ...any)) {
	for _, line := range s.ScoreLines {
		need(areas[line.Area], "score_lines: area %q is not listed under areas", line.Area)
		need(line.Unit != "" && line.Source != "", "score_lines: %s needs unit and source", line.Area)
		need(line.Value > 0, "score_lines: %s is not above zero", line.Area)
	}
	for _, line := range s.IncomeLines {
		need(areas[line.Area], "income_lines: area %q is not listed under areas", line.Area)
		need(line.Unit != "" && line.Source != "", "income_lines: %s %s needs unit and source", line.Line, line.Area)
		need(line.Value > 0, "income_lines: %s %s is not above zero", line.Line, line.Area)
	}
	for area := range areas {
		low, high := s.AverageLiving(area)
		need(low < high, "income_lines: %s: average_living (%d) must be above poverty (%d)", area, high, low)
		need(s.Cutoff(area) > 0, "score_lines: no line for area %q", area)
	}
}

func validateClasses(s Set, need func(bool, string, ...any)) {
	seen := map[string]bool{}
	for _, class := range s.Classes {
		seen[class.Class] = true
		need(class.Label != "" && class.Article != "", "classes: %q needs label and article", class.Class)
		if class.MinDeprived != nil {
			need(class.MinDeprived.Unit != "" && class.MinDeprived.Source != "", "classes: %q: min_deprived needs unit and source", class.Class)
		}
	}
	for _, class := range []string{"poor", "near_poor", "average_living", "not_poor"} {
		need(seen[class], "classes: %q is missing", class)
	}
	need(s.MinDeprived() > 0, "classes: poor needs min_deprived")
}

// checkPeriods finds gaps and overlaps between sets that are ordered by date.
func checkPeriods(sets []Set) []error {
	var faults []error
	for i := 1; i < len(sets); i++ {
		before, after := sets[i-1], sets[i]
		switch until := before.InForce.Until.Time; {
		case after.InForce.From.After(until):
			faults = append(faults, fmt.Errorf("rules: gap from %s to %s between %s and %s", until.Format(time.DateOnly), after.InForce.From.Format(time.DateOnly), before.ID, after.ID))
		case after.InForce.From.Before(until):
			faults = append(faults, fmt.Errorf("rules: %s and %s overlap from %s", before.ID, after.ID, after.InForce.From.Format(time.DateOnly)))
		}
	}
	return faults
}
