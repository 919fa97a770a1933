package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/sync/errgroup"

	"rasoat/pipeline/warehouse"
)

// districts are three campaigns that share the four communes of one synthetic
// district, in two provinces.
var districts = []struct {
	communes []string
	unit     string
}{
	{[]string{"01969"}, "  province: {code: \"06\", name: \"tỉnh Bắc Kạn\"}\n  district: {code: \"063\", name: \"huyện Bạch Thông\"}\n"},
	{[]string{"01975", "01978"}, "  province: {code: \"06\", name: \"tỉnh Bắc Kạn\"}\n  district: {code: \"064\", name: \"huyện Chợ Đồn\"}\n"},
	{[]string{"01981"}, "  province: {code: \"04\", name: \"tỉnh Cao Bằng\"}\n  district: {code: \"040\", name: \"thành phố Cao Bằng\"}\n"},
}

// runWholeAndParts runs one campaign of the four communes, and the three of the
// districts.
func runWholeAndParts(t *testing.T) (whole string, parts []string) {
	whole = syntheticCampaign(t, SynthOptions{Seed: 4, Communes: 4, Households: 160})
	targets, _, _ := strings.Cut(string(mustRead(t, filepath.Join(whole, "targets.yaml"))), "\ncommunes:")
	write(t, filepath.Join(whole, "targets.yaml"), targets+"\n")
	dirs := []string{whole}
	for i, district := range districts {
		dir := filepath.Join(t.TempDir(), fmt.Sprintf("huyen-%d", i))
		must(t, os.CopyFS(dir, os.DirFS(whole)))
		units := "code,name,kind\n"
		for _, code := range []string{"01969", "01975", "01978", "01981"} {
			if slices.Contains(district.communes, code) {
				units += unitLines[code]
				continue
			}
			must(t, os.Remove(filepath.Join(dir, "survey", code+".xlsx")))
			must(t, os.Remove(filepath.Join(dir, "previous", code+".xlsx")))
		}
		write(t, filepath.Join(dir, "units.csv"), units)
		said := string(mustRead(t, filepath.Join(dir, ConfigFile)))
		if !strings.Contains(said, districts[0].unit) {
			t.Fatalf("rasoat.yaml of a synthetic campaign has no %q", districts[0].unit)
		}
		write(t, filepath.Join(dir, ConfigFile), strings.Replace(said, districts[0].unit, district.unit, 1))
		parts = append(parts, dir)
		dirs = append(dirs, dir)
	}
	var runs errgroup.Group
	runs.SetLimit(2)
	for _, dir := range dirs {
		runs.Go(func() error {
			_, err := Run(context.Background(), RunOptions{Dir: dir}, Silent{})
			return err
		})
	}
	must(t, runs.Wait())
	return whole, parts
}

var unitLines = map[string]string{
	"01969": "01969,Phủ Thông,thị trấn\n", "01975": "01975,Vi Hương,xã\n", "01978": "01978,Sĩ Bình,xã\n", "01981": "01981,Vũ Muộn,xã\n",
}

// rolledUpTo rolls results up to a new folder.
func rolledUpTo(t *testing.T, name string, dirs ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), name)
	said, err := RollUp(t.Context(), RollUpOptions{Out: out, Dirs: dirs, Place: "Bạch Thông"}, Silent{})
	must(t, err)
	if said.HasErrors() || said.Units != said.Reviewed {
		t.Fatalf("%s: %+v", name, said.Findings)
	}
	return out
}

// rowsOf are the rows of a relation of a warehouse as text, each with its first
// columns, under the condition.
func rowsOf(t *testing.T, file, query string) []string {
	t.Helper()
	db, err := warehouse.OpenReadOnly(t.Context(), file)
	must(t, err)
	defer db.Close()
	_, rows, err := db.Select(t.Context(), query)
	must(t, err)
	found := make([]string, len(rows))
	for i, row := range rows {
		found[i] = fmt.Sprint(row)
	}
	return found
}

// figures are the forms that a roll-up prints; a campaign has a row of its plan
// besides in the detailed table.
var figures = []string{
	"rpt_701_results", "rpt_702_poor_flows", "rpt_703_near_poor_flows", "rpt_704_poor_deprivations", "rpt_705_poor_deprivation_rates",
	"rpt_706_near_poor_deprivations", "rpt_707_near_poor_deprivation_rates", "rpt_708_groups", "rpt_709_ethnicities", "rpt_710_causes", "rpt_801_detail",
}

func TestARollUpPrintsTheFiguresOfTheWhole(t *testing.T) {
	whole, parts := runWholeAndParts(t)
	province := rolledUpTo(t, "06", parts[1], parts[0])
	nation := rolledUpTo(t, "ca-nuoc", province, parts[2])
	of := filepath.Join(whole, "out", WarehouseFile)

	t.Run("areas, communes and totals are those of one run over all, cell by cell", func(t *testing.T) {
		for _, relation := range figures {
			cells := "select * exclude (tt, row_no) from " + relation + " where row_kind in ('area', 'total') order by row_no"
			if want, got := rowsOf(t, of, cells), rowsOf(t, filepath.Join(nation, WarehouseFile), cells); len(want) < 3 || !slices.Equal(got, want) {
				t.Errorf("%s: got\n%s\nwant\n%s", relation, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			cells = "select * exclude (tt, row_no) from " + relation + " where row_kind = 'commune' and commune_code <> '01981' order by row_no"
			if want, got := rowsOf(t, of, cells), rowsOf(t, filepath.Join(province, WarehouseFile), cells); len(want) < 3 || !slices.Equal(got, want) {
				t.Errorf("%s: got\n%s\nwant\n%s", relation, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	})
	t.Run("a province has its districts with their communes under them, the country its provinces with their districts", func(t *testing.T) {
		lines := "select tt, row_kind, unit_name, commune_code from rpt_701_results where row_kind <> 'area' order by row_no"
		for file, want := range map[string][]string{
			province: {"[1 group Huyện Bạch Thông 063]", "[1.1 commune Thị trấn Phủ Thông 01969]", "[2 group Huyện Chợ Đồn 064]", "[2.1 commune Xã Vi Hương 01975]", "[2.2 commune Xã Sĩ Bình 01978]", "[III total Tổng cộng (I + II) <nil>]"},
			nation:   {"[1 group Tỉnh Cao Bằng 04]", "[1.1 commune Thành phố Cao Bằng 040]", "[2 group Tỉnh Bắc Kạn 06]", "[2.1 commune Huyện Bạch Thông 063]", "[2.2 commune Huyện Chợ Đồn 064]", "[III total Tổng cộng (I + II) <nil>]"},
		} {
			if got := rowsOf(t, filepath.Join(file, WarehouseFile), lines); !slices.Equal(got, want) {
				t.Errorf("%s has the lines\n%s\nwant\n%s", filepath.Base(file), strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	})
	t.Run("a district is the sum of its communes, in households and in persons", func(t *testing.T) {
		sums := "select c1, c2, c3, c4, c5, c6, c7, c8, c9 from rpt_702_poor_flows where commune_code = '064' order by row_no"
		want := rowsOf(t, of, "select sum(c1), sum(c2), sum(c3), sum(c4), sum(c5), sum(c6), sum(c7), sum(c8), sum(c9) from rpt_702_poor_flows where commune_code in ('01975', '01978') group by line order by line")
		if got := rowsOf(t, filepath.Join(province, WarehouseFile), sums); len(got) != 2 || !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
	t.Run("a roll-up of roll-ups is the roll-up of all, in any order, byte for byte", func(t *testing.T) {
		other := rolledUpTo(t, "moi-huyen", parts[2], parts[1], parts[0])
		for _, file := range []string{FormsFile, DetailFile} {
			if string(mustRead(t, filepath.Join(other, file))) != string(mustRead(t, filepath.Join(nation, file))) {
				t.Errorf("%s is not the same", file)
			}
		}
		one, err := readManifest(nation)
		must(t, err)
		two, err := readManifest(other)
		must(t, err)
		if !slices.Equal(one.Content.Tables, two.Content.Tables) || !slices.Equal(one.Content.Outputs, two.Content.Outputs) {
			t.Error("tables or Parquet files are not the same")
		}
	})
	t.Run("the printed sheets of a district are those of its run", func(t *testing.T) {
		district := rolledUpTo(t, "063", parts[0])
		want, got := sheetsOf(t, filepath.Join(parts[0], "out", FormsFile)), sheetsOf(t, filepath.Join(district, FormsFile))
		for name, cells := range want {
			if strings.HasPrefix(name, "7.") && got[name] != cells {
				t.Errorf("sheet %q:\n%s\nwant\n%s", name, got[name], cells)
			}
		}
	})
	t.Run("verify holds it against what it was made of", func(t *testing.T) {
		v, err := Verify(t.Context(), nation)
		if err != nil || len(v.Differences) != 0 || v.Inputs != 18 || v.Outputs < 10 {
			t.Errorf("%+v, %v", v, err)
		}
		write(t, filepath.Join(province, ParquetFolder, "mart_units", "campaign_year=2023", "campaign_unit=06-all", "part-0.parquet"), "x")
		v, err = Verify(t.Context(), nation)
		if err != nil || len(v.Differences) != 1 || !strings.HasSuffix(v.Differences[0].Name, "06/parquet/mart_units/campaign_year=2023/campaign_unit=06-all/part-0.parquet") {
			t.Errorf("%+v, %v", v.Differences, err)
		}
	})
	t.Run("manifest and Parquet are enough of a result", func(t *testing.T) {
		without := filepath.Join(t.TempDir(), "khong-kho")
		must(t, os.CopyFS(filepath.Join(without, ParquetFolder), os.DirFS(filepath.Join(parts[0], "out", ParquetFolder))))
		write(t, filepath.Join(without, ManifestFile), string(mustRead(t, filepath.Join(parts[0], "out", ManifestFile))))
		if string(mustRead(t, filepath.Join(rolledUpTo(t, "06", without, parts[1]), FormsFile))) != string(mustRead(t, filepath.Join(province, FormsFile))) {
			t.Error("the forms are not those of the whole results")
		}
	})
	t.Run("the settings of the results are those of the sum", func(t *testing.T) { keptSettings(t, parts) })
	t.Run("who asks a roll-up for households is told where they are", func(t *testing.T) {
		wantBelow(t, province, filepath.Join(parts[0], "out")+", "+filepath.Join(parts[1], "out"))
		all := []string{filepath.Join(parts[0], "out"), filepath.Join(parts[1], "out"), filepath.Join(parts[2], "out")}
		wantBelow(t, nation, strings.Join(all, ", "))
	})
	t.Run("nothing is written over but an earlier roll-up", func(t *testing.T) { keptFolders(t, parts) })
	t.Run("what does not add up is refused with its place", func(t *testing.T) { refusedRollUps(t, whole, parts) })
	t.Run("a unit that is missing is named and left out of the sums", func(t *testing.T) { missingUnits(t, parts) })
}

// sheetsOf are the cells of each sheet of a workbook, a row a line.
func sheetsOf(t *testing.T, file string) map[string]string {
	t.Helper()
	book, err := excelize.OpenFile(file)
	must(t, err)
	defer book.Close()
	sheets := map[string]string{}
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		must(t, err)
		for _, row := range rows {
			sheets[name] += strings.Join(row, "|") + "\n"
		}
	}
	return sheets
}

// wantBelow asks a roll-up for households in every way.
func wantBelow(t *testing.T, dir, where string) {
	t.Helper()
	want := dir + ": a roll-up has no households; they are in " + where + ", name the folder of those asked about"
	ctx, household := t.Context(), "01969/thôn 1/1"
	for ask, err := range map[string]error{
		"explain":                 last(Explain(ctx, dir, household)),
		"the warehouse explained": last(Explain(ctx, filepath.Join(dir, WarehouseFile), household)),
		"dossier":                 last(Dossier(ctx, DossierOptions{Target: dir, Household: household})),
		"trace":                   last(Trace(ctx, dir, "7.1!C9", TraceOptions{})),
		"mpi":                     last(Measure(ctx, MeasureOptions{Targets: []string{dir}})),
		"export":                  last(ExportSpark(ctx, dir, t.TempDir(), Silent{})),
		"report":                  last(Report(ctx, ReportOptions{Dir: dir}, Silent{})),
	} {
		t.Run(ask, func(t *testing.T) { wantSentence(t, err, want) })
	}
}

// last is the error of two results.
func last[T any](_ T, err error) error { return err }

// keptSettings rolls up results that were classified in another way than usual.
func keptSettings(t *testing.T, parts []string) {
	ten := 10
	settings := manifestSettings{Deprivations: deprivationsDerived, RelapseLookbackYears: &ten}
	var dirs []string
	for _, part := range parts[:2] {
		dirs = append(dirs, altered(t, part, func(m *manifest) { m.Content.Settings = &settings }))
	}
	out := rolledUpTo(t, "06", dirs...)
	m, err := readManifest(out)
	must(t, err)
	if s := m.Content.Settings; s == nil || s.Deprivations != deprivationsDerived || s.lookback() != (Text{"10", "10"}) {
		t.Errorf("the manifest has the settings %+v", s)
	}
	if got := rowsOf(t, filepath.Join(out, WarehouseFile), "select deprivations, relapse_lookback_years from ref_campaign"); !slices.Equal(got, []string{"[derived 10]"}) {
		t.Errorf("the warehouse has the settings %v", got)
	}
}

func missingUnits(t *testing.T, parts []string) {
	list := filepath.Join(t.TempDir(), "huyen.csv")
	write(t, list, "code,name,kind\n065,Na Rì,huyện\n064,Chợ Đồn,huyện\n063,Bạch Thông,huyện\n")
	out := filepath.Join(t.TempDir(), "cong")
	said, err := RollUp(t.Context(), RollUpOptions{Out: out, Dirs: parts[:2], Units: list}, Silent{})
	must(t, err)
	if !said.HasErrors() || len(said.Findings) != 1 || said.Findings[0].Message.EN != "There are no figures of Huyện Na Rì (065); the totals are without them." {
		t.Errorf("findings: %+v", said.Findings)
	}
	want := []string{"[1 Huyện Na Rì <nil>]", "[2 Huyện Chợ Đồn 15]", "[2.1 Xã Vi Hương 10]", "[2.2 Xã Sĩ Bình 5]", "[3 Huyện Bạch Thông 5]", "[3.1 Thị trấn Phủ Thông 5]", "[III Tổng cộng (I + II) 20]"}
	if got := rowsOf(t, filepath.Join(out, WarehouseFile), "select tt, unit_name, c3 from rpt_701_results where row_kind <> 'area' order by row_no"); !slices.Equal(got, want) {
		t.Errorf("lines in the order of the list: got %q, want %q", got, want)
	}
	if notes := sheetsOf(t, filepath.Join(out, FormsFile))["7.1 Kết quả rà soát"]; !strings.Contains(notes, "Chưa có số liệu của 1 đơn vị (chưa gửi kết quả, hoặc phiếu phải sửa rồi gửi lại): Huyện Na Rì.") {
		t.Errorf("the sheet does not say which unit is missing:\n%s", notes)
	}
	write(t, filepath.Join(out, "units.csv"), "code,name,kind\n063,Bạch Thông,huyện\n064,Chợ Đồn,huyện\n")
	said, err = RollUp(t.Context(), RollUpOptions{Out: out, Dirs: parts[:2]}, Silent{})
	must(t, err)
	if said.HasErrors() || !said.Listed {
		t.Errorf("with the list in the folder: %+v", said)
	}
}
