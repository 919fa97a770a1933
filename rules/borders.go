package rules

import (
	"fmt"
	"slices"
	"strconv"
)

// border is a threshold of the set on which a case of indicators may stand: at
// is its name in cases.yaml, indicators are those of the survey that it
// decides, vi and en say where it is.
type border struct {
	at         string
	indicators []string
	vi, en     string
	spots      []spot
}

// spot tells whether a case stands on one place of a border: on it, or one unit
// beside it.
type spot func(Case) bool

// borders are the thresholds of the set whose values it knows.
func (s Set) borders() []border {
	var all []border
	for _, p := range s.Parameters {
		if p.Value != nil && !slices.Contains(wholeSet, p.Parameter) {
			all = append(all, s.parameterBorder(p.Parameter, *p.Value))
		}
	}
	for _, band := range s.Schooling {
		b := border{at: "schooling_" + band.Level, indicators: []string{"06"}}
		ages := []any{band.AgeFrom - 1, band.AgeFrom, band.AgeBelow - 1, band.AgeBelow}
		b.vi, b.en = fmt.Sprintf("thành viên %d, %d, %d hoặc %d tuổi", ages...), fmt.Sprintf("a member aged %d, %d, %d or %d", ages...)
		for _, age := range ages {
			b.spots = append(b.spots, memberAged(age.(int64)))
		}
		all = append(all, b)
	}
	for _, a := range s.AcceptedAnswers {
		b := border{at: a.Key, vi: "một câu trả lời của " + a.Key, en: "one answer of " + a.Key}
		for _, n := range surveyIndicators {
			if derivations[n].answers == a.Key {
				b.indicators = []string{n}
			}
		}
		for _, code := range answerCodes[a.Key] {
			b.spots = append(b.spots, answered(a.Key, code))
		}
		all = append(all, b)
	}
	return all
}

// parameterBorder is the border of a threshold: the value itself and the unit
// on its other side.
func (s Set) parameterBorder(name string, value int64) border {
	b := border{at: name}
	for _, n := range surveyIndicators {
		if slices.Contains(derivations[n].parameters, name) {
			b.indicators = append(b.indicators, n)
		}
	}
	before, on := value-1, value
	from, _ := s.parameter("adult_education_age_from")
	upper, _ := s.parameter("adult_education_upper_age_from")
	through, _ := s.parameter("adult_education_age_through")
	switch name {
	case "dependent_share_above_percent":
		b.vi, b.en = fmt.Sprintf("người phụ thuộc đúng %d%%, hoặc quá mức đó một người", value), fmt.Sprintf("dependants exactly %d%%, or above it by one person", value)
		b.spots = []spot{s.shareIs(value), s.shareJustAbove(value)}
		return b
	case "weak_structures_from":
		b.vi, b.en = fmt.Sprintf("%d hoặc %d kết cấu không bền chắc", before, on), fmt.Sprintf("%d or %d structures that are not durable", before, on)
		b.spots = []spot{weakStructures(before), weakStructures(on)}
		return b
	case "area_per_person_below_m2":
		b.vi, b.en = fmt.Sprintf("%d m² mỗi người, hoặc cả nhà ít hơn thế 1 m²", value), fmt.Sprintf("%d m² a member, or a house of 1 m² less than that", value)
		b.spots = []spot{housed(value, 0), housed(value, -1)}
		return b
	case "adult_education_lower_level", "adult_education_upper_level":
		if name == "adult_education_lower_level" {
			through = upper - 1
		} else {
			from = upper
		}
		b.vi, b.en = fmt.Sprintf("thành viên từ %d đến %d tuổi có mã bằng cấp %d hoặc %d", from, through, before, on), fmt.Sprintf("a member aged %d to %d with education %d or %d", from, through, before, on)
		b.spots = []spot{educated(before, from, through), educated(on, from, through)}
		return b
	case "adult_education_age_through":
		before, on = value, value+1
	}
	b.vi, b.en = fmt.Sprintf("thành viên %d hoặc %d tuổi", before, on), fmt.Sprintf("a member aged %d or %d", before, on)
	b.spots = []spot{memberAged(before), memberAged(on)}
	return b
}

func memberAged(age int64) spot {
	return func(c Case) bool {
		return slices.ContainsFunc(c.Members, func(m CaseMember) bool { return m.Age != nil && *m.Age == age })
	}
}

// educated is a member of an age, both ends counted, with a level of education.
func educated(level, from, through int64) spot {
	return func(c Case) bool {
		return slices.ContainsFunc(c.Members, func(m CaseMember) bool {
			return m.Age != nil && from <= *m.Age && *m.Age <= through && m.Education == strconv.FormatInt(level, 10)
		})
	}
}

func (s Set) shareIs(percent int64) spot {
	return func(c Case) bool { return s.dependants(c)*100 == percent*c.memberCount() && c.memberCount() > 0 }
}

// shareJustAbove is a household that one dependant fewer would bring back.
func (s Set) shareJustAbove(percent int64) spot {
	return func(c Case) bool {
		above := func(dependants int64) bool { return dependants*100 > percent*c.memberCount() }
		return above(s.dependants(c)) && !above(s.dependants(c)-1)
	}
}

// dependants counts the members of a case who depend on others.
func (s Set) dependants(c Case) (count int64) {
	child, _ := s.parameter("dependent_child_age_below")
	elder, _ := s.parameter("dependent_elder_age_from")
	yes := func(answer *bool) bool { return answer != nil && *answer }
	for _, m := range c.Members {
		if m.Age != nil && (*m.Age < child || yes(m.MonthlyAllowance) && (*m.Age >= elder || yes(m.Disability))) {
			count++
		}
	}
	return count
}

// weakStructures is a house of which all three structures are known.
func weakStructures(number int64) spot {
	return func(c Case) bool {
		weak := int64(0)
		for _, durable := range []*bool{c.Housing.WallDurable, c.Housing.FrameDurable, c.Housing.RoofDurable} {
			if durable == nil {
				return false
			}
			if !*durable {
				weak++
			}
		}
		return weak == number
	}
}

// housed is a house of so many m² a member, and so many beside that.
func housed(value, beside int64) spot {
	return func(c Case) bool {
		return c.Housing.AreaM2 != nil && c.memberCount() > 0 && *c.Housing.AreaM2 == value*c.memberCount()+beside
	}
}

// answered is a household whose one answer is a code.
func answered(key, code string) spot {
	return func(c Case) bool {
		given := map[string][]string{"water_source": {c.Housing.WaterSource}, "toilet_type": {c.Housing.ToiletType}, "info_devices": c.Housing.InfoDevices}[key]
		return len(given) == 1 && given[0] == code
	}
}

// memberCount is how many members the household has.
func (c Case) memberCount() int64 {
	if c.Housing.MemberCount == 0 {
		return int64(len(c.Members))
	}
	return c.Housing.MemberCount
}
