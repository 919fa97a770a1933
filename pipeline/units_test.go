package pipeline

import (
	"path/filepath"
	"testing"
	"time"
)

const unitHeader = "code,name,kind,zone,valid_from,valid_until,aliases\n"

func TestUnitsAreReadInTheirOrderWithTheirValidity(t *testing.T) {
	path := filepath.Join(t.TempDir(), "units.csv")
	// The columns may stand in any order, as a spreadsheet saves them, with a byte order mark.
	write(t, path, "\ufeffname,code,kind,valid_from,valid_until\nTân Tiến,01993,xã,,2020-02-01\nTân Tú,01993,Xã,2020-02-01,2025-07-01\nPhủ Thông,01969,thị trấn,,\n")
	units, err := readUnits(path)
	if err != nil {
		t.Fatal(err)
	}
	on := time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC)
	first := time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC)
	for i, want := range []struct {
		full             string
		onReview, onTurn bool
	}{{"Xã Tân Tiến", false, false}, {"Xã Tân Tú", true, true}, {"Thị trấn Phủ Thông", true, true}} {
		u := units[i]
		if u.FullName() != want.full || u.validOn(on) != want.onReview || u.validOn(first) != want.onTurn {
			t.Errorf("unit %d is %q, valid on the review %v, on the day of the merger %v", i, u.FullName(), u.validOn(on), u.validOn(first))
		}
	}
	if last := units[1]; last.validOn(*last.Until) {
		t.Error("the day of valid_until counts; it is the first day after")
	}
}

func TestEveryMistakeInUnitsIsNamedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a lost leading zero", unitHeader + "1969,Phủ Thông,thị trấn,,,,\n", `units.csv:2:1: the commune code "1969" must be 5 digits; Excel may have dropped its leading zero`},
		{"an unknown column", "code,name,kind,zones\n01969,Phủ Thông,thị trấn,\n", `units.csv:1:16: there is no column "zones"; the nearest is "zone"`},
		{"a missing column", "code,name\n01969,Phủ Thông\n", `the column "kind" is missing`},
		{"an unknown kind", unitHeader + "01969,Phủ Thông,huyện,,,,\n", `units.csv:2:17: there is no kind "huyện"`},
		{"an unknown zone", unitHeader + "01969,Phủ Thông,xã,IV,,,\n", `there is no zone "IV"`},
		{"no name", unitHeader + "01969,,xã,,,,\n", "the name of the commune is missing"},
		{"a date in another form", unitHeader + "01969,Phủ Thông,xã,,01/02/2020,,\n", `"01/02/2020" is not a date`},
		{"an end before the beginning", unitHeader + "01969,Phủ Thông,xã,,2020-02-01,2020-01-01,\n", "valid_until must be after valid_from"},
		{"one code for two units at a time", unitHeader + "01993,Tân Tiến,xã,,,2020-03-01,\n01993,Tân Tú,xã,,2020-02-01,,\n", `the code 01993 is both "Tân Tiến" and "Tân Tú" at one time`},
		{"a row with too few cells", unitHeader + "01969,Phủ Thông\n", "a row cannot be read"},
		{"no unit", unitHeader, "no commune is listed"},
		{"nothing", "", "the header row"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "units.csv")
			write(t, path, c.content)
			_, err := readUnits(path)
			wantSentence(t, err, c.want)
		})
	}
}
