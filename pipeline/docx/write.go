package docx

import (
	"archive/zip"
	"embed"
	"fmt"
	"io"
	"time"
)

//go:embed parts
var parts embed.FS

// fixed are the parts that are the same in every document, by their names in
// the package.
var fixed = []struct{ name, file string }{
	{"[Content_Types].xml", "content-types.xml"},
	{"_rels/.rels", "rels.xml"},
	{"word/_rels/document.xml.rels", "document-rels.xml"},
	{"word/settings.xml", "settings.xml"},
}

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relSpace    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

	// The sheet of paper, in millimetres.
	paperWidth, paperHeight = 210, 297
	// headerDistance is that of the page number from the edge.
	headerDistance = 10
)

// Write writes the document. Equal documents give equal bytes.
func Write(w io.Writer, d Document) error {
	archive := zip.NewWriter(w)
	for _, part := range fixed {
		content, err := parts.ReadFile("parts/" + part.file)
		if err != nil {
			return err
		}
		if err := put(archive, part.name, content); err != nil {
			return err
		}
	}
	for _, part := range []struct {
		name    string
		content func(*builder)
	}{
		{"docProps/core.xml", d.core}, {"word/styles.xml", d.styles}, {"word/header.xml", d.header}, {"word/footer.xml", d.footer}, {"word/document.xml", d.document},
	} {
		b := &builder{size: d.Size}
		b.out.WriteString(declaration)
		part.content(b)
		if err := put(archive, part.name, b.out.Bytes()); err != nil {
			return err
		}
	}
	return archive.Close()
}

// put stores a part under a time that is always the same.
func put(archive *zip.Writer, name string, content []byte) error {
	part, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	_, err = part.Write(content)
	return err
}

func (d Document) core(b *builder) {
	b.open("cp:coreProperties", "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	element := func(name, text string, attributes ...string) {
		b.open(name, attributes...)
		b.text(text)
		b.close(name)
	}
	element("dc:title", d.Title)
	element("dc:subject", d.Subject)
	element("dc:creator", d.Author)
	element("cp:lastModifiedBy", d.Author)
	for _, name := range []string{"dcterms:created", "dcterms:modified"} {
		element(name, d.Dated.UTC().Format(time.RFC3339), "xsi:type", "dcterms:W3CDTF")
	}
	element("dc:language", "vi-VN")
	b.close("cp:coreProperties")
}

// styles make the document's type the default of all text.
func (d Document) styles(b *builder) {
	b.open("w:styles", "xmlns:w", mainSpace)
	b.open("w:docDefaults")
	b.open("w:rPrDefault")
	b.open("w:rPr")
	b.empty("w:rFonts", "w:ascii", d.Font, "w:hAnsi", d.Font, "w:eastAsia", d.Font, "w:cs", d.Font)
	size := fmt.Sprint(int(d.Size*halvesPerPoint + 0.5))
	b.empty("w:sz", "w:val", size)
	b.empty("w:szCs", "w:val", size)
	b.empty("w:lang", "w:val", "vi-VN")
	b.close("w:rPr")
	b.close("w:rPrDefault")
	b.open("w:pPrDefault")
	b.close("w:pPrDefault")
	b.close("w:docDefaults")
	b.open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal")
	b.empty("w:name", "w:val", "Normal")
	b.close("w:style")
	b.close("w:styles")
}

// header is the page number, in the middle; the first page has none.
func (d Document) header(b *builder) {
	b.open("w:hdr", "xmlns:w", mainSpace)
	b.open("w:p")
	Paragraph{Align: Center}.properties(b)
	b.open("w:fldSimple", "w:instr", "PAGE")
	Run{Text: "2"}.write(b)
	b.close("w:fldSimple")
	b.close("w:p")
	b.close("w:hdr")
}

func (d Document) footer(b *builder) {
	const small = 10
	b.open("w:ftr", "xmlns:w", mainSpace)
	Paragraph{Align: Center, Runs: []Run{{Text: d.Notice, Italic: true, Size: small, Color: noticeColor}}}.write(b)
	b.close("w:ftr")
}

const noticeColor = "C00000"

func (d Document) document(b *builder) {
	b.open("w:document", "xmlns:w", mainSpace, "xmlns:r", relSpace)
	b.open("w:body")
	for _, block := range d.Blocks {
		block.write(b)
	}
	if n := len(d.Blocks); n > 0 {
		if _, table := d.Blocks[n-1].(Table); table {
			Paragraph{Runs: []Run{{Size: 1}}}.write(b) // a body may not end in a table
		}
	}
	b.open("w:sectPr")
	b.empty("w:headerReference", "w:type", "default", "r:id", "rId3")
	if d.Notice != "" {
		b.empty("w:footerReference", "w:type", "default", "r:id", "rId4")
		b.empty("w:footerReference", "w:type", "first", "r:id", "rId4")
	}
	b.empty("w:pgSz", "w:w", twips(paperWidth), "w:h", twips(paperHeight))
	b.empty("w:pgMar", "w:top", twips(d.Top), "w:right", twips(d.Right), "w:bottom", twips(d.Bottom), "w:left", twips(d.Left),
		"w:header", twips(headerDistance), "w:footer", twips(headerDistance), "w:gutter", "0")
	b.empty("w:titlePg")
	b.close("w:sectPr")
	b.close("w:body")
	b.close("w:document")
}
