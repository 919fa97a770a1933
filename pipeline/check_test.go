package pipeline

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rasoat/pipeline/survey"
)

// faulty is a campaign of three communes with planted defects, among them a
// birth after the review in 01969; faultless is the same without them.
func faulty(t *testing.T) string {
	return syntheticCampaign(t, SynthOptions{Seed: 3, Communes: 3, Households: 240, Defects: true})
}

func faultless(t *testing.T) string {
	return syntheticCampaign(t, SynthOptions{Seed: 3, Communes: 3, Households: 240})
}

func check(t *testing.T, options CheckOptions) CheckResult {
	t.Helper()
	result, err := Check(context.Background(), options, Silent{})
	if err = errors.Join(err, result.WriteError); err != nil {
		t.Fatal(err)
	}
	return result
}

// everyFile reads the files below a folder but the hidden ones.
func everyFile(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(entry.Name(), ".") && entry.IsDir():
			return filepath.SkipDir
		case strings.HasPrefix(entry.Name(), ".") || entry.IsDir():
			return nil
		}
		content, err := os.ReadFile(name)
		relative, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(relative)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestACheckLeavesTheResultsOfTheLastRunAsTheyAre(t *testing.T) {
	dir := faulty(t)
	out := filepath.Join(dir, "out")
	summary := runCampaign(t, dir)
	before := everyFile(t, out)
	for _, name := range []string{FindingsFile, "can-sua/01969.xlsx", "can-sua/01975.xlsx"} {
		if before[name] == "" || !slices.Contains(summary.Written, filepath.Join(out, name)) {
			t.Errorf("the run has not written %s (it names %q)", name, summary.Written)
		}
	}
	check(t, CheckOptions{Paths: []string{dir}})
	if after := everyFile(t, out); !maps.Equal(before, after) {
		t.Errorf("out holds %v after the check, was %v", slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
	}
}

func TestCopiesOfWorkbooksThatHaveNoFindingsAnyMoreAreTakenAway(t *testing.T) {
	dir := faulty(t)
	check(t, CheckOptions{Paths: []string{dir}})
	write(t, filepath.Join(dir, "out", MendFolder, "ghi-chu.txt"), "của người dùng")
	mended := faultless(t)
	for _, folder := range []string{"survey", "previous"} {
		for _, book := range []string{"01969.xlsx", "01975.xlsx", "01978.xlsx"} {
			write(t, filepath.Join(dir, folder, book), string(mustRead(t, filepath.Join(mended, folder, book))))
		}
	}
	result := check(t, CheckOptions{Paths: []string{dir}})
	if n := Count(result.Findings); n.Errors > 0 || len(result.Since.Mended) == 0 || len(result.Since.Fresh) > 0 {
		t.Errorf("%d errors, %d mended, %d new", n.Errors, len(result.Since.Mended), len(result.Since.Fresh))
	}
	for name := range everyFile(t, filepath.Join(dir, "out", MendFolder)) {
		if name != "ghi-chu.txt" && !slices.ContainsFunc(result.Findings, func(f Finding) bool { return filepath.Base(f.File) == filepath.Base(name) }) {
			t.Errorf("%s is still there", name)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "out", MendFolder, "ghi-chu.txt")); err != nil {
		t.Error("a file of another's was taken away")
	}
}

func TestACheckOfWorkbooksWritesOnlyWhereItIsTold(t *testing.T) {
	dir := faulty(t)
	book := filepath.Join(dir, "survey", "01969.xlsx")
	if result := check(t, CheckOptions{Paths: []string{book}}); len(result.Written) > 0 {
		t.Errorf("written: %q", result.Written)
	}
	out := filepath.Join(t.TempDir(), "ket-qua")
	check(t, CheckOptions{Paths: []string{book}, Out: out})
	if got, want := slices.Sorted(maps.Keys(everyFile(t, out))), []string{"can-sua/01969.xlsx", FindingsFile}; !slices.Equal(got, want) {
		t.Errorf("written: %q, want %q", got, want)
	}
	listed, err := readEarlier(filepath.Join(out, FindingsFile))
	if err != nil || len(listed.findings) == 0 || slices.ContainsFunc(listed.findings, func(f Finding) bool { return f.Commune != "01969" }) {
		t.Errorf("the list holds findings of other communes, or none: %v", err)
	}
	alone := filepath.Join(t.TempDir(), "rieng", "01969.xlsx")
	write(t, alone, string(mustRead(t, book)))
	check(t, CheckOptions{Paths: []string{alone}, Out: filepath.Join(filepath.Dir(alone), "ra")})
	if files := everyFile(t, filepath.Join(filepath.Dir(alone), "ra")); len(files) != 2 {
		t.Errorf("of a workbook alone are written %v", slices.Sorted(maps.Keys(files)))
	}
}

func TestWorkbooksOfOneNameGetCopiesOfTwoNames(t *testing.T) {
	taken := map[string]bool{}
	for _, c := range []struct {
		path string
		role survey.Role
		want string
	}{
		{"a/01969.xlsx", survey.RoleSurvey, "can-sua/01969.xlsx"},
		{"b/01969.XLSX", survey.RoleSurvey, "can-sua/01969 (2).XLSX"},
		{"c/01969.xlsx", survey.RolePrevious, "can-sua/previous/01969.xlsx"},
	} {
		if got := copyName(book{path: c.path, role: c.role}, taken); got != c.want {
			t.Errorf("%s gets %s, want %s", c.path, got, c.want)
		}
	}
}

// The copy is corrected in the cells that its list names, and sent back.
func TestACorrectedCopySentBackClearsItsFindings(t *testing.T) {
	dir := faulty(t)
	first := check(t, CheckOptions{Paths: []string{dir}})
	copied, book := filepath.Join(dir, "out", MendFolder, "01969.xlsx"), filepath.Join(dir, "survey", "01969.xlsx")

	// As it is, it says what the original says.
	write(t, book, string(mustRead(t, copied)))
	again := check(t, CheckOptions{Paths: []string{dir}})
	if !slices.Equal(first.Findings, again.Findings) {
		t.Fatalf("the copy has %d findings, the original has %d", len(again.Findings), len(first.Findings))
	}

	at := slices.IndexFunc(first.Findings, func(f Finding) bool { return f.File == "survey/01969.xlsx" && f.Code == "HO-007" })
	if at < 0 {
		t.Fatal("no birth after the review is planted")
	}
	wrong := first.Findings[at]
	file, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	if file.GetSheetName(0) != "Cần sửa" {
		t.Errorf("the first sheet is %q", file.GetSheetName(0))
	}
	for _, err := range []error{file.SetCellValue(wrong.Sheet, wrong.Cell, 1980), file.InsertRows("Thành viên", 9, 1), file.Save(), file.Close()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	last := check(t, CheckOptions{Paths: []string{dir}})
	if got := last.Since; len(got.Fresh) > 0 || !slices.Equal(got.Mended, []Finding{recordOf(wrong).finding()}) || len(got.Remain) != len(last.Findings) {
		t.Errorf("mended %v, new %v, %d of %d remain; want %v mended", shownAs(got.Mended), shownAs(got.Fresh), len(got.Remain), len(last.Findings), wrong)
	}

	// Marked again, it has one list, and one comment on a cell.
	marked, err := excelize.OpenFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	defer marked.Close()
	lists := 0
	for _, sheet := range marked.GetSheetList() {
		if strings.HasPrefix(sheet, "Cần sửa") {
			lists++
		}
		comments, err := marked.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range comments {
			text := c.Text
			for _, run := range c.Paragraph {
				text += run.Text
			}
			if sheet == wrong.Sheet && c.Cell == wrong.Cell || strings.Count(text, "rasoat kiểm tra:") > 1 {
				t.Errorf("%s!%s has the comment %q", sheet, c.Cell, text)
			}
		}
	}
	if lists != 1 {
		t.Errorf("the copy has %d lists", lists)
	}
}
