package survey

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// hostile is a file made to break, mislead or wear out its reader, what is
// said of it, and how many households it gives.
type hostile struct {
	name       string
	make       func(testing.TB) []byte
	code       string
	message    string
	households int
}

const (
	tooManyPartsSaid = "Tệp quá lớn: số phần bên trong tệp vượt giới hạn 2000"
	ratioSaid        = "Tệp quá lớn: tỷ lệ nén của một phần vượt giới hạn 250:1"
	doctypeSaid      = "Tệp bị hỏng: phần %s không đọc được đến hết (a document type declaration)"
	macrosSaid       = "Tệp có chứa macro, hoặc mang đuôi của tệp có macro (.xlsm)"
	cutSaid          = "Tệp bị cắt cụt hoặc hỏng mục lục bên trong, có thể do sao chép hay tải lên chưa xong"
	outsideSaid      = "Tệp bị can thiệp: phần %s mang tên trỏ ra ngoài tệp"
	laughs           = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	stranger         = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`
)

func bombs() []hostile {
	spaces := strings.Repeat(" ", 24<<20)
	return []hostile{
		{"a sheet of spaces", goodWith(householdSheet, before("<sheetData>", spaces)), codeTooLargeFile, ratioSaid, 0},
		{"a zip in a zip in a zip", func(t testing.TB) []byte {
			return zipped(t, part{"b.zip", string(zipped(t, part{"a.zip", string(zipped(t, part{"zeros", spaces}))}))})
		}, codeOtherDocument, "Tệp là tài liệu loại khác (zip), không phải bảng tính .xlsx", 0},
		{"a workbook that holds a bomb it does not use", func(t testing.TB) []byte {
			return goodAnd(part{"xl/embeddings/bomb.zip", string(zipped(t, part{"zeros", spaces}))})(t)
		}, "", "", 1},
		{"one packed part under a thousand names", overlapping, codeTooLargeFile, "Tệp quá lớn: dung lượng sau khi giải nén vượt giới hạn 256 MB", 0},
		{"a hundred thousand parts", func(t testing.TB) []byte {
			return stored(t, strings.Fields(counted(100_000, "p%d "))...)
		}, codeTooLargeFile, tooManyPartsSaid, 0},
		{"a tag with a million attributes", goodWith(householdSheet, before("<sheetData>", "<x "+counted(600_000, `a%d="" `)+"/>")),
			codeBrokenXML, "Tệp bị hỏng: phần xl/worksheets/sheet2.xml không đọc được đến hết (a tag or text longer than 4 MB)", 0},
		{"a text without end", goodWith("xl/workbook.xml", before("<sheets>", "<x>"+counted(700_000, "%d ")+"</x>")),
			codeBrokenXML, "Tệp bị hỏng: phần xl/workbook.xml không đọc được đến hết (a tag or text longer than 4 MB)", 0},
		{"elements nested a thousand deep", goodWith("xl/styles.xml", before("</styleSheet>", strings.Repeat("<a>", 1000)+strings.Repeat("</a>", 1000))),
			codeBrokenXML, "Tệp bị hỏng: phần xl/styles.xml không đọc được đến hết (elements nest too deep)", 0},
		{"a hundred thousand relations", goodWith("xl/_rels/workbook.xml.rels", before("</Relationships>", counted(100_000, `<Relationship Id="x%d" Type="t/x" Target="y"/>`))),
			codeTooLargeFile, "Tệp quá lớn: số liên kết giữa các phần vượt giới hạn 10000", 0},
		{"a hundred thousand sheets", goodWith("xl/workbook.xml", before("</sheets>", counted(100_000, `<sheet name="s%d"/>`))),
			codeTooLargeFile, "Tệp quá lớn: số trang tính vượt giới hạn 1000", 0},
		{"a hundred thousand formats", goodWith("xl/styles.xml", before("</cellXfs>", counted(100_000, `<xf numFmtId="%d"/>`))),
			codeTooLargeFile, "Tệp quá lớn: số định dạng ô vượt giới hạn 65536", 0},
	}
}

func sheetsMadeToWearOut() []hostile {
	return []hostile{
		{"a million empty styled rows", goodWith(householdSheet, before("</sheetData>",
			func() string {
				var rows strings.Builder
				for n := 1000; n < 1_001_000; n++ {
					fmt.Fprintf(&rows, `<row r="%d" s="1"><c r="A%[1]d" s="1"/></row>`, n)
				}
				return rows.String()
			}())), "", "", 1},
		{"sixteen thousand columns", goodWith(householdSheet, before("</sheetData>", `<row r="99">`+counted(16_384, `<c><v>%d</v></c>`)+"</row>")),
			codeTooLargeSheet, "Số cột có nội dung vượt giới hạn 1000", 0},
		{"a hundred thousand merged ranges", goodWith(householdSheet, func(s string) string {
			return strings.Replace(s, "</sheetData>", "</sheetData><mergeCells>"+counted(100_000, `<mergeCell ref="A%[1]d:B%[1]d"/>`)+"</mergeCells>", 1)
		}), codeTooLargeSheet, "Số vùng gộp ô vượt giới hạn 10000", 0},
		{"a text of a megabyte in one cell", goodWith(householdSheet, before("</sheetData>", `<row r="99"><c t="inlineStr"><is><t>`+counted(150_000, "%d ")+`</t></is></c></row>`)),
			codeTooLargeSheet, "Độ dài chữ trong một ô (byte) vượt giới hạn 131068", 0},
	}
}

func tricks() []hostile {
	formula := func(cell string) func(testing.TB) []byte {
		return func(t testing.TB) []byte {
			return withCell(t, "head_name", cell)
		}
	}
	return []hostile{
		{"entities of entities in a sheet", goodWith(householdSheet, before("<worksheet", laughs)), codeBrokenXML, fmt.Sprintf(doctypeSaid, householdSheet), 0},
		{"entities of entities in the list of sheets", goodWith("xl/workbook.xml", before("<workbook", laughs)), codeBrokenXML, fmt.Sprintf(doctypeSaid, "xl/workbook.xml"), 0},
		{"a file of the machine as an entity", goodWith("xl/styles.xml", before("<styleSheet", stranger)), codeBrokenXML, fmt.Sprintf(doctypeSaid, "xl/styles.xml"), 0},
		{"a file of the machine among the types", goodWith("[Content_Types].xml", before("<Types", stranger)), codeBrokenXML, fmt.Sprintf(doctypeSaid, "[Content_Types].xml"), 0},
		{"an entity that nobody declared", goodWith(householdSheet, before("<sheetData>", "<x>&xxe;</x>")), codeBrokenXML,
			"Tệp bị hỏng: phần " + householdSheet + " không đọc được đến hết (XML syntax error on line 2: invalid character entity &xxe;)", 0},
		{"a part two folders up", goodAnd(part{"../../evil.xml", "x"}), codeOutsidePart, fmt.Sprintf(outsideSaid, "../../evil.xml"), 0},
		{"a part two folders up, as Windows writes it", goodAnd(part{`xl\..\..\evil.xml`, "x"}), codeOutsidePart, fmt.Sprintf(outsideSaid, `xl\..\..\evil.xml`), 0},
		{"a part at the root of the machine", goodAnd(part{"/etc/cron.d/evil", "x"}), codeOutsidePart, fmt.Sprintf(outsideSaid, "/etc/cron.d/evil"), 0},
		{"a part on another drive", goodAnd(part{`C:\Windows\evil.dll`, "x"}), codeOutsidePart, fmt.Sprintf(outsideSaid, `C:\Windows\evil.dll`), 0},
		{"a part twice", goodAnd(part{householdSheet, "<worksheet/>"}), codeDuplicatePart, "Tệp bị hỏng: phần " + householdSheet + " có hai lần", 0},
		{"a part twice, its name no text", func(t testing.TB) []byte { return stored(t, "\xff\xfe", "\xff\xfe") }, codeDuplicatePart, "Tệp bị hỏng: phần � có hai lần", 0},
		{"two lists of texts", goodWith("xl/_rels/workbook.xml.rels", before("</Relationships>", `<Relationship Id="s1" Type="t/sharedStrings" Target="a"/><Relationship Id="s2" Type="t/sharedStrings" Target="b"/>`)),
			codeContradiction, "Tệp bị hỏng: phần xl/_rels/workbook.xml.rels chỉ đến hai nơi cho cùng một việc", 0},
		{"macros in a workbook named .xlsx", goodAnd(part{"xl/vbaProject.bin", "x"}), codeMacros, macrosSaid, 0},
		{"macros by a relation alone", goodWith("xl/_rels/workbook.xml.rels", before("</Relationships>", `<Relationship Id="m" Type="t/vbaProject" Target="m.dat"/>`)), codeMacros, macrosSaid, 0},
		{"a formula with its value", formula(`<c r="%s" t="str"><f>"Nông "&amp;"A"</f><v>Nông A</v></c>`), "", "", 1},
		{"a formula on another workbook, with its value", formula(`<c r="%s" t="str"><f>'file:///C:\x\[y.xlsx]S'!A1</f><v>Nông A</v></c>`), "", "", 1},
		{"a formula that was never calculated", formula(`<c r="%s"><f>WEBSERVICE("http://x.invalid")</f></c>`), codeNoValue, "Công thức của cột \"Họ và tên chủ hộ\" chưa có kết quả tính sẵn", 1},
		{"a link to another workbook", goodAnd(part{"xl/externalLinks/externalLink1.xml", "<externalLink/>"},
			part{"xl/externalLinks/_rels/externalLink1.xml.rels", `<Relationships><Relationship Id="rId1" Type="t/externalLinkPath" Target="\\x\y.xlsx" TargetMode="External"/></Relationships>`}), "", "", 1},
		{"half a workbook", func(t testing.TB) []byte { b := communeWorkbook(t, 1); return b[:len(b)/2] }, codeCutShort, cutSaid, 0},
		{"a workbook without its last byte", func(t testing.TB) []byte { b := communeWorkbook(t, 1); return b[:len(b)-1] }, codeCutShort, cutSaid, 0},
		{"a text named .xlsx", func(testing.TB) []byte { return []byte("<html><table><tr><td>Hộ</td></tr></table></html>") }, codeUnknownFile, "Tệp không phải là bảng tính Excel (.xlsx)", 0},
		{"nothing", func(testing.TB) []byte { return nil }, codeEmptyFile, "Tệp rỗng (0 byte)", 0},
		{"a workbook locked by a password", ole("EncryptedPackage", "EncryptionInfo"), codeEncrypted, "Tệp được đặt mật khẩu nên không đọc được", 0},
		{"an old workbook named .xlsx", ole("Workbook"), codeOldExcel, "Tệp ở định dạng Excel cũ (.xls), dù tên có thể là .xlsx", 0},
	}
}

// withCell is a good workbook in which the cell of a field is another; %s in
// it is its place.
func withCell(t testing.TB, key, cell string) []byte {
	return rezipped(t, communeWorkbook(t, 1), householdSheet, func(s string) string {
		letters := ""
		for i, f := range SheetOf("households").Fields {
			if f.Key == key {
				letters = columnLetters(i + 1)
			}
		}
		all := regexp.MustCompile(`<c r="`+letters+`(\d+)"[^>]*>.*?</c>`).FindAllStringSubmatch(s, -1)
		last := all[len(all)-1]
		return strings.Replace(s, last[0], fmt.Sprintf(cell, letters+last[1]), 1)
	})
}

func TestEachHostileFileIsAnsweredByItsReasonWithinItsMemory(t *testing.T) {
	for _, h := range append(append(bombs(), sheetsMadeToWearOut()...), tricks()...) {
		path := filepath.Join(t.TempDir(), "x.xlsx")
		if err := os.WriteFile(path, h.make(t), 0o600); err != nil {
			t.Fatal(err)
		}
		answered(t, h, landAside(t, path, 0))
	}
}

// mostMemory is what a process may take that reads one of the hostile files.
const mostMemory = 200 << 20

func answered(t *testing.T, h hostile, got aside) {
	var codes []string
	said := ""
	for _, f := range got.Findings {
		codes = append(codes, f["code"])
		if f["code"] == h.code {
			said = f["message"]
		}
	}
	if got.Households != h.households || said != h.message || h.code == "" && len(codes) > 0 || h.code != "" && got.Refused != kindOf(h.code).Refuses {
		t.Errorf("%s: %d households, refused %t, %v, %q; want %d, %s, %q", h.name, got.Households, got.Refused, codes, said, h.households, h.code, h.message)
	}
	if got.Peak > mostMemory {
		t.Errorf("%s: read within %d MB, want %d at the most", h.name, got.Peak>>20, mostMemory>>20)
	}
}

// aside is what a process of its own says of the file that it has read.
type aside struct {
	Refused    bool
	Households int
	Findings   []map[string]string
	Peak       int64 // bytes of memory at the highest, 0 where the system does not tell
}

// landAside lands a file in a process of its own, as another user where uid is
// given, and waits for no file without end.
func landAside(t *testing.T, path string, uid int) aside {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0])
	child.Env = append(os.Environ(), asideFile+"="+path, fmt.Sprintf("%s=%d", asideUser, uid))
	var stdout, stderr bytes.Buffer
	child.Stdout, child.Stderr = &stdout, &stderr
	if err := child.Run(); err != nil {
		t.Fatalf("%s: %v %v %s", path, err, ctx.Err(), stderr.String())
	}
	var got aside
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// The two sides of landAside.
const (
	asideFile = "RASOAT_TEST_LAND"
	asideUser = "RASOAT_TEST_USER"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(asideFile); path != "" {
		if err := answerAside(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func answerAside(path string) error {
	if uid, _ := strconv.Atoi(os.Getenv(asideUser)); uid > 0 {
		if err := becomeUser(uid); err != nil {
			return err
		}
	}
	root, err := os.MkdirTemp("", "aside")
	if err != nil {
		return err
	}
	defer os.RemoveAll(root)
	landing, err := Land(context.Background(), path, "survey/x.xlsx", RoleSurvey, root, DefaultLimits())
	if err != nil {
		return err
	}
	peak := peakMemory()
	t := &testing.T{}
	return json.NewEncoder(os.Stdout).Encode(aside{landing.Refused, len(readArrow(t, filepath.Join(landing.Dir, "households.arrow"))),
		readArrow(t, filepath.Join(landing.Dir, "findings.arrow")), peak})
}

// peakMemory reads the high-water mark of this process where Linux keeps one.
func peakMemory() int64 {
	status, _ := os.ReadFile("/proc/self/status")
	found := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if found == nil {
		return 0
	}
	kilobytes, _ := strconv.ParseInt(string(found[1]), 10, 64)
	return kilobytes << 10
}
