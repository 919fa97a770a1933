package warehouse_test

import (
	"testing"

	"rasoat/pipeline/warehouse"
	"rasoat/rules/support"
)

func waterAndCredit() support.Plan {
	counted := false
	return support.Plan{
		Offices: []support.Office{{ID: "xa", Name: "Ủy ban nhân dân xã", Place: "VI.12"}, {ID: "bank", Name: "Ngân hàng", Place: "VI.8"}},
		Policies: []support.Policy{
			{ID: "water", Short: "Nước", Name: "Nước sạch", Office: "xa", Classes: []string{"poor", "near_poor"}, Deprivations: []string{"09", "10"}, Needs: []string{"4"}},
			{ID: "credit", Short: "Vay", Name: "Tín dụng", Office: "bank", Classes: []string{"poor"}, Causes: []string{"2"}, Farming: "yes"},
			{ID: "zone", Short: "Thông tin", Name: "Thông tin", Office: "xa", Classes: []string{"near_poor"}, Zones: []string{"III"}, Everyone: true},
			{ID: "law", Short: "Pháp lý", Name: "Pháp lý", Office: "bank", Classes: []string{"poor"}, Everyone: true, Named: &counted},
		},
	}
}

// marked is a poor household deprived in 7, 8 and 9.
func marked(no string, changes cells) cells { return household(no, poor.with(changes)) }

func TestAHouseholdIsMatchedByClassAndReasonAndTheReasonsAreSaid(t *testing.T) {
	d := district{support: waterAndCredit(), households: []cells{
		marked("1", cells{"support_needs": "4", "causes": "2", "farming_household": "x"}),
		marked("2", cells{"causes": "2", "merit_member": "x"}),  // no farm: no credit
		household("3", nearPoor.with(cells{"causes": "2"})),     // near-poor: no credit, deprived in 7 and 8 only
		household("4", flags(3).with(cells{"b1_score": "141"})), // not poor: nothing
		marked("5", cells{"causes": "3", "deprived_09": "", "deprived_11": "x", "registered_exit": "x"}),
	}}
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, "select right(household_key, 1), policy, priority, why_vi from mart_support order by 1, 2",
		[]any{"1", "credit", int64(3), "nguyên nhân: Không có vốn sản xuất, kinh doanh"},
		[]any{"1", "law", int64(3), "mọi hộ thuộc diện"},
		[]any{"1", "water", int64(3), "thiếu hụt Nguồn nước sinh hoạt; nhu cầu: Nước sạch"},
		[]any{"2", "law", int64(1), "mọi hộ thuộc diện"},
		[]any{"2", "water", int64(1), "thiếu hụt Nguồn nước sinh hoạt"},
		[]any{"3", "zone", int64(3), "mọi hộ thuộc diện"},
		[]any{"5", "law", int64(2), "mọi hộ thuộc diện"})
	table(t, db, "select household_no, priority_name, policies from rpt_842_support where office_id = 'xa'",
		[]any{"2", "Có người có công", "Nước (thiếu hụt Nguồn nước sinh hoạt)"},
		[]any{"1", nil, "Nước (thiếu hụt Nguồn nước sinh hoạt; nhu cầu: Nước sạch)"},
		[]any{"3", nil, "Thông tin (mọi hộ thuộc diện; chưa rõ khu vực của xã)"})
	table(t, db, "select household_no from rpt_842_support where office_id = 'bank'", []any{"1"})
	table(t, db, "select unit_name, c1, c5, c6, c7 from rpt_841_support_counts where office_id = 'bank' and row_kind = 'area'",
		[]any{"Tín dụng", int64(1), int64(0), int64(0), nil}, []any{"Pháp lý", int64(3), int64(1), int64(1), nil})
}

func TestWhatWasPlannedLastYearIsHeldAgainstTheDeprivationsOfThisYear(t *testing.T) {
	before := func(no, deprived, policies string) cells {
		return approvedRow(2022, no, wasPoor.with(cells{"deprived_indicators": deprived, "support_policies": policies}))
	}
	d := district{support: waterAndCredit(),
		approved: []cells{before("1", "07,09,10", "water"), before("2", "09", "water"), before("3", "07", "credit"), approvedRow(2022, "4", wasPoor)},
		households: []cells{
			marked("1", nil), // 9 is left
			marked("2", cells{"deprived_09": "", "deprived_11": "x"}), // gone, and nothing else asks for water
			marked("3", nil), // newly deprived in 9
			marked("4", nil), // last year's result does not say
		}}
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, "select right(household_key, 1), status, planned_last_year, deprived_last_year, deprivation_gone from mart_support where policy = 'water' order by 1",
		[]any{"1", "planned", true, true, false},
		[]any{"2", "past", true, true, true},
		[]any{"3", "planned", false, false, nil},
		[]any{"4", "planned", nil, nil, nil})
	table(t, db, "select household_no, policies, last_year from rpt_842_support where office_id = 'xa' and last_year is not null",
		[]any{"1", "Nước (thiếu hụt Nguồn nước sinh hoạt)", "Nước: còn thiếu hụt"},
		[]any{"2", "Năm nay không còn lý do hỗ trợ", "Nước: đã hết thiếu hụt"})
	table(t, db, "select household_no, deprived_indicators, support_policies, no_labour_capacity from mart_approved order by household_key limit 2",
		[]any{"1", "07,08,09", "law,water", false}, []any{"2", "07,08,11", "law", false})
}

func TestIndicatorsOfAnotherRuleSetAreNotHeldAgainstThoseOfThisYear(t *testing.T) {
	d := district{support: waterAndCredit(),
		approved:   []cells{approvedRow(2022, "1", wasPoor.with(cells{"rule_set": "qd-59-2015", "deprived_indicators": "07,10", "support_policies": "water"}))},
		households: []cells{marked("1", nil)}} // deprived in 9, which the set before numbers otherwise
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, "select status, planned_last_year, deprived_last_year, deprivation_gone from mart_support where policy = 'water'", []any{"planned", true, nil, nil})
	table(t, db, "select last_year from rpt_842_support where office_id = 'xa'", []any{"Nước: chưa biết còn thiếu hụt hay không"})
	table(t, db, "select c7, c8 from rpt_841_support_counts where office_id = 'xa' and row_kind = 'area' and unit_name = 'Nước sạch'", []any{int64(1), nil})
}

func TestWithoutAPlanNothingIsMatched(t *testing.T) {
	db := district{households: []cells{marked("1", nil)}}.build(t, warehouse.ThroughReports)
	table(t, db, "select count(*) from mart_support", []any{int64(0)})
	table(t, db, "select support_policies from mart_approved", []any{""})
}

func TestANewlyEscapedHouseholdThatWasNotSurveyedKeepsWhatItsResultPlanned(t *testing.T) {
	left := cells{"class": "not_poor", "previous_class": "poor", "movement": "poor_to_not_poor", "deprived_indicators": "09", "support_policies": "credit,water"}
	plan := waterAndCredit()
	plan.Policies[1].Classes = []string{"poor", "newly_escaped"}
	d := district{support: plan, approved: []cells{approvedRow(2022, "1", left), approvedRow(2022, "2", left)},
		households: []cells{household("2", cells{"causes": "3"}), marked("3", nil)}}
	db := d.build(t, warehouse.ThroughReports)
	table(t, db, "select right(household_key, 1), policy, support_class, status, why_vi, planned_last_year, deprived_last_year, deprivation_gone from mart_support where policy = 'credit' order by 1",
		[]any{"1", "credit", "newly_escaped", "planned", "kết quả rà soát năm 2022 đã dự kiến; năm nay không rà soát", true, nil, nil})
	table(t, db, "select household_no, class_name, policies from rpt_842_support where office_id = 'bank'",
		[]any{"1", "Mới thoát nghèo", "Vay (kết quả rà soát năm 2022 đã dự kiến; năm nay không rà soát)"})
	table(t, db, "select count(*) from mart_support where household_key like '%/1' and policy = 'water'", []any{int64(0)}) // not for newly escaped
}
