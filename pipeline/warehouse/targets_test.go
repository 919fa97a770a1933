package warehouse_test

import (
	"fmt"
	"testing"

	"rasoat/pipeline/warehouse"
)

// thirtyLeavePoverty is a district in which 30 poor households of xã 01975
// leave poverty and both communes together count total households, before and
// after.
func thirtyLeavePoverty(total int, comparator string) district {
	d := district{targets: [][]any{{"t", "poor_rate_points_reduced", comparator, "3", "điểm %", "", "", "", ""}}}
	for i := range 30 {
		no := fmt.Sprint(i + 1)
		d.previous = append(d.previous, listed(no, "Hộ nghèo", "1"))
		d.households = append(d.households, household(no, cells{"b1_score": "141"}))
	}
	for _, year := range []struct{ folder, year string }{{"survey", "2023"}, {"previous", "2022"}} {
		for commune, households := range map[string]int{"01975": total - 100, "01969": 100} {
			d.info = append(d.info, workbook(year.folder+"/"+commune+".xlsx", commune, cells{"review_year": year.year, "total_households": fmt.Sprint(households), "minority_households": "90", "total_persons": "5000", "minority_persons": "400"}))
		}
	}
	return d
}

func TestATargetIsHeldAgainstTheValueBeforeRounding(t *testing.T) {
	for _, c := range []struct {
		total        int // 30 / total, in %
		comparator   string
		value, state string
	}{
		{999, ">", "3.00", "met"},       // 3,003…
		{1000, ">", "3.00", "not_met"},  // 3
		{1000, ">=", "3.00", "met"},     // 3
		{1001, ">=", "3.00", "not_met"}, // 2,997…
		{1001, "<", "3.00", "met"},      // 2,997…
	} {
		got := one(t, thirtyLeavePoverty(c.total, c.comparator).build(t, warehouse.ThroughMarts), "select cast(cast(actual as decimal(9, 2)) as varchar), status from mart_targets")
		if got[0] != c.value || got[1] != c.state {
			t.Errorf("30 of %d households %s 3: got %v, want %s %s", c.total, c.comparator, got, c.value, c.state)
		}
	}
}

func TestADistrictTargetHasNoResultWhileACommuneHasNoUsableWorkbook(t *testing.T) {
	d := thirtyLeavePoverty(1000, ">=")
	for i, w := range d.info {
		if w["file"] == "survey/01969.xlsx" {
			d.info = append(d.info[:i], d.info[i+1:]...)
			break
		}
	}
	got := one(t, d.build(t, warehouse.ThroughMarts), "select actual, status, note_vi from mart_targets")
	if got[0] != nil || got[1] != "no_data" || got[2] != "Chưa có số liệu: còn 1 xã chưa có bảng rà soát dùng được" {
		t.Errorf("got %v", got)
	}
}

func TestADistrictTargetHasNoResultWhileATotalIsMissing(t *testing.T) {
	d := thirtyLeavePoverty(1000, ">=")
	for i, w := range d.info {
		if w["file"] == "survey/01969.xlsx" {
			d.info[i] = w.with(cells{"total_households": ""})
		}
	}
	got := one(t, d.build(t, warehouse.ThroughMarts), "select actual, status from mart_targets")
	if got[0] != nil || got[1] != "no_data" {
		t.Errorf("got %v", got)
	}
}

func TestATargetHasNoResultWhileAHeldOutHouseholdCouldChangeItAndTheNoteSaysTheRange(t *testing.T) {
	d := thirtyLeavePoverty(1000, ">=")
	d.households[0] = d.households[0].with(cells{"b1_score": "140 điểm"})
	db := d.build(t, warehouse.ThroughMarts)
	got := one(t, db, "select actual, status, note_vi from mart_targets")
	if want := "Chưa có số liệu: còn 1 hộ bị giữ lại vì lỗi hoặc thiếu trong phiếu; sửa xong, kết quả nằm trong khoảng từ 2,90 đến 3"; got[0] != nil || got[1] != "no_data" || got[2] != want {
		t.Errorf("got %v, want note %q", got, want)
	}
	table(t, db, "select cast(poor_opening_rate as varchar), poor_rate, pending_households from mart_communes where commune_code = '01975'", []any{"3.33", nil, int64(1)})
}

func TestACommuneWhollyHeldOutHasNoFigures(t *testing.T) {
	d := thirtyLeavePoverty(1000, ">=")
	for i := range d.households {
		d.households[i] = d.households[i].with(cells{"b1_score": "140 điểm"})
	}
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, "select has_workbook, pending_households, poor_opening from mart_communes where commune_code = '01975'", []any{false, int64(30), int64(30)})
	table(t, db, "select c12, c16, c17 from rpt_801_detail where commune_code = '01975'", []any{nil, nil, nil})
}

func TestATotalThatContradictsAnotherIsNotADenominator(t *testing.T) {
	for _, c := range []struct {
		code    string
		changes cells
		usable  any // total_households
	}{
		{"TT-202", cells{"total_households": "29", "minority_households": "20"}, nil},
		{"TT-203", cells{"minority_households": "901"}, nil},
		{"TT-205", cells{"total_households": "42200"}, nil},
		{"TT-206", cells{"total_persons": "1000"}, nil},
		{"TT-207", cells{"total_households": "1422"}, int64(1422)},
	} {
		d := thirtyLeavePoverty(1000, ">=")
		for i, w := range d.info {
			if w["file"] == "survey/01975.xlsx" {
				d.info[i] = w.with(c.changes)
			}
		}
		db := d.build(t, warehouse.ThroughMarts)
		if len(found(t, db, c.code)) == 0 {
			t.Errorf("%v: no %s", c.changes, c.code)
		}
		table(t, db, "select households_total, poor_rate is null from mart_communes where commune_code = '01975'", []any{c.usable, c.usable == nil})
	}
}
