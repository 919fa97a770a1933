package survey

import (
	"slices"
	"strings"
	"testing"
)

// labelled is the label row of a table with the label of one field changed.
func labelled(table, key, label string) []any { return with(table, labelsOf(table), key, label) }

func TestAFigureInAnotherUnitIsNeverReadAsTheTemplatesUnit(t *testing.T) {
	income := with("households", rowOf("households", 0), "income_per_capita", 1800)
	area := with("households", rowOf("households", 0), "house_area_m2", 25)
	keys := keysOf("households")
	for name, c := range map[string]struct {
		key, cell string
		above     lines
		row       []any
	}{
		"thousands in brackets":         {"income_per_capita", "AC1", lines{labelled("households", "income_per_capita", "Thu nhập bình quân đầu người/tháng (nghìn đồng)")}, income},
		"thousands in figures":          {"income_per_capita", "AC1", lines{labelled("households", "income_per_capita", "Thu nhập bình quân đầu người (1.000 đồng)")}, income},
		"millions with đvt":             {"income_per_capita", "AC1", lines{labelled("households", "income_per_capita", "Thu nhập bình quân đầu người [ĐVT: triệu đồng]")}, income},
		"a year instead of a month":     {"income_per_capita", "AC1", lines{labelled("households", "income_per_capita", "Thu nhập bình quân đầu người (đồng/năm)")}, income},
		"thousands without brackets":    {"income_per_capita", "AC1", lines{labelled("households", "income_per_capita", "Thu nhập bình quân đầu người/tháng, nghìn đồng")}, nil},
		"thousands over a key":          {"income_per_capita", "AC1", lines{labelled("households", "income_per_capita", "Thu nhập (nghìn đồng)"), keys}, income},
		"the unit under the name":       {"income_per_capita", "AC2", lines{labelsOf("households"), with("households", make([]any, len(keys)), "income_per_capita", "(nghìn đồng)")}, income},
		"the unit of the whole sheet":   {"income_per_capita", "A1", lines{{"Đơn vị tính: nghìn đồng"}, labelled("households", "income_per_capita", "Thu nhập bình quân đầu người/tháng")}, income},
		"square metres of each person":  {"house_area_m2", "AJ1", lines{labelled("households", "house_area_m2", "Diện tích nhà ở (m²/người)")}, area},
		"square metres of each, no ²":   {"house_area_m2", "AJ1", lines{labelled("households", "house_area_m2", "Diện tích nhà ở (m2/khẩu)")}, area},
		"a note that may be a unit too": {"house_area_m2", "AJ1", lines{labelled("households", "house_area_m2", "Diện tích nhà ở (bình quân)")}, area},
	} {
		row := c.row
		if row == nil {
			row = income
		}
		got := land(t, bookOf(t, infoTab(), householdTab(c.above, row), memberTab()), RoleSurvey)
		f := got.finding(t, codeOtherUnit)
		if f["severity"] != SeverityError || f["cell"] != c.cell || got.Refused {
			t.Errorf("%s: refused %t, %v", name, got.Refused, f)
		}
		if c.row == nil {
			continue // the header names no column: nothing lands
		}
		rows := got.files["households"]
		if value := rows[len(rows)-1][c.key]; !strings.Contains(value, "(") {
			t.Errorf("%s: lands %q, which reads as a figure", name, value)
		}
	}
}

func TestAScoreInAnotherUnitCountsAsAMissingColumn(t *testing.T) {
	got := land(t, bookOf(t, infoTab(), householdTab(lines{labelled("households", "b1_score", "Điểm B1 (%)")}, rowOf("households", 0)), memberTab()), RoleSurvey)
	if codes := got.codes(); !got.Refused || !slices.Equal(codes, []string{codeMissingColumn, codeOtherUnit}) {
		t.Errorf("refused %t, %v", got.Refused, got.files["findings"])
	}
}

func TestAKnownNoteInBracketsIsNoOtherUnit(t *testing.T) {
	for key, label := range map[string]string{
		"income_per_capita": "Thu nhập bình quân đầu người/tháng (đồng/người/tháng)", "house_area_m2": "Diện tích nhà ở [ĐVT: m²] (9)",
		"member_count": "Số nhân khẩu (người)*", "b1_score": "Điểm B1 (điểm) (15)", "head_birth": "Ngày sinh (dd/mm/yyyy)", "head_name": "Chủ hộ (viết hoa)",
		"origin_household_no": "Mã hộ gốc (khi tách, nhập)",
	} {
		got := land(t, bookOf(t, infoTab(), householdTab(lines{labelled("households", key, label)}, rowOf("households", 1)), memberTab()), RoleSurvey)
		if codes := got.codes(); len(codes) > 0 || got.files["households"][0][key] != filled("households", 1)[key] {
			t.Errorf("%s: %v, %v", label, got.files["findings"], got.files["households"])
		}
	}
	strange := land(t, bookOf(t, infoTab(), householdTab(lines{labelled("households", "listed_as", "Phân loại đầu năm (năm 2020)")}, rowOf("households", 1)), memberTab()), RoleSurvey)
	if f := strange.finding(t, codeUnknownNote); f["severity"] != SeverityWarning || f["cell"] != "I1" || !strings.Contains(f["message"], "năm 2020") {
		t.Errorf("a note that nobody knows: %v", f)
	}
}

func TestATotalInThousandsIsNoTotal(t *testing.T) {
	got := infoOf(t, lines{{"commune_code", "Mã xã", "01975"}, {"review_year", "Năm rà soát", 2023}, {"total_persons", "Tổng số nhân khẩu (nghìn người)", 3}})
	f := got.finding(t, codeOtherUnit)
	if f["severity"] != SeverityError || f["cell"] != "C3" || got.files["info"][2]["value"] != "3 (nghìn người)" {
		t.Errorf("%v, %v", f, got.files["info"])
	}
}
