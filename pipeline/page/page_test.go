package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// row is the text of the cells of a commune in a table of the page.
func row(t *testing.T, content, table, code string) []string {
	t.Helper()
	_, body, there := strings.Cut(content, `<table `+table)
	if !there {
		t.Fatalf("no table %s", table)
	}
	body, _, _ = strings.Cut(body, "</table>")
	_, body, there = strings.Cut(body, `<tr data-code="`+code+`"`)
	if !there {
		t.Fatalf("%s has no row of %s", table, code)
	}
	body, _, _ = strings.Cut(body, "</tr>")
	var cells []string
	for _, cell := range regexp.MustCompile(`<t[dh][^>]*>(.*?)</t[dh]>`).FindAllStringSubmatch(body, -1) {
		cells = append(cells, regexp.MustCompile(`<[^>]*>`).ReplaceAllString(cell[1], ""))
	}
	return cells
}

// TestASmallCommuneIsHiddenWithAnother: the first commune has 9 poor at the
// start and 3 at the end, 7 and 2 near-poor; the second is the least of the others.
func TestASmallCommuneIsHiddenWithAnother(t *testing.T) {
	content := written(t, invented(14), plain)
	for code, want := range map[string]string{
		"90000": "Xã Bịa Đặt 001|400|9|2,25|ẩn|ẩn|ẩn|ẩn|7|1,75|ẩn|ẩn|ẩn|ẩn",
		"90001": "Xã Bịa Đặt 002|437|109|24,94|ẩn|ẩn|ẩn|ẩn|54|12,35|ẩn|ẩn|ẩn|ẩn",
		"90002": "Xã Bịa Đặt 003|474|118|24,89|94|19,83|24|5,06|59|12,44|29|6,11|30|6,32",
	} {
		if got := strings.Join(row(t, content, `id="communes"`, code), "|"); got != want {
			t.Errorf("%s shows %s\nwant %s", code, got, want)
		}
	}
	if got := strings.Join(row(t, content, `id="plan"`, "90000"), "|"); got != "Xã Bịa Đặt 001|1|ẩn|ẩn|1|ẩn|ẩn" {
		t.Errorf("the plan shows %s: met or not would bound the count", got)
	}
	if got := strings.Join(row(t, content, `role="grid" id="heat-poor"`, "90001")[1:], ""); got != strings.Repeat("ẩn", 13) {
		t.Errorf("the indicators of a commune whose poor are hidden are %s", got)
	}
	if strings.Contains(content, `data-v="">3<`) || strings.Contains(content, "0.75\"") {
		t.Error("a hidden count or its rate is in the page")
	}
}

// TestATargetGivesNoHiddenCountAway: 94 % fewer than a shown 100 would be a
// hidden 6; 3 uninsured of 903 are few; a share of many is shown.
func TestATargetGivesNoHiddenCountAway(t *testing.T) {
	target := func(measure, unit string, actual int64, having, lacking any) []any {
		return []any{measure, unit, "≥", "Đạt", "Phòng", "ghi chú", decimal.New(1, 0), decimal.New(actual, -2), decimal.New(1, 0), measure, having, lacking}
	}
	src := invented(14).with("rpt_904_review_targets", rows{strings.Fields("unit_name unit comparator result office note target actual gap measure count_having count_lacking"), [][]any{
		target("focus_communes_reduced_percent", "%", 9400, int64(94), int64(6)),
		target("insured_percent", "%", 9967, int64(900), int64(3)),
		target("clean_water_percent", "%", 5000, int64(900), int64(900)),
		target("minority_poor_rate_points_reduced", "điểm %", 419, nil, nil),
		target("poor_rate_points_reduced", "điểm %", 430, nil, nil),
	}})
	detail := invented(14)[2].answer
	total := detail.rows[len(detail.rows)-1]
	total[18] = total[4].(int64) - 3 // all poor at the start but three are minorities
	indicators := answerOf(t, invented(14), "rpt_704_poor_deprivations")
	for _, row := range indicators.rows {
		row[4] = int64(0)
	}
	indicators.rows[len(indicators.rows)-1][4] = int64(3) // of the district in indicator 1
	for _, c := range []struct {
		name string
		src  Source
		want string
	}{
		{"a commune is hidden", src, "ẩn ẩn 50 4,19 4,30"},
		{"few are no minority", src.with("rpt_801_detail", detail), "ẩn ẩn 50 ẩn 4,30"},
		{"an indicator of the district is hidden", src.with("rpt_704_poor_deprivations", indicators), "ẩn ẩn ẩn 4,19 4,30"},
	} {
		v, err := read(t.Context(), c.src, plain)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, target := range v.Targets {
			got = append(got, target.Actual.Text)
			if target.Actual.Hidden && (target.Result != hiddenText || target.Note != "" || !target.Gap.Hidden) {
				t.Errorf("%s: %+v says more than its figure", c.name, target)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: targets show %v, want %s", c.name, got, c.want)
		}
	}
}

// answerOf is what a source answers of a relation.
func answerOf(t *testing.T, src fake, relation string) rows {
	t.Helper()
	for _, known := range src {
		if known.relation == relation {
			return known.answer
		}
	}
	t.Fatalf("no answer for %s", relation)
	return rows{}
}

func TestEveryTableThatTheChartsReadIsThePagesOwn(t *testing.T) {
	_, data, _ := strings.Cut(written(t, invented(14), plain), `id="map-data">`)
	data, _, _ = strings.Cut(data, "</script>")
	var m map[string]any
	if err := json.Unmarshal([]byte(data), &m); err != nil {
		t.Fatal(err)
	}
	if len(m) != 2 || m["kind"] != "tiles" {
		t.Errorf("the data of the map is %v, want places alone", m)
	}
}

func TestFlowsOfWhichMostAreHiddenAreNoPicture(t *testing.T) {
	const picture = `id="chart-flows"`
	if content := written(t, invented(14), plain); !strings.Contains(content, picture) || !strings.Contains(content, "Biểu đồ không vẽ 2 dòng có số ẩn") {
		t.Error("of five flows with two hidden the page draws three and says so")
	}
	few := rows{strings.Fields("from_class to_class movement label households row_no"), [][]any{
		{"poor", "poor", "stays_poor", "Vẫn là hộ nghèo", int64(3), int64(1)},
		{"poor", "not_listed", "poor_to_not_poor", "Vượt chuẩn cận nghèo", int64(2), int64(2)},
		{"near_poor", "not_listed", "near_poor_to_not_poor", "Thoát cận nghèo", int64(16), int64(3)}}}
	if content := written(t, invented(14).with("rpt_921_class_flows", few), plain); strings.Contains(content, picture) || !strings.Contains(content, "Không vẽ biểu đồ dòng chảy") {
		t.Error("one shown flow of three fills the picture")
	}
}

func TestHiddenResultsAreNotCountedAsMissed(t *testing.T) {
	met, missed, none, hidden := target{Result: "Đạt"}, target{Result: "Chưa đạt"}, target{Result: "Chưa có số liệu"}, target{Result: hiddenText}
	for want, targets := range map[string][]target{
		"":                      nil,
		"1 trên 2 chỉ tiêu đạt": {met, missed},
		"0 trên 2 chỉ tiêu đạt, 2 chưa có số liệu":                           {none, none},
		"1 trên 4 chỉ tiêu đạt, 1 chưa có số liệu, 1 không nêu vì có số nhỏ": {met, missed, none, hidden},
		"kết quả không nêu, vì có số nhỏ":                                    {hidden, hidden},
	} {
		var count tally
		for _, one := range targets {
			count.add(one)
		}
		if got := count.String(); got != want {
			t.Errorf("%v: %q, want %q", targets, got, want)
		}
	}
}

func TestAChangeIsSaidInWords(t *testing.T) {
	for value, want := range map[int64]string{366: "giảm 366 hộ", -1200: "tăng 1.200 hộ", 0: "không đổi"} {
		f, err := figureOf(value, false)
		if got := (card{Change: f}).Moved(); err != nil || got != want {
			t.Errorf("%d is %q (%v), want %q", value, got, err, want)
		}
	}
	if got := (card{Change: Figure{Text: hiddenText, Hidden: true}}).Moved(); got != "tăng hay giảm: số nhỏ, không nêu" {
		t.Errorf("a hidden change is %q", got)
	}
}

func TestTargetsHaveTwoDecimalsOrNone(t *testing.T) {
	for value, want := range map[int64]string{85600: "8,56", 615000: "61,50", 900000: "90", -185000: "−18,50", 88889: "8,8889"} {
		if f, err := figureOf(trimmed(decimal.New(value, -4)), false); err != nil || f.Text != want {
			t.Errorf("%d/10000 is %q (%v), want %q", value, f.Text, err, want)
		}
	}
}

func TestNamesNeverBecomeMarkup(t *testing.T) {
	const evil = `</script><img src=x onerror=alert(1)>"'&`
	src := invented(3)
	detail := src[2].answer
	for i := range detail.rows {
		detail.rows[i][1] = evil
	}
	content := written(t, src, Options{Minimum: 5, Boundaries: []Boundary{square(evil, 105, 22)}})
	for _, script := range scripts {
		content = strings.Replace(content, asset(script), "", 1)
	}
	if strings.Contains(content, "<img") || strings.Contains(content, "<script>alert") {
		t.Error("a name is markup")
	}
	if n := strings.Count(content, "</script>"); n != len(scripts)+1 {
		t.Errorf("the page closes %d scripts, want %d", n, len(scripts)+1)
	}
}

func TestEqualRelationsGiveEqualBytes(t *testing.T) {
	if written(t, invented(14), plain) != written(t, invented(14), plain) {
		t.Error("two pages of one source differ")
	}
}

func TestAProvinceKeepsUnderTwoAndAHalfMegabytes(t *testing.T) {
	if size := len(written(t, invented(110), plain)); size > 2_500_000 {
		t.Errorf("110 communes take %d bytes", size)
	}
}

func TestNothingInThePagePointsToTheNet(t *testing.T) {
	content := written(t, invented(3), plain)
	for _, script := range scripts {
		content = strings.Replace(content, asset(script), "", 1)
	}
	if found := regexp.MustCompile(`(?:src|href)="[^#"d][^"]*"|url\(|@import`).FindString(content); found != "" {
		t.Errorf("the page has %s", found)
	}
	if !strings.Contains(content, "default-src &#39;none&#39;; script-src &#39;sha256-") {
		t.Error("the page has no policy that admits its scripts alone")
	}
}

func TestFiguresAreWrittenAsInVietnam(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string
	}{{int64(8690), "8.690"}, {int64(-1234567), "−1.234.567"}, {int64(0), "0"}, {decimal.New(856, -2), "8,56"}, {decimal.New(-123456, -2), "−1.234,56"}, {nil, ""}} {
		f, err := figureOf(c.value, false)
		if err != nil || f.Text != c.want {
			t.Errorf("%v is %q (%v), want %q", c.value, f.Text, err, c.want)
		}
	}
	if _, err := figureOf(1.5, false); err == nil {
		t.Error("a float is shown")
	}
	if f, _ := figureOf(int64(3), true); f.Text != hiddenText || f.Plain != "" {
		t.Errorf("a hidden figure is %+v", f)
	}
}

func TestACommuneWithoutAWorkbookIsNamedAndBlank(t *testing.T) {
	src := invented(3)
	detail := src[2].answer
	for i := 3; i < len(detail.rows[2]); i++ {
		detail.rows[2][i] = nil
	}
	for i := range src {
		if strings.HasSuffix(src[i].relation, "deprivations") {
			for j := 3; j < 16; j++ {
				src[i].answer.rows[2][j] = nil
			}
		}
	}
	src = src.with("mart_communes", rows{[]string{"commune_name", "has_workbook"}, [][]any{{"Xã Bịa Đặt 003", false}, {"Xã Bịa Đặt 002", true}}})
	content := written(t, src, plain)
	if got := strings.Join(row(t, content, `id="communes"`, "90002"), "|"); got != "Xã Bịa Đặt 003"+strings.Repeat("|", 13) {
		t.Errorf("the row is %s", got)
	}
	for _, want := range []string{"Chưa có số liệu của: Xã Bịa Đặt 003.", "chờ sửa lỗi trong phiếu, ở: Xã Bịa Đặt 002."} {
		if !strings.Contains(content, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestAPageWithoutFindingsSaysSo(t *testing.T) {
	content := written(t, invented(3).with("rpt_924_finding_counts", rows{}), plain)
	if !strings.Contains(content, "Không có phát hiện nào.") {
		t.Error("it does not")
	}
}

func TestAFaultNamesItsRelation(t *testing.T) {
	for _, c := range []struct {
		src  fake
		want string
	}{
		{invented(3).with("ref_campaign", rows{}), "ref_campaign has 0 rows, want one"},
		{invented(3).with("rpt_801_detail", rows{}), "rpt_801_detail has 0 rows of the total, want one"},
		{invented(3).with("rpt_922_cause_totals", rows{[]string{"cause_name"}, [][]any{{"x"}}}), "rpt_922_cause_totals.poor is not there"},
		{invented(3).with("rpt_705_poor_deprivation_rates", rows{}), "rpt_704_poor_deprivations and its rates have 4 and 0 rows for 3 communes and the district"},
	} {
		err := Write(t.Context(), &bytes.Buffer{}, c.src, plain)
		if err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// square is the outline of an invented commune.
func square(code string, east, north int) Boundary {
	at := func(x, y int) [2]json.Number {
		return [2]json.Number{json.Number(fmt.Sprint(east + x)), json.Number(fmt.Sprint(north + y))}
	}
	return Boundary{Code: code, Polygons: [][][][2]json.Number{{{at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)}}}}
}

func TestCommunesAreTilesInTheirOrderUnderThoseThatArePlaced(t *testing.T) {
	m := mapOf([]commune{{Code: "1"}, {Code: "2"}, {Code: "3"}, {Code: "4"}, {Code: "5"}}, Options{Tiles: []Tile{{"4", 2, 1}}})
	if got := fmt.Sprint(m.Kind, m.Tiles); got != "tiles[{1 0 2} {2 1 2} {3 2 2} {4 2 1} {5 0 3}]" {
		t.Errorf("got %s", got)
	}
}

func TestBoundariesAreDrawnAndTheMissingNamed(t *testing.T) {
	b := open(t, written(t, invented(3), Options{Minimum: 5, Boundaries: []Boundary{square("90000", 105, 22), square("90002", 106, 22)}}), 1440, false)
	if hint := ask[string](b, `document.querySelector("#ban-do .hint").textContent`); !strings.Contains(hint, "Chưa có ranh giới của: Xã Bịa Đặt 002.") {
		t.Errorf("the hint is %q", hint)
	}
	if text := ask[string](b, `[...document.querySelectorAll("#chart-map svg text")].map(e => e.textContent).join("|")`); !strings.Contains(text, "Bịa Đặt 001|Bịa Đặt 003") {
		t.Errorf("the map says %q", text)
	}
	b.quiet()
}

// BenchmarkProvince writes a page of 110 communes and opens it in Chromium.
func BenchmarkProvince(b *testing.B) {
	src := invented(110)
	for b.Loop() {
		written(b, src, plain)
	}
}
