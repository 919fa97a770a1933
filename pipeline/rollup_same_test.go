package pipeline

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// decides says of each key of rasoat.yaml whether it changes the class or the
// movement of a household, and so how a roll-up sees to it.
var decides = map[string]string{
	"year": "compared", "rules": "compared: the first set decides", "deprivations": "a setting", "relapse_lookback_years": "a setting",
	"review_date": "of each review: the age of members", "unit": "of each review", "paths": "of each review: its files", "workbook_communes": "of each review: where a workbook belongs",
	"assume_unknown": "no: sets that are compared only", "limits": "no: a workbook that is refused has no figures", "support_lists": "no", "report": "no", "label": "no",
}

func TestEveryKeyOfRasoatYamlIsKnownToChangeClassesOrNot(t *testing.T) {
	kept := 0
	for i := range reflect.TypeFor[config]().NumField() {
		key := reflect.TypeFor[config]().Field(i).Tag.Get("yaml")
		if key == "" {
			continue
		}
		if decides[key] == "" {
			t.Errorf("%s: does it change who is what? then it belongs to manifestSettings; say so here", key)
		}
		if decides[key] == "a setting" {
			kept++
		}
	}
	if fields := reflect.TypeFor[manifestSettings]().NumField(); fields != kept {
		t.Errorf("manifestSettings has %d keys, want %d", fields, kept)
	}
}

func TestTheManifestHoldsTheSettingsThatDecideClassesAndMovements(t *testing.T) {
	dir := syntheticCampaign(t, small(3))
	said := string(mustRead(t, filepath.Join(dir, ConfigFile)))
	for _, change := range [][2]string{{"deprivations: reported", "deprivations: derived"}, {"relapse_lookback_years:", "relapse_lookback_years: 7"}} {
		if !strings.Contains(said, change[0]) {
			t.Fatalf("rasoat.yaml has no %q", change[0])
		}
		said = strings.Replace(said, change[0], change[1], 1)
	}
	write(t, filepath.Join(dir, ConfigFile), said)
	runCampaign(t, dir)
	var lines []string
	for line := range strings.Lines(string(mustRead(t, filepath.Join(dir, "out", ManifestFile)))) {
		lines = append(lines, strings.TrimSpace(line))
	}
	if at := slices.Index(lines, `"settings": {`); at < 0 || !slices.Equal(lines[at+1:at+4], []string{`"deprivations": "derived",`, `"relapse_lookback_years": 7`, "},"}) {
		t.Errorf("the manifest says:\n%s", strings.Join(lines, "\n"))
	}
}
