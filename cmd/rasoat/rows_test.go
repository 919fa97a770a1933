package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"rasoat/pipeline"
)

// answered prints rows in a format.
func answered(t *testing.T, format string, columns []string, rows ...[]any) string {
	t.Helper()
	var stdout bytes.Buffer
	answer := newRows(newConsole(pipeline.Vietnamese, &stdout, &bytes.Buffer{}), format)
	if err := answer.Header(columns); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := answer.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := answer.end(); err != nil {
		t.Fatal(err)
	}
	return stdout.String()
}

func TestValuesAreWrittenExactly(t *testing.T) {
	for _, c := range []struct {
		value     any
		csv, json string
	}{
		{decimal.RequireFromString("4.10"), "4.10", "4.10"},
		{decimal.RequireFromString("-0.05"), "-0.05", "-0.05"},
		{decimal.RequireFromString("12345678901234567890.1234"), "12345678901234567890.1234", "12345678901234567890.1234"},
		{decimal.New(5, 3), "5000", "5000"},
		{int64(-9007199254740993), "-9007199254740993", "-9007199254740993"},
		{0.1, "0.1", "0.1"},
		{true, "true", "true"},
		{nil, "", "null"},
		{"", "", `""`},
		{"Đôn <Phong> & \"x\"", "Đôn <Phong> & \"x\"", `"Đôn <Phong> & \"x\""`},
		{time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC), "2023-10-05", `"2023-10-05"`},
		{time.Date(2023, 10, 5, 7, 30, 0, 0, time.UTC), "2023-10-05 07:30:00", `"2023-10-05 07:30:00"`},
	} {
		if got := plain(c.value); got != c.csv {
			t.Errorf("%v is %q in csv, want %q", c.value, got, c.csv)
		}
		if got, err := jsonValue(c.value); err != nil || got != c.json {
			t.Errorf("%v is %s in JSON (%v), want %s", c.value, got, err, c.json)
		}
	}
}

func TestCSVNeverBeginsATextAsAFormulaAndReadsBackOtherwise(t *testing.T) {
	typed := []string{"=1+1", "+84", "-1", "@x", "\tx", "\rx", "a=1", "Nguyễn, \"A\"\nB", "'x", ""}
	var row []any
	for _, text := range typed {
		row = append(row, text)
	}
	row = append(row, int64(-1), decimal.RequireFromString("-4.5"))
	read, err := csv.NewReader(strings.NewReader(answered(t, "csv", make([]string, len(row)), row))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"'=1+1", "'+84", "'-1", "'@x", "'\tx", "'\rx", "a=1", "Nguyễn, \"A\"\nB", "'x", "", "-1", "-4.5"}
	for i, text := range read[1] {
		if text != want[i] {
			t.Errorf("field %d is %q, want %q", i+1, text, want[i])
		}
	}
}

func TestJSONIsAnArrayOfObjectsInTheOrderOfTheColumns(t *testing.T) {
	got := answered(t, "json", []string{"b", "a", "a"}, []any{int64(1), "x", nil}, []any{int64(2), "y", true})
	if want := "[\n{\"b\":1,\"a\":\"x\",\"a_2\":null},\n{\"b\":2,\"a\":\"y\",\"a_2\":true}\n]\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if none := answered(t, "json", []string{"a"}); !json.Valid([]byte(none)) {
		t.Errorf("no rows give %q", none)
	}
}

func TestATableAlignsVietnameseTextAndNumbers(t *testing.T) {
	got := answered(t, "table", []string{"xã", "số hộ"},
		[]any{"Thị trấn Phủ Thông", int64(8)}, []any{"Ngh\u00e8o\u0323", int64(1234)}, []any{"\x1b[31mx", nil})
	want := `┌────────────────────┬───────┐
│ xã                 │ số hộ │
├────────────────────┼───────┤
│ Thị trấn Phủ Thông │     8 │
│ Nghèọ              │  1234 │
│ �[31mx             │  NULL │
└────────────────────┴───────┘
(3 dòng)
`
	if got != strings.ReplaceAll(want, "Nghèọ", "Ngh\u00e8o\u0323") {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNumbersAreWrittenAsEachLanguageDoes(t *testing.T) {
	vi, en := newConsole(pipeline.Vietnamese, nil, nil), newConsole(pipeline.English, nil, nil)
	for _, c := range []struct{ got, want string }{
		{vi.count(8690), "8.690"}, {en.count(8690), "8,690"}, {vi.count(-1234567), "-1.234.567"}, {vi.count(0), "0"}, {vi.count(999), "999"},
		{vi.change(5), "+5"}, {vi.change(-361), "-361"}, {vi.change(0), "0"},
		{vi.figure(decimal.RequireFromString("4.1500")), "4,15"}, {vi.figure(decimal.RequireFromString("361.0000")), "361"},
		{vi.figure(decimal.RequireFromString("-0.0700")), "-0,07"}, {en.figure(decimal.RequireFromString("-1234.5")), "-1,234.5"},
		{vi.points(decimal.RequireFromString("4.1000")), "4,10"}, {vi.points(decimal.RequireFromString("-0.0700")), "-0,07"}, {vi.points(decimal.RequireFromString("-44.1")), "-44,10"}, {en.points(decimal.RequireFromString("3")), "3.00"},
		{vi.elapsed(1234 * time.Millisecond), "1,23 s"}, {en.elapsed(0), "0.00 s"},
		{vi.size(75563), "76 KB"}, {vi.size(24_391_680), "24,4 MB"},
		{vi.date(time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC)), "05/10/2023"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestTextFromAWorkbookCannotDriveTheTerminal(t *testing.T) {
	for typed, want := range map[string]string{
		"Đôn Phong":        "Đôn Phong",
		"\x1b]0;title\x07": "\ufffd]0;title\ufffd",
		"a\nb\tc\r":        "a b c ",
		"\u009b31m":        "\ufffd31m",
		"abc\u202etxt.exe": "abc\ufffdtxt.exe",
	} {
		if got := harmless(typed); got != want {
			t.Errorf("harmless(%q) = %q, want %q", typed, got, want)
		}
	}
}
