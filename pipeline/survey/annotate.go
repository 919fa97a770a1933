package survey

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Mark is one finding as an annotated workbook shows it: the cell is filled,
// its comment says Heading, Message and Remedy, and a line of sheet "Cần sửa"
// leads to it. Without a cell it leads to Row, and without a sheet nowhere.
type Mark struct {
	Severity    string
	Code        string
	Heading     string // the severity as people read it
	Sheet, Cell string
	Row         int
	Household   string // as the list names it
	Value       string // as typed
	Message     string
	Remedy      string
}

// ErrUnannotated says that a workbook, though read, is built in a way in which
// no mark can be set.
var ErrUnannotated = errors.New("the workbook cannot be annotated")

// Annotate writes a copy of a workbook with its marks. Only the parts that
// carry marks are touched, and in them only bytes that a mark needs: whatever
// else the workbook holds stays as it is. Marks of an earlier copy that was
// corrected and sent back are taken off first. The same workbook and marks
// give the same bytes.
//
// The parts are edited as text and not with excelize, which saves a workbook
// anew from what it has understood of it.
func Annotate(ctx context.Context, w io.Writer, data []byte, marks []Mark, limits Limits) (err error) {
	defer func() {
		if why := (*refusal)(nil); errors.As(err, &why) {
			err = fmt.Errorf("%w: %w", ErrUnannotated, err)
		}
	}()
	c, err := openContainer(ctx, data, limits)
	if err != nil {
		return err
	}
	a := &annotator{ctx: ctx, container: c, limits: limits, changed: map[string]string{}, added: map[string]string{}}
	if err := a.open(); err != nil {
		return err
	}
	if err := a.annotate(marks); err != nil {
		return err
	}
	return a.write(w)
}

// annotator holds the parts of a workbook that change. Parts are named as the
// zip names them.
type annotator struct {
	ctx       context.Context
	container *container
	main      string // workbook.xml
	book      *book
	strict    bool
	changed   map[string]string
	added     map[string]string
	styles    *styleSheet
	limits    Limits
	list      string // part of an earlier sheet "Cần sửa", "" when there is none
	listName  string
	fills     map[string]string // sheet and cell → the fill under an earlier mark
}

func (a *annotator) open() error {
	top, err := readRelations(a.ctx, a.container, "")
	if err != nil {
		return err
	}
	for _, r := range top {
		if r.kind == "officeDocument" {
			a.main = r.target
		}
	}
	if a.book, err = readBook(a.ctx, a.container); err != nil {
		return err
	}
	text, err := a.text(a.main)
	a.strict = strings.Contains(text, strictNamespace)
	return err
}

// annotate takes the parts in their order: the styles last, because the
// sheets ask for new ones.
func (a *annotator) annotate(marks []Mark) error {
	var err error
	if a.styles, err = a.readStyles(); err != nil {
		return err
	}
	if err := a.findList(); err != nil {
		return err
	}
	bySheet := map[string][]Mark{}
	for _, m := range marks {
		bySheet[m.Sheet] = append(bySheet[m.Sheet], m)
	}
	under := map[string]string{}
	for _, sheet := range a.book.sheets {
		if sheet.part == a.list || sheet.part == "" {
			continue
		}
		if err := a.annotateSheet(sheet, bySheet[sheet.name], under); err != nil {
			return fmt.Errorf("sheet %q: %w", sheet.name, err)
		}
	}
	if err := a.writeList(marks, under); err != nil {
		return err
	}
	a.put(a.styles.part, a.styles.text())
	return nil
}

// text gives a part as it stands, changed or not.
func (a *annotator) text(name string) (string, error) {
	if text, ok := a.added[name]; ok {
		return text, nil
	}
	if text, ok := a.changed[partName(name)]; ok {
		return text, nil
	}
	r, err := a.container.open(name)
	if err != nil {
		return "", err
	}
	defer r.Close()
	content, err := io.ReadAll(r)
	return string(content), asRefusal(err, name)
}

// put replaces a part, or adds it.
func (a *annotator) put(name, text string) {
	if a.container.has(name) {
		a.changed[partName(name)] = text
	} else {
		a.added[name] = text
	}
}

// free gives a name that no part has: comments with a number that is not used.
func (a *annotator) free(format string) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf(format, n)
		if _, taken := a.added[name]; !taken && !a.container.has(name) {
			return name
		}
	}
}

// write packs the parts in the order of the original; those that have not
// changed are copied as they are, packed.
func (a *annotator) write(w io.Writer) error {
	out := zip.NewWriter(w)
	for _, part := range a.container.order {
		text, changed := a.changed[partName(part.Name)]
		if !changed {
			if err := out.Copy(part); err != nil {
				return err
			}
			continue
		}
		if err := addPart(out, part.Name, text); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(a.added)) {
		if err := addPart(out, name, a.added[name]); err != nil {
			return err
		}
	}
	return out.Close()
}

func addPart(out *zip.Writer, name, text string) error {
	entry, err := out.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(entry, text)
	return err
}

// The namespaces of the two dialects of the format.
const (
	strictNamespace = "http://purl.oclc.org/ooxml/"
	strictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	relations       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	strictMain      = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	mainNamespace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

func (a *annotator) relationsNamespace() string {
	if a.strict {
		return strictRelations
	}
	return relations
}

func (a *annotator) mainNamespace() string {
	if a.strict {
		return strictMain
	}
	return mainNamespace
}

// relate adds a relation of a kind to a part and returns its id.
func (a *annotator) relate(from, kind, to string) (string, error) {
	part := path.Join(path.Dir(from), "_rels", path.Base(from)+".rels")
	text := xmlHeader + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
	if _, added := a.added[part]; added || a.container.has(part) {
		var err error
		if text, err = a.text(part); err != nil {
			return "", err
		}
	}
	id := ""
	for n := 1; id == "" || strings.Contains(text, `"`+id+`"`) || strings.Contains(text, `'`+id+`'`); n++ {
		id = fmt.Sprintf("rId%d", n)
	}
	target, err := filepath.Rel(path.Dir(from), to)
	if err != nil {
		return "", err
	}
	line := fmt.Sprintf(`Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, a.relationsNamespace(), kind, xmlText(filepath.ToSlash(target)))
	text, err = appended(text, "Relationships", line)
	a.put(part, text)
	return id, err
}

// contentType says of what type a new part is; with an extension, of what type
// all parts of that ending are.
func (a *annotator) contentType(part, extension, kind string) error {
	const types = "[Content_Types].xml"
	text, err := a.text(types)
	if err != nil {
		return err
	}
	line := fmt.Sprintf(`Override PartName="/%s" ContentType="%s"/>`, xmlText(part), kind)
	if extension != "" {
		line = fmt.Sprintf(`Default Extension="%s" ContentType="%s"/>`, extension, kind)
		if strings.Contains(strings.ToLower(text), `extension="`+extension+`"`) {
			return nil
		}
	}
	text, err = appended(text, "Types", line)
	a.put(types, text)
	return err
}
