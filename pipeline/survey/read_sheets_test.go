package survey

import (
	"slices"
	"strings"
	"testing"
)

func renamed(tb tab, name string) tab {
	tb.name = name
	return tb
}

func TestSheetsAreFoundByNameAndElseByContent(t *testing.T) {
	households := householdTab(lines{labelsOf("households")}, rowOf("households", 0))
	other := tab{name: "Ghi chú", lines: lines{{"Bảng phụ"}, {"Mã hộ", "Thôn", "Số khẩu"}, {1, "Nà Cà", 3}}}
	for name, tabs := range map[string][]tab{
		"by their names":         {infoTab(), households, memberTab()},
		"in any order":           {memberTab(), other, households, infoTab()},
		"without marks":          {renamed(infoTab(), "THONG TIN"), renamed(households, "ho"), renamed(memberTab(), "Thanh vien")},
		"by other known names":   {renamed(infoTab(), "Thông tin chung"), renamed(households, "Hộ gia đình"), renamed(memberTab(), "Nhân khẩu")},
		"with spaces round them": {renamed(infoTab(), " Thông tin"), renamed(households, "HỘ "), renamed(memberTab(), "Thành  viên")},
		"by what is on them":     {renamed(fullInfoTab(), "Sheet1"), renamed(households, "Sheet2"), renamed(memberTab(), "Sheet3"), other},
	} {
		got := land(t, bookOf(t, tabs...), RoleSurvey)
		if got.Refused || len(got.files["households"]) != 1 || len(got.files["members"]) != 1 || len(got.files["info"]) < 2 {
			t.Errorf("%s: refused %t, %d households, %d members; %v", name, got.Refused, len(got.files["households"]), len(got.files["members"]), got.files["findings"])
		}
		if len(got.files["findings"]) > 0 {
			t.Errorf("%s: findings %v", name, got.files["findings"])
		}
	}
}

func fullInfoTab() tab {
	tb := tab{name: "Thông tin"}
	for _, f := range SheetOf("info").Fields {
		tb.lines = append(tb.lines, []any{f.Key, f.Label, "1"})
	}
	return tb
}

func TestAMissingSheetRefusesTheWorkbookByItsName(t *testing.T) {
	households := householdTab(lines{labelsOf("households")}, rowOf("households", 0))
	for name, tabs := range map[string][]tab{
		"Thông tin":  {households, memberTab()},
		"Hộ":         {infoTab(), memberTab()},
		"Thành viên": {infoTab(), households},
	} {
		got := land(t, bookOf(t, tabs...), RoleSurvey)
		f := got.finding(t, codeMissingSheet)
		if !got.Refused || !strings.Contains(f["message"], `Thiếu trang "`+name+`"`) || !strings.Contains(f["message"], tabs[0].name+"; "+tabs[1].name) {
			t.Errorf("without %s: refused %t, %q", name, got.Refused, f["message"])
		}
		mustBeEmptyButForAnError(t, got)
	}
	nothing := land(t, bookOf(t, tab{name: "Sheet1"}), RolePrevious)
	if !strings.Contains(nothing.finding(t, codeMissingSheet)["message"], "Danh sách") {
		t.Errorf("an empty list: %v", nothing.files["findings"])
	}
}

func TestOneSheetAVillageIsNotReadInPart(t *testing.T) {
	households := householdTab(lines{labelsOf("households")}, rowOf("households", 0))
	got := land(t, bookOf(t, infoTab(), renamed(households, "Nà Cà"), renamed(households, "Nà Lẹng"), memberTab()), RoleSurvey)
	if f := got.finding(t, codeSeveralSheets); !got.Refused || !strings.Contains(f["message"], "Nà Cà; Nà Lẹng") {
		t.Errorf("refused %t, %v", got.Refused, f)
	}
	mustBeEmptyButForAnError(t, got)
	copied := land(t, bookOf(t, infoTab(), households, renamed(households, "Hộ (2)"), memberTab()), RoleSurvey)
	if f := copied.finding(t, codeRowsNotRead); copied.Refused || f["sheet"] != "Hộ (2)" || f["severity"] != SeverityError || len(copied.files["households"]) != 1 {
		t.Errorf("a copy of the sheet: refused %t, %v", copied.Refused, f)
	}
}

func TestASecondSheetOfRowsIsAnErrorEvenWhenItIsHidden(t *testing.T) {
	households := householdTab(lines{labelsOf("households")}, rowOf("households", 0))
	second := renamed(householdTab(lines{labelsOf("households")}, rowOf("households", 1), rowOf("households", 2)), "Hộ thôn B")
	shown := bookOf(t, infoTab(), households, memberTab(), second)
	hide := func(s string) string {
		return strings.Replace(s, `name="Hộ thôn B"`, `name="Hộ thôn B" state="veryHidden"`, 1)
	}
	for name, data := range map[string][]byte{"đang hiện": shown, "đang ẩn": rezipped(t, shown, "xl/workbook.xml", hide)} {
		got := land(t, data, RoleSurvey)
		f := got.finding(t, codeRowsNotRead)
		if f["severity"] != SeverityError || f["sheet"] != "Hộ thôn B" || !strings.Contains(f["message"], name) || !strings.Contains(f["message"], "2 dòng") {
			t.Errorf("%s: %v", name, f)
		}
		if len(got.files["households"]) != 1 || got.files["households"][0]["source_sheet"] != "Hộ" {
			t.Errorf("%s: rows %v", name, got.files["households"])
		}
	}
	list := tab{name: "Danh sách", lines: lines{labelsOf("previous"), rowOf("previous", 0)}}
	both := land(t, bookOf(t, infoTab(), list, households, memberTab()), RolePrevious)
	if len(both.codes()) > 0 || len(both.files["previous"]) != 1 {
		t.Errorf("an approved list beside the survey it was made from: %v", both.files["findings"])
	}
}

func TestThePreviousListIsReadFromItsSheetOrFromTheSurveyOfItsYear(t *testing.T) {
	list := land(t, written(t, Workbook{
		Info:     map[string]string{"commune_code": "01975", "review_year": "2022"},
		Previous: []map[string]string{filled("previous", 0), filled("previous", 1)},
	}), RolePrevious)
	if list.Refused || len(list.files["previous"]) != 2 || list.files["previous"][1]["class"] != "Hộ cận nghèo" || len(list.codes()) > 0 {
		t.Errorf("the list: refused %t, %v, %v", list.Refused, list.files["previous"], list.files["findings"])
	}
	row := with("households", rowOf("households", 0), "reported_class", "Hộ nghèo")
	survey := land(t, bookOf(t, infoTab(), householdTab(lines{labelsOf("households"), keysOf("households")}, row), memberTab()), RolePrevious)
	if survey.Refused || len(survey.files["previous"]) != 1 || survey.files["previous"][0]["class"] != "Hộ nghèo" || len(survey.codes()) > 0 {
		t.Errorf("the survey: refused %t, %v, %v", survey.Refused, survey.files["previous"], survey.files["findings"])
	}
	if len(survey.files["households"])+len(survey.files["members"]) > 0 {
		t.Error("a previous list lands households of this year")
	}
	unclassed := land(t, bookOf(t, infoTab(), householdTab(lines{without("households", labelsOf("households"), "reported_class")}, without("households", row, "reported_class")), memberTab()), RolePrevious)
	if !unclassed.Refused {
		t.Error("a list without a class was read")
	}
	bare := land(t, bookOf(t, tab{name: "Danh sách", lines: lines{labelsOf("previous"), rowOf("previous", 0)}}), RolePrevious)
	if codes := bare.codes(); bare.Refused || !slices.Equal(codes, []string{codeNoInfoSheet}) {
		t.Errorf("a list without Thông tin: refused %t, %v", bare.Refused, codes)
	}
}

func TestTheOfficialExportWithItsDoubleHeaderIsReadAsAList(t *testing.T) {
	got := land(t, bookOf(t, infoTab(), tab{name: "Sheet1", lines: lines{
		{"village", "family.hostName", "family.code", "family.hostGender", "family.numberOfMembers", "classify"},
		{"Thôn", "Chủ hộ", "Mã hộ", "Giới tính", "Số nhân khẩu", "Kết quả rà soát"},
		{"Nà Cà", "HOÀNG VĂN A", "1", "Nam", "4", "Hộ nghèo"},
		{"Nà Cà", "Lường Thị B", "2", nil, "3", "Hộ cận nghèo"},
	}}), RolePrevious)
	if got.Refused || len(got.files["previous"]) != 2 || len(got.codes()) > 0 {
		t.Fatalf("refused %t, %v, %v", got.Refused, got.files["previous"], got.files["findings"])
	}
	if p := got.files["previous"][0]; p["head_name"] != "HOÀNG VĂN A" || p["class"] != "Hộ nghèo" || p["household_no"] != "1" {
		t.Errorf("the first household is %v", p)
	}
}
