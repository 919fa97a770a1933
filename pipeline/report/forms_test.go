package report

import (
	"archive/zip"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write the goldens; read the difference before it is committed")

func TestEachFormPrintsItsRelationUnderItsHeader(t *testing.T) {
	src := bachThong(t)
	forms := written(t, src, Options{Place: "Bạch Thông"})
	for _, sheet := range formSheets(forms) {
		number, _, _ := strings.Cut(sheet, " ")
		golden(t, "form-"+number+".txt", printed(t, forms, sheet))
	}
	detail := writtenDetail(t, src, Options{Place: "Bạch Thông"})
	golden(t, "detail.txt", printed(t, detail, "Biểu chi tiết"))
	golden(t, "targets.txt", printed(t, detail, "Theo dõi chỉ tiêu"))
	golden(t, "decomposition.txt", printed(t, detail, "Phân tách tỷ lệ"))
	golden(t, "commune-targets.txt", printed(t, detail, "Chỉ tiêu theo xã"))
	progress := opened(t, func(w io.Writer) error { return Progress(t.Context(), w, src, Options{Place: "Bạch Thông"}) })
	office := opened(t, func(w io.Writer) error {
		return Office(t.Context(), w, src, Options{Place: "Bạch Thông"}, OfficeName{ID: "farm", Name: "Phòng Nông nghiệp"})
	})
	for name, file := range map[string]*excelize.File{"progress": progress, "office": office} {
		for i, sheet := range file.GetSheetList() {
			golden(t, fmt.Sprintf("%s-%d.txt", name, i+1), printed(t, file, sheet))
		}
	}
}

// opened reads back a workbook that was just written.
func opened(t *testing.T, write func(io.Writer) error) *excelize.File {
	t.Helper()
	var content bytes.Buffer
	if err := write(&content); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&content)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// asking keeps for which office each relation was asked.
type asking struct {
	fakeSource
	offices map[string]any
}

func (a asking) Select(ctx context.Context, query string, args ...any) ([]string, [][]any, error) {
	if strings.Contains(query, " where office_id = ? ") {
		a.offices[strings.Fields(query)[3]] = args[0]
	}
	return a.fakeSource.Select(ctx, query, args...)
}

func TestAnOfficesWorkbookAsksForItsOwnRowsAndLeavesOutASheetWithoutAny(t *testing.T) {
	src := bachThong(t)
	columns, _, err := src.Select(t.Context(), "select * from rpt_812_office_money order by row_no")
	if err != nil {
		t.Fatal(err)
	}
	a := asking{src.with("from rpt_812_office_money ", relation{columns: columns}), map[string]any{}}
	file := opened(t, func(w io.Writer) error {
		return Office(t.Context(), w, a, Options{}, OfficeName{ID: "farm", Name: "Phòng Nông nghiệp"})
	})
	if got := strings.Join(file.GetSheetList(), "; "); got != "Theo dõi chỉ tiêu; Nhiệm vụ và báo cáo" {
		t.Errorf("sheets are %s", got)
	}
	for _, name := range []string{"rpt_811_office_targets", "rpt_812_office_money", "rpt_813_office_duties"} {
		if a.offices[name] != "farm" {
			t.Errorf("%s was asked for %v", name, a.offices[name])
		}
	}
}

func TestTheWorkbooksHoldTheirSheetsInOrder(t *testing.T) {
	src := bachThong(t)
	want := "Mục lục; 7.1 Kết quả rà soát; 7.2 Diễn biến hộ nghèo; 7.3 Diễn biến hộ cận nghèo; 7.4 Thiếu hụt hộ nghèo; 7.5 Tỷ lệ thiếu hụt hộ nghèo; " +
		"7.6 Thiếu hụt hộ cận nghèo; 7.7 Tỷ lệ thiếu hụt cận nghèo; 7.8 Nhóm đối tượng; 7.9 Dân tộc; 7.10 Nguyên nhân nghèo; Biểu đồ"
	if got := strings.Join(written(t, src, Options{}).GetSheetList(), "; "); got != want {
		t.Errorf("forms: got %s\nwant %s", got, want)
	}
	if got := strings.Join(writtenDetail(t, src, Options{}).GetSheetList(), "; "); got != "Mục lục; Biểu chi tiết; Theo dõi chỉ tiêu; Chỉ tiêu theo xã; Phân tách tỷ lệ; Biểu đồ" {
		t.Errorf("detail: got %s", got)
	}
}

func TestTheSameRelationsGiveTheSameBytes(t *testing.T) {
	src := bachThong(t)
	for name, write := range map[string]func(io.Writer) error{
		"Forms":    func(w io.Writer) error { return Forms(t.Context(), w, src, Options{}) },
		"Detail":   func(w io.Writer) error { return Detail(t.Context(), w, src, Options{}) },
		"Progress": func(w io.Writer) error { return Progress(t.Context(), w, src, Options{}) },
	} {
		var first bytes.Buffer
		if err := write(&first); err != nil {
			t.Fatal(err)
		}
		for range 5 {
			var again bytes.Buffer
			if err := write(&again); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), again.Bytes()) {
				t.Fatalf("%s wrote other bytes the second time", name)
			}
		}
	}
}

func TestTotalsAndChecksAreValuesNotFormulas(t *testing.T) {
	var content bytes.Buffer
	if err := Forms(t.Context(), &content, bachThong(t), Options{}); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content.Bytes()), int64(content.Len()))
	if err != nil {
		t.Fatal(err)
	}
	sheets := 0
	for _, part := range archive.File {
		if !strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			continue
		}
		sheets++
		if xml := readPart(t, part); strings.Contains(xml, "<f>") || strings.Contains(xml, "<f ") {
			t.Errorf("%s holds a formula", part.Name)
		}
	}
	if sheets != 12 {
		t.Errorf("the workbook has %d sheet parts, want 12", sheets)
	}
}

func readPart(t *testing.T, part *zip.File) string {
	t.Helper()
	reader, err := part.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	content, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// poorFlows is the relation of form 7.2 with one unit, whose name and check
// are given.
func poorFlows(unit string, check any) relation {
	r := relation{columns: strings.Split("row_kind tt unit_name line c1 c2 c3 c4 c5 c6 c7 c8 c9 check_balance commune_code row_no", " ")}
	for i, line := range []string{"Hộ", "Nhân khẩu"} {
		row := []any{"commune", "1", unit, line}
		for range 9 {
			row = append(row, int64(1234567))
		}
		r.rows = append(r.rows, append(row, check, "01969", int64(i+1)))
	}
	return r
}

func TestTextThatLooksLikeAFormulaStaysText(t *testing.T) {
	for _, name := range []string{"=1+1", "+84", "-5 hộ", "@SUM(A1)"} {
		file := written(t, bachThong(t).with("from rpt_702_poor_flows ", poorFlows(name, int64(0))), Options{})
		at := find(t, file, "7.2 Diễn biến hộ nghèo", name)
		kind, err := file.GetCellType("7.2 Diễn biến hộ nghèo", at)
		formula, _ := file.GetCellFormula("7.2 Diễn biến hộ nghèo", at)
		if err != nil || kind != excelize.CellTypeSharedString || formula != "" {
			t.Errorf("%q is of type %v with formula %q (%v), want plain text", name, kind, formula, err)
		}
	}
}

func TestACheckThatFailsIsRed(t *testing.T) {
	const sheet = "7.2 Diễn biến hộ nghèo"
	for _, check := range []struct {
		value any
		shown string
		color string
	}{{int64(0), "0", colorBlack}, {int64(-11), "-11", colorRed}} {
		file := written(t, bachThong(t).with("from rpt_702_poor_flows ", poorFlows("Xã Vi Hương", check.value)), Options{})
		at := find(t, file, sheet, check.shown)
		id, err := file.GetCellStyle(sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		style, err := file.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if style.Font.Color != check.color || style.Fill.Color[0] != fillCheck {
			t.Errorf("check %s at %s has font %s on %v, want %s on the shade of checks", check.shown, at, style.Font.Color, style.Fill.Color, check.color)
		}
	}
}

func TestAColumnIsAsWideAsItsLongestFigure(t *testing.T) {
	long := poorFlows("Xã Vi Hương", int64(0))
	long.rows[1][5] = int64(123456789012)
	file := written(t, bachThong(t).with("from rpt_702_poor_flows ", long), Options{})
	width, err := file.GetColWidth("7.2 Diễn biến hộ nghèo", "E")
	if err != nil {
		t.Fatal(err)
	}
	if need := textWidth("123.456.789.012", fontSize, true) / pointsPerWidth; width < need {
		t.Errorf("column E is %.1f wide, 123.456.789.012 needs %.1f", width, need)
	}
}

// find returns the cell that shows a text.
func find(t *testing.T, file *excelize.File, sheet, text string) string {
	t.Helper()
	grid, err := file.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for row, cells := range grid {
		if column := slices.Index(cells, text); column >= 0 {
			at, err := excelize.CoordinatesToCellName(column+1, row+1)
			if err != nil {
				t.Fatal(err)
			}
			return at
		}
	}
	t.Fatalf("%s shows %q nowhere", sheet, text)
	return ""
}
