package report

import (
	"strings"
	"testing"
)

func TestForm79NumbersItsColumnsByTheEthnicitiesShown(t *testing.T) {
	l := layoutOf(t, "rpt_709_ethnicities")
	for _, c := range []struct{ shown, numbers, labels string }{
		// the printed form has five ethnicities and 18 columns: 2=1-3 and 11=10-12
		{"Tày Nùng Dao Mông Hoa", "A B 1 2=1-3 3 4 5 6 7 8 9 10 11=10-12 12 13 14 15 16 17 18", "Kinh Tày Nùng Dao Mông Hoa Khác"},
		{"Tày", "A B 1 2=1-3 3 4 5 6 7=6-8 8 9 10", "Kinh Tày Khác"},
		{"", "A B 1 2=1-3 3 4 5 6=5-7 7 8", "Kinh Khác"},
	} {
		filled, err := l.fill(strings.Fields(c.shown))
		if err != nil {
			t.Fatal(err)
		}
		var numbers, labels []string
		for _, leaf := range leaves(filled.Columns) {
			numbers = append(numbers, leaf.Number)
		}
		if got := strings.Join(numbers, " "); got != c.numbers {
			t.Errorf("shown %q: columns are numbered %s, want %s", c.shown, got, c.numbers)
		}
		for _, leaf := range leaves(filled.Columns[3:4])[1:] {
			labels = append(labels, leaf.Label)
		}
		if got := strings.Join(labels, " "); got != c.labels {
			t.Errorf("shown %q: the poor columns are %s, want %s", c.shown, got, c.labels)
		}
	}
}

func TestNineEthnicitiesDoNotFitForm79(t *testing.T) {
	_, err := layoutOf(t, "rpt_709_ethnicities").fill(make([]string, 9))
	if err == nil || !strings.Contains(err.Error(), "names 9 ethnicities, form 7.9 has room for 8") {
		t.Errorf("got %v, want an error that says how many fit", err)
	}
}

func TestAHeaderCellStandsOverItsColumns(t *testing.T) {
	l := layoutOf(t, "rpt_702_poor_flows")
	rows := depth(l.Columns)
	if rows != 3 {
		t.Fatalf("form 7.2 has %d header rows, want 3", rows)
	}
	want := map[string][4]int{ // first and last column, first and last row
		"TT":                     {0, 0, 0, 2},
		"Diễn biến giảm":         {4, 6, 0, 0},
		"Số hộ thoát nghèo":      {4, 5, 1, 1},
		"Trở thành hộ cận nghèo": {4, 4, 2, 2},
		"Số hộ cận nghèo trở thành hộ nghèo": {7, 7, 1, 2},
		"Diễn biến tăng":                     {7, 10, 0, 0},
	}
	for _, c := range headerCells(l.Columns, 0, 0, rows, false) {
		if place, ok := want[c.Label]; ok {
			if got := [4]int{c.first, c.last, c.top, c.bottom}; got != place {
				t.Errorf("%q stands at %v, want %v", c.Label, got, place)
			}
			delete(want, c.Label)
		}
	}
	if len(want) > 0 {
		t.Errorf("not in the header: %v", want)
	}
}
