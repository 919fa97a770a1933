package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const newPart = "communes:\n  - {code: \"01969\", poor_reduction: 1}   # Phủ Thông\n"

func TestOnlyThePartCommunesIsReplaced(t *testing.T) {
	for _, c := range []struct{ name, before, want string }{
		{"at the end", "year: 2023 # năm\ntargets: []\ncommunes:\n  - {code: \"1\"}\n", "year: 2023 # năm\ntargets: []\n" + newPart},
		{"none yet", "# đầu\nyear: 2023\n# cuối\n", "# đầu\nyear: 2023\n# cuối\n" + newPart},
		{"no line end at the end", "year: 2023", "year: 2023\n" + newPart},
		{"before another key and its comment", "communes:\n- code: \"1\"\n  poor_reduction: 3\n\n# về các chỉ tiêu\ntargets: []   # trống\n", newPart + "\n# về các chỉ tiêu\ntargets: []   # trống\n"},
		{"in flow style over lines", "year: 2023\ncommunes: [\n  {code: \"1\"},\n]\nplan: k\n", "year: 2023\n" + newPart + "plan: k\n"},
		{"comments after it", "communes:\n  - {code: \"1\"}\n# hết\n\n", newPart + "# hết\n\n"},
		{"lines of Windows", "year: 2023\r\ncommunes:\r\n  - {code: \"1\"}\r\nplan: k\r\n", "year: 2023\r\n" + strings.ReplaceAll(newPart, "\n", "\r\n") + "plan: k\r\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := replaceCommunes([]byte(c.before), newPart)
			if err != nil || string(got) != c.want {
				t.Errorf("got %q (%v), want %q", got, err, c.want)
			}
			if again, err := replaceCommunes(got, newPart); err != nil || string(again) != c.want {
				t.Errorf("again: %q (%v)", again, err)
			}
		})
	}
	for _, flow := range []string{"{year: 2023, communes: []}\n", "- 1\n", "year: 2023\n---\nyear: 2024\n"} {
		if got, err := replaceCommunes([]byte(flow), newPart); err == nil {
			t.Errorf("%q was changed to %q", flow, got)
		}
	}
}

func TestWritingKeepsTheFilesModeAndTheNumbersOfAListThatIsNotShared(t *testing.T) {
	dir := fiveCommunes(t, "communes:\n  - {code: \"01978\", near_poor_reduction: 4}\n# cuối\n")
	name := filepath.Join(dir, "targets.yaml")
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	a := allocateIn(t, AllocateOptions{Dir: dir, Poor: whole(40), Write: true})
	changed, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(changed), barePlan+"communes:\n") || !strings.HasSuffix(string(changed), "# cuối\n") {
		t.Errorf("the rest of the file changed:\n%s", changed)
	}
	if !strings.Contains(string(changed), "near_poor_reduction: 4}") || a.Communes[2].NearPoor != nil {
		t.Errorf("the near-poor number of 01978 is lost:\n%s", changed)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v (%v), want 0640", info.Mode(), err)
	}
}
