package survey_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rasoat/pipeline/survey"
)

// write returns the bytes of a workbook.
func write(t testing.TB, wb survey.Workbook) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := survey.Write(&out, wb); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

// xmlOf returns one part of a workbook.
func xmlOf(t testing.TB, data []byte, name string) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sample gives a value to every field: what is typed, and what the raw cell
// must then hold.
var sample = map[survey.Type]struct{ given, raw string }{
	survey.Text:    {"Nà Pán", "Nà Pán"},
	survey.Integer: {"40", "40"},
	survey.Decimal: {"48.5", "48.5"},
	survey.Money:   {"1450000", "1450000"},
	survey.Date:    {"2023-10-05", "45204"},
	survey.Birth:   {"1980-03-01", "29281"},
	survey.YesNo:   {"x", "x"},
	survey.OneCode: {"01", "01"},
	survey.Several: {"1,2", "1,2"},
}

func sampleRow(table string) map[string]string {
	row := map[string]string{}
	for _, field := range survey.SheetOf(table).Fields {
		row[field.Key] = sample[field.Type].given
	}
	return row
}

func sampleBook() survey.Workbook {
	return survey.Workbook{
		Info:       sampleRow("info"),
		Households: []map[string]string{sampleRow("households"), sampleRow("households")},
		Members:    []map[string]string{sampleRow("members")},
		Previous:   []map[string]string{sampleRow("previous")},
	}
}

// rawRows returns the cells of a sheet as the file holds them.
func rawRows(t testing.TB, file *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := file.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// keyRow finds the row of the keys; the rows of data follow it.
func keyRow(t testing.TB, rows [][]string, keys []string) int {
	t.Helper()
	for i, row := range rows {
		if slices.Equal(row, keys) {
			return i
		}
	}
	t.Fatalf("no row holds the keys %q", keys)
	return 0
}

func TestEveryFieldOfEveryTableIsReadBackAsItWasGiven(t *testing.T) {
	file := open(t, write(t, sampleBook()))
	for table, count := range map[string]int{"households": 2, "members": 1, "previous": 1} {
		sheet := survey.SheetOf(table)
		var keys, labels, want []string
		for _, field := range sheet.Fields {
			keys, labels, want = append(keys, field.Key), append(labels, field.Label), append(want, sample[field.Type].raw)
		}
		rows := rawRows(t, file, sheet.Name)
		at := keyRow(t, rows, keys)
		if !slices.Equal(rows[at-1], labels) {
			t.Errorf("%s: above the keys stand %q, want the labels", sheet.Name, rows[at-1])
		}
		if len(rows)-at-1 != count {
			t.Errorf("%s: %d rows of data, want %d", sheet.Name, len(rows)-at-1, count)
		}
		for _, row := range rows[at+1:] {
			if !slices.Equal(row, want) {
				t.Errorf("%s: row %q, want %q", sheet.Name, row, want)
			}
		}
	}
}

func TestThongTinHasKeyLabelAndValueInItsFirstThreeColumns(t *testing.T) {
	file := open(t, write(t, sampleBook()))
	rows := rawRows(t, file, "Thông tin")
	rows = rows[len(rows)-len(survey.SheetOf("info").Fields):]
	for i, field := range survey.SheetOf("info").Fields {
		if want := []string{field.Key, field.Label, sample[field.Type].raw}; !slices.Equal(rows[i][:3], want) {
			t.Errorf("line %d is %q, want %q", i, rows[i][:3], want)
		}
	}
	if visible, err := file.GetColVisible("Thông tin", "A"); err != nil || visible {
		t.Errorf("the column of the keys is visible (%v)", err)
	}
}

func TestTheFormatIsStampedUnlessAnotherIsGiven(t *testing.T) {
	for given, want := range map[string]string{"": survey.Format, "rasoat-0": "rasoat-0"} {
		info := map[string]string{}
		if given != "" {
			info["format"] = given
		}
		rows := rawRows(t, open(t, write(t, survey.Workbook{Info: info})), "Thông tin")
		if got := rows[len(rows)-12][2]; got != want {
			t.Errorf("given %q, the format is %q, want %q", given, got, want)
		}
	}
}

func TestCellsHaveTheKindOfTheirValue(t *testing.T) {
	for _, c := range []struct {
		key, value, raw string
		kind            excelize.CellType
	}{
		{"member_count", "4", "4", excelize.CellTypeUnset},
		{"member_count", "bốn", "bốn", excelize.CellTypeInlineString},
		{"member_count", "04", "04", excelize.CellTypeInlineString},
		{"member_count", "1e3", "1e3", excelize.CellTypeInlineString},
		{"b1_score", "-5", "-5", excelize.CellTypeUnset},
		{"house_area_m2", "45,5", "45,5", excelize.CellTypeInlineString},
		{"house_area_m2", "0.1", "0.1", excelize.CellTypeUnset},
		{"head_birth", "1980", "1980", excelize.CellTypeUnset},
		{"head_birth", "2091-02-29", "2091-02-29", excelize.CellTypeInlineString},
		{"head_birth", "1899-12-31", "31/12/1899", excelize.CellTypeInlineString},
		{"head_birth", "1900-03-01", "61", excelize.CellTypeUnset},
		{"surveyed_on", "05/10/2023", "05/10/2023", excelize.CellTypeInlineString},
		{"head_national_id", "006085001234", "006085001234", excelize.CellTypeInlineString},
		{"household_no", "007", "007", excelize.CellTypeInlineString},
		{"village", " Nà  Ít\u00a0", " Nà  Ít\u00a0", excelize.CellTypeInlineString},
		{"head_name", `<a&"b'>`, `<a&"b'>`, excelize.CellTypeInlineString},
	} {
		file := open(t, write(t, survey.Workbook{Households: []map[string]string{{c.key: c.value}}}))
		column := 1 + slices.IndexFunc(survey.SheetOf("households").Fields, func(f survey.Field) bool { return f.Key == c.key })
		cell, _ := excelize.CoordinatesToCellName(column, 7)
		raw, err := file.GetCellValue("Hộ", cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		kind, err := file.GetCellType("Hộ", cell)
		if err != nil {
			t.Fatal(err)
		}
		if raw != c.raw || kind != c.kind {
			t.Errorf("%s = %q is written as %q of kind %v, want %q of kind %v", c.key, c.value, raw, kind, c.raw, c.kind)
		}
	}
}

func TestNoTextBecomesAFormula(t *testing.T) {
	row := map[string]string{}
	for i, field := range survey.SheetOf("households").Fields {
		row[field.Key] = []string{"=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://x\")"}[i%5]
	}
	data := write(t, survey.Workbook{Info: map[string]string{"commune_name": "=1+1"}, Households: []map[string]string{row}})
	file := open(t, data)
	rows := rawRows(t, file, "Hộ")
	for i, field := range survey.SheetOf("households").Fields {
		if got := rows[6][i]; got != row[field.Key] {
			t.Errorf("%s is %q, want %q as text", field.Key, got, row[field.Key])
		}
	}
	for _, part := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} {
		if strings.Contains(xmlOf(t, data, part), "<f>") {
			t.Errorf("%s holds a formula", part)
		}
	}
}

func TestATextTooLongForTheHighestRowIsWrittenWhole(t *testing.T) {
	name := strings.Repeat("Nguyễn ", 700)
	data := write(t, survey.Workbook{Households: []map[string]string{{"head_name": name}}})
	if rows := rawRows(t, open(t, data), "Hộ"); !strings.Contains(strings.Join(rows[6], "|"), name) {
		t.Errorf("the name is not in %.80q", rows[6])
	}
}
