package survey

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"testing"
)

// communeWorkbook is a filled survey workbook with n households of two
// persons, every field of both sheets given.
func communeWorkbook(t testing.TB, n int) []byte {
	t.Helper()
	wb := Workbook{Info: map[string]string{
		"province_code": "06", "district_code": "063", "commune_code": "01975", "commune_name": "Xã Vi Hương",
		"review_year": "2023", "review_date": "2023-10-05", "total_households": "700", "total_persons": "2600",
		"minority_households": "650", "minority_persons": "2400", "prepared_by": "Nông Thị Hoà",
	}}
	for i := range n {
		wb.Households = append(wb.Households, filled("households", i))
		wb.Members = append(wb.Members, filled("members", 2*i), filled("members", 2*i+1))
	}
	return written(t, wb)
}

func written(t testing.TB, wb Workbook) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, wb); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// filled gives a value to every field of a table that fits its type.
func filled(table string, i int) map[string]string {
	values := map[string]string{}
	for _, f := range SheetOf(table).Fields {
		switch f.Type {
		case Text:
			values[f.Key] = fmt.Sprintf("%s %d", f.Label, i)
		case Integer:
			values[f.Key] = fmt.Sprint(i % 150)
		case Money:
			values[f.Key] = fmt.Sprint(1_000_000 + 1000*i)
		case Decimal:
			values[f.Key] = fmt.Sprintf("%d.5", 20+i%60)
		case Date:
			values[f.Key] = fmt.Sprintf("2023-09-%02d", 1+i%28)
		case Birth:
			values[f.Key] = fmt.Sprintf("%d-05-%02d", 1940+i%60, 1+i%28)
		case YesNo:
			values[f.Key] = []string{"x", "", "không"}[i%3]
		case OneCode:
			values[f.Key] = Labels(f.List)[i%len(Labels(f.List))]
		case Several:
			values[f.Key] = "1, 3"
		}
	}
	for _, key := range []string{"head_national_id", "national_id"} {
		if _, ok := values[key]; ok {
			values[key] = fmt.Sprintf("%012d", 6075000000+i)
		}
	}
	return values
}

// part is one entry of a zip.
type part struct{ name, content string }

// zipped packs parts into a zip in their order.
func zipped(t testing.TB, parts ...part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		entry, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(entry, p.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unzipped gives the parts of a zip.
func unzipped(t testing.TB, data []byte) []part {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []part
	for _, f := range r.File {
		entry, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(entry)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, part{f.Name, string(content)})
	}
	return parts
}

// rezipped packs a workbook anew with one part changed, its checksum right.
func rezipped(t testing.TB, data []byte, name string, change func(string) string) []byte {
	t.Helper()
	parts := unzipped(t, data)
	i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
	if i < 0 {
		t.Fatalf("the workbook has no part %s", name)
	}
	parts[i].content = change(parts[i].content)
	return zipped(t, parts...)
}

// handMade is a workbook written tag by tag: sheets by name, their XML between
// the worksheet tags, and the content of sst.
type handMade struct {
	date1904 bool
	strings  string
	sheets   []part
}

// withSharedStrings writes a workbook's content anew by hand, its texts in the
// shared strings.
func withSharedStrings(t testing.TB, data []byte) []byte {
	t.Helper()
	w, err := readWorkbook(context.Background(), data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	var h handMade
	for _, g := range w.grids {
		var rows strings.Builder
		for _, r := range g.rows {
			fmt.Fprintf(&rows, `<row r="%d">`, r.number)
			for _, c := range r.cells {
				value, kind := c.value, ""
				if c.kind == textCell {
					value, kind = fmt.Sprint(strings.Count(h.strings, "<si>")), ` t="s"`
					h.strings += "<si><t>" + html.EscapeString(c.value) + "</t></si>"
				}
				fmt.Fprintf(&rows, `<c r="%s"%s><v>%s</v></c>`, cellName(c.column, r.number), kind, value)
			}
			rows.WriteString("</row>")
		}
		h.sheets = append(h.sheets, part{g.name, "<sheetData>" + rows.String() + "</sheetData>"})
	}
	return h.zip(t)
}

const spreadsheetNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

func (h handMade) parts() []part {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	var list, relations strings.Builder
	var parts []part
	for i, s := range h.sheets {
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, s.name, i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%sworksheet" Target="worksheets/sheet%d.xml"/>`, i+1, office, i+1)
		parts = append(parts, part{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), `<?xml version="1.0" encoding="UTF-8"?><worksheet ` + spreadsheetNS + `>` + s.content + `</worksheet>`})
	}
	fmt.Fprintf(&relations, `<Relationship Id="rIdS" Type="%ssharedStrings" Target="sharedStrings.xml"/>`, office)
	fmt.Fprintf(&relations, `<Relationship Id="rIdY" Type="%sstyles" Target="/xl/styles.xml"/>`, office)
	return append(parts,
		part{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		part{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + office + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		part{"xl/workbook.xml", fmt.Sprintf(`<workbook %s><workbookPr date1904="%t"/><sheets>%s</sheets></workbook>`, spreadsheetNS, h.date1904, list.String())},
		part{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relations.String() + `</Relationships>`},
		part{"xl/styles.xml", `<styleSheet ` + spreadsheetNS + `></styleSheet>`},
		part{"xl/sharedStrings.xml", `<sst ` + spreadsheetNS + `>` + h.strings + `</sst>`},
	)
}

func (h handMade) zip(t testing.TB) []byte { return zipped(t, h.parts()...) }
