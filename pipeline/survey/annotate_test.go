package survey

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func annotated(t testing.TB, data []byte, marks ...Mark) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Annotate(context.Background(), &out, data, marks, DefaultLimits()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// theMarks are marks of every kind of place: a filled cell twice, a cell with a
// comment of its own, one that the row lacks, a row that the sheet lacks, a
// sheet without comments, a row without a cell, and no place at all.
var theMarks = []Mark{
	{SeverityWarning, "HO-003", "CẢNH BÁO", "Hộ", "E8", 8, "Nà Cà, 1", "=1+1", `=cmd|' /C calc'!A0 "và" <b>`, "@sửa & ghi lại"},
	{SeverityError, "HO-002", "LỖI", "Hộ", "E8", 8, "+Nà Cà, 1", "-Na", "không hiểu", ""},
	{SeverityError, "TEP-030", "LỖI", "Hộ", "E5", 5, "", "", "tiêu đề có ghi chú sẵn", "sửa tiêu đề"},
	{SeverityNote, "HO-004", "GHI CHÚ", "Hộ", "BC9", 9, "", "", "ô chưa có", "điền vào"},
	{SeverityNote, "HO-005", "GHI CHÚ", "Hộ", "B60", 60, "", "", "dòng chưa có", "điền vào"},
	{SeverityError, "TT-001", "LỖI", "Thông tin", "C13", 13, "", "", "sheet chưa có ghi chú nào", "sửa"},
	{SeverityError, "TV-001", "LỖI", "Thành viên", "", 9, "", "", "cả dòng", "sửa"},
	{SeverityNote, "TEP-001", "GHI CHÚ", "", "", 0, "", "", "cả tệp", ""},
}

// cellSeen is all that a person sees in a cell, but for marks.
type cellSeen struct {
	value, formula, comment string
	kind                    excelize.CellType
	style                   excelize.Style
}

// bookSeen reads a workbook with excelize, cell by cell, without the list of
// findings.
func bookSeen(t *testing.T, data []byte) (cells map[string]cellSeen, rest map[string]any) {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	cells, rest = map[string]cellSeen{}, map[string]any{"names": len(file.GetDefinedName())}
	for _, sheet := range file.GetSheetList() {
		if sheet == mendSheet {
			continue
		}
		comments, err := file.GetComments(sheet)
		must(err)
		noted := map[string]string{}
		for _, c := range comments {
			noted[c.Cell] = c.Text
			for _, run := range c.Paragraph {
				noted[c.Cell] += run.Text
			}
		}
		validations, err := file.GetDataValidations(sheet)
		must(err)
		merged, err := file.GetMergeCells(sheet)
		must(err)
		panes, err := file.GetPanes(sheet)
		must(err)
		visible, err := file.GetSheetVisible(sheet)
		must(err)
		var widths []float64
		for column := 1; column <= 60; column++ {
			width, err := file.GetColWidth(sheet, columnLetters(column))
			must(err)
			widths = append(widths, width)
		}
		var heights []float64
		for row := 1; row <= 70; row++ {
			height, err := file.GetRowHeight(sheet, row)
			must(err)
			heights = append(heights, height)
			for column := 1; column <= 60; column++ {
				cell := cellName(column, row)
				c := cellSeen{comment: noted[cell]}
				c.value, err = file.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
				must(err)
				c.kind, err = file.GetCellType(sheet, cell)
				must(err)
				c.formula, err = file.GetCellFormula(sheet, cell)
				must(err)
				id, err := file.GetCellStyle(sheet, cell)
				must(err)
				style, err := file.GetStyle(id)
				must(err)
				c.style = *style
				cells[sheet+"!"+cell] = c
			}
		}
		rest[sheet] = []any{validations, merged, panes, visible, widths, heights}
	}
	return cells, rest
}

func TestAnAnnotatedCopyChangesNothingButMarkedCells(t *testing.T) {
	original := communeWorkbook(t, 40)
	copied := annotated(t, original, theMarks...)
	before, restBefore := bookSeen(t, original)
	after, restAfter := bookSeen(t, copied)
	if !reflect.DeepEqual(restBefore, restAfter) {
		t.Error("drop-downs, merged cells, panes, widths, heights or names have changed")
	}
	fills := map[string]string{}
	for _, m := range byCellOf(theMarks) {
		fills[m.sheet+"!"+m.name()] = markFills[m.severity()][2:]
	}
	for place, was := range before {
		is := after[place]
		if fill, marked := fills[place]; marked {
			if !reflect.DeepEqual(is.style.Fill.Color, []string{fill}) {
				t.Errorf("%s is filled %v, want %s", place, is.style.Fill.Color, fill)
			}
			if !strings.HasPrefix(is.comment, was.comment) || !strings.Contains(is.comment, commentHead) {
				t.Errorf("%s has the comment %q, was %q", place, is.comment, was.comment)
			}
			is.style.Fill, is.comment = was.style.Fill, was.comment
			if strings.HasPrefix(is.formula, "=") || is.kind == excelize.CellTypeFormula {
				t.Errorf("%s is a formula", place)
			}
			if place == "Hộ!B60" || place == "Hộ!BC9" { // the style of the column stands in the cell now
				is.style = was.style
			}
		}
		if !reflect.DeepEqual(was, is) {
			t.Errorf("%s: %+v, was %+v", place, is, was)
		}
	}
}

type sheetCellMarks struct {
	sheet string
	cellMarks
}

func byCellOf(marks []Mark) (all []sheetCellMarks) {
	for _, sheet := range []string{"Thông tin", "Hộ", "Thành viên"} {
		var own []Mark
		for _, m := range marks {
			if m.Sheet == sheet {
				own = append(own, m)
			}
		}
		for _, c := range byCell(own) {
			all = append(all, sheetCellMarks{sheet, c})
		}
	}
	return all
}

func TestTheCommentSaysCodeMessageAndRemedyWorstFirst(t *testing.T) {
	cells, _ := bookSeen(t, annotated(t, communeWorkbook(t, 3), theMarks...))
	want := commentHead + "\nLỖI HO-002: không hiểu\nCẢNH BÁO HO-003: =cmd|' /C calc'!A0 \"và\" <b>\nCách sửa: @sửa & ghi lại"
	if got := cells["Hộ!E8"].comment; got != want {
		t.Errorf("the comment is %q, want %q", got, want)
	}
}

func TestTheListLeadsToEveryCellAndHoldsNoFormula(t *testing.T) {
	file, err := excelize.OpenReader(bytes.NewReader(annotated(t, communeWorkbook(t, 3), theMarks...)))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if first := file.GetSheetName(0); first != mendSheet || file.GetActiveSheetIndex() != 0 {
		t.Errorf("the workbook opens on sheet %d and its first sheet is %q", file.GetActiveSheetIndex(), first)
	}
	for i, m := range theMarks {
		row := mendHead + 1 + i
		_, target, err := file.GetCellHyperLink(mendSheet, cellName(3, row))
		if err != nil || target != m.target() {
			t.Errorf("line %d leads to %q (%v), want %q", i+1, target, err, m.target())
		}
		for column, want := range map[int]string{2: m.Sheet, 5: m.Code, 6: m.Household, 7: m.Value, 8: m.Message, 9: m.Remedy} {
			got, err := file.GetCellValue(mendSheet, cellName(column, row))
			formula, _ := file.GetCellFormula(mendSheet, cellName(column, row))
			if err != nil || got != want || formula != "" {
				t.Errorf("%s holds %q, formula %q (%v), want %q", cellName(column, row), got, formula, err, want)
			}
		}
	}
}

func TestAnAnnotatedCopyLandsLikeTheOriginal(t *testing.T) {
	original := communeWorkbook(t, 12)
	for name, data := range map[string][]byte{"inline strings": original, "shared strings": withSharedStrings(t, original)} {
		want := land(t, data, RoleSurvey)
		copied := annotated(t, data, theMarks[:6]...)
		sameRows(t, name, land(t, copied, RoleSurvey), want)
		sameRows(t, name+", annotated twice", land(t, annotated(t, copied, theMarks[0]), RoleSurvey), want)
		if fresh, installed := resaved(t, copied); installed {
			sameRows(t, name+", saved by LibreOffice", land(t, fresh, RoleSurvey), want)
		}
	}
}

func TestTheNextCopyTakesEarlierMarksOff(t *testing.T) {
	original := communeWorkbook(t, 12)
	want, wantRest := bookSeen(t, original)
	marked := annotated(t, original, theMarks[:3]...)
	cleaned := annotated(t, marked)
	got, rest := bookSeen(t, cleaned)
	if !reflect.DeepEqual(want, got) || !reflect.DeepEqual(wantRest, rest) {
		for place := range want {
			if !reflect.DeepEqual(want[place], got[place]) {
				t.Errorf("%s: %+v, was %+v", place, got[place], want[place])
			}
		}
		t.Error("marks of the first copy are left in the second")
	}
	fresh, installed := resaved(t, marked)
	if !installed {
		return
	}
	for _, p := range unzipped(t, annotated(t, fresh)) {
		text := p.content
		if strings.Contains(p.name, "comments") && strings.Contains(text, commentHead) {
			t.Errorf("saved by LibreOffice, %s keeps comments of the first copy", p.name)
		}
		if p.name == "xl/styles.xml" && !strings.Contains(text, `<fill><patternFill patternType="solid"><fgColor rgb="FF`+requiredFill+`"></fgColor></patternFill></fill>`) {
			t.Errorf("saved by LibreOffice, the fill under the mark of E5 is not put back: %s", text)
		}
	}
}

func TestANameOfASheetMovesWithItsSheet(t *testing.T) {
	const names = `<definedNames><definedName name="a" localSheetId="1">x</definedName><definedName name="b">y</definedName></definedNames>`
	data := rezipped(t, communeWorkbook(t, 2), "xl/workbook.xml", func(s string) string {
		if at := strings.Index(s, "<definedNames>"); at >= 0 {
			return s[:at] + names + s[strings.Index(s, "</definedNames>")+len("</definedNames>"):]
		}
		return strings.Replace(s, "</sheets>", "</sheets>"+names, 1)
	})
	for _, p := range unzipped(t, annotated(t, data, theMarks...)) {
		if p.name == "xl/workbook.xml" && !(strings.Contains(p.content, `name="a" localSheetId="2"`) && strings.Contains(p.content, `<definedName name="b">`)) {
			t.Errorf("the names are now %s", p.content)
		}
	}
}

func TestACellThatIsAbsentIsMarkedBesideOneThatIsMarkedToo(t *testing.T) {
	// LibreOffice and openpyxl write no element for some empty cells.
	absent := regexp.MustCompile(`<c r="D8"[^>]*?(/>|>.*?</c>)`)
	data := rezipped(t, communeWorkbook(t, 4), "xl/worksheets/sheet2.xml", func(text string) string {
		if !absent.MatchString(text) {
			t.Fatal("there is no cell D8")
		}
		return absent.ReplaceAllString(text, "")
	})
	marks := []Mark{{SeverityWarning, "HO-015", "CẢNH BÁO", "Hộ", "D8", 8, "", "", "thiếu", "bổ sung"}, {SeverityError, "HO-001", "LỖI", "Hộ", "E8", 8, "", "", "trống", "ghi"}}
	before, _ := bookSeen(t, data)
	after, _ := bookSeen(t, annotated(t, data, marks...))
	for _, cell := range []string{"Hộ!C8", "Hộ!E8", "Hộ!F8"} {
		if after[cell].value != before[cell].value {
			t.Errorf("%s is %q, was %q", cell, after[cell].value, before[cell].value)
		}
	}
	if after["Hộ!D8"].comment == "" || after["Hộ!E8"].comment == "" {
		t.Errorf("D8 says %q, E8 %q; want a comment each", after["Hộ!D8"].comment, after["Hộ!E8"].comment)
	}
}

func TestADamagedWorkbookGetsNoCopy(t *testing.T) {
	good := communeWorkbook(t, 3)
	err := Annotate(context.Background(), &bytes.Buffer{}, good[:len(good)/2], theMarks, DefaultLimits())
	if !errors.Is(err, ErrUnannotated) {
		t.Errorf("got %v, want ErrUnannotated", err)
	}
}
