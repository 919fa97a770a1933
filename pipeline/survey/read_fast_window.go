package survey

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"unicode/utf8"
)

const (
	windowBytes  = 256 << 10 // read at once
	widestWindow = 16 << 20  // one row, one text, or all that stands beside the rows
)

// window shows a part piece by piece, each piece whole in memory.
type window struct {
	from  io.Reader
	bytes []byte
	at    int // first byte not yet taken
	err   error
}

func newWindow(from io.Reader) *window {
	return &window{from: from, bytes: make([]byte, 0, windowBytes)}
}

// rest is what is in memory and not yet taken.
func (w *window) rest() []byte { return w.bytes[w.at:] }

// more reads on; the bytes not yet taken may move.
func (w *window) more() error {
	if w.err != nil {
		return w.err
	}
	if w.at > 0 {
		w.bytes = append(w.bytes[:0], w.bytes[w.at:]...)
		w.at = 0
	}
	if len(w.bytes) == cap(w.bytes) {
		if cap(w.bytes) >= widestWindow {
			return errNotRecognised
		}
		w.bytes = append(make([]byte, 0, 2*cap(w.bytes)), w.bytes...)
	}
	for range 100 {
		var n int
		n, w.err = w.from.Read(w.bytes[len(w.bytes):cap(w.bytes)])
		w.bytes = w.bytes[:len(w.bytes)+n]
		if n > 0 {
			return nil
		}
		if w.err != nil {
			return w.err
		}
	}
	return io.ErrNoProgress
}

// through returns how many bytes there are up to the end of a mark, looked
// for from an offset on.
func (w *window) through(mark string, from int) (int, error) {
	for {
		rest := w.rest()
		if from < len(rest) {
			if i := bytes.Index(rest[from:], []byte(mark)); i >= 0 {
				return from + i + len(mark), nil
			}
			from = max(from, len(rest)-len(mark)+1)
		}
		if err := w.more(); err != nil {
			return 0, notEOF(err)
		}
	}
}

// throughRow is through("</row>"), by the letter of it that is rare in a sheet.
func (w *window) throughRow(from int) (int, error) {
	for {
		rest := w.rest()
		for from < len(rest)-1 {
			i := bytes.IndexByte(rest[from:len(rest)-1], 'w')
			if i < 0 {
				from = len(rest) - 1
				break
			}
			if from += i + 1; from >= len("</row") && string(rest[from-len("</row"):from+1]) == "</row>" {
				return from + 1, nil
			}
		}
		if err := w.more(); err != nil {
			return 0, notEOF(err)
		}
	}
}

// take passes n bytes on; they are valid until the next call.
func (w *window) take(n int) []byte {
	w.at += n
	return w.bytes[w.at-n : w.at]
}

// starts says whether a mark comes next, white space aside.
func (w *window) starts(mark string) (bool, error) {
	for {
		rest := w.rest()
		i := 0
		for i < len(rest) && isSpace(rest[i]) {
			i++
		}
		w.at += i
		if rest = rest[i:]; len(rest) >= len(mark) {
			return string(rest[:len(mark)]) == mark, nil
		}
		if err := w.more(); err == io.EOF {
			return false, nil
		} else if err != nil {
			return false, err
		}
	}
}

// all takes what is left of the part.
func (w *window) all() ([]byte, error) {
	for {
		if err := w.more(); err == io.EOF {
			return w.take(len(w.rest())), nil
		} else if err != nil {
			return nil, err
		}
	}
}

// ended says whether the part was read to its end without a fault.
func (w *window) ended() bool { return w.err == io.EOF && w.at == len(w.bytes) }

// head takes what stands before the first of the elements that repeat. It
// holds no comment and at most the declaration, so that the mark is a tag.
func (w *window) head(mark string) ([]byte, error) {
	n, err := w.through(mark, 0)
	if err != nil {
		return nil, err
	}
	head := bytes.Clone(w.take(n - len(mark)))
	body := head
	if bytes.HasPrefix(body, []byte("<?xml ")) {
		_, body, _ = bytes.Cut(body, []byte("?>"))
		if len(body) == 0 {
			return nil, errNotRecognised
		}
	}
	if bytes.Contains(body, []byte("<!")) || bytes.Contains(body, []byte("<?")) {
		return nil, errNotRecognised
	}
	return head, nil
}

// around reads what stands beside the repeated elements as one document, so
// that encoding/xml judges all of it.
func around(ctx context.Context, part string, pieces ...[]byte) *xmlPart {
	readers := make([]io.Reader, len(pieces))
	for i, piece := range pieces {
		readers[i] = bytes.NewReader(piece)
	}
	return newXMLPart(ctx, part, io.MultiReader(readers...))
}

func notEOF(err error) error {
	if err == io.EOF {
		return errNotRecognised
	}
	return err
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// legal says whether a piece holds only what may stand in XML, and none of
// the marks that end more than the scanner follows.
func legal(piece []byte) bool {
	const low, high = 0x2020202020202020, 0x8080808080808080
	ascii, plain, i := true, true, 0
	for ; i+8 <= len(piece); i += 8 {
		x := binary.LittleEndian.Uint64(piece[i:])
		if x&high != 0 {
			ascii = false
		}
		if (x-low)&^x&high != 0 {
			plain = false
		}
	}
	for ; i < len(piece); i++ {
		ascii = ascii && piece[i] < utf8.RuneSelf
		plain = plain && piece[i] >= ' '
	}
	if !plain {
		for _, b := range piece {
			if b < ' ' && !isSpace(b) {
				return false
			}
		}
	}
	if !ascii && (!utf8.Valid(piece) || bytes.Contains(piece, []byte("\uFFFE")) || bytes.Contains(piece, []byte("\uFFFF"))) {
		return false
	}
	return !bytes.Contains(piece, []byte("]]>"))
}
