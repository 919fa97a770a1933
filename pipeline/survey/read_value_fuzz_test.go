package survey

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"
)

// FuzzCell types any cell as every kind of field: a day is the text that stands
// there, a year or a day of the calendar, and a figure keeps its value.
func FuzzCell(f *testing.F) {
	for _, value := range []string{"29280", "1980", "0", "-1", "61", "59.5", "109999", "1.050", "8.56", "0.30000000000000004", "1E+021", "1e15", "010585", "NaN", "Inf", "0x1p4", "1_000", " 7 ", "x", "'01", "TRUE", "2023-10-05", "١٢"} {
		f.Add(value, byte(numberCell), true, false)
		f.Add(value, byte(textCell), false, true)
	}
	f.Add("1", byte(booleanCell), false, false)
	f.Add("#REF!", byte(failedCell), false, false)
	f.Fuzz(func(t *testing.T, value string, kindOfCell byte, dated, date1904 bool) {
		c := cell{column: 1, value: value, kind: kind(kindOfCell % 4), dated: dated}
		for _, styled := range []bool{false, true} {
			for _, of := range []Type{Text, Integer, Money, Decimal, Date, Birth, YesNo, OneCode, Several} {
				got := valueOfCell(Field{Type: of}, c, calendar{date1904, styled})
				switch of {
				case Date, Birth:
					isDay(t, c, got)
				case Integer, Money, Decimal:
					isFigure(t, c, got)
				default:
					if got != value && got != strings.TrimPrefix(value, "'") {
						t.Fatalf("the text %q lands as %q", value, got)
					}
				}
			}
		}
	})
}

// asTyped says whether a cell landed as it stands in the sheet.
func asTyped(c cell, got string) bool {
	return got == c.value || c.kind == textCell && "'"+got == c.value || c.kind == booleanCell && got == booleanWord(c.value)
}

func isDay(t *testing.T, c cell, got string) {
	if asTyped(c, got) {
		return
	}
	day, err := time.Parse(time.DateOnly, got)
	year, notYear := strconv.Atoi(got)
	serial, err2 := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
	switch {
	case c.kind != numberCell, err2 != nil, !(serial >= 0):
		t.Fatalf("%+v lands as the day %q, which nobody typed", c, got)
	case err == nil && day.Year() >= 1899 && day.Year() <= 2205:
	case notYear == nil && year >= firstBirthYear && year <= lastBirthYear:
	default:
		t.Fatalf("%+v lands as %q, no day and no year", c, got)
	}
}

func isFigure(t *testing.T, c cell, got string) {
	if asTyped(c, got) {
		return
	}
	was, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
	is, err2 := strconv.ParseFloat(got, 64)
	if c.kind != numberCell || err != nil || err2 != nil || math.Abs(is-was) > math.Abs(was)*1e-14 {
		t.Fatalf("%+v lands as the figure %q", c, got)
	}
}
