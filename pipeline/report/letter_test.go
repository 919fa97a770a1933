package report

import (
	"archive/zip"
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"
)

// letter is bao-cao.docx.
func letter(t *testing.T, src Source, options Options) []byte {
	t.Helper()
	var content bytes.Buffer
	if err := Letter(t.Context(), &content, src, options); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

var (
	paragraphEnd = regexp.MustCompile(`</w:p>`)
	tag          = regexp.MustCompile(`<[^>]*>`)
)

// wordText shows a Word document as text, a paragraph a line.
func wordText(t *testing.T, document []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		if part.Name == "word/document.xml" {
			text := tag.ReplaceAllString(paragraphEnd.ReplaceAllString(readPart(t, part), "\n"), "")
			return regexp.MustCompile(`\n{2,}`).ReplaceAllString(text, "\n")
		}
	}
	t.Fatal("the document has no word/document.xml")
	return ""
}

func TestTheLetterSaysTheFigures(t *testing.T) {
	golden(t, "letter.txt", wordText(t, letter(t, bachThong(t), Options{Place: "Bạch Thông"})))
}

func TestAFigureThatIsMissingIsSaidAndNeverNought(t *testing.T) {
	known := map[string]bool{"year": true, "row_no": true}
	full := bachThong(t)
	columns, rows, err := full.Select(t.Context(), "from rpt_901_letter ")
	if err != nil {
		t.Fatal(err)
	}
	empty := relation{columns: columns, rows: [][]any{make([]any, len(columns))}}
	for i, name := range columns {
		if known[name] {
			empty.rows[0][i] = rows[0][i]
		}
	}
	text := wordText(t, letter(t, full.with("from rpt_901_letter ", empty), Options{}))
	for _, want := range []string{"Số hộ nghèo sau rà soát: chưa có số liệu với chưa có số liệu, tỷ lệ chưa có số liệu.", "Diễn biến hộ nghèo trong năm: chưa có số liệu.", "Mức tăng, giảm hộ nghèo so với đầu năm: chưa có số liệu.", "Chưa có số liệu về chỉ tiêu kế hoạch để so sánh."} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q", want)
		}
	}
	sentences, _, _ := strings.Cut(text, "Bảng 1.")
	if found := regexp.MustCompile(`\b0( |%|,00)`).FindString(sentences); found != "" {
		t.Errorf("the letter says %q where nothing is known:\n%s", found, sentences)
	}
}

func TestACellOfATableWithoutAFigureHasADash(t *testing.T) {
	r := relation{columns: strings.Split("tt unit_name poor_households near_poor_households", " "), rows: [][]any{{"1", "Không có lao động", nil, int64(3)}}}
	if text := wordText(t, letter(t, bachThong(t).with("from rpt_903_causes ", r), Options{})); !strings.Contains(text, "Không có lao động\n–\n3\n–: chưa có số liệu.") {
		t.Errorf("the table does not show a dash and its meaning:\n%s", text)
	}
}

func TestTheLetterIsThatOfTheOffice(t *testing.T) {
	text := wordText(t, letter(t, bachThong(t), Options{Office: "Phòng Lao động", Place: "Phủ Thông", Letter: LetterOptions{
		Symbol: "BC-LĐ", Recipients: []string{"UBND huyện;", "Lưu: VT."}, Authority: "KT. TRƯỞNG PHÒNG", Signer: "PHÓ TRƯỞNG PHÒNG", SignerName: "Nguyễn Văn Mẫu"}}))
	for _, want := range []string{"UBND HUYỆN BẠCH THÔNG\nPHÒNG LAO ĐỘNG\n", "/BC-LĐ\n", "Phủ Thông, ngày … tháng … năm …", "- UBND huyện;\n- Lưu: VT.\n", "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\n", "Nguyễn Văn Mẫu"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, text)
		}
	}
}

func TestTheSameRelationsGiveTheSameLetter(t *testing.T) {
	first := letter(t, bachThong(t), Options{})
	for range 3 {
		if !bytes.Equal(first, letter(t, bachThong(t), Options{})) {
			t.Fatal("the letter has other bytes the second time")
		}
	}
}

func TestASentenceMayNameOnlyFiguresThatThereAre(t *testing.T) {
	f := figures{"poor": int64(1634), "rate": nil, "day": time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC)}
	for sentence, want := range map[string]string{
		"{poor hộ}":      "1.634 hộ",
		"tỷ lệ {rate %}": "tỷ lệ chưa có số liệu",
		"{day}":          "05/10/2023",
	} {
		if got, err := f.fill(sentence); err != nil || got != want {
			t.Errorf("%q gives %q (%v), want %q", sentence, got, err, want)
		}
	}
	if _, err := f.fill("{pooor hộ}"); err == nil || !strings.Contains(err.Error(), `"pooor"`) {
		t.Errorf("an unknown figure gives %v", err)
	}
}

func TestALetterIsReadStrictly(t *testing.T) {
	const good = "kind: BÁO CÁO\nsubject: S\nmargins: {top: 20, bottom: 20, left: 30, right: 20}\nbody:\n  - text: T\n"
	if _, err := parseLetter([]byte(good)); err != nil {
		t.Fatalf("a good letter is refused: %v", err)
	}
	for _, bad := range []struct{ why, from, to string }{
		{"an unknown key", "subject", "subjekt"}, {"a margin missing", "left: 30, ", ""},
		{"two kinds of passage in one", "- text: T", "- {text: T, heading: H}"}, {"otherwise without when", "- text: T", "- {text: T, otherwise: O}"},
	} {
		if _, err := parseLetter([]byte(strings.Replace(good, bad.from, bad.to, 1))); err == nil {
			t.Errorf("%s is accepted", bad.why)
		}
	}
}
