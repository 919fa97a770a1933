package pipeline

import (
	"path/filepath"
	"strings"
	"testing"
)

const goodConfig = `year: 2023
review_date: 2023-10-05
unit:
  province: {code: "06", name: "tỉnh Bắc Kạn"}
  district: {code: "063", name: "huyện Bạch Thông"}
`

func TestAConfigurationWithOnlyWhatIsNeededTakesTheDefaults(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, ConfigFile), goodConfig)
	c, err := readConfig(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{c.Paths.Survey, c.Paths.Previous, c.Paths.Units, c.Paths.Targets, c.Paths.Out, c.Deprivations, c.Report.Place, strings.Join(c.Report.Ethnicities, ","), c.reviewDay.Format("2006-01-02")}
	want := []string{"survey", "previous", "units.csv", "targets.yaml", "out", "reported", "Bạch Thông", "Tày,Nùng,Dao,Mông,Hoa,Sán Chay", "2023-10-05"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
	if c.RelapseLookbackYears != nil {
		t.Errorf("relapse_lookback_years is %d, want no limit", *c.RelapseLookbackYears)
	}
}

func TestEveryMistakeInTheConfigurationIsNamedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ name, old, changed, want string }{
		{"a misspelt key", "review_date:", "review_dat:", `rasoat.yaml:2:1: there is no key "review_dat"; the nearest valid key is "review_date"`},
		{"a misspelt nested key", "{code: \"06\"", "{cod: \"06\"", `rasoat.yaml:4:14: there is no key "cod"; the nearest valid key is "code"`},
		{"a key of another level", "year: 2023\n", "year: 2023\nethnicities: []\n", `rasoat.yaml:2:1: there is no key "ethnicities"`},
		{"a code without quotes", `"063"`, "063", `rasoat.yaml:5:20: the code 063 must be quoted, write "063"`},
		{"a code of the wrong length", `"063"`, `"63"`, `rasoat.yaml:5:20: the code "63" must be 3 digits, in quotes`},
		{"a key that stands twice", "year: 2023\n", "year: 2023\nyear: 2024\n", "rasoat.yaml:2:1: this is not valid YAML here"},
		{"YAML that does not close", `"huyện Bạch Thông"}`, `"huyện Bạch Thông"`, "rasoat.yaml:"},
		{"a word for a number", "year: 2023", "year: năm nay", "rasoat.yaml:1:7:"},
		{"no year", "year: 2023\n", "", "year is missing"},
		{"a date in another form", "2023-10-05", "05/10/2023", `rasoat.yaml:2:14: review_date "05/10/2023" is not a date`},
		{"a date of another year", "2023-10-05", "2022-10-05", "rasoat.yaml:2:14: the review date 2022-10-05 is not in the year 2023"},
		{"a unit without a name", `name: "huyện Bạch Thông"`, `name: ""`, "rasoat.yaml:5:33: the name of the unit is missing"},
		{"an unknown way to decide", "year: 2023\n", "year: 2023\ndeprivations: both\n", `rasoat.yaml:2:15: deprivations is "both"; choose reported or derived`},
		{"a lookback of no year", "year: 2023\n", "year: 2023\nrelapse_lookback_years: 0\n", "rasoat.yaml:2:25: relapse_lookback_years is at least 1"},
		{"a sensitive column of the public lists", "year: 2023\n", "year: 2023\nreport:\n  posting:\n    columns: [head_name, head_national_id]\n", `rasoat.yaml:4:26: the column "head_national_id" (Số CCCD) is sensitive`},
		{"an unknown column of the public lists", "year: 2023\n", "year: 2023\nreport:\n  posting:\n    columns: [head_nam]\n", `rasoat.yaml:4:15: a public list has no column "head_nam"; the nearest is "head_name"`},
		{"a column of the public lists named twice", "year: 2023\n", "year: 2023\nreport: {posting: {columns: [class, class]}}\n", `rasoat.yaml:2:37: the column "class" is named twice`},
		{"an unknown ethnicity", "year: 2023\n", "year: 2023\nreport: {ethnicities: [\"Tày\", \"Nung\"]}\n", `rasoat.yaml:2:31: "Nung" is not in the list of ethnicities; the nearest is "Nùng"`},
		{"one ethnicity by two names", "year: 2023\n", "year: 2023\nreport: {ethnicities: [\"Mông\", \"H'Mông\"]}\n", `rasoat.yaml:2:32: "H'Mông" and "Mông" are one ethnicity; name it once`},
		{"the majority among the minorities", "year: 2023\n", "year: 2023\nreport: {ethnicities: [\"Kinh\"]}\n", `rasoat.yaml:2:24: Kinh has a column of its own in form 7.9; leave it out`},
		{"more ethnicities than form 7.9 has room for", "year: 2023\n", "year: 2023\nreport: {ethnicities: [\"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\", \"10\"]}\n", `rasoat.yaml:2:23: names 9 ethnicities, form 7.9 has room for 8`},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			changed := strings.Replace(goodConfig, c.old, c.changed, 1)
			if changed == goodConfig {
				t.Fatalf("%q does not stand in the configuration", c.old)
			}
			write(t, filepath.Join(dir, ConfigFile), changed)
			_, err := readConfig(dir)
			wantSentence(t, err, c.want)
		})
	}
}

func TestSeveralMistakesAreAllNamedAtOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, ConfigFile), "yaer: 2023\nreview_dat: 2023-10-05\n")
	_, err := readConfig(dir)
	wantSentence(t, err, `rasoat.yaml:1:1: there is no key "yaer"`)
	wantSentence(t, err, `rasoat.yaml:2:1: there is no key "review_dat"`)
}

func TestAFolderWithoutConfigurationAndAMissingFolderAreToldApart(t *testing.T) {
	_, err := readConfig(t.TempDir())
	wantSentence(t, err, "there is no rasoat.yaml, so this is no campaign folder")
	_, err = readConfig(filepath.Join(t.TempDir(), "gone"))
	wantSentence(t, err, "there is no such folder")
	dir := t.TempDir()
	write(t, filepath.Join(dir, ConfigFile), "")
	_, err = readConfig(dir)
	wantSentence(t, err, "the file is empty")
}

func TestARefusalSpeaksBothLanguages(t *testing.T) {
	err := refuse("thiếu %s", "%s is missing", "year").(Refusal)
	if err.In(Vietnamese) != "thiếu year" || err.Error() != "year is missing" {
		t.Errorf("got %q and %q", err.In(Vietnamese), err.Error())
	}
}
