package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// formulas are values that a spreadsheet takes for a formula when it is told no
// better.
var formulas = []string{"=1+1", "+1", "-209", "@SUM(A1)", "=cmd|' /C calc'!A0", "0012", "1E5", "2023-10-05"}

func someFindings(t *testing.T) (fakeSource, relation) {
	var list relation
	for i, value := range formulas {
		cell := []string{"E8", "F8"}[i%2]
		list.rows = append(list.rows, []any{"Lỗi", "HO-002", "01969", "Thị trấn Phủ Thông", "survey/01969.xlsx", "Hộ", cell, "=Nà Cà", "001", value, "Cột: không hiểu " + value, "@Sửa ô"})
	}
	list.rows = append(list.rows, []any{"Ghi chú", "TEP-001", nil, nil, nil, nil, nil, nil, nil, nil, "cả đợt", nil})
	return bachThong(t).with("as example", rows([]any{"Lỗi", "HO-002", int64(8), int64(1), int64(1), "=ví dụ", "@Sửa ô", "+Mẫu 7.1"})).
		with("as errors", rows([]any{"01969", "=Thị trấn", int64(8), int64(0), int64(0), int64(8), int64(1)})).
		with("f.file, f.sheet, f.cell, f.village", list).with("as found", rows([]any{"error", "HO-002", int64(8)}, []any{"note", "TEP-001", int64(1)})), list
}

// asked is a source that keeps the queries for the list of findings.
type asked struct {
	fakeSource
	lists []string
}

func (a *asked) Select(ctx context.Context, query string, args ...any) ([]string, [][]any, error) {
	if strings.Contains(query, "f.village, f.household_no") {
		a.lists = append(a.lists, fmt.Sprint(query[strings.LastIndex(query, " limit"):], args))
	}
	return a.fakeSource.Select(ctx, query, args...)
}

func TestOfMoreFindingsThanAreReadTheFirstOfEachCodeAreListedAndTheListSaysSo(t *testing.T) {
	source, _ := someFindings(t)
	source = source.with("as found", rows([]any{"error", "HO-002", int64(listedRows)}, []any{"note", "TEP-001", int64(1)})).
		with("f.file, f.sheet, f.cell, f.village", rows([]any{"Lỗi", "HO-002", "01969", "Thị trấn Phủ Thông", "survey/01969.xlsx", "Hộ", "E8", "Nà Cà", "001", "x", "y", "z"}))
	from := &asked{fakeSource: source}
	file := opened(t, func(w io.Writer) error { return Findings(t.Context(), w, from) })
	if want := []string{" limit 10000[error HO-002]", " limit 10000[note TEP-001]"}; !slices.Equal(from.lists, want) {
		t.Errorf("the lists asked for are %q, want %q", from.lists, want)
	}
	notice, err := file.GetCellValue("Phát hiện", "A2")
	if want := "Có 250.001 phát hiện; sheet này chỉ ghi 2 dòng, những dòng đầu của mỗi mã. Sau khi chạy rasoat run, bảng findings của kho dữ liệu có đủ."; err != nil || notice != want {
		t.Errorf("the notice is %q, want %q (%v)", notice, want, err)
	}
	if rows, err := file.GetRows("Phát hiện"); err != nil || len(rows) != headRow+2 {
		t.Errorf("%d rows, want %d (%v)", len(rows), headRow+2, err)
	}
	var content bytes.Buffer
	if err := file.Write(&content); err != nil {
		t.Fatal(err)
	}
	if read, err := ReadFindings(&content); !errors.Is(err, ErrInPart) {
		t.Errorf("read again as %d findings (%v), want %v", len(read), err, ErrInPart)
	}
}

func TestFindingsAreListedByPlaceByCommuneAndByCode(t *testing.T) {
	source, _ := someFindings(t)
	file := opened(t, func(w io.Writer) error { return Findings(t.Context(), w, source) })
	if got, want := file.GetSheetList(), []string{"Phát hiện", "Theo xã", "Theo mã"}; !slices.Equal(got, want) {
		t.Fatalf("the sheets are %q, want %q", got, want)
	}
	for sheet, want := range map[string]string{
		"Theo xã": "Số phát hiện theo xã, nhiều lỗi nhất trước, năm 2023, huyện Bạch Thông\nMã xã | Xã, thị trấn | Lỗi | Cảnh báo | Ghi chú | Cộng | Số hộ có lỗi\n01969 | =Thị trấn | 8 | 0 | 0 | 8 | 1\n",
		"Theo mã": "Số phát hiện theo mã, nặng nhất và nhiều nhất trước, năm 2023, huyện Bạch Thông\nMức độ | Mã | Số phát hiện | Số xã | Số hộ | Ví dụ | Cách sửa | Giữ đúng điều, biểu\nLỗi | HO-002 | 8 | 1 | 1 | =ví dụ | @Sửa ô | +Mẫu 7.1\n",
	} {
		if got := printed(t, file, sheet); got != want {
			t.Errorf("%s holds\n%s\nwant\n%s", sheet, got, want)
		}
	}
}

func TestNoValueOfAFindingBecomesAFormulaOrANumber(t *testing.T) {
	source, list := someFindings(t)
	file := opened(t, func(w io.Writer) error { return Findings(t.Context(), w, source) })
	for i, row := range list.rows {
		for column, value := range row {
			cell, err := excelize.CoordinatesToCellName(column+1, headRow+1+i)
			if err != nil {
				t.Fatal(err)
			}
			want, _ := value.(string)
			got, _ := file.GetCellValue("Phát hiện", cell)
			formula, _ := file.GetCellFormula("Phát hiện", cell)
			kind, _ := file.GetCellType("Phát hiện", cell)
			id, _ := file.GetCellStyle("Phát hiện", cell)
			style, err := file.GetStyle(id)
			if err != nil || got != want || formula != "" || want != "" && kind != excelize.CellTypeSharedString || style.CustomNumFmt == nil || *style.CustomNumFmt != textFormat {
				t.Errorf("%s holds %q, formula %q, type %d, format %v (%v); want the text %q", cell, got, formula, kind, style.CustomNumFmt, err, want)
			}
		}
	}
}

func TestFindingsAreReadBackHoweverThePersonHasSortedThem(t *testing.T) {
	source, list := someFindings(t)
	file := opened(t, func(w io.Writer) error { return Findings(t.Context(), w, source) })
	for _, err := range []error{file.InsertCols("Phát hiện", "B", 1), file.RemoveRow("Phát hiện", headRow+1)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var content bytes.Buffer
	if err := file.Write(&content); err != nil {
		t.Fatal(err)
	}
	all, err := ReadFindings(&content)
	if err != nil || len(all) != len(list.rows)-1 {
		t.Fatalf("%d findings are read (%v), want %d", len(all), err, len(list.rows)-1)
	}
	want := Listed{"error", "HO-002", "01969", "survey/01969.xlsx", "Hộ", "F8", "=Nà Cà", "001", "+1", "Cột: không hiểu +1", "@Sửa ô"}
	if all[0] != want {
		t.Errorf("the first is %+v, want %+v", all[0], want)
	}
	if err := file.SetCellValue("Phát hiện", "A3", "Nặng nhẹ"); err != nil {
		t.Fatal(err)
	}
	content.Reset()
	if err := file.Write(&content); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFindings(&content); err == nil {
		t.Error("a list without the column Mức độ is read")
	}
}

func TestAListOfFindingsPrintsOnOneLandscapePageWidth(t *testing.T) {
	source, _ := someFindings(t)
	file := opened(t, func(w io.Writer) error { return Findings(t.Context(), w, source) })
	for _, sheet := range file.GetSheetList() {
		props, err := file.GetSheetProps(sheet)
		if err != nil || props.FitToPage == nil || !*props.FitToPage {
			t.Errorf("%s is not fitted to a page (%v)", sheet, err)
		}
		layout, err := file.GetPageLayout(sheet)
		if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("%s: %+v (%v)", sheet, layout, err)
		}
	}
}

func TestEqualFindingsGiveEqualBytes(t *testing.T) {
	source, _ := someFindings(t)
	var one, two bytes.Buffer
	if err := Findings(t.Context(), &one, source); err != nil {
		t.Fatal(err)
	}
	if err := Findings(t.Context(), &two, source); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two lists of the same findings differ")
	}
}
