package warehouse_test

import (
	"fmt"
	"reflect"
	"testing"

	"rasoat/pipeline/warehouse"
)

// one selects a single row.
func one(t *testing.T, db *warehouse.DB, query string) []any {
	t.Helper()
	_, rows, err := db.Select(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1 {
		t.Fatalf("%s: %d rows, want 1", query, len(rows))
	}
	return rows[0]
}

var poor, nearPoor = flags(3).with(cells{"b1_score": "140"}), flags(2).with(cells{"b1_score": "140"})

func listed(no, class, members string) cells {
	return cells{"file": "previous/01975.xlsx", "village": "Nà Pái", "household_no": no, "head_name": "Lường Thị Mẫu " + no,
		"head_sex": "Nữ", "head_birth": "1980", "head_ethnicity": "Tày", "member_count": members, "class": class}
}

func TestEachHouseholdStandsInTheMovementThatItsStoryTells(t *testing.T) {
	stories := []struct {
		story    string
		opening  string // class of last year's list, "" = not on it
		row      cells
		movement string
		class    any
	}{
		{"poor stays poor", "Hộ nghèo", poor, "stays_poor", "poor"},
		{"poor becomes near-poor", "Hộ nghèo", nearPoor, "poor_to_near_poor", "near_poor"},
		{"poor leaves poverty", "Hộ nghèo", cells{"b1_score": "141"}, "poor_to_not_poor", "not_poor"},
		{"poor moves away", "Hộ nghèo", cells{"movement": "chuyển đi", "b1_score": "", "b2_score": ""}, "other_out_poor", nil},
		{"a poor single person dies", "Hộ nghèo", cells{"movement": "chết", "b1_score": "", "b2_score": ""}, "other_out_poor", nil},
		{"near-poor becomes poor", "Hộ cận nghèo", poor, "near_poor_to_poor", "poor"},
		{"near-poor stays near-poor", "Hộ cận nghèo", nearPoor, "stays_near_poor", "near_poor"},
		{"near-poor leaves the list", "Hộ cận nghèo", cells{"b1_score": "141"}, "near_poor_to_not_poor", "not_poor"},
		{"near-poor merges into another household", "Hộ cận nghèo", cells{"movement": "nhập hộ", "origin_household_no": "1", "b1_score": "", "b2_score": ""}, "other_out_near_poor", nil},
		{"once poor, poor again", "", poor.with(cells{"last_listed_year": "2019", "last_listed_as": "Hộ nghèo"}), "relapse_poor", "poor"},
		{"once near-poor, now poor: never poor before", "", poor.with(cells{"last_listed_year": "2019", "last_listed_as": "Hộ cận nghèo"}), "new_poor", "poor"},
		{"poor for the first time", "", poor, "new_poor", "poor"},
		{"once poor, now near-poor", "", nearPoor.with(cells{"last_listed_year": "2019", "last_listed_as": "Hộ nghèo"}), "relapse_near_poor", "near_poor"},
		{"near-poor for the first time", "", nearPoor, "new_near_poor", "near_poor"},
		{"moves in poor", "", poor.with(cells{"movement": "chuyển đến"}), "other_in_poor", "poor"},
		{"splits off near-poor", "", nearPoor.with(cells{"movement": "tách hộ", "origin_household_no": "1"}), "other_in_near_poor", "near_poor"},
		{"asked, but is not poor", "", cells{"b1_score": "160"}, "not_listed", "not_poor"},
		{"farms with an average living", "", cells{"b1_score": "160", "farming_household": "x", "income_per_capita": "2.000.000"}, "not_listed", "average_living"},
		{"screened out by Phiếu A", "", cells{"screening_a": "không đạt", "b1_score": "", "b2_score": ""}, "not_listed", "not_poor"},
	}
	d := district{}
	for i, s := range stories {
		no := fmt.Sprint(i + 1)
		declared := s.opening
		if declared == "" {
			declared = "Không"
		} else {
			d.previous = append(d.previous, listed(no, s.opening, "1"))
		}
		d.households = append(d.households, household(no, s.row.with(cells{"listed_as": declared})))
	}
	db := d.build(t, warehouse.ThroughReports)
	for i, s := range stories {
		row := one(t, db, fmt.Sprintf("select movement, class from mart_households where household_no = '%d'", i+1))
		if row[0] != s.movement || row[1] != s.class {
			t.Errorf("%s: movement %v, class %v; want %s, %v", s.story, row[0], row[1], s.movement, s.class)
		}
	}
}

func TestPersonsBornAndGoneStandInColumns4And8OfThePersonLine(t *testing.T) {
	d := district{
		previous: []cells{listed("1", "Hộ nghèo", "4"), listed("2", "Hộ nghèo", "5"), listed("3", "Hộ nghèo", "3"), listed("4", "Hộ cận nghèo", "2"), listed("5", "Hộ nghèo", "6")},
		households: []cells{
			household("1", poor.with(cells{"listed_as": "Hộ nghèo", "member_count": "5"})),     // a child is born
			household("2", poor.with(cells{"listed_as": "Hộ nghèo", "member_count": "3"})),     // two die
			household("3", nearPoor.with(cells{"listed_as": "Hộ nghèo", "member_count": "4"})), // leaves with 3, ends with 4
			household("4", poor.with(cells{"listed_as": "Hộ cận nghèo", "member_count": "2"})), // joins with 2
			household("5", cells{"listed_as": "Hộ nghèo", "member_count": "7"}),                // leaves with 6
			household("6", poor.with(cells{"member_count": "2", "movement": "tách hộ", "origin_household_no": "2"})),
		},
	}
	db := d.build(t, warehouse.ThroughReports)
	for query, want := range map[string][]any{
		"select c1, c2, c3, c4, c5, c6, c7, c8, c9, check_sum from mart_flows where commune_code = '01975' and list = 'poor' and counted = 'households'":      {int64(4), int64(1), int64(1), int64(0), int64(1), int64(0), int64(0), int64(1), int64(4), int64(0)},
		"select c1, c2, c3, c4, c5, c6, c7, c8, c9, check_sum from mart_flows where commune_code = '01975' and list = 'poor' and counted = 'persons'":         {int64(18), int64(3), int64(6), int64(2), int64(2), int64(0), int64(0), int64(3), int64(12), int64(0)},
		"select c1, c2, c3, c4, c5, c6, c7, c8, c9, check_sum from mart_flows where commune_code = '01975' and list = 'near_poor' and counted = 'households'": {int64(1), int64(0), int64(1), int64(0), int64(1), int64(0), int64(0), int64(0), int64(1), int64(0)},
		"select c1, c2, c3, c4, c5, c6, c7, c8, c9, check_sum from mart_flows where commune_code = '01975' and list = 'near_poor' and counted = 'persons'":    {int64(2), int64(0), int64(2), int64(0), int64(3), int64(0), int64(0), int64(1), int64(4), int64(0)},
	} {
		if got := one(t, db, query); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %v\nwant %v", query, got, want)
		}
	}
}
