package survey

import (
	"context"
	"strings"
	"testing"
)

// cellsOf reads the first sheet of a hand-made workbook.
func cellsOf(t *testing.T, h handMade) map[string]cell {
	t.Helper()
	w, err := readWorkbook(context.Background(), h.zip(t), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string]cell{}
	for _, r := range w.grids[0].rows {
		for _, c := range r.cells {
			cells[cellName(c.column, r.number)] = c
		}
	}
	return cells
}

func TestEveryKindOfCellGivesItsValueAsWritten(t *testing.T) {
	strings := `<si><t>Nà Cà</t></si>` +
		`<si><r><rPr><b/></rPr><t xml:space="preserve">Hoàng </t></r><r><t>Văn Thuỵ</t></r><rPh sb="0" eb="1"><t>doc</t></rPh><phoneticPr fontId="1"/></si>` +
		`<si><t xml:space="preserve"> 2 dòng_x000D_
hai_x005F_x0041_ </t></si>` +
		`<si/>`
	for _, c := range []struct{ name, xml, want string }{
		{"a shared string", `<c r="A1" t="s"><v>0</v></c>`, "Nà Cà"},
		{"rich text without its reading aid", `<c r="A1" t="s"><v>1</v></c>`, "Hoàng Văn Thuỵ"},
		{"spaces, line ends and escapes", `<c r="A1" t="s"><v>2</v></c>`, " 2 dòng\r\nhai_x0041_ "},
		{"an inline string", `<c r="A1" t="inlineStr"><is><t>012345678901</t></is></c>`, "012345678901"},
		{"an inline string whose text stands in the value", `<c r="A1" t="inlineStr"><v>Sĩ Bình</v></c>`, "Sĩ Bình"},
		{"inline rich text", `<c r="A1" t="inlineStr"><is><r><t>Sĩ </t></r><r><t>Bình</t></r></is></c>`, "Sĩ Bình"},
		{"a text in a CDATA section", `<c r="A1" t="inlineStr"><is><t><![CDATA[A & B]]></t></is></c>`, "A & B"},
		{"a number that looks like a code", `<c r="A1"><v>1969</v></c>`, "1969"},
		{"a code as text keeps its zeros", `<c r="A1" t="str"><v>01969</v></c>`, "01969"},
		{"a number with all its digits", `<c r="A1" t="n"><v>0.10000000000000001</v></c>`, "0.10000000000000001"},
		{"a number as LibreOffice writes it", `<c r="A1"><v>1E+021</v></c>`, "1E+021"},
		{"a date as its serial, whatever its style", `<c r="A1" s="4"><v>45204</v></c>`, "45204"},
		{"a true", `<c r="A1" t="b"><v>1</v></c>`, "1"},
		{"a false in words", `<c r="A1" t="b"><v>false</v></c>`, "0"},
		{"a formula with a number", `<c r="A1"><f>1+2</f><v>3</v></c>`, "3"},
		{"a formula with a text", `<c r="A1" t="str"><f>B1&amp;C1</f><v>Hộ nghèo</v></c>`, "Hộ nghèo"},
		{"a formula with a boolean", `<c r="A1" t="b"><f>TRUE()</f><v>1</v></c>`, "1"},
		{"a shared formula", `<c r="A1"><f t="shared" si="0"/><v>7</v></c>`, "7"},
		{"an ISO date", `<c r="A1" t="d"><v>2023-10-05</v></c>`, "45204"},
		{"an ISO time", `<c r="A1" t="d"><v>2023-10-05T12:00:00Z</v></c>`, "45204.5"},
		{"an ISO date before Excel's leap bug", `<c r="A1" t="d"><v>1900-01-01</v></c>`, "1"},
		{"an ISO date of the year 2400", `<c r="A1" t="d"><v>2400-01-01</v></c>`, "182623"},
		{"an ISO date that is none", `<c r="A1" t="d"><v>tháng 10</v></c>`, "tháng 10"},
		{"a cell without a reference", `<c><v>5</v></c>`, "5"},
		{"a reference in small letters", `<c r="a1"><v>5</v></c>`, "5"},
		{"an unknown child passed over", `<c r="A1"><extLst><ext><v>9</v></ext></extLst><v>5</v></c>`, "5"},
	} {
		for _, row := range []string{`<row r="1">`, `<row>`} {
			got := cellsOf(t, handMade{strings: strings, sheets: []part{{"S", `<sheetData>` + row + c.xml + `</row></sheetData>`}}})
			if len(got) != 1 || got["A1"].value != c.want {
				t.Errorf("%s: %v, want %q in A1", c.name, got, c.want)
			}
		}
	}
}

func TestDatesOf1904CountFromThere(t *testing.T) {
	book := handMade{date1904: true, sheets: []part{{"S", `<sheetData><row><c t="d"><v>2023-10-05</v></c></row></sheetData>`}}}
	if got := cellsOf(t, book)["A1"].value; got != "43742" {
		t.Errorf("2023-10-05 is %s, want 43742", got)
	}
	for date1904, want := range map[bool]string{true: "true", false: "false"} {
		h := handMade{date1904: date1904, sheets: []part{{"S", `<sheetData/>`}}}
		if got := land(t, h.zip(t), RoleSurvey).files["workbook"][0]["date1904"]; got != want {
			t.Errorf("workbook.arrow says date1904 = %s, want %s", got, want)
		}
	}
}

func TestCellsAndRowsWithoutReferencesFollowTheOnesBefore(t *testing.T) {
	got := cellsOf(t, handMade{sheets: []part{{"S", `<sheetData>` +
		`<row><c><v>1</v></c><c/><c><v>3</v></c><c r="F1"><v>6</v></c><c><v>7</v></c></row>` +
		`<row r="5"><c r="B5"><v>52</v></c></row><row><c><v>61</v></c></row>` +
		`<row r="8"><c r="C8"><v>83</v></c><c r="A8"><v>81</v></c></row></sheetData>`}}})
	for place, want := range map[string]string{"A1": "1", "C1": "3", "F1": "6", "G1": "7", "B5": "52", "A6": "61", "C8": "83", "A8": "81"} {
		if got[place].value != want {
			t.Errorf("%s is %q, want %q", place, got[place].value, want)
		}
	}
	if len(got) != 8 {
		t.Errorf("%d cells, want 8: %v", len(got), got)
	}
}

func TestAFormulaWithoutAResultIsSeenAndAnEmptyTextIsNot(t *testing.T) {
	got := cellsOf(t, handMade{sheets: []part{{"S", `<sheetData><row>` +
		`<c r="A1"><f>SUM(B1:C1)</f></c><c r="B1"><f>1+1</f><v/></c>` +
		`<c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="s"><v>0</v></c><c r="E1" s="3"/>` +
		`<c r="F1" t="e"><f>A9</f><v>#REF!</v></c></row></sheetData>`}}, strings: `<si><t></t></si>`})
	for place, want := range map[string]cell{
		"A1": {column: 1, noValue: true}, "B1": {column: 2, noValue: true},
		"F1": {column: 6, value: "#REF!", kind: failedCell},
	} {
		if got[place] != want {
			t.Errorf("%s is %+v, want %+v", place, got[place], want)
		}
	}
	if len(got) != 3 {
		t.Errorf("cells that show nothing were kept: %v", got)
	}
}

func TestASheetThatContradictsItselfIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ xml, cause string }{
		{`<row r="2"/><row r="2"/>`, `row number "2" after row 2`},
		{`<row r="2"/><row r="1"/>`, `row number "1" after row 2`},
		{`<row r="x"/>`, `row number "x" after row 0`},
		{`<row r="1048577"/>`, `row number "1048577" after row 0`},
		{`<row r="1"><c r="A2"><v>1</v></c></row>`, `cell "A2" stands in row 1`},
		{`<row r="1"><c r="XFE1"><v>1</v></c></row>`, `cell "XFE1" stands in row 1`},
		{`<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>`, `cell B1 is there twice`},
		{`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c><c><v>3</v></c></row>`, `cell B1 is there twice`},
		{`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `cell A1 points at a text that is not there (0)`},
		{`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`, `cell A1 points at a text that is not there (-1)`},
		{`<row r="1"><c r="A1" t="zz"><v>0</v></c></row>`, `cell A1 has the unknown type "zz"`},
	} {
		l := land(t, handMade{sheets: []part{{"Hộ", `<sheetData>` + c.xml + `</sheetData>`}}}.zip(t), RoleSurvey)
		f := l.finding(t, codeContradiction)
		if !l.Refused || f["sheet"] != "Hộ" || !strings.HasSuffix(f["message_en"], c.cause) {
			t.Errorf("%s: refused %t, sheet %q, %q; want %q", c.xml, l.Refused, f["sheet"], f["message_en"], c.cause)
		}
	}
}

func TestPlacesAreReadAndWrittenInA1Form(t *testing.T) {
	for ref, want := range map[string][2]int{"A1": {1, 1}, "z9": {26, 9}, "AA10": {27, 10}, "$AZ$3": {52, 3}, "XFD1048576": {16384, 1 << 20}} {
		column, row, ok := parseCell(ref)
		if !ok || [2]int{column, row} != want {
			t.Errorf("%s is column %d, row %d, %t; want %v", ref, column, row, ok, want)
		}
		if back := cellName(column, row); !strings.EqualFold(back, strings.ReplaceAll(ref, "$", "")) {
			t.Errorf("%s is written %s", ref, back)
		}
	}
	for _, ref := range []string{"", "A", "1", "A0", "A-1", "1A", "A1B", "XFE1", "A1048577", "AAAAAAAAAAAAAAAA1", "A99999999999999999999"} {
		if column, row, ok := parseCell(ref); ok {
			t.Errorf("%q was read as column %d, row %d", ref, column, row)
		}
	}
}
