package warehouse_test

import (
	"strings"
	"testing"

	"rasoat/pipeline/warehouse"
)

// saidOf are the codes with their cells, in order.
const saidOf = "select code, cell from findings order by code, cell"

func TestAnEmptyCellThatTheReaderExplainsIsSaidOnceAndHoldsItsHousehold(t *testing.T) {
	d := good()
	d.households[0] = d.households[0].with(cells{"b2_score": "", "head_sex": ""})
	d.found = [][]any{{"survey/01975.xlsx", "TEP-040", "error", "Hộ", "P6"}, {"survey/01975.xlsx", "TEP-044", "error", "Hộ", "E6"}}
	db := d.build(t, warehouse.ThroughMarts)
	table(t, db, saidOf, []any{"TEP-040", "P6"}, []any{"TEP-044", "E6"})
	table(t, db, "select household_no from mart_households order by 1", []any{"2"}, []any{"3"})
}

func TestACopiedSheetIsSaidOnceAndAtItsHouseholdsWithTheRowsAndNowhereElse(t *testing.T) {
	d := good()
	for i := range d.members {
		d.members[i] = d.members[i].with(cells{"national_id": "00618000000" + d.members[i]["household_no"]})
	}
	d.households = append(d.households, d.households...)
	d.members = append(d.members, d.members...)
	db := d.build(t, warehouse.ThroughMarts)
	table(t, db, saidOf, []any{"HO-005", "A10"}, []any{"HO-005", "A11"}, []any{"HO-005", "A6"}, []any{"HO-005", "A7"}, []any{"HO-005", "A8"}, []any{"HO-005", "A9"}, []any{"TEP-107", "A9"})
	table(t, db, "select message, message_en from findings where cell = 'A6'", []any{
		"Mã hộ 1 có ở nhiều dòng (Nà Pái: 6, 9); mọi dòng trùng đều bị giữ lại.",
		"Household number 1 stands in several rows (Nà Pái: 6, 9); all of them are held out."})
}

func TestAHouseholdWithoutAVillageIsSaidOnceAndItsMembersAreNoFindings(t *testing.T) {
	d := good()
	d.households[2] = d.households[2].with(cells{"village": ""})
	table(t, d.build(t, warehouse.ThroughMarts), saidOf, []any{"HO-001", "B8"})
}

func TestTheRemedyOfACellThatCannotBeReadSaysWhatItMayHold(t *testing.T) {
	for _, x := range []struct {
		row    cells
		code   string
		remedy string
	}{
		{cells{"b1_score": "140 điểm"}, "HO-002", "Chỉ ghi số nguyên, không kèm chữ, ví dụ 95."},
		{cells{"head_birth": "21/01/42"}, "HO-002", "Ghi ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 21/01/1942; không rõ ngày thì chỉ ghi năm."},
		{cells{"listed_as": "hộ khó"}, "HO-002", "Chọn một trong: Hộ nghèo; Hộ cận nghèo; Không."},
		{cells{"head_ethnicity": "dân tộc khác"}, "HO-002", "Chọn trong danh sách thả xuống của ô."},
		{cells{"toilet_type": "hố"}, "HO-004", "Chọn một trong: Tự hoại/bán tự hoại; "},
		{cells{"member_count": ""}, "HO-001", "Điền vào ô này. Chỉ ghi số nguyên"},
		{cells{"head_name": ""}, "HO-001", "Điền vào ô này."},
		{cells{"info_devices": "1;12"}, "HO-020", "Ghi mã, cách nhau bằng dấu phẩy: 0 Không có; 1 Tivi; "},
	} {
		d := good()
		d.households[2] = d.households[2].with(x.row)
		row := codes(t, d.build(t, warehouse.ThroughReviews))[x.code]
		if row == nil || !strings.HasPrefix(row[6].(string), x.remedy) || strings.HasSuffix(row[6].(string), " ") {
			t.Errorf("%v: %s says %v, want the remedy %q", x.row, x.code, row, x.remedy)
		}
	}
}

func TestWhatAnAbsentColumnWouldTellIsBlankInTheFormsAndRemarkedUponNotZero(t *testing.T) {
	d := good()
	d.info = []cells{d.info[0], d.info[2]}
	d.absent = []string{"merit_member", "farming_household", "causes"}
	for i := range d.households {
		d.households[i] = d.households[i].with(cells{"causes": "", "cause_other": ""})
	}
	db := d.build(t, warehouse.ThroughReports)
	for _, kind := range []string{"commune", "total"} {
		of := " where row_kind = '" + kind + "' and coalesce(commune_code, '01975') = '01975'"
		table(t, db, "select c3, c7, c8, c13 from rpt_701_results"+of, []any{int64(1), nil, nil, nil})
		table(t, db, "select c1, c2, c3, c4, c5, check_poor_overlap from rpt_708_groups"+of+" and line = 'Hộ'", []any{int64(1), int64(1), int64(0), nil, nil, nil})
		table(t, db, "select c1, c8, check_within, check_households from rpt_710_causes"+of+" and line = 'Hộ nghèo'", []any{nil, nil, nil, int64(1)})
	}
	table(t, db, "select kind, commune_name, subject from mart_remarks",
		[]any{"absent_column", "Xã Vi Hương", "hộ có mức sống trung bình (Mẫu 7.1)"},
		[]any{"absent_column", "Xã Vi Hương", "hộ có thành viên là người có công (Mẫu 7.8)"},
		[]any{"absent_column", "Xã Vi Hương", "nguyên nhân nghèo (Mẫu 7.10)"})
}

func TestATotalThatLeapsIsRemarkedUponUnderTheForms(t *testing.T) {
	d := thirtyLeavePoverty(1000, ">=")
	for i, w := range d.info {
		if w["file"] == "survey/01975.xlsx" {
			d.info[i] = w.with(cells{"total_households": "1422"})
		}
	}
	table(t, d.build(t, warehouse.ThroughReports), "select kind, commune_name, subject like '%1422%' from mart_remarks", []any{"total_leap", "Xã Vi Hương", true})
}

func TestADateThatNoHouseholdHasIsSaidOnceAndOneThatSomeLackAtEachOfThem(t *testing.T) {
	d := good()
	for i := range d.households {
		d.households[i] = d.households[i].with(cells{"surveyed_on": "", "surveyor": map[bool]string{true: "Nông Văn Mẫu"}[i == 0]})
	}
	table(t, d.build(t, warehouse.ThroughMarts), "select severity, cell, message from findings where code = 'HO-054' order by cell",
		[]any{"note", "AS6", `Thiếu "Ngày rà soát"; bảng này có 3/3 hộ để trống.`},
		[]any{"note", "AT7", `Thiếu "Rà soát viên"; bảng này có 2/3 hộ để trống.`},
		[]any{"note", "AT8", `Thiếu "Rà soát viên"; bảng này có 2/3 hộ để trống.`})
}
