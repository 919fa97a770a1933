package pipeline

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rasoat/pipeline/names"
	"rasoat/pipeline/report"
	"rasoat/rules/strict"
)

// printedSheet is a table of one of the workbooks of a run.
type printedSheet struct {
	report.Sheet
	file string
}

// locate finds the cell that SHEET!CELL means and what stands in it.
func (t *tracer) locate(ctx context.Context, asked string) (report.Place, error) {
	at := strings.LastIndex(asked, "!")
	if at < 0 {
		return report.Place{}, refuse("%q thiếu sheet hoặc ô; hãy ghi SHEET!Ô, ví dụ \"7.2!E12\"", "%q lacks the sheet or the cell; give SHEET!CELL, for example \"7.2!E12\"", asked)
	}
	sheet, err := findSheet(asked[:at])
	if err != nil {
		return report.Place{}, err
	}
	cell := strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(asked[at+1:]), "$", ""))
	t.lineage = Lineage{File: sheet.file, Sheet: sheet.Name, Cell: cell}
	cells, err := sheet.Locate(ctx, t.db)
	if err != nil {
		return report.Place{}, fault(err, "không dựng lại được %s", "cannot lay %s out again", sheet.Name)
	}
	place, found, err := cells.At(cell)
	switch {
	case errors.Is(err, report.ErrNoCell):
		return report.Place{}, refuse("%q không phải một ô; ô viết như E12, sheet %q có bảng ở %s", "%q is not a cell; write it like E12, the table of sheet %q is %s", cell, sheet.Name, cells.Table)
	case err == nil && !found:
		return report.Place{}, refuse("sheet %q, ô %s: nằm ngoài bảng số; bảng ở %s", "sheet %q, cell %s: outside the table, which is %s", sheet.Name, cell, cells.Table)
	}
	return place, err
}

// printedSheets lists the tables of every workbook of a run.
func printedSheets() ([]printedSheet, error) {
	var all []printedSheet
	for _, book := range []struct {
		file   string
		sheets func() ([]report.Sheet, error)
	}{{FormsFile, report.FormSheets}, {DetailFile, report.DetailSheets}} {
		sheets, err := book.sheets()
		if err != nil {
			return nil, err
		}
		for _, sheet := range sheets {
			all = append(all, printedSheet{sheet, book.file})
		}
	}
	return all, nil
}

// findSheet finds the table that a name, a form's number or a unique beginning
// means; the workbook may stand before it.
func findSheet(asked string) (printedSheet, error) {
	sheets, err := printedSheets()
	if err != nil {
		return printedSheet{}, err
	}
	if at := strings.Index(asked, ".xlsx!"); at >= 0 {
		file := asked[:at+len(".xlsx")]
		file = file[strings.LastIndexAny(file, `/\`)+1:]
		sheets = slices.DeleteFunc(sheets, func(s printedSheet) bool { return s.file != file })
		if len(sheets) == 0 {
			return printedSheet{}, refuse("%s: không truy vết được tệp này; hãy dùng %s hoặc %s", "%s: this file cannot be traced; use %s or %s", file, FormsFile, DetailFile)
		}
		asked = asked[at+len(".xlsx!"):]
	}
	wanted := names.Fold(strings.Trim(asked, "'"))
	for _, fits := range []func(printedSheet) bool{
		func(s printedSheet) bool { return names.Fold(s.Name) == wanted },
		func(s printedSheet) bool { return s.Number != "" && s.Number == wanted },
		func(s printedSheet) bool { return wanted != "" && strings.HasPrefix(names.Fold(s.Name), wanted) },
		func(s printedSheet) bool {
			return wanted != "" && strings.HasPrefix(names.Plain(s.Name), names.Plain(wanted))
		},
	} {
		if found := matching(sheets, fits); len(found) == 1 {
			return found[0], nil
		}
	}
	return printedSheet{}, noSheet(asked, sheets)
}

func matching(sheets []printedSheet, fits func(printedSheet) bool) []printedSheet {
	var found []printedSheet
	for _, sheet := range sheets {
		if fits(sheet) {
			found = append(found, sheet)
		}
	}
	return found
}

// noSheet names the sheet whose beginning is nearest to what was asked.
func noSheet(asked string, sheets []printedSheet) error {
	var all, beginnings []string
	whole := map[string]string{}
	for _, sheet := range slices.Backward(sheets) {
		beginning := []rune(names.Plain(sheet.Name))
		beginning = beginning[:min(len(beginning), len([]rune(asked)))]
		beginnings, whole[string(beginning)] = append(beginnings, string(beginning)), sheet.Name
	}
	for _, sheet := range sheets {
		all = append(all, sheet.Name)
	}
	return refuse("không có sheet %q, hoặc nhiều sheet bắt đầu như vậy; gần nhất là %q. Các sheet có số: %s", "there is no sheet %q, or several begin so; the nearest is %q. Sheets with figures: %s",
		asked, whole[strict.Nearest(names.Plain(asked), beginnings)], strings.Join(all, ", "))
}
