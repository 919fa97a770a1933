package support_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rasoat/rules/support"
)

func TestThePlanOf2023IsFoundByYearAndDistrict(t *testing.T) {
	plan, found, err := support.Find(2023, "063")
	if err != nil || !found || plan.ID != "bach-thong-2023" {
		t.Fatalf("got %q, %v, %v", plan.ID, found, err)
	}
	if _, found, err := support.Find(2024, "063"); found || err != nil {
		t.Errorf("another year has no plan: got %v, %v", found, err)
	}
}

// Nothing of the survey is left out in silence: a code has a policy or a reason
// why it has none.
func TestEveryCodeOfTheSurveyHasAPolicyOrAReasonWhyNot(t *testing.T) {
	plan, _, err := support.Find(2023, "063")
	if err != nil {
		t.Fatal(err)
	}
	var known []support.Reason
	for _, p := range plan.Policies {
		known = append(known, p.Reasons()...)
	}
	for _, u := range plan.Unmatched {
		known = append(known, support.Reason{Kind: u.Kind, Code: u.Code})
	}
	for kind, codes := range map[string]string{
		support.Deprivation: "01 02 03 04 05 06 07 08 09 10 11 12",
		support.Cause:       "1 2 3 4 5 6 7 8",
		support.Need:        "1 2 3 4 5 6 7 8 9 10",
		support.Trait:       "merit_member no_labour_capacity",
	} {
		for _, code := range strings.Fields(codes) {
			if !slices.Contains(known, support.Reason{Kind: kind, Code: code}) {
				t.Errorf("%s %s has neither a policy nor a reason", kind, code)
			}
		}
	}
}

func TestEveryMistakeIsNamedWithItsPlace(t *testing.T) {
	content, err := os.ReadFile("bach-thong-2023.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, changed, want string }{
		{"a misspelt key", "classes: [poor]\n    traits", "clases: [poor]\n    traits", `there is no key "clases"; the nearest valid key is "classes"`},
		{"an unknown office", "office: front", "office: frond", `bach-thong-2023.yaml:98:13: "frond" cannot be used`},
		{"an unknown indicator", `deprivations: ["03"]`, `deprivations: ["13"]`, `"13" cannot be used`},
		{"a code without quotes", `deprivations: ["03"]`, `deprivations: [03]`, "the code 03 must be quoted"},
		{"no reason", `deprivations: ["03"]`, `named: true`, "a policy needs a reason"},
		{"a code that is unmatched and matched", `{kind: cause, code: "1",`, `{kind: cause, code: "2",`, `cause 2 stands at the policy "tin-dung"`},
		{"two policies of one name", "id: nha-o", "id: giao-duc", `the id "giao-duc" stands at another policy too`},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := strings.Replace(string(content), c.old, c.changed, 1)
			if changed == string(content) {
				t.Fatalf("%q does not stand in the file", c.old)
			}
			_, err := support.Load("bach-thong-2023.yaml", []byte(changed))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
