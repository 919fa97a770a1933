package survey

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

func TestEachBoundRefusesTheWorkbookThatPassesIt(t *testing.T) {
	sheet := func(xml string) []byte {
		return handMade{sheets: []part{{"S", xml}}, strings: "<si><t>" + strings.Repeat("á", 100) + "</t></si>"}.zip(t)
	}
	rows := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `<row r="%d"><c><v>1</v></c><c><v>2</v></c></row>`, i+1)
		}
		return "<sheetData>" + b.String() + "</sheetData>"
	}
	strict := DefaultLimits()
	strict.MaxRows, strict.MaxColumns, strict.MaxMerges, strict.MaxText, strict.MaxCells, strict.MaxParts = 10, 5, 3, 150, 15, 20
	strict.MaxUnzippedBytes = 20_000
	merge := `<mergeCell ref="A1:B1"/>`
	for _, c := range []struct {
		name, code, cell, limit string
		data                    []byte
	}{
		{"rows", codeTooLargeSheet, "A11", "10", sheet(strings.ReplaceAll(rows(11), `<c><v>2</v></c>`, ""))},
		{"columns", codeTooLargeSheet, "F1", "5", sheet(`<sheetData><row><c r="F1"><v>1</v></c></row></sheetData>`)},
		{"the last cell of all", codeTooLargeSheet, "XFD1048576", "5", sheet(`<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`)},
		{"cells", codeTooLargeSheet, "A8", "15", sheet(rows(8))},
		{"merged ranges", codeTooLargeSheet, "A1", "3", sheet(`<sheetData/><mergeCells>` + strings.Repeat(merge, 4) + `</mergeCells>`)},
		{"text", codeTooLargeSheet, "A1", "150", sheet(`<sheetData><row><c t="s"><v>0</v></c></row></sheetData>`)},
		{"parts", codeTooLargeFile, "", "20", zipped(t, manyParts(21)...)},
		{"bytes", codeTooLargeFile, "", "20000 byte", zipped(t, part{"a", strings.Repeat("0123456789", 2001)})},
		{"bytes of all parts", codeTooLargeFile, "", "20000 byte", zipped(t, part{"a", strings.Repeat("0123456789", 1500)}, part{"b", strings.Repeat("0123456789", 1500)})},
	} {
		got, err := readContent(context.Background(), c.data, RoleSurvey, strict, Layouts())
		if err != nil || !got.refused || len(got.findings) != 1 {
			t.Errorf("%s: refused %t, %v, %v", c.name, got.refused, got.findings, err)
			continue
		}
		if f := got.findings[0]; f.Code != c.code || f.Cell != c.cell || !strings.Contains(f.Message, c.limit) || !strings.Contains(f.MessageEN, c.limit) {
			t.Errorf("%s: %+v", c.name, f)
		}
	}
}

func manyParts(n int) []part {
	var parts []part
	for i := range n {
		parts = append(parts, part{name: fmt.Sprint(i)})
	}
	return parts
}

func TestABombCostsNoMoreThanItsBounds(t *testing.T) {
	good := communeWorkbook(t, 1)
	for name, data := range map[string][]byte{
		"a sheet of spaces": rezipped(t, good, "xl/worksheets/sheet2.xml", func(s string) string {
			return strings.Replace(s, "<sheetData>", strings.Repeat(" ", 24<<20)+"<sheetData>", 1)
		}),
		"a picture of zeros": zipped(t, append(unzipped(t, good), part{"xl/media/image1.png", strings.Repeat("\x00", 24<<20)})...),
	} {
		got, err := readContent(context.Background(), data, RoleSurvey, DefaultLimits(), Layouts())
		if err != nil || !got.refused || got.findings[0].Code != codeTooLargeFile || !strings.Contains(got.findings[0].Message, "250:1") {
			t.Errorf("%s: refused %t, %v, %v", name, got.refused, got.findings, err)
		}
		if worked := allocated(func() { readContent(context.Background(), data, RoleSurvey, DefaultLimits(), Layouts()) }); worked > 64<<20 {
			t.Errorf("%s (%d bytes) is read with %d MB of allocations", name, len(data), worked>>20)
		}
	}
}

// allocated measures work by the bytes it asks for, which no other load on the
// machine changes.
func allocated(work func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestOneLongTextNamedByManyCellsIsBounded(t *testing.T) {
	long := DefaultLimits()
	long.MaxUnzippedBytes = 1 << 20
	book := handMade{strings: "<si><t>" + strings.Repeat("á", 1000) + "</t></si>"}
	var cells strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&cells, `<row r="%d"><c t="s"><v>0</v></c></row>`, i+1)
	}
	book.sheets = []part{{"S", "<sheetData>" + cells.String() + "</sheetData>"}}
	got, err := readContent(context.Background(), book.zip(t), RoleSurvey, long, Layouts())
	if err != nil || !got.refused || got.findings[0].Code != codeTooLargeSheet {
		t.Errorf("refused %t, %v, %v", got.refused, got.findings, err)
	}
}

func TestASheetMadeToCostMuchIsReadWithBoundedWork(t *testing.T) {
	label := func(column, row int) string {
		return fmt.Sprintf(`<c t="inlineStr"><is><t>Thiếu hụt %d.%d</t></is></c>`, column, row)
	}
	var rows, merges strings.Builder
	for n := 1; n <= 120; n++ {
		rows.WriteString("<row>" + `<c t="inlineStr"><is><t>Mã hộ</t></is></c>`)
		for column := range 300 {
			rows.WriteString(label(column, n))
		}
		rows.WriteString("</row>")
	}
	for i := range 10_000 {
		fmt.Fprintf(&merges, `<mergeCell ref="A%d:ALL%d"/>`, 1+i%7, 300+i)
	}
	xml := "<sheetData>" + rows.String() + "</sheetData><mergeCells>" + merges.String() + "</mergeCells>"
	data := handMade{sheets: []part{{"Trang 1", xml}}}.zip(t)
	var got content
	var err error
	worked := allocated(func() { got, err = readContent(context.Background(), data, RoleSurvey, DefaultLimits(), Layouts()) })
	if err != nil || !got.refused || worked > 2<<30 {
		t.Errorf("refused %t with %d MB of allocations, %v", got.refused, worked>>20, err)
	}
}
