package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

// sample is a document with everything that the package writes.
func sample() Document {
	return Document{
		Title: "Báo cáo & <phụ lục>", Author: "UBND huyện", Dated: time.Date(2023, 10, 5, 0, 0, 0, 0, time.UTC), Font: "Times New Roman", Size: 14,
		Top: 20, Bottom: 20, Left: 30, Right: 20, Notice: "TỔNG HỢP",
		Blocks: []Block{
			Paragraph{Align: Both, FirstLine: 12.7, After: 6, KeepWithNext: true, RuledBelow: true, Runs: []Run{{Text: "Hộ <b>\nxuống dòng\x01", Bold: true, Italic: true, Underline: true, Color: "C00000"}}},
			Table{Widths: []float64{40, 60}, Ruled: true, Rows: []Row{
				{Header: true, Cells: []Cell{{Span: 2, Shade: "F2F2F2", Paragraphs: []Paragraph{{Runs: []Run{{Text: "đầu"}}}}}}},
				{Cells: []Cell{{}, {Paragraphs: []Paragraph{{Align: Right, Runs: []Run{{Text: "1.634"}}}}}}},
			}},
		},
	}
}

func written(t *testing.T, d Document) map[string]string {
	t.Helper()
	var content bytes.Buffer
	if err := Write(&content, d); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content.Bytes()), int64(content.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, part := range archive.File {
		reader, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		parts[part.Name] = string(text)
	}
	return parts
}

func TestEveryPartIsWellFormedAndNamedInTheContentTypes(t *testing.T) {
	parts := written(t, sample())
	for name, text := range parts {
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml") && !strings.Contains(parts["[Content_Types].xml"], `PartName="/`+name+`"`) {
			t.Errorf("[Content_Types].xml does not name %s", name)
		}
	}
}

func TestTextIsTextWhateverItHolds(t *testing.T) {
	document := written(t, sample())["word/document.xml"]
	for _, want := range []string{"Hộ &lt;b&gt;</w:t><w:br/>", "xuống dòng\uFFFD", `<w:gridSpan w:val="2"/>`, "<w:tblHeader/>"} {
		if !strings.Contains(document, want) {
			t.Errorf("the document does not hold %s:\n%s", want, document)
		}
	}
}

func TestABodyAndACellEndInAParagraph(t *testing.T) {
	document := written(t, sample())["word/document.xml"]
	if strings.Contains(document, "</w:tbl><w:sectPr>") || strings.Contains(document, "</w:tcPr></w:tc>") {
		t.Errorf("Word repairs such a document:\n%s", document)
	}
}

func TestThePageNumberIsMissingOnTheFirstPageOnly(t *testing.T) {
	parts := written(t, sample())
	if !strings.Contains(parts["word/document.xml"], "<w:titlePg/>") || !strings.Contains(parts["word/header.xml"], `w:instr="PAGE"`) {
		t.Error("no page number, or one on the first page")
	}
	// 20, 30 mm in twentieths of a point
	if want := `w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"`; !strings.Contains(parts["word/document.xml"], want) {
		t.Errorf("the margins are not %s", want)
	}
}

func TestEqualDocumentsAreEqualBytes(t *testing.T) {
	var first, second bytes.Buffer
	if err := errors.Join(Write(&first, sample()), Write(&second, sample())); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the second document has other bytes")
	}
}
