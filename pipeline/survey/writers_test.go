package survey

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Workbooks of every kind of cell, drawn and written by other programs now, are
// read by both readers and by excelize as the same cells.
func TestWorkbooksThatOtherProgramsWriteNowAreReadAlike(t *testing.T) {
	dir := t.TempDir()
	for _, seed := range []string{"1", "2", "3"} {
		made := filepath.Join(dir, seed)
		writtenBy(t, made, "python3", "testdata/writers/drawn.py", made, seed)
		writtenBy(t, made, "node", "testdata/writers/drawn.cjs", made, seed)
	}
	resavedByLibreOffice(t, filepath.Join(dir, "1"), filepath.Join(dir, "libreoffice"))
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.xlsx"))
	if err != nil || len(paths) != 4*12 {
		t.Fatalf("%d workbooks, %v", len(paths), err)
	}
	for _, path := range paths {
		data := fileOf(t, path)
		if !agree(t, path, data, DefaultLimits()) {
			t.Errorf("%s: the fast reader does not recognise it", path)
		}
		if !strings.Contains(path, "iso-dates") { // excelize leaves ISO dates as they are
			compareWithExcelize(t, path, data)
		}
	}
}

// writtenBy runs a program that writes workbooks into a folder.
func writtenBy(t *testing.T, dir, name string, arguments ...string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if output, err := exec.CommandContext(t.Context(), name, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%s with openpyxl and XlsxWriter, or xlsx, is needed for this test; .ci/test installs them: %v\n%s", name, err, output)
	}
}

// resavedByLibreOffice saves all workbooks of a folder anew into another.
func resavedByLibreOffice(t *testing.T, from, to string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(from, "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	convert := exec.CommandContext(t.Context(), "soffice", append([]string{"-env:UserInstallation=file://" + filepath.Join(to, "profile"), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", to}, paths...)...)
	if output, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("soffice is needed for this test; .ci/test installs it: %v\n%s", err, output)
	}
}
