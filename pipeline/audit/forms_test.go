package audit

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestTheTenColumnPrintOfForm71IsKnown(t *testing.T) {
	const table = `TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO
A;B;1;2;3;4;5;6;7;8;9;10
1;Xã Đông;600;2.300;150;25,00;560;24,35;60;10,00;221;9,61
2;Xã Tây;800;2.500;1;0,13;2;0,08;0;0,00;0;0,00
;Tổng;1.400;4.800;151;10,79;562;11,71;60;4,29;221;4,60
`
	if result := auditCSV(t, table); !result.OK() || result.Tables[0].Title != "TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO" {
		t.Errorf("%+v", result)
	}
	result := auditCSV(t, strings.Replace(table, "9,61", "9,16", 1))
	if len(result.Failures) != 1 || result.Failures[0].Cell != "L3" || result.Failures[0].Expected.VI != "9,61" || !strings.Contains(result.Failures[0].Rule.VI, "cột 10 = cột 9 / cột 2") {
		t.Errorf("%+v", result.Failures)
	}
}

func TestAFormWithoutColumnNumbersIsKnownByItsLabels(t *testing.T) {
	const table = `;;;;;;;;;;;
TT;Địa bàn;Phân tổ;Tổng số hộ cận nghèo đầu kỳ;Diễn biến giảm;;;Diễn biến tăng;;;;Tổng số hộ cận nghèo cuối kỳ
;;;;Số hộ thoát cận nghèo;Số hộ cận nghèo trở thành hộ nghèo;Số hộ khác: thay đổi nhân khẩu, hộ đơn thân chết, chuyển đi nơi khác, tách, nhập với hộ khác;Số hộ nghèo trở thành hộ cận nghèo;Tái cận nghèo;Phát sinh mới;Số hộ khác: thay đổi nhân khẩu, chuyển đến, tách, nhập với hộ khác,…;
1;Thôn A;Hộ;20;4;1;0;3;0;1;0;19
2;Thôn B;Hộ;10;0;0;1;0;2;0;0;11
;Tổng cộng;Hộ;30;4;1;1;3;2;1;0;30
`
	result := auditCSV(t, table)
	if !result.OK() || result.Tables[0].Form != "7.3" || result.Tables[0].Rows != 3 || result.Checked < 12 {
		t.Errorf("%+v", result)
	}
	if result = auditCSV(t, strings.Replace(table, "0;19", "0;91", 1)); len(result.Groups) != 1 || result.Groups[0].Explanations[0][0].Cell != "L4" {
		t.Errorf("%+v", result)
	}
}

func TestDistrictsOverCommunesAreAreas(t *testing.T) {
	const table = `Mẫu số 7.2
A;B;C;1;2;3;4;5;6;7;8;9
;Toàn tỉnh;Hộ;60;0;0;0;0;0;0;0;60
1;Huyện Bắc;Hộ;30;0;0;0;0;0;0;0;30
1.1;Xã Đông;Hộ;10;0;0;0;0;0;0;0;10
1.2;Xã Tây;Hộ;20;0;0;0;0;0;0;0;20
2;Huyện Nam;Hộ;30;0;0;0;0;0;0;0;30
2.1;Xã Đông;Hộ;30;0;0;0;0;0;0;0;30
`
	if result := auditCSV(t, table); !result.OK() || result.Tables[0].Rows != 6 {
		t.Errorf("%+v", result)
	}
	result := auditCSV(t, strings.Replace(table, "1.2;Xã Tây;Hộ;20;0", "1.2;Xã Tây;Hộ;29;0", 1))
	if len(result.Groups) != 1 || result.Groups[0].Explanations[0][0].Cell != "D6" {
		t.Errorf("%+v", result)
	}
}

func TestAProvinceIsTheSumOfItsAreasAndOfItsDistricts(t *testing.T) {
	const table = `Mẫu số 7.2
A;B;C;1;2;3;4;5;6;7;8;9
I;Khu vực thành thị;Hộ;10;0;0;0;0;0;0;0;10
II;Khu vực nông thôn;Hộ;50;0;0;0;0;0;0;0;50
1;Huyện Bắc;Hộ;;;;;;;;;
2;Huyện Nam;Hộ;30;0;0;0;0;0;0;0;30
2.1;Thị trấn Đông;Hộ;10;0;0;0;0;0;0;0;10
2.2;Xã Tây;Hộ;20;0;0;0;0;0;0;0;20
3;Huyện Tây;Hộ;30;0;0;0;0;0;0;0;30
3.1;Xã Đông;Hộ;30;0;0;0;0;0;0;0;30
III;Tổng cộng (I + II);Hộ;60;0;0;0;0;0;0;0;60
`
	if result := auditCSV(t, table); !result.OK() || result.Tables[0].Rows != 9 {
		t.Errorf("%+v", result)
	}
	for _, x := range []struct{ right, wrong, rule string }{
		{"II;Khu vực nông thôn;Hộ;50;0;0;0;0;0;0;0;50", "II;Khu vực nông thôn;Hộ;40;0;0;0;0;0;0;0;40", "Tổng cộng (I + II) (Hộ), cột 1 = tổng 2 khu vực"},
		{"3;Huyện Tây;Hộ;30;0;0;0;0;0;0;0;30\n3.1;Xã Đông;Hộ;30;0;0;0;0;0;0;0;30", "3;Huyện Tây;Hộ;40;0;0;0;0;0;0;0;40\n3.1;Xã Đông;Hộ;40;0;0;0;0;0;0;0;40", "Tổng cộng (I + II) (Hộ), cột 1 = tổng 3 huyện, tỉnh"},
	} {
		result := auditCSV(t, strings.Replace(table, x.right, x.wrong, 1))
		if !slices.ContainsFunc(result.Failures, func(f Failure) bool { return f.Rule.VI == x.rule }) {
			t.Errorf("%s: not found in %+v", x.rule, result.Failures)
		}
	}
}

func TestRatesOfAWorkbookMayBeUnroundedOrFractions(t *testing.T) {
	for _, factor := range []float64{1, 100} {
		f := excelize.NewFile()
		put := func(at string, value any) {
			if err := f.SetCellValue("Sheet1", at, value); err != nil {
				t.Fatal(err)
			}
		}
		put("A1", "Mẫu số 7.1")
		put("A2", "A")
		put("B2", "B")
		for column := 1; column <= 14; column++ {
			put(cellName(2, column+2), column)
		}
		put("A3", 1)
		put("B3", "Xã Đông")
		for column, value := range []float64{700, 2100, 50, factor * 50 / 700, 30, factor * 30 / 700, 0, 0, 200, factor * 200 / 2100, 100, factor * 100 / 2100, 0, 0} {
			put(cellName(3, column+3), value)
		}
		path := filepath.Join(t.TempDir(), "bieu.xlsx")
		for _, wrong := range []bool{false, true} {
			if wrong {
				put("F3", factor*57/700)
			}
			content, err := f.WriteToBuffer()
			if err != nil {
				t.Fatal(err)
			}
			path = write(t, filepath.Base(path), content.String())
			result, err := File(context.Background(), path, Options{})
			if err != nil || result.OK() == wrong {
				t.Fatalf("factor %v: %+v, %v", factor, result, err)
			}
			if wrong && (len(result.Failures) != 1 || result.Failures[0].Seen.VI != "8,14" || result.Failures[0].Expected.VI != "7,14") {
				t.Errorf("%+v", result.Failures)
			}
		}
	}
}

func TestABlankTotalIsRightWhereAPartIsUnknownAndWrongElsewhere(t *testing.T) {
	const table = `Mẫu số 7.1
A;B;1;2;3;4;5;6;7;8;9;10;11;12;13;14
1;Xã Đông;600;2300;150;25,00;60;10,00;-;-;560;24,35;221;9,61;-;-
2;Xã Tây;800;;1;0,13;0;0,00;0;0,00;2;;0;;0;
;Tổng cộng;1400;;151;10,79;60;4,29;0;0,00;562;;221;;0;
`
	if result := auditCSV(t, table); !result.OK() {
		t.Errorf("%+v", result.Failures)
	}
	result := auditCSV(t, strings.Replace(table, "Tổng cộng;1400", "Tổng cộng;", 1))
	if len(result.Failures) == 0 || result.Groups[0].Explanations[0][0].Cell != "C5" || result.Groups[0].Explanations[0][0].Should.VI != "1.400" {
		t.Errorf("%+v", result)
	}
}
