package warehouse

import (
	"fmt"
	"slices"
	"strings"

	"rasoat/rules"
)

// indicators are the numbers of the survey's deprivation indicators.
var indicators = func() (all []string) {
	for i := 1; i <= 12; i++ {
		all = append(all, fmt.Sprintf("%02d", i))
	}
	return all
}()

// derivedQuery writes a household's derived indicators as "01 yes, 02 unknown, …".
func derivedQuery() string {
	var parts []string
	for _, n := range indicators {
		parts = append(parts, fmt.Sprintf("'%s ' || case when derived_%[1]s is null then 'unknown' when derived_%[1]s then 'yes' else 'no' end", n))
	}
	return "select household_key, " + strings.Join(parts, " || ', ' || ") + " from int_derived"
}

// indicatorsOf writes what a case wants in the form of derivedQuery.
func indicatorsOf(wanted map[string]string) string {
	var parts []string
	for _, n := range indicators {
		if answer, asked := wanted[n]; asked {
			parts = append(parts, n+" "+answer)
		}
	}
	return strings.Join(parts, ", ")
}

// onlyAsked keeps of a derivedQuery outcome the indicators that a case names.
func onlyAsked(wanted map[string]string, outcome string) string {
	parts := slices.DeleteFunc(strings.Split(outcome, ", "), func(part string) bool {
		number, _, _ := strings.Cut(part, " ")
		return wanted[number] == ""
	})
	return strings.Join(parts, ", ")
}

// answerTables hold the answers of the cases of indicators in the columns that
// the derivation reads. All live in one rural commune.
func answerTables(cases []rules.Case) []Table {
	columns := func(typed ...string) (all []Column) {
		for _, t := range typed {
			name, kind, _ := strings.Cut(t, ":")
			if kind == "" {
				kind = "varchar"
			}
			all = append(all, Column{Name: name, Type: kind})
		}
		return all
	}
	units := Table{Name: "stg_units", Columns: columns("commune_code", "area"), Rows: [][]any{{"", "rural"}}}
	households := Table{Name: "int_households", Columns: columns("household_key", "commune_code", "gone:boolean", "member_count:bigint",
		"wall_durable:boolean", "frame_durable:boolean", "roof_durable:boolean", "house_area_m2:bigint", "water_source", "toilet_type", "uses_internet:boolean")}
	members := Table{Name: "stg_members", Columns: columns("household_key", "birth:date", "age:bigint", "schooling", "education", "on_job_training:boolean",
		"health_insurance:boolean", "employment", "labour_contract", "monthly_allowance:boolean", "disability:boolean", "undernourished:boolean")}
	answers := Table{Name: "stg_answers", Columns: columns("household_key", "key", "code")}
	for i, c := range cases {
		if len(c.Derived) == 0 {
			continue
		}
		key, h := fmt.Sprint(i), c.Housing
		if h.MemberCount == 0 {
			h.MemberCount = int64(len(c.Members))
		}
		households.Rows = append(households.Rows, []any{key, "", false, h.MemberCount, optional(h.WallDurable), optional(h.FrameDurable), optional(h.RoofDurable),
			optional(h.AreaM2), orNull(h.WaterSource), orNull(h.ToiletType), optional(h.UsesInternet)})
		for _, m := range c.Members {
			members.Rows = append(members.Rows, []any{key, "2000-01-01", optional(m.Age), orNull(m.Schooling), orNull(m.Education), marked(m.OnJobTraining),
				optional(m.HealthInsurance), orNull(m.Employment), orNull(m.LabourContract), marked(m.MonthlyAllowance), marked(m.Disability), optional(m.Undernourished)})
		}
		for _, code := range h.InfoDevices {
			answers.Rows = append(answers.Rows, []any{key, "info_devices", code})
		}
	}
	return []Table{units, households, members, answers}
}

// marked is a mark that is set only where it holds: left out it is a "no", as
// an empty cell of such a column is (stg_members).
func marked(value *bool) bool { return value != nil && *value }
