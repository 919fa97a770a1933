package pipeline

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"rasoat/pipeline/warehouse"
)

func TestMain(m *testing.M) {
	status := m.Run()
	os.RemoveAll(kept.root)
	os.Exit(status)
}

// kept are the folders that several tests begin with, each made once, by what
// they were made with.
var kept struct {
	sync.Mutex
	root string
	dirs map[any]string
}

// copyOf gives a copy of the folder that makes writes, for the test to change;
// it is made for the first test that asks for key.
func copyOf(t testing.TB, key any, makes func(dir string) error) string {
	t.Helper()
	kept.Lock()
	defer kept.Unlock()
	if kept.dirs == nil {
		root, err := os.MkdirTemp("", "rasoat-test-")
		if err != nil {
			t.Fatal(err)
		}
		kept.root, kept.dirs = root, map[any]string{}
	}
	from, is := kept.dirs[key]
	if !is {
		from = filepath.Join(kept.root, strconv.Itoa(len(kept.dirs)), "đợt")
		if err := makes(from); err != nil {
			t.Fatal(err)
		}
		kept.dirs[key] = from
	}
	to := filepath.Join(t.TempDir(), "đợt rà soát")
	if err := errors.Join(os.CopyFS(to, os.DirFS(from)), sameModes(from, to)); err != nil {
		t.Fatal(err)
	}
	return to
}

// sameModes gives all of a copy the rights of its original.
func sameModes(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		return errors.Join(err, os.Chmod(filepath.Join(to, name), info.Mode().Perm()))
	})
}

// syntheticCampaign gives a campaign folder of a district, without results.
func syntheticCampaign(t testing.TB, options SynthOptions) string {
	t.Helper()
	return copyOf(t, options, func(dir string) error {
		options.Dir = dir
		_, err := Synth(context.Background(), options, Silent{})
		return err
	})
}

// finished are campaigns with the results of their first run.
type finished struct {
	options SynthOptions
	redact  bool
}

// FinishedCampaign gives a synthetic campaign that has been run.
func FinishedCampaign(t testing.TB, options SynthOptions) string {
	t.Helper()
	return finishedCampaign(t, finished{options: options})
}

func finishedCampaign(t testing.TB, key finished) string {
	t.Helper()
	return copyOf(t, key, func(dir string) error {
		options := key.options
		options.Dir = dir
		_, err := Synth(context.Background(), options, Silent{})
		if err == nil {
			_, err = Run(context.Background(), RunOptions{Dir: dir, Redact: key.redact}, Silent{})
		}
		return err
	})
}

// usual is the campaign of tests that need none of their own.
var usual = small(6)

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
