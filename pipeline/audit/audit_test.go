package audit

import (
	"context"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write puts a file into a folder of the test.
func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func auditCSV(t *testing.T, content string) Result {
	t.Helper()
	result, err := File(context.Background(), write(t, "bang.csv", content), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

const flows = `TỔNG HỢP DIỄN BIẾN HỘ NGHÈO TRONG NĂM
A;B;C;1;2;3;4;5;6;7;8;9
I;Khu vực thành thị;Hộ;40;3;8;5;2;1;0;1;28
;;Nhân khẩu;150;11;30;21;7;4;0;6;105
1;Thị trấn Phủ Thông;Hộ;40;3;8;5;2;1;0;1;28
;;Nhân khẩu;150;11;30;21;7;4;0;6;105
II;Khu vực nông thôn;Hộ;1.160;12;20;4;6;3;5;2;1.140
;;Nhân khẩu;4.600;50;77;20;22;12;18;15;4.520
1;Xã Vi Hương;Hộ;1.060;12;20;4;6;3;5;2;1.040
;;Nhân khẩu;4.100;50;77;20;22;12;18;15;4.020
2;Xã Tân Tú;Hộ;100;0;0;0;0;0;0;0;100
;;Nhân khẩu;500;0;0;0;0;0;0;0;500
III;Tổng cộng (I + II);Hộ;1.200;15;28;9;8;4;5;3;1.168
;;Nhân khẩu;4.750;61;107;41;29;16;18;21;4.625
`

func TestATableOfTextsInVietnameseNumbersCloses(t *testing.T) {
	for _, mark := range []string{"", "\ufeff"} {
		if result := auditCSV(t, mark+flows); !result.OK() || result.Tables[0].Form != "7.2" || result.Tables[0].Rows != 12 {
			t.Errorf("%+v", result)
		}
	}
}

func TestTwoDigitsSwappedAreNamedWithTheirValue(t *testing.T) {
	result := auditCSV(t, strings.Replace(flows, "Xã Vi Hương;Hộ;1.060;12;20", "Xã Vi Hương;Hộ;1.060;21;20", 1))
	if len(result.Groups) != 1 || len(result.Groups[0].Explanations) != 1 {
		t.Fatalf("%+v", result.Groups)
	}
	s := result.Groups[0].Explanations[0][0]
	if s.Cell != "E9" || s.Should.VI != "12" || !s.Only || s.Remark.EN != "two digits swapped" {
		t.Errorf("%+v", s)
	}
	if f := result.Failures[0]; f.Kind != KindSum || f.Cell != "E7" || f.Expected.VI != "21" || f.Rule.VI != "Khu vực nông thôn (Hộ), cột 2 = tổng 2 đơn vị" {
		t.Errorf("%+v", f)
	}
}

func TestColumnsForgottenInEveryRowAreHinted(t *testing.T) {
	wrong := `TỔNG HỢP DIỄN BIẾN HỘ NGHÈO TRONG NĂM
A;B;C;1;2;3;4;5;6;7;8;9
1;Xã Vi Hương;Hộ;160;12;20;4;6;3;5;2;142
2;Xã Tân Tú;Hộ;50;1;2;7;0;0;0;1;47
3;Xã Mỹ Thanh;Hộ;70;1;1;3;0;0;0;2;68
;Tổng cộng;Hộ;280;14;23;14;6;3;5;5;257
`
	result := auditCSV(t, wrong)
	if len(result.Failures) != 4 || len(result.Groups) == 0 {
		t.Fatalf("%+v", result)
	}
	const want = "cột 9: như đã quên cột 4, cột 8 ở mọi dòng sai"
	if len(result.Groups) != 1 || result.Groups[0].Hint.VI != want || len(result.Groups[0].Failures) != 4 {
		t.Errorf("%+v, want %q", result.Groups, want)
	}
}

const results = `Mẫu số 7.1
A,B,1,2,3,4,5,6,7,8,9,10,11,12,13,14
1,Xã Vi Hương,"600","2.300",150,"25,00 %",60,"10,00 %",0,"0,00 %",560,"24,35 %",221,"9,61 %",0,"0,00 %"
2,Xã Tân Tú,"800","2.500",1,"0,13 %",0,"0,00 %",5,"0,63 %",2,"0,08 %",0,"0,00 %",19,"0,76 %"
,Tổng cộng,"1.400","4.800",151,"10,79 %",60,"4,29 %",5,"0,36 %",562,"11,71 %",221,"4,60 %",19,"0,40 %"
`

func TestARateMayBeRoundedEitherWayAtItsBorderAndNoFurther(t *testing.T) {
	// 1 of 800 is 0,125 %: 0,12 and 0,13 are both its prints.
	for print, ok := range map[string]bool{"0,13": true, "0,12": true, "0,11": false, "0,14": false} {
		result := auditCSV(t, strings.Replace(results, "0,13 %", print+" %", 1))
		if result.OK() != ok {
			t.Errorf("%s: %+v", print, result.Failures)
		}
		if !ok && (len(result.Groups) != 1 || len(result.Groups[0].Explanations) != 1 || result.Groups[0].Explanations[0][0].Cell != "F4") {
			t.Errorf("%s: %+v", print, result.Groups)
		}
	}
}

func TestARateAboveAHundredPercentIsWorst(t *testing.T) {
	result := auditCSV(t, strings.Replace(results, `"600"`, `"6"`, 1))
	if len(result.Failures) == 0 || result.Failures[0].Kind != KindTooLarge {
		t.Fatalf("%+v", result.Failures)
	}
	s := result.Groups[0].Explanations
	if len(s) != 1 || s[0][0].Cell != "C3" || s[0][0].Should.VI != "600" || s[0][0].Remark.EN != "noughts too many or too few, point displaced" {
		t.Errorf("%+v", s)
	}
	result = auditCSV(t, strings.Replace(results, "25,00 %", "2.040,00 %", 1))
	if len(result.Failures) != 2 || result.Failures[0].Kind != KindTooLarge || result.Failures[0].Seen.VI != "2.040,00" {
		t.Errorf("%+v", result.Failures)
	}
}

func TestRatesWithoutTheirCountsMustComeFromWholeNumbers(t *testing.T) {
	const shares = `Mẫu số 7.5
A;B;C;1;2;3;4;5;6;7;8;9;10;11;12
1;Xã Vi Hương;7;14,29;0;0;0;0;0;0;0;0;0;0;100,00
2;Xã Tân Tú;3;33,33;0;0;0;0;0;0;0;0;0;0;0,00
;Tổng cộng;10;20,00;0;0;0;0;0;0;0;0;0;0;70,00
`
	if result := auditCSV(t, shares); !result.OK() {
		t.Errorf("%+v", result.Failures)
	}
	result := auditCSV(t, strings.Replace(shares, "14,29", "14,92", 1))
	if len(result.Failures) != 2 || result.Failures[0].Kind != KindShare || result.Failures[0].Expected.VI != "14,29 / 28,57" {
		t.Errorf("%+v", result.Failures)
	}
	// Each rate is possible by itself, but together they are not that of all.
	result = auditCSV(t, strings.Replace(shares, "20,00", "30,00", 1))
	if len(result.Failures) != 1 || result.Failures[0].Kind != KindShareSum || result.Failures[0].Expected.VI != "20,00" {
		t.Errorf("%+v", result.Failures)
	}
}

func TestAUnitWithTwoRowsIsAFailure(t *testing.T) {
	twice := strings.Replace(flows, "2;Xã Tân Tú;Hộ;100", "2;Xã Vi Hương;Hộ;100", 1)
	result := auditCSV(t, twice)
	if result.OK() || result.Failures[0].Kind != KindTwice || result.Failures[0].Cell != "B11" {
		t.Errorf("%+v", result.Failures)
	}
}

func TestAFileWithoutAKnownFormIsRefused(t *testing.T) {
	for name, content := range map[string]string{"a.csv": "một;hai\n1;2\n", "b.csv": "Mẫu số 7.2\nkhông có cột\n", "c.csv": "\xff\xfe1\x00", "d.xlsx": "no workbook"} {
		_, err := File(context.Background(), write(t, name, content), Options{})
		var refused Refusal
		if !errors.As(err, &refused) || refused.Sentences[0].VI == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := File(context.Background(), "khong-co.xlsx", Options{}); err == nil {
		t.Error("a missing file was read")
	}
}

func TestNumbersAreReadAsPeoplePrintThem(t *testing.T) {
	for _, n := range []struct {
		text         string
		rate, commas bool
		want         string
	}{
		{"8.690", false, true, "8690"}, {"8,690", false, false, "8690"}, {"1.234.567", false, true, "1234567"},
		{"8 690", false, true, "8690"}, {"−12", false, true, "-12"}, {"(12)", false, true, "-12"},
		{"8,56 %", true, true, "214/25"}, {"8.56%", true, false, "214/25"}, {"2.040 %", true, true, "2040"},
		{"2.040", true, false, "51/25"}, {"1.234,5", true, true, "2469/2"}, {"1,234.5", true, false, "2469/2"},
		{"12a", false, true, ""}, {"1.", false, true, ""}, {"--1", false, true, ""}, {"", false, true, ""}, {"0x10", false, false, ""},
	} {
		got, ok := parseNumber(n.text, n.rate, n.commas)
		if ok != (n.want != "") || ok && got.RatString() != n.want {
			t.Errorf("%q is %v, want %s", n.text, got, n.want)
		}
	}
}

func TestSlipsOfTheHandAreTold(t *testing.T) {
	for _, s := range []struct {
		seen, should int64
		want         string
	}{
		{105, 150, "two digits swapped"}, {187, 137, "one digit wrong"}, {15, 150, "noughts too many or too few, point displaced"},
		{13, 137, "one digit left out"}, {1337, 137, "one digit too many"}, {-12, 12, "wrong sign"}, {512, 137, ""}, {0, 5, ""},
	} {
		if got := slip(big.NewRat(s.seen, 1), big.NewRat(s.should, 1), 0).EN; got != s.want {
			t.Errorf("%d for %d is %q, want %q", s.seen, s.should, got, s.want)
		}
	}
}

func TestARuleIsReadOrRefused(t *testing.T) {
	for _, text := range []string{"c3 = c1 + c2", "c4 = c3 / (c1 - c2) * 100", "c2[Hộ] = 7.3:c5[Hộ]", "c1 <= 100", "c1 ≤ −c2 × 2"} {
		if _, ok := parseRule(text); !ok {
			t.Errorf("%q was refused", text)
		}
	}
	for _, text := range []string{"", "c1", "c1 = ", "= c1", "c1 = c2 +", "c1 = (c2", "c1 = c2 c3", "c1 = c2[Hộ", "c1 = 1e9x", "c1 == c2"} {
		if _, ok := parseRule(text); ok {
			t.Errorf("%q was taken", text)
		}
	}
}

func TestADescriptionWithMistakesIsRefusedWithTheirPlaces(t *testing.T) {
	table := write(t, "bang.csv", "TT;Xã;Số\n1;Vi Hương;3\n")
	const good = "form: thử\nrows: {number: A, unit: B}\ncolumns:\n  - {key: a, column: C, format: count}\n"
	if result, err := File(context.Background(), table, Options{Form: write(t, "f.yaml", good)}); err != nil || !result.OK() {
		t.Fatalf("%+v, %v", result, err)
	}
	for change, want := range map[string]string{
		"form: thử\n":             "form is missing",
		"column: C":               "column: \"column\"",
		"unit: B":                 "rows.unit must be the letters of a column",
		"format: count":           "there is no format",
		"{key: a,":                "must be one plain word",
		"number: A":               "rows.number must be the letters",
		"columns:\n  - {key: a, ": "columns is missing",
	} {
		replaced := map[string]string{"form: thử\n": "", "column: C": "colum: C", "unit: B": "unit: b", "format: count": "format: tỷ lệ", "{key: a,": "{key: ô,", "number: A": `number: "1"`,
			"columns:\n  - {key: a, ": "decimals: 2\nunsummed: []\n#"}[change]
		_, err := File(context.Background(), table, Options{Form: write(t, "f.yaml", strings.Replace(good, change, replaced, 1))})
		if change == "column: C" {
			want = `there is no key "colum"`
		}
		var refused Refusal
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", change, err, want)
		}
	}
	for extra, want := range map[string]string{
		"equations: [\"a = b\"]\n":  `there is no column "b"`,
		"equations: [\"a + 1\"]\n":  "cannot be read",
		"limits: [\"a = 1\"]\n":     "cannot be read",
		"decimals: 9\n":             "decimals must be from 0 to 6",
		"unsummed: [x]\n":           `there is no column "x"`,
		"rates: [\"1 = a\"]\n":      "must be one column",
		"layout: rpt_701_results\n": "layout is for the forms of the program",
	} {
		_, err := File(context.Background(), table, Options{Form: write(t, "f.yaml", good+extra)})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", extra, err, want)
		}
	}
}

func TestATableOfThousandsOfRowsIsRefused(t *testing.T) {
	long := "Mẫu số 7.2\nA;B;C;1;2;3;4;5;6;7;8;9\n" + strings.Repeat("1;Xã Đông;Hộ;1;0;0;0;0;0;0;0;1\n", mostRows+1)
	if _, err := File(context.Background(), write(t, "dai.csv", long), Options{}); err == nil || !strings.Contains(err.Error(), "more than 3000 rows") {
		t.Errorf("got %v", err)
	}
}
