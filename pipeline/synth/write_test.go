package synth

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

func small(t *testing.T) Campaign {
	return generate(t, Options{Seed: 12, Communes: 3, Households: 300})
}

func write(t *testing.T, c Campaign) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "đợt")
	if err := c.Write(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestTheSameSeedWritesTheSameBytes(t *testing.T) {
	first, again := write(t, small(t)), write(t, small(t))
	files := 0
	err := filepath.WalkDir(first, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files++
		name, err := filepath.Rel(first, path)
		if err != nil {
			return err
		}
		a, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(again, name))
		if err != nil {
			return err
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs between two runs", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := 2*3 + 12*reportedQuarters - 1 + 4; files != want {
		t.Errorf("%d files, want %d: two workbooks a commune, a report of each office and quarter but one, and four more", files, want)
	}
}

func TestProgressCountsEveryWorkbookUpToTheTotal(t *testing.T) {
	var seen []int
	err := small(t).Write(t.Context(), filepath.Join(t.TempDir(), "new"), func(done, total int) {
		if total != 6 {
			t.Errorf("total is %d, want 6", total)
		}
		seen = append(seen, done)
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) != 6 || seen[0] != 1 || seen[5] != 6 {
		t.Errorf("progress told %v, want 1 to 6", seen)
	}
}

func TestAFolderThatIsNotEmptyIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "cũ.xlsx"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	err := small(t).Write(t.Context(), dir, nil)
	if err == nil || !strings.Contains(err.Error(), "cũ.xlsx") {
		t.Errorf("error is %v, want one that names what is in the folder", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("the folder has %d entries now", len(entries))
	}
}

func TestWritingStopsWhenItsContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := small(t).Write(ctx, filepath.Join(t.TempDir(), "new"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
}

func TestTheTruthFileReadsBackAsTheTruth(t *testing.T) {
	c := generate(t, Options{Seed: 12, Communes: 3, Households: 300, Defects: true})
	text, err := os.ReadFile(filepath.Join(write(t, c), "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var got Truth
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	want := c.Truth()
	if got.Label != Label || got.Seed != 12 || len(got.Households) != len(want.Households) || len(got.Defects) != len(want.Defects) {
		t.Fatalf("read %d households, %d defects, seed %d, label %q", len(got.Households), len(got.Defects), got.Seed, got.Label)
	}
	for i, h := range got.Households {
		w := want.Households[i]
		if h.HouseholdNo != w.HouseholdNo || h.Movement != w.Movement || (h.Class == nil) != (w.Class == nil) || (h.Class != nil && *h.Class != *w.Class) {
			t.Errorf("household %d reads as %+v, want %+v", i, h, w)
		}
	}
	if !strings.Contains(string(text), `"class":null`) {
		t.Error("no household that is gone has the class null")
	}
}

func TestCampaignAndTargetsAreYAMLWithThePlansNumbers(t *testing.T) {
	c := generate(t, Options{Seed: sampleSeed})
	var campaign struct {
		Year       int
		ReviewDate string `yaml:"review_date"`
		Unit       struct{ Province, District struct{ Code, Name string } }
		Label      string
	}
	if err := yaml.Unmarshal([]byte(c.campaignText()), &campaign); err != nil {
		t.Fatal(err)
	}
	if campaign.Year != 2023 || campaign.ReviewDate != "2023-10-05" || campaign.Unit.Province.Code != "06" || campaign.Unit.District.Code != "063" || campaign.Label != Label {
		t.Errorf("rasoat.yaml reads as %+v", campaign)
	}
	var targets struct {
		Targets []struct{ ID, Measure, Comparator, Value string }
	}
	if err := yaml.Unmarshal([]byte(c.targetsText()), &targets); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, one := range targets.Targets {
		got[one.ID] = one.Measure + one.Comparator + one.Value
	}
	for id, want := range map[string]string{
		"poor-households": "poor_households_reduced>=361", "near-poor-households": "near_poor_households_reduced>=383",
		"poor-rate": "poor_rate_points_reduced>=4.15", "near-poor-rate": "near_poor_rate_points_reduced>=4.41",
		"both-rates": "poor_and_near_poor_rate_points_reduced>=8.56", "both-rates-least": "poor_and_near_poor_rate_points_reduced>8",
	} {
		if got[id] != want {
			t.Errorf("%s is %q, want %s", id, got[id], want)
		}
	}
}

func TestReportsNeverTakeBackWhatAnEarlierQuarterSaid(t *testing.T) {
	for seed := range uint64(20) {
		reports, err := generate(t, Options{Seed: seed, Communes: 2, Households: 120}).reports()
		if err != nil {
			t.Fatal(err)
		}
		before := map[string]int{}
		for _, r := range reports {
			for _, l := range r.Money {
				if n := atoi(t, l.Disbursed.Total); n < before[l.ID] || n > atoi(t, l.Allocated.Total) {
					t.Errorf("seed %d, %s, quarter %d: disbursed %d after %d of %s allocated", seed, l.ID, r.Quarter, n, before[l.ID], l.Allocated.Total)
				} else {
					before[l.ID] = n
				}
			}
		}
	}
}

func atoi(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestUnitsCarryTheAliasThatTheWorkbookWrites(t *testing.T) {
	c := generate(t, Options{Seed: sampleSeed})
	text := c.unitsText()
	for _, want := range []string{"01978,Sĩ Bình,xã,,,2025-07-01,Sỹ Bình|Xã Sỹ Bình\n", "01993,Tân Tú,xã,,2020-02-01,2025-07-01,\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("units.csv has no line %q:\n%s", want, text)
		}
	}
	if got := c.pagesOf(c.Communes[2]).info["commune_name"]; got != "Xã Sỹ Bình" {
		t.Errorf("the workbook names the commune %q", got)
	}
	later := generate(t, Options{Seed: 1, Year: 2026})
	if text := later.unitsText(); strings.Contains(text, "2025-07-01") {
		t.Error("units of a review in 2026 end before it")
	}
}
