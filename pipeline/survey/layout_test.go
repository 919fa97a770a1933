package survey

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

const layoutSamples = "testdata/layouts/"

// rowsOf writes what a landing holds of a table, one line a row.
func (l landed) lines() string {
	var b strings.Builder
	for _, row := range l.files["previous"] {
		fmt.Fprintf(&b, "%s!%s: %s", row["source_sheet"], row["source_row"], row["household_no"])
		for _, key := range []string{"commune_code", "village", "head_name", "head_sex", "head_birth", "head_national_id", "head_ethnicity", "member_count", "class"} {
			fmt.Fprintf(&b, " | %s", row[key])
		}
		b.WriteByte('\n')
	}
	for _, c := range l.files["columns"] {
		fmt.Fprintf(&b, "%s!%s%s %s = %s\n", c["source_sheet"], c["column"], c["header_row"], c["key"], c["label"])
	}
	for _, f := range l.files["findings"] {
		fmt.Fprintf(&b, "%s %s %s\n", f["code"], f["cell"], f["message"])
	}
	return b.String()
}

// A new layout comes with a sample workbook and its golden rows.
func TestEveryLayoutReadsItsSampleAsTheGoldenRowsSay(t *testing.T) {
	for _, l := range Layouts() {
		got := land(t, fileOf(t, layoutSamples+l.ID+".xlsx"), RolePrevious).lines()
		golden := layoutSamples + l.ID + ".golden.txt"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := string(fileOf(t, golden)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", l.ID, got, want)
		}
	}
}

func TestTheSecondHeaderRowIsNoHousehold(t *testing.T) {
	for _, row := range land(t, fileOf(t, layoutSamples+"official-export.xlsx"), RolePrevious).files["previous"] {
		if row["head_name"] == "Chủ hộ" || row["source_row"] < "3" {
			t.Errorf("row %s is the household of %q", row["source_row"], row["head_name"])
		}
	}
}

func TestCSVLandsTheRowsOfTheWorkbookItWasSavedFrom(t *testing.T) {
	rows := func(l landed) string {
		return strings.Split(strings.ReplaceAll(l.lines(), "Sheet1!", "CSV!"), "CSV!A")[0]
	}
	want := rows(land(t, fileOf(t, layoutSamples+"official-export.xlsx"), RolePrevious))
	comma := fileOf(t, layoutSamples+"official-export-comma.csv")
	files := map[string][]byte{"comma": comma, "byte order mark": append(slices.Clone(utf8Mark), comma...), "line ends": []byte(strings.ReplaceAll(string(comma), "\n", "\r\n"))}
	for _, name := range []string{"semicolon", "tab-utf16"} {
		files[name] = fileOf(t, layoutSamples+"official-export-"+name+".csv")
	}
	for name, data := range files {
		if got := rows(land(t, data, RolePrevious)); got != want || got == "" {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestARowOfACSVIsTheRowThatASpreadsheetShows(t *testing.T) {
	l := land(t, []byte("Mã hộ,Thôn,Chủ hộ,Số khẩu,Phân loại\n\n7,\"Nà\nPái\",\"Hà \"\"Mẫu\"\"\",3,Hộ nghèo\n8,Nà Ít,Lường Mẫu,2,Hộ nghèo\n"), RolePrevious)
	want := "CSV!3: 7 |  | Nà\nPái | Hà \"Mẫu\" |  |  |  |  | 3 | Hộ nghèo\nCSV!4: 8 |  | Nà Ít | Lường Mẫu |  |  |  |  | 2 | Hộ nghèo\n"
	if got := l.lines(); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// tcvn3 is a header as Excel of a computer with TCVN3 fonts saved it.
const tcvn3 = "M\xb7 h\xe9;H\xe4 v\xb5 t\xaan ch\xf1 h\xe9;Gi\xedi t\xddnh\n1;Hµ ThÞ MÉu;N÷\n"

func TestAFileThatCannotBeReadIsRefusedWithWhatToDo(t *testing.T) {
	broken := "Mã hộ,Thôn,Chủ hộ\n1,\"Nà Pái,Hà\n2,Nà,Lường\n"
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"an xls that LibreOffice wrote":               {fileOf(t, layoutSamples+"review-list.xls"), codeOldExcel},
		"a CSV in TCVN3":                              {[]byte(tcvn3), codeLegacyText},
		"a CSV with a quotation mark left open":       {[]byte(broken), codeBrokenCSV},
		"a text that is no table":                     {[]byte("xin chào\n"), codeUnknownFile},
		"a workbook whose letters are TCVN3 in Latin": {[]byte("M· hé;Hä vµ tªn chñ hé;Giíi tÝnh;Sè nh©n khÈu\n1;Hµ ThÞ MÉu;N÷;3\n"), codeLegacyText},
		"a workbook whose letters are VNI in Latin":   {[]byte("Maõ hoä;Hoï vaø teân chuû hoä;Giôùi tính;Nhaân khaåu\n1;Haø Thò Maãu;Nöõ;3\n"), codeLegacyText},
	} {
		l := land(t, c.data, RolePrevious)
		i := slices.IndexFunc(l.files["findings"], func(f map[string]string) bool { return f["code"] == c.code })
		if !l.Refused || i < 0 || !strings.Contains(strings.ToLower(l.files["findings"][i]["remedy"]), "lưu") && c.code != codeUnknownFile {
			t.Errorf("%s: refused %t, %v", name, l.Refused, l.files["findings"])
		}
	}
}

func TestAListThatHasNoIndicatorsIsRefusedAsASurveyWithWhereItBelongs(t *testing.T) {
	for _, l := range Layouts() {
		got := land(t, fileOf(t, layoutSamples+l.ID+".xlsx"), RoleSurvey)
		if !got.Refused || !slices.Contains(got.codes(), codeLayoutElsewhere) || !strings.Contains(got.lines()+got.files["findings"][1]["remedy"], "previous/") {
			t.Errorf("%s: refused %t, %v", l.ID, got.Refused, got.files["findings"])
		}
	}
}

func TestAListWithoutTheNumberOfMembersIsRefused(t *testing.T) {
	const data = "Mã hộ;Thôn;Khu vực rà soát;Phân loại hộ;Đơn vị quản lý;Họ tên chủ hộ\n7;Nà Pái;Khu vực nông thôn;Hộ nghèo;Xã Vi Hương;Hà Mẫu\n"
	if got := land(t, []byte(data), RolePrevious); !got.Refused || !slices.Contains(got.codes(), codeMissingColumn) {
		t.Errorf("refused %t, %v", got.Refused, got.codes())
	}
}

const unknown = "Danh mục hộ;;;;\nSố hiệu hộ;Tên thôn bản;Họ tên người đứng tên chủ hộ;Tổng nhân khẩu;Xếp loại hộ;Điện thoại\n7;Nà Pái;Hà Thị Mẫu;3;Hộ nghèo;0900000000\n8;Nà Ít;Lường Văn Mẫu;2;Hộ cận nghèo;0900000001\n"

func describe(t *testing.T, data string, asIs bool, layouts ...Layout) Reading {
	t.Helper()
	path := filepath.Join(t.TempDir(), "la.csv")
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Describe(t.Context(), path, DefaultLimits(), layouts, asIs)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheLayoutProposedForAnUnknownFileReadsIt(t *testing.T) {
	r := describe(t, unknown, false, Layouts()...)
	if r.Layout != "" || !strings.Contains(r.Proposal, "điện thoại") {
		t.Fatalf("read as %q, proposed\n%s", r.Layout, r.Proposal)
	}
	own, err := ParseLayout("bo-cuc.yaml", []byte(r.Proposal))
	if err != nil {
		t.Fatalf("%v\n%s", err, r.Proposal)
	}
	path := filepath.Join(t.TempDir(), "la.csv")
	if err := os.WriteFile(path, []byte(unknown), 0o600); err != nil {
		t.Fatal(err)
	}
	landing, err := Land(t.Context(), path, "previous/la.csv", RolePrevious, t.TempDir(), DefaultLimits(), own)
	if err != nil {
		t.Fatal(err)
	}
	rows := readArrow(t, filepath.Join(landing.Dir, "previous.arrow"))
	if len(rows) != 2 || rows[1]["household_no"] != "8" || rows[1]["village"] != "Nà Ít" || rows[1]["head_name"] != "Lường Văn Mẫu" || rows[1]["member_count"] != "2" || rows[1]["class"] != "Hộ cận nghèo" {
		t.Errorf("landed %v by\n%s", rows, r.Proposal)
	}
}

func TestSamplesHideWhoTheyAreOfUnlessAskedFor(t *testing.T) {
	for asIs, want := range map[bool]string{false: "Xx Xxx Xxx", true: "Hà Thị Mẫu"} {
		all := fmt.Sprint(describe(t, unknown, asIs, Layouts()...))
		if !strings.Contains(all, want) || strings.Contains(all, "0900000000") != asIs {
			t.Errorf("as is %t: %s", asIs, all)
		}
	}
}

func TestAMistakeInALayoutIsNamedWithItsLine(t *testing.T) {
	good := string(fileOf(t, "layouts/household-import.yaml"))
	for wrong, want := range map[[2]string]string{
		{"key: village", "key: vilage"}:        `own.yaml:11:15: "vilage" is no key of the table previous; the nearest is "village"`,
		{"roles: [previous]", "roles: [last]"}: `own.yaml:4:9: roles holds "last"; choose survey or previous`,
		{"marks:", "mark:"}:                    `there is no key "mark"; the nearest valid key is "marks"`,
		{"table: previous", "table: list"}:     `table is "list"; choose households, members or previous`,
		{"key: head_sex, labels: [Giới tính]", "key: class, labels: [Giới tính]"}: `the key "class" is there twice`,
	} {
		_, err := ParseLayout("own.yaml", []byte(strings.Replace(good, wrong[0], wrong[1], 1)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", wrong[1], err, want)
		}
	}
}

func TestMarksApartFromTheirLettersAreSaidOnceAndReadAsTheSame(t *testing.T) {
	l := land(t, []byte(norm.NFD.String("Mã hộ;Thôn;Chủ hộ;Số khẩu;Phân loại\n7;Nà Pái;Hà Mẫu;3;Hộ nghèo\n8;Nà Ít;Lường Mẫu;2;Hộ nghèo\n")), RolePrevious)
	if got := l.files["previous"][0]["village_folded"]; got != "nà pái" {
		t.Errorf("the village is %q", got)
	}
	var cells []string
	for _, f := range l.files["findings"] {
		if f["code"] == codeDecomposed {
			cells = append(cells, f["cell"])
		}
	}
	if !slices.Equal(cells, []string{"B2", "C2"}) {
		t.Errorf("said in %v", cells)
	}
}

func TestAPersonAboveTheFirstHouseholdIsSaidWithTheRow(t *testing.T) {
	const data = "TT;STT hộ;Họ và tên chủ hộ;Họ và tên thành viên;Quan hệ với chủ hộ;Ngày sinh;Thôn;Phân loại hộ;Số nhân khẩu\n" +
		"1;;;Hà Thị Mẫu Con;Con;2010;Nà Pái;;\n" +
		"2;1;Hà Thị Mẫu;Hà Thị Mẫu;Chủ hộ;1980;Nà Pái;1;1\n"
	l := land(t, []byte(data), RolePrevious)
	found := l.files["findings"]
	i := slices.IndexFunc(found, func(f map[string]string) bool { return f["code"] == codePersonWithoutHousehold })
	if i < 0 || found[i]["cell"] != "B2" || found[i]["severity"] != SeverityWarning || len(l.files["previous"]) != 1 {
		t.Errorf("landed %d households with %v", len(l.files["previous"]), found)
	}
	if below := land(t, []byte(strings.Replace(data, "1;;;Hà", "1;7;Hà Thị Mẫu Con;Hà", 1)), RolePrevious); slices.Contains(below.codes(), codePersonWithoutHousehold) {
		t.Errorf("with a household above: %v", below.files["findings"])
	}
}

func TestAColumnThatGivesItsFieldToALikerOneIsNotReadAndNoGuess(t *testing.T) {
	r := describe(t, "STT hộ nghèo;Số hiệu hộ;Mã hộ;Tên thôn bản;Họ tên chủ hộ;Tổng nhân khẩu;Xếp loại hộ\n1;6;7;Nà Pái;Hà Thị Mẫu;3;Hộ nghèo\n", false)
	for _, c := range r.Sheets[0].Columns {
		if c.Key == "" && (c.Near || c.Likeness != 0) || c.Header == "Số hiệu hộ" && c.Key != "" || c.Header == "Mã hộ" && c.Key != "household_no" {
			t.Errorf("%q is %q, near %t, %d %%", c.Header, c.Key, c.Near, c.Likeness)
		}
	}
}
