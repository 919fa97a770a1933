package survey

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// plainDecimal is a number without leading zeros, exponent or sign tricks:
// what reads back as the same digits.
var plainDecimal = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$`)

// firstSafeDate is the first day that the 1900 calendar of spreadsheets
// counts rightly; it knows a 29 February 1900.
var firstSafeDate = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)

// cell types one value by its field. Texts become inline strings, never
// formulas, whatever sign they begin with.
func (b *builder) cell(field Field, value string) (excelize.Cell, error) {
	cell := excelize.Cell{StyleID: b.styles.of(field)}
	if b.wb.progress() && !field.Prefilled {
		cell.StyleID = b.styles.ofInput(field)
	}
	if value == "" {
		return cell, nil
	}
	if units := len(utf16.Encode([]rune(value))); units > excelize.TotalCellChars {
		return cell, fmt.Errorf("%s is %d characters long, a cell holds %d; shorten it", field.Key, units, excelize.TotalCellChars)
	}
	cell.Value = value
	switch field.Type {
	case Integer, Money, Decimal, Amount:
		number, exact := exactNumber(value)
		if exact {
			cell.Value = number
		}
		if _, whole := number.(int64); whole && field.Type == Amount && field.Prefilled {
			cell.StyleID = b.styles.money
		}
	case Date, Birth:
		if year, exact := exactNumber(value); exact && len(value) == len("1980") {
			cell.Value, cell.StyleID = year, b.styles.year
		} else if day, err := time.Parse(time.DateOnly, value); err == nil {
			if b.wb.progress() { // as an officer types it into a cell of text
				cell.Value = day.Format("02/01/2006")
				break
			}
			cell.Value, cell.StyleID = dayCell(day), b.styles.date
		}
	}
	return cell, nil
}

// dayCell returns the day for a date cell, and the day as an officer would
// type it when the spreadsheet calendar has no number for it.
func dayCell(day time.Time) any {
	if day.Before(firstSafeDate) {
		return day.Format("02/01/2006")
	}
	return day
}

// exactNumber returns the number of a text in plain digits.
func exactNumber(value string) (any, bool) {
	if !plainDecimal.MatchString(value) {
		return nil, false
	}
	if integer, err := strconv.ParseInt(value, 10, 64); err == nil {
		return integer, true
	}
	number, err := strconv.ParseFloat(value, 64)
	return number, err == nil
}
