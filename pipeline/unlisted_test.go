package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestAboveItsLimitARunListsNoHouseholdsAndCountsEveryFinding(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "many")
	_, err := Synth(ctx, SynthOptions{Dir: dir, Seed: 5, Communes: 2, Households: 400, Defects: true}, Silent{})
	must(t, err)
	all, err := Run(ctx, RunOptions{Dir: dir}, Silent{})
	must(t, err)
	if all.Unlisted != nil || len(all.Findings) < 20 {
		t.Fatalf("below the limit Unlisted is %v, findings %d", all.Unlisted, len(all.Findings))
	}
	config, err := os.ReadFile(filepath.Join(dir, ConfigFile))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, ConfigFile), append(config, "\nlimits: {listed_households: 100}\n"...), 0o600))
	some, err := Run(ctx, RunOptions{Dir: dir}, Silent{})
	must(t, err)
	if some.Unlisted == nil || !slices.Equal(some.Unlisted.Reports, []string{"niem-yet", "ho-tro"}) {
		t.Fatalf("above the limit Unlisted is %+v", some.Unlisted)
	}
	if some.Counted() != all.Counted() || some.HasErrors() != all.HasErrors() {
		t.Errorf("counted %+v, with all findings %+v", some.Counted(), all.Counted())
	}
	for i, group := range some.FindingGroups() {
		if want := all.FindingGroups()[i]; group.Code != want.Code || group.Total != want.Total {
			t.Errorf("group %d is %s with %d, want %s with %d", i, group.Code, group.Total, want.Code, want.Total)
		}
	}
	for _, output := range some.Outputs {
		if strings.Contains(output.Path, "niem-yet") || strings.Contains(output.Path, "ho-tro") {
			t.Errorf("%s is written", output.Path)
		}
	}
	for _, gone := range []string{"niem-yet", "ho-tro"} { // those of the run before
		if _, err := os.Stat(filepath.Join(dir, "out", gone)); err == nil {
			t.Errorf("%s of the run before is still there", gone)
		}
	}
	again, err := Report(ctx, ReportOptions{Dir: dir}, Silent{})
	must(t, err)
	if slices.ContainsFunc(again, func(o Output) bool { return strings.Contains(o.Path, "niem-yet") }) || len(again) == 0 {
		t.Errorf("made again are %v", again)
	}
	if last := readRecord(filepath.Join(dir, "out")); last == nil || last.earlier(all.Findings, true) != nil {
		t.Errorf("a record of some findings stands for all: %+v", last)
	}
}

func TestASummaryWithoutListsHasTheFirstFindingsOfACodeAndItsWholeCount(t *testing.T) {
	s := Summary{
		Findings: []Finding{{Code: "HO-001", Severity: SeverityWarning}, {Code: "HO-002", Severity: SeverityWarning}, {Code: "HO-002", Severity: SeverityWarning}},
		Unlisted: &Unlisted{Counts: Counts{Warnings: 5002}, Codes: map[string]int64{"warningHO-001": 5000, "warningHO-002": 2}},
	}
	groups := s.FindingGroups()
	if len(groups) != 2 || groups[0].Code != "HO-001" || groups[0].Total != 5000 || len(groups[0].Findings) != 1 || groups[1].Total != 2 {
		t.Errorf("the groups are %+v", groups)
	}
	if s.Counted().Warnings != 5002 {
		t.Errorf("counted %+v", s.Counted())
	}
}
