package survey

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// FuzzSheet puts any text where a sheet's XML stands: the reader must end
// without a panic, and what it refuses must be empty.
func FuzzSheet(f *testing.F) {
	f.Add(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)
	f.Add(`<sheetData><row><c t="inlineStr"><is><r><t>household_no</t></r></is></c><c><f>1</f></c></row></sheetData>`)
	var head strings.Builder
	for _, key := range keysOf("households") {
		head.WriteString(`<c t="str"><v>` + key.(string) + `</v></c>`)
	}
	f.Add(`<sheetData><row>` + head.String() + `</row><row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A2:B9"/></mergeCells>`)
	f.Fuzz(func(t *testing.T, xml string) {
		book := handMade{strings: "<si><t>x</t></si>", sheets: []part{{"Hộ", xml}, {"Thông tin", xml}, {"Thành viên", xml}, {"Danh sách", xml}}}.zip(t)
		for _, role := range []Role{RoleSurvey, RolePrevious} {
			c, err := readContent(context.Background(), book, role, DefaultLimits(), Layouts())
			if err != nil {
				t.Fatal(err)
			}
			if c.refused && (c.rows() > 0 || len(c.info)+len(c.places) > 0 || len(c.findings) == 0) {
				t.Fatalf("refused with %d rows and findings %v", c.rows(), c.findings)
			}
		}
	})
}

// FuzzFile reads any bytes as a workbook.
func FuzzFile(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte(oleMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := readContent(context.Background(), bytes.Clone(data), RoleSurvey, DefaultLimits(), Layouts())
		if err != nil || c.refused && len(c.findings) == 0 {
			t.Fatalf("refused %t, %v, %v", c.refused, c.findings, err)
		}
	})
}

// FuzzReadersAgree puts any text where the XML of a sheet and of the shared
// strings stands, and changes one byte of the file: the fast reader says what
// the other one says, or gives up.
func FuzzReadersAgree(f *testing.F) {
	seeds := []string{
		`<sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c t="b"><v>1</v></c><c s="1"><f>A1&amp;1</f><v /></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`,
		`<sheetPr/><sheetData><row><c t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve"> a&#10;</t></r><rPh sb="0" eb="1"><t>b</t></rPh></is></c></row><row/></sheetData>`,
		"<sheetData>\r\n<row r=\"3\"><c t=\"str\"><v>_x0041_\r\n]]&gt;</v></c><c t=\"d\"><v>2023-10-05</v></c><c t=\"e\"><v>#N/A</v></c></row></sheetData><!-- x -->",
		`<sheetData/><x a="1"/>`,
		`<sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000.25</v></c><c r="D1" s="0"/></row><row r="12"><c r="AB12" t="inlineStr"><is><t>Thôn Nà_Cà</t></is></c><c r="AC12" t="str"><v>_x0041_ dài hơn tám</v></c></row></sheetData>`,
	}
	for i, seed := range seeds {
		f.Add(seed, "<si><t>x</t></si><si><r><t>y</t></r></si><si/><phoneticPr/>", uint32(0), byte(0))
		f.Add(seed, "", uint32(97*i), byte(1<<i))
	}
	f.Fuzz(func(t *testing.T, xml, texts string, at uint32, flip byte) {
		data := handMade{strings: texts, sheets: []part{{"S", xml}}}.zip(t)
		data[int(at)%len(data)] ^= flip
		agree(t, xml, data, DefaultLimits())
	})
}
