package survey

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// pen keeps the texts of many cells in few allocations.
type pen struct{ block strings.Builder }

const penBlock = 64 << 10

// write keeps a text.
func (p *pen) write(text []byte) string {
	if p.block.Len()+len(text) > p.block.Cap() {
		p.block = strings.Builder{}
		p.block.Grow(max(penBlock, len(text)))
	}
	from := p.block.Len()
	p.block.Write(text)
	return p.block.String()[from:]
}

// encoded says whether a piece has anything that decode would replace.
func encoded(piece []byte) bool {
	return bytes.IndexByte(piece, '&') >= 0 || bytes.IndexByte(piece, '\r') >= 0
}

// decode gives the characters that stand for a text in XML: references
// replaced, the ends of lines one character. The text holds no tag.
func decode(text []byte, scratch *[]byte) ([]byte, bool) {
	if !encoded(text) {
		return text, true
	}
	out := (*scratch)[:0]
	for i := 0; i < len(text); i++ {
		switch b := text[i]; b {
		case '\r':
			out = append(out, '\n')
			if i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
		case '&':
			end := bytes.IndexByte(text[i:], ';')
			r, ok := reference(text[i+1 : i+max(end, 1)])
			if end < 0 || !ok {
				return nil, false
			}
			out = utf8.AppendRune(out, r)
			i += end
		default:
			out = append(out, b)
		}
	}
	*scratch = out
	return out, true
}

// reference gives the character that a reference between & and ; names.
func reference(name []byte) (rune, bool) {
	switch string(name) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || len(name) > 9 || name[0] != '#' {
		return 0, false
	}
	digits, base := string(name[1:]), 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	r := rune(n)
	legal := r == '\t' || r == '\n' || r == '\r' || ' ' <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= utf8.MaxRune
	return r, err == nil && n <= utf8.MaxRune && legal
}

// number reads an unsigned number of at most nine digits.
func number(digits []byte) (int, bool) {
	if len(digits) == 0 || len(digits) > 9 {
		return 0, false
	}
	n := 0
	for _, b := range digits {
		if b < '0' || b > '9' {
			return 0, false
		}
		n = n*10 + int(b-'0')
	}
	return n, true
}
