package survey

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// filledIn is the workbook of one pair with a word in the column of verdicts.
func filledIn(t *testing.T, change func(*excelize.File)) []byte {
	t.Helper()
	var content, changed bytes.Buffer
	if err := WritePairs(&content, []Pair{{HouseholdKey: "01975/nà pái/9", OpeningKey: "01975/nà pái/1", Now: Side{HeadName: "=1+1"}}}); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&content)
	if err != nil {
		t.Fatal(err)
	}
	change(file)
	if err := file.Write(&changed); err != nil {
		t.Fatal(err)
	}
	return changed.Bytes()
}

func TestAVerdictIsReadAsItIsTypedAndAnotherWordIsRefusedWithItsRow(t *testing.T) {
	for word, want := range map[string]any{
		"": "", "Một hộ": VerdictSame, "  một   hộ ": VerdictSame, "HAI HỘ": VerdictOther,
		"đúng": `sheet "Xác nhận", row 2: "đúng" is neither "Một hộ" nor "Hai hộ"`,
	} {
		data := filledIn(t, func(f *excelize.File) {
			if err := f.SetCellStr(pairSheet, "L2", word); err != nil {
				t.Fatal(err)
			}
		})
		got, err := ReadConfirmations(t.Context(), data, DefaultLimits())
		switch want := want.(type) {
		case Verdict:
			if expected := []Confirmation{{pairSheet, 2, "01975/nà pái/9", "01975/nà pái/1", want}}; err != nil || !reflect.DeepEqual(got, expected) {
				t.Errorf("%q: got %v, %v", word, got, err)
			}
		case string:
			var unfit Unfit
			if want == "" && (err != nil || len(got) != 0) || want != "" && (!errors.As(err, &unfit) || unfit.EN != want || unfit.VI == "") {
				t.Errorf("%q: got %v, %v", word, got, err)
			}
		}
	}
}

func TestAWorkbookWithoutItsSheetOrColumnIsNoFileOfVerdicts(t *testing.T) {
	for want, change := range map[string]func(*excelize.File){
		`there is no sheet "Xác nhận"`:               func(f *excelize.File) { f.SetSheetName(pairSheet, "Khác") },
		`the column "Người xác nhận ghi" is missing`: func(f *excelize.File) { f.SetCellStr(pairSheet, "L1", "Ghi chú") },
	} {
		_, err := ReadConfirmations(t.Context(), filledIn(t, change), DefaultLimits())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestANameThatLooksLikeAFormulaIsWrittenAsText(t *testing.T) {
	filledIn(t, func(f *excelize.File) {
		if formula, err := f.GetCellFormula(pairSheet, "D2"); formula != "" || err != nil {
			t.Errorf("formula %q, %v", formula, err)
		}
		if value, _ := f.GetCellValue(pairSheet, "D2"); value != "=1+1" {
			t.Errorf("value %q", value)
		}
	})
}
