package survey

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

var update = flag.Bool("update", false, "write testdata anew; needs LibreOffice")

// storedResave is what LibreOffice made of the workbook of this test; it
// serves where LibreOffice is not installed.
const storedResave = "testdata/resaved-by-libreoffice.xlsx"

// resaved gives a workbook as LibreOffice saves it, and false where it is not
// installed.
func resaved(t *testing.T, data []byte) ([]byte, bool) {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		return nil, false
	}
	dir := t.TempDir()
	from, to := filepath.Join(dir, "workbook.xlsx"), filepath.Join(dir, "out")
	if err := os.WriteFile(from, data, 0o600); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx", "--outdir", to, from)
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return fileOf(t, filepath.Join(to, "workbook.xlsx")), true
}

func fileOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAWorkbookResavedByLibreOfficeLandsTheSameRows(t *testing.T) {
	original := communeWorkbook(t, 12)
	want := land(t, original, RoleSurvey)
	fresh, installed := resaved(t, original)
	if installed {
		sameRows(t, "saved now", land(t, fresh, RoleSurvey), want)
	}
	if installed && *update {
		if err := os.WriteFile(storedResave, fresh, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sameRows(t, storedResave+" (write it anew with -update)", land(t, fileOf(t, storedResave), RoleSurvey), want)
}

func sameRows(t *testing.T, name string, got, want landed) {
	t.Helper()
	if got.Refused || len(got.codes()) > 0 {
		t.Fatalf("%s: refused %t, findings %v", name, got.Refused, got.files["findings"])
	}
	for file, rows := range want.data() {
		if len(got.files[file]) != len(rows) {
			t.Fatalf("%s: %d rows of %s, want %d", name, len(got.files[file]), file, len(rows))
		}
		for i, row := range rows {
			other := got.files[file][i]
			for key, value := range row {
				if !sameValue(value, other[key]) {
					t.Errorf("%s: %s, row %d, %s: %q, want %q", name, file, i, key, other[key], value)
				}
			}
			if len(row) != len(other) {
				t.Errorf("%s: %s, row %d has other cells: %v, want %v", name, file, i, other, row)
			}
		}
	}
}

// sameValue allows what LibreOffice rewrites: numbers in other digits.
func sameValue(a, b string) bool {
	x, errA := strconv.ParseFloat(a, 64)
	y, errB := strconv.ParseFloat(b, 64)
	return a == b || errA == nil && errB == nil && a[0] != '0' && x == y
}
