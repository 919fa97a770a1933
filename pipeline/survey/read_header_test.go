package survey

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// householdRows are the rows of households without their place.
func householdRows(l landed) []map[string]string {
	var rows []map[string]string
	for _, r := range l.files["households"] {
		delete(r, "source_row")
		delete(r, "source_sheet")
		rows = append(rows, r)
	}
	return rows
}

func TestTheHeaderIsFoundByWhatItSays(t *testing.T) {
	labels, keys := labelsOf("households"), keysOf("households")
	data := [][]any{rowOf("households", 0), rowOf("households", 1)}
	plain := land(t, bookOf(t, infoTab(), householdTab(lines{labels}, data...), memberTab()), RoleSurvey)
	want := householdRows(plain)
	if len(want) != 2 || want[1]["head_name"] != "Họ và tên chủ hộ 1" || want[1]["b1_score"] != "1" {
		t.Fatalf("the plain sheet gives %v", want)
	}
	motto := lines{
		{"ỦY BAN NHÂN DÂN XÃ VI HƯƠNG", nil, nil, nil, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
		{nil, nil, nil, nil, "Độc lập - Tự do - Hạnh phúc"}, {}, {"DANH SÁCH HỘ RÀ SOÁT NĂM 2023"}, {"Ngày rà soát: 05/10/2023"}, {},
	}
	decorate := func(change func(string) string) []any {
		var row []any
		for _, label := range labels {
			row = append(row, change(label.(string)))
		}
		return row
	}
	numbered := make([]any, len(labels))
	for i := range numbered {
		numbered[i] = fmt.Sprintf("(%d)", i+1)
	}
	for name, above := range map[string]lines{
		"keys alone":                     {keys},
		"labels with keys under them":    {labels, keys},
		"keys with labels under them":    {keys, labels},
		"motto and titles above":         slices.Concat(motto, lines{labels, keys}),
		"motto above labels alone":       slices.Concat(motto, lines{labels}),
		"numbered columns under labels":  {labels, numbered},
		"numbers under labels and keys":  {labels, keys, numbered},
		"a blank row under the header":   {labels, {}, {}},
		"labels in capitals":             {decorate(strings.ToUpper)},
		"labels without marks":           {decorate(func(s string) string { return strings.NewReplacer("Đ", "D").Replace(plainOf(s)) })},
		"labels with stars":              {decorate(func(s string) string { return s + " (*)" })},
		"labels with a star":             {decorate(func(s string) string { return s + "*" })},
		"labels broken into lines":       {decorate(func(s string) string { return strings.Replace(s, " ", "\n", 1) + "\n" })},
		"labels with units":              {decorate(func(s string) string { return s + " [ghi số]" })},
		"keys under labels nobody knows": {decorate(func(s string) string { return "Cột " + s[:1] + "…" }), keys},
	} {
		got := land(t, bookOf(t, infoTab(), householdTab(above, data...), memberTab()), RoleSurvey)
		if got.Refused || !reflect.DeepEqual(householdRows(got), want) {
			t.Errorf("%s: refused %t %v, rows differ: %v", name, got.Refused, got.files["findings"], householdRows(got))
		}
		if codes := got.codes(); len(codes) > 0 {
			t.Errorf("%s: findings %v", name, got.files["findings"])
		}
	}
}

func plainOf(s string) string {
	return strings.Map(func(r rune) rune {
		const marked, bare = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ", "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd"
		if i := slices.Index([]rune(marked), r); i >= 0 {
			return rune(bare[i])
		}
		return r
	}, s)
}

func TestAMergedHeaderOfSeveralRowsIsReadThroughItsGroups(t *testing.T) {
	fields := SheetOf("households").Fields
	groups, own := make([]any, len(fields)), make([]any, len(fields))
	merges := []string{}
	for i, f := range fields {
		switch {
		case f.Key == "head_name":
			groups[i], own[i] = "Chủ hộ", "Họ và tên"
			merges = append(merges, "C2:G2")
		case strings.HasPrefix(f.Key, "head_"):
			own[i] = strings.TrimSuffix(f.Label, " chủ hộ")
		case f.Key == "deprived_01":
			groups[i], own[i] = "Thiếu hụt", 1
			merges = append(merges, fmt.Sprintf("%s:%s", cellName(i+1, 2), cellName(i+12, 2)))
		case strings.HasPrefix(f.Key, "deprived_"):
			own[i] = strings.TrimPrefix(strings.TrimPrefix(f.Key, "deprived_"), "0")
		default: // the label stands in the first of the header's rows
			groups[i] = f.Label
			merges = append(merges, fmt.Sprintf("%s:%s", cellName(i+1, 2), cellName(i+1, 3)))
		}
	}
	data := [][]any{rowOf("households", 0), rowOf("households", 1), rowOf("households", 2)}
	want := householdRows(land(t, bookOf(t, infoTab(), householdTab(lines{labelsOf("households")}, data...), memberTab()), RoleSurvey))
	for name, merged := range map[string][]string{"merged": merges, "not merged": nil} {
		sheet := householdTab(lines{{"DANH SÁCH"}, groups, own}, data...)
		sheet.merges = merged
		got := land(t, bookOf(t, infoTab(), sheet, memberTab()), RoleSurvey)
		if got.Refused || !reflect.DeepEqual(householdRows(got), want) {
			t.Errorf("%s: refused %t %v; rows %v", name, got.Refused, got.files["findings"], householdRows(got))
		}
		if codes := got.codes(); len(codes) > 0 {
			t.Errorf("%s: findings %v", name, got.files["findings"])
		}
		for _, c := range got.files["columns"] {
			if c["key"] == "deprived_12" && (c["column"] != "AB" || c["header_row"] != "3" || c["label"] != "12") {
				t.Errorf("%s: deprived_12 is said to stand in %v", name, c)
			}
		}
	}
}

func TestColumnsMayStandInAnyOrderAndCarryKnownAliases(t *testing.T) {
	labels, row := labelsOf("households"), rowOf("households", 4)
	slices.Reverse(labels)
	slices.Reverse(row)
	labels[len(labels)-1] = "family.code"
	labels[len(labels)-2] = "Thôn, bản"
	got := land(t, bookOf(t, infoTab(), householdTab(lines{labels}, row), memberTab()), RoleSurvey)
	want := filled("households", 4)
	for key, value := range want {
		if got.files["households"][0][key] != value {
			t.Errorf("%s is %q, want %q", key, got.files["households"][0][key], value)
		}
	}
}

func TestAKeyDecidesOverALabelThatSaysOtherwise(t *testing.T) {
	labels := labelsOf("households")
	labels[14], labels[15] = labels[15], labels[14] // B1 and B2, swapped by hand
	got := land(t, bookOf(t, infoTab(), householdTab(lines{labels, keysOf("households")}, with("households", with("households", rowOf("households", 1), "b1_score", 120), "b2_score", 30)), memberTab()), RoleSurvey)
	if h := got.files["households"][0]; h["b1_score"] != "120" || h["b2_score"] != "30" {
		t.Errorf("b1 %s, b2 %s, want 120 and 30", h["b1_score"], h["b2_score"])
	}
	var cells []string
	for _, f := range got.files["findings"] {
		if f["code"] == codeLabelAndKey && f["severity"] == SeverityWarning {
			cells = append(cells, f["cell"])
		}
	}
	if !slices.Equal(cells, []string{"O1", "P1"}) || got.Refused {
		t.Errorf("warnings at %v, want O1 and P1; refused %t", cells, got.Refused)
	}
}

func TestAMissingOrDoubleColumnRefusesTheWorkbookByItsName(t *testing.T) {
	labels, row := labelsOf("households"), rowOf("households", 0)
	missing := land(t, bookOf(t, infoTab(), householdTab(lines{{"Danh sách"}, without("households", labels, "b1_score")}, without("households", row, "b1_score")), memberTab()), RoleSurvey)
	if f := missing.finding(t, codeMissingColumn); !missing.Refused || f["sheet"] != "Hộ" || !strings.Contains(f["message"], `"Điểm B1" (b1_score)`) || !strings.Contains(f["message"], "dòng 2") {
		t.Errorf("without Điểm B1: refused %t, %v", missing.Refused, f)
	}
	mustBeEmptyButForAnError(t, missing)
	double := land(t, bookOf(t, infoTab(), householdTab(lines{append(labels, "Điểm B1")}, append(row, 99)), memberTab()), RoleSurvey)
	if f := double.finding(t, codeDuplicateColumn); !double.Refused || f["cell"] != "AV1" || !strings.Contains(f["message"], "trước ở cột O") {
		t.Errorf("with Điểm B1 twice: refused %t, %v", double.Refused, f)
	}
	weaker := land(t, bookOf(t, infoTab(), householdTab(lines{append(labelsOf("households"), "Chủ hộ", "Ghi chú")}, append(rowOf("households", 0), "ai khác", "?")), memberTab()), RoleSurvey)
	var notes []string
	for _, f := range weaker.files["findings"] {
		notes = append(notes, f["code"]+" "+f["severity"]+" "+f["cell"]+" "+f["value"])
	}
	if want := []string{"TEP-033 note AV1 Chủ hộ", "TEP-033 note AW1 Ghi chú"}; !slices.Equal(notes, want) {
		t.Errorf("an alias beside the label, and an unknown column: %q, want %q", notes, want)
	}
	if weaker.files["households"][0]["head_name"] != "Họ và tên chủ hộ 0" {
		t.Errorf("the alias took the name: %v", weaker.files["households"][0])
	}
}

func TestASheetWithoutAHeaderRefusesTheWorkbook(t *testing.T) {
	got := land(t, bookOf(t, infoTab(), householdTab(nil, rowOf("households", 0), rowOf("households", 1)), memberTab()), RoleSurvey)
	if f := got.finding(t, codeNoHeader); !got.Refused || f["sheet"] != "Hộ" {
		t.Errorf("refused %t, %v", got.Refused, f)
	}
}
