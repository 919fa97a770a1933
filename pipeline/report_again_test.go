package pipeline

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// reportsIn are the reports and the manifest in the results of a campaign.
func reportsIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := filesOf(t, filepath.Join(dir, "out"))
	for name, content := range filesOf(t, filepath.Join(dir, "out", PostingFolder)) {
		files[PostingFolder+"/"+name] = content
	}
	delete(files, WarehouseFile)
	return files
}

func TestReportMakesTheSameBytesWithoutTheSurvey(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	before := reportsIn(t, dir)
	for _, file := range []string{FormsFile, DetailFile, LetterFile, PostingFolder + "/01969.xlsx"} {
		if before[file] == "" {
			t.Errorf("the run wrote no %s", file)
		}
		if err := os.Remove(filepath.Join(dir, "out", file)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, "survey")); err != nil {
		t.Fatal(err)
	}
	outputs, err := Report(t.Context(), ReportOptions{Dir: dir}, Silent{})
	if err != nil {
		t.Fatal(err)
	}
	after := reportsIn(t, dir)
	for name := range before {
		if before[name] != after[name] {
			t.Errorf("%s differs from what the run wrote", name)
		}
	}
	m, err := readManifest(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	if len(outputs) != len(m.outputs(reportKinds())) || !maps.Equal(before, after) {
		t.Errorf("%d outputs, files %v, want those of the run: %v", len(outputs), slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
	}
}

func TestReportOnlyMakesWhatItIsAskedFor(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	config := filepath.Join(dir, ConfigFile)
	content, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	before := reportsIn(t, dir)
	write(t, config, strings.Replace(string(content), "report:\n", "report:\n  office: \"Phòng Lao động\"\n", 1))
	// a list of a commune that is no more, as the manifest names it
	write(t, filepath.Join(dir, "out", PostingFolder, "99999.xlsx"), "former")
	addOutput(t, dir, PostingFolder+"/99999.xlsx")
	if _, err := Report(t.Context(), ReportOptions{Dir: dir, Only: []string{"posting", "letter"}}, Silent{}); err != nil {
		t.Fatal(err)
	}
	after := reportsIn(t, dir)
	if after[FormsFile] != before[FormsFile] || after[DetailFile] != before[DetailFile] {
		t.Error("the workbooks were made again, unasked")
	}
	if after[LetterFile] == before[LetterFile] {
		t.Error("the letter does not have the office of rasoat.yaml")
	}
	if _, there := after[PostingFolder+"/99999.xlsx"]; there {
		t.Error("the list of a commune that is no more is still there")
	}
	m, err := readManifest(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, output := range m.Content.Outputs {
		names = append(names, output.File)
		if hash, err := hashFile(filepath.Join(dir, "out"), output.File); err != nil || hash.SHA256 != output.SHA256 {
			t.Errorf("the manifest has another hash of %s (%v)", output.File, err)
		}
	}
	want := []string{FormsFile, DetailFile, ProgressFile, PageFile, LetterFile, "niem-yet/01969.xlsx", "niem-yet/01975.xlsx"}
	if got := slices.DeleteFunc(names, func(name string) bool { return !slices.Contains(want, name) }); !slices.Equal(got, want) {
		t.Errorf("the manifest lists %v, want %v", got, want)
	}
}

// addOutput puts a file into the manifest of the last run.
func addOutput(t *testing.T, dir, file string) {
	t.Helper()
	out := filepath.Join(dir, "out")
	m, err := readManifest(out)
	if err != nil {
		t.Fatal(err)
	}
	m.Content.Outputs = append(m.Content.Outputs, manifestFile{File: file})
	content, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(out, ManifestFile), string(content))
}

func TestReportRefusesInASentence(t *testing.T) {
	dir := syntheticCampaign(t, small(7))
	_, err := Report(t.Context(), ReportOptions{Dir: dir}, Silent{})
	wantSentence(t, err, "there are no results yet; run `rasoat run` first")
	if _, err := os.Stat(filepath.Join(dir, "out")); !os.IsNotExist(err) {
		t.Error("out was made for nothing")
	}
	_, err = Report(t.Context(), ReportOptions{Dir: dir, Only: []string{"leter"}}, Silent{})
	wantSentence(t, err, `there is no report "leter"; the nearest is "letter"`)
	runCampaign(t, dir)
	before := reportsIn(t, dir)
	release, err := lockOut(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Report(t.Context(), ReportOptions{Dir: dir}, Silent{})
	release()
	wantSentence(t, err, "another run is using this folder")
	config := filepath.Join(dir, ConfigFile)
	content, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	write(t, config, strings.Replace(string(content), "2023-10-05", "2023-11-05", 1))
	_, err = Report(t.Context(), ReportOptions{Dir: dir}, Silent{})
	wantSentence(t, err, "these results are of another review")
	write(t, config, string(content))
	if after := reportsIn(t, dir); !maps.Equal(before, after) {
		t.Error("a refusal changed the results")
	}
	if err := os.Remove(filepath.Join(dir, "out", ManifestFile)); err != nil {
		t.Fatal(err)
	}
	_, err = Report(t.Context(), ReportOptions{Dir: dir}, Silent{})
	wantSentence(t, err, "this file is missing or damaged")
}

func TestADossierIsWrittenOnceForAHouseholdWithItsMembers(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	row := selectRows(t, dir, "select h.household_key, min(m.full_name) from mart_households h join stg_members m on m.household_key = h.household_key where h.class = 'poor' group by 1 order by 1 limit 1")[0]
	file := filepath.Join(t.TempDir(), "phuc-tra.docx")
	options := DossierOptions{Target: dir, Household: row[0].(string), File: file, Lang: Vietnamese}
	if _, err := Dossier(t.Context(), options); err != nil {
		t.Fatal(err)
	}
	text := wordText(t, file)
	for _, want := range []string{"PHIẾU GIẢI TRÌNH KẾT QUẢ RÀ SOÁT", row[0].(string), "Hộ nghèo (", "Từng tiêu chí xếp loại", "Điểm B1", "Điều khoản", "Thay đổi nhỏ nhất", row[1].(string), "survey/"} {
		if !strings.Contains(text, want) {
			t.Errorf("the dossier does not say %q", want)
		}
	}
	_, err := Dossier(t.Context(), options)
	wantSentence(t, err, "this file exists and may have been written in")
	options.Force, options.Lang = true, English
	if _, err := Dossier(t.Context(), options); err != nil {
		t.Fatal(err)
	}
	if text := wordText(t, file); !strings.Contains(text, "DOSSIER OF A REVIEW RESULT") || !strings.Contains(text, "Poor (") {
		t.Errorf("the dossier is not in English:\n%s", text)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the dossier may be read by others: %v, %v", info.Mode(), err)
	}
}
