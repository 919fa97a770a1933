//go:build unix

package pipeline

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAFileOfTheCampaignThatIsNoneOrTooLargeIsASentence(t *testing.T) {
	dir := syntheticCampaign(t, SynthOptions{Seed: 1, Communes: 1, Households: 20})
	for _, name := range []string{ConfigFile, "units.csv", "targets.yaml", usualTiles, usualBoundaries, ConfirmFile} {
		for says, put := range map[string]func(string) error{
			"not a file":           func(at string) error { return syscall.Mkfifo(at, 0o600) },
			"the right file there": func(at string) error { return os.Symlink("/dev/zero", at) },
			"not a file; put":      func(at string) error { return os.Mkdir(at, 0o700) },
			"MB is the most": func(at string) error {
				file, err := os.Create(at)
				must(t, err)
				must(t, file.Truncate(maxPlaces+1))
				return file.Close()
			},
		} {
			at := filepath.Join(dir, name)
			good, _ := os.ReadFile(at) // "" where the campaign has none
			must(t, os.RemoveAll(at))
			must(t, put(at))
			c, err := openCampaign(dir, "")
			if err == nil {
				_, err = c.readConfirmations(t.Context())
			}
			wantSentence(t, err, says)
			must(t, os.Remove(at))
			if len(good) > 0 {
				write(t, at, string(good))
			}
		}
	}
}

func TestAPipeNamedAsAnApprovedResultOrAPartIsNotWaitedFor(t *testing.T) {
	for _, name := range []string{"out/approved/2022.parquet", "landing/households/a.parquet"} {
		dir := syntheticCampaign(t, SynthOptions{Seed: 1, Communes: 1, Households: 20})
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700))
		must(t, syscall.Mkfifo(filepath.Join(dir, name), 0o600))
		_, err := Run(t.Context(), RunOptions{Dir: dir}, Silent{})
		wantSentence(t, err, name+": this is a folder, a pipe or a device")
	}
}
