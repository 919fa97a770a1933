package synth

import (
	"slices"
	"strconv"
	"strings"
)

// defectKind is one kind of error seen in real files, with the code and the
// severity of the check in sql/ that finds it; no code where none does yet.
type defectKind struct {
	name, code, severity string
	find                 func(*site) (spot, bool)
}

const (
	severityError   = "error"
	severityWarning = "warning"
)

// fit tells whether a household can bear a defect.
type fit func(h Household, r row) bool

// onHousehold changes one cell of a household's row.
func onHousehold(key string, fits fit, value func(h Household, r row) string) func(*site) (spot, bool) {
	return func(s *site) (spot, bool) {
		at := s.household(fits)
		if at < 0 {
			return spot{}, false
		}
		text := value(s.commune.Households[at], s.pages.households[at])
		return spot{at: at, change: change{table: "households", row: at, key: key, value: text}}, true
	}
}

// seenAt says that the check names another cell of the household's row.
func seenAt(key string, find func(*site) (spot, bool)) func(*site) (spot, bool) {
	return func(s *site) (spot, bool) {
		found, ok := find(s)
		if ok {
			found.seen = []place{{"households", found.at, key, s.pages.households[found.at][key]}}
		}
		return found, ok
	}
}

// household draws a place to start and takes the first free household that fits.
func (s *site) household(fits fit) int {
	n := len(s.commune.Households)
	start := s.draw.IntN(n)
	for i := range n {
		at := (start + i) % n
		if h := s.commune.Households[at]; !s.taken[at] && fits(h, s.pages.households[at]) {
			return at
		}
	}
	return -1
}

// as is a fixed text.
func as(text string) func(Household, row) string { return func(Household, row) string { return text } }

func scored(h Household, _ row) bool { return !h.Gone() && !h.Screened }

func scoredStayer(h Household, r row) bool {
	return scored(h, r) && h.Reason == "" && h.Joined+h.Left == 0
}

func listedNow(h Household, r row) bool { return scoredStayer(h, r) && h.Class.onList() }

// defectKinds lists the kinds in the order in which communes get them.
func defectKinds() []defectKind {
	return slices.Concat(scoreDefects(), personDefects(), listDefects(), communeDefects())
}

func scoreDefects() []defectKind {
	return []defectKind{
		{"b2_differs_from_flags", "HO-010", severityError, onHousehold("b2_score",
			func(h Household, r row) bool { return scoredStayer(h, r) && h.Lacks() > 0 },
			func(h Household, _ row) string { return strconv.Itoa(h.B2 + h.B2/h.Lacks()) })},
		{"b2_not_a_multiple", "HO-010", severityError, onHousehold("b2_score", listedNow, func(h Household, _ row) string { return strconv.Itoa(h.B2 + 1) })},
		{"b1_missing", "HO-008", severityError, onHousehold("b1_score", scoredStayer, as(""))},
		{"b1_negative", "HO-009", severityError, onHousehold("b1_score", scoredStayer, func(h Household, _ row) string { return strconv.Itoa(-h.B1) })},
		{"b1_look_alike_digit", "HO-002", severityError, onHousehold("b1_score",
			func(h Household, r row) bool { return scoredStayer(h, r) && strings.ContainsAny(r["b1_score"], "01") },
			func(_ Household, r row) string { return strings.NewReplacer("0", "O", "1", "l").Replace(r["b1_score"]) })},
		{"yes_no_unknown", "HO-003", severityError, onHousehold(deprivedKey(lacksSoundHouse),
			func(h Household, r row) bool { return scoredStayer(h, r) && !h.Deprived[lacksSoundHouse] }, as("có thể"))},
		{"reported_class_differs", "HO-017", severityWarning, onHousehold("reported_class", listedNow, func(h Household, _ row) string {
			if h.Class == Poor {
				return NearPoor.label()
			}
			return Poor.label()
		})},
		{"reported_class_unknown", "HO-004", severityWarning, onHousehold("reported_class", scoredStayer, as("Hộ khá"))},
		{"cause_missing", "HO-024", severityWarning, onHousehold("causes",
			func(h Household, r row) bool { return listedNow(h, r) && r["cause_other"] == "" }, as(""))},
		{"cause_other_unsaid", "HO-027", severityWarning, onHousehold("cause_other",
			func(h Household, r row) bool { return listedNow(h, r) && r["cause_other"] != "" }, as(""))},
		{"devices_contradict_flag", "HO-026", severityWarning, seenAt(deprivedKey(lacksDevices), onHousehold("info_devices",
			func(h Household, r row) bool { return scoredStayer(h, r) && h.Deprived[lacksDevices] }, as("1")))},
		{"nutrition_without_child", "HO-026", severityWarning, nutritionWithoutChild},
	}
}

// nutritionWithoutChild makes a grown person who lives alone lack the
// indicator of children, where that moves the household to no other class.
func nutritionWithoutChild(s *site) (spot, bool) {
	at := s.household(func(h Household, r row) bool {
		return scored(h, r) && len(h.Members) == 1 && h.Head().age < s.campaign.Options.Law.number(elderFrom) && h.Class != NearPoor && h.Opening <= 1
	})
	if at < 0 {
		return spot{}, false
	}
	h := s.commune.Households[at]
	points := s.campaign.Options.Law.number(pointsPerIndicator)
	return spot{at: at, change: change{
		table: "households", row: at, key: deprivedKey(lacksNutrition), value: s.commune.hand.yes,
		also: row{"b2_score": strconv.Itoa(h.B2 + points)},
	}}, true
}

func listDefects() []defectKind {
	stays := func(h Household, r row) bool { return scoredStayer(h, r) && h.Listed.onList() }
	return []defectKind{
		{"listed_as_differs", "HO-021", severityWarning, onHousehold("listed_as", stays, func(h Household, _ row) string {
			if h.Listed == Poor {
				return NearPoor.label()
			}
			return Poor.label()
		})},
		{"split_without_origin", "HO-011", severityError, onHousehold("origin_household_no", func(h Household, _ row) bool { return h.Reason == Split }, as(""))},
		{"merged_without_origin", "HO-011", severityError, onHousehold("origin_household_no", func(h Household, _ row) bool { return h.Reason == Merged }, as(""))},
		{"origin_unknown", "HO-028", severityError, onHousehold("origin_household_no", func(h Household, _ row) bool { return h.Reason == Split }, as("999"))},
		{"movement_unknown", "HO-002", severityError, onHousehold("movement", stays, as("đi làm xa"))},
		{"last_listed_in_future", "HO-019", severityWarning, onHousehold("last_listed_year",
			func(h Household, _ row) bool { return h.LastYear > 0 && h.Movement == NotListed },
			func(h Household, _ row) string { return strconv.Itoa(h.LastYear + 60) })},
		{"household_no_repeated", "HO-005", severityError, repeatedHousehold},
		{"previous_household_missing", "HO-022", severityError, missingFromSurvey},
	}
}

// repeatedHousehold copies a whole row to the end of the sheet; both rows are
// found, for nothing says which of them is meant.
func repeatedHousehold(s *site) (spot, bool) {
	at := s.household(listedNow)
	if at < 0 {
		return spot{}, false
	}
	copied := make(row)
	for key, value := range s.pages.households[at] {
		copied[key] = value
	}
	number := copied["household_no"]
	return spot{
		at: at, change: change{table: "households", key: "household_no", value: number, add: copied},
		seen: []place{{"households", at, "household_no", number}},
	}, true
}

// missingFromSurvey adds a household to last year's list that the survey does
// not know.
func missingFromSurvey(s *site) (spot, bool) {
	if s.done["previous"] || len(s.pages.previous) == 0 {
		return spot{}, false
	}
	s.done["previous"] = true
	model := s.pages.previous[0]
	added := row{
		"commune_code": model["commune_code"], "village": model["village"], "household_no": "998", "head_name": "Nông Thị Không Có",
		"head_sex": "Nữ", "head_birth": "1951", "head_ethnicity": "Tày", "member_count": "2", "class": Poor.label(),
	}
	return spot{at: -1, change: change{table: "previous", key: "household_no", value: "998", add: added}}, true
}

func communeDefects() []defectKind {
	return []defectKind{
		{"total_households_below_rows", "TT-202", severityError, onInfo("total_households", func(s *site) row {
			present, minority := 0, 0
			for _, h := range s.commune.Households {
				if !h.Gone() {
					present++
					if h.Minority() {
						minority++
					}
				}
			}
			return row{"total_households": strconv.Itoa(present - 1), "minority_households": strconv.Itoa(minority)}
		})},
		{"minority_households_above_total", "TT-203", severityError, onInfo("minority_households", func(s *site) row {
			return row{"minority_households": strconv.Itoa(s.commune.Now.Households + 7)}
		})},
		{"total_persons_missing", "TT-201", severityError, onInfo("total_persons", func(*site) row { return row{"total_persons": ""} })},
	}
}

// onInfo changes cells of Thông tin; key is the one that is wrong. A commune
// bears one such defect.
func onInfo(key string, cells func(*site) row) func(*site) (spot, bool) {
	return func(s *site) (spot, bool) {
		if s.done["info"] {
			return spot{}, false
		}
		s.done["info"] = true
		changed := cells(s)
		return spot{at: -1, change: change{table: "info", key: key, value: changed[key], also: changed}}, true
	}
}
