package pipeline

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

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
	link := linkTo(t, parts[0])
	above := t.TempDir()
	must(t, os.CopyFS(filepath.Join(above, "huyen"), os.DirFS(filepath.Join(parts[1], "out"))))
	linked := linkTo(t, filepath.Join(above, "huyen"))
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

// linkTo is another way to a folder, where a link can be made.
func linkTo(t *testing.T, dir string) string {
	link := filepath.Join(t.TempDir(), "loi-khac")
	if err := os.Symlink(dir, link); err != nil {
		t.Logf("no link can be made: %v", err) // Windows asks for a right
		return dir
	}
	return link
}
