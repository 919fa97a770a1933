package pipeline

import (
	"context"

	"rasoat/pipeline/warehouse"
	"rasoat/rules"
)

// RulesTest is what the worked examples of one rule set show.
type RulesTest struct {
	Set    rules.Set
	Cases  int
	Failed []FailedCase
	// Uncovered are the statements of the set at whose border no case stands.
	Uncovered []rules.Entry
}

// FailedCase is a worked example that the selects decide otherwise.
type FailedCase struct{ Name, Want, Got string }

// RuleSets returns the sets that are named, or all of them without names,
// ordered by the day from which they are in force.
func RuleSets(ids []string) ([]rules.Set, error) {
	all, err := rules.Load(rules.Embedded())
	if err != nil || len(ids) == 0 {
		return all, err
	}
	return named(all, ids)
}

// TestRules runs the cases of the named sets, or of all, through the selects
// that classify households.
func TestRules(ctx context.Context, ids []string) ([]RulesTest, error) {
	sets, err := RuleSets(ids)
	if err != nil {
		return nil, err
	}
	var tests []RulesTest
	for _, set := range sets {
		cases, err := rules.Cases(rules.Embedded(), set)
		if err != nil {
			return nil, refusal(err)
		}
		results, err := warehouse.RunCases(ctx, set, cases)
		if err != nil {
			return nil, fault(err, "không chạy được các trường hợp của %s", "cannot run the cases of %s", set.ID)
		}
		test := RulesTest{Set: set, Cases: len(cases), Uncovered: rules.Uncovered(set, cases)}
		for _, r := range results {
			if r.Got != r.Want {
				test.Failed = append(test.Failed, FailedCase{r.Case.Name, r.Want, r.Got})
			}
		}
		tests = append(tests, test)
	}
	return tests, nil
}
