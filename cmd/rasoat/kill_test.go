package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rasoat/pipeline"
)

// kills is how many runs are killed; two go side by side, each in its folder.
var kills = flag.Int("kills", 200, "how many runs to kill")

func TestARunKilledAtAnyMomentLeavesTheWholeEarlierResultOrItsOwn(t *testing.T) {
	var rest sync.WaitGroup
	seed := uint64(time.Now().UnixNano())
	t.Logf("moments drawn with seed %d", seed)
	for part := range uint64(2) {
		rest.Go(func() { killRuns(t, rand.New(rand.NewPCG(seed, part)), *kills/2) })
	}
	rest.Wait()
}

// killRuns kills n runs of a campaign that was changed after its last run. It has
// no plan, whose reports and tables are a tenth of the work of a small run.
func killRuns(t *testing.T, random *rand.Rand, n int) {
	dir := filepath.Join(t.TempDir(), "đợt rà soát 2023")
	out, kept := filepath.Join(dir, "out"), filepath.Join(t.TempDir(), "kept")
	rasoat(t, "synth", "--seed", "4", "--communes", "1", "--households", "40", "--out", dir)
	check(t, errors.Join(os.Remove(filepath.Join(dir, "targets.yaml")), os.RemoveAll(filepath.Join(dir, "progress"))))
	rasoat(t, "run", dir)
	before := resultOf(t, out)
	check(t, os.CopyFS(kept, os.DirFS(out)))
	change(t, filepath.Join(dir, "rasoat.yaml"), "Bạch Thông\"             # nơi ký", "Phủ Thông\"             # nơi ký")
	start := time.Now()
	rasoat(t, "run", dir)
	took, after := time.Since(start), resultOf(t, out)
	if maps.Equal(before, after) {
		t.Error("the change of the campaign changes no result, so that the test would see nothing")
		return
	}
	restore(t, kept, out)
	completed := 0
	for i := range n {
		killAt(t, moment(random, took), dir)
		switch now := resultOf(t, out); {
		case maps.Equal(now, before):
		case maps.Equal(now, after) && verified(t, out):
			completed++
			restore(t, kept, out)
		default:
			t.Errorf("kill %d leaves neither result whole: %v", i, now)
			restore(t, kept, out)
		}
	}
	t.Logf("%d kills, %d of them after the result had changed", n, completed)
	rasoat(t, "run", dir)
	if !maps.Equal(resultOf(t, out), after) {
		t.Error("the run after the kills does not end like one that was never killed")
	}
}

// moment is any moment of a run, half of the time among its last ones, where
// results are written and published.
func moment(random *rand.Rand, took time.Duration) time.Duration {
	share := random.Float64() * 1.1
	if random.IntN(2) == 0 {
		share = 0.8 + random.Float64()*0.3
	}
	return time.Duration(share * float64(took))
}

// killAt starts a run and kills it (SIGKILL on Unix) after a while.
func killAt(t *testing.T, after time.Duration, dir string) {
	run := program("run", dir)
	check(t, run.Start())
	timer := time.AfterFunc(after, func() { run.Process.Kill() })
	defer timer.Stop()
	var ended *exec.ExitError
	if err := run.Wait(); err != nil && (!errors.As(err, &ended) || ended.Exited()) {
		t.Errorf("the run ends by itself with %v", err)
	}
}

// resultOf gives what a folder of results shows to its reader, after the next
// command has looked at it: the hash of each file, of the manifest what is not
// of one run alone, of the warehouse that it is there.
func resultOf(t *testing.T, out string) map[string]string {
	if _, err := pipeline.Query(context.Background(), out, pipeline.Question{SQL: "select 1"}, unseen{}); err != nil {
		t.Errorf("the next command fails: %v", err)
	}
	result := map[string]string{}
	check(t, fs.WalkDir(os.DirFS(out), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") && entry.Name() != ".next" {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			// a run that was killed early leaves its unfinished work aside
			if entry.Name() == ".next" {
				return fs.SkipDir
			}
			return nil
		}
		content, err := os.ReadFile(filepath.Join(out, name))
		switch name {
		case pipeline.WarehouseFile:
			result[name] = "there"
		case pipeline.ManifestFile:
			result[name] = contentOfManifest(t, content)
		default:
			result[name] = fmt.Sprintf("%x", sha256.Sum256(content))
		}
		return err
	}))
	return result
}

// unseen takes an answer that nobody reads.
type unseen struct{}

func (unseen) Header([]string) error { return nil }
func (unseen) Row([]any) error       { return nil }

func contentOfManifest(t *testing.T, manifest []byte) string {
	var m struct {
		Content json.RawMessage `json:"content"`
	}
	check(t, json.Unmarshal(manifest, &m))
	return fmt.Sprintf("%x", sha256.Sum256(m.Content))
}

// verified tells whether every file and every table is as the manifest says.
func verified(t *testing.T, out string) bool {
	v, err := pipeline.Verify(context.Background(), out)
	check(t, err)
	return err == nil && len(v.Differences) == 0
}

// rasoat runs the program to its end.
func rasoat(t *testing.T, args ...string) {
	if said, err := program(args...).CombinedOutput(); err != nil {
		t.Errorf("rasoat %s: %v\n%s", strings.Join(args, " "), err, said)
	}
}

// program is a run of rasoat in a process of its own: TestMain takes the name
// for the command.
func program(args ...string) *exec.Cmd {
	return &exec.Cmd{Path: os.Args[0], Args: append([]string{"rasoat"}, args...)}
}

func restore(t *testing.T, kept, out string) {
	check(t, os.RemoveAll(out))
	check(t, os.CopyFS(out, os.DirFS(kept)))
}

func change(t *testing.T, name, old, new string) {
	content, err := os.ReadFile(name)
	check(t, err)
	if strings.Count(string(content), old) != 1 {
		t.Errorf("%s does not hold %q exactly once", name, old)
	}
	check(t, os.WriteFile(name, []byte(strings.Replace(string(content), old, new, 1)), 0o600))
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}
