package survey_test

import (
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rasoat/pipeline/survey"
)

func TestTheDimensionOfEverySheetCoversItsCells(t *testing.T) {
	wb := sampleBook()
	wb.Blank = 5
	data := write(t, wb)
	for part, want := range map[string]string{
		"xl/worksheets/sheet1.xml": "A1:D17", // 5 rows of head, 12 lines
		"xl/worksheets/sheet2.xml": "A1:AU13",
		"xl/worksheets/sheet3.xml": "A1:R27",
		"xl/worksheets/sheet4.xml": "A1:J12",
		"xl/worksheets/sheet5.xml": "A1:Q56", // 55 ethnic codes
	} {
		text := xmlOf(t, data, part)
		last := strings.Split(want, ":")[1]
		if !strings.Contains(text, `<dimension ref="`+want+`"`) || part != "xl/worksheets/sheet5.xml" && !strings.Contains(text, `<c r="`+last+`"`) {
			t.Errorf("%s: the dimension is not %s, or its last cell is missing", part, want)
		}
	}
}

func TestTheSameWorkbookHasTheSameBytes(t *testing.T) {
	wb := sampleBook()
	wb.Blank, wb.Synthetic = 3, true
	sums := map[string]bool{}
	for range 20 {
		sums[fmt.Sprintf("%x", sha256.Sum256(write(t, wb)))] = true
	}
	if len(sums) != 1 {
		t.Errorf("20 calls gave %d different files", len(sums))
	}
}

func TestOnlySheetsWithAPurposeAreWritten(t *testing.T) {
	rows := []map[string]string{{"village": "Nà Pán"}}
	for name, c := range map[string]struct {
		wb   survey.Workbook
		want []string
	}{
		"a blank template":              {survey.Workbook{Blank: 1}, []string{"Thông tin", "Hộ", "Thành viên", "Danh mục"}},
		"a survey":                      {survey.Workbook{Households: rows}, []string{"Thông tin", "Hộ", "Thành viên", "Danh mục"}},
		"the list of the year before":   {survey.Workbook{Previous: rows}, []string{"Thông tin", "Danh sách", "Danh mục"}},
		"an empty list":                 {survey.Workbook{Previous: []map[string]string{}}, []string{"Thông tin", "Danh sách", "Danh mục"}},
		"a survey with the list before": {survey.Workbook{Members: rows, Previous: rows}, []string{"Thông tin", "Hộ", "Thành viên", "Danh sách", "Danh mục"}},
	} {
		if got := open(t, write(t, c.wb)).GetSheetList(); !slices.Equal(got, c.want) {
			t.Errorf("%s has the sheets %q, want %q", name, got, c.want)
		}
	}
}

func TestAValueThatNoColumnShowsIsAnError(t *testing.T) {
	long := strings.Repeat("ơ", excelize.TotalCellChars+1)
	for want, wb := range map[string]survey.Workbook{
		`write workbook: sheet "Hộ", row 2 of the data: there is no field "hh_no"`: {Households: []map[string]string{{}, {"hh_no": "1"}}},
		`write workbook: sheet "Thông tin": there is no field "communecode"`:       {Info: map[string]string{"communecode": "01975"}},
		`write workbook: sheet "Thành viên", cell D7: full_name is 32768`:          {Members: []map[string]string{{"full_name": long}}},
	} {
		if err := survey.Write(io.Discard, wb); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("the error is %v, want %s", err, want)
		}
	}
}
