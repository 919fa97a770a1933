package survey_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"rasoat/pipeline/survey"
)

// dropDowns returns the ranges that the drop-downs of a sheet offer, by the
// column they stand in.
func dropDowns(t *testing.T, file *excelize.File, sheet string) map[string]string {
	t.Helper()
	checks, err := file.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	ranges := map[string]string{}
	for _, check := range checks {
		if check.Type == "list" {
			ranges[strings.TrimRight(strings.Split(check.Sqref, ":")[0], "0123456789")] = check.Formula1
		}
	}
	return ranges
}

// offered reads the cells that a drop-down points at: 'Danh mục'!$B$2:$B$3.
func offered(t *testing.T, file *excelize.File, formula string) []string {
	t.Helper()
	sheet, cells, _ := strings.Cut(formula, "!")
	if sheet != "'Danh mục'" {
		t.Fatalf("a drop-down points at %s", formula)
	}
	column, err := file.GetCols("Danh mục")
	if err != nil {
		t.Fatal(err)
	}
	first, last, _ := strings.Cut(strings.ReplaceAll(cells, "$", ""), ":")
	c, top, err1 := excelize.CellNameToCoordinates(first)
	_, bottom, err2 := excelize.CellNameToCoordinates(last)
	if err1 != nil || err2 != nil {
		t.Fatalf("a drop-down points at %s", formula)
	}
	return column[c-1][top-1 : bottom]
}

func TestEveryColumnOfCodesHasADropDownOfAcceptedWords(t *testing.T) {
	wb := sampleBook()
	wb.Blank = 10
	file := open(t, write(t, wb))
	for _, table := range []string{"households", "members", "previous"} {
		sheet := survey.SheetOf(table)
		ranges := dropDowns(t, file, sheet.Name)
		for i, field := range sheet.Fields {
			column, _ := excelize.ColumnNumberToName(i + 1)
			formula, has := ranges[column]
			if want := field.Type == survey.OneCode || field.Type == survey.YesNo; has != want {
				t.Errorf("%s.%s: drop-down %v, want %v", table, field.Key, has, want)
			}
			if !has {
				continue
			}
			words := offered(t, file, formula)
			if field.Type == survey.OneCode && !slices.Equal(words, survey.Labels(field.List)) {
				t.Errorf("%s.%s offers %q, want the labels of %s", table, field.Key, words, field.List)
			}
			for _, word := range words {
				if len(meaning(field.List, word)) != 1 {
					t.Errorf("%s.%s offers %q, which intake does not accept", table, field.Key, word)
				}
			}
		}
	}
	if visible, err := file.GetSheetVisible("Danh mục"); err != nil || visible {
		t.Errorf("the sheet of lists is visible (%v)", err)
	}
}

func TestDropDownsReachBelowTheLastRuledRow(t *testing.T) {
	file := open(t, write(t, survey.Workbook{Blank: 10}))
	checks, err := file.GetDataValidations("Hộ")
	if err != nil || len(checks) == 0 {
		t.Fatalf("%d checks, %v", len(checks), err)
	}
	for _, check := range checks {
		first, last, _ := strings.Cut(check.Sqref, ":")
		_, top, _ := excelize.CellNameToCoordinates(first)
		_, bottom, _ := excelize.CellNameToCoordinates(last)
		if top != 7 || bottom < 500 {
			t.Errorf("a check covers %s, want row 7 and hundreds below", check.Sqref)
		}
	}
}

func TestMessagesFitTheLimitsOfTheFileFormat(t *testing.T) {
	units := func(text *string) int {
		if text == nil {
			return 0
		}
		return len(utf16.Encode([]rune(*text)))
	}
	file := open(t, write(t, sampleBook()))
	for _, sheet := range file.GetSheetList() {
		checks, err := file.GetDataValidations(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, check := range checks {
			if units(check.ErrorTitle) > 32 || units(check.PromptTitle) > 32 || units(check.Error) > 255 || units(check.Prompt) > 255 {
				t.Errorf("%s %s: a title is over 32 characters or a text over 255", sheet, check.Sqref)
			}
		}
	}
}

func TestEveryLabelOfADataSheetHasANoteOnHowToFillIt(t *testing.T) {
	file := open(t, write(t, sampleBook()))
	for _, table := range []string{"households", "members", "previous"} {
		sheet := survey.SheetOf(table)
		comments, err := file.GetComments(sheet.Name)
		if err != nil {
			t.Fatal(err)
		}
		notes := map[string]string{}
		for _, comment := range comments {
			for _, run := range comment.Paragraph {
				notes[comment.Cell] += run.Text
			}
		}
		for i, field := range sheet.Fields {
			cell, _ := excelize.CoordinatesToCellName(i+1, 5)
			if !strings.Contains(notes[cell], field.Note) {
				t.Errorf("%s: the note on %s is %q", sheet.Name, cell, notes[cell])
			}
			if field.Type == survey.Several && !strings.Contains(notes[cell], "1 "+survey.Labels(field.List)[indexOfOne(field.List)]) {
				t.Errorf("%s: the note on %s does not list the codes: %q", sheet.Name, cell, notes[cell])
			}
		}
	}
}

// indexOfOne is the place of code 1 in a list; the devices begin with 0.
func indexOfOne(list string) int {
	if list == "info_device" {
		return 1
	}
	return 0
}

func TestHeadKeysAndNamesStayInViewAndTheKeysAreHidden(t *testing.T) {
	file := open(t, write(t, sampleBook()))
	for sheet, columns := range map[string]int{"Hộ": 3, "Thành viên": 4, "Danh sách": 4} {
		panes, err := file.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.XSplit != columns || panes.YSplit != 6 {
			t.Errorf("%s: the panes are %+v (%v), want %d columns and 6 rows frozen", sheet, panes, err, columns)
		}
		for row, want := range map[int]bool{5: true, 6: false, 7: true} {
			if visible, err := file.GetRowVisible(sheet, row); err != nil || visible != want {
				t.Errorf("%s: row %d visible %v (%v), want %v", sheet, row, visible, err, want)
			}
		}
	}
}

func TestEverySheetPrintsOnA4LandscapeWithItsLabelsRepeated(t *testing.T) {
	data := write(t, sampleBook())
	file := open(t, data)
	for sheet, pages := range map[string]int{"Thông tin": 1, "Hộ": 4, "Thành viên": 1, "Danh sách": 1} {
		layout, err := file.GetPageLayout(sheet)
		if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != pages || *layout.FitToHeight != 0 {
			t.Errorf("%s: layout %+v (%v), want A4 landscape, %d wide", sheet, layout, err, pages)
		}
	}
	book := xmlOf(t, data, "xl/workbook.xml")
	for _, want := range []string{"&#39;Hộ&#39;!$A:$C,&#39;Hộ&#39;!$5:$5", "&#39;Thành viên&#39;!$5:$5", "&#39;Danh sách&#39;!$5:$5"} {
		if !strings.Contains(book, want) {
			t.Errorf("workbook.xml repeats no %s", want)
		}
	}
}

func TestEverySheetOfInventedDataSaysSo(t *testing.T) {
	for _, synthetic := range []bool{true, false} {
		wb := sampleBook()
		wb.Synthetic = synthetic
		data := write(t, wb)
		for _, part := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml"} {
			count := strings.Count(xmlOf(t, data, part), survey.SyntheticNotice)
			if want := map[bool]int{true: 2, false: 0}[synthetic]; count != want {
				t.Errorf("synthetic %v: %s says so %d times, want %d, in the head and at the foot", synthetic, part, count, want)
			}
		}
	}
}

func TestABlankTemplateLandsWithoutAnyFindingOrRow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "template.xlsx")
	wb := survey.Workbook{Info: map[string]string{"commune_code": "01969", "review_year": "2023"}, Blank: 30}
	if err := os.WriteFile(path, write(t, wb), 0o600); err != nil {
		t.Fatal(err)
	}
	landing, err := survey.Land(t.Context(), path, "template.xlsx", survey.RoleSurvey, t.TempDir(), survey.DefaultLimits())
	if err != nil || landing.Refused || landing.Rows != 0 {
		t.Errorf("refused %v, %d rows, %v; want an accepted workbook of 0 rows", landing.Refused, landing.Rows, err)
	}
}

func BenchmarkWriteCommune(b *testing.B) {
	wb := survey.Workbook{Info: sampleRow("info")}
	for range 200 {
		wb.Households = append(wb.Households, sampleRow("households"))
		for range 4 {
			wb.Members = append(wb.Members, sampleRow("members"))
		}
	}
	for b.Loop() {
		write(b, wb)
	}
}
