package pipeline

import (
	"path/filepath"
	"slices"
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
		{"a successor that lost its zero", succession + "01987,Tú Trĩ,xã,2020-02-01,1993\n", `units.csv:2:28: the successor "1993" must be a code of 5 digits; Excel may have dropped its leading zero`},
		{"a successor of a unit that has not ended", succession + "01987,Tú Trĩ,xã,,01993\n01993,Tân Tú,xã,,\n", "units.csv:2:18: Xã Tú Trĩ has not ended and has no successor"},
		{"a successor that does not exist", succession + "01987,Tú Trĩ,xã,2020-02-01,01994\n01993,Tân Tú,xã,,\n", `units.csv:2:28: the successor "01994" is not in the file; the nearest code is "01993"`},
		{"a successor that ends on the same day", succession + "01987,Tú Trĩ,xã,2020-02-01,01993\n01993,Tân Tiến,xã,2020-02-01,\n", "units.csv:2:28: the successor 01993 is not valid on 2020-02-01, when Xã Tú Trĩ ends"},
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

const succession = "code,name,kind,valid_until,successor\n"

// bachThong is huyện Bạch Thông through its mergers of 2020 (codes 01993 and
// 02005 change their meaning) and of 2025 (many to one; the new codes are not
// known, these are invented), and two units without a successor.
const bachThong = `code,name,kind,valid_from,valid_until,successor
01969,Phủ Thông,thị trấn,,2020-02-01,01969
01972,Phương Linh,xã,,2020-02-01,01969
01987,Tú Trĩ,xã,,2020-02-01,01993
01993,Tân Tiến,xã,,2020-02-01,01993
01996,Quân Bình,xã,,2020-02-01,02005
02005,Hà Vị,xã,,2020-02-01,
01969,Phủ Thông,thị trấn,2020-02-01,2025-07-01,90001
01993,Tân Tú,xã,2020-02-01,2025-07-01,90001
02005,Quân Hà,xã,2020-02-01,2025-07-01,90002
01975,Vi Hương,xã,,2021-06-04,
01975,Vi Hương,xã,2021-06-04,2025-07-01,90001
01978,Sĩ Bình,xã,,2025-07-01,
90001,Phủ Thông,xã,2025-07-01,,
90002,Cẩm Giàng,xã,2025-07-01,,
`

func TestAUnitIsFollowedThroughMergersToTheOneInItsPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "units.csv")
	write(t, path, bachThong)
	units, err := readUnits(path)
	if err != nil {
		t.Fatal(err)
	}
	day := func(year int) time.Time { return time.Date(year, 10, 5, 0, 0, 0, 0, time.UTC) }
	for _, x := range []struct {
		story, name    string
		then           int
		in2023, in2025 string // code of the unit in its place, "" is not known
	}{
		{"a town that took another in and kept its code", "Thị trấn Phủ Thông", 2019, "01969", "90001"},
		{"merged under another code, then merged again", "Xã Phương Linh", 2019, "01969", "90001"},
		{"merged into the code of its neighbour", "Xã Tú Trĩ", 2019, "01993", "90001"},
		{"its own code is another unit now, and named as its successor", "Xã Tân Tiến", 2019, "01993", "90001"},
		{"its own code is another unit now, and not named", "Xã Hà Vị", 2019, "", ""},
		{"named, although its neighbour is not", "Xã Quân Bình", 2019, "02005", "90002"},
		{"the same name goes on without being named", "Xã Vi Hương", 2019, "01975", "90001"},
		{"ended and nothing named", "Xã Sĩ Bình", 2023, "01978", ""},
		{"valid still", "Xã Tân Tú", 2023, "01993", "90001"},
		{"not there yet", "Xã Cẩm Giàng", 2025, "", "90002"},
	} {
		t.Run(x.story, func(t *testing.T) {
			at := slices.IndexFunc(units, func(u unit) bool { return u.FullName() == x.name && u.validOn(day(x.then)) })
			for year, want := range map[int]string{2023: x.in2023, 2025: x.in2025} {
				if next, found := successorOn(units, units[at], day(year)); next.Code != want || found != (want != "") {
					t.Errorf("in the place of %s of %d stands %q in %d, want %q", x.name, x.then, next.Code, year, want)
				}
			}
		})
	}
}
