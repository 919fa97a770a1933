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
			d.info = append(d.info, workbook(year.folder+"/"+commune+".xlsx", commune, cells{"review_year": year.year, "total_households": fmt.Sprint(households), "minority_households": "90"}))
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
