package pipeline

import (
	"context"
	"encoding/json"
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

// altered is a copy of a result whose manifest says something else.
func altered(t *testing.T, dir string, change func(*manifest)) string {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "khac")
	must(t, os.CopyFS(copied, os.DirFS(filepath.Join(dir, "out"))))
	m, err := readManifest(copied)
	must(t, err)
	change(&m)
	content, err := json.Marshal(m)
	must(t, err)
	write(t, filepath.Join(copied, ManifestFile), string(content))
	return copied
}

func refusedRollUps(t *testing.T, whole string, parts []string) {
	list := filepath.Join(t.TempDir(), "huyen.csv")
	write(t, list, "code,name,kind\n063,Bạch Thông,huyện\n")
	otherYear := altered(t, parts[1], func(m *manifest) { m.Content.Year = 2022 })
	otherSet := altered(t, parts[1], func(m *manifest) { m.Content.Rules[0].ID = "nd-351-2025" })
	otherContent := altered(t, parts[1], func(m *manifest) { m.Content.Rules[0].SHA256 = "00" })
	withoutMart := altered(t, parts[1], func(m *manifest) {
		m.Content.Outputs = slices.DeleteFunc(m.Content.Outputs, func(f manifestFile) bool { return strings.Contains(f.File, "mart_units") })
	})
	five := 5
	derived := altered(t, parts[1], func(m *manifest) { m.Content.Settings.Deprivations = deprivationsDerived })
	limited := altered(t, parts[1], func(m *manifest) { m.Content.Settings.RelapseLookbackYears = &five })
	unsaid := altered(t, parts[1], func(m *manifest) { m.Content.Settings = nil })
	damaged := altered(t, parts[1], func(*manifest) {})
	write(t, filepath.Join(damaged, ParquetFolder, "mart_flows", "campaign_year=2023", "campaign_unit=06-064", "part-0.parquet"), "x")
	for _, x := range []struct {
		what    string
		options RollUpOptions
		want    string
	}{
		{"a unit in two results", RollUpOptions{Dirs: []string{parts[0], whole}}, "Thị trấn Phủ Thông (01969) has figures in " + parts[0] + " and in " + whole},
		{"one folder twice", RollUpOptions{Dirs: []string{parts[0], filepath.Join(parts[0], "out")}}, "this folder is named twice"},
		{"two years", RollUpOptions{Dirs: []string{parts[0], otherYear}}, "the result is of 2022, and " + parts[0] + " is of 2023; only results of one year add up"},
		{"two rule sets", RollUpOptions{Dirs: []string{parts[0], otherSet}}, "classified under the rule set nd-351-2025, and " + parts[0] + " under nd-07-2021"},
		{"one set of two contents", RollUpOptions{Dirs: []string{parts[0], otherContent}}, "the rule set nd-07-2021 is not of the content that it has in " + parts[0]},
		{"a set of another version", RollUpOptions{Dirs: []string{otherContent}}, "the rule set nd-07-2021 of the results is not that of this version"},
		{"other indicators that decide", RollUpOptions{Dirs: []string{parts[0], derived}}, derived + ": classified with deprivations derived, and " + parts[0] + " with reported; agree on one in rasoat.yaml and run again"},
		{"another look-back", RollUpOptions{Dirs: []string{parts[0], limited}}, limited + ": classified with relapse_lookback_years 5, and " + parts[0] + " with no limit; agree on one in rasoat.yaml and run again"},
		{"a result that does not say how it was classified", RollUpOptions{Dirs: []string{parts[0], unsaid}}, unsaid + ": the manifest of the result does not say how it was classified (deprivations, relapse_lookback_years); run `rasoat run` again with this version"},
		{"a result of an older version", RollUpOptions{Dirs: []string{withoutMart}}, "the manifest lists 0 files of parquet/mart_units, and there must be one (another version of the program wrote the result); run `rasoat run` again"},
		{"a changed file", RollUpOptions{Dirs: []string{damaged}}, "part-0.parquet: this file was changed after the run"},
		{"a unit that is not expected", RollUpOptions{Dirs: parts[:2], Units: list}, "Xã Vi Hương (01975) of " + parts[1] + " is not of the units in " + list},
		{"a campaign folder as the place of the sum", RollUpOptions{Out: whole, Dirs: parts[:2]}, "this is a campaign folder; write the sum to another folder"},
		{"the results of a campaign as the place", RollUpOptions{Out: filepath.Join(whole, "out"), Dirs: parts[:2]}, "these are the results of a campaign, which the sum would replace"},
		{"the majority as a minority", RollUpOptions{Dirs: parts[:2], Ethnicities: []string{"Kinh"}}, "--ethnicities: Kinh has a column of its own in form 7.9; leave it out"},
		{"an ethnicity that is none", RollUpOptions{Dirs: parts[:2], Ethnicities: []string{"Tay", "Dro"}}, `--ethnicities: "Dro" is not in the list of ethnicities; the nearest is "Dao"`},
		{"an ethnicity twice", RollUpOptions{Dirs: parts[:2], Ethnicities: []string{"Mông", "Hmông"}}, `--ethnicities: "Hmông" and "Mông" are one ethnicity; name it once`},
	} {
		if x.options.Out == "" {
			x.options.Out = filepath.Join(t.TempDir(), "cong")
		}
		_, err := RollUp(t.Context(), x.options, Silent{})
		t.Run(x.what, func(t *testing.T) { wantSentence(t, err, x.want) })
		if exists(filepath.Join(x.options.Out, WarehouseFile)) && !strings.Contains(x.what, "campaign") {
			t.Errorf("%s: a warehouse was written", x.what)
		}
	}
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

// keptFolders are places where a sum would be lost or would write over others.
func keptFolders(t *testing.T, parts []string) {
	lost := filepath.Join(t.TempDir(), "mat-bien-ban")
	must(t, os.CopyFS(lost, os.DirFS(filepath.Join(parts[0], "out"))))
	must(t, os.Remove(filepath.Join(lost, ManifestFile)))
	damaged := filepath.Join(t.TempDir(), "hong-bien-ban")
	must(t, os.CopyFS(damaged, os.DirFS(lost)))
	write(t, filepath.Join(damaged, ManifestFile), "{")
	interrupted := filepath.Join(t.TempDir(), "do-dang")
	must(t, os.MkdirAll(filepath.Join(interrupted, nextFolder), 0o700))
	write(t, filepath.Join(interrupted, nextFolder, journalFile), "{}")
	must(t, os.CopyFS(filepath.Join(interrupted, nextFolder), os.DirFS(filepath.Join(parts[0], "out"))))
	others := t.TempDir()
	write(t, filepath.Join(others, "anh.jpg"), "x")
	file := filepath.Join(t.TempDir(), "tep")
	write(t, file, "x")
	link := filepath.Join(t.TempDir(), "noi-khac")
	must(t, os.Symlink(parts[0], link))
	above := t.TempDir()
	must(t, os.CopyFS(filepath.Join(above, "huyen"), os.DirFS(filepath.Join(parts[1], "out"))))
	linked := filepath.Join(t.TempDir(), "huyen")
	must(t, os.Symlink(filepath.Join(above, "huyen"), linked))
	write(t, filepath.Join(above, usualUnits), "code,name,kind\n064,Chợ Đồn,huyện\n")
	for _, x := range []struct {
		what, out string
		dirs      []string
		want      string
	}{
		{"results without their manifest", lost, parts[1:2], lost + ": the folder holds "},
		{"results whose manifest is damaged", damaged, parts[1:2], "the manifest.json of the results there cannot be read"},
		{"results of a campaign that wait to be published", interrupted, parts[1:2], "these are the results of a campaign, which the sum would replace"},
		{"a folder with another file", others, parts[1:2], others + ": the folder holds anh.jpg and no manifest.json of an earlier roll-up"},
		{"a file", file, parts[1:2], file + ": this folder cannot be used"},
		{"a folder in a campaign", filepath.Join(parts[0], "tinh"), parts[:2], filepath.Join(parts[0], "tinh") + ": the folder of the sum lies in " + parts[0] + ", which it adds up"},
		{"a new folder in results, by a link", filepath.Join(link, "out", "a", "b"), parts[:2], filepath.Join(link, "out", "a", "b") + ": the folder of the sum lies in " + parts[0]},
		{"a folder that holds results, by a link", above, []string{parts[0], linked}, above + ": the folder"},
	} {
		before, _ := os.ReadDir(x.out)
		_, err := RollUp(t.Context(), RollUpOptions{Out: x.out, Dirs: x.dirs}, Silent{})
		t.Run(x.what, func(t *testing.T) { wantSentence(t, err, x.want) })
		if after, _ := os.ReadDir(x.out); len(after) != len(before) {
			t.Errorf("%s: something was written", x.what)
		}
	}
	must(t, os.RemoveAll(filepath.Join(above, "huyen")))
	_, err := RollUp(t.Context(), RollUpOptions{Out: above, Dirs: parts[1:2]}, Silent{}) // the list alone is no obstacle
	must(t, err)
	_, err = RollUp(t.Context(), RollUpOptions{Out: above, Dirs: parts[1:2]}, Silent{})
	must(t, err)
	must(t, os.CopyFS(filepath.Join(above, "huyen"), os.DirFS(filepath.Join(parts[1], "out"))))
	_, err = RollUp(t.Context(), RollUpOptions{Out: above, Dirs: []string{linked}}, Silent{})
	t.Run("an earlier roll-up that holds results, by a link", func(t *testing.T) {
		wantSentence(t, err, above+": the folder of the sum holds "+linked+", which it adds up; choose another")
	})
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
