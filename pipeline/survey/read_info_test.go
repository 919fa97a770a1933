package survey

import (
	"slices"
	"strings"
	"testing"
)

func infoOf(t *testing.T, data lines) landed {
	t.Helper()
	return land(t, bookOf(t, tab{name: "Thông tin", lines: data}, householdTab(lines{labelsOf("households")}, rowOf("households", 0)), memberTab()), RoleSurvey)
}

func TestTheLinesOfThôngTinAreFoundByKeyOrLabelAnywhere(t *testing.T) {
	for name, data := range map[string]lines{
		"as in the format":                {{"commune_code", "Mã xã", "01975"}, {"review_year", "Năm rà soát", 2023}, {"total_households", "Tổng số hộ dân cư", 700}},
		"under titles":                    {{"CỘNG HÒA"}, {}, {"THÔNG TIN CHUNG"}, {"commune_code", "Mã xã", "01975"}, {"review_year", "Năm rà soát", 2023}, {"total_households", "Tổng số hộ dân cư", 700}},
		"labels alone":                    {{"Mã xã:", "01975"}, {"Năm rà soát", 2023}, {"Tổng số hộ dân cư (tại thời điểm rà soát)", 700}},
		"labels with a column between":    {{nil, "Mã xã", nil, "01975"}, {nil, "Năm rà soát", nil, 2023}, {nil, "Tổng số hộ", nil, 700}},
		"keys alone":                      {{"commune_code", "01975"}, {"review_year", 2023}, {"total_households", 700}},
		"keys with labels nobody knows":   {{"commune_code", "Mã xã", "01975"}, {"review_year", "Năm", 2023}, {"total_households", "Số hộ toàn xã", 700}},
		"moved to the right, numbered":    {{1, nil, "commune_code", "Mã xã", "01975"}, {2, nil, "review_year", "Năm rà soát", 2023}, {3, nil, "total_households", "Tổng số hộ", 700}},
		"guides beside the values":        {{"commune_code", "Mã xã", "01975", "năm chữ số"}, {"review_year", "Năm rà soát", 2023, "năm"}, {"total_households", "Tổng số hộ", 700, "mọi hộ"}},
		"a value that looks like a label": {{"commune_code", "Mã xã", "01975"}, {"review_year", "Năm rà soát", 2023}, {"total_households", "Tổng số hộ", 700}, {"prepared_by", "Người lập", "Người lập biểu"}},
		"a signature under the table":     {{"commune_code", "Mã xã", "01975"}, {"review_year", "Năm rà soát", 2023}, {"total_households", "Tổng số hộ", 700}, {"prepared_by", "Người lập", "Nông Thị Hoà"}, {}, {nil, "Người lập biểu", nil, "CHỦ TỊCH"}},
	} {
		got := infoOf(t, data)
		values := map[string]string{}
		for _, line := range got.files["info"] {
			values[line["key"]] = line["value"]
		}
		if values["commune_code"] != "01975" || values["review_year"] != "2023" || values["total_households"] != "700" || len(got.codes()) > 0 {
			t.Errorf("%s: %v, findings %v", name, values, got.files["findings"])
		}
	}
}

func TestABlankValueInThôngTinStaysBlankBesideItsGuide(t *testing.T) {
	for name, data := range map[string]lines{
		"with keys":    {{"commune_code", "Mã xã", "01975", "năm chữ số"}, {"review_year", "Năm rà soát", 2023, "năm"}, {"total_households", "Tổng số hộ", nil, "mọi hộ"}},
		"without keys": {{"Mã xã", "01975", "năm chữ số"}, {"Năm rà soát", 2023, "năm"}, {"Tổng số hộ", nil, "mọi hộ"}},
	} {
		got := infoOf(t, data)
		last := got.files["info"][2]
		if value, ok := last["value"]; ok || last["key"] != "total_households" {
			t.Errorf("%s: %q lands %q", name, last["key"], value)
		}
	}
}

func TestThôngTinSaysWhatItLacksAndWhereItContradictsItself(t *testing.T) {
	got := infoOf(t, lines{{"commune_code", "Mã xã", "01975"}})
	if f := got.finding(t, codeMissingLine); !got.Refused || !strings.Contains(f["message"], `"Năm rà soát" (review_year)`) {
		t.Errorf("without the year: refused %t, %v", got.Refused, f)
	}
	twice := infoOf(t, lines{{"commune_code", "Mã xã", "01975"}, {"review_year", "Năm rà soát", 2023}, {"commune_code", "Mã xã", "01978"}, {"review_year", "Năm rà soát", 2023}})
	if f := twice.finding(t, codeDuplicateLine); f["severity"] != SeverityError || f["cell"] != "C3" || f["value"] != "01978" || !strings.Contains(f["message"], "ô C1") {
		t.Errorf("two codes: %v", f)
	}
}

func TestTheValuesOfThôngTinHaveTheirCells(t *testing.T) {
	got := land(t, communeWorkbook(t, 1), RoleSurvey)
	i := slices.IndexFunc(got.files["columns"], func(c map[string]string) bool { return c["key"] == "total_households" })
	j := slices.IndexFunc(got.files["info"], func(c map[string]string) bool { return c["key"] == "total_households" })
	column, line := got.files["columns"][i], got.files["info"][j]
	if column["source_sheet"] != "Thông tin" || column["column"] != "C" || line["value"] != "700" || line["source_row"] != column["header_row"] {
		t.Errorf("total_households stands in %v as %v", column, line)
	}
}
