package main

import (
	"maps"
	"os"
	"path/filepath"
	"testing"
)

func TestTwoRunsGiveTheSameFilesInAnyTimeZoneAndLocaleAndOnOneCore(t *testing.T) {
	made := filepath.Join(t.TempDir(), "made")
	rasoat(t, "synth", "--seed", "11", "--communes", "2", "--households", "60", "--defects", "--out", made)
	var first map[string]string
	for _, surroundings := range [][]string{
		{"TZ=UTC", "LANG=C", "LC_ALL=C"},
		{"TZ=Pacific/Apia", "LANG=vi_VN.UTF-8", "LC_ALL=vi_VN.UTF-8", "GOMAXPROCS=1"},
		{"TZ=America/New_York", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=2", "NO_COLOR=1"},
	} {
		dir := filepath.Join(t.TempDir(), "đợt 2023")
		check(t, os.CopyFS(dir, os.DirFS(made)))
		run := program("run", dir)
		run.Env = append(os.Environ(), surroundings...)
		if said, err := run.CombinedOutput(); run.ProcessState.ExitCode() != statusFindings {
			t.Fatalf("%v: %v\n%s", surroundings, err, said)
		}
		result := resultOf(t, filepath.Join(dir, "out"))
		if first == nil {
			first = result
			continue
		}
		if !maps.Equal(result, first) {
			for name, hash := range first {
				if result[name] != hash {
					t.Errorf("%v: %s differs from that of the first run", surroundings, name)
				}
			}
			t.Errorf("%v gives other files than the first run", surroundings)
		}
	}
}
