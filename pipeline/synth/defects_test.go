package synth

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"rasoat/pipeline/survey"
)

func TestDefectsChangeTheirOwnRowsAndNothingElse(t *testing.T) {
	clean, spoiled := generate(t, Options{Seed: sampleSeed}), generate(t, Options{Seed: sampleSeed, Defects: true})
	for i, commune := range spoiled.Communes {
		good, bad := clean.pagesOf(clean.Communes[i]), spoiled.pagesOf(commune)
		hit, appended := map[string]bool{}, 0
		for _, ch := range commune.changes {
			hit[fmt.Sprint(ch.table, ch.row)] = true
			if ch.add != nil {
				appended++
			}
		}
		for _, table := range []string{"info", "households", "members", "previous"} {
			before, after := *good.table(table), *bad.table(table)
			for at, r := range after {
				changed := at >= len(before) || !reflect.DeepEqual(before[at], r)
				if planted := hit[fmt.Sprint(table, at)]; changed != planted {
					t.Errorf("%s %s row %d: changed %v, planted %v", commune.Unit.Name, table, at, changed, planted)
				}
			}
			appended -= len(after) - len(before)
		}
		if appended != 0 {
			t.Errorf("%s: %d planted rows are not there", commune.Unit.Name, appended)
		}
	}
}

func TestEveryKindIsPlantedOnceInTheSample(t *testing.T) {
	places := map[string]int{}
	for _, d := range generate(t, Options{Seed: sampleSeed, Defects: true}).Truth().Defects {
		places[d.Kind]++
	}
	if len(places) < 15 {
		t.Errorf("%d kinds of defects, want at least 15", len(places))
	}
	for _, kind := range defectKinds() {
		want := 1
		if kind.name == "household_no_repeated" {
			want = 2 // both rows
		}
		if places[kind.name] != want {
			t.Errorf("%s is at %d places, want %d", kind.name, places[kind.name], want)
		}
	}
}

func TestNoHouseholdBearsTwoDefectsHoweverFewThereAre(t *testing.T) {
	for seed := range uint64(8) {
		bearers := map[string]string{}
		for _, d := range generate(t, Options{Seed: seed, Communes: 1, Households: 150, Defects: true}).Truth().Defects {
			who := d.Village + d.HouseholdNo
			if other := bearers[who]; who != "" && other != "" && other != d.Kind {
				t.Errorf("seed %d: %s bears %s and %s", seed, who, other, d.Kind)
			}
			bearers[who] = d.Kind
		}
	}
}

func TestALargeCampaignHasADefectForEveryCommuneAndASmallOneStillHasMostKinds(t *testing.T) {
	planted := func(c Campaign) (n int) {
		for _, commune := range c.Communes {
			n += len(commune.changes)
		}
		return n
	}
	if got := planted(generate(t, Options{Seed: 3, Communes: 60, Defects: true})); got != 60 {
		t.Errorf("60 communes have %d defects", got)
	}
	if got := planted(generate(t, Options{Seed: 3, Communes: 1, Defects: true})); got < 30 {
		t.Errorf("a single commune has %d defects, want at least 30", got)
	}
}

func TestTheTruthOfHouseholdsIsTheSameWithDefects(t *testing.T) {
	clean, spoiled := generate(t, Options{Seed: 4}), generate(t, Options{Seed: 4, Defects: true})
	if !reflect.DeepEqual(clean.Truth().Households, spoiled.Truth().Households) {
		t.Error("planting defects changes what is true")
	}
	if len(clean.Truth().Defects) != 0 {
		t.Error("a campaign without defects lists some")
	}
}

func TestTheAddressOfADefectIsWhereItsValueStandsInTheWorkbook(t *testing.T) {
	dir := t.TempDir()
	c := generate(t, Options{Seed: 11, Communes: 4, Households: 1600, Defects: true})
	if err := c.Write(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	books := map[string]map[string]map[string]string{}
	for _, d := range c.Truth().Defects {
		if books[d.File] == nil {
			books[d.File] = readBook(t, filepath.Join(dir, d.File))
		}
		cells := books[d.File][d.Sheet]
		if got := cells[d.Cell]; got != d.Value {
			t.Errorf("%s: %s, sheet %s, cell %s holds %q, want %q", d.Kind, d.File, d.Sheet, d.Cell, got, d.Value)
		}
	}
}

func TestACellIsUnderTheKeyItIsAskedFor(t *testing.T) {
	dir := t.TempDir()
	if err := generate(t, Options{Seed: 11, Communes: 1}).Write(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	surveyed, previous := readBook(t, filepath.Join(dir, "survey/01969.xlsx")), readBook(t, filepath.Join(dir, "previous/01969.xlsx"))
	for table, book := range map[string]map[string]map[string]string{"households": surveyed, "members": surveyed, "previous": previous} {
		sheet := survey.SheetOf(table)
		for _, field := range sheet.Fields {
			above := strings.TrimSuffix(cell(table, field.Key, 0), "7") + "6"
			if got := book[sheet.Name][above]; got != field.Key {
				t.Errorf("%s: the key at %s is %q, want %q", sheet.Name, above, got, field.Key)
			}
		}
	}
	for _, field := range survey.SheetOf("info").Fields {
		beside := "A" + strings.TrimPrefix(cell("info", field.Key, 0), "C")
		if got := surveyed["Thông tin"][beside]; got != field.Key {
			t.Errorf("Thông tin: the key at %s is %q, want %q", beside, got, field.Key)
		}
	}
}

// readBook gives the texts and raw numbers of a workbook, by sheet and cell.
func readBook(t *testing.T, path string) map[string]map[string]string {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
	}
	readPart(t, archive, "xl/workbook.xml", &book)
	out := map[string]map[string]string{}
	for i, s := range book.Sheets {
		var sheet struct {
			Cells []struct {
				At    string `xml:"r,attr"`
				Text  string `xml:"is>t"`
				Value string `xml:"v"`
			} `xml:"sheetData>row>c"`
		}
		readPart(t, archive, "xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml", &sheet)
		out[s.Name] = map[string]string{}
		for _, c := range sheet.Cells {
			out[s.Name][c.At] = c.Text + c.Value
		}
	}
	return out
}

func readPart(t *testing.T, archive *zip.ReadCloser, name string, into any) {
	t.Helper()
	part, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	if err := xml.NewDecoder(part).Decode(into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// serial is a day as a spreadsheet stores it.
func serial(day string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return strconv.Itoa(int(d.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24))
}
