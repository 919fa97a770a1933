package survey

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestReadPlainGivesEveryCellOfAnyWorkbook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "any.xlsx")
	f := excelize.NewFile()
	for at, value := range map[string]any{"A1": "8.690", "B2": 8.5} {
		if err := f.SetCellValue("Sheet1", at, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.SetCellValue("Sheet1", "C3", 7), f.MergeCell("Sheet1", "A1", "B1")); err != nil {
		t.Fatal(err)
	}
	out, err := f.WriteToBuffer()
	if err == nil {
		err = os.WriteFile(path, out.Bytes(), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := ReadPlain(context.Background(), path, DefaultLimits())
	if err != nil || len(sheets) != 1 || len(sheets[0].Cells) != 3 || len(sheets[0].Merges) != 1 {
		t.Fatalf("%+v, %v", sheets, err)
	}
	want := []PlainCell{{Row: 1, Column: 1, Value: "8.690"}, {Row: 2, Column: 2, Value: "8.5", Number: true}, {Row: 3, Column: 3, Value: "7", Number: true}}
	for i, c := range sheets[0].Cells {
		if c != want[i] {
			t.Errorf("cell %d is %+v, want %+v", i, c, want[i])
		}
	}
}

func TestReadPlainRefusesWhatIsNoWorkbook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "text.xlsx")
	if err := os.WriteFile(path, []byte("no workbook"), 0o600); err != nil {
		t.Fatal(err)
	}
	var refused RefusedFile
	if _, err := ReadPlain(context.Background(), path, DefaultLimits()); !errors.As(err, &refused) || refused.Finding.Message == "" {
		t.Fatalf("got %v", err)
	}
}
