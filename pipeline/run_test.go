package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// stopAt ends a run when a stage begins.
type stopAt struct {
	Silent
	stage Stage
	stop  context.CancelFunc
}

func (s stopAt) Begin(stage Stage, _ Extent) {
	if stage == s.stage {
		s.stop()
	}
}

func TestARunThatIsStoppedInAnyStageLeavesTheEarlierResultsByteForByte(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	earlier := filesOf(t, filepath.Join(dir, "out"))
	// A changed workbook would change the results.
	book := filepath.Join(dir, "survey", "01975.xlsx")
	if err := os.Truncate(book, 1000); err != nil {
		t.Fatal(err)
	}
	for _, stage := range []Stage{StageLand, StageLoad, StageTransform, StageForms} {
		ctx, stop := context.WithCancel(context.Background())
		_, err := Run(ctx, RunOptions{Dir: dir}, stopAt{stage: stage, stop: stop})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped in %s, Run returns %v", stage, err)
		}
		if now := filesOf(t, filepath.Join(dir, "out")); !maps.Equal(now, earlier) {
			t.Errorf("stopped in %s, the results have changed", stage)
		}
		if _, err := os.Stat(filepath.Join(dir, "out", nextFolder)); !os.IsNotExist(err) {
			t.Errorf("stopped in %s, .next is left behind", stage)
		}
	}
	if summary := runCampaign(t, dir); summary.Refused != 1 || !summary.HasErrors() {
		t.Errorf("the run after it refuses %d workbooks, want the cut one", summary.Refused)
	}
}

func TestEqualCampaignsGiveEqualFormsOnOneCoreAndInAnotherTimeZone(t *testing.T) {
	one, two := FinishedCampaign(t, usual), syntheticCampaign(t, usual)
	zone, cores := time.Local, runtime.GOMAXPROCS(1)
	time.Local = time.FixedZone("far", 13*3600)
	runCampaign(t, two)
	time.Local = zone
	runtime.GOMAXPROCS(cores)

	for _, name := range []string{FormsFile, DetailFile} {
		if filesOf(t, filepath.Join(one, "out"))[name] != filesOf(t, filepath.Join(two, "out"))[name] {
			t.Errorf("%s differs between two runs of one campaign", name)
		}
	}
	if a, b := manifestOf(t, one), manifestOf(t, two); string(a.Content) != string(b.Content) {
		t.Errorf("the contents of the manifests differ:\n%s\n%s", a.Content, b.Content)
	}
}

// written is a manifest whose content is left as text.
type written struct {
	Content json.RawMessage `json:"content"`
	Run     manifestRun     `json:"run"`
}

func manifestOf(t *testing.T, dir string) written {
	content, err := os.ReadFile(filepath.Join(dir, "out", ManifestFile))
	if err != nil {
		t.Fatal(err)
	}
	var m written
	if err := json.Unmarshal(content, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTheManifestNamesEveryInputRuleAndOutputWithItsHash(t *testing.T) {
	dir := syntheticCampaign(t, small(3))
	summary := runCampaign(t, dir)
	written := manifestOf(t, dir)
	var content manifestContent
	if err := json.Unmarshal(written.Content, &content); err != nil {
		t.Fatal(err)
	}
	if content.Version != Version || content.Year != 2023 || len(content.Rules) != 1 || len(content.Rules[0].SHA256) != 64 {
		t.Errorf("the manifest is of %+v", content)
	}
	if len(content.Inputs) != 3+4+35 {
		t.Errorf("%d inputs, want the configuration, the units, the targets, four workbooks and 35 reports", len(content.Inputs))
	}
	for _, input := range content.Inputs {
		if found, err := hashFile(dir, input.File); err != nil || found.SHA256 != input.SHA256 {
			t.Errorf("%s: the manifest has %s, the file %s (%v)", input.File, input.SHA256, found.SHA256, err)
		}
	}
	outputs := append(content.Outputs, written.Run.Warehouse)
	if len(outputs) != len(summary.Outputs) {
		t.Errorf("%d outputs in the manifest, %d in the summary", len(outputs), len(summary.Outputs))
	}
	for _, output := range outputs {
		if found, err := hashFile(filepath.Join(dir, "out"), output.File); err != nil || found != output {
			t.Errorf("%s: the manifest has %+v, the file is %+v (%v)", output.File, output, found, err)
		}
	}
	for _, output := range summary.Outputs {
		if info, err := os.Stat(output.Path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, want a file for its owner alone", output.Path, info.Mode())
		}
	}
}

// sentReports are the progress workbooks of a synthetic campaign: twelve
// offices, three quarters, one of them not sent.
const sentReports = 35

func TestTheSummaryHasTheFiguresOfTheMarts(t *testing.T) {
	dir := syntheticCampaign(t, SynthOptions{Seed: 4, Communes: 2, Households: 240, Defects: true})
	s := runCampaign(t, dir)
	if s.Surveyed != s.Classified+s.Gone+s.HeldOut {
		t.Errorf("surveyed %d, but classified %d, gone %d and held out %d", s.Surveyed, s.Classified, s.Gone, s.HeldOut)
	}
	if s.Waiting != s.HeldOut+s.Missing {
		t.Errorf("%d wait, but %d are held out and %d missing", s.Waiting, s.HeldOut, s.Missing)
	}
	if s.HeldOut == 0 || s.Communes != 2 || s.Reviewed != 2 || s.Workbooks != 4+sentReports || s.Cells == 0 {
		t.Errorf("the summary is %+v", s)
	}
	for _, class := range s.Classes {
		row := selectRows(t, dir, "select count(*), cast(coalesce(sum(member_count), 0) as bigint) from mart_households where class = '"+class.Class+"'")[0]
		if class.Households != row[0] || class.Persons != row[1] || class.Label.VI == "" {
			t.Errorf("%s: %d households of %d persons, the mart has %v", class.Class, class.Households, class.Persons, row)
		}
	}
	for _, flow := range s.Flows {
		c := flow.Columns
		if c[0]-c[1]-c[2]-c[3]+c[4]+c[5]+c[6]+c[7] != c[8] || c[0] == 0 {
			t.Errorf("the flow of %s does not close: %v", flow.List, c)
		}
	}
	for _, target := range s.Targets {
		if target.Source != "progress" && (target.Actual != nil || target.Status != "no_data") {
			t.Errorf("target %q: %v, %s; want no result while households are held out", target.Text, target.Actual, target.Status)
		}
	}
	if want := int64(len(s.Targets)); want != selectRows(t, dir, "select (select count(*) from plan_targets) + (select count(*) from plan_budget)")[0][0] {
		t.Errorf("%d targets, want one for each of the plan and its budget lines", want)
	}
	if n := selectRows(t, dir, "select count(*) from findings")[0][0]; int64(len(s.Findings)) != n {
		t.Errorf("%d findings, the table has %v", len(s.Findings), n)
	}
}

func TestAnUnchangedWorkbookIsNotReadAgainAndAChangedOneIs(t *testing.T) {
	dir := syntheticCampaign(t, small(5))
	if s := runCampaign(t, dir); s.Reused != 0 {
		t.Errorf("the first run takes %d workbooks from before", s.Reused)
	}
	if err := os.Truncate(filepath.Join(dir, "survey", "01969.xlsx"), 2000); err != nil {
		t.Fatal(err)
	}
	if s := runCampaign(t, dir); s.Reused != 3+sentReports || s.Refused != 1 {
		t.Errorf("after one change %d workbooks are taken from before and %d refused, want all but one and 1", s.Reused, s.Refused)
	}
	s, err := Run(t.Context(), RunOptions{Dir: dir, NoCache: true}, Silent{})
	if err != nil || s.Reused != 0 || s.Refused != 1 {
		t.Errorf("without the cache %d workbooks are taken from before and %d refused, want 0 and 1 (%v)", s.Reused, s.Refused, err)
	}
	if s := runCampaign(t, dir); s.Reused != 4+sentReports {
		t.Errorf("the run after it takes %d workbooks from before, want all", s.Reused)
	}
}

func TestOldLandingFilesAreForgottenAndFreshOnesKept(t *testing.T) {
	root := t.TempDir()
	for name, age := range map[string]time.Duration{"used": 2 * landingKept, "old": 2 * landingKept, "fresh": 0} {
		path := filepath.Join(root, name)
		write(t, filepath.Join(path, "workbook.arrow"), "")
		when := time.Now().Add(-age)
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
	w := &work{landing: root}
	w.landings = append(w.landings, landingAt(filepath.Join(root, "used")))
	w.forgetLandings()
	for name, want := range map[string]bool{"used": true, "old": false, "fresh": true} {
		if _, err := os.Stat(filepath.Join(root, name)); (err == nil) != want {
			t.Errorf("the landing %s is there: %v, want %v", name, err == nil, want)
		}
	}
}
