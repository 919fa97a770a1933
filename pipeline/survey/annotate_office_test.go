package survey

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestPartsWithoutAMarkAreCopiedByteForByte(t *testing.T) {
	original := communeWorkbook(t, 40)
	mark := Mark{Severity: SeverityError, Code: "TT-001", Heading: "LỖI", Sheet: "Thông tin", Cell: "C13", Row: 13, Message: "=sai", Remedy: "sửa"}
	was := map[string]string{}
	for _, p := range unzipped(t, original) {
		was[p.name] = p.content
	}
	touched := []string{"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"}
	same := 0
	for _, p := range unzipped(t, annotated(t, original, mark)) {
		content, old := was[p.name]
		delete(was, p.name)
		switch {
		case !old && !strings.Contains(p.name, "rasoat") && p.name != "xl/worksheets/_rels/sheet1.xml.rels":
			t.Errorf("the copy has a part %s of its own", p.name)
		case old && content == p.content:
			same++
		case old && !slices.Contains(touched, p.name):
			t.Errorf("%s has changed", p.name)
		}
	}
	if len(was) > 0 || same < 5 {
		t.Errorf("%d parts are the same; lost are %v", same, was)
	}
}

// LibreOffice cuts drop-downs a thousand rows under the last cell, so no mark
// stands under it. What excelize reads of a fill that LibreOffice saved is its
// pattern without its colours; those are looked for among the styles.
func TestInLibreOfficeTheCopyShowsWhatTheOriginalShows(t *testing.T) {
	original := communeWorkbook(t, 40)
	officeOriginal, installed := resaved(t, original)
	if !installed {
		t.Fatal("LibreOffice is not installed; bash .ci/test installs it")
	}
	marks := slices.DeleteFunc(slices.Clone(theMarks), func(m Mark) bool { return m.Cell == "B60" })
	officeCopy, _ := resaved(t, annotated(t, original, marks...))
	before, restBefore := bookSeen(t, officeOriginal)
	after, restAfter := bookSeen(t, officeCopy)
	for sheet, was := range restBefore {
		if sheet == "names" {
			continue // the filter of the list is a name
		}
		if !reflect.DeepEqual(was, restAfter[sheet]) {
			t.Errorf("%s: drop-downs, merged cells, panes, widths or heights are %v, were %v", sheet, restAfter[sheet], was)
		}
	}
	marked := map[string]bool{}
	for _, m := range byCellOf(marks) {
		marked[m.sheet+"!"+m.name()] = true
	}
	compared := 0
	for place, was := range before {
		is := after[place]
		compared++
		if marked[place] {
			if is.style.Fill.Pattern != 1 {
				t.Errorf("%s is not filled", place)
			}
			if !strings.Contains(is.comment, commentHead) {
				t.Errorf("%s has the comment %q", place, is.comment)
			}
			is.style, is.comment = was.style, was.comment
		}
		if !reflect.DeepEqual(was, is) {
			t.Errorf("%s: %+v, was %+v", place, is, was)
		}
	}
	for _, p := range unzipped(t, officeCopy) {
		for _, m := range byCellOf(marks) {
			if fill := markFills[m.severity()]; p.name == "xl/styles.xml" && !strings.Contains(p.content, fill) {
				t.Errorf("LibreOffice has lost the fill %s of %s", fill, m.name())
			}
		}
	}
	if compared < 10_000 {
		t.Errorf("only %d cells were compared", compared)
	}
}
