package warehouse_test

import (
	"strings"
	"testing"

	"rasoat/pipeline/warehouse"
)

// everyMovement is a district in which each movement of forms 7.2 and 7.3
// happens once; the comment of a household is its story, with its persons.
func everyMovement() district {
	urban := func(c cells) cells { return c.with(cells{"file": "survey/01969.xlsx", "village": "Phố Mới"}) }
	urbanBefore := cells{"file": "previous/01969.xlsx", "village": "Phố Mới"}
	all := cells{"b1_score": "175", "b2_score": "120", "deprived_01": "x", "deprived_02": "x", "deprived_03": "x", "deprived_04": "x", "deprived_05": "x", "deprived_06": "x",
		"deprived_07": "x", "deprived_08": "x", "deprived_09": "x", "deprived_10": "x", "deprived_11": "x", "deprived_12": "x"}
	a := func(state cells, members, ethnicity, causes string) cells {
		return state.with(cells{"member_count": members, "head_ethnicity": ethnicity, "causes": causes, "cause_other": "ghi rõ"})
	}
	four := cells{"b1_score": "99", "b2_score": "40", "deprived_03": "x", "deprived_07": "x", "deprived_08": "x", "deprived_12": "x"}
	one := flags(1).with(cells{"b1_score": "140"})
	return district{
		info: []cells{workbook("survey/01975.xlsx", "01975", nil),
			workbook("survey/01969.xlsx", "01969", cells{"total_households": "400", "total_persons": "1500", "minority_households": "300", "minority_persons": "1100"}),
			workbook("previous/01975.xlsx", "01975", cells{"review_year": "2022", "total_households": "500", "minority_households": "440"}),
			workbook("previous/01969.xlsx", "01969", cells{"review_year": "2022", "total_households": "410", "minority_households": "310"})},
		previous: []cells{listed("1", "Hộ nghèo", "4"), listed("2", "Hộ nghèo", "3"), listed("3", "Hộ cận nghèo", "2"), listed("4", "Hộ cận nghèo", "1"), listed("5", "Hộ nghèo", "6"),
			listed("8", "Hộ nghèo", "1"), listed("9", "Hộ nghèo", "5"), listed("10", "Hộ cận nghèo", "2"), listed("13", "Hộ cận nghèo", "3"), listed("1", "Hộ cận nghèo", "2").with(urbanBefore)},
		households: []cells{
			household("1", a(poor, "5", "Tày", "1,không có đất sản xuất;2").with(cells{"no_labour_capacity": "x"})), // stays poor, 4 are 5
			household("2", a(nearPoor, "2", "Dao", "8")),                                                                                    // poor to near-poor, 3 are 2
			household("3", a(poor, "2", "Kinh", "7").with(cells{"merit_member": "x"})),                                                      // near-poor to poor
			household("4", gone.with(cells{"movement": "chuyển đi"})),                                                                       // near-poor, moves away
			household("5", cells{"member_count": "6", "head_ethnicity": "Nùng", "farming_household": "x", "income_per_capita": "2000000"}),  // poor to average living
			household("6", a(nearPoor, "3", "Thái", "3").with(cells{"last_listed_year": "2019", "last_listed_as": "Hộ nghèo"})),             // near-poor again
			household("7", a(poor, "4", "Mông", "8").with(cells{"movement": "chuyển đến", "no_labour_capacity": "x", "merit_member": "x"})), // moves in, poor
			household("8", gone.with(cells{"movement": "chết"})),                                                                            // poor, dies
			household("9", a(four, "3", "Tày", "5")),                                                                                        // stays poor, 5 are 3
			household("10", cells{"member_count": "2"}),                                                                                     // near-poor to not poor
			household("11", a(nearPoor, "3", "Kinh", "6")),                                                                                  // near-poor, new
			household("12", a(nearPoor, "2", "Tày", "1;3").with(cells{"movement": "tách hộ", "origin_household_no": "1"})),                  // splits off, near-poor
			household("13", a(one, "4", "Sán Chay", "4")),                                                                                   // stays near-poor, 3 are 4
			urban(household("1", a(all, "2", "Tày", "2"))),                                                                                  // near-poor to poor
			urban(household("2", a(poor.with(cells{"b1_score": "170"}), "1", "Kinh", "4"))),                                                 // poor, new
			urban(household("3", a(poor, "2", "Hoa", "8").with(cells{"last_listed_year": "2020", "last_listed_as": "Hộ nghèo"}))),           // poor again
		},
	}
}

func TestEveryFigureOfTheFormsIsThatOfTheHouseholds(t *testing.T) {
	db := everyMovement().build(t, warehouse.ThroughReports)
	table(t, db, errorsOf)
	table(t, db, "select measure, cast(value as varchar) from mart_measures where commune_code is null and value is not null order by 1",
		[]any{"minority_poor_rate_points_reduced", "0.0800"}, []any{"near_poor_households_reduced", "0.0000"}, []any{"near_poor_rate_points_reduced", "0.0500"},
		[]any{"poor_and_near_poor_rate_points_reduced", "-0.1000"}, []any{"poor_households_reduced", "-2.0000"}, []any{"poor_rate_points_reduced", "-0.1500"})
	for _, form := range []struct{ relation, columns, lines string }{
		{"rpt_701_results", "c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14", `
			I 400 1500 3 0.75 0 0.00 0 0.00 5 0.33 0 0.00 0 0.00
			II 600 2100 4 0.67 5 0.83 1 0.17 14 0.67 14 0.67 6 0.29
			III 1000 3600 7 0.70 5 0.50 1 0.10 19 0.53 14 0.39 6 0.17`},
		{"rpt_702_poor_flows", "line, c1, c2, c3, c4, c5, c6, c7, c8, c9", `
			I Hộ 0 0 0 0 1 1 1 0 3
			I Nhân khẩu 0 0 0 0 2 2 1 0 5
			II Hộ 5 1 1 1 1 0 0 1 4
			II Nhân khẩu 19 3 6 3 2 0 0 5 14
			III Hộ 5 1 1 1 2 1 1 1 7
			III Nhân khẩu 19 3 6 3 4 2 1 5 19`},
		{"rpt_703_near_poor_flows", "line, c1, c2, c3, c4, c5, c6, c7, c8, c9", `
			I Hộ 1 0 1 0 0 0 0 0 0
			I Nhân khẩu 2 0 2 0 0 0 0 0 0
			II Hộ 4 1 1 1 1 1 1 1 5
			II Nhân khẩu 8 2 2 2 3 3 3 3 14
			III Hộ 5 1 2 1 1 1 1 1 5
			III Nhân khẩu 10 2 4 2 3 3 3 3 14`},
		{"rpt_704_poor_deprivations", "households, deprivations, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, check_average", `
			I 3 18 1 1 1 1 1 1 3 3 3 1 1 1 6.00
			II 4 13 0 0 1 0 0 0 4 4 3 0 0 1 3.25
			III 7 31 1 1 2 1 1 1 7 7 6 1 1 2 4.43`},
		{"rpt_705_poor_deprivation_rates", "c3, c6, c7, c10, c12", `
			I 33.33 33.33 100.00 33.33 33.33
			II 25.00 0.00 100.00 0.00 25.00
			III 28.57 14.29 100.00 14.29 28.57`},
		{"rpt_706_near_poor_deprivations", "households, deprivations, c7, c8, c9, check_average", `
			I 0 0 0 0 0
			II 5 9 5 4 0 1.80
			III 5 9 5 4 0 1.80`},
		{"rpt_707_near_poor_deprivation_rates", "c7, c8, c9", `
			I
			II 100.00 80.00 0.00
			III 100.00 80.00 0.00`},
		{"rpt_708_groups", "line, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, check_poor_overlap, check_near_poor_overlap", `
			I Hộ 3 2 0 0 1 0 0 0 0 0 0 0
			I Nhân khẩu 5 4 0 0 1 0 0 0 0 0 0 0
			II Hộ 4 3 2 2 0 5 4 0 0 1 2 0
			II Nhân khẩu 14 12 9 6 0 14 11 0 0 3 9 0
			III Hộ 7 5 2 2 1 5 4 0 0 1 2 0
			III Nhân khẩu 19 16 9 6 1 14 11 0 0 3 9 0`},
		{"rpt_709_ethnicities", "poor_total, poor_minority, poor_kinh, poor_ethnicity_1, poor_ethnicity_2, poor_other, near_poor_total, near_poor_minority, near_poor_kinh, near_poor_ethnicity_1, near_poor_ethnicity_2, near_poor_other", `
			I 3 2 1 1 0 1 0 0 0 0 0 0
			II 4 3 1 2 0 1 5 4 1 1 1 2
			III 7 5 2 3 0 2 5 4 1 1 1 2`},
		{"rpt_710_causes", "line, c1, c2, c3, c4, c5, c6, c7, c8, check_households", `
			I Hộ nghèo 0 1 0 1 0 0 0 1 3
			I Hộ cận nghèo 0 0 0 0 0 0 0 0 0
			II Hộ nghèo 1 1 0 0 1 0 1 1 4
			II Hộ cận nghèo 1 0 2 1 0 1 0 1 5
			III Hộ nghèo 1 2 0 1 1 0 1 2 7
			III Hộ cận nghèo 1 0 2 1 0 1 0 1 5`},
		{"rpt_801_detail", "c1, c2, c3, c4, c5, c6, c7, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22", `
			I 410 400 300 0 0.00 1 0.24 -3 -0.75 1 0.24 3 0.75 0 0.00 0 2 -0.67
			II 500 600 550 5 1.00 4 0.80 1 0.33 -1 -0.03 4 0.67 5 0.83 5 3 0.59
			III 910 1000 850 5 0.55 5 0.55 -2 -0.15 0 0.05 7 0.70 5 0.50 5 5 0.08`},
	} {
		_, rows, err := db.Select(t.Context(), "select concat_ws(' ', tt, "+form.columns+") from "+form.relation+" where row_kind in ('area', 'total') order by row_no")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range rows {
			got = append(got, row[0].(string))
		}
		if want := strings.Split(strings.ReplaceAll(strings.TrimSpace(form.lines), "\t", ""), "\n"); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", form.relation, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
