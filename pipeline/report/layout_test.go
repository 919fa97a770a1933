package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEverySelectOfTheReportsFolderHasALayoutOfTheSameSheet(t *testing.T) {
	sheets := map[string]string{}
	for _, l := range allLayouts(t) {
		sheets[l.Relation] = l.Sheet
	}
	files, err := filepath.Glob("../../sql/[67]0_*/rpt_*.sql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no select found (%v)", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, header, printed := strings.Cut(string(content), "-- sheet: ")
		if !printed {
			continue // charts, letter and public lists read it
		}
		header, _, _ = strings.Cut(header, "\n")
		relation := strings.TrimSuffix(filepath.Base(file), ".sql")
		if sheets[relation] != header {
			t.Errorf("%s says sheet %q, its layout says %q", file, header, sheets[relation])
		}
		delete(sheets, relation)
	}
	for relation := range sheets {
		t.Errorf("the layout of %s has no select in sql/60_reports or sql/70_allocation", relation)
	}
}

func TestTheFormsBearTheNumbersAndTitlesOfTheCirculars(t *testing.T) {
	const annex = ", Phụ lục VII Thông tư 07/2021/TT-BLĐTBXH"
	const amended = annex + " (sửa đổi theo Thông tư 02/2022/TT-BLĐTBXH)"
	want := []struct{ form, title string }{
		{"Mẫu số 7.1" + annex, "TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO; HỘ LÀM NÔNG, LÂM, NGƯ NGHIỆP CÓ MỨC SỐNG TRUNG BÌNH"},
		{"Mẫu số 7.2" + annex, "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO TRONG NĂM"},
		{"Mẫu số 7.3" + annex, "TỔNG HỢP DIỄN BIẾN HỘ CẬN NGHÈO TRONG NĂM"},
		{"Mẫu số 7.4" + annex, "PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ NGHÈO"},
		{"Mẫu số 7.5" + annex, "PHÂN TÍCH TỶ LỆ CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ NGHÈO"},
		{"Mẫu số 7.6" + annex, "PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ CẬN NGHÈO"},
		{"Mẫu số 7.7" + annex, "PHÂN TÍCH TỶ LỆ CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ CẬN NGHÈO"},
		{"Mẫu số 7.8" + amended, "PHÂN TÍCH HỘ NGHÈO, HỘ CẬN NGHÈO THEO CÁC NHÓM ĐỐI TƯỢNG"},
		{"Mẫu số 7.9" + amended, "PHÂN NHÓM HỘ NGHÈO, HỘ CẬN NGHÈO THEO DÂN TỘC"},
		{"Mẫu số 7.10" + amended, "PHÂN TÍCH HỘ NGHÈO, HỘ CẬN NGHÈO THEO CÁC NGUYÊN NHÂN NGHÈO"},
	}
	forms, err := readLayouts(formLayouts)
	if err != nil {
		t.Fatal(err)
	}
	if len(forms) != len(want) {
		t.Fatalf("%d forms, want %d", len(forms), len(want))
	}
	for i, w := range want {
		if forms[i].Form != w.form || forms[i].Title != w.title {
			t.Errorf("form %d is %q, %q; want %q, %q", i+1, forms[i].Form, forms[i].Title, w.form, w.title)
		}
	}
}

func TestALayoutIsReadStrictly(t *testing.T) {
	const good = "relation: rpt_x\nsheet: X\ntitle: T\ncolumns:\n  - {key: tt, label: TT, width: 5, format: text}\n"
	if _, err := parseLayout([]byte(good)); err != nil {
		t.Fatalf("a good layout is refused: %v", err)
	}
	for _, bad := range []struct{ why, from, to, message string }{
		{"an unknown key", "title: T", "titel: T", "titel"},
		{"no title", "title: T\n", "", "needs relation, title and columns"},
		{"a sheet name of 32 characters", "sheet: X", "sheet: " + strings.Repeat("ộ", 32), "has 32 characters"},
		{"an unknown arrangement of lines", "title: T", "title: T\nlines: beside", `lines "beside"`},
		{"an unknown format", "format: text", "format: money", "one of the formats"},
		{"no width", "width: 5, ", "", "needs a width"},
		{"neither key nor slots", "key: tt, ", "", "give a key or slots"},
		{"a group with a key", "format: text", "format: text, columns: [{key: a, label: A, width: 5, format: text}]", "a group has a label and no key"},
	} {
		_, err := parseLayout([]byte(strings.Replace(good, bad.from, bad.to, 1)))
		if err == nil || !strings.Contains(err.Error(), bad.message) {
			t.Errorf("%s gives %v, want an error with %q", bad.why, err, bad.message)
		}
	}
}
