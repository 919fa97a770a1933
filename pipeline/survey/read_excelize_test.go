package survey

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestRowsAgreeWithExcelizeOnGoodWorkbooks(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 2021))
	books := map[string][]byte{"commune": communeWorkbook(t, 25)}
	for i := range 60 {
		books[fmt.Sprintf("random %d", i)] = randomWorkbook(random).zip(t)
	}
	books["excelize"] = excelizeWorkbook(t)
	for name, data := range books {
		compareWithExcelize(t, name, data)
	}
}

func FuzzExcelizeAgrees(f *testing.F) {
	f.Add(uint64(7), uint64(2021))
	f.Fuzz(func(t *testing.T, one, other uint64) {
		compareWithExcelize(t, fmt.Sprintf("drawn by %d, %d", one, other), randomWorkbook(rand.New(rand.NewPCG(one, other))).zip(t))
	})
}

func compareWithExcelize(t *testing.T, name string, data []byte) {
	t.Helper()
	w, err := readWorkbook(context.Background(), data, DefaultLimits())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: 64 << 20, UnzipXMLSizeLimit: 64 << 20})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, g := range w.grids {
		rows, err := file.GetRows(g.name)
		if err != nil {
			t.Fatal(err)
		}
		want, got := map[string]string{}, map[string]string{}
		for i, cells := range rows {
			for j, value := range cells {
				if value != "" {
					want[cellName(j+1, i+1)] = strings.ReplaceAll(value, "\a", "_x0007_") // stays written out
				}
			}
		}
		for _, r := range g.rows {
			for _, c := range r.cells {
				if c.value != "" {
					got[cellName(c.column, r.number)] = c.value
				}
			}
		}
		for place := range got {
			if got[place] != want[place] {
				t.Errorf("%s, sheet %s, cell %s: %q, excelize gives %q", name, g.name, place, got[place], want[place])
			}
		}
		if len(want) != len(got) || len(want) == 0 && g.name != "Trống" {
			t.Errorf("%s, sheet %s: %d cells, excelize gives %d", name, g.name, len(got), len(want))
		}
	}
}

// randomWorkbook draws rows and cells of every kind in which the two readers
// shall agree. ISO dates and escapes in the results of formulas are not among
// them, because excelize leaves both as they are.
func randomWorkbook(random *rand.Rand) handMade {
	words := []string{"Nà Cà", " hai  cách ", "01969", "x", "a & b < c", "dòng\nhai", "Đặng Thị Quý", "_x000D_", "-", "1.500.000"}
	word := func() string { return html.EscapeString(words[random.IntN(len(words))]) }
	h := handMade{}
	const shared = 20
	for range shared {
		if random.IntN(2) == 0 {
			h.strings += "<si><t>" + word() + "</t></si>"
		} else {
			h.strings += "<si><r><t>" + word() + "</t></r><r><rPr><b/></rPr><t>" + word() + "</t></r><rPh sb=\"0\" eb=\"1\"><t>phon</t></rPh></si>"
		}
	}
	kinds := []func() string{
		func() string { return fmt.Sprintf(` t="s"><v>%d</v></c>`, random.IntN(shared)) },
		func() string { return ` t="inlineStr"><is><t>` + word() + `</t></is></c>` },
		func() string { return fmt.Sprintf(`><v>%v</v></c>`, random.NormFloat64()*1e6) },
		func() string { return fmt.Sprintf(` s="0"><v>%d</v></c>`, random.IntN(50000)) },
		func() string { return fmt.Sprintf(` t="b"><v>%d</v></c>`, random.IntN(2)) },
		func() string { return ` t="str"><f>A1</f><v>` + html.EscapeString(words[random.IntN(7)]) + `</v></c>` },
		func() string { return ` t="e"><v>#DIV/0!</v></c>` },
		func() string { return `/>` },
		func() string { return `><f>1+1</f></c>` },
	}
	var data strings.Builder
	number := 0
	for range 1 + random.IntN(40) {
		number += 1 + random.IntN(3)
		fmt.Fprintf(&data, `<row r="%d">`, number)
		column := 0
		for range random.IntN(30) {
			if step := random.IntN(4); step > 0 {
				column += step
				fmt.Fprintf(&data, `<c r="%s"`, cellName(column, number))
			} else {
				column++
				data.WriteString("<c")
			}
			data.WriteString(kinds[random.IntN(len(kinds))]())
		}
		data.WriteString(`</row>`)
	}
	fmt.Fprintf(&data, `<row r="%d"><c><v>1</v></c></row>`, number+1)
	h.sheets = []part{{"S", "<sheetData>" + data.String() + "</sheetData>"}}
	return h
}

// excelizeWorkbook is written cell by cell, not by the stream writer, and so
// has shared strings and rich text.
func excelizeWorkbook(t *testing.T) []byte {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	for i, value := range []any{"Hộ nghèo", 12, 3.25, true, "01969", "x\ny"} {
		if err := file.SetCellValue("Sheet1", cellName(i+2, 3), value); err != nil {
			t.Fatal(err)
		}
	}
	runs := []excelize.RichTextRun{{Text: "Họ và ", Font: &excelize.Font{Bold: true}}, {Text: "tên"}}
	if err := file.SetCellRichText("Sheet1", "C5", runs); err != nil {
		t.Fatal(err)
	}
	out, err := file.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
