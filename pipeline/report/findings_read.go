package report

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Listed is a finding as findings.xlsx lists it.
type Listed struct {
	Severity, Code, Commune, File, Sheet, Cell, Village, Household, Value, Message, Remedy string
}

// severityNames are the severities by their labels.
var severityNames = map[string]string{"Lỗi": "error", "Cảnh báo": "warning", "Ghi chú": "note"}

// unzipLimit is how much of a findings.xlsx is unpacked at most.
const unzipLimit = 1 << 30

// ErrInPart says that a findings.xlsx lists the first findings of each code
// only, because there were too many.
var ErrInPart = errors.New("not all findings are listed")

// ReadFindings reads the list of a findings.xlsx. Rows may have been sorted,
// filtered or taken away, columns moved or added; the labels have to stand. Of a
// list that the program did not write whole nothing is read (ErrInPart).
func ReadFindings(r io.Reader) ([]Listed, error) {
	file, err := excelize.OpenReader(r, excelize.Options{RawCellValue: true, UnzipSizeLimit: unzipLimit, UnzipXMLSizeLimit: unzipLimit})
	if err != nil {
		return nil, err
	}
	defer file.Close()
	list := listings[0]
	rows, err := file.GetRows(list.sheet)
	if err != nil {
		return nil, err
	}
	if len(rows) < headRow {
		return nil, errors.New("no row of labels")
	}
	for _, notice := range rows[headRow-2] {
		if strings.Contains(notice, inPart) {
			return nil, ErrInPart
		}
	}
	at := map[string]int{}
	for _, column := range list.columns {
		i := slices.Index(rows[headRow-1], column.label)
		if i < 0 {
			return nil, fmt.Errorf("sheet %q, row %d: no column %q", list.sheet, headRow, column.label)
		}
		at[column.label] = i
	}
	var all []Listed
	for _, row := range rows[headRow:] {
		cell := func(label string) string {
			if i := at[label]; i < len(row) {
				return row[i]
			}
			return ""
		}
		if cell("Mã") == "" {
			continue
		}
		all = append(all, Listed{
			Severity: severityNames[cell("Mức độ")], Code: cell("Mã"), Commune: cell("Mã xã"), File: cell("Tệp"), Sheet: cell("Sheet"), Cell: cell("Ô"),
			Village: cell("Thôn"), Household: cell("Mã hộ"), Value: cell("Giá trị đang ghi"), Message: cell("Nội dung"), Remedy: cell("Cách sửa"),
		})
	}
	return all, nil
}
