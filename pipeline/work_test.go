package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLittleMemoryGivesTheSameResult(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	free := manifestOf(t, dir).Content
	config := filepath.Join(dir, ConfigFile)
	content, err := os.ReadFile(config)
	must(t, err)
	must(t, os.WriteFile(config, append(content, "\nlimits:\n  memory_mb: 256\n"...), 0o600))
	must(t, os.RemoveAll(filepath.Join(dir, "out", ".landing")))
	runCampaign(t, dir)
	bounded := manifestOf(t, dir).Content
	for _, part := range []string{`"tables"`, `"outputs"`} {
		a, b := sectionOf(t, string(free), part), sectionOf(t, string(bounded), part)
		if a != b {
			t.Errorf("with 256 MB %s differs:\n%s\n%s", part, a, b)
		}
	}
}

// sectionOf is the text of a manifest from a key on to the end of its list.
func sectionOf(t *testing.T, manifest, key string) string {
	_, from, found := strings.Cut(manifest, key)
	if !found {
		t.Fatalf("the manifest has no %s:\n%.2000s", key, manifest)
	}
	section, _, _ := strings.Cut(from, "]")
	return section
}
