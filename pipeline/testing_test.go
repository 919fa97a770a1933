package pipeline

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rasoat/pipeline/warehouse"
)

// synthetic makes a campaign folder of a district that runs in about a second.
func syntheticCampaign(t testing.TB, options SynthOptions) string {
	t.Helper()
	options.Dir = filepath.Join(t.TempDir(), "dot")
	if _, err := Synth(context.Background(), options, Silent{}); err != nil {
		t.Fatal(err)
	}
	return options.Dir
}

func small(seed uint64) SynthOptions { return SynthOptions{Seed: seed, Communes: 2, Households: 240} }

// runCampaign runs a campaign folder into its own out folder.
func runCampaign(t testing.TB, dir string) Summary {
	t.Helper()
	summary, err := Run(context.Background(), RunOptions{Dir: dir}, Silent{})
	if err != nil {
		t.Fatal(err)
	}
	return summary
}

// selectRows asks the results of a campaign folder.
func selectRows(t testing.TB, dir, query string) [][]any {
	t.Helper()
	db, err := warehouse.OpenReadOnly(context.Background(), filepath.Join(dir, "out", WarehouseFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, rows, err := db.Select(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// wantSentence holds that err is a refusal with a sentence that contains want.
func wantSentence(t *testing.T, err error, want string) {
	t.Helper()
	var refused Refusal
	if !errors.As(err, &refused) || !strings.Contains(refused.In(English), want) {
		t.Errorf("got %v, want a refusal with %q", err, want)
	}
}

// filesOf reads the visible files of a folder.
func filesOf(t testing.TB, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range entries {
		if entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(content)
	}
	return files
}

var tag = regexp.MustCompile(`<[^>]*>`)

// wordText is the text of a Word document, a paragraph a line.
func wordText(t testing.TB, file string) string {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	content, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return tag.ReplaceAllString(strings.ReplaceAll(string(content), "</w:p>", "\n"), "")
}
