package survey

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// valueOfCell returns the text that lands for a cell of a field: as typed, but for
// what only the kind of the cell can tell apart, and without the apostrophe that
// tells a spreadsheet to keep a text, which a csv on the way makes visible.
func valueOfCell(f Field, c cell, days calendar) string {
	if c.kind == textCell {
		if rest := strings.TrimPrefix(c.value, "'"); !isBlank(rest) {
			c.value = rest
		}
	}
	switch f.Type {
	case Integer, Money, Decimal, Amount:
		return figureValue(f, c)
	case Date, Birth:
		return dayValue(c, days)
	}
	return c.value
}

// looksGrouped is a number that read as text would be one in thousands: 1.050.
var looksGrouped = regexp.MustCompile(`^-?[1-9]\d{0,2}\.\d{3}$`)

// figureValue keeps a boolean from being read as 1 and a fraction from being
// read as thousands: the point in a number is never a separator of groups. The
// sixteenth and seventeenth digit of a calculated number are noise of binary
// fractions, which spreadsheets do not show either.
func figureValue(f Field, c cell) string {
	switch {
	case c.kind == booleanCell:
		return booleanWord(c.value)
	case c.kind != numberCell:
		return c.value
	}
	number, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
	if err != nil || math.Abs(number) >= 1e15 {
		return c.value
	}
	shown, _ := strconv.ParseFloat(strconv.FormatFloat(number, 'g', 15, 64), 64)
	text := strconv.FormatFloat(shown, 'f', -1, 64)
	if f.Type != Decimal && looksGrouped.MatchString(text) {
		text += "0"
	}
	return text
}

// booleanWord is a boolean as the sheet shows it.
func booleanWord(digit string) string {
	switch digit {
	case "1":
		return "TRUE"
	case "0":
		return "FALSE"
	}
	return digit
}

// The serials that can be days of people alive or of a review, and those that
// in a column of births are years.
const (
	firstBirthYear, lastBirthYear = 1800, 2199
	lastSerial                    = 110_000 // in the year 2201
)

// calendar is how a workbook writes days.
type calendar struct {
	date1904 bool // serials count from 1904-01-01
	styled   bool // it has styles that show a number as a day
}

// dayValue gives a day that is a number as yyyy-mm-dd. A typed text is never a
// serial, nor is a number that the sheet shows as one while it knows days: 010585
// and 10585 are a day written without its marks, and are left to be found.
func dayValue(c cell, days calendar) string {
	if c.kind == booleanCell {
		return booleanWord(c.value)
	}
	serial, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
	switch isYear := firstBirthYear <= serial && serial <= lastBirthYear && serial == math.Trunc(serial); {
	case err != nil || c.kind != numberCell || !(0 <= serial && serial < lastSerial): // NaN is neither
		return c.value
	case isYear && !(days.date1904 && c.dated):
		return strconv.FormatFloat(serial, 'f', 0, 64)
	case !c.dated && (days.styled || serial < firstBirthYear):
		return c.value
	}
	return dayOf(int(serial), days.date1904).Format(time.DateOnly)
}

// dayOf is the day of a serial; the calendar of 1900 counts a 29 February 1900.
func dayOf(serial int, date1904 bool) time.Time {
	switch {
	case date1904:
		return time.Date(1904, time.January, 1+serial, 0, 0, 0, 0, time.UTC)
	case serial < 61:
		return time.Date(1899, time.December, 31+serial, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, time.December, 30+serial, 0, 0, 0, 0, time.UTC)
}
