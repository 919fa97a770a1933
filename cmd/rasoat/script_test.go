package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts of testdata/script are whole runs of the program, one story a
// file, and read as documentation.
var update = flag.Bool("update", false, "rewrite what the scripts compare stdout with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rasoat": main})
}

func TestStoriesOfWholeRunsEndAsTheScriptsTell(t *testing.T) {
	results := sampleResults{root: t.TempDir(), made: map[string]string{}}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("..", "..", "testdata", "script"),
		// A user's settings do not reach the scripts; NO_COLOR and TERM are theirs.
		Setup: func(env *testscript.Env) error {
			env.Setenv("TERM", "xterm")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "sample": sample, "finished": results.finished, "halve": halve, "replace": replace, "join": join, "firstrow": firstRow, "requote": requote,
		},
		UpdateScripts: *update,
	})
}

// status N ARGS… runs rasoat and holds its exit status against N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: status N ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var ended *exec.ExitError
	switch err := ts.Exec("rasoat", args[1:]...); {
	case errors.As(err, &ended):
		got = ended.ExitCode()
	case err != nil:
		ts.Fatalf("rasoat did not run: %v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// sample DIR copies the sample campaign of the repository to DIR.
func sample(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sample DIR")
	}
	ts.Check(copySample(ts.MkAbs(args[0])))
}

func copySample(dir string) error {
	return errors.Join(os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "bach-thong-2023"))), os.RemoveAll(filepath.Join(dir, "out")))
}

// sampleResults are results of the sample campaign that several stories begin
// with, each made once.
type sampleResults struct {
	sync.Mutex
	root string
	made map[string]string // without which file, and where
}

// finished DIR [FILE] copies the sample campaign to DIR with the results of
// `rasoat run`; the second time it has been run without FILE.
func (s *sampleResults) finished(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 || len(args) > 2 {
		ts.Fatalf("usage: finished DIR [FILE]")
	}
	without := strings.Join(args[1:], "")
	s.Lock()
	defer s.Unlock()
	if s.made[without] == "" {
		from := filepath.Join(s.root, strconv.Itoa(len(s.made)))
		ts.Check(copySample(from))
		want := statusDone
		if without != "" {
			want = statusFindings
			ts.Check(os.Remove(filepath.Join(from, without)))
		}
		run := program("run", from)
		if said, _ := run.CombinedOutput(); run.ProcessState.ExitCode() != want {
			ts.Fatalf("rasoat run ends with %v, want %d:\n%s", run.ProcessState, want, said)
		}
		s.made[without] = from
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(s.made[without])))
}

// halve FILE cuts the second half off a file, as an unfinished copy does.
func halve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: halve FILE")
	}
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), info.Size()/2))
}

// replace FILE OLD NEW changes a text that stands once in a file.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if strings.Count(text, args[1]) != 1 {
		ts.Fatalf("%s does not hold %q exactly once", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}

// join FILE… TO writes files one after the other into the last.
func join(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: join FILE… TO")
	}
	var all strings.Builder
	for _, name := range args[:len(args)-1] {
		all.WriteString(ts.ReadFile(name))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[len(args)-1]), []byte(all.String()), 0o644))
}

// requote XLSX puts the references of all cells of a workbook in single quotes,
// which XML allows and spreadsheets do not write.
func requote(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: requote XLSX")
	}
	from, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer from.Close()
	var packed bytes.Buffer
	to := zip.NewWriter(&packed)
	for _, part := range from.File {
		r, err := part.Open()
		ts.Check(err)
		content, err := io.ReadAll(r)
		ts.Check(err)
		w, err := to.Create(part.Name)
		ts.Check(err)
		_, err = w.Write(cellReference.ReplaceAll(content, []byte("<c r='$1'")))
		ts.Check(err)
	}
	ts.Check(to.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), packed.Bytes(), 0o600))
}

var cellReference = regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"`)

// firstrow CSV NAME puts the first row under the header into a variable.
func firstRow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: firstrow CSV NAME")
	}
	lines := strings.Split(ts.ReadFile(args[0]), "\n")
	if len(lines) < 2 || lines[1] == "" {
		ts.Fatalf("%s has no row", args[0])
	}
	ts.Setenv(args[1], lines[1])
}
