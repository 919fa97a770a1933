package rules

import (
	"fmt"
	"maps"
	"slices"

	"rasoat/rules/strict"
)

// derivation is what the selects of sql/30_indicators need to derive one of
// the survey's indicators from the answers.
type derivation struct {
	parameters []string
	answers    string // the list of accepted_answers, or ""
	schooling  bool
}

var derivations = map[string]derivation{
	"01": {parameters: []string{"dependent_child_age_below", "dependent_elder_age_from"}},
	"02": {parameters: []string{"dependent_child_age_below", "dependent_elder_age_from", "dependent_share_above_percent"}},
	"03": {parameters: []string{"undernourished_age_below"}},
	"04": {parameters: []string{"insured_age_from"}},
	"05": {parameters: []string{"adult_education_age_from", "adult_education_upper_age_from", "adult_education_age_through", "adult_education_lower_level", "adult_education_upper_level"}},
	"06": {schooling: true},
	"07": {parameters: []string{"weak_structures_from"}},
	"08": {parameters: []string{"area_per_person_below_m2"}},
	"09": {answers: "water_source"},
	"10": {answers: "toilet_type"},
	"11": {},
	"12": {answers: "info_devices"},
}

// acceptedKeys are the answers of which a set lists what is accepted.
var acceptedKeys = []string{"water_source", "toilet_type", "info_devices"}

// wholeSet are the parameters that no indicator reads: the checks and the
// marts do, where a set gives them.
var wholeSet = []string{"points_per_indicator", "newly_escaped_months"}

// surveyIndicators are the survey's deprived_NN.
var surveyIndicators = slices.Sorted(maps.Keys(derivations))

// derivations wants a set to give just what its indicators are derived with: a
// threshold that is missing would leave them open or, of several, decide them
// wrongly; one too many is read by nobody.
func (c checker) derivations() {
	needed, lists, schooling := slices.Clone(wholeSet), map[string]string{}, false
	for i, n := range c.set.Indicators {
		want := derivations[n.AnsweredBy]
		path := fmt.Sprintf("$.indicators[%d]", i)
		needed = append(needed, want.parameters...)
		for _, name := range want.parameters {
			c.thresholdKnown(path, n.Indicator, name)
		}
		if want.answers != "" {
			lists[want.answers] = n.Indicator
			given := slices.ContainsFunc(c.set.AcceptedAnswers, func(a AcceptedAnswer) bool { return a.Key == want.answers })
			c.need(given, path, "chỉ số %q suy ra từ phiếu nên cần accepted_answers của %q; hãy ghi, hoặc ghi unknown với lý do", "indicator %q is answered by the survey, so it needs accepted_answers of %q; give them, or say unknown and why", n.Indicator, want.answers)
		}
		schooling = schooling || want.schooling
		c.need(!want.schooling || len(c.set.Schooling) > 0, path, "chỉ số %q suy ra từ phiếu nên cần schooling; hãy ghi, hoặc ghi unknown với lý do", "indicator %q is answered by the survey, so it needs schooling; give it, or say unknown and why", n.Indicator)
	}
	for i, p := range c.set.Parameters {
		c.need(slices.Contains(needed, p.Parameter), fmt.Sprintf("$.parameters[%d].parameter", i), "không chỉ số nào của bộ này cần %q; khóa cần đến gần nhất là %q; hãy bỏ đi", "no indicator of this set needs %q; the nearest that is needed is %q; take it out", p.Parameter, strict.Nearest(p.Parameter, needed))
	}
	c.need(schooling || len(c.set.Schooling) == 0, "$.schooling", "không chỉ số nào của bộ này cần schooling; hãy bỏ đi", "no indicator of this set needs schooling; take it out")
	for i, a := range c.set.AcceptedAnswers {
		path := fmt.Sprintf("$.accepted_answers[%d]", i)
		indicator, wanted := lists[a.Key]
		c.need(wanted, path+".key", "không chỉ số nào của bộ này cần %q; hãy bỏ đi", "no indicator of this set needs %q; take it out", a.Key)
		c.need(!wanted || a.Indicator == indicator, path+".indicator", "%s trả lời cho chỉ số %q, không phải %q", "%s answers indicator %q, not %q; correct indicator", a.Key, indicator, a.Indicator)
	}
}

// thresholdKnown wants the value of a parameter that an indicator is derived with.
func (c checker) thresholdKnown(path, indicator, name string) {
	if _, known := c.set.parameter(name); known {
		return
	}
	c.doc.Fail(path, "chỉ số %q suy ra từ phiếu nên cần giá trị của %q; hãy ghi, hoặc ghi unknown với lý do cho chỉ số", "indicator %q is answered by the survey, so it needs the value of %q; give it, or say of the indicator unknown and why", indicator, name)
}
