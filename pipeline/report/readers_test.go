package report

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/xuri/excelize/v2"
)

// reportFiles writes every report of the campaign into a folder.
func reportFiles(t *testing.T) []string {
	t.Helper()
	src, dir := bachThong(t), t.TempDir()
	var files []string
	keep := func(name string, content []byte) error {
		files = append(files, filepath.Join(dir, name))
		return os.WriteFile(files[len(files)-1], content, 0o600)
	}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"bieu-mau.xlsx":      func(w *bytes.Buffer) error { return Forms(t.Context(), w, src, Options{}) },
		"bieu-chi-tiet.xlsx": func(w *bytes.Buffer) error { return Detail(t.Context(), w, src, Options{}) },
		"bao-cao.docx":       func(w *bytes.Buffer) error { return Letter(t.Context(), w, src, Options{}) },
		"ho-so.docx":         func(w *bytes.Buffer) error { return dossier.Write(t.Context(), w, src, Options{}) },
	} {
		var content bytes.Buffer
		if err := write(&content); err != nil {
			t.Fatal(err)
		}
		if err := keep(name, content.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := Postings(t.Context(), src, Options{}, func(code string, content []byte) error { return keep(code+".xlsx", content) }); err != nil {
		t.Fatal(err)
	}
	return files
}

var dossier = Dossier{
	Title: "PHIẾU GIẢI TRÌNH", Subject: "Hộ =1+1", Facts: []Fact{{"Khóa hộ", "01969/a/1"}, {"Trống", ""}},
	Tables:   []DossierTable{{Caption: "Tiêu chí", Header: []string{"Tiêu chí", "Đúng"}, Widths: []float64{100, 60}, Rows: [][]string{{"Điểm B1", "có"}}}},
	Sections: []Section{{"Thay đổi", []string{"Bớt 1 chỉ số thì là hộ cận nghèo."}}, {"Không có gì", nil}}, Signers: [2]string{"Người lập", "Thủ trưởng"},
}

// seenByPython is what openpyxl (its read-only mode and whole), pandas and
// python-docx see in a file.
type seenByPython struct {
	Sheets map[string]struct{ Filled, Rows, Pandas int }
	Charts int
	Author string
	// of a Word document
	Paragraphs []string
	Tables     [][2]int
}

func TestOpenpyxlPandasAndPythonDocxReadEveryReport(t *testing.T) {
	files := reportFiles(t)
	output, err := exec.CommandContext(t.Context(), "python3", append([]string{"testdata/readers.py"}, files...)...).Output()
	if err != nil {
		t.Fatalf("python3 with openpyxl, pandas and python-docx is needed for this test; .ci/test installs them: %v\n%s", err, stderrOf(err))
	}
	var seen map[string]seenByPython
	if err := json.Unmarshal(output, &seen); err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name, got := filepath.Base(file), seen[file]
		if got.Author == "" {
			t.Errorf("%s names no author", name)
		}
		if filepath.Ext(file) == ".docx" {
			if len(got.Paragraphs) == 0 || len(got.Tables) < 2 {
				t.Errorf("%s: %d paragraphs, tables %v", name, len(got.Paragraphs), got.Tables)
			}
			continue
		}
		book, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range book.GetSheetList() {
			grid, err := book.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			filled := 0
			for _, row := range grid {
				for _, cell := range row {
					if cell != "" {
						filled++
					}
				}
			}
			if s := got.Sheets[sheet]; s.Filled != filled || s.Pandas != filled || s.Rows < len(grid) {
				t.Errorf("%s, %s: %d cells in %d rows; openpyxl sees %d in %d, pandas %d", name, sheet, filled, len(grid), s.Filled, s.Rows, s.Pandas)
			}
		}
		if want := map[string]int{"bieu-mau.xlsx": 6, "bieu-chi-tiet.xlsx": 6}[name]; got.Charts != want {
			t.Errorf("%s: openpyxl sees %d charts, want %d", name, got.Charts, want)
		}
		book.Close()
	}
}

func stderrOf(err error) string {
	if exit, is := err.(*exec.ExitError); is {
		return string(exit.Stderr)
	}
	return ""
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

// pages is how many pages LibreOffice makes of each report of the campaign: at
// least, and at most where its fonts are wider than Times New Roman.
var pages = map[string][2]int{"bieu-mau": {16, 20}, "bieu-chi-tiet": {8, 10}, "bao-cao": {3, 4}, "ho-so": {1, 1}, "01969": {2, 2}, "01975": {1, 1}}

func TestLibreOfficePrintsEveryReport(t *testing.T) {
	files, out := reportFiles(t), t.TempDir()
	command := exec.CommandContext(t.Context(), "soffice", append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", out}, files...)...)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice with Calc and Writer is needed for this test; .ci/test installs it: %v\n%s", err, output)
	}
	for name, want := range pages {
		content, err := os.ReadFile(filepath.Join(out, name+".pdf"))
		if err != nil {
			t.Error(err)
			continue
		}
		if got := len(pdfPage.FindAll(content, -1)); got < want[0] || got > want[1] {
			t.Errorf("%s is printed on %d pages, want %v", name, got, want)
		}
	}
}
