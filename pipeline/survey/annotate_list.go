package survey

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rasoat/pipeline/names"
)

// The sheet that lists the findings of a workbook, and its first cell. The
// reader passes over a sheet that has both.
const (
	mendSheet = "Cần sửa"
	mendTitle = "DANH SÁCH Ô CẦN SỬA"
)

// The guide stands under the title.
const (
	mendGuide   = "Bấm vào ô ở cột C để đến chỗ cần sửa; sửa ngay trong tệp này rồi gửi lại. Sheet này được đọc bỏ qua, không cần xoá."
	mendColours = "Đỏ: lỗi, hộ bị giữ lại ngoài biểu cho đến khi sửa; vàng: cảnh báo; xanh: ghi chú."
)

// isMendList says whether a sheet is the list of an annotated copy.
func isMendList(g *grid) bool {
	title, _ := g.at(1, 1)
	return namedAsList(g.name) && strings.TrimSpace(title.value) == mendTitle
}

func namedAsList(sheet string) bool {
	return strings.HasPrefix(names.Fold(sheet), names.Fold(mendSheet))
}

// The columns of the list; the last, hidden, keeps the fill under the mark so
// that the next copy can put it back.
var mendColumns = []struct {
	label string
	width float64
}{
	{"STT", 6}, {"Sheet", 13}, {"Ô", 9}, {"Mức độ", 13}, {"Mã", 9}, {"Hộ", 24}, {"Giá trị đang ghi", 22}, {"Nội dung", 58}, {"Cách sửa", 52}, {"", 9},
}

const mendHead = 4 // the row of the labels

// findList finds the list of an earlier copy and what it says of the fills
// under its marks.
func (a *annotator) findList() error {
	a.fills = map[string]string{}
	for _, sheet := range a.book.sheets {
		if !namedAsList(sheet.name) {
			continue
		}
		g, err := a.readList(sheet)
		if err != nil {
			return err
		}
		if isMendList(g) {
			a.list, a.listName = sheet.part, sheet.name
			a.takeFills(g)
		}
	}
	return nil
}

func (a *annotator) takeFills(g *grid) {
	for _, row := range g.rows {
		value := map[int]string{}
		for _, c := range row.cells {
			value[c.column] = c.value
		}
		if fill := value[len(mendColumns)]; row.number > mendHead && harmlessFill.MatchString(fill) {
			a.fills[value[2]+"!"+value[3]] = fill
		}
	}
}

// harmlessFill is a fill that may be taken from a cell into the style sheet.
var harmlessFill = regexp.MustCompile(`^<fill><patternFill( patternType="\w+")?(/>|>(<(fgColor|bgColor)( \w+="[-\w.]*")*(/>|></(fgColor|bgColor)>))*</patternFill>)</fill>$`)

// readList reads the sheet that may be such a list.
func (a *annotator) readList(sheet bookSheet) (*grid, error) {
	dates, err := readStyles(a.ctx, a.container, a.book.styles)
	if err != nil {
		return nil, err
	}
	strings, err := readStrings(a.ctx, a.container, a.book.strings, a.limits)
	if err != nil {
		return nil, err
	}
	left := budget{cells: a.limits.MaxCells, bytes: a.limits.MaxUnzippedBytes}
	return readGrid(a.ctx, a.container, a.book, sheet, strings, dates, a.limits, &left)
}

// writeList writes the first sheet: in the place of an earlier one, or as a new
// one before all others.
func (a *annotator) writeList(marks []Mark, under map[string]string) error {
	if a.list != "" {
		a.put(a.list, a.listText(marks, under))
		return a.openOn(a.listName)
	}
	part := a.free("xl/worksheets/rasoat-can-sua%d.xml")
	a.added[part] = a.listText(marks, under)
	if err := a.contentType(part, "", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"); err != nil {
		return err
	}
	id, err := a.relate(a.main, "worksheet", part)
	if err != nil {
		return err
	}
	text, err := a.text(a.main)
	if err != nil {
		return err
	}
	name := a.freeSheetName()
	if text, err = withFirstSheet(text, name, id, a.relationsNamespace()); err != nil {
		return fmt.Errorf("%w: %w", ErrUnannotated, err)
	}
	a.put(a.main, text)
	return a.openOn(name)
}

func (a *annotator) freeSheetName() string {
	name := mendSheet
	for n := 2; slices.ContainsFunc(a.book.sheets, func(s bookSheet) bool { return strings.EqualFold(s.name, name) }); n++ {
		name = fmt.Sprintf("%s (%d)", mendSheet, n)
	}
	return name
}

// openOn makes a sheet the one that the workbook opens on.
func (a *annotator) openOn(name string) error {
	text, err := a.text(a.main)
	if err != nil {
		return err
	}
	var views []placedTag
	sheets, active := 0, 0
	err = walk(text, func(t placedTag) error {
		switch local := t.Name.Local; {
		case t.end || t.depth != 3:
		case local == "workbookView":
			views = append(views, t)
		case local == "sheet":
			if t.attr("name") == name {
				active = sheets
			}
			sheets++
		}
		return nil
	})
	var edits []edit
	for _, t := range views {
		start := withoutAttribute(text[t.from:t.to], "firstSheet")
		edits = append(edits, edit{t.from, t.to, withAttribute(start, "activeTab", strconv.Itoa(active))})
	}
	a.put(a.main, edited(text, edits))
	return err
}

// withFirstSheet puts a sheet before the others. Names that belong to a sheet count the sheets, so each moves on by one.
func withFirstSheet(text, name, relation, namespace string) (string, error) {
	var edits []edit
	var first placedTag
	highest := 0
	err := walk(text, func(t placedTag) error {
		switch local := t.Name.Local; {
		case t.end:
		case local == "sheet" && t.depth == 3:
			if first.to == 0 {
				first = t
			}
			n, _ := strconv.Atoi(t.attr("sheetId"))
			highest = max(highest, n)
		case local == "definedName" && t.depth == 3 && t.attr("localSheetId") != "":
			n, err := strconv.Atoi(t.attr("localSheetId"))
			if err != nil {
				return err
			}
			edits = append(edits, edit{t.from, t.to, withAttribute(text[t.from:t.to], "localSheetId", strconv.Itoa(n+1))})
		}
		return nil
	})
	if err != nil || first.to == 0 {
		return "", fmt.Errorf("%w: no sheets (%v)", ErrUnannotated, err)
	}
	sheet := fmt.Sprintf(`<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`, first.prefix(), namespace, xmlText(name), highest+1, relation)
	return edited(text, append(edits, edit{first.from, first.from, sheet})), nil
}

// listStyles are the cell formats of the list.
type listStyles struct{ title, guide, head, text, link int }

func (a *annotator) listStyles() listStyles {
	s := a.styles
	font := func(size int, face, colour string) int {
		return s.add("fonts", s.element(fmt.Sprintf(`<font>%s<sz val="%d"/><color rgb="%s"/><name val="%s"/><family val="1"/></font>`, face, size, colour, typeface)))
	}
	format := func(font, fill int, alignment string) int {
		return s.add("cellXfs", s.element(fmt.Sprintf(`<xf numFmtId="49" fontId="%d" fillId="%d" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"%s/></xf>`, font, fill, alignment)))
	}
	head := s.add("fills", s.element(solidFill("FF"+optionalFill)))
	const black = "FF000000"
	return listStyles{
		title: format(font(14, "<b/>", black), 0, ""), guide: format(font(11, "<i/>", black), 0, ""),
		head: format(font(11, "<b/>", black), head, ` wrapText="1"`), text: format(font(11, "", black), 0, ` wrapText="1"`),
		link: format(font(11, "<u/>", "FF0563C1"), 0, ""),
	}
}

// listText is the list as a worksheet. Every value is text, whatever sign it
// begins with.
func (a *annotator) listText(marks []Mark, under map[string]string) string {
	look := a.listStyles()
	var rows, links strings.Builder
	row := func(number, style int, values ...string) {
		fmt.Fprintf(&rows, `<row r="%d" ht="%g" customHeight="1">`, number, mendHeight(number, values))
		for i, value := range values {
			cellStyle := style
			if number > mendHead && i == 2 {
				cellStyle = look.link
			}
			if value != "" {
				fmt.Fprintf(&rows, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, cellName(i+1, number), cellStyle, cellText(value))
			}
		}
		rows.WriteString(`</row>`)
	}
	row(1, look.title, mendTitle)
	row(2, look.guide, mendGuide)
	row(3, look.guide, mendColours)
	labels := make([]string, len(mendColumns))
	var columns strings.Builder
	for i, c := range mendColumns {
		labels[i] = c.label
		hidden := ""
		if c.label == "" {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(&columns, `<col min="%d" max="%d" width="%g"%s customWidth="1"/>`, i+1, i+1, c.width, hidden)
	}
	row(mendHead, look.head, labels...)
	last := mendHead
	for i, m := range marks {
		last = mendHead + 1 + i
		row(last, look.text, strconv.Itoa(i+1), m.Sheet, m.shownCell(), m.Heading, m.Code, m.Household, m.Value, m.Message, m.Remedy, under[m.Sheet+"!"+m.Cell])
		if target := m.target(); target != "" {
			fmt.Fprintf(&links, `<hyperlink ref="C%d" location="%s" display="%s"/>`, last, xmlText(target), xmlText(m.shownCell()))
		}
	}
	end := columnLetters(len(mendColumns) - 1)
	text := fmt.Sprintf(`%s<worksheet xmlns="%s"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:%s%d"/>`+
		`<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`+
		`<sheetFormatPr defaultRowHeight="15"/><cols>%s</cols><sheetData>%s</sheetData><autoFilter ref="A%d:%s%d"/>`,
		xmlHeader, a.mainNamespace(), columnLetters(len(mendColumns)), last, mendHead, mendHead+1, columns.String(), rows.String(), mendHead, end, last)
	if links.Len() > 0 {
		text += `<hyperlinks>` + links.String() + `</hyperlinks>`
	}
	return text + `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

// mendHeight is the height of a row of the list in points: its longest text is
// wrapped to its column.
func mendHeight(row int, values []string) float64 {
	if row < mendHead {
		return lineHeight + 4
	}
	lines := 1
	for i, value := range values[:len(mendColumns)-1] {
		lines = max(lines, wrappedLines(value, mendColumns[i].width-1))
	}
	return min(float64(lines)*lineHeight+2, tallestRow)
}

// tallestRow is the height that no row passes.
const tallestRow = 409

// shownCell is what the line shows as its place on the sheet.
func (m Mark) shownCell() string {
	if m.Cell == "" && m.Row > 0 {
		return fmt.Sprintf("dòng %d", m.Row)
	}
	return m.Cell
}

// target is the place that a line leads to.
func (m Mark) target() string {
	sheet := "'" + strings.ReplaceAll(m.Sheet, "'", "''") + "'!"
	switch {
	case m.Sheet == "":
		return ""
	case m.Cell != "":
		return sheet + m.Cell
	}
	return sheet + "A" + strconv.Itoa(max(m.Row, 1))
}
