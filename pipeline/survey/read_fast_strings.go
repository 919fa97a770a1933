package survey

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// strings reads the shared strings as readStrings does.
func (f *fastFile) strings(part string) ([]string, error) {
	if part == "" {
		return nil, nil
	}
	var table []string
	err := f.scan(part, func(w *window) error {
		head, err := w.head("<si")
		if err != nil && w.err == io.EOF { // not one text
			all, err := w.all()
			if err != nil {
				return err
			}
			return f.noTexts(part, all, nil)
		}
		if err != nil {
			return err
		}
		if table, err = f.texts(w); err != nil {
			return err
		}
		tail, err := w.all()
		if err != nil {
			return err
		}
		return f.noTexts(part, head, tail)
	})
	return table, err
}

// texts reads the texts that come next.
func (f *fastFile) texts(w *window) ([]string, error) {
	var table []string
	var pen pen
	var rich richScanner
	for {
		if more, err := w.starts("<si"); err != nil || !more {
			return table, err
		}
		n, err := w.through(">", 0)
		if err != nil {
			return nil, err
		}
		text := []byte(nil)
		switch string(w.rest()[:n]) {
		case "<si/>":
			w.take(n)
		case "<si>":
			end, err := w.through("</si>", n)
			if err != nil {
				return nil, err
			}
			if end > longestToken {
				return nil, errNotRecognised
			}
			piece := w.take(end)
			after, ok := []byte(nil), false
			if text, after, ok = rich.read(piece[n:], "</si>"); !ok || len(after) > 0 || !legal(piece) {
				return nil, errNotRecognised
			}
		default:
			return nil, errNotRecognised
		}
		s := pen.write(text)
		if strings.Contains(s, "_x") {
			s = unescape(s)
		}
		if table = append(table, s); len(table) > f.limits.MaxCells {
			return nil, errNotRecognised
		}
	}
}

// noTexts sees that what stands around the texts is one whole element.
func (f *fastFile) noTexts(part string, head, tail []byte) error {
	p := around(f.ctx, part, head, tail)
	if err := p.root("sst"); err != nil {
		return err
	}
	for {
		token, err := p.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if _, starts := token.(xml.StartElement); starts {
			return errNotRecognised
		}
	}
}

// richScanner reads the texts of an si or is: runs joined, readings left out.
type richScanner struct {
	out, scratch []byte
}

// read returns the text up to the end tag, and what follows it.
func (s *richScanner) read(in []byte, end string) (text, after []byte, ok bool) {
	s.out = s.out[:0]
	for {
		in = spaces(in)
		switch {
		case bytes.HasPrefix(in, []byte(end)):
			return s.out, in[len(end):], true
		case begins(in, "<t"):
			in, ok = s.text(in, true)
		case begins(in, "<r"):
			in, ok = s.run(in, "<r", "</r>", true)
		case begins(in, "<rPh"):
			in, ok = s.run(in, "<rPh", "</rPh>", false)
		case begins(in, "<phoneticPr"):
			in, ok = emptyElement(in, len("<phoneticPr"))
		default:
			ok = false
		}
		if !ok {
			return nil, nil, false
		}
	}
}

// text reads a t element.
func (s *richScanner) text(in []byte, keep bool) ([]byte, bool) {
	t, ok := openTag(in, len("<t"))
	if !ok || !t.plain() {
		return nil, false
	}
	if t.empty {
		return t.after, true
	}
	text, ok := t.body("</t>")
	if ok {
		text, ok = decode(text, &s.scratch)
	}
	if ok && keep {
		s.out = append(s.out, text...)
	}
	return t.after, ok
}

// run reads one run of rich text, or a reading.
func (s *richScanner) run(in []byte, start, end string, keep bool) ([]byte, bool) {
	t, ok := openTag(in, len(start))
	if !ok || !t.plain() || t.empty {
		return nil, false
	}
	for in = t.after; ; {
		in = spaces(in)
		switch {
		case bytes.HasPrefix(in, []byte(end)):
			return in[len(end):], true
		case begins(in, "<t"):
			in, ok = s.text(in, keep)
		case begins(in, "<rPr"):
			in, ok = properties(in)
		default:
			ok = false
		}
		if !ok {
			return nil, false
		}
	}
}

// properties reads over the look of a run: elements without content.
func properties(in []byte) ([]byte, bool) {
	t, ok := openTag(in, len("<rPr"))
	if !ok || !t.plain() {
		return nil, false
	}
	if t.empty {
		return t.after, true
	}
	for in = t.after; ; {
		in = spaces(in)
		if bytes.HasPrefix(in, []byte("</rPr>")) {
			return in[len("</rPr>"):], true
		}
		name := 1
		for name < len(in) && isLetter(in[name]) {
			name++
		}
		if name == 1 || in[0] != '<' {
			return nil, false
		}
		if in, ok = emptyElement(in, name); !ok {
			return nil, false
		}
	}
}

// emptyElement reads over an element without content: <b/> or <b></b>.
func emptyElement(in []byte, name int) ([]byte, bool) {
	t, ok := openTag(in, name)
	if !ok || !t.plain() {
		return nil, false
	}
	if t.empty {
		return t.after, true
	}
	end := "</" + string(in[1:name]) + ">"
	return bytes.CutPrefix(t.after, []byte(end))
}
