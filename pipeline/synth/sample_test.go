package synth

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"rasoat/pipeline/survey"
)

var update = flag.Bool("update", false, "write testdata/bach-thong-2023 anew")

const sampleDir = "../../testdata/bach-thong-2023"

// sampleLimit is the most that the sample may take in the repository.
const sampleLimit = 4_000_000

func TestTheSampleInTheRepositoryIsWhatTheGeneratorWrites(t *testing.T) {
	c := generate(t, Options{Seed: sampleSeed})
	if *update {
		writeSample(t, c)
	}
	truth, err := c.Truth().text()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"rasoat.yaml": c.campaignText(), "units.csv": c.unitsText(), "targets.yaml": c.targetsText(), "truth.json": string(truth)} {
		got, err := os.ReadFile(filepath.Join(sampleDir, name))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what the generator writes; run go test -run TheSample -update", name)
		}
	}
	reports, err := c.reports()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		sameReport(t, r)
	}
	for _, commune := range c.Communes {
		p := c.pagesOf(commune)
		sameBook(t, filepath.Join(sampleDir, "survey", commune.Unit.Code+".xlsx"), p, "households", "members")
		sameBook(t, filepath.Join(sampleDir, "previous", commune.Unit.Code+".xlsx"), pages{info: p.openingInfo, previous: p.previous}, "previous")
	}
}

func TestTheSampleInTheRepositoryIsSmall(t *testing.T) {
	total := int64(0)
	err := filepath.WalkDir(sampleDir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == "out" {
			return fs.SkipDir // results of a run, not in the repository
		}
		if entry.IsDir() {
			return nil
		}
		info, err := entry.Info()
		total += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if total == 0 || total > sampleLimit {
		t.Errorf("the sample takes %d bytes, want at most %d", total, sampleLimit)
	}
}

// sameBook compares what stands in the cells, not how they look.
func sameBook(t *testing.T, path string, p pages, tables ...string) {
	t.Helper()
	sheets := readBook(t, path)
	for _, table := range append(tables, "info") {
		sheet := survey.SheetOf(table)
		rows := *p.table(table)
		wrong := 0
		for i, r := range rows {
			for column, field := range sheet.Fields {
				want := r[field.Key]
				if field.Type == survey.Date || field.Type == survey.Birth {
					want = serial(want)
				}
				at := columnName(column) + strconv.Itoa(firstDataRow+i)
				if table == "info" {
					at = infoValueName + strconv.Itoa(firstInfoRow+column)
				}
				if sheets[sheet.Name][at] != want {
					wrong++
				}
			}
		}
		if _, more := sheets[sheet.Name]["A"+strconv.Itoa(firstDataRow+len(rows))]; wrong > 0 || table != "info" && more {
			t.Errorf("%s, sheet %s: %d cells differ from the generator's", path, sheet.Name, wrong)
		}
	}
}

// sameReport compares the cells of a report of the sample with the generator's.
func sameReport(t *testing.T, r survey.Report) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(sampleDir, "progress", "*-"+r.OfficeID+"-q"+strconv.Itoa(r.Quarter)+".xlsx"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s, quarter %d: %d workbooks, %v", r.OfficeID, r.Quarter, len(found), err)
	}
	sheets, book := readBook(t, found[0]), r.Workbook()
	for table, rows := range map[string][]map[string]string{"outputs": book.Outputs, "money": book.Money} {
		sheet := survey.SheetOf(table)
		for i, row := range rows {
			for column, field := range sheet.Fields {
				at := columnName(column) + strconv.Itoa(firstDataRow+i)
				if got := sheets[sheet.Name][at]; got != row[field.Key] {
					t.Errorf("%s, sheet %s, %s: %q, want %q; run go test -run TheSample -update", found[0], sheet.Name, at, got, row[field.Key])
				}
			}
		}
	}
}

// writeSample replaces the generator's own files in the sample.
func writeSample(t *testing.T, c Campaign) {
	t.Helper()
	fresh := filepath.Join(t.TempDir(), "sample")
	if err := c.Write(t.Context(), fresh, nil); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"survey", "previous", "progress", "rasoat.yaml", "units.csv", "targets.yaml", "truth.json"} {
		if err := os.RemoveAll(filepath.Join(sampleDir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(sampleDir, os.DirFS(fresh)); err != nil {
		t.Fatal(err)
	}
}
