package survey

import (
	"encoding/binary"
	"math/bits"
	"strconv"
)

// The marks of a plain cell, as the numbers that eight bytes of the sheet are
// compared with at once.
var (
	plainStart  = word(`<c r="`)
	plainStyle  = word(` s="`)
	plainType   = word(` t="`)
	plainValue  = word(`<v>`)
	plainInline = word(`<is><t>`)
	valueEnd    = word(`</v></c>`)
	inlineEnd   = word(`</t></is`)
)

const (
	threeBytes = 1<<24 - 1
	fourBytes  = 1<<32 - 1
	sixBytes   = 1<<48 - 1
	sevenBytes = 1<<56 - 1
)

// word packs up to eight bytes as a load from the sheet has them.
func word(text string) uint64 {
	var eight [8]byte
	copy(eight[:], text)
	return binary.LittleEndian.Uint64(eight[:])
}

// rowMark is the number of a row with the quote behind it, as it ends the
// reference of each of its cells.
type rowMark struct {
	word, mask uint64
	bytes      int
}

func numberMark(number int) rowMark {
	var text [20]byte
	digits := append(strconv.AppendInt(text[:0], int64(number), 10), '"') // eight bytes at most
	return rowMark{word(string(digits)), 1<<(8*len(digits)) - 1, len(digits)}
}

// plain reads the cell at the front of in when it is written as nearly all
// are: a reference, a style, a type and one value or inline text, none of
// which needs decoding. It returns the bytes of the cell, 0 for one that
// cell has to read; what it gives is what cell would give. c is a zero cell.
func (x *fastRows) plain(c *cell, in []byte, mark rowMark) int {
	p := plainPlace(c, in, mark)
	if p == 0 {
		return 0
	}
	style := -1
	if len(in) >= p+8 && binary.LittleEndian.Uint64(in[p:])&fourBytes == plainStyle {
		style = 0
		from := p + 4
		for p = from; p < len(in) && '0' <= in[p] && in[p] <= '9'; p++ {
			style = style*10 + int(in[p]-'0')
		}
		if p == from || p > from+6 || p == len(in) || in[p] != '"' {
			return 0
		}
		p++
	}
	if len(in) < p+8 {
		return 0
	}
	next := binary.LittleEndian.Uint64(in[p:])
	switch {
	case byte(next) == '>':
		c.dated = 0 <= style && style < len(x.rest.dates) && x.rest.dates[style]
		value, end := plainBody(in, p+1)
		if end > 0 {
			c.value = x.pen.write(value)
		}
		return end
	case uint16(next) == '/'|'>'<<8:
		return p + 2
	case next&fourBytes != plainType:
		return 0
	}
	return x.plainText(c, in, p+4)
}

// plainPlace reads the column and gives where the reference ends.
func plainPlace(c *cell, in []byte, mark rowMark) int {
	if len(in) < 20 || binary.LittleEndian.Uint64(in)&sixBytes != plainStart {
		return 0
	}
	p, column := 6, 0
	for ; p < 9 && 'A' <= in[p] && in[p] <= 'Z'; p++ {
		column = column*26 + int(in[p]-'A') + 1
	}
	c.column = column
	if column == 0 || column > lastColumn || binary.LittleEndian.Uint64(in[p:])&mark.mask != mark.word {
		return 0
	}
	return p + mark.bytes
}

// plainText reads on from the type of a cell of text.
func (x *fastRows) plainText(c *cell, in []byte, p int) int {
	var value []byte
	end := 0
	switch {
	case len(in) > p+3 && in[p] == 's' && in[p+1] == '"' && in[p+2] == '>':
		if value, end = plainBody(in, p+3); end > 0 {
			i, ok := number(value)
			if !ok || i >= len(x.rest.strings) {
				return 0
			}
			c.value = x.rest.strings[i]
		}
	case len(in) > p+11 && string(in[p:p+11]) == `inlineStr">`:
		if value, end = plainInlineText(in, p+11); end > 0 {
			c.value = x.pen.write(value)
		}
	case len(in) > p+5 && string(in[p:p+5]) == `str">`:
		if value, end = plainBody(in, p+5); end > 0 {
			c.value = x.text(value)
		}
	}
	c.kind = textCell
	return end
}

// plainBody takes the value of a cell, and gives where the cell ends, or 0.
func plainBody(in []byte, p int) ([]byte, int) {
	if len(in) < p+11 || binary.LittleEndian.Uint64(in[p:])&threeBytes != plainValue {
		return nil, 0
	}
	from := p + 3
	for p = from; p+8 <= len(in); p += 8 {
		eight := binary.LittleEndian.Uint64(in[p:])
		if found := same(eight, '<'); found != 0 {
			p += bits.TrailingZeros64(found) / 8
			if p+8 > len(in) || binary.LittleEndian.Uint64(in[p:]) != valueEnd {
				return nil, 0
			}
			return in[from:p], p + 8
		}
	}
	return nil, 0
}

// plainInlineText takes an inline text without runs and without anything that
// is written as _x0041_, and gives where its cell ends, or 0.
func plainInlineText(in []byte, p int) ([]byte, int) {
	if len(in) < p+8 || binary.LittleEndian.Uint64(in[p:])&sevenBytes != plainInline {
		return nil, 0
	}
	from := p + 7
	for p = from; p+8 <= len(in); p += 8 {
		eight := binary.LittleEndian.Uint64(in[p:])
		found := same(eight, '<')
		if same(eight, '_') != 0 && (found == 0 || same(eight, '_')&(found-1) != 0) {
			return nil, 0
		}
		if found != 0 {
			p += bits.TrailingZeros64(found) / 8
			if p+13 > len(in) || binary.LittleEndian.Uint64(in[p:]) != inlineEnd || string(in[p+8:p+13]) != "></c>" {
				return nil, 0
			}
			return in[from:p], p + 13
		}
	}
	return nil, 0
}

// same marks the bytes of a word that equal b: the lowest mark is certain.
func same(eight uint64, b byte) uint64 {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	v := eight ^ uint64(b)*ones
	return (v - ones) &^ v & high
}
