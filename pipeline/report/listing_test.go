package report

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

func TestAListingAsWrittenKeepsEveryDigitAndRunsNoFormula(t *testing.T) {
	day := time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC)
	listing := Listing{Sheet: "Kết quả", NotesSheet: "Câu hỏi", AsWritten: true, Columns: []string{"=a", "b"}, Notes: []string{"=1+1"}, Rows: [][]any{
		{"=1+1", "＝1+1"}, {"-x", "Thị trấn Phủ Thông"}, {int64(2023), int64(-1234567890123456)}, {decimal.RequireFromString("4.10"), decimal.RequireFromString("12345678901234.567")},
		{day, day.AddDate(-150, 0, 0)}, {day.Add(90 * time.Second), true}, {nil, 1.5},
	}}
	var content bytes.Buffer
	if err := List(&content, listing); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&content)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	got, err := book.GetRows("Kết quả")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"'=a", "b"}, {"'=1+1", "'＝1+1"}, {"'-x", "Thị trấn Phủ Thông"}, {"2023", "-1234567890123456"}, {"4.10", "12345678901234.567"},
		{"2023-10-05", "1873-10-05"}, {"2023-10-05 00:01:30", "TRUE"}, {"", "1.5"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the sheet shows %q, want %q", got, want)
	}
	for cell, want := range map[string]excelize.CellType{"B4": excelize.CellTypeInlineString, "A4": excelize.CellTypeUnset, "A5": excelize.CellTypeUnset, "B5": excelize.CellTypeInlineString} {
		if kind, err := book.GetCellType("Kết quả", cell); kind != want || err != nil {
			t.Errorf("%s is of type %d (%v), want %d", cell, kind, err, want)
		}
	}
	if note, err := book.GetCellValue("Câu hỏi", "A1"); note != "'=1+1" || err != nil {
		t.Errorf("the note is %q (%v)", note, err)
	}
}
