package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rasoat/pipeline/mpi"
	"rasoat/pipeline/warehouse"
	"rasoat/rules"
)

const fourPersons = "d1,d2,d3,d4,area\n0,0,0,0,north\n0,1,0,1,north\n1,1,1,1,south\n0,1,0,0,=south\n"

const fourPersonsSpec = "dimensions: [{name: a, indicators: [d1]}, {name: b, indicators: [d2]}, {name: c, indicators: [d3]}, {name: d, indicators: [d4]}]\ncutoffs: [\"2/4\"]\nby: [area]\n"

// measureText measures a file of that text.
func measureText(t *testing.T, name, content, spec string) (Measures, error) {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, name), content)
	write(t, filepath.Join(dir, "spec.yaml"), spec)
	return Measure(context.Background(), MeasureOptions{Targets: []string{filepath.Join(dir, name)}, Spec: filepath.Join(dir, "spec.yaml")})
}

// holdHandCase holds the measures of the four persons of Alkire & Foster.
func holdHandCase(t *testing.T, m Measures) {
	t.Helper()
	found := map[string]string{}
	for _, row := range m.Rows() {
		if row[3] == "" && row[1] == "" {
			found[row[0].(string)] = fmt.Sprint(row[6])
		}
	}
	if found["H"] != "0.5" || found["A"] != "0.75" || found["M0"] != "0.375" {
		t.Errorf("the four persons have %v", found)
	}
}

func TestMicrodataAreReadFromCSVParquetAndSheets(t *testing.T) {
	for name, content := range map[string]string{
		"a.csv": fourPersons, "b.csv": "\ufeff" + strings.ReplaceAll(fourPersons, ",", ";"), "c.tsv": strings.ReplaceAll(fourPersons, ",", "\t"),
		"d.csv": strings.ReplaceAll(fourPersons, "\n", "\r\n"),
		"r.csv": "\"\",\"d1\",\"d2\",\"d3\",\"d4\",\"area\"\n\"1\",0,0,0,0,\"n\"\n\"2\",0,1,0,1,\"n\"\n\"3\",1,1,1,1,\"s, x\"\n\"4\",0,1,0,0,\"s\"\n\"5\",NA,1,0,0,\"s\"\n",
	} {
		m, err := measureText(t, name, content, fourPersonsSpec)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		holdHandCase(t, m)
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "spec.yaml"), fourPersonsSpec)
	write(t, filepath.Join(dir, "a.csv"), fourPersons)
	db, err := warehouse.Scratch(context.Background(), warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	query := "select cast(d1 as boolean) as d1, cast(d2 as tinyint) as d2, cast(d3 as double) as d3, cast(d4 as bigint) as d4, area from " + warehouse.CSVFile(filepath.Join(dir, "a.csv"), ',', []string{"d1", "d2", "d3", "d4", "area"})
	if err := db.CopyParquet(context.Background(), query, filepath.Join(dir, "a.parquet")); err != nil {
		t.Fatal(err)
	}
	writeSheet(t, filepath.Join(dir, "a.xlsx"), fourPersons)
	for _, name := range []string{"a.parquet", "a.xlsx"} {
		m, err := Measure(context.Background(), MeasureOptions{Targets: []string{filepath.Join(dir, name)}, Spec: filepath.Join(dir, "spec.yaml")})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		holdHandCase(t, m)
	}
}

// writeSheet writes a csv text into a workbook from its third row on, digits as
// numbers.
func writeSheet(t *testing.T, path, text string) {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		for j, value := range strings.Split(line, ",") {
			at, _ := excelize.CoordinatesToCellName(j+1, i+3)
			if value == "0" || value == "1" {
				file.SetCellInt("Sheet1", at, int64(value[0]-'0'))
			} else {
				file.SetCellStr("Sheet1", at, value)
			}
		}
	}
	if err := file.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

func TestMicrodataThatCannotBeReadAreSentences(t *testing.T) {
	for _, c := range []struct{ name, content, spec, want string }{
		{"a.csv", strings.Replace(fourPersons, "0,1,0,1", "0,2,0,1", 1), fourPersonsSpec, `a.csv, column "d2", row 3: the value "2" is neither 0 nor 1`},
		{"a.csv", strings.Replace(fourPersons, "d3", "e3", 1), fourPersonsSpec, `a.csv has no column "d3"; the nearest is "d1"`},
		{"a.csv", "d1,D1\n0,1\n", fourPersonsSpec, `the column "D1" stands twice`},
		{"a.csv", fourPersons + "1,1\n", fourPersonsSpec, "the rows cannot be read: Invalid Input Error: CSV Error on Line: 6 Original Line: 1,1 Expected Number of Columns: 5 Found: 2"},
		{"a.csv", "d1,d2\xff\n", fourPersonsSpec, "this is not UTF-8"},
		{"a.csv", "d1,d2,d3,d4,area\n", fourPersonsSpec, "no row is left to count"},
		{"a.dta", "x", fourPersonsSpec, `files of type ".dta" are not known`},
		{"a.parquet", "x", fourPersonsSpec, "the rows cannot be read"},
		{"a.xlsx", "x", fourPersonsSpec, "a.xlsx: "},
		{"a.csv", fourPersons, "dimension: 1\n", `the nearest valid key is "dimensions"`},
	} {
		_, err := measureText(t, c.name, c.content, c.spec)
		wantSentence(t, err, c.want)
	}
	dir := t.TempDir()
	writeSheet(t, filepath.Join(dir, "a.xlsx"), strings.Replace(fourPersons, "1,1,1,1", "1,1,x,1", 1))
	write(t, filepath.Join(dir, "spec.yaml"), fourPersonsSpec)
	write(t, filepath.Join(dir, "sheet.yaml"), fourPersonsSpec+"sheet: Sheet2\n")
	_, err := Measure(context.Background(), MeasureOptions{Targets: []string{filepath.Join(dir, "a.xlsx")}, Spec: filepath.Join(dir, "spec.yaml")})
	wantSentence(t, err, `sheet "Sheet1", column "d3", row 6: the value "x"`)
	_, err = Measure(context.Background(), MeasureOptions{Targets: []string{filepath.Join(dir, "a.xlsx")}, Spec: filepath.Join(dir, "sheet.yaml")})
	wantSentence(t, err, `has no sheet "Sheet2"; the nearest is "Sheet1"`)
	_, err = Measure(context.Background(), MeasureOptions{Targets: []string{filepath.Join(dir, "a.xlsx")}})
	wantSentence(t, err, "microdata need --spec FILE.yaml")
	_, err = Measure(context.Background(), MeasureOptions{Targets: []string{filepath.Join(dir, "a.xlsx")}, Spec: filepath.Join(dir, "none.yaml")})
	wantSentence(t, err, "none.yaml: there is no such file")
	_, err = Measure(context.Background(), MeasureOptions{Targets: []string{filepath.Join(dir, "none.csv")}})
	wantSentence(t, err, "there is no such file or folder")
}

func TestTheShippedSpecNamesTheTwelveIndicatorsByTheirDimensions(t *testing.T) {
	spec, err := mpi.ReadSpec(rules.MeasureSpecFile, rules.MeasureSpec())
	if err != nil {
		t.Fatal(err)
	}
	sets, err := rules.Load(rules.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	set := sets[slices.IndexFunc(sets, func(s rules.Set) bool { return s.ID == "nd-07-2021" })]
	if len(spec.Indicators) != len(set.Indicators) {
		t.Fatalf("%d indicators, want %d", len(spec.Indicators), len(set.Indicators))
	}
	dimensions := map[string]string{}
	for i, indicator := range spec.Indicators {
		law := set.Indicators[i]
		if indicator.Column != "deprived_"+string(law.Indicator) {
			t.Errorf("indicator %d is %s, the law's %s", i+1, indicator.Column, law.Indicator)
		}
		if before := dimensions[indicator.Dimension]; before != "" && before != law.Dimension {
			t.Errorf("%s is of dimension %q, others of %q", indicator.Column, law.Dimension, before)
		}
		dimensions[indicator.Dimension] = law.Dimension
	}
	if len(dimensions) != 6 {
		t.Errorf("the dimensions are %v, want six", dimensions)
	}
}

func TestACampaignIsMeasuredInPersonsWithItsLegalClassesBeside(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	m, err := Measure(context.Background(), MeasureOptions{Targets: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	want := selectRows(t, dir, `select sum(case when class = 'poor' then member_count else 0 end), sum(case when deprived_04 then member_count else 0 end), sum(case when deprived_count >= 3 then member_count else 0 end), sum(case when deprived_count >= 4 then member_count else 0 end), sum(member_count), count(*) from mart_households where class is not null`)[0]
	for i, of := range [][3]string{{"legal_poor", "", ""}, {"hd", "deprived_04", ""}, {"H", "", "3/12"}, {"H", "", "1/3"}} {
		at := slices.IndexFunc(m.Result.Rows, func(r mpi.Row) bool { return [3]string{r.Measure, r.Indicator, r.K} == of && r.Subgroup == "" })
		row := m.Result.Rows[at]
		if share := fmt.Sprintf("%v/%v", want[i], want[4]); row.Value.Cmp(ratOf(t, share)) != 0 || row.N != want[5].(int64) {
			t.Errorf("%v is %s of n %d, want %s of n %v", of, row.Value.RatString(), row.N, share, want[5])
		}
	}
}

func TestTheLongTableIsWrittenAsASheetWithoutFormulas(t *testing.T) {
	m, err := measureText(t, "a.csv", fourPersons, fourPersonsSpec)
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	if err := m.WriteSheet(&first, Vietnamese); err != nil {
		t.Fatal(err)
	}
	if err := m.WriteSheet(&second, Vietnamese); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("the same measures give other bytes, %v", err)
	}
	file, err := excelize.OpenReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("Số đo", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != len(m.Result.Rows)+1 {
		t.Fatalf("%d rows and %v, want %d", len(rows), err, len(m.Result.Rows)+1)
	}
	if dimension, err := file.GetSheetDimension("Số đo"); err != nil || dimension != fmt.Sprintf("A1:H%d", len(rows)) {
		t.Errorf("the sheet says it is %s, %v", dimension, err)
	}
	found := false
	for i, row := range rows {
		if i > 0 && row[4] == "'=south" {
			found = true
			if formula, err := file.GetCellFormula("Số đo", fmt.Sprintf("E%d", i+1)); formula != "" || err != nil {
				t.Errorf("row %d holds the formula %q, %v", i+1, formula, err)
			}
		}
	}
	if !found || !slices.Equal(rows[0], m.Columns()) {
		t.Errorf("the level =south is not in the sheet with an apostrophe; header %v", rows[0])
	}
	if notes, err := file.GetRows("Ghi chú"); err != nil || !strings.Contains(fmt.Sprint(notes), "Không tính sai số chuẩn") {
		t.Errorf("the notes are %v, %v", notes, err)
	}
}

func TestTheLongTableIsWrittenAsParquetWithExactDecimals(t *testing.T) {
	m, err := measureText(t, "a.csv", fourPersons, fourPersonsSpec)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "out.parquet")
	if err := m.WriteParquet(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	db, err := warehouse.Scratch(context.Background(), warehouse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	columns, rows, err := db.Select(context.Background(), `select * from `+warehouse.ParquetFile(path)+` where measure in ('M0', 'A')`)
	if err != nil || !slices.Equal(columns, m.Columns()) {
		t.Fatalf("columns %v, %v", columns, err)
	}
	if got := fmt.Sprint(rows[0]); got != "[M0  2/4    0.375 4]" {
		t.Errorf("the first row is %q", got)
	}
	for _, row := range rows {
		if row[0] == "A" && row[4] == "south" && fmt.Sprint(row[6]) != "1" {
			t.Errorf("A of south is %v", row[6])
		}
	}
}

func ratOf(t *testing.T, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no fraction", text)
	}
	return r
}

func TestCampaignsOfTwoYearsAreCompared(t *testing.T) {
	first := small(5)
	first.Year = 2022
	dirs := []string{FinishedCampaign(t, first), FinishedCampaign(t, usual)}
	poor := map[string]string{}
	for i, dir := range dirs {
		row := selectRows(t, dir, "select sum(case when class = 'poor' then member_count else 0 end), sum(member_count) from mart_households where class is not null")[0]
		poor[[]string{"2022", "2023"}[i]] = fmt.Sprintf("%v/%v", row[0], row[1])
	}
	m, err := Measure(context.Background(), MeasureOptions{Targets: dirs})
	if err != nil {
		t.Fatal(err)
	}
	before, after := ratOf(t, poor["2022"]), ratOf(t, poor["2023"])
	found := 0
	for _, row := range m.Result.Rows {
		if row.Subgroup != "" || !strings.HasPrefix(row.Measure, "legal_poor") {
			continue
		}
		found++
		want := map[string]*big.Rat{"legal_poor2022": before, "legal_poor2023": after, "legal_poor.abs2022-2023": new(big.Rat).Sub(after, before)}[row.Measure+row.Time]
		if want != nil && row.Value.Cmp(want) != 0 {
			t.Errorf("%s at %s is %s, want %s", row.Measure, row.Time, row.Value.RatString(), want.RatString())
		}
	}
	if found != 6 { // two years, abs, rel, and both per year
		t.Errorf("legal_poor has %d rows, want 6", found)
	}
	write(t, filepath.Join(dirs[0], "a.csv"), fourPersons)
	write(t, filepath.Join(dirs[0], "a.duckdb"), "no database, though its name says so")
	for want, targets := range map[string][]string{
		"this campaign stands twice":               {dirs[0], filepath.Join(dirs[0], "out")},
		"only one file of microdata":               {dirs[0], filepath.Join(dirs[0], "a.csv")},
		"a.duckdb: the warehouse cannot be opened": {filepath.Join(dirs[0], "a.duckdb")},
	} {
		_, err := Measure(context.Background(), MeasureOptions{Targets: targets})
		wantSentence(t, err, want)
	}
}
