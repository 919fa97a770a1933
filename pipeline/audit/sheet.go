package audit

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"rasoat/pipeline/survey"
)

// sheet is one worksheet, or the whole of a csv file.
type sheet struct {
	name    string
	cells   map[[2]int]survey.PlainCell // by row and column, from 1
	rows    int
	columns int
	merges  []survey.PlainMerge
	commas  bool // decimals are written with a comma
}

func newSheet(plain survey.PlainSheet) *sheet {
	s := &sheet{name: plain.Name, cells: map[[2]int]survey.PlainCell{}, merges: plain.Merges}
	for _, c := range plain.Cells {
		s.cells[[2]int{c.Row, c.Column}] = c
		s.rows, s.columns = max(s.rows, c.Row), max(s.columns, c.Column)
		s.commas = s.commas || !c.Number && commaRate.MatchString(strings.TrimSpace(c.Value))
	}
	return s
}

func (s *sheet) text(row, column int) string {
	return strings.TrimSpace(s.cells[[2]int{row, column}].Value)
}

// spread is the text of a cell, or of the merged range that covers it.
func (s *sheet) spread(row, column int) string {
	if text := s.text(row, column); text != "" {
		return text
	}
	for _, m := range s.merges {
		if m.Top <= row && row <= m.Bottom && m.Left <= column && column <= m.Right {
			return s.text(m.Top, m.Left)
		}
	}
	return ""
}

// cellName is a place in A1 form.
func cellName(row, column int) string {
	letters := ""
	for ; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters + strconv.Itoa(row)
}

// columnOf is the number of a column written in letters, 0 for anything else.
func columnOf(letters string) int {
	column := 0
	for _, r := range letters {
		if r < 'A' || r > 'Z' || column > 16384 {
			return 0
		}
		column = column*26 + int(r-'A') + 1
	}
	return column
}

// readSheets reads an xlsx workbook or a csv file.
func readSheets(ctx context.Context, path string) ([]*sheet, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, refuse("%s là thư mục; hãy chỉ một tệp xlsx hoặc csv", "%s is a folder; name one xlsx or csv file", path)
	}
	var plain []survey.PlainSheet
	var err error
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		plain, err = readCSV(path)
	} else {
		plain, err = survey.ReadPlain(ctx, path, survey.DefaultLimits())
	}
	var refused survey.RefusedFile
	switch {
	case errors.As(err, &refused):
		return nil, refuse("%[1]s: %[2]s", "%[1]s: %[3]s", path, refused.Finding.Message, refused.Finding.MessageEN)
	case errors.Is(err, fs.ErrNotExist):
		return nil, refuse("%s: không có tệp này; hãy kiểm tra đường dẫn", "%s: there is no such file; check the path", path)
	case err != nil:
		return nil, err
	}
	sheets := make([]*sheet, len(plain))
	for i := range plain {
		sheets[i] = newSheet(plain[i])
	}
	return sheets, nil
}

// maxCSV is the largest csv file that is read.
const maxCSV = 16 << 20

// readCSV reads a csv file of UTF-8 with commas, semicolons or tabs.
func readCSV(path string) ([]survey.PlainSheet, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxCSV {
		return nil, refuse("%s: tệp csv lớn quá %d MB", "%s: the csv file is larger than %d MB", path, maxCSV>>20)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text := strings.TrimPrefix(string(content), "\ufeff")
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, refuse("%s: tệp csv không phải UTF-8; hãy lưu lại dạng CSV UTF-8", "%s: the csv file is not UTF-8; save it again as CSV UTF-8", path)
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = separator(text), -1, true
	s := survey.PlainSheet{Name: filepath.Base(path)}
	// The reader passes over empty lines, so the place of a row is the line it
	// starts on less the lines that quoted cells before it took.
	inside := 0
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, refuse("%s: tệp csv hỏng: %v", "%s: the csv file is damaged: %v", path, err)
		}
		line, _ := reader.FieldPos(0)
		for column, value := range record {
			if strings.TrimSpace(value) != "" {
				s.Cells = append(s.Cells, survey.PlainCell{Row: line - inside, Column: column + 1, Value: value})
			}
			inside += strings.Count(value, "\n")
		}
	}
	return []survey.PlainSheet{s}, nil
}

// separator is the one of the three that stands most often outside quotes.
func separator(text string) rune {
	counts := map[rune]int{}
	quoted := false
	for _, r := range text {
		switch r {
		case '"':
			quoted = !quoted
		case ',', ';', '\t':
			if !quoted {
				counts[r]++
			}
		}
	}
	// Commas are also decimals: a semicolon or tab in a table of any size is
	// the separator.
	lines := strings.Count(text, "\n") + 1
	for _, r := range []rune{';', '\t'} {
		if counts[r] >= lines/2 && counts[r] > 0 {
			return r
		}
	}
	return ','
}
