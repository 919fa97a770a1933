package survey

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// commentHead begins what a mark writes into a comment; a later copy knows its
// own by it, whatever program saved the workbook meanwhile.
const commentHead = "rasoat kiểm tra:"

// commentText is the comment of a cell: code, message and remedy of each mark.
func commentText(c cellMarks) string {
	text := commentHead
	for _, m := range c.marks {
		text += fmt.Sprintf("\n%s %s: %s", m.Heading, m.Code, m.Message)
		if m.Remedy != "" {
			text += "\nCách sửa: " + m.Remedy
		}
	}
	return text
}

// comment brings the comments of a sheet into line with its marks. It returns
// the sheet, which may need to name the drawing of the comments.
func (a *annotator) comment(sheet, text string, cells []cellMarks) (string, error) {
	comments, drawing, err := a.commentParts(sheet, text)
	if err != nil || comments == "" && len(cells) == 0 {
		return text, err
	}
	notes, err := a.readNotes(comments)
	if err != nil {
		return text, err
	}
	stale := notes.clean()
	fresh := notes.add(cells)
	if len(stale)+len(fresh) == 0 && !notes.altered {
		return text, nil
	}
	if comments == "" {
		comments, err = a.addRelated(sheet, "xl/comments-rasoat%d.xml", "comments", "", "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
	}
	if err == nil && drawing == "" && len(fresh) > 0 {
		drawing, text, err = a.addDrawing(sheet, text)
	}
	if err != nil {
		return text, err
	}
	a.put(comments, notes.text())
	if drawing == "" {
		return text, nil
	}
	return text, a.redraw(drawing, stale, fresh)
}

// commentParts finds the comments of a sheet and the drawing that shows them.
func (a *annotator) commentParts(sheet, text string) (comments, drawing string, err error) {
	if !a.container.has(path.Join(path.Dir(sheet), "_rels", path.Base(sheet)+".rels")) {
		return "", "", nil
	}
	related, err := readRelations(a.ctx, a.container, sheet)
	if err != nil {
		return "", "", err
	}
	id := ""
	err = walk(text, func(t placedTag) error {
		if t.depth == 2 && !t.end && t.Name.Local == "legacyDrawing" {
			id = t.attr("id")
		}
		return nil
	})
	for _, r := range related {
		if r.kind == "comments" {
			comments = r.target
		}
	}
	return comments, related[id].target, err
}

// addRelated makes the name of a new part and relates it to a sheet.
func (a *annotator) addRelated(sheet, name, kind, extension, contentType string) (string, error) {
	part := a.free(name)
	if err := a.contentType(part, extension, contentType); err != nil {
		return "", err
	}
	a.added[part] = ""
	_, err := a.relate(sheet, kind, part)
	return part, err
}

const emptyDrawing = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
	`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>`

// afterLegacyDrawing are the children of a worksheet that come after the
// drawing of its comments.
var afterLegacyDrawing = []string{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}

func (a *annotator) addDrawing(sheet, text string) (string, string, error) {
	part := a.free("xl/drawings/vmlDrawing-rasoat%d.vml")
	if err := a.contentType("", "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"); err != nil {
		return "", text, err
	}
	a.added[part] = emptyDrawing
	id, err := a.relate(sheet, "vmlDrawing", part)
	if err != nil {
		return "", text, err
	}
	at, prefix := -1, ""
	err = walk(text, func(t placedTag) error {
		if t.depth == 1 {
			prefix = ""
			if t.Name.Space != "" {
				prefix = t.Name.Space + ":"
			}
		}
		last := t.depth == 2 && !t.end && slices.Contains(afterLegacyDrawing, t.Name.Local) || t.depth == 1 && t.end
		if last && at < 0 {
			at = t.from
		}
		return nil
	})
	if err != nil || at < 0 {
		return "", text, fmt.Errorf("%w: %w", ErrUnannotated, err)
	}
	element := fmt.Sprintf(`<%slegacyDrawing xmlns:r="%s" r:id="%s"/>`, prefix, a.relationsNamespace(), id)
	return part, text[:at] + element + text[at:], nil
}

// sheetNotes are the comments of a sheet.
type sheetNotes struct {
	source  string
	prefix  string
	authors struct {
		start, end placedTag
		count      int
	}
	list    struct{ start, end placedTag }
	all     []sheetNote
	added   []string
	altered bool
}

type sheetNote struct {
	cell     string
	from, to int
	now      string // "" when it is taken away
}

// readNotes reads a part of comments; without one it begins an empty one.
func (a *annotator) readNotes(part string) (*sheetNotes, error) {
	n := &sheetNotes{source: xmlHeader + `<comments xmlns="` + a.mainNamespace() + `"><authors></authors><commentList></commentList></comments>`}
	if part != "" {
		var err error
		if n.source, err = a.text(part); err != nil {
			return nil, err
		}
	}
	var open placedTag
	err := walk(n.source, func(t placedTag) error {
		switch local := t.Name.Local; {
		case t.depth == 1 && !t.end:
			n.prefix = t.prefix()
		case t.depth == 2 && local == "authors" && !t.end:
			n.authors.start = t
		case t.depth == 2 && local == "authors":
			n.authors.end = t
		case t.depth == 3 && local == "author" && !t.end:
			n.authors.count++
		case t.depth == 2 && local == "commentList" && !t.end:
			n.list.start = t
		case t.depth == 2 && local == "commentList":
			n.list.end = t
		case t.depth == 3 && local == "comment" && !t.end:
			open = t
		case t.depth == 3 && local == "comment":
			n.all = append(n.all, sheetNote{open.attr("ref"), open.from, t.to, n.source[open.from:t.to]})
		}
		return nil
	})
	if err != nil || n.list.end.to == 0 || n.authors.end.to == 0 {
		return nil, fmt.Errorf("%w: %s (%v)", ErrUnannotated, part, err)
	}
	return n, nil
}

var anyMarkup = regexp.MustCompile(`<[^>]*>`)

// lineEnd is the break before the text of a mark, whatever markup is between.
var lineEnd = regexp.MustCompile(`(\s|&#xA;|&#10;|&#13;|&#xD;)*((?:<[^>]*>)*)$`)

// clean takes the texts of earlier marks off and returns the cells whose
// comment was nothing else.
func (n *sheetNotes) clean() []string {
	var gone []string
	for i := range n.all {
		c := &n.all[i]
		at := strings.Index(c.now, commentHead)
		if at < 0 {
			continue
		}
		n.altered = true
		kept := lineEnd.ReplaceAllString(c.now[:at], "$2")
		if strings.TrimSpace(anyMarkup.ReplaceAllString(kept, "")) == "" {
			c.now = ""
			gone = append(gone, c.cell)
			continue
		}
		c.now = closed(kept)
	}
	return gone
}

// closed ends the elements that are open at the end of a text.
func closed(text string) string {
	var open []string
	for _, m := range openOrClosed.FindAllStringSubmatch(text, -1) {
		switch {
		case strings.HasSuffix(m[0], "/>"):
		case m[1] == "/":
			open = open[:max(len(open)-1, 0)]
		default:
			open = append(open, m[2])
		}
	}
	for _, name := range slices.Backward(open) {
		text += "</" + name + ">"
	}
	return text
}

var openOrClosed = regexp.MustCompile(`<(/?)([\w:]+)[^>]*>`)

// add writes the marks: under a comment that stands already, or as a new one.
// It returns the cells with a new one.
func (n *sheetNotes) add(cells []cellMarks) []cellMarks {
	var fresh []cellMarks
	for _, cell := range cells {
		at := slices.IndexFunc(n.all, func(c sheetNote) bool { return c.cell == cell.name() && c.now != "" })
		n.altered = true
		if at >= 0 {
			n.all[at].now = n.under(n.all[at].now, "\n"+commentText(cell))
			continue
		}
		fresh = append(fresh, cell)
		n.added = append(n.added, n.element(fmt.Sprintf(`<comment ref="%s" authorId="%d"><text><r>%s</r></text></comment>`, cell.name(), n.authors.count, textElement(commentText(cell)))))
	}
	return fresh
}

func textElement(text string) string {
	return `<t xml:space="preserve">` + cellText(text) + `</t>`
}

// element puts the prefix of the part before the names of an element whose
// text holds no markup.
func (n *sheetNotes) element(text string) string {
	return anyTag.ReplaceAllString(text, "<${1}"+n.prefix+"${2}")
}

// under puts text as a further run at the end of a comment. A comment that has
// a plain text and no runs gets its text as the first run.
func (n *sheetNotes) under(comment, text string) string {
	run := n.element("<r>" + textElement(text) + "</r>")
	if m := plainComment.FindStringSubmatchIndex(comment); m != nil {
		return comment[:m[2]] + n.element("<r>") + comment[m[2]:m[3]] + n.element("</r>") + run + comment[m[3]:]
	}
	at := strings.LastIndex(comment, "</"+n.prefix+"text>")
	if at < 0 {
		return comment
	}
	return comment[:at] + run + comment[at:]
}

var plainComment = regexp.MustCompile(`(?s)<(?:\w+:)?text[^>]*>\s*(<(?:\w+:)?t(?:\s[^>]*)?>[^<]*</(?:\w+:)?t>)\s*</(?:\w+:)?text>`)

// text is the part with its changes.
func (n *sheetNotes) text() string {
	var edits []edit
	for _, c := range n.all {
		if c.now != n.source[c.from:c.to] {
			edits = append(edits, edit{c.from, c.to, c.now})
		}
	}
	if len(n.added) > 0 {
		edits = append(edits,
			into(n.source, n.authors.start, n.authors.end, n.element("<author>rasoat</author>")),
			into(n.source, n.list.start, n.list.end, strings.Join(n.added, "")))
	}
	return edited(n.source, edits)
}

var (
	anyShape    = regexp.MustCompile(`(?s)<v:shape\b.*?</v:shape>`)
	shapeNumber = regexp.MustCompile(`_x0000_s(\d+)`)
	shapeRow    = regexp.MustCompile(`<x:Row>\s*(\d+)\s*</x:Row>`)
	shapeColumn = regexp.MustCompile(`<x:Column>\s*(\d+)\s*</x:Column>`)
)

// noteShape is the type of the shapes of comments.
const noteShape = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

// redraw takes the shapes of comments that are gone out of a drawing and puts
// in those of new ones.
func (a *annotator) redraw(part string, stale []string, fresh []cellMarks) error {
	text, err := a.text(part)
	if err != nil {
		return err
	}
	text = anyShape.ReplaceAllStringFunc(text, func(shape string) string {
		row, column := shapeRow.FindStringSubmatch(shape), shapeColumn.FindStringSubmatch(shape)
		if row == nil || column == nil || !strings.Contains(shape, "Note") {
			return shape
		}
		r, _ := strconv.Atoi(row[1])
		c, _ := strconv.Atoi(column[1])
		if slices.Contains(stale, cellName(c+1, r+1)) {
			return ""
		}
		return shape
	})
	number := 1024
	for _, m := range shapeNumber.FindAllStringSubmatch(text, -1) {
		n, _ := strconv.Atoi(m[1])
		number = max(number, n)
	}
	var shapes strings.Builder
	if len(fresh) > 0 && !strings.Contains(text, `"_x0000_t202"`) {
		shapes.WriteString(noteShape)
	}
	for i, cell := range fresh {
		shapes.WriteString(shapeOf(cell, number+i+1))
	}
	at := strings.LastIndex(text, "</xml>")
	if at < 0 {
		return fmt.Errorf("%w: %s does not end", ErrUnannotated, part)
	}
	a.put(part, text[:at]+shapes.String()+text[at:])
	return nil
}

// shapeOf draws a hidden note beside its cell, as high as its text needs.
func shapeOf(c cellMarks, number int) string {
	const perLine = 44 // characters in a line of the note
	lines := 1
	for _, line := range strings.Split(commentText(c), "\n") {
		lines += 1 + utf8.RuneCountInString(line)/perLine
	}
	return fmt.Sprintf(`<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;width:260pt;height:%dpt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 15, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		number, lines*13, c.column, max(c.row-2, 0), c.column+4, max(c.row-2, 0)+max(lines*13/15, 2), c.row-1, c.column-1)
}
