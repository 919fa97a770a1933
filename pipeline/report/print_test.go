package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const flowsSheet = "7.2 Diễn biến hộ nghèo"

func TestASheetPrintsOnA4LandscapeOnePageWide(t *testing.T) {
	file := written(t, bachThong(t), Options{})
	for _, sheet := range file.GetSheetList() {
		page, err := file.GetPageLayout(sheet)
		if err != nil {
			t.Fatal(err)
		}
		props, err := file.GetSheetProps(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 || !*props.FitToPage {
			t.Errorf("%s: paper %d %s, %d wide, fit %v; want A4 (9) landscape, 1 wide, fit", sheet, *page.Size, *page.Orientation, *page.FitToWidth, *props.FitToPage)
		}
		header, err := file.GetHeaderFooter(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(header.OddHeader, "&P") || !header.DifferentFirst || header.FirstHeader != "" {
			t.Errorf("%s: header %q, first page %q; want the page number from page 2 on", sheet, header.OddHeader, header.FirstHeader)
		}
		if !strings.HasSuffix(header.OddFooter, sheet+", huyện Bạch Thông, năm 2023") || header.FirstFooter != header.OddFooter {
			t.Errorf("%s: footer %q, on the first page %q", sheet, header.OddFooter, header.FirstFooter)
		}
	}
}

func TestChecksAreBesideThePrintAreaAndTheHeaderRepeats(t *testing.T) {
	file := written(t, bachThong(t), Options{})
	names := map[string]string{}
	for _, name := range file.GetDefinedName() {
		if name.Scope == flowsSheet {
			names[name.Name] = name.RefersTo
		}
	}
	// form 7.2: columns A to L down to the room for the stamp, the check in M; header and column numbers in rows 9 to 12
	if got := names["_xlnm.Print_Area"]; got != "'7.2 Diễn biến hộ nghèo'!$A$1:$L$37" {
		t.Errorf("print area %s", got)
	}
	if got := names["_xlnm.Print_Titles"]; got != "'7.2 Diễn biến hộ nghèo'!$9:$12" {
		t.Errorf("print titles %s", got)
	}
	if got := find(t, file, flowsSheet, "Kiểm tra"); got != "M9" {
		t.Errorf("the check column begins at %s, want M9", got)
	}
}

func TestReadersThatTrustTheDimensionSeeEveryCell(t *testing.T) {
	file := written(t, bachThong(t), Options{})
	for _, sheet := range file.GetSheetList() {
		dimension, err := file.GetSheetDimension(sheet)
		if err != nil {
			t.Fatal(err)
		}
		grid, err := file.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		widest := 0
		for _, row := range grid {
			widest = max(widest, len(row))
		}
		_, last, _ := strings.Cut(dimension, ":")
		column, row, err := excelize.CellNameToCoordinates(last)
		if err != nil || !strings.HasPrefix(dimension, "A1:") || column < widest || row < len(grid) {
			t.Errorf("%s: dimension %s (%v), but cells reach column %d, row %d", sheet, dimension, err, widest, len(grid))
		}
	}
}

func TestHeaderNumberAndUnitStayInSight(t *testing.T) {
	panes, err := written(t, bachThong(t), Options{}).GetPanes(flowsSheet)
	if err != nil {
		t.Fatal(err)
	}
	if !panes.Freeze || panes.XSplit != 3 || panes.YSplit != 12 {
		t.Errorf("panes %+v, want columns A to C and rows 1 to 12 frozen", panes)
	}
}

func TestNumberAndUnitAreMergedOverTheLinesOfAUnit(t *testing.T) {
	merged, err := written(t, bachThong(t), Options{}).GetMergeCells(flowsSheet)
	if err != nil {
		t.Fatal(err)
	}
	var ranges []string
	for _, cell := range merged {
		ranges = append(ranges, cell.GetStartAxis()+":"+cell.GetEndAxis())
	}
	// the header as in the printed form, then the first unit's TT and name
	for _, want := range []string{"A9:A11", "D9:D11", "E9:G9", "H9:K9", "L9:L11", "E10:F10", "G10:G11", "H10:H11", "I10:J10", "K10:K11", "A13:A14", "B13:B14"} {
		if !slices.Contains(ranges, want) {
			t.Errorf("%s is not merged; merged are %v", want, ranges)
		}
	}
}

func TestTheTextIsInTimesNewRoman13(t *testing.T) {
	file := written(t, bachThong(t), Options{})
	for _, at := range []string{"A9", "B13", "D13"} {
		id, err := file.GetCellStyle(flowsSheet, at)
		if err != nil {
			t.Fatal(err)
		}
		style, err := file.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if style.Font.Family != "Times New Roman" || style.Font.Size != 13 {
			t.Errorf("%s is set in %s %.0f", at, style.Font.Family, style.Font.Size)
		}
	}
}

func TestTheDefinitionOfAFigureHangsOnItsHeader(t *testing.T) {
	comments, err := written(t, bachThong(t), Options{}).GetComments(flowsSheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, comment := range comments {
		if comment.Cell == "H10" {
			if want := "Tăng: hộ cận nghèo trở thành hộ nghèo. Đầu năm là hộ cận nghèo, cuối năm là hộ nghèo. Bằng cột 3 của mẫu 7.3"; comment.Text != want {
				t.Errorf("H10 is defined as %q, want %q", comment.Text, want)
			}
			return
		}
	}
	t.Errorf("column 5 has no definition among %d comments", len(comments))
}
