package survey

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// farmReport is a report as an office sends it back: one share, one count, one
// project with a sum in decimals.
var farmReport = Report{
	OfficeID: "farm", OfficeName: "Phòng Nông nghiệp", Year: 2023, Quarter: 2, ReportedOn: "2023-07-05",
	Outputs: []OutputLine{
		{ID: "support", Text: "80% người có nhu cầu được hỗ trợ", Place: "II.2.a", Unit: "%", Target: "80", Done: "60", Eligible: "90"},
		{ID: "models", Text: "08 mô hình", Place: "II.2.a", Unit: "mô hình", Target: "8"},
	},
	Money: []MoneyLine{{ID: "p2", Text: "Dự án 2", Place: "III.2.1", Planned: Sums{"5465", "164", "5629"}, Allocated: Sums{"3000", "100", "3100"}, Disbursed: Sums{"1000.5", "40", "1040.5"}}},
}

func writtenReport(t *testing.T, r Report) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r.Workbook()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAReportReadsBackAsItWasWritten(t *testing.T) {
	c, err := readContent(t.Context(), writtenReport(t, farmReport), RoleProgress, DefaultLimits(), nil)
	if err != nil || len(c.findings) != 0 || c.fellBack {
		t.Fatalf("findings %v, fell back %t, %v", c.findings, c.fellBack, err)
	}
	var info []string
	for _, line := range c.info {
		info = append(info, line.key+"="+line.value)
	}
	if got, want := fmt.Sprint(info), "[format=rasoat-tien-do-1 office_id=farm office_name=Phòng Nông nghiệp report_year=2023 quarter=2 reported_on=05/07/2023 reported_by=]"; got != want {
		t.Errorf("Báo cáo reads as %s, want %s", got, want)
	}
	for table, want := range map[string]string{
		"outputs": "[[7 [support 80% người có nhu cầu được hỗ trợ II.2.a % 80 60 90 ]] [8 [models 08 mô hình II.2.a mô hình 8   ]]]",
		"money":   "[[7 [p2 Dự án 2 III.2.1 5465 164 5629 3000 100 3100 1000.5 40 1040.5 ]]]",
	} {
		var rows [][]any
		for _, r := range c.tables[table].records {
			rows = append(rows, []any{r.row, r.values})
		}
		if got := fmt.Sprint(rows); got != want {
			t.Errorf("%s reads as\n%s, want\n%s", table, got, want)
		}
	}
}

func TestAReportIsLockedButForWhatTheOfficeFillsIn(t *testing.T) {
	file, err := excelize.OpenReader(bytes.NewReader(writtenReport(t, farmReport)))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if got := fmt.Sprint(file.GetSheetList()); got != "[Báo cáo Kết quả Kinh phí]" {
		t.Errorf("the sheets are %s", got)
	}
	for sheet, cells := range map[string]map[string]bool{
		"Báo cáo":  {"C7": false, "C11": true, "C12": true},
		"Kết quả":  {"B7": false, "D7": false, "E7": false, "F7": true, "G7": true, "H7": true},
		"Kinh phí": {"B7": false, "D7": false, "F7": false, "G7": true, "L7": true, "M7": true},
	} {
		options, err := file.GetSheetProtection(sheet)
		if err != nil || !options.SelectUnlockedCells || !options.FormatColumns {
			t.Errorf("%s is not protected: %+v, %v", sheet, options, err)
		}
		if shown, err := file.GetColVisible(sheet, "A"); err != nil || shown {
			t.Errorf("%s shows its keys (%v)", sheet, err)
		}
		for cell, want := range cells {
			id, err := file.GetCellStyle(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			style, err := file.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if open := style.Protection != nil && !style.Protection.Locked; open != want {
				t.Errorf("%s!%s: open %t, want %t", sheet, cell, open, want)
			}
		}
	}
}

func TestAnOfficeWithoutMoneyHasNoSheetOfMoney(t *testing.T) {
	r := farmReport
	r.Money = nil
	c, err := readContent(t.Context(), writtenReport(t, r), RoleProgress, DefaultLimits(), nil)
	if err != nil || len(c.findings) != 0 || len(c.tables["outputs"].records) != 2 {
		t.Errorf("findings %v, %v", c.findings, err)
	}
}

func TestAmountsInAnotherUnitAreNotReadAsMillions(t *testing.T) {
	for text, foreign := range map[string]bool{"Được giao, trung ương (triệu đồng)": false, "Được giao, trung ương (nghìn đồng)": true, "Được giao, trung ương (đồng)": true} {
		f := Field{Label: "Được giao, trung ương", Type: Amount}
		if got := strangeNote(f, text) != ""; got != foreign {
			t.Errorf("%q is another unit: %t, want %t", text, got, foreign)
		}
	}
}
