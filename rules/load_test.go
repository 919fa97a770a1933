package rules

import (
	"cmp"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

func day(t *testing.T, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheEmbeddedSetsHoldTheNumbersOfTheLaw(t *testing.T) {
	sets, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		review, set, area                          string
		cutoff, poverty, nearPoverty, average, min int64
	}{
		{"2021-10-05", "qd-59-2015", "rural", 0, 700000, 1000000, 1500000, 3},
		{"2021-10-05", "qd-59-2015", "urban", 0, 900000, 1300000, 1950000, 3},
		{"2023-10-05", "nd-07-2021", "rural", 140, 1500000, 0, 2250000, 3},
		{"2023-10-05", "nd-07-2021", "urban", 175, 2000000, 0, 3000000, 3},
		{"2027-10-05", "nd-351-2025", "rural", 0, 2200000, 0, 0, 3},
		{"2027-10-05", "nd-351-2025", "urban", 0, 2800000, 0, 0, 3},
	} {
		s, err := At(sets, day(t, want.review))
		if err != nil {
			t.Fatal(err)
		}
		got := want
		got.set, got.cutoff, got.min = s.ID, s.Cutoff(want.area), s.MinDeprived()
		got.poverty, got.nearPoverty, got.average = s.Income(LinePoverty, want.area), s.Income(LineNearPoverty, want.area), s.Income(LineAverageLiving, want.area)
		if got != want {
			t.Errorf("got %+v, want %+v (0 is unknown or not in the law)", got, want)
		}
	}
}

func TestAPeriodCountsItsFirstDayAndNotItsLast(t *testing.T) {
	sets, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for date, want := range map[string]string{"2015-12-31": "", "2016-01-01": "qd-59-2015", "2021-12-31": "qd-59-2015", "2022-01-01": "nd-07-2021", "2026-12-31": "nd-07-2021", "2027-01-01": "nd-351-2025", "2031-01-01": ""} {
		set, err := At(sets, day(t, date))
		if set.ID != want || (err == nil) != (want != "") {
			t.Errorf("%s: got %q, %v; want %q", date, set.ID, err, want)
		}
	}
}

// A fixture of testdata/rules/bad is an edit of a good set: the first lines say
// which set is spoilt (of its files, file where it is not set.yaml), what is
// replaced by what, and the whole message wanted.
func TestEveryMistakeInASetIsNamedWithItsPlace(t *testing.T) {
	bad := os.DirFS("../testdata/rules/bad")
	fixtures, err := fs.Glob(bad, "*.txtar")
	if err != nil || len(fixtures) == 0 {
		t.Fatalf("found %d fixtures and %v", len(fixtures), err)
	}
	for _, name := range fixtures {
		t.Run(strings.TrimSuffix(name, ".txtar"), func(t *testing.T) {
			content, err := fs.ReadFile(bad, name)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(content)
			part := map[string]string{}
			for _, f := range archive.Files {
				part[f.Name] = strings.TrimSuffix(string(f.Data), "\n")
			}
			files := spoil(t, part["set"], cmp.Or(part["file"], "set.yaml"), part["old"], part["new"])
			err = loadWithCases(files)
			if err == nil || err.Error() != part["error"] {
				t.Errorf("got:\n%v\nwant:\n%s", err, part["error"])
			}
		})
	}
}

func TestASetThatLastsLongerThanTheNextLeavesNoGapAfterIt(t *testing.T) {
	files := spoil(t, "qd-59-2015", "set.yaml", "until: 2022-01-01", "until: 2027-01-01")
	name := "nd-07-2021/set.yaml"
	changed := strings.Replace(string(files[name].Data), "until: 2027-01-01", `until: 2026-01-01, overlap_before: "hai chuẩn"`, 1)
	files[name] = &fstest.MapFile{Data: []byte(changed)}
	if _, err := Load(files); err != nil {
		t.Errorf("got %v; the first set ends on the day on which the third begins", err)
	}
}

// loadWithCases loads the sets and, where they are good, their cases.
func loadWithCases(files fs.FS) error {
	sets, err := Load(files)
	if err != nil {
		return err
	}
	for _, set := range sets {
		_, err = Cases(files, set)
		if err != nil {
			return err
		}
	}
	return nil
}

// spoil returns the embedded sets with one text of one file of a set replaced.
func spoil(t *testing.T, set, file, old, new string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	paths, err := fs.Glob(embedded, "*/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range paths {
		content, err := embedded.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == set+"/"+file {
			if strings.Count(string(content), old) == 0 {
				t.Fatalf("%s no longer contains %q", name, old)
			}
			content = []byte(strings.Replace(string(content), old, new, 1))
		}
		files[name] = &fstest.MapFile{Data: content}
	}
	return files
}
