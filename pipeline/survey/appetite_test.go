package survey

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheMemoryToReadAWorkbookIsEstimatedFromItsPartsWithinTheLimits(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	workbook := communeWorkbook(t, 600)
	limits := DefaultLimits()
	small := Appetite(write("a.xlsx", workbook), limits)
	if small < 2*int64(len(workbook)) || small > 20<<20 {
		t.Errorf("a workbook of %d bytes is thought to take %d", len(workbook), small)
	}
	limits.MaxFileBytes, limits.MaxUnzippedBytes = 1000, 5000
	if most := Appetite(filepath.Join(dir, "a.xlsx"), limits); most != 11_000 {
		t.Errorf("under limits of 1.000 and 5.000 bytes it is %d, want 11.000", most)
	}
	if csv := Appetite(write("a.csv", make([]byte, 100)), DefaultLimits()); csv != 300 {
		t.Errorf("a csv of 100 bytes is thought to take %d, want 300", csv)
	}
	if none := Appetite(filepath.Join(dir, "none.xlsx"), limits); none != 0 {
		t.Errorf("a file that is not there is thought to take %d", none)
	}
}
