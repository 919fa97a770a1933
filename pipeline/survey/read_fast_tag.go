package survey

import "bytes"

// tag is a start tag: its attributes as they stand, and what follows it.
type tag struct {
	attributes []byte
	empty      bool // it ends itself
	after      []byte
}

// openTag reads the start tag of an element whose name is known to stand at
// the front of text: `<c` of length 2.
func openTag(text []byte, name int) (tag, bool) {
	end := bytes.IndexByte(text[name:], '>')
	if end < 0 {
		return tag{}, false
	}
	t := tag{attributes: text[name : name+end], after: text[name+end+1:]}
	if n := len(t.attributes); n > 0 && t.attributes[n-1] == '/' {
		t.empty, t.attributes = true, t.attributes[:n-1]
	}
	return t, len(t.attributes) == 0 || isSpace(t.attributes[0])
}

// next takes the next attribute. At the end of them name is empty; false is an
// attribute that the scanner does not know for certain.
func (t *tag) next() (name, value []byte, ok bool) {
	s := t.attributes
	if len(s) > 4 && s[0] == ' ' && isLetter(s[1]) && s[2] == '=' && s[3] == '"' { // as nearly all are: r="A1"
		i := 4
		for i < len(s) && s[i] != '"' && s[i] != '<' && s[i] != '&' {
			i++
		}
		if i == len(s) || s[i] != '"' {
			return nil, nil, false
		}
		t.attributes = s[i+1:]
		return s[1:2], s[4:i], true
	}
	spaces := 0
	for spaces < len(s) && isSpace(s[spaces]) {
		spaces++
	}
	if s = s[spaces:]; len(s) == 0 {
		t.attributes = nil
		return nil, nil, true
	}
	i, colon := 0, -1
	for ; i < len(s) && s[i] != '='; i++ {
		switch {
		case isLetter(s[i]), i > 0 && '0' <= s[i] && s[i] <= '9':
		case s[i] == ':' && i > 0 && colon < 0:
			colon = i
		default:
			return nil, nil, false
		}
	}
	if spaces == 0 || i == 0 || i+2 >= len(s) || colon == i-1 || s[i+1] != '"' {
		return nil, nil, false
	}
	end := bytes.IndexByte(s[i+2:], '"')
	if end < 0 {
		return nil, nil, false
	}
	name, value = s[:i], s[i+2:i+2+end]
	t.attributes = s[i+2+end+1:]
	if bytes.HasPrefix(name, []byte("xmlns")) || bytes.IndexByte(value, '<') >= 0 || bytes.IndexByte(value, '&') >= 0 {
		return nil, nil, false
	}
	// A prefixed name counts by its last part for the other reader.
	if colon >= 0 && (i-colon <= 2 || string(name[colon+1:]) == "hidden") {
		return nil, nil, false
	}
	return name, value, true
}

// plain reads over attributes that decide nothing.
func (t *tag) plain() bool {
	for {
		name, _, ok := t.next()
		if !ok || name == nil {
			return ok
		}
	}
}

// body takes the text of the element just opened, up to its end tag; elements
// inside are not recognised.
func (t *tag) body(end string) ([]byte, bool) {
	i := bytes.IndexByte(t.after, '<')
	if i < 0 || len(t.after) < i+len(end) || string(t.after[i:i+len(end)]) != end {
		return nil, false
	}
	text := t.after[:i]
	t.after = t.after[i+len(end):]
	return text, true
}

// spaces drops white space from the front.
func spaces(text []byte) []byte {
	for len(text) > 0 && isSpace(text[0]) {
		text = text[1:]
	}
	return text
}

// begins says whether text starts with the start tag of an element.
func begins(text []byte, name string) bool {
	return len(text) > len(name) && string(text[:len(name)]) == name && (text[len(name)] == '>' || text[len(name)] == '/' || isSpace(text[len(name)]))
}
