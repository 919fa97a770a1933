package survey

import (
	"fmt"
	"strings"
	"testing"
)

// rawHousehold lands one household whose cell of a field is the given XML; the
// workbook has the styles 1 (dd/mm/yyyy), 2 (a built-in day) and 3 (#,##0).
func rawHousehold(t *testing.T, key, xml string, date1904, styled bool) string {
	t.Helper()
	var column string
	for i, f := range SheetOf("households").Fields {
		if f.Key == key {
			column = columnLetters(i + 1)
		}
	}
	data := formulaBook(t, map[string]string{column: xml})
	if styled {
		data = rezipped(t, data, "xl/styles.xml", func(string) string {
			return `<styleSheet ` + spreadsheetNS + `><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-42A]dd\/mm\/yyyy"/></numFmts>` +
				`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="3"/></cellXfs></styleSheet>`
		})
	}
	if date1904 {
		data = rezipped(t, data, "xl/workbook.xml", func(s string) string { return strings.Replace(s, `date1904="false"`, `date1904="true"`, 1) })
	}
	return land(t, data, RoleSurvey).files["households"][0][key]
}

func TestOnlyTheKindOfACellTellsWhatAFigureIs(t *testing.T) {
	for _, c := range []struct{ key, xml, want string }{
		{"b1_score", ` t="b"><v>1</v></c>`, "TRUE"},
		{"member_count", ` t="b"><v>0</v></c>`, "FALSE"},
		{"deprived_01", ` t="b"><v>1</v></c>`, "1"},
		{"b1_score", `><v>100</v></c>`, "100"},
		{"b1_score", `><v>100.0</v></c>`, "100"},
		{"b1_score", `><v>1.5</v></c>`, "1.5"},
		{"b1_score", `><v>1.234</v></c>`, "1.2340"},
		{"b1_score", `><v>1.000</v></c>`, "1"},
		{"b1_score", `><v>0.125</v></c>`, "0.125"},
		{"b1_score", ` t="str"><v>1.050</v></c>`, "1.050"},
		{"income_per_capita", `><v>1.8E6</v></c>`, "1800000"},
		{"income_per_capita", `><v>1.85</v></c>`, "1.85"},
		{"house_area_m2", `><v>31.999</v></c>`, "31.999"},
		{"house_area_m2", `><v>45.300000000000004</v></c>`, "45.3"},
	} {
		if got := rawHousehold(t, c.key, c.xml, false, false); got != c.want {
			t.Errorf("%s%s lands %q, want %q", c.key, c.xml, got, c.want)
		}
	}
}

func TestADayIsReadFromANumberThatIsOneAndNeverFromTypedDigits(t *testing.T) {
	const days1904 = 1462
	for _, c := range []struct {
		name, xml, want, want1904 string
		styled                    bool
	}{
		{"a day", ` s="1"><v>31203</v></c>`, "1985-06-05", "1989-06-06", true},
		{"a day in a format of the program", ` s="2"><v>31203</v></c>`, "1985-06-05", "1989-06-06", true},
		{"a day with its time", ` s="1"><v>31203.75</v></c>`, "1985-06-05", "1989-06-06", true},
		{"an ISO day", ` t="d"><v>1985-06-05</v></c>`, "1985-06-05", "1985-06-05", true},
		{"an ISO day that counts like a year", ` t="d"><v>1910-01-01</v></c>`, "1910-01-01", "1910-01-01", true},
		{"a serial in a workbook without any style", `><v>31203</v></c>`, "1985-06-05", "1989-06-06", false},
		{"a number beside days", ` s="3"><v>10585</v></c>`, "10585", "10585", true},
		{"digits typed as text", ` t="str"><v>010585</v></c>`, "010585", "010585", false},
		{"five digits typed as text", ` t="str"><v>31203</v></c>`, "31203", "31203", false},
		{"six digits", `><v>850605</v></c>`, "850605", "850605", false},
		{"two digits", `><v>85</v></c>`, "85", "85", false},
		{"a year", `><v>1985</v></c>`, "1985", "1985", false},
		{"a year in a cell for numbers", ` s="3"><v>1985</v></c>`, "1985", "1985", true},
		{"a year in a cell for days", ` s="1"><v>1985</v></c>`, "1985", "1909-06-08", true},
		{"a boolean", ` t="b"><v>1</v></c>`, "TRUE", "TRUE", true},
	} {
		for date1904, want := range map[bool]string{false: c.want, true: c.want1904} {
			if got := rawHousehold(t, "head_birth", c.xml, date1904, c.styled); got != want {
				t.Errorf("%s (1904 %t): %q, want %q", c.name, date1904, got, want)
			}
		}
	}
	if a, b := dayOf(31203, true), dayOf(31203+days1904, false); !a.Equal(b) {
		t.Errorf("the calendars differ: %v, %v", a, b)
	}
	for serial, want := range map[int]string{1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01"} {
		if got := fmt.Sprint(dayOf(serial, false))[:10]; got != want {
			t.Errorf("day %d is %s, want %s", serial, got, want)
		}
	}
}

func TestAFormatWithADayIsKnownWhateverItsLanguage(t *testing.T) {
	for code, want := range map[string]bool{
		"dd/mm/yyyy": true, `[$-42A]d\ mmmm\ yyyy`: true, `"Ngày" dd`: true, "yyyy": true, "General": false, "Standard": false, "#,##0": false,
		`0" đồng"`: false, "[Red]0.00": false, `0\d`: false, "h:mm:ss": false, "@": false, "": false,
	} {
		if got := isDayFormat(code); got != want {
			t.Errorf("%q: %t", code, got)
		}
	}
}
