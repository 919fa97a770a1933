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
			c, err := readContent(context.Background(), book, role, DefaultLimits())
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
		c, err := readContent(context.Background(), bytes.Clone(data), RoleSurvey, DefaultLimits())
		if err != nil || c.refused && len(c.findings) == 0 {
			t.Fatalf("refused %t, %v, %v", c.refused, c.findings, err)
		}
	})
}
