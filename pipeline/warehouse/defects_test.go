package warehouse_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// The tables of sql/README.md say which check finds which defect: the fourteen
// seen in real files by their numbers, then what else is held against.
func TestEveryDefectSeenInRealFilesHasAWayToBeFoundAndEveryCodeNamedExists(t *testing.T) {
	known := map[string]bool{}
	checks, err := warehouse.Checks()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range checks {
		known[c.Code] = true
	}
	for _, k := range survey.FindingKinds() {
		known[k.Code] = true
	}
	text, err := os.ReadFile("../../sql/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "## Which check finds which defect\n")
	section, _, _ = strings.Cut(section, "\n## ")
	code, numbered, named := regexp.MustCompile(`\b[A-Z]{2,3}-[0-9]{3}\b`), 0, map[string]bool{}
	for _, line := range strings.Split(section, "\n") {
		row := strings.Split(line, "|")
		if len(row) < 4 || strings.Contains(line, "---") || strings.Contains(line, "found by") {
			continue
		}
		by := row[len(row)-2]
		if n, err := strconv.Atoi(strings.TrimSpace(row[1])); err == nil && n == numbered+1 {
			numbered = n
		}
		if codes := code.FindAllString(by, -1); len(codes) == 0 && !strings.Contains(by, "`rasoat audit`") {
			t.Errorf("nothing finds: %s", line)
		} else {
			for _, c := range codes {
				named[c] = true
			}
		}
	}
	if numbered != 14 {
		t.Errorf("the defects go to %d, want 14", numbered)
	}
	for c := range named {
		if !known[c] {
			t.Errorf("no check has the code %s", c)
		}
	}
	for _, c := range checks {
		if c.Severity == "error" && (strings.HasPrefix(c.Code, "HO-") || strings.HasPrefix(c.Code, "TV-") || strings.HasPrefix(c.Code, "TT-")) && !named[c.Code] {
			t.Errorf("%s (%s) stands against no defect", c.Code, c.Relation)
		}
	}
}
