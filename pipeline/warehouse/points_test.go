package warehouse_test

import (
	"os"
	"reflect"
	"testing"

	"rasoat/pipeline/warehouse"
	"rasoat/rules"
)

func examplePoints(t *testing.T) rules.PointsTable {
	t.Helper()
	content, err := os.ReadFile("../../testdata/points/vi-du.yaml")
	if err != nil {
		t.Fatal(err)
	}
	table, err := rules.LoadPoints("vi-du.yaml", content)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// onePerson is a household of one, with the answers that the example table of
// points looks at: 30 + 25 + 15 + 10 + 5 + 10 = 95 points.
func onePerson(no string, changes cells) district {
	answers := cells{"b1_score": "95", "house_area_m2": "8", "water_source": "3", "info_devices": "1,7"}
	return district{
		households: []cells{household(no, answers.with(changes))},
		members: []cells{{"file": "survey/01975.xlsx", "village": "Nà Pái", "household_no": no, "member_no": "1", "full_name": "Lường Thị Mẫu", "birth": "1980", "sex": "Nữ",
			"relation": "1", "education": "3", "health_insurance": "x", "employment": "1", "labour_contract": "có"}},
	}
}

func TestTheScoreIsComputedItemByItemFromTheAnswers(t *testing.T) {
	d := onePerson("1", nil)
	d.points = examplePoints(t)
	_, rows, err := d.build(t, warehouse.ThroughMarts).Select(t.Context(), "select criterion, value, label_vi from mart_trace where position > 100 order by position")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]any{
		{"b1_item_so-nhan-khau", int64(30), "Điểm B1 tính lại: Số nhân khẩu (1)"},
		{"b1_item_dien-tich", int64(25), "Điểm B1 tính lại: Diện tích nhà ở bình quân (m²/người) (8)"},
		{"b1_item_bang-cap", int64(15), "Điểm B1 tính lại: Bằng cấp cao nhất của thành viên (THPT)"},
		{"b1_item_nguon-nuoc", int64(10), "Điểm B1 tính lại: Nguồn nước sinh hoạt chính (Giếng đào được bảo vệ)"},
		{"b1_item_phuong-tien", int64(15), "Điểm B1 tính lại: Phương tiện tiếp cận thông tin (Tivi, Điện thoại thông minh)"},
	}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("got %v,\nwant %v", rows, want)
	}
}

func TestAComputedScoreIsHeldAgainstTheOneThatTheCommuneWrote(t *testing.T) {
	for _, c := range []struct {
		name    string
		changes cells
		score   any
		open    int64
		finding any
	}{
		{"the same", nil, int64(95), 0, nil},
		{"written five too high", cells{"b1_score": "100"}, int64(95), 0, "Xã ghi 100 điểm B1 nhưng câu trả lời cho 95 điểm (Bảng điểm bịa làm ví dụ, không phải quy định)."},
		{"7,99 m² a person are under 8", cells{"house_area_m2": "7,99"}, int64(75), 0, "Xã ghi 95 điểm B1 nhưng câu trả lời cho 75 điểm (Bảng điểm bịa làm ví dụ, không phải quy định)."},
		{"no device gives no points", cells{"info_devices": "0"}, int64(80), 0, "Xã ghi 95 điểm B1 nhưng câu trả lời cho 80 điểm (Bảng điểm bịa làm ví dụ, không phải quy định)."},
		{"an item without answer leaves the score open", cells{"water_source": ""}, nil, 1, nil},
	} {
		d := onePerson("1", c.changes)
		d.points = examplePoints(t)
		db := d.build(t, warehouse.ThroughMarts)
		got := one(t, db, "select computed_b1, items_open, (select max(message) from findings where code = 'HO-050') from int_b1_scores")
		if !reflect.DeepEqual(got, []any{c.score, c.open, c.finding}) {
			t.Errorf("%s: got %v, want %v %v %v", c.name, got, c.score, c.open, c.finding)
		}
	}
}

func TestWithoutATableOfPointsNoScoreIsComputed(t *testing.T) {
	got := one(t, onePerson("1", nil).build(t, warehouse.ThroughMarts), "select (select count(*) from int_b1_answers) + (select count(*) from int_b1_scores) + (select count(*) from mart_trace where position > 100)")
	if got[0] != int64(0) {
		t.Errorf("got %v rows", got)
	}
}

func TestAChildNeedsNoDegreeForTheScoreAndAnAdultDoes(t *testing.T) {
	for birth, open := range map[string]int64{"06/10/2007": 0, "2008": 0, "05/10/2007": 1, "2007": 1} {
		d := onePerson("1", cells{"member_count": "2", "house_area_m2": "16"})
		d.members = append(d.members, d.members[0].with(cells{"member_no": "2", "full_name": "Lường Văn Thử", "relation": "3", "birth": birth, "education": "", "employment": ""}))
		d.points = examplePoints(t)
		if got := one(t, d.build(t, warehouse.ThroughMarts), "select items_open from int_b1_scores")[0]; got != open {
			t.Errorf("born %s: %v items open, want %d", birth, got, open)
		}
	}
}
