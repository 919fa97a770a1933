package survey

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestWhatStandsBetweenTheDataIsSkippedAndSaid(t *testing.T) {
	labels, keys := labelsOf("households"), keysOf("households")
	numbered := make([]any, len(labels))
	for i := range numbered {
		numbered[i] = i + 1
	}
	household := func(i int) []any { return rowOf("households", i) }
	got := land(t, bookOf(t, infoTab(), householdTab(lines{labels, keys, numbered},
		household(1),             // row 4
		nil,                      // 5
		[]any{"  ", "\u00a0"},    // 6
		labels,                   // 7, a printed page later
		household(2),             // 8
		keys,                     // 9
		numbered,                 // 10
		[]any{nil, "Thôn Nà Cà"}, // 11
		household(3),             // 12
		[]any{"Tổng cộng", nil, nil, nil, nil, nil, nil, 12},                 // 13
		[]any{nil, nil, nil, nil, nil, "Vi Hương, ngày 5 tháng 10 năm 2023"}, // 14
		[]any{nil, "Người lập biểu", nil, nil, nil, nil, "CHỦ TỊCH"},         // 15
		[]any{"7", "Nà Cà"},                         // 16: a household with little in it
		[]any{"8", "Cộng Hòa", "Tổng Thị Hoa"},      // 17: and one whose words look like a sum
		append(make([]any, len(labels)), "xem lại"), // 18: a remark outside the table
	), memberTab()), RoleSurvey)
	var rows, notes []string
	for _, r := range got.files["households"] {
		rows = append(rows, r["source_row"])
	}
	for _, f := range got.files["findings"] {
		notes = append(notes, f["code"]+" "+f["cell"])
	}
	if want := []string{"4", "8", "12", "16", "17"}; !slices.Equal(rows, want) {
		t.Errorf("rows %v landed, want %v", rows, want)
	}
	want := []string{"TEP-050 A7", "TEP-050 A9", "TEP-050 A10", "TEP-051 B11", "TEP-051 A13", "TEP-051 F14", "TEP-051 B15", "TEP-051 AV18"}
	if !slices.Equal(notes, want) {
		t.Errorf("findings %v, want %v", notes, want)
	}
	if got.Rows != 5+1 {
		t.Errorf("%d rows are counted, want 5 households and a member", got.Rows)
	}
}

func TestRowsThatHoldOnlyARunningNumberAreNoRows(t *testing.T) {
	number := func(i int, row []any) []any { return append([]any{i}, row...) }
	data := [][]any{number(1, rowOf("households", 0)), number(2, rowOf("households", 1))}
	for i := 3; i <= 50; i++ {
		data = append(data, []any{i})
	}
	header := append([]any{"TT"}, labelsOf("households")...)
	got := land(t, bookOf(t, infoTab(), householdTab(lines{header}, data...), memberTab()), RoleSurvey)
	if codes := got.codes(); len(got.files["households"]) != 2 || !slices.Equal(codes, []string{codeUnknownColumn}) {
		t.Errorf("%d households, findings %v; want two and a note about the column TT", len(got.files["households"]), codes)
	}
}

func TestBlankStyledRowsAreNoRows(t *testing.T) {
	styled := &strings.Builder{}
	for n := 4; n < 3000; n++ {
		fmt.Fprintf(styled, `<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>`, n, n, n)
	}
	data := rezipped(t, bookOf(t, infoTab(), householdTab(lines{labelsOf("households")}, rowOf("households", 0)), memberTab()), "xl/worksheets/sheet3.xml", func(s string) string {
		return strings.Replace(s, "</sheetData>", styled.String()+"</sheetData>", 1)
	})
	got := land(t, data, RoleSurvey)
	if len(got.files["households"]) != 1 || len(got.files["findings"]) > 0 {
		t.Errorf("%d households, findings %v; want one and none", len(got.files["households"]), got.files["findings"])
	}
}

// formulaBook has one household whose cells hold the given XML, by column.
func formulaBook(t *testing.T, cells map[string]string) []byte {
	t.Helper()
	data := withSharedStrings(t, bookOf(t, infoTab(), householdTab(lines{labelsOf("households")}, rowOf("households", 0)), memberTab()))
	return rezipped(t, data, "xl/worksheets/sheet2.xml", func(s string) string {
		for column, xml := range cells {
			from := strings.Index(s, `<c r="`+column+`2"`)
			to := from + strings.Index(s[from:], "</c>") + len("</c>")
			s = s[:from] + `<c r="` + column + `2"` + xml + s[to:]
		}
		return s
	})
}

func TestACellWithoutAValueIsAFindingAtItsPlaceAndNoZero(t *testing.T) {
	got := land(t, formulaBook(t, map[string]string{
		"O":  `><f>SUM(X1:X9)</f></c>`,              // b1_score
		"P":  `><f>P1*10</f><v>30</v></c>`,          // b2_score, calculated
		"Q":  ` t="e"><f>#REF!</f><v>#REF!</v></c>`, // deprived_01
		"AC": `><f>1+1</f><v></v></c>`,              // income_per_capita
		"AJ": ` t="e"><v>#DIV/0!</v></c>`,           // house_area_m2
		"AT": ` t="n"><f>A1</f></c>`,                // surveyor
	}), RoleSurvey)
	var findings []string
	for _, f := range got.files["findings"] {
		findings = append(findings, strings.Join([]string{f["code"], f["severity"], f["sheet"], f["cell"], f["value"]}, " "))
	}
	want := []string{
		"TEP-040 error Hộ O2 ", "TEP-042 error Hộ Q2 #REF!", "TEP-040 error Hộ AC2 ",
		"TEP-043 warning Hộ AJ2 #DIV/0!", "TEP-041 warning Hộ AT2 ",
	}
	if !slices.Equal(findings, want) {
		t.Errorf("findings\n%s\nwant\n%s", strings.Join(findings, "\n"), strings.Join(want, "\n"))
	}
	h := got.files["households"][0]
	if _, ok := h["b1_score"]; ok || h["b2_score"] != "30" || h["deprived_01"] != "#REF!" || got.Refused {
		t.Errorf("b1 %q, b2 %q, deprived_01 %q, refused %t", h["b1_score"], h["b2_score"], h["deprived_01"], got.Refused)
	}
}

func TestMergedDataCellsAreFindingsWhereTheyHideABlank(t *testing.T) {
	rows := [][]any{rowOf("households", 0), rowOf("households", 1), rowOf("households", 2)}
	sheet := householdTab(lines{{"Danh sách"}, labelsOf("households")}, rows...)
	sheet.merges = []string{
		"A1:AU1",   // the title
		"A4:A5",    // the number of two households
		"AT4:AT5",  // the surveyor of two
		"AV3:AW5",  // outside the table
		"AH6:AH99", // blank, under the data
	}
	got := land(t, bookOf(t, infoTab(), sheet, memberTab()), RoleSurvey)
	var findings []string
	for _, f := range got.files["findings"] {
		findings = append(findings, strings.Join([]string{f["code"], f["severity"], f["cell"]}, " "))
	}
	if want := []string{"TEP-044 error A5", "TEP-045 warning AT5"}; !slices.Equal(findings, want) {
		t.Errorf("findings %v, want %v", findings, want)
	}
	if f := got.files["findings"][0]; !strings.Contains(f["message"], "A4:A5") || !strings.Contains(f["message"], "Mã hộ") {
		t.Errorf("the finding says %q", f["message"])
	}
}

func TestAVillageMergedDownItsColumnHoldsForEveryRowAndIsSaidOnce(t *testing.T) {
	sheet := householdTab(lines{labelsOf("households")}, rowOf("households", 0), rowOf("households", 1), rowOf("households", 2), rowOf("households", 3))
	sheet.merges = []string{"B2:B4"}
	members := memberTab()
	one := members.lines[len(members.lines)-1]
	members.lines = append(members.lines, slices.Clone(one), slices.Clone(one))
	last := len(members.lines)
	members.merges = []string{fmt.Sprintf("A%d:A%d", last-2, last), fmt.Sprintf("B%d:B%d", last-2, last)} // thôn and household of three members
	got := land(t, bookOf(t, infoTab(), sheet, members), RoleSurvey)
	for table, rows := range map[string]int{"households": 4, "members": 3} {
		for _, r := range got.files[table] {
			if r["village"] == "" || table == "members" && r["household_no"] == "" {
				t.Errorf("%s, row %s: village %q, household %q", table, r["source_row"], r["village"], r["household_no"])
			}
		}
		if len(got.files[table]) != rows {
			t.Errorf("%s: %d rows, want %d", table, len(got.files[table]), rows)
		}
	}
	var findings []string
	for _, f := range got.files["findings"] {
		findings = append(findings, strings.Join([]string{f["code"], f["severity"], f["sheet"], f["cell"]}, " "))
	}
	if want := []string{"TEP-046 warning Hộ B2", fmt.Sprintf("TEP-046 warning Thành viên A%d", last-2), fmt.Sprintf("TEP-046 warning Thành viên B%d", last-2)}; !slices.Equal(findings, want) {
		t.Errorf("findings %v, want %v", findings, want)
	}
}

func TestAColumnNumberingUnderARepeatedHeaderIsNoHousehold(t *testing.T) {
	labels := labelsOf("households")
	numbered := make([]any, len(labels))
	for i := range numbered {
		numbered[i] = i + 1
	}
	got := land(t, bookOf(t, infoTab(), householdTab(lines{labels}, rowOf("households", 0), labels, numbered, rowOf("households", 1)), memberTab()), RoleSurvey)
	if codes := got.codes(); len(got.files["households"]) != 2 || !slices.Equal(codes, []string{codeRepeatedHeader}) {
		t.Errorf("%d households, findings %v", len(got.files["households"]), codes)
	}
}

func TestTheApostropheThatKeepsATextIsNoPartOfIt(t *testing.T) {
	row := rowOf("households", 0)
	at := func(key string) int { return slices.Index(keysOf("households"), any(key)) }
	row[at("household_no")], row[at("b1_score")], row[at("head_national_id")], row[at("surveyor")] = "'007", "'140", "'006075000000", "'"
	h := land(t, bookOf(t, infoTab(), householdTab(lines{labelsOf("households")}, row), memberTab()), RoleSurvey).files["households"][0]
	if h["household_no"] != "007" || h["b1_score"] != "140" || h["head_national_id"] != "006075000000" || h["surveyor"] != "'" {
		t.Errorf("landed %q, %q, %q, %q", h["household_no"], h["b1_score"], h["head_national_id"], h["surveyor"])
	}
}

func TestTextLandsAsTypedAndBlanksAreNull(t *testing.T) {
	row := rowOf("households", 0)
	for key, value := range map[string]any{
		"household_no": "007", "village": " Nà  Cà ", "head_name": "HOÀNG VĂN THUỴ", "head_national_id": "006075000000",
		"b1_score": 120, "house_area_m2": 45.5, "last_listed_year": "", "movement": " ", "surveyor": "Ho\u0300a",
	} {
		row = with("households", row, key, value)
	}
	h := land(t, bookOf(t, infoTab(), householdTab(lines{labelsOf("households")}, row), memberTab()), RoleSurvey).files["households"][0]
	for key, want := range map[string]string{
		"source_sheet": "Hộ", "source_row": "2", "household_no": "007", "village": " Nà  Cà ", "village_folded": "nà cà",
		"head_name": "HOÀNG VĂN THUỴ", "head_name_folded": "hoàng văn thụy", "head_national_id": "006075000000",
		"b1_score": "120", "house_area_m2": "45.5", "surveyor": "Ho\u0300a",
	} {
		if h[key] != want {
			t.Errorf("%s is %q, want %q", key, h[key], want)
		}
	}
	for _, key := range []string{"last_listed_year", "movement"} {
		if value, ok := h[key]; ok {
			t.Errorf("%s is %q, want null", key, value)
		}
	}
}

func TestAnEmptyTableIsAWarning(t *testing.T) {
	got := land(t, written(t, Workbook{Info: map[string]string{"commune_code": "01975", "review_year": "2023"}, Blank: 20}), RoleSurvey)
	if got.Refused || got.Rows != 0 {
		t.Errorf("a blank template: refused %t, %d rows", got.Refused, got.Rows)
	}
	var sheets []string
	for _, f := range got.files["findings"] {
		sheets = append(sheets, f["code"]+" "+f["severity"]+" "+f["sheet"])
	}
	if want := []string{"TEP-052 warning Hộ", "TEP-052 warning Thành viên"}; !slices.Equal(sheets, want) {
		t.Errorf("findings %v, want %v", sheets, want)
	}
}

func TestTooManyFindingsRefuseTheWorkbook(t *testing.T) {
	data := [][]any{}
	for range mostFindings + 2 {
		data = append(data, []any{"chú thích"})
	}
	got := land(t, bookOf(t, infoTab(), householdTab(lines{labelsOf("households")}, data...), memberTab()), RoleSurvey)
	if !got.Refused || len(got.files["findings"]) != mostFindings+1 || got.finding(t, codeTooManyFindings)["severity"] != SeverityError {
		t.Errorf("refused %t with %d findings", got.Refused, len(got.files["findings"]))
	}
}

func TestHiddenRowsAreReadAndSaidOnce(t *testing.T) {
	data := bookOf(t, infoTab(), householdTab(lines{labelsOf("households"), keysOf("households")}, rowOf("households", 1), rowOf("households", 2), rowOf("households", 3)), memberTab())
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []int{2, 4, 5} { // the keys and two households
		if err := file.SetRowVisible("Hộ", row, false); err != nil {
			t.Fatal(err)
		}
	}
	var hidden bytes.Buffer
	if err := file.Write(&hidden); err != nil {
		t.Fatal(err)
	}
	got := land(t, hidden.Bytes(), RoleSurvey)
	if n := len(got.files["households"]); n != 3 {
		t.Errorf("%d households, want 3", n)
	}
	var said []string
	for _, f := range got.files["findings"] {
		said = append(said, f["code"]+" "+f["message"])
	}
	if want := "TEP-054 2 dòng dữ liệu bị ẩn (dòng 4, 5) vẫn được đọc"; len(said) != 1 || said[0] != want {
		t.Errorf("got %q, want %q", said, want)
	}
}
