package pipeline

import (
	"path/filepath"
	"strings"
	"testing"
)

const goodTargets = `year: 2023
plan: "Kế hoạch"
targets:
  - {id: poor-rate, place: "II.1", text: "Giảm 4,15%", measure: poor_rate_points_reduced, comparator: ">=", value: "4.15", unit: "điểm %", office: "Phòng", population: "Hộ"}
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
	if got.Targets[0].value.String() != "4.15" {
		t.Errorf("the value is %s, want 4.15", got.Targets[0].value)
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
		{"an unknown comparator", `">="`, `"=>"`, `there is no comparator "=>"`},
		{"a value that is no number", `"4.15"`, `"4,15"`, `the value "4,15" is not a number`},
		{"no id", "id: poor-rate", `id: ""`, "the target lacks id"},
		{"an unknown commune", `"01969"`, `"01970"`, `targets.yaml:6:12: the commune code "01970" is not in the list of units`},
		{"a commune code without quotes", `"01969"`, "01969", "targets.yaml:6:12: the code 01969 must be quoted"},
		{"a misspelt key", "office:", "ofice:", `there is no key "ofice"; the nearest valid key is "office"`},
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
