package pipeline

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var (
	before = map[string]string{"a": "old a", "b": "old b", "gone": "old"}
	after  = map[string]string{"a": "new a", "b": "new b", "c": "new c"}
	order  = []string{"a", "b", "c"}
)

// resultsBefore makes an out folder with the results of an earlier run and,
// in .next, those of a later one.
func resultsBefore(t *testing.T) string {
	out := t.TempDir()
	for name, content := range before {
		write(t, filepath.Join(out, name), content)
	}
	for name, content := range after {
		write(t, filepath.Join(out, nextFolder, name), content)
	}
	return out
}

func TestPublishingReplacesAllResultsAndRemovesThoseThatAreNoMore(t *testing.T) {
	out := resultsBefore(t)
	if err := publish(out, order, []string{"a", "gone", "../outside"}); err != nil {
		t.Fatal(err)
	}
	if got := filesOf(t, out); !maps.Equal(got, after) {
		t.Errorf("out holds %v, want %v", got, after)
	}
	if _, err := os.Stat(filepath.Join(out, nextFolder)); !os.IsNotExist(err) {
		t.Error(".next is still there")
	}
}

func TestARunThatDiesBeforeTheJournalLeavesTheEarlierResultsWhole(t *testing.T) {
	out := resultsBefore(t)
	write(t, filepath.Join(out, nextFolder, journalFile+".tmp"), `{"move":["a"`)
	next, err := prepareNext(out)
	if err != nil {
		t.Fatal(err)
	}
	if got := filesOf(t, out); !maps.Equal(got, before) {
		t.Errorf("out holds %v, want %v", got, before)
	}
	if left := filesOf(t, next); len(left) != 0 {
		t.Errorf("the next run starts with %v, want an empty folder", left)
	}
}

func TestARunThatDiesAmongItsRenamesIsCompletedByTheNextCommand(t *testing.T) {
	for moved := range len(order) + 1 {
		out := resultsBefore(t)
		content, err := json.Marshal(journal{Move: order, Remove: []string{"gone"}})
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(out, nextFolder, journalFile), string(content))
		for _, name := range order[:moved] {
			if err := os.Rename(filepath.Join(out, nextFolder, name), filepath.Join(out, name)); err != nil {
				t.Fatal(err)
			}
		}
		discard(filepath.Join(out, nextFolder))
		completeInterrupted(out)
		if got := filesOf(t, out); !maps.Equal(got, after) {
			t.Errorf("stopped after %d renames, out holds %v, want %v", moved, got, after)
		}
	}
}

func TestAJournalThatNoRunHasWrittenTouchesNothing(t *testing.T) {
	for _, content := range []string{`{"move":["../evil"]}`, `{"remove":["../../victim"]}`, `{"remove":["/victim"]}`, `{"mo`, ""} {
		above := t.TempDir()
		out := filepath.Join(above, "dot", "out")
		write(t, filepath.Join(above, "victim"), "mine")
		write(t, filepath.Join(out, "a"), "old a")
		write(t, filepath.Join(out, "evil"), "evil")
		write(t, filepath.Join(out, nextFolder, journalFile), content)
		completeInterrupted(out)
		next, err := prepareNext(out)
		if err != nil || len(filesOf(t, next)) != 0 {
			t.Errorf("%q: the next run begins with %v and %v", content, filesOf(t, next), err)
		}
		if got := filesOf(t, above)["victim"] + filesOf(t, out)["a"]; got != "mineold a" {
			t.Errorf("%q: the files are now %q", content, got)
		}
	}
}

func TestACommandDoesNotMeddleWithTheRunThatIsPublishing(t *testing.T) {
	out := resultsBefore(t)
	release, err := lockOut(out)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(out, nextFolder, journalFile), `{"move":["a"]}`)
	completeInterrupted(out)
	if got := filesOf(t, out); !maps.Equal(got, before) {
		t.Errorf("out holds %v while another run has the lock, want %v", got, before)
	}
	release()
	completeInterrupted(out)
	if got := filesOf(t, out)["a"]; got != "new a" {
		t.Errorf("after the lock is free, a is %q", got)
	}
}

func TestAPathThatTheDriverWouldTakeForSettingsIsRefused(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"đợt?1", "x.duckdb?access_mode=read_write&y=", "hai\ndòng", "\x1b[31m"} {
		_, err := lockOut(filepath.Join(dir, name, "out"))
		wantSentence(t, err, "rename the folder or the file")
		write(t, filepath.Join(dir, name+"f"), "")
		_, err = Query(t.Context(), filepath.Join(dir, name+"f"), Question{SQL: "select 1"}, nil)
		wantSentence(t, err, "rename the folder or the file")
	}
	if left := filesOf(t, dir); len(left) != 4 {
		t.Errorf("%v lie there, want the four that were asked only", left)
	}
}

func TestTheSecondOfTwoRunsIsToldWhoHoldsTheFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	release, err := lockOut(out)
	if err != nil {
		t.Fatal(err)
	}
	_, err = lockOut(out)
	wantSentence(t, err, "another run is using this folder (process ")
	if !strings.Contains(err.Error(), "@") {
		t.Errorf("%q does not name the holder", err)
	}
	release()
	release, err = lockOut(out)
	if err != nil {
		t.Fatalf("the lock is not free after its run: %v", err)
	}
	release()
	if left := filesOf(t, out); len(left) != 0 {
		t.Errorf("the lock leaves %v among the results", left)
	}
}
