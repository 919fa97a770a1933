package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rasoat/pipeline/survey"
)

// poisons begin texts as a spreadsheet, a database, a page, a terminal and a
// file system would take for their own.
var poisons = []string{
	`=1+1 `, `+84 `, `-2+3 `, `@SUM(A1) `, "\t=1+1 ", "\r=1+1 ", `=HYPERLINK("http://x.invalid","x") `, `=cmd|' /C calc'!A0 `,
	`'); drop table findings; -- `, `" or 1=1 -- `, `<script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `&lt;b&gt;`,
	"\u009b31m", "\u202e", "_x001B_[31m", `../../../evil `, `C:\evil `, `%s%n `, `{value} `,
}

// poisoned begins a text with one of the poisons, the same text with the same.
func poisoned(text string) string {
	sum := fnv.New32a()
	io.WriteString(sum, text)
	return poisons[int(sum.Sum32()%uint32(len(poisons)))] + text
}

// poisonBook plants poison in the text columns of a workbook, or in all.
func poisonBook(t *testing.T, name string, all bool) {
	book, err := excelize.OpenFile(name)
	check(t, err)
	for _, sheet := range survey.Sheets() {
		rows, err := book.GetRows(sheet.Name)
		if err != nil {
			continue // the workbook has no such sheet
		}
		fields := map[int]survey.Field{}
		for n, row := range rows {
			keys := fieldsOf(sheet, row)
			switch {
			case sheet.Table == "info" && len(row) > 2 && (row[0] == "prepared_by" || row[0] == "commune_name"):
				check(t, book.SetCellStr(sheet.Name, "C"+strconv.Itoa(n+1), poisoned(row[2])))
			case len(keys) > 3:
				fields = keys
			default:
				poisonRow(t, book, sheet.Name, n+1, row, fields, all)
			}
		}
	}
	check(t, book.Save())
	check(t, book.Close())
}

func fieldsOf(sheet survey.Sheet, row []string) map[int]survey.Field {
	fields := map[int]survey.Field{}
	for column, text := range row {
		for _, f := range sheet.Fields {
			if text == f.Key {
				fields[column] = f
			}
		}
	}
	return fields
}

func poisonRow(t *testing.T, book *excelize.File, sheet string, number int, row []string, fields map[int]survey.Field, all bool) {
	for column, field := range fields {
		if column >= len(row) || row[column] == "" || field.Type != survey.Text && !all {
			continue
		}
		name, err := excelize.CoordinatesToCellName(column+1, number)
		check(t, err)
		check(t, book.SetCellStr(sheet, name, poisoned(row[column])))
	}
}

// poisonCampaign makes a campaign in which everything that a person can write
// begins with a poison: cells, names of files, the plan, the configuration.
func poisonCampaign(t *testing.T, dir string) {
	rasoat(t, "synth", "--seed", "7", "--communes", "3", "--households", "90", "--defects", "--out", dir)
	for i, name := range []string{"01969", "01975", "01984"} {
		for _, folder := range []string{"survey", "previous"} {
			found, err := filepath.Glob(filepath.Join(dir, folder, name+"*.xlsx"))
			check(t, err)
			for _, book := range found {
				poisonBook(t, book, i == 1)
			}
		}
	}
	books, err := filepath.Glob(filepath.Join(dir, "survey", "*.xlsx"))
	check(t, err)
	slices.Sort(books)
	for i, name := range []string{"=cmd|'C calc'!A0.xlsx", "-rf \x1b[31m\"'\n<b>.xlsx"} {
		check(t, os.Rename(books[i], filepath.Join(dir, "survey", name)))
	}
	change(t, filepath.Join(dir, "units.csv"), ",Phủ Thông,", `,"=1+1 <b>Phủ Thông",`)
	change(t, filepath.Join(dir, "rasoat.yaml"), `Bạch Thông"             # nơi ký`, `=1+1 <b>Bạch Thông"`)
	plan := filepath.Join(dir, "targets.yaml")
	content, err := os.ReadFile(plan)
	check(t, err)
	check(t, os.WriteFile(plan, regexp.MustCompile(`(?m)^(\s*text: ")`).ReplaceAll(content, []byte("${1}=1+1 <script>alert(1)</script> \u009b31m")), 0o600))
}

func TestNoTextOfACampaignBecomesAFormulaAnEscapeOrAFile(t *testing.T) {
	around := t.TempDir()
	dir := filepath.Join(around, "đợt")
	poisonCampaign(t, dir)
	before := filesUnder(t, around)
	var keys []string
	for _, args := range [][]string{
		{"run", dir, "--redact"}, {"check", dir, "--lang", "en"}, {"verify", dir},
		{"query", dir, "select * from findings"}, {"query", dir, "select head_name::int from raw_households"},
		{"simulate", dir, "--rules", "nd-351-2025", "--assume"}, {"mpi", dir}, {"audit", filepath.Join(dir, "out", "bieu-mau.xlsx")},
		{"report", dir, "--only", "support", "--only", "offices"}, {"allocate", dir, "--poor", "3", "--near-poor", "2"},
		{"layout", filepath.Join(dir, "survey", "=cmd|'C calc'!A0.xlsx"), "--samples"},
		{"trace", dir, "7.2!C13", "--names"}, {"trace", dir, "7.1!C13", "--names", "--format", "csv"},
	} {
		harmlessOutput(t, said(t, args...))
	}
	for _, row := range asCSV(t, dir, "select household_key from mart_households order by hash(household_key) limit 6")[1:] {
		keys = append(keys, strings.TrimPrefix(row[0], "'"))
	}
	if len(keys) < 6 {
		t.Errorf("only %d households are left to explain", len(keys))
	}
	for _, key := range keys {
		harmlessOutput(t, said(t, "explain", dir, "--", key))
	}
	asCSV(t, dir, "select * from findings")
	asCSV(t, dir, "select * from raw_households")
	asCSV(t, dir, "select * from raw_members")
	for _, name := range filesUnder(t, around) {
		if !slices.Contains(before, name) {
			writtenHarmless(t, around, name)
		}
	}
}

// writtenHarmless holds that a file stands in out and that nothing in it runs.
func writtenHarmless(t *testing.T, around, name string) {
	if !strings.HasPrefix(name, "đợt/out/") && name != "đợt/.rasoat-salt" {
		t.Errorf("%q was written outside of out", name)
	}
	content, err := os.ReadFile(filepath.Join(around, name))
	check(t, err)
	switch filepath.Ext(name) {
	case ".xlsx", ".docx":
		book, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		check(t, err)
		for _, part := range book.File {
			r, err := part.Open()
			check(t, err)
			text, err := io.ReadAll(r)
			check(t, err)
			if strings.HasPrefix(part.Name, "xl/charts/") {
				text = plotted.ReplaceAll(text, nil)
			}
			if found := runs.Find(text); found != nil {
				t.Errorf("%q, %s: %s", name, part.Name, found)
			}
		}
	case ".html", ".htm", ".svg":
		if found := scripted.Find(content); found != nil {
			t.Errorf("%q: %s", name, found)
		}
	}
}

var (
	// runs is a cell's formula, or a link that leaves the workbook.
	runs = regexp.MustCompile(`<f[ >/][^<]*|TargetMode="External"`)
	// plotted is what a chart plots: cells of the sheet of charts, and nothing else.
	plotted = regexp.MustCompile(`<f>&#39;Biểu đồ&#39;!\$[A-Z]+\$[0-9]+(:\$[A-Z]+\$[0-9]+)?</f>`)
	// scripted is a poison that reached a page as a tag.
	scripted = regexp.MustCompile(`<script>alert|<img src=x`)
)

func filesUnder(t *testing.T, root string) []string {
	var files []string
	check(t, fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !strings.Contains(name, ".landing") {
			files = append(files, name)
		}
		return err
	}))
	return files
}

// said is what a command prints, on both streams, whatever it finds.
func said(t *testing.T, args ...string) string {
	out, err := program(args...).CombinedOutput()
	var ended *exec.ExitError
	if err != nil && (!errors.As(err, &ended) || ended.ExitCode() == statusFault) {
		t.Errorf("rasoat %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// harmlessOutput holds that a terminal shows the text and does nothing else.
func harmlessOutput(t *testing.T, out string) {
	t.Helper()
	for _, r := range out {
		if r < ' ' && r != '\n' || 0x7f <= r && r < 0xa0 || r >= 0x202a && r <= 0x202e {
			at := strings.IndexRune(out, r)
			t.Errorf("the terminal gets %q in %q", r, out[max(0, at-80):min(len(out), at+40)])
			return
		}
	}
}

// asCSV asks in csv and holds that no text of the answer is a formula.
func asCSV(t *testing.T, dir, query string) [][]string {
	out, err := program("query", dir, query, "--format", "csv").Output()
	check(t, err)
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	check(t, err)
	planted := 0
	for _, row := range rows {
		for _, field := range row {
			if field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) && !number.MatchString(field) {
				t.Errorf("%s: a field is %s", query, hex.Dump([]byte(field)))
			}
			if strings.HasPrefix(field, "'=") {
				planted++
			}
		}
	}
	if planted == 0 && strings.Contains(query, "raw_") {
		t.Errorf("%s: no poison is left to see", query)
	}
	return rows
}

var number = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
