package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// listings is a commune's workbook of one year: number of the household, its
// class at the start, B1 and number of deprivations.
type listings []struct {
	no, listedAs string
	b1, deprived int
}

// person is the head of household no, the same one every year.
func person(no string) map[string]string {
	return map[string]string{"village": "Nà Pái", "household_no": no, "head_name": "Lường Thị Mẫu " + no, "head_national_id": fmt.Sprintf("006180%06s", no),
		"head_sex": "Nữ", "head_ethnicity": "Tày"}
}

// yearOf writes the campaign folder of a year: rasoat.yaml, units.csv and one
// workbook for each commune. Its results go to dir/out unless out is given.
func yearOf(t *testing.T, year int, out, units string, communes map[string]listings) string {
	t.Helper()
	dir := t.TempDir()
	if out == "" {
		out = "out"
	}
	write(t, filepath.Join(dir, ConfigFile), fmt.Sprintf("year: %d\nreview_date: %[1]d-10-05\nunit:\n  province: {code: \"06\", name: \"tỉnh Bắc Kạn\"}\n  district: {code: \"063\", name: \"huyện Bạch Thông\"}\npaths:\n  out: %[2]s\n", year, out))
	write(t, filepath.Join(dir, "units.csv"), units)
	for code, rows := range communes {
		book := survey.Workbook{Info: information(code, year)}
		for _, r := range rows {
			household := person(r.no)
			maps.Copy(household, map[string]string{"head_birth": "1980", "member_count": "1", "listed_as": r.listedAs, "b1_score": fmt.Sprint(r.b1), "b2_score": fmt.Sprint(10 * r.deprived)})
			for i := range r.deprived {
				household[fmt.Sprintf("deprived_%02d", i+7)] = "x"
			}
			book.Households = append(book.Households, household)
			book.Members = append(book.Members, map[string]string{"village": "Nà Pái", "household_no": r.no, "member_no": "1", "full_name": household["head_name"], "relation": "1",
				"sex": "Nữ", "birth": "1980", "national_id": household["head_national_id"], "health_insurance": "có"})
		}
		workbookAt(t, filepath.Join(dir, "survey", code+".xlsx"), book)
	}
	return dir
}

func information(code string, year int) map[string]string {
	return map[string]string{"format": survey.Format, "province_code": "06", "district_code": "063", "commune_code": code, "commune_name": "Xã", "review_year": fmt.Sprint(year),
		"review_date": fmt.Sprintf("%d-10-05", year), "total_households": "100", "total_persons": "400", "minority_households": "90", "minority_persons": "350"}
}

func workbookAt(t *testing.T, path string, book survey.Workbook) {
	t.Helper()
	var content bytes.Buffer
	if err := survey.Write(&content, book); err != nil {
		t.Fatal(err)
	}
	write(t, path, content.String())
}

const viHuong = "code,name,kind\n01975,Vi Hương,xã\n"

var (
	first  = listings{{"1", "Hộ nghèo", 100, 4}, {"2", "Hộ nghèo", 200, 0}, {"3", "Hộ cận nghèo", 100, 1}, {"4", "Không", 200, 0}, {"5", "Hộ nghèo", 200, 0}}
	second = listings{{"1", "Hộ nghèo", 100, 4}, {"2", "Không", 100, 4}, {"3", "Hộ cận nghèo", 200, 0}, {"4", "Không", 100, 4}}
)

// firstYear is the campaign of 2023 with first in Vi Hương, and its results.
func firstYear(t *testing.T) string {
	t.Helper()
	return copyOf(t, "first year", func(dir string) error {
		made := yearOf(t, 2023, "", viHuong, map[string]listings{"01975": first})
		runCampaign(t, made)
		return errors.Join(os.CopyFS(dir, os.DirFS(made)), sameModes(made, dir))
	})
}

func moves(t *testing.T, dir string) [][]any {
	return selectRows(t, dir, "select household_no, previous_class, movement, newly_escaped from mart_households order by 1")
}

func wantRows(t *testing.T, what string, got [][]any, want ...[]any) {
	t.Helper()
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

func TestTwoYearsOneAfterAnotherHandTheApprovedResultOn(t *testing.T) {
	before := yearOf(t, 2023, "", viHuong, map[string]listings{"01975": first})
	if s := runCampaign(t, before); s.HasErrors() {
		t.Fatalf("the first year has %v", s.Findings)
	}
	wantRows(t, "2023", moves(t, before), []any{"1", "poor", "stays_poor", false}, []any{"2", "poor", "poor_to_not_poor", true}, []any{"3", "near_poor", "stays_near_poor", false},
		[]any{"4", "not_poor", "not_listed", false}, []any{"5", "poor", "poor_to_not_poor", true})

	now := yearOf(t, 2024, "", viHuong, map[string]listings{"01975": second})
	file := filepath.Join(before, "out", "approved", "2023.parquet")
	write(t, filepath.Join(now, ConfigFile), string(mustRead(t, filepath.Join(now, ConfigFile)))+"  approved: ["+filepath.ToSlash(file)+"]\n")
	if s := runCampaign(t, now); s.HasErrors() {
		t.Fatalf("the second year has %v", s.Findings)
	}
	want := [][]any{{"1", "poor", "stays_poor", false}, {"2", "not_poor", "relapse_poor", false}, {"3", "near_poor", "near_poor_to_not_poor", true}, {"4", "not_poor", "new_poor", false}}
	wantRows(t, "2024 after 2023", moves(t, now), want...)
	wantRows(t, "newly escaped", selectRows(t, now, "select household_key, cast(escaped_on as varchar), from_class from mart_newly_escaped order by 1"),
		[]any{"01975/nà pái/3", "2024-10-05", "near_poor"}, []any{"01975/nà pái/5", "2023-10-05", "poor"})

	// The third year reads the folder of results itself; the result of each year stays.
	third := yearOf(t, 2025, filepath.ToSlash(filepath.Join(now, "out")), viHuong, map[string]listings{"01975": {{"1", "Hộ nghèo", 200, 0}, {"2", "Hộ nghèo", 200, 0}, {"3", "Không", 100, 4}, {"4", "Hộ nghèo", 100, 4}}})
	if s := runCampaign(t, third); s.HasErrors() {
		t.Fatalf("the third year has %v", s.Findings)
	}
	wantRows(t, "2025 after 2024", moves(t, now), []any{"1", "poor", "poor_to_not_poor", true}, []any{"2", "poor", "poor_to_not_poor", true}, []any{"3", "not_poor", "new_poor", false}, []any{"4", "poor", "stays_poor", false})
	if left := filesOf(t, filepath.Join(now, "out", approvedFolder)); len(left) != 2 || left["2024.parquet"] == "" || left["2025.parquet"] == "" {
		t.Errorf("the folder holds the results %v, want those of 2024 and 2025", len(left))
	}
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestTheSameYearRunAgainGivesTheSameApprovedResultByteForByte(t *testing.T) {
	dir := firstYear(t)
	file := filepath.Join(dir, "out", "approved", "2023.parquet")
	earlier := mustRead(t, file)
	runCampaign(t, dir)
	if !bytes.Equal(earlier, mustRead(t, file)) {
		t.Error("the second run wrote other bytes")
	}
	if n := selectRows(t, dir, "select count(*) from raw_approved")[0][0]; n != int64(0) {
		t.Errorf("the run read %v rows of its own year", n)
	}
}

func TestAnEarlierResultThatCannotBeUsedIsRefusedByName(t *testing.T) {
	before := firstYear(t)
	result := mustRead(t, filepath.Join(before, "out", "approved", "2023.parquet"))
	for _, x := range []struct {
		story, name string
		content     []byte
		named       string // paths.approved
		want        string
	}{
		{"a named file that is not there", "", nil, "cũ/2023.parquet", "2023.parquet: there is no such approved result; correct paths.approved in rasoat.yaml"},
		{"a file that is no Parquet", "khac.parquet", []byte("không"), "khac.parquet", "khac.parquet: this is no approved result written by `rasoat run` (it cannot be read as Parquet of rasoat); copy out/approved/<year>.parquet"},
		{"a result of the year itself", "nay.parquet", result, "nay.parquet", "nay.parquet: the result of 2023 is not of a year before the campaign of 2023; take the file out of paths.approved"},
		{"a result under the name of another year", "out/approved/2022.parquet", result, "", "2022.parquet: the file holds the result of 2023; name it after its year or move it away"},
		{"a misspelt key", "", nil, "x]\n  aproved: [x", `there is no key "aproved"; the nearest valid key is "approved"`},
	} {
		t.Run(x.story, func(t *testing.T) {
			dir := yearOf(t, 2023, "", viHuong, map[string]listings{"01975": first})
			if x.named != "" {
				write(t, filepath.Join(dir, ConfigFile), string(mustRead(t, filepath.Join(dir, ConfigFile)))+"  approved: ["+x.named+"]\n")
			}
			if x.name != "" {
				write(t, filepath.Join(dir, x.name), string(x.content))
			}
			_, err := Run(context.Background(), RunOptions{Dir: dir}, Silent{})
			wantSentence(t, refusalIn(err), x.want)
		})
	}
}

// refusalIn takes a refusal out of what stopped a run.
func refusalIn(err error) error {
	var refused Refusal
	if errors.As(err, &refused) {
		return refused
	}
	return err
}

func TestTwoResultsOfOneCommuneAndYearAreRefused(t *testing.T) {
	before := firstYear(t)
	result := mustRead(t, filepath.Join(before, "out", "approved", "2023.parquet"))
	dir := yearOf(t, 2024, "", viHuong, map[string]listings{"01975": second})
	write(t, filepath.Join(dir, "out", "approved", "2023.parquet"), string(result))
	write(t, filepath.Join(dir, "approved", "2023.parquet"), string(result))
	write(t, filepath.Join(dir, ConfigFile), string(mustRead(t, filepath.Join(dir, ConfigFile)))+"  approved: [approved/2023.parquet]\n")
	_, err := Run(context.Background(), RunOptions{Dir: dir}, Silent{})
	wantSentence(t, refusalIn(err), "approved/2023.parquet: the result of 2023 of commune 01975 is in ./approved/2023.parquet too; keep one of the files")
}

func TestAResultWithAHouseholdInTwoRowsIsRefused(t *testing.T) {
	dir := yearOf(t, 2024, "", viHuong, map[string]listings{"01975": second})
	c, err := openCampaign(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	db, err := warehouse.Create(t.Context(), "", warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, no := range []string{"1", "001"} {
		if _, _, err := db.Select(t.Context(), "insert into raw_approved (source_file, review_year, commune_code, household_no, household_key, village_folded) values ('cu.parquet', 2023, '01975', ?, '01975/nà pái/' || ?, 'nà pái')", no, no); err != nil {
			t.Fatal(err)
		}
	}
	wantSentence(t, (&work{campaign: c, db: db}).refuseRepeated(t.Context()), "cu.parquet: household 01975/nà pái/001 stands twice in the result of 2023")
}

// Xã Vi Hương and xã Tân Tú became xã Phủ Thông; the code 01975 is now another xã.
const mergedUnits = `code,name,kind,valid_from,valid_until,successor
01975,Vi Hương,xã,,2024-07-01,01969
01993,Tân Tú,xã,,2024-07-01,01969
01969,Phủ Thông,xã,2024-07-01,,
01975,Vĩnh Thông,xã,2024-07-01,,
`

func TestAfterAMergerTheOldListsAreThoseOfTheUnitInTheirPlaceAndOfNoOther(t *testing.T) {
	before := yearOf(t, 2023, "", "code,name,kind\n01975,Vi Hương,xã\n01993,Tân Tú,xã\n", map[string]listings{
		"01975": {{"1", "Hộ nghèo", 100, 4}}, "01993": {{"2", "Hộ nghèo", 100, 4}}})
	runCampaign(t, before)
	result := mustRead(t, filepath.Join(before, "out", "approved", "2023.parquet"))
	survey2024 := map[string]listings{"01969": {{"1", "Hộ nghèo", 100, 4}, {"2", "Hộ nghèo", 200, 0}}, "01975": {{"9", "Không", 100, 4}}}
	want := [][]any{{"1", "poor", "stays_poor", false}, {"2", "poor", "poor_to_not_poor", true}, {"9", "not_poor", "new_poor", false}}

	handed := yearOf(t, 2024, "", mergedUnits, survey2024)
	write(t, filepath.Join(handed, "out", "approved", "2023.parquet"), string(result))
	if s := runCampaign(t, handed); s.HasErrors() {
		t.Fatalf("with the result handed on: %v", s.Findings)
	}
	wantRows(t, "with the result handed on", moves(t, handed), want...)

	lists := yearOf(t, 2024, "", mergedUnits, survey2024)
	for no, code := range map[string]string{"1": "01975", "2": "01993"} {
		row := person(no)
		maps.Copy(row, map[string]string{"commune_code": code, "head_birth": "1980", "member_count": "1", "class": "Hộ nghèo"})
		workbookAt(t, filepath.Join(lists, "previous", code+".xlsx"), survey.Workbook{Info: information(code, 2023), Previous: []map[string]string{row}})
	}
	if s := runCampaign(t, lists); s.HasErrors() {
		t.Fatalf("with the old workbooks: %v", s.Findings)
	}
	wantRows(t, "with the old workbooks", moves(t, lists), want...)
	wantRows(t, "totals", selectRows(t, lists, "select commune_code, opening_households_total, poor_opening from mart_communes order by 1"),
		[]any{"01969", int64(200), int64(2)}, []any{"01975", int64(100), int64(0)})
}

func TestATemplateIsFilledFromTheResultOfTheYearBeforeAlone(t *testing.T) {
	before := firstYear(t)
	dir := yearOf(t, 2024, filepath.ToSlash(filepath.Join(before, "out")), viHuong, nil)
	c, err := openCampaign(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	opening, err := c.opening(context.Background(), Silent{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range opening["01975"] {
		got = append(got, h["household_no"]+" "+h["listed_as"]+" "+h["head_birth"])
	}
	if want := []string{"1 Hộ nghèo 1980", "3 Hộ cận nghèo 1980"}; !reflect.DeepEqual(got, want) {
		t.Errorf("the template lists %q, want %q", got, want)
	}
}
