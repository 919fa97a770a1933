//go:build unix

package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// The two sides of runAside.
const (
	asideDir  = "RASOAT_TEST_RUN"
	asideFile = "RASOAT_TEST_LARGEST_FILE" // bytes; a disk that is full
	nobody    = 65534
)

// TestARunInAProcessOfItsOwn is the other side of runAside: it runs a campaign
// without the rights of root and says how that ended.
func TestARunInAProcessOfItsOwn(t *testing.T) {
	dir := os.Getenv(asideDir)
	if dir == "" {
		dir = t.TempDir() // called as a test: a folder without a campaign is refused
	} else if os.Getuid() == 0 {
		if err := syscall.Setuid(nobody); err != nil {
			t.Fatal(err)
		}
	}
	var largest uint64
	if _, err := fmt.Sscan(os.Getenv(asideFile), &largest); err == nil {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: largest, Max: largest}); err != nil {
			t.Fatal(err)
		}
	}
	_, err := Run(context.Background(), RunOptions{Dir: dir}, Silent{})
	if os.Getenv(asideDir) == "" {
		wantSentence(t, err, ConfigFile)
		return
	}
	var refused Refusal
	var fault Fault
	switch {
	case errors.As(err, &refused):
		fmt.Printf("refused: %s\n", refused.In(English))
	case errors.As(err, &fault):
		fmt.Printf("fault: %s: %v\n", fault.Doing.In(English), fault.Cause)
	default:
		fmt.Printf("ended: %v\n", err)
	}
}

func runAside(t *testing.T, dir string, env ...string) string {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestARunInAProcessOfItsOwn$")
	child.Env = append(append(os.Environ(), asideDir+"="+dir), env...)
	said, err := child.CombinedOutput()
	if err != nil {
		t.Errorf("%v: %s", err, said)
	}
	return string(said)
}

func TestWhatStandsInTheWayOfAResultIsSaidAndLeavesTheEarlierOne(t *testing.T) {
	dir := syntheticCampaign(t, SynthOptions{Seed: 5, Communes: 1, Households: 40})
	runCampaign(t, dir)
	out := filepath.Join(dir, "out")
	whole := filesOf(t, out)
	open(t, dir, out)
	sameAsBefore := func(what, said string, words ...string) {
		t.Helper()
		for _, word := range words {
			if !strings.Contains(said, word) {
				t.Errorf("%s: %q does not say %q", what, said, word)
			}
		}
		for name, content := range filesOf(t, out) {
			if whole[name] != content {
				t.Errorf("%s: %s has changed", what, name)
			}
		}
	}
	chmod(t, out, 0o555)
	sameAsBefore("results that may not be written", runAside(t, dir), "refused: ", "cannot be written", "--out")
	chmod(t, out, 0o755)

	forms := filepath.Join(out, "bieu-mau.xlsx")
	chmod(t, forms, 0o444)
	sameAsBefore("a result that another program holds", runAside(t, dir), "refused: ", "bieu-mau.xlsx", "close the program that has it open")
	chmod(t, forms, 0o644)

	sameAsBefore("a disk that is full", runAside(t, dir, asideFile+"=2000000"), "fault: cannot write "+WarehouseFile)

	chmod(t, filepath.Join(dir, "survey"), 0o555)
	if said := runAside(t, dir); !strings.Contains(said, "ended: <nil>") {
		t.Errorf("inputs that may not be written: %s", said)
	}
}

func chmod(t *testing.T, path string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// open lets everybody into the campaign; its results belong to nobody, all
// else stays as it is and can be read.
func open(t *testing.T, dir, out string) {
	for folder := dir; strings.Contains(folder, t.Name()); folder = filepath.Dir(folder) {
		chmod(t, folder, 0o755)
	}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if os.Getuid() == 0 && strings.HasPrefix(path, out) {
			return os.Chown(path, nobody, nobody)
		}
		mode := fs.FileMode(0o644)
		if entry.IsDir() {
			mode = 0o755
		}
		return os.Chmod(path, mode)
	})
	if err != nil {
		t.Fatal(err)
	}
}
