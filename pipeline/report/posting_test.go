package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const postingSheet = "Niêm yết"

// posted are the public lists by commune code, read back.
func posted(t *testing.T, src Source, options Options) map[string]*excelize.File {
	t.Helper()
	lists := map[string]*excelize.File{}
	err := Postings(t.Context(), src, options, func(code string, content []byte) error {
		file, err := excelize.OpenReader(bytes.NewReader(content))
		if err == nil {
			t.Cleanup(func() { file.Close() })
		}
		lists[code] = file
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return lists
}

func TestAPublicListNamesTheHouseholdsByVillage(t *testing.T) {
	lists := posted(t, bachThong(t), Options{})
	golden(t, "posting-01969.txt", printed(t, lists["01969"], postingSheet))
	if len(lists) != 2 {
		t.Errorf("%d lists, want one for each unit with figures, those without a household to post too", len(lists))
	}
}

func TestEachVillageHasPagesOfItsOwnUnderTheTitle(t *testing.T) {
	file := posted(t, bachThong(t), Options{})["01969"]
	second := find(t, file, postingSheet, "Khuổi Lìn: 1 hộ")
	content, err := file.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if xml := sheetXML(t, content.Bytes(), 1); !strings.Contains(xml, `<brk id="`+rowBefore(t, second)+`"`) {
		t.Errorf("no page begins at %s", second)
	}
	for _, name := range file.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" && !strings.HasSuffix(name.RefersTo, "!$5:$8") {
			t.Errorf("printed again on each page: %s, want title, year, days and header", name.RefersTo)
		}
	}
}

func TestTheColumnsOfAPublicListCanBeChosen(t *testing.T) {
	text := printed(t, posted(t, bachThong(t), Options{Posting: []string{"household_no", "head_name", "result"}})["01969"], postingSheet)
	if !strings.Contains(text, "\nMã hộ | Họ và tên chủ hộ | Diễn biến\n") || strings.Contains(text, "Số nhân khẩu") {
		t.Errorf("the list has other columns:\n%s", text)
	}
}

func TestASensitiveColumnIsNeverPosted(t *testing.T) {
	columns, err := PostingColumns()
	if err != nil {
		t.Fatal(err)
	}
	sensitive := 0
	for _, c := range columns {
		if c.Sensitive == "" {
			continue
		}
		sensitive++
		err := Postings(t.Context(), bachThong(t), Options{Posting: []string{"head_name", c.Key}}, func(string, []byte) error {
			t.Errorf("a list with %s was made", c.Key)
			return nil
		})
		if err == nil || !strings.Contains(err.Error(), "sensitive") {
			t.Errorf("%s: got %v", c.Key, err)
		}
	}
	for _, key := range []string{"head_national_id", "head_birth", "head_birth_year", "b1_score", "b2_score"} {
		if !slices.ContainsFunc(columns, func(c PostingColumn) bool { return c.Key == key && c.Sensitive != "" }) {
			t.Errorf("%s is not marked sensitive", key)
		}
	}
	if sensitive < 10 {
		t.Errorf("only %d columns are marked", sensitive)
	}
}

func TestANameThatLooksLikeAFormulaIsPostedAsText(t *testing.T) {
	file := posted(t, bachThong(t), Options{})["01969"]
	at := find(t, file, postingSheet, "=1+1")
	kind, err := file.GetCellType(postingSheet, at)
	formula, _ := file.GetCellFormula(postingSheet, at)
	if err != nil || kind != excelize.CellTypeSharedString || formula != "" {
		t.Errorf("%s is of type %v with formula %q (%v)", at, kind, formula, err)
	}
}

func TestANameTooLongForTheHighestRowIsPostedWhole(t *testing.T) {
	name := strings.Repeat("Nguyễn ", 700)
	r := relation{columns: strings.Split("row_kind tt unit_name head_name member_count class result village_no village_households commune_code", " ")}
	r.rows = append(r.rows, []any{"household", "1", "Bản Phẩy", name, int64(4), "Hộ nghèo", "Giữ nguyên hộ nghèo", int64(1), int64(1), "01969"})
	find(t, posted(t, bachThong(t).with("from rpt_910_posting ", r), Options{})["01969"], postingSheet, name)
}

func TestALongVillageLeavesNoRowOrTwoAlone(t *testing.T) {
	r := relation{columns: strings.Split("row_kind tt unit_name head_name member_count class result village_no village_households commune_code", " ")}
	for range 17 {
		r.rows = append(r.rows, []any{"household", "1", "Bản Phẩy", "Hộ", int64(4), "Hộ nghèo", "Giữ nguyên hộ nghèo", int64(1), int64(17), "01969"})
	}
	file := posted(t, bachThong(t).with("from rpt_910_posting ", r), Options{})["01969"]
	content, err := file.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	_, breaks, _ := strings.Cut(sheetXML(t, content.Bytes(), 1), "<rowBreaks")
	first, _, _ := strings.Cut(breaks, "</rowBreaks>")
	// title in row 5, header in row 8, the village in row 9, its households in rows 10 to 26: the last three go over
	if strings.Count(first, "<brk ") != 1 || !strings.Contains(first, `id="23"`) {
		t.Errorf("breaks %s, want one after row 23", first)
	}
}
