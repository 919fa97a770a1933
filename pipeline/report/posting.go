package report

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// Postings makes the public list of each commune, what is posted for people to
// object to: one workbook with the households of every village on pages of
// their own. put receives the commune's code and the workbook. Only households
// with a result are named; those held out are counted. Equal relations give
// equal bytes.
func Postings(ctx context.Context, src Source, options Options, put func(communeCode string, content []byte) error) error {
	l, err := readPosting()
	if err != nil {
		return err
	}
	columns, err := l.columns(options.Posting)
	if err != nil {
		return err
	}
	c, err := readHeading(ctx, src)
	if err != nil {
		return err
	}
	communes, err := readRows(ctx, src, "rpt_911_posting_communes", postingFile, []string{"commune_code", keyUnit})
	if err != nil {
		return err
	}
	keys := []string{"commune_code", "village_no"}
	for _, column := range columns {
		keys = append(keys, column.Key)
	}
	households, err := readRows(ctx, src, l.Relation, postingFile, keys)
	if err != nil {
		return err
	}
	byCommune := households.by("commune_code")
	for row := range communes.rows {
		code := communes.text(row, "commune_code")
		var content bytes.Buffer
		p := posting{layout: l, columns: columns, campaign: c, figures: communes.figures(row), households: byCommune[code]}
		if err := p.write(&content, options); err != nil {
			return fmt.Errorf("%s: %w", code, err)
		}
		if err := put(code, content.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// by cuts a table into those of one value of a text column.
func (t table) by(key string) map[string]table {
	cut := map[string]table{}
	for row := range t.rows {
		value := t.text(row, key)
		part := cut[value]
		part.relation, part.index = t.relation, t.index
		part.rows = append(part.rows, t.rows[row])
		cut[value] = part
	}
	return cut
}

// figures are the values of a row.
func (t table) figures(row int) figures {
	f := figures{}
	for key := range t.index {
		f[key] = t.value(row, key)
	}
	return f
}

// A posting is the list of one commune.
type posting struct {
	layout     postingLayout
	columns    []column
	campaign   campaign
	figures    figures // of the commune
	households table
}

func (p posting) write(w *bytes.Buffer, options Options) (err error) {
	c := p.campaign
	c.unit, _ = p.figures[keyUnit].(string)
	options.Office, options.Place = "Ủy ban nhân dân "+lowerFirst(c.unit), ""
	if c.remarks, err = p.remarks(); err != nil {
		return err
	}
	file, shared, err := newFile(c, options, "Danh sách niêm yết kết quả rà soát hộ nghèo, hộ cận nghèo")
	if err != nil {
		return err
	}
	defer file.Close()
	if err := file.SetSheetName(file.GetSheetName(0), p.layout.Sheet); err != nil {
		return err
	}
	s := newSheet(file, shared, layout{Sheet: p.layout.Sheet, Title: p.layout.Title, Unit: p.layout.Unit, Columns: p.columns}, c, options, p.households)
	if err := p.sheet(s); err != nil {
		return err
	}
	return save(file, w)
}

// lowerFirst writes the kind of a unit small, as within a name: xã Vi Hương.
func lowerFirst(name string) string {
	letters := []rune(name)
	if len(letters) > 0 {
		letters[0] = unicode.ToLower(letters[0])
	}
	return string(letters)
}

// remarks are the sentences under the list.
func (p posting) remarks() ([]string, error) {
	var remarks []string
	for _, one := range p.layout.Remarks {
		if one.When != "" && p.figures[one.When] == nil {
			continue
		}
		text, err := p.figures.fill(one.Text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", postingFile, err)
		}
		remarks = append(remarks, text)
	}
	return remarks, nil
}

// sheet writes the villages one after another, each on pages of its own under
// the title and the header.
func (p posting) sheet(s *sheet) error {
	s.setWidths()
	s.heads()
	title := s.row
	s.titles()
	s.header()
	data := s.row
	room := s.capacity() - s.heights(title, data)
	for i, village := range p.villages() {
		used := s.heights(1, title) // the first page has the heads too
		if i > 0 {
			used = 0
			s.do(s.file.InsertPageBreak(s.layout.Sheet, s.cell(0, s.row)))
		}
		if err := p.village(s, village, used, room); err != nil {
			return err
		}
	}
	s.notes()
	s.signatures()
	s.page(false)
	s.do(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.layout.Sheet,
		RefersTo: fmt.Sprintf("%s$%d:$%d", quoted(s.layout.Sheet), title, data-1)}))
	s.freeze(data)
	s.do(s.file.SetSheetDimension(s.layout.Sheet, "A1:"+s.cell(len(s.columns)-1, s.row-1)))
	return s.err
}

// villages are the runs of rows of one village, each [first, end).
func (p posting) villages() [][2]int {
	var runs [][2]int
	for row := range p.households.rows {
		if row > 0 && p.households.value(row, "village_no") == p.households.value(row-1, "village_no") {
			runs[len(runs)-1][1] = row + 1
			continue
		}
		runs = append(runs, [2]int{row, row + 1})
	}
	return runs
}

// village writes a line with the village's name and its rows, on a page of
// which so many of the points of room are used. No page of it begins with its
// last row or two.
func (p posting) village(s *sheet, run [2]int, used, room float64) error {
	const together = 3
	name, err := p.households.figures(run[0]).fill(p.layout.Village)
	if err != nil {
		return fmt.Errorf("%s: %w", postingFile, err)
	}
	top := s.row
	s.band(strings.TrimSpace(name), look{size: fontSize, bold: true, fill: fillHeader, border: true, horizontal: "left"})
	used += s.heights(top, s.row)
	for row := run[0]; row < run[1]; row++ {
		at := s.row
		s.line(row, func(c column) any { return s.table.value(row, c.Key) })
		height := s.heights(at, s.row)
		left := run[1] - row
		if used+height > room || left == together && used+height*together > room {
			s.do(s.file.InsertPageBreak(s.layout.Sheet, s.cell(0, at)))
			used = 0
		}
		used += height
	}
	return nil
}
