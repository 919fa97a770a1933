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
)

func TestDefectsChangeTheirOwnRowsAndNothingElse(t *testing.T) {
	clean, spoiled := generate(t, Options{Seed: sampleSeed}), generate(t, Options{Seed: sampleSeed, Defects: true})
	for i, commune := range spoiled.Communes {
		good, bad := clean.pagesOf(clean.Communes[i]), spoiled.pagesOf(commune)
		hit, appended := map[string]bool{}, 0
		for _, d := range commune.Defects {
			hit[fmt.Sprint(d.change.table, d.change.row)] = true
			if d.change.add != nil {
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

func TestEveryKindIsPlantedOnceInTheSampleAndNoHouseholdBearsTwo(t *testing.T) {
	kinds, bearers := map[string]int{}, map[string]string{}
	for _, d := range generate(t, Options{Seed: sampleSeed, Defects: true}).Truth().Defects {
		kinds[d.Kind]++
		if d.HouseholdNo == "" {
			continue
		}
		who := d.CommuneCode + d.Village + d.HouseholdNo
		if bearers[who] != "" {
			t.Errorf("%s bears %s and %s", who, bearers[who], d.Kind)
		}
		bearers[who] = d.Kind
	}
	if len(kinds) < 15 {
		t.Errorf("%d kinds of defects, want at least 15", len(kinds))
	}
	for _, kind := range defectKinds() {
		if kinds[kind.name] != 1 {
			t.Errorf("%s is planted %d times, want once", kind.name, kinds[kind.name])
		}
	}
}

func TestALargeCampaignHasADefectForEveryCommuneAndASmallOneStillHasMostKinds(t *testing.T) {
	if got := len(generate(t, Options{Seed: 3, Communes: 60, Defects: true}).Truth().Defects); got != 60 {
		t.Errorf("60 communes have %d defects", got)
	}
	if got := len(generate(t, Options{Seed: 3, Communes: 1, Defects: true}).Truth().Defects); got < 30 {
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
		key := d.change.key
		if headed := cells[columnOf(d.Cell)+"6"]; d.Sheet != "Thông tin" && headed != key {
			t.Errorf("%s: the key above %s is %q, want %q", d.Kind, d.Cell, headed, key)
		}
		if named := cells["A"+strings.TrimLeft(d.Cell, "C")]; d.Sheet == "Thông tin" && named != key {
			t.Errorf("%s: the key beside %s is %q, want %q", d.Kind, d.Cell, named, key)
		}
	}
}

func columnOf(cell string) string { return strings.TrimRight(cell, "0123456789") }

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
