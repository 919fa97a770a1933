package pipeline

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What testdata/bench compares is the same job: every count of its peers is
// that of the program. The peer in R is run by testdata/bench/run.sh alone.
func TestThePeersOfTheBenchCountWhatTheProgramCounts(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	const bench = "../testdata/bench/"
	query, err := os.ReadFile(bench + "counts.sql")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, row := range selectRows(t, dir, string(query)) {
		want = append(want, fmt.Sprintf("%v,%v", row...))
	}
	slices.Sort(want)
	if len(want) < 50 {
		t.Fatalf("only %d counts", len(want))
	}
	for _, peer := range []string{"pandas_openpyxl.py", "polars_calamine.py"} {
		command := exec.CommandContext(t.Context(), "python3", bench+peer, dir, filepath.Join("..", "rules", "nd-07-2021", "set.yaml"))
		command.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
		output, err := command.Output()
		if err != nil {
			var ended *exec.ExitError
			errors.As(err, &ended)
			t.Fatalf("%s: python3 with the packages of testdata/bench/requirements.txt is needed for this test; .ci/test installs them: %v\n%s", peer, err, reason(ended))
		}
		got := strings.Split(strings.TrimSpace(string(output)), "\n")
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s counts\n%s\nwant\n%s", peer, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
