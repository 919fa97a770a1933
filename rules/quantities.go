package rules

import (
	"fmt"
	"maps"
	"slices"
)

// quantity is what a number must be measured in and the range in which it must
// lie: a slip of a zero or of the unit is an error, not a law. Both ends count.
type quantity struct {
	unit      string
	low, high int64
}

var (
	scoreQuantity  = quantity{"điểm", 1, 500}
	incomeQuantity = quantity{"đồng/người/tháng", 100_000, 50_000_000}
)

// parameterQuantities are the thresholds that the selects of sql/30_indicators,
// the checks and the marts read, with what each must be.
var parameterQuantities = map[string]quantity{
	"points_per_indicator":           {"điểm/chỉ số", 1, 100},
	"dependent_child_age_below":      {"tuổi", 6, 21},
	"dependent_elder_age_from":       {"tuổi", 50, 100},
	"dependent_share_above_percent":  {"%", 1, 99},
	"undernourished_age_below":       {"tuổi", 1, 21},
	"insured_age_from":               {"tuổi", 0, 21},
	"adult_education_age_from":       {"tuổi", 10, 30},
	"adult_education_upper_age_from": {"tuổi", 10, 40},
	"adult_education_age_through":    {"tuổi", 16, 65},
	"adult_education_lower_level":    {"mã bằng cấp", 1, 7},
	"adult_education_upper_level":    {"mã bằng cấp", 1, 7},
	"weak_structures_from":           {"kết cấu", 1, 3},
	"area_per_person_below_m2":       {"m²/người", 1, 50},
	"newly_escaped_months":           {"tháng", 1, 120},
}

// parameterOrder lists pairs of parameters of which the first is never above
// the second.
var parameterOrder = [][2]string{
	{"dependent_child_age_below", "dependent_elder_age_from"},
	{"adult_education_age_from", "adult_education_upper_age_from"},
	{"adult_education_upper_age_from", "adult_education_age_through"},
	{"adult_education_lower_level", "adult_education_upper_level"},
}

// number wants a value in its range or the reason why it is unknown, and the
// right unit, an article and a source either way. name is how messages call
// the number; a quantity without unit is that of a name that is not known.
func (c checker) number(path, name string, n Number, want quantity) {
	c.need(n.Unit != "" || want.unit == "", path, "thiếu unit (đơn vị); %s tính bằng %q", "unit is missing; %s is measured in %q", name, want.unit)
	c.need(n.Unit == "" || want.unit == "" || n.Unit == want.unit, path+".unit", "%s tính bằng %q, không phải %q; hãy sửa unit và đối chiếu lại số", "%s is measured in %q, not in %q; correct unit and check the number", name, want.unit, n.Unit)
	c.need(n.Article != "", path, "thiếu article (điều khoản)", "article is missing")
	c.need(n.Source != "", path, "thiếu source (nguồn)", "source is missing")
	c.need((n.Value == nil) != (n.Unknown == ""), path, "cần đúng một trong value và unknown", "give either value or unknown")
	if n.Value != nil && n.Unit != "" && n.Unit == want.unit {
		c.need(want.low <= *n.Value && *n.Value <= want.high, path+".value", "%s là %d %s, ngoài khoảng %d đến %d; hãy sửa value", "%s is %d %s, which is not within %d to %d; correct value", name, *n.Value, n.Unit, want.low, want.high)
	}
}

func (c checker) parameters() {
	for i, p := range c.set.Parameters {
		path := fmt.Sprintf("$.parameters[%d]", i)
		c.oneOf(path+".parameter", p.Parameter, slices.Sorted(maps.Keys(parameterQuantities)))
		c.number(path, p.Parameter, p.Number, parameterQuantities[p.Parameter])
		for _, pair := range parameterOrder {
			before, known := c.set.parameter(pair[0])
			if pair[1] == p.Parameter && known && p.Value != nil {
				c.need(before <= *p.Value, path+".value", "%s (%d) không được thấp hơn %s (%d)", "%s (%d) must not be below %s (%d)", p.Parameter, *p.Value, pair[0], before)
			}
		}
	}
}

// parameter is the value of a parameter that the set gives and knows.
func (s Set) parameter(name string) (value int64, known bool) {
	for _, p := range s.Parameters {
		if p.Parameter == name && p.Value != nil {
			return *p.Value, true
		}
	}
	return 0, false
}
