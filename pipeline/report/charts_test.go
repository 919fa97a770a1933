package report

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// chartParts are the charts of the detailed workbook as they are stored, in
// their order.
func chartParts(t *testing.T, src Source) []string {
	t.Helper()
	var content bytes.Buffer
	if err := Detail(t.Context(), &content, src, Options{}); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content.Bytes()), int64(content.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := archive.File
	slices.SortFunc(parts, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var charts []string
	for _, part := range parts {
		if strings.HasPrefix(part.Name, "xl/charts/chart") {
			charts = append(charts, readPart(t, part))
		}
	}
	return charts
}

func TestTheChartsDrawTheFiguresBesideThem(t *testing.T) {
	charts := chartParts(t, bachThong(t))
	if len(charts) != 6 {
		t.Fatalf("%d charts, want 6: the district, the causes, the poor and the near-poor by commune, two flows", len(charts))
	}
	file := writtenDetail(t, bachThong(t), Options{})
	// the third chart: the poor by commune, its figures from the third table to the right
	header := find(t, file, chartsSheet, "Cuối năm theo kế hoạch")
	column, row, err := excelize.CellNameToCoordinates(header)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"33", ""} {
		at, _ := excelize.CoordinatesToCellName(column, row+1+i)
		if got, err := file.GetCellValue(chartsSheet, at); err != nil || got != want {
			t.Errorf("the plan of unit %d is %q (%v), want %q", i+1, got, err, want)
		}
	}
	first, _ := excelize.CoordinatesToCellName(column, row+1, true)
	last, _ := excelize.CoordinatesToCellName(column, row+2, true)
	if want := "'Biểu đồ'!" + first + ":" + last; !slices.ContainsFunc(charts, func(xml string) bool { return strings.Contains(strings.ReplaceAll(xml, "&#39;", "'"), want) }) {
		t.Errorf("no chart draws %s", want)
	}
}

func TestAPlanThatWasNotGivenIsNoBarButASentence(t *testing.T) {
	r := relation{columns: strings.Split("unit_name poor_opening poor_planned poor_closing near_poor_opening near_poor_planned near_poor_closing", " "),
		rows: [][]any{{"Xã Vi Hương", int64(160), nil, int64(140), int64(62), nil, int64(39)}}}
	src := bachThong(t).with("from rpt_803_communes_plan ", r)
	if text := printed(t, writtenDetail(t, src, Options{}), chartsSheet); strings.Count(text, "Kế hoạch không giao chỉ tiêu cho từng xã, thị trấn.") != 2 {
		t.Errorf("the sheet does not say twice %q:\n%s", "Kế hoạch không giao chỉ tiêu cho từng xã, thị trấn.", text)
	}
	for i, chart := range chartParts(t, src)[2:4] {
		if n := strings.Count(chart, "<ser>"); n != 2 {
			t.Errorf("chart %d has %d series, want 2: start and end", i+3, n)
		}
	}
}

func TestAChartWithoutFiguresSaysSo(t *testing.T) {
	src := bachThong(t).with("from rpt_804_reductions ", relation{columns: []string{"unit_name", "planned", "reduced"}, rows: [][]any{{"Hộ nghèo", nil, nil}}})
	if charts := chartParts(t, src); len(charts) != 5 {
		t.Errorf("%d charts, want 5", len(charts))
	}
	if text := printed(t, writtenDetail(t, src, Options{}), chartsSheet); !strings.Contains(text, "Chưa có số liệu.") {
		t.Errorf("the sheet does not say that there is no figure:\n%s", text)
	}
}

func TestTheAxisBeginsAtNoughtUnlessAFigureIsBelow(t *testing.T) {
	rise := relation{columns: []string{"unit_name", "planned", "reduced"}, rows: [][]any{{"Hộ nghèo", int64(361), int64(-5)}}}
	for i, chart := range chartParts(t, bachThong(t).with("from rpt_804_reductions ", rise)) {
		if nought := strings.Contains(chart, `<min val="0">`); nought != (i > 0) {
			t.Errorf("chart %d begins at 0: %v; only the first has a figure below", i+1, nought)
		}
	}
}

func TestTheHeatTableIsShadedFromNoughtToAHundred(t *testing.T) {
	var content bytes.Buffer
	if err := Forms(t.Context(), &content, bachThong(t), Options{}); err != nil {
		t.Fatal(err)
	}
	const scale = `<cfRule type="colorScale" priority="%d"><colorScale><cfvo type="num" val="0"></cfvo><cfvo type="num" val="100"></cfvo>`
	xml := sheetXML(t, content.Bytes(), 12)
	for priority := range 2 { // the poor, the near-poor
		if want := fmt.Sprintf(scale, priority+1); !strings.Contains(xml, want) {
			t.Errorf("the sheet has no %s", want)
		}
	}
}

func TestAHeatTableOfManyUnitsHasItsHeaderOnEveryPage(t *testing.T) {
	columns, rows, err := bachThong(t).Select(t.Context(), "from rpt_705_poor_deprivation_rates ")
	if err != nil {
		t.Fatal(err)
	}
	unit := rows[slices.IndexFunc(rows, func(row []any) bool { return row[slices.Index(columns, keyKind)] == "commune" })]
	many := relation{columns: columns}
	for range 45 {
		many.rows = append(many.rows, unit)
	}
	text := printed(t, written(t, bachThong(t).with("from rpt_705_poor_deprivation_rates ", many), Options{}), chartsSheet)
	if got := strings.Count(text, "Tỷ lệ hộ nghèo thiếu hụt từng chỉ số"); got != 3 {
		t.Errorf("45 units, 20 on a page, stand under %d headers, want 3", got)
	}
}

func TestTheContentsLeadToEverySheet(t *testing.T) {
	for _, file := range []*excelize.File{written(t, bachThong(t), Options{}), writtenDetail(t, bachThong(t), Options{})} {
		for _, sheet := range file.GetSheetList()[1:] {
			at := find(t, file, contentsSheet, sheet)
			linked, target, err := file.GetCellHyperLink(contentsSheet, at)
			if err != nil || !linked || target != "'"+sheet+"'!A1" {
				t.Errorf("%s leads to %q (%v), want sheet %q", at, target, err, sheet)
			}
		}
	}
}

func TestTheOfficeIsTheAuthorAndTheReviewTheDay(t *testing.T) {
	for office, want := range map[string]string{"": "Ủy ban nhân dân huyện Bạch Thông", "Phòng Lao động": "Phòng Lao động"} {
		props, err := written(t, bachThong(t), Options{Office: office}).GetDocProps()
		if err != nil {
			t.Fatal(err)
		}
		if props.Creator != want || props.Title != "Biểu mẫu rà soát hộ nghèo, hộ cận nghèo năm 2023, huyện Bạch Thông" || props.Created != "2023-10-05T00:00:00Z" {
			t.Errorf("creator %q, title %q, created %s", props.Creator, props.Title, props.Created)
		}
	}
}
