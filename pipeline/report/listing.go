package report

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// Listing is a long table for analysts: one sheet with a filter over the
// header, and one with notes.
type Listing struct {
	Sheet, NotesSheet, Title string
	Columns                  []string
	Rows                     [][]any // string, int64, decimal.Decimal or nil
	Notes                    []string
}

// mostListed is how many rows a sheet takes under its header.
const mostListed = excelize.TotalRows - 1

// ErrTooLong is the error of a listing with more rows than a sheet takes.
var ErrTooLong = errors.New("more rows than a sheet takes")

// Formats of a listing: an integer and a decimal with what digits it has.
const (
	listingCount = "#,##0"
	listingValue = "0.0000######"
)

// List writes a listing. Text is never a formula: its cells are of the format
// text, and one that begins as a formula does gets an apostrophe before it.
// Equal listings give equal bytes.
func List(w io.Writer, l Listing) (err error) {
	if len(l.Rows) > mostListed {
		return ErrTooLong
	}
	file := excelize.NewFile()
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	if err := l.prepare(file); err != nil {
		return fmt.Errorf("listing: %w", err)
	}
	if err := l.fill(file); err != nil {
		return fmt.Errorf("listing: %w", err)
	}
	if err := l.notes(file); err != nil {
		return fmt.Errorf("listing: %w", err)
	}
	_, err = file.WriteTo(w)
	return err
}

func (l Listing) prepare(file *excelize.File) error {
	if err := file.SetDefaultFont(fontName); err != nil {
		return err
	}
	if err := file.SetSheetName(file.GetSheetName(0), l.Sheet); err != nil {
		return err
	}
	const never = "2000-01-01T00:00:00Z" // a listing says no day of its own
	if err := file.SetDocProps(&excelize.DocProperties{Title: l.Title, Creator: "rasoat", LastModifiedBy: "rasoat", Created: never, Modified: never}); err != nil {
		return err
	}
	end, err := excelize.CoordinatesToCellName(len(l.Columns), len(l.Rows)+1)
	if err != nil {
		return err
	}
	if err := file.SetSheetDimension(l.Sheet, "A1:"+end); err != nil {
		return err
	}
	if err := file.AutoFilter(l.Sheet, "A1:"+end, nil); err != nil {
		return err
	}
	size, orientation, wide, tall, fit := paperA4, "landscape", 1, 0, true
	if err := file.SetPageLayout(l.Sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := file.SetSheetProps(l.Sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: l.Sheet, RefersTo: "'" + strings.ReplaceAll(l.Sheet, "'", "''") + "'!$1:$1"})
}

// fill streams the rows.
func (l Listing) fill(file *excelize.File) error {
	shared := styles{file: file, ids: map[look]int{}}
	head, err := shared.id(look{size: smallSize, bold: true, fill: fillHeader, border: true, horizontal: "center"})
	if err != nil {
		return err
	}
	ids := map[string]int{}
	for _, format := range []string{"@", listingCount, listingValue} {
		if ids[format], err = shared.id(look{size: smallSize, format: format, border: true}); err != nil {
			return err
		}
	}
	stream, err := file.NewStreamWriter(l.Sheet)
	if err != nil {
		return err
	}
	for i := range l.Columns {
		if err := stream.SetColWidth(i+1, i+1, l.width(i)); err != nil {
			return err
		}
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	header := make([]any, len(l.Columns))
	for i, column := range l.Columns {
		header[i] = excelize.Cell{StyleID: head, Value: column}
	}
	if err := stream.SetRow("A1", header); err != nil {
		return err
	}
	cells := make([]any, len(l.Columns))
	for i, row := range l.Rows {
		for j, value := range row {
			cells[j] = listed(value, ids)
		}
		if err := stream.SetRow(fmt.Sprintf("A%d", i+2), cells); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// listed is a cell of the listing.
func listed(value any, styles map[string]int) excelize.Cell {
	switch v := value.(type) {
	case int64:
		return excelize.Cell{StyleID: styles[listingCount], Value: v}
	case decimal.Decimal:
		return excelize.Cell{StyleID: styles[listingValue], Value: v.InexactFloat64()}
	case string:
		if v != "" {
			return excelize.Cell{StyleID: styles["@"], Value: Harmless(v)}
		}
	}
	return excelize.Cell{StyleID: styles["@"]}
}

// Harmless puts an apostrophe before text that a spreadsheet would run as a
// formula when a csv file is opened or a cell is typed again.
func Harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// width is as wide as the first rows of a column need.
func (l Listing) width(column int) float64 {
	const narrowest, widest, looked = 9, 48, 2000
	longest := utf8.RuneCountInString(l.Columns[column]) + 3
	for i := 0; i < len(l.Rows) && i < looked; i++ {
		length := narrowest
		if text, is := l.Rows[i][column].(string); is {
			length = utf8.RuneCountInString(text)
		} else if _, is := l.Rows[i][column].(decimal.Decimal); is {
			length = len(listingValue)
		}
		longest = max(longest, length)
	}
	return float64(min(max(longest+2, narrowest), widest))
}

// notes writes the second sheet, a note a row.
func (l Listing) notes(file *excelize.File) error {
	if _, err := file.NewSheet(l.NotesSheet); err != nil {
		return err
	}
	id, err := styles{file: file, ids: map[look]int{}}.id(look{size: smallSize})
	if err != nil {
		return err
	}
	if err := file.SetColWidth(l.NotesSheet, "A", "A", 110); err != nil {
		return err
	}
	for i, note := range l.Notes {
		at := fmt.Sprintf("A%d", i+1)
		if err := file.SetCellStr(l.NotesSheet, at, Harmless(note)); err != nil {
			return err
		}
		if err := file.SetCellStyle(l.NotesSheet, at, at, id); err != nil {
			return err
		}
	}
	return file.SetSheetDimension(l.NotesSheet, fmt.Sprintf("A1:A%d", max(1, len(l.Notes))))
}
