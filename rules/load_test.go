package rules

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func day(t *testing.T, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheEmbeddedSetHoldsTheNumbersOfDecree07(t *testing.T) {
	sets, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	set, err := At(sets, day(t, "2023-10-05"))
	if err != nil {
		t.Fatal(err)
	}
	if set.ID != "nd-07-2021" || set.Cutoff("rural") != 140 || set.Cutoff("urban") != 175 || set.MinDeprived() != 3 {
		t.Errorf("got %s: rural %d, urban %d, min deprived %d", set.ID, set.Cutoff("rural"), set.Cutoff("urban"), set.MinDeprived())
	}
	for area, want := range map[string][2]int64{"rural": {1500000, 2250000}, "urban": {2000000, 3000000}} {
		if low, high := set.AverageLiving(area); low != want[0] || high != want[1] {
			t.Errorf("%s: average living %d–%d, want %v", area, low, high, want)
		}
	}
}

func TestAPeriodCountsItsFirstDayAndNotItsLast(t *testing.T) {
	sets, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for date, want := range map[string]string{"2022-01-01": "nd-07-2021", "2026-12-31": "nd-07-2021", "1999-12-31": ""} {
		set, err := At(sets, day(t, date))
		if set.ID != want || (err == nil) != (want != "") {
			t.Errorf("%s: got %q, %v; want %q", date, set.ID, err, want)
		}
	}
}

func TestABrokenSetNamesFileAndMistake(t *testing.T) {
	content, err := embedded.ReadFile("nd-07-2021/set.yaml")
	if err != nil {
		t.Fatal(err)
	}
	good := string(content)
	for name, edit := range map[string]struct{ old, new, want string }{
		"a misplaced key":          {"method:", "cutoff: 140\nmethod:", `unknown field "cutoff"`},
		"a number without unit":    {`value: 140, unit: "điểm", `, "value: 140, ", "score_lines: rural needs unit and source"},
		"a reversed period":        {"until: 2027-01-01", "until: 2021-01-01", "until must be later than from"},
		"a folder of another name": {"id: nd-07-2021", "id: nd-07", `id is "nd-07" but the folder is "nd-07-2021"`},
		"an unknown area":          {"{area: rural, value: 140", "{area: rurral, value: 140", `area "rurral" is not listed`},
		"a bad date":               {"from: 2022-01-01", "from: 01/01/2022", "is not a date yyyy-mm-dd"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(good, edit.old, edit.new, 1)
			if text == good {
				t.Fatalf("the fixture no longer contains %q", edit.old)
			}
			_, err := Load(fstest.MapFS{"nd-07-2021/set.yaml": {Data: []byte(text)}})
			if err == nil || !strings.Contains(err.Error(), edit.want) || !strings.Contains(err.Error(), "nd-07-2021/set.yaml") {
				t.Errorf("got %v; want the file and %q", err, edit.want)
			}
		})
	}
}
