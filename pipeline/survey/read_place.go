package survey

import (
	"strconv"
	"strings"
)

// The size of a worksheet; a reference outside it is damage.
const (
	lastRow    = 1 << 20
	lastColumn = 1 << 14
)

// area is a rectangle of cells, borders included, counted from one.
type area struct{ left, top, right, bottom int }

func (a area) holds(column, row int) bool {
	return a.left <= column && column <= a.right && a.top <= row && row <= a.bottom
}

// String writes the area in A1 notation.
func (a area) String() string { return cellName(a.left, a.top) + ":" + cellName(a.right, a.bottom) }

// columnLetters returns the letters of a column, A for 1.
func columnLetters(column int) string {
	var letters [3]byte
	i := len(letters)
	for ; column > 0 && i > 0; column = (column - 1) / 26 {
		i--
		letters[i] = byte('A' + (column-1)%26)
	}
	return string(letters[i:])
}

// cellName returns a place in A1 form.
func cellName(column, row int) string { return columnLetters(column) + strconv.Itoa(row) }

// parseCell reads a place in A1 form; $ signs are passed over.
func parseCell(ref string) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && (ref[i] == '$' || isLetter(ref[i])); i++ {
		if ref[i] != '$' {
			column = column*26 + int(ref[i]&^0x20-'A') + 1
		}
		if column > lastColumn {
			return 0, 0, false
		}
	}
	row, ok = parseRow(strings.TrimPrefix(ref[i:], "$"))
	return column, row, ok && column > 0
}

func isLetter(b byte) bool { return 'A' <= b&^0x20 && b&^0x20 <= 'Z' }

// parseRow reads the number of a row.
func parseRow(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		if n = n*10 + int(s[i]-'0'); n > lastRow {
			return 0, false
		}
	}
	return n, n > 0
}

// parseArea reads a range in A1 form; a single cell is a range too.
func parseArea(ref string) (area, bool) {
	from, to, isRange := strings.Cut(ref, ":")
	if !isRange {
		to = from
	}
	left, top, ok1 := parseCell(from)
	right, bottom, ok2 := parseCell(to)
	a := area{min(left, right), min(top, bottom), max(left, right), max(top, bottom)}
	return a, ok1 && ok2
}
