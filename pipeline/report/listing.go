package report

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// Listing is a long table for analysts: one sheet with a filter over the
// header, and one with notes.
type Listing struct {
	Sheet, NotesSheet, Title string
	Columns                  []string
	Rows                     [][]any // string, int64, decimal.Decimal, bool, float64, time.Time or nil
	Notes                    []string
	// AsWritten shows a number with the digits that it has and no grouping (a
	// year is 2023, a rate of 4.10 has two decimals). One with more digits than
	// a cell keeps is then text.
	AsWritten bool
}

// MostListed is how many rows a sheet takes under its header.
const MostListed = excelize.TotalRows - 1

// mostDigits is how many digits of a number a cell keeps.
const mostDigits = 15

// ErrTooLong is the error of a listing with more rows than a sheet takes.
var ErrTooLong = errors.New("more rows than a sheet takes")

// Formats of a listing: an integer and a decimal with what digits it has.
const (
	listingCount = "#,##0"
	listingValue = "0.0000######"
	listingDay   = "yyyy\\-mm\\-dd"
	listingTime  = "yyyy\\-mm\\-dd hh:mm:ss"
)

// List writes a listing. Text is never a formula: its cells are of the format
// text, and one that begins as a formula does gets an apostrophe before it.
// Equal listings give equal bytes.
func List(w io.Writer, l Listing) (err error) {
	if len(l.Rows) > MostListed {
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
		header[i] = excelize.Cell{StyleID: head, Value: Harmless(column)}
	}
	if err := stream.SetRow("A1", header); err != nil {
		return err
	}
	cells := make([]any, len(l.Columns))
	for i, row := range l.Rows {
		for j, value := range row {
			content, format := l.listed(value)
			id, err := shared.id(look{size: smallSize, format: format, border: true})
			if err != nil {
				return err
			}
			cells[j] = excelize.Cell{StyleID: id, Value: content}
		}
		if err := stream.SetRow(fmt.Sprintf("A%d", i+2), cells); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// listed is what a cell of the listing holds, and its number format.
func (l Listing) listed(value any) (content any, format string) {
	switch v := value.(type) {
	case int64:
		if l.AsWritten && len(strconv.FormatInt(v, 10)) > mostDigits {
			return strconv.FormatInt(v, 10), "@"
		}
		return v, l.numberFormat(listingCount, 0)
	case decimal.Decimal:
		if l.AsWritten && v.NumDigits() > mostDigits {
			return v.StringFixed(max(0, -v.Exponent())), "@"
		}
		return v.InexactFloat64(), l.numberFormat(listingValue, -v.Exponent())
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return strconv.FormatFloat(v, 'g', -1, 64), "@"
		}
		return v, ""
	case bool:
		return v, ""
	case time.Time:
		return listedTime(v)
	case string:
		if v != "" {
			return Harmless(v), "@"
		}
	}
	return nil, "@"
}

// numberFormat shows as many decimals as a number has, or the usual format.
func (l Listing) numberFormat(usual string, decimals int32) string {
	switch {
	case !l.AsWritten:
		return usual
	case decimals <= 0:
		return "0"
	}
	return "0." + strings.Repeat("0", int(decimals))
}

// listedTime is a day or a moment; before 1900 a sheet has no days, and the
// day is text.
func listedTime(v time.Time) (content any, format string) {
	isDay := v.Equal(v.Truncate(24 * time.Hour))
	switch {
	case v.Year() < 1901 && isDay:
		return v.Format(time.DateOnly), "@"
	case v.Year() < 1901:
		return v.Format(time.DateTime), "@"
	case isDay:
		return v, listingDay
	}
	return v, listingTime
}

// Harmless puts an apostrophe before text that a spreadsheet would run as a
// formula when a csv file is opened or a cell is typed again; some take the
// wide signs of East Asian keyboards for the usual ones.
func Harmless(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if text != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
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
		switch v := l.Rows[i][column].(type) {
		case string:
			length = utf8.RuneCountInString(v)
		case decimal.Decimal:
			length = len(listingValue)
		case time.Time:
			length = len(time.DateTime)
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
