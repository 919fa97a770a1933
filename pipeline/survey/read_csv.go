package survey

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// csvSheet is what the one sheet of a CSV file is called.
const csvSheet = "CSV"

// readAny reads a workbook, or a CSV file as a workbook of one sheet whose
// cells are all text. What a file is, its bytes say and not its name.
func readAny(ctx context.Context, data []byte, limits Limits) (*workbook, error) {
	text, is, err := textOf(data)
	if err != nil {
		return nil, err
	}
	if !is {
		return readWorkbook(ctx, data, limits)
	}
	return readCSV(ctx, text, limits)
}

// The marks that a text file begins with.
var (
	utf8Mark   = []byte{0xef, 0xbb, 0xbf}
	utf16Marks = [][]byte{{0xff, 0xfe}, {0xfe, 0xff}}
)

// textOf returns the text of a file of lines and separators, in UTF-8 with or
// without its mark or in UTF-16 with it. Bytes that are neither, but lines with
// separators, are a text of an older encoding: which one cannot be known from
// the bytes, and a name read in the wrong one is another person's.
func textOf(data []byte) (text string, is bool, err error) {
	switch {
	case bytes.HasPrefix(data, utf16Marks[0]), bytes.HasPrefix(data, utf16Marks[1]):
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", false, refuse(codeUnknownFile)
		}
		return string(decoded), separated(decoded), nil
	case len(data) == 0, bytes.IndexByte(data, 0) >= 0, bytes.HasPrefix(data, []byte(zipMagic)), bytes.HasPrefix(data, []byte(oleMagic)):
		return "", false, nil
	case bytes.HasPrefix(bytes.TrimSpace(data), []byte("<")): // HTML or XML that a system calls .xls
		return "", false, nil
	}
	data = bytes.TrimPrefix(data, utf8Mark)
	if !separated(data) {
		return "", false, nil
	}
	if !utf8.Valid(data) {
		return "", true, refuse(codeLegacyText, "encoding", "TCVN3, VNI, Windows-1258")
	}
	return string(data), true, nil
}

// separated says whether the first lines look like rows of cells: the same
// separator in two lines or more.
func separated(data []byte) bool {
	lines := bytes.SplitN(data[:min(len(data), 1<<16)], []byte("\n"), 20)
	for _, separator := range []byte(";,\t") {
		n := 0
		for _, line := range lines {
			if bytes.Count(line, []byte{separator}) >= fewestLabels-1 {
				n++
			}
		}
		if n >= 2 {
			return true
		}
	}
	return false
}

// readCSV reads rows of cells. The separator is the one that gives most rows the
// same number of cells.
func readCSV(ctx context.Context, text string, limits Limits) (*workbook, error) {
	if int64(len(text)) > limits.MaxUnzippedBytes {
		return nil, refuse(codeTooLargeFile, "what", "dung lượng tệp", "what_en", "the size of the file", "limit", megabytes(limits.MaxUnzippedBytes))
	}
	g := &grid{bookSheet: bookSheet{name: csvSheet}}
	source := newCSVRows(ctx, text, limits)
	left := budget{cells: limits.MaxCells, bytes: limits.MaxUnzippedBytes}
	if err := g.fill(source, limits, &left); err != nil {
		return nil, err
	}
	return &workbook{book: book{sheets: []bookSheet{g.bookSheet}}, grids: []*grid{g}}, nil
}

// csvRows is the rowSource of a CSV file. A row's number is the one under which
// a spreadsheet shows it: a cell with line breaks is one row, an empty line too.
type csvRows struct {
	ctx    context.Context
	reader *csv.Reader
	limits Limits
	breaks int // line ends inside the cells so far
}

func newCSVRows(ctx context.Context, text string, limits Limits) *csvRows {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separatorOf(text), -1
	return &csvRows{ctx: ctx, reader: r, limits: limits}
}

func (x *csvRows) merges() []area { return nil }

func (x *csvRows) next() (row, error) {
	for {
		if err := x.ctx.Err(); err != nil {
			return row{}, err
		}
		fields, err := x.reader.Read()
		if err != nil {
			return row{}, x.broken(err)
		}
		r, err := x.row(fields)
		if err != nil {
			return row{}, err
		}
		if len(r.cells) > 0 {
			return r, nil
		}
	}
}

func (x *csvRows) row(fields []string) (row, error) {
	line, _ := x.reader.FieldPos(0)
	r := row{number: line - x.breaks}
	for i, value := range fields {
		x.breaks += strings.Count(value, "\n")
		switch {
		case value == "":
		case r.number > lastRow:
			return row{}, x.tooLarge(1, lastRow, "số dòng", "the number of rows", lastRow)
		case i >= x.limits.MaxColumns:
			return row{}, x.tooLarge(i+1, r.number, "số cột có nội dung", "the number of columns with content", x.limits.MaxColumns)
		case len(value) > x.limits.MaxText:
			return row{}, x.tooLarge(i+1, r.number, "độ dài chữ trong một ô (byte)", "the length of the text in one cell (bytes)", x.limits.MaxText)
		default:
			r.cells = append(r.cells, cell{column: i + 1, value: value, kind: textCell})
		}
	}
	return r, nil
}

func (x *csvRows) tooLarge(column, row int, what, whatEN string, limit int) error {
	return refuseAt(codeTooLargeSheet, place{csvSheet, cellName(column, row), ""}, "what", what, "what_en", whatEN, "limit", strconv.Itoa(limit))
}

func (x *csvRows) broken(err error) error {
	var at *csv.ParseError
	if err == io.EOF || !errors.As(err, &at) {
		return err
	}
	return refuseAt(codeBrokenCSV, place{csvSheet, "", ""}, "cause", fmt.Sprintf("dấu nháy kép không khớp từ dòng %d", at.StartLine), "cause_en", fmt.Sprintf("quotation marks do not pair from line %d", at.StartLine))
}

// separatorOf returns the separator that the most lines have, and of equals the
// one that stands in them most often.
func separatorOf(text string) rune {
	best, most := ';', -1
	for _, separator := range ";\t," {
		n := 0
		for _, line := range strings.SplitN(text[:min(len(text), 1<<16)], "\n", 50) {
			if c := strings.Count(line, string(separator)); c >= fewestLabels-1 {
				n += 1000 + c
			}
		}
		if n > most {
			best, most = separator, n
		}
	}
	return best
}

// legacyWords are words of every header as the older encodings show them when
// their bytes are taken for Latin letters.
var legacyWords = []struct{ encoding, word string }{
	{"TCVN3", "hé"}, {"TCVN3", "chñ hé"}, {"TCVN3", "m· hé"}, {"TCVN3", "hä vµ tªn"}, {"TCVN3", "nh©n khÈu"}, {"TCVN3", "giíi tÝnh"},
	{"VNI", "chuû hoä"}, {"VNI", "maõ hoä"}, {"VNI", "hoï vaø teân"}, {"VNI", "nhaân khaåu"}, {"VNI", "giôùi tính"},
}

// explainLegacy adds to a workbook whose header was not found that its text is
// in an older encoding, where it is.
func (c *content) explainLegacy(w *workbook) {
	for _, g := range w.grids {
		seen := map[string]int{}
		for _, r := range g.rows[:min(len(g.rows), headerSearchRows)] {
			for _, cell := range r.cells {
				if len(cell.value) >= longestLabel || strings.IndexFunc(cell.value, isLegacyLetter) < 0 {
					continue
				}
				lower := strings.ToLower(cell.value)
				for _, l := range legacyWords {
					if strings.Contains(lower, l.word) {
						seen[l.encoding]++
					}
				}
			}
		}
		for _, encoding := range []string{"TCVN3", "VNI"} {
			if seen[encoding] >= 2 {
				c.findings = append(c.findings, newFinding(codeLegacyText, place{sheet: g.name}, "encoding", encoding))
				return
			}
		}
	}
}

// isLegacyLetter says whether a letter is one of those that a text of an older
// encoding shows in the words looked for.
func isLegacyLetter(r rune) bool {
	return r >= 0x80 && strings.ContainsRune("ñ·äµªÈÝíûõï©øåùâ", r)
}
