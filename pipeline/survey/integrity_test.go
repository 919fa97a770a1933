package survey

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func TestADamagedWorkbookIsRefusedOrReadsTheSame(t *testing.T) {
	inline := communeWorkbook(t, 40)
	for name, good := range map[string][]byte{"inline strings": inline, "shared strings": withSharedStrings(t, inline)} {
		t.Run(name, func(t *testing.T) { flipBytes(t, good) })
	}
}

func flipBytes(t *testing.T, good []byte) {
	root := t.TempDir()
	want := landIn(t, root, good, RoleSurvey)
	if want.Refused || len(want.files["households"]) != 40 || len(want.files["members"]) != 80 {
		t.Fatalf("the good workbook gave %d households and %d members, refused: %t", len(want.files["households"]), len(want.files["members"]), want.Refused)
	}
	random := rand.New(rand.NewPCG(2023, 10))
	refused := 0
	for i := range 300 {
		damaged := bytes.Clone(good)
		at := random.IntN(len(damaged))
		for n := 1 + random.IntN(32); n > 0 && at < len(damaged); n, at = n-1, at+1 {
			damaged[at] ^= byte(1 + random.IntN(255))
		}
		got := landIn(t, root, damaged, RoleSurvey)
		if got.Refused {
			refused++
			mustBeEmptyButForAnError(t, got)
		} else if !reflect.DeepEqual(got.data(), want.data()) {
			t.Fatalf("copy %d, damaged near byte %d, lands other rows without being refused", i, at)
		}
	}
	if refused < 240 {
		t.Errorf("only %d of 300 damaged copies were refused", refused)
	}
}

func TestAWorkbookCutShortIsRefused(t *testing.T) {
	good := communeWorkbook(t, 3)
	root := t.TempDir()
	for size := 0; size < len(good); size += 64 {
		got := landIn(t, root, good[:size], RoleSurvey)
		if !got.Refused {
			t.Fatalf("%d of %d bytes were read as a workbook", size, len(good))
		}
		mustBeEmptyButForAnError(t, got)
	}
}

func mustBeEmptyButForAnError(t *testing.T, l landed) {
	t.Helper()
	for name, rows := range l.data() {
		if len(rows) > 0 {
			t.Errorf("a refused workbook lands %d rows of %s", len(rows), name)
		}
	}
	if l.Rows != 0 {
		t.Errorf("a refused workbook counts %d rows", l.Rows)
	}
	for _, f := range l.files["findings"] {
		if f["severity"] == SeverityError && f["message"] != "" && f["message_en"] != "" && f["remedy"] != "" && f["remedy_en"] != "" {
			return
		}
	}
	t.Errorf("a refused workbook has no finding of severity error with words: %v", l.files["findings"])
}

func TestEachFileThatIsNoWorkbookIsRefusedByItsReason(t *testing.T) {
	good := communeWorkbook(t, 1)
	contentTypes := func(from, to string) []byte {
		return rezipped(t, good, "[Content_Types].xml", func(s string) string { return strings.Replace(s, from, to, 1) })
	}
	const plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
	encrypted := bytes.Clone(good)
	for _, header := range []string{"PK\x03\x04", "PK\x01\x02"} { // the flags stand 6 and 8 bytes in
		at := bytes.Index(encrypted, []byte(header))
		encrypted[at+6+2*strings.Count(header, "\x01")] |= 1
	}
	for _, c := range []struct {
		name, code string
		data       []byte
	}{
		{"an empty file", codeEmptyFile, nil},
		{"a text", codeUnknownFile, []byte("Mã hộ;Thôn\n1;Nà Cà\n")},
		{"a web page named .xlsx", codeUnknownFile, []byte("<html><table><tr><td>Hộ</td></tr></table></html>")},
		{"the old Excel format", codeOldExcel, []byte(oleMagic + strings.Repeat("\x00", 600) + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00")},
		{"a workbook with a password", codeEncrypted, append([]byte(oleMagic+strings.Repeat("\x00", 600)), encryptedStream...)},
		{"a zip with a password", codeEncrypted, encrypted},
		{"macros by content type", codeMacros, contentTypes(plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")},
		{"macros by part", codeMacros, zipped(t, append(unzipped(t, good), part{"xl/vbaProject.bin", "x"})...)},
		{"macros in a part of another name", codeMacros, zipped(t, append(unzipped(t, contentTypes("<Override", `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override`)), part{"xl/code.bin", "x"})...)},
		{"a binary workbook", codeOtherDocument, contentTypes(plain, "application/vnd.ms-excel.sheet.binary.macroEnabled.main")},
		{"a Word document", codeOtherDocument, contentTypes(plain, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")},
		{"an OpenDocument", codeOtherDocument, zipped(t, part{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, part{"content.xml", "<x/>"})},
		{"any zip", codeOtherDocument, zipped(t, part{"a.txt", "a"})},
	} {
		got := land(t, c.data, RoleSurvey)
		if codes := got.codes(); !got.Refused || len(codes) != 1 || codes[0] != c.code {
			t.Errorf("%s: refused %t with %v, want %s", c.name, got.Refused, codes, c.code)
		}
		mustBeEmptyButForAnError(t, got)
	}
}

func TestAPartThatContradictsItselfRefusesTheWorkbook(t *testing.T) {
	good := withSharedStrings(t, communeWorkbook(t, 2))
	sheet := "xl/worksheets/sheet2.xml"
	replace := func(from, to string) func(string) string {
		return func(s string) string {
			if !strings.Contains(s, from) {
				t.Fatalf("the part does not hold %q", from)
			}
			return strings.Replace(s, from, to, 1)
		}
	}
	for _, c := range []struct {
		name, code, part string
		change           func(string) string
	}{
		{"a sheet cut in mid-element", codeBrokenXML, sheet, func(s string) string { return s[:strings.LastIndex(s, "<v>")+5] }},
		{"a sheet cut between rows", codeBrokenXML, sheet, func(s string) string { return s[:strings.LastIndex(s, "<row ")] }},
		{"a sheet with a second root", codeBrokenXML, sheet, func(s string) string { return s + "<worksheet/>" }},
		{"a sheet with text after its end", codeBrokenXML, sheet, func(s string) string { return s + "end" }},
		{"a sheet with crossed tags", codeBrokenXML, sheet, replace("</row></sheetData>", "</sheetData></row>")},
		{"a sheet with a document type", codeBrokenXML, sheet, func(s string) string {
			return `<!DOCTYPE x [<!ENTITY a "b">]>` + s[strings.Index(s, "<worksheet"):]
		}},
		{"a sheet nested without end", codeBrokenXML, sheet, replace("<sheetData>", strings.Repeat("<a>", 100)+strings.Repeat("</a>", 100)+"<sheetData>")},
		{"a sheet that is another part", codeBrokenXML, sheet, func(string) string { return "<styleSheet/>" }},
		{"a sheet without data", codeContradiction, sheet, func(string) string { return "<worksheet/>" }},
		{"a sheet with its data twice", codeContradiction, sheet, replace("</sheetData>", "</sheetData><sheetData/>")},
		{"a sheet part that is empty", codeBrokenXML, sheet, func(string) string { return "" }},
		{"shared strings that do not end", codeBrokenXML, "xl/sharedStrings.xml", replace("</sst>", "")},
		{"styles that do not end", codeBrokenXML, "xl/styles.xml", replace("</styleSheet>", "")},
		{"a text that is not there", codeContradiction, sheet, replace(`t="s"><v>`, `t="s"><v>9`)},
		{"a workbook part that does not end", codeBrokenXML, "xl/workbook.xml", replace("</workbook>", "")},
		{"relations that do not end", codeBrokenXML, "xl/_rels/workbook.xml.rels", replace("</Relationships>", "")},
		{"letters that are not UTF-8", codeBrokenXML, sheet, replace("<sheetData>", "<x>\xff</x><sheetData>")},
	} {
		got := land(t, rezipped(t, good, c.part, c.change), RoleSurvey)
		if codes := got.codes(); !got.Refused || len(codes) != 1 || codes[0] != c.code {
			t.Errorf("%s: refused %t with %v, want %s", c.name, got.Refused, codes, c.code)
		}
		mustBeEmptyButForAnError(t, got)
	}
}

func TestAMissingOrDoublePartRefusesTheWorkbookByItsName(t *testing.T) {
	good := unzipped(t, withSharedStrings(t, communeWorkbook(t, 1)))
	for i, p := range good {
		needed := strings.HasPrefix(p.name, "xl/worksheets/sheet") || strings.HasSuffix(p.name, "workbook.xml") || strings.HasSuffix(p.name, "workbook.xml.rels") ||
			p.name == "_rels/.rels" || p.name == "[Content_Types].xml" || p.name == "xl/sharedStrings.xml" || p.name == "xl/styles.xml"
		without := append(append([]part(nil), good[:i]...), good[i+1:]...)
		got := land(t, zipped(t, without...), RoleSurvey)
		if needed != got.Refused {
			t.Errorf("without %s: refused %t, want %t", p.name, got.Refused, needed)
		}
		if needed && !strings.Contains(got.finding(t, codeMissingPart)["message"], p.name[strings.LastIndex(p.name, "/")+1:]) {
			t.Errorf("without %s: the finding is %v", p.name, got.files["findings"])
		}
		double := append(append([]part(nil), good...), part{strings.ToUpper(p.name), p.content})
		if got := land(t, zipped(t, double...), RoleSurvey).finding(t, codeDuplicatePart); !strings.EqualFold(got["message"], "tệp bị hỏng: phần "+p.name+" có hai lần") {
			t.Errorf("with a second %s: %s", p.name, got["message"])
		}
	}
}
