package warehouse

import (
	"testing"

	"rasoat/rules"
)

func TestEveryWorkedCaseOfEverySetIsClassifiedAsTheLawSays(t *testing.T) {
	sets, err := rules.Load(rules.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		cases, err := rules.Cases(rules.Embedded(), set)
		if err != nil {
			t.Fatal(err)
		}
		results, err := RunCases(t.Context(), set, cases)
		if err != nil {
			t.Fatal(err)
		}
		if len(results) == 0 {
			t.Errorf("%s has no cases", set.ID)
		}
		for _, r := range results {
			if r.Got != r.Want {
				t.Errorf("%s: %s: got %s, want %s", set.ID, r.Case.Name, r.Got, r.Want)
			}
		}
	}
}
