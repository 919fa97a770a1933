package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const goodTargets = `year: 2023
plan: "Kế hoạch"
reports: {due: ["2023-04-10", "2023-07-10", "2023-10-10", "2024-01-10"]}
focus: {rate_above: "30", new_countryside: ["01969"]}
certificate_levels: ["4"]
offices:
  - {id: labour, name: "Phòng Lao động", place: "VI.1", duties: ["Chủ trì"]}
targets:
  - {id: poor-rate, place: "II.1", text: "Giảm 4,15%", measure: poor_rate_points_reduced, comparator: ">=", value: "4.15", unit: "điểm %", office: labour, population: "Hộ"}
  - {id: works, place: "II.2", text: "Công trình", measure: output_count, unit: "công trình", office: labour, population: "Công trình"}
budget:
  unit: "triệu đồng"
  place: "III"
  total: "5629"
  central: "5465"
  local: "164"
  lines:
    - {id: p2, place: "III.2.1", text: "Dự án 2", measure: money_disbursed, comparator: ">=", office: labour, total: "5629", central: "5465", local: "164"}
communes:
  - {code: "01969", poor_reduction: 20}
`

func readGoodTargets(t *testing.T, content string) (targets, error) {
	path := filepath.Join(t.TempDir(), "targets.yaml")
	write(t, path, content)
	return readTargets(path, 2023, []unit{{Code: "01969"}})
}

func TestTargetsKeepTheirNumbersExactly(t *testing.T) {
	got, err := readGoodTargets(t, strings.Replace(goodTargets, `"4.15"`, "4.15", 1))
	if err != nil {
		t.Fatal(err)
	}
	if got.Targets[0].value.String() != "4.15" || got.Targets[0].Source != "survey" {
		t.Errorf("the value is %s from %s, want 4.15 from the survey", got.Targets[0].value, got.Targets[0].Source)
	}
	if got.Targets[1].value != nil || got.Targets[1].Source != "progress" {
		t.Errorf("a result without a number has %v from %s", got.Targets[1].value, got.Targets[1].Source)
	}
	if c := got.Communes[0]; *c.PoorReduction != 20 || c.NearPoorReduction != nil {
		t.Errorf("the part of 01969 is %v and %v, want 20 and none", c.PoorReduction, c.NearPoorReduction)
	}
}

func TestACampaignWithoutTargetsHasNone(t *testing.T) {
	got, err := readTargets(filepath.Join(t.TempDir(), "targets.yaml"), 2023, nil)
	if err != nil || len(got.Targets) != 0 {
		t.Errorf("got %d targets and %v", len(got.Targets), err)
	}
}

func TestEveryMistakeInTargetsIsNamedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ name, old, changed, want string }{
		{"another year", "year: 2023", "year: 2022", "targets.yaml:1:7: year is 2022 but the campaign is of 2023"},
		{"an unknown measure", "poor_rate_points_reduced", "poor_rate_reduced", `there is no measure "poor_rate_reduced"; the nearest is "poor_rate_points_reduced"`},
		{"no measure", "measure: poor_rate_points_reduced, ", "", `targets.yaml:9:5: there is no measure ""`},
		{"an unknown comparator", `comparator: ">=", value: "4.15"`, `comparator: "=>", value: "4.15"`, `there is no comparator "=>"`},
		{"a comparator without a value", `value: "4.15", `, "", `the value "" is not a number`},
		{"a value that is no number", `"4.15"`, `"4,15"`, `the value "4,15" is not a number`},
		{"no id", "id: poor-rate", `id: ""`, "id is missing"},
		{"an unknown office", `office: labour, population: "Hộ"`, `office: labuor, population: "Hộ"`, `targets.yaml:9:148: there is no office "labuor" among the offices; the nearest is "labour"`},
		{"a source that the measure has not", `population: "Hộ"}`, `population: "Hộ", source: progress}`, `the measure poor_rate_points_reduced comes from survey, so source cannot be "progress"`},
		{"a source that does not exist", `population: "Hộ"}`, `population: "Hộ", source: phieu}`, `there is no source "phieu"`},
		{"an id that stands twice", "id: p2", "id: works", `the id "works" stands twice`},
		{"a line that does not foot", `total: "5629", central: "5465", local: "164"}`, `total: "5630", central: "5465", local: "164"}`, "targets.yaml:18:118: total is 5630 but central + local is 5465 + 164 = 5629"},
		{"a sum that is not its lines", "  total: \"5629\"\n  central: \"5465\"", "  total: \"5630\"\n  central: \"5466\"", "the sum central is 5466 but the lines add up to 5465"},
		{"money from the survey", "measure: money_disbursed", "measure: insured_percent", "the measure insured_percent does not come from progress reports"},
		{"three days for four quarters", `, "2024-01-10"`, "", "due has 3 days"},
		{"a day before the quarter before", `"2023-07-10"`, `"2023-04-01"`, "2023-04-01 is not after the day of the quarter before"},
		{"a level that no answer has", `["4"]`, `["44"]`, `there is no level "44"`},
		{"a new-countryside commune of nowhere", `new_countryside: ["01969"]`, `new_countryside: ["01970"]`, `targets.yaml:4:45: the commune code "01970" is not in the list of units`},
		{"an unknown commune", `code: "01969"`, `code: "01970"`, `targets.yaml:20:12: the commune code "01970" is not in the list of units`},
		{"a commune code without quotes", `code: "01969"`, "code: 01969", "targets.yaml:20:12: the code 01969 must be quoted"},
		{"a misspelt key", "unit: \"điểm %\"", "unti: \"điểm %\"", `there is no key "unti"; the nearest valid key is "unit"`},
		{"a commune that stands twice", "communes:\n", "communes:\n  - {code: \"01969\"}\n", `the commune code "01969" stands twice`},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := strings.Replace(goodTargets, c.old, c.changed, 1)
			if changed == goodTargets {
				t.Fatalf("%q does not stand in the targets", c.old)
			}
			_, err := readGoodTargets(t, changed)
			wantSentence(t, err, c.want)
		})
	}
}

func TestTargetsOfAFileWithoutOfficesSayThatTheListIsMissing(t *testing.T) {
	_, err := readGoodTargets(t, strings.Replace(goodTargets, "offices:\n  - {id: labour, name: \"Phòng Lao động\", place: \"VI.1\", duties: [\"Chủ trì\"]}\n", "", 1))
	wantSentence(t, err, `the office "labour" is not among the offices, of which the file has none; add the list offices`)
}

func TestATargetWithAMeasureThatStandsNeedsOnlyItsLineInTargets(t *testing.T) {
	dir := syntheticCampaign(t, small(9))
	path := filepath.Join(dir, "targets.yaml")
	plan, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	line := "\n  - {id: three-poor-fewer, place: \"II.1\", text: \"Giảm 3 hộ nghèo (chỉ tiêu thêm)\", measure: poor_households_reduced, comparator: \">=\", value: 3, unit: \"hộ\", office: labour, population: \"\", source: survey}"
	write(t, path, strings.Replace(string(plan), "\ntargets:", "\ntargets:"+line, 1))
	runCampaign(t, dir)
	same := selectRows(t, dir, "select a.actual = b.actual, a.target, a.met = (a.actual >= 3) from mart_targets a join mart_targets b on b.measure = a.measure and b.id <> a.id and b.scope = a.scope where a.id = 'three-poor-fewer'")
	if got := fmt.Sprint(same); got != "[[true 3 true]]" {
		t.Errorf("the added target has %s, want the value of the other with its measure, 3 and its verdict", got)
	}
	if printed := selectRows(t, dir, "select count(*) from rpt_802_targets where unit_name = 'Giảm 3 hộ nghèo (chỉ tiêu thêm)'"); fmt.Sprint(printed) != "[[1]]" {
		t.Errorf("the sheet prints it %v times", printed)
	}
}
