package survey

import (
	"context"
	"encoding/xml"
	"path"
	"strconv"
	"strings"
)

// book is the table of contents of a workbook.
type book struct {
	sheets   []bookSheet // worksheets in tab order; charts are left out
	strings  string      // part of the shared strings, "" when there is none
	styles   string
	date1904 bool // serial dates count from 1904-01-01
}

type bookSheet struct {
	name, part string
	hidden     bool
}

// relation is one line of a relationships part.
type relation struct{ kind, target string }

// readBook reads the parts that say where everything is. A part that they
// name and the file lacks is a refusal when it is needed.
func readBook(ctx context.Context, c *container) (*book, error) {
	if err := checkContentTypes(ctx, c); err != nil {
		return nil, err
	}
	top, err := readRelations(ctx, c, "")
	if err != nil {
		return nil, err
	}
	main := ""
	for _, r := range top {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	if main == "" {
		return nil, refuse(codeMissingPart, "part", "workbook.xml")
	}
	relations, err := readRelations(ctx, c, main)
	if err != nil {
		return nil, err
	}
	return readMain(ctx, c, main, relations)
}

// checkContentTypes refuses what is a zip but no plain workbook.
func checkContentTypes(ctx context.Context, c *container) error {
	const part = "[Content_Types].xml"
	if !c.has(part) && c.has("mimetype") {
		return refuse(codeOtherDocument, "kind", "OpenDocument (.ods, .odt)")
	}
	if !c.has(part) && !c.has("xl/workbook.xml") {
		return refuse(codeOtherDocument, "kind", "zip")
	}
	var types strings.Builder
	err := c.read(ctx, part, "Types", func(p *xmlPart, start xml.StartElement) error {
		// excelize names a type for .bin parts in every file it saves, also
		// where there is none.
		if start.Name.Local == "Default" && !c.hasEnding("."+attribute(start, "Extension")) {
			return p.skip()
		}
		types.WriteString(strings.ToLower(attribute(start, "ContentType")) + "\n")
		return p.skip()
	})
	if err != nil {
		return err
	}
	switch all := types.String(); {
	case strings.Contains(all, "sheet.binary"):
		return refuse(codeOtherDocument, "kind", "Excel Binary (.xlsb)")
	case strings.Contains(all, "macroenabled"), strings.Contains(all, "vbaproject"), c.has("xl/vbaProject.bin"):
		return refuse(codeMacros)
	case strings.Contains(all, "wordprocessingml"):
		return refuse(codeOtherDocument, "kind", "Word (.docx)")
	case strings.Contains(all, "presentationml"):
		return refuse(codeOtherDocument, "kind", "PowerPoint (.pptx)")
	}
	return nil
}

// read walks the elements under the root of a part and then sees it close.
func (c *container) read(ctx context.Context, part, root string, visit func(*xmlPart, xml.StartElement) error) error {
	r, err := c.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	p := newXMLPart(ctx, part, r)
	if err := p.root(root); err != nil {
		return err
	}
	if err := p.children(func(start xml.StartElement) error { return visit(p, start) }); err != nil {
		return err
	}
	return p.finish()
}

// readRelations reads the relations of a part by their ids; "" is the file
// itself.
func readRelations(ctx context.Context, c *container, of string) (map[string]relation, error) {
	part := path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
	if of == "" {
		part = "_rels/.rels"
	}
	relations, single := map[string]relation{}, map[string]bool{}
	err := c.read(ctx, part, "Relationships", func(p *xmlPart, start xml.StartElement) error {
		if strings.EqualFold(attribute(start, "TargetMode"), "External") {
			return p.skip()
		}
		id, r := attribute(start, "Id"), relation{kind: path.Base(attribute(start, "Type")), target: resolve(of, attribute(start, "Target"))}
		if _, twice := relations[id]; twice || single[r.kind] {
			return refuse(codeContradiction, "cause", "phần "+part+" chỉ đến hai nơi cho cùng một việc", "cause_en", "part "+part+" leads to two places for one thing")
		}
		if r.kind == "vbaProject" {
			return refuse(codeMacros)
		}
		if relations[id] = r; len(relations) > mostRelations {
			return refuse(codeTooLargeFile, "what", "số liên kết giữa các phần", "what_en", "the number of relations between parts", "limit", strconv.Itoa(mostRelations))
		}
		single[r.kind] = onlyOne[r.kind]
		return p.skip()
	})
	return relations, err
}

// What the small parts may hold. Excel itself opens no workbook with more
// formats of cells; relations and sheets are a handful in real ones.
const (
	mostRelations = 10_000
	mostSheets    = 1000
	mostFormats   = 1 << 16
)

// onlyOne are the relations of which a part has one at the most: with two, any
// choice between them would be a guess.
var onlyOne = map[string]bool{"officeDocument": true, "sharedStrings": true, "styles": true, "comments": true}

// resolve gives the part a target names, seen from the part that names it.
func resolve(from, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(path.Dir(from), target)
}

func readMain(ctx context.Context, c *container, part string, relations map[string]relation) (*book, error) {
	b := &book{}
	for _, r := range relations {
		switch r.kind {
		case "sharedStrings":
			b.strings = r.target
		case "styles":
			b.styles = r.target
		}
	}
	err := c.read(ctx, part, "workbook", func(p *xmlPart, start xml.StartElement) error {
		switch start.Name.Local {
		case "workbookPr":
			b.date1904 = isTrue(attribute(start, "date1904"))
		case "sheets":
			return p.children(func(sheet xml.StartElement) error {
				if b.addSheet(sheet, relations); len(b.sheets) > mostSheets {
					return refuse(codeTooLargeFile, "what", "số trang tính", "what_en", "the number of sheets", "limit", strconv.Itoa(mostSheets))
				}
				return p.skip()
			})
		}
		return p.skip()
	})
	return b, err
}

func (b *book) addSheet(start xml.StartElement, relations map[string]relation) {
	r, known := relations[attribute(start, "id")]
	if known && r.kind != "worksheet" {
		return
	}
	b.sheets = append(b.sheets, bookSheet{
		name:   attribute(start, "name"),
		part:   r.target,
		hidden: attribute(start, "state") == "hidden" || attribute(start, "state") == "veryHidden",
	})
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }
