package synth

import (
	"strconv"
	"strings"
)

// onMember changes one cell of a member's row. Which member is up to choose,
// which gives the position within the household or -1.
func onMember(key string, fits fit, choose func(*site, Household) int, value func(*site, Person) string) func(*site) (spot, bool) {
	return func(s *site) (spot, bool) {
		at := s.household(func(h Household, r row) bool { return fits(h, r) && choose(s, h) >= 0 })
		if at < 0 {
			return spot{}, false
		}
		h := s.commune.Households[at]
		i := choose(s, h)
		return spot{at: at, change: change{table: "members", row: s.members[at] + i, key: key, value: value(s, h.Members[i])}}, true
	}
}

// second is a member that is neither the head nor alone.
func second(_ *site, h Household) int {
	if len(h.Members) < 2 {
		return -1
	}
	return 1
}

// grownNotHead is a member beyond the ages that any indicator asks about.
func grownNotHead(s *site, h Household) int {
	law := s.campaign.Options.Law
	for i, m := range h.Members {
		if i > 0 && m.age > law.number(adultThrough)+1 && m.age < law.number(elderFrom)-1 && m.NationalID != "" {
			return i
		}
	}
	return -1
}

// pupilAt is a child of compulsory school age who is at school, or out of it.
func pupilAt(school bool) func(*site, Household) int {
	return func(s *site, h Household) int {
		for i, m := range h.Members {
			if band := s.campaign.Options.Law.band(m.age); band != "" && (m.Schooling == band) == school && h.Deprived[lacksSchooling] != school {
				return i
			}
		}
		return -1
	}
}

// roomForOne has space for one more person: a number of members that is one
// too high leaves the indicator of space as it is.
func roomForOne(h Household, r row) bool {
	return scoredStayer(h, r) && h.Housing.AreaTenths > spaciousTenths
}

// spaciousTenths is a dwelling, in tenths of a m², that is spacious for any
// household of the campaign.
const spaciousTenths = 1000

func hasID(h Household, r row) bool { return scoredStayer(h, r) && h.Head().NationalID != "" }

// unlistedID tells of a head with a number that last year's list does not hold
// against another.
func unlistedID(h Household, r row) bool { return hasID(h, r) && !h.Listed.onList() }

func personDefects() []defectKind {
	fixed := func(text string) func(*site, Person) string { return func(*site, Person) string { return text } }
	word := func(list, code string) func(*site, Person) string {
		return func(s *site, _ Person) string { return s.commune.hand.code(s.campaign.words, list, code) }
	}
	return []defectKind{
		{"ethnicity_unknown", "HO-002", severityError, onHousehold("head_ethnicity", scoredStayer, as("Không rõ"))},
		{"head_name_missing", "HO-001", severityError, onHousehold("head_name", scoredStayer, as(""))},
		{"head_sex_unknown", "HO-002", severityError, onHousehold("head_sex", scoredStayer, as("Na"))},
		{"head_birth_after_review", "HO-007", severityError, onHousehold("head_birth", scoredStayer, as("2191"))},
		{"member_count_differs", "HO-018", severityWarning, onHousehold("member_count", roomForOne, func(h Household, _ row) string { return strconv.Itoa(len(h.Members) + 1) })},
		{"member_count_zero", "HO-006", severityError, onHousehold("member_count", scoredStayer, as("0"))},
		{"national_id_length", "HO-016", severityWarning, onHousehold("head_national_id", hasID, func(h Household, _ row) string { return h.Head().NationalID[:11] })},
		{"head_id_birth", "HO-046", severityWarning, onHousehold("head_national_id", unlistedID, func(h Household, _ row) string {
			id := h.Head().NationalID
			return id[:4] + strings.Map(nextDigit, id[4:6]) + id[6:]
		})},
		{"head_id_province", "HO-048", severityWarning, onHousehold("head_national_id", unlistedID, func(h Household, _ row) string { return "097" + h.Head().NationalID[3:] })},
		{"national_id_province", "TV-011", severityWarning, onMember("national_id", scoredStayer, grownNotHead, func(_ *site, p Person) string { return "000" + p.NationalID[3:] })},
		{"national_id_birth", "TV-008", severityWarning, onMember("national_id", scoredStayer, grownNotHead, func(_ *site, p Person) string {
			return p.NationalID[:4] + strings.Map(nextDigit, p.NationalID[4:6]) + p.NationalID[6:]
		})},
		{"national_id_repeated", "TV-007", severityWarning, onMember("national_id", scoredStayer,
			func(s *site, h Household) int { return withTwin(s, s.numbers, h) },
			func(s *site, p Person) string { return twinID(s.numbers, p) })},
		{"national_id_in_two_communes", "TV-007", severityWarning, onMember("national_id", scoredStayer,
			func(s *site, h Household) int { return withTwin(s, s.otherNumbers, h) },
			func(s *site, p Person) string { return twinID(s.otherNumbers, p) })},
		{"birth_after_review", "TV-005", severityError, onMember("birth", scoredStayer, grownNotHead, fixed("2191"))},
		{"two_heads", "TV-006", severityWarning, onMember("relation", scoredStayer, second, word("relation", relationHead))},
		{"no_head", "TV-006", severityWarning, onMember("relation", scoredStayer, func(*site, Household) int { return 0 }, word("relation", relationElse))},
		{"schooling_beyond_age", "TV-009", severityWarning, onMember("schooling", scoredStayer, pupilAt(true), word("schooling", university))},
		{"schooling_unknown", "TV-003", severityWarning, onMember("schooling", scoredStayer, pupilAt(false), fixed("lớp chọn"))},
		{"member_of_unknown_household", "TV-004", severityError, strangerMember},
	}
}

// nextDigit replaces a digit by the one after it.
func nextDigit(r rune) rune { return '0' + (r-'0'+1)%10 }

// idPrefixLength is the part of a number that follows from birth and sex.
const idPrefixLength = 6

// numbersOf lists the identity numbers of a commune by that part.
func numbersOf(c *Commune) map[string][]string {
	out := map[string][]string{}
	for _, h := range c.Households {
		if h.Gone() {
			continue
		}
		for _, m := range h.Members {
			if m.NationalID != "" {
				prefix := m.NationalID[:idPrefixLength]
				out[prefix] = append(out[prefix], m.NationalID)
			}
		}
	}
	return out
}

// twinID is the number of someone else with the same sex and year of birth, so
// that nothing but the repetition is wrong with it; "" when there is nobody.
func twinID(numbers map[string][]string, p Person) string {
	for _, id := range numbers[p.NationalID[:idPrefixLength]] {
		if id != p.NationalID {
			return id
		}
	}
	return ""
}

// withTwin is a grown member of h for whom the numbers have a twin.
func withTwin(s *site, numbers map[string][]string, h Household) int {
	if i := grownNotHead(s, h); i >= 0 && twinID(numbers, h.Members[i]) != "" {
		return i
	}
	return -1
}

// strangerMember adds a person under a household number that is not on sheet Hộ.
func strangerMember(s *site) (spot, bool) {
	if s.done["stranger"] {
		return spot{}, false
	}
	s.done["stranger"] = true
	added := row{
		"village": s.commune.Households[0].Village, "household_no": "997", "member_no": "1", "full_name": "Hoàng Văn Không Có",
		"relation": relationHead, "sex": "Nam", "birth": "1970", "ethnicity": "Tày", "health_insurance": s.commune.hand.yes,
	}
	return spot{at: -1, change: change{table: "members", key: "household_no", value: "997", add: added}}, true
}
