package survey

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// placedTag is the start or the end of an element with its place in the text of the
// part. The end of an empty element (<c/>) has no length.
type placedTag struct {
	xml.StartElement
	end      bool
	from, to int
	depth    int // 1 for the root element
}

// empty says whether the element ends in its start tag.
func (t placedTag) empty(text string) bool { return !t.end && text[t.to-2] == '/' }

// attr returns an attribute by its name without prefix.
func (t placedTag) attr(local string) string { return attribute(t.StartElement, local) }

// prefix is what stands before the names of elements of t's namespace: "x:".
func (t placedTag) prefix() string {
	if t.Name.Space == "" {
		return ""
	}
	return t.Name.Space + ":"
}

// walk visits the tags of a part in their order. Names keep their prefix as
// their space.
func walk(text string, visit func(placedTag) error) error {
	dec := xml.NewDecoder(strings.NewReader(text))
	for depth := 0; ; {
		from := int(dec.InputOffset())
		token, err := dec.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		to := int(dec.InputOffset())
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			err = visit(placedTag{StartElement: token, from: from, to: to, depth: depth})
		case xml.EndElement:
			err = visit(placedTag{StartElement: xml.StartElement{Name: token.Name}, end: true, from: from, to: to, depth: depth})
			depth--
		}
		if err != nil {
			return err
		}
	}
}

// anyStart is the start of an element.
var anyStart = regexp.MustCompile(`<[^!?/][^>]*>`)

// edit replaces the bytes [from, to) of a text.
type edit struct {
	from, to int
	with     string
}

// edited makes edits that do not overlap; those at one place keep their order,
// what is put in before the text that is replaced.
func edited(text string, edits []edit) string {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var out strings.Builder
	at := 0
	for _, e := range edits {
		out.WriteString(text[at:e.from])
		out.WriteString(e.with)
		at = e.to
	}
	out.WriteString(text[at:])
	return out.String()
}

// into gives the edit that puts content at the end of an element whose end tag
// is end; an empty element is opened.
func into(text string, start, end placedTag, content string) edit {
	if !start.empty(text) {
		return edit{end.from, end.from, content}
	}
	name := start.prefix() + start.Name.Local
	return edit{start.to - 2, start.to, ">" + content + "</" + name + ">"}
}

// appended puts a child, written without its "<" and prefix, at the end of the
// root element.
func appended(text, root, child string) (string, error) {
	var start placedTag
	var e *edit
	err := walk(text, func(t placedTag) error {
		switch {
		case t.depth == 1 && !t.end:
			start = t
		case t.depth == 1 && t.end:
			put := into(text, start, t, "<"+start.prefix()+child)
			e = &put
		}
		return nil
	})
	if err != nil || e == nil || start.Name.Local != root {
		return "", fmt.Errorf("%w: no end of %s (%v)", ErrUnannotated, root, err)
	}
	return edited(text, []edit{*e}), nil
}

// withAttribute sets an attribute in the text of a start tag.
func withAttribute(start, name, value string) string {
	written := " " + name + `="` + value + `"`
	pattern := regexp.MustCompile(`\s` + regexp.QuoteMeta(name) + `\s*=\s*("[^"]*"|'[^']*')`)
	if at := pattern.FindStringIndex(start); at != nil {
		return start[:at[0]] + written + start[at[1]:]
	}
	close := strings.LastIndexByte(start, '>')
	if start[close-1] == '/' {
		close--
	}
	return strings.TrimRight(start[:close], " \t\r\n") + written + start[close:]
}

// withoutAttribute drops an attribute from the text of a start tag.
func withoutAttribute(start, name string) string {
	return regexp.MustCompile(`\s`+regexp.QuoteMeta(name)+`\s*=\s*("[^"]*"|'[^']*')`).ReplaceAllLiteralString(start, "")
}

// xmlText writes text for XML; what XML cannot hold becomes U+FFFD.
func xmlText(text string) string {
	var out strings.Builder
	if err := xml.EscapeText(&out, []byte(text)); err != nil {
		panic(err) // a strings.Builder does not fail
	}
	return out.String()
}

// escapedByte is how Excel writes a character that XML cannot hold; text that
// looks like it must be told apart.
var escapedByte = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// cellText writes the text of a cell or a comment.
func cellText(text string) string {
	return xmlText(escapedByte.ReplaceAllString(text, "_x005F_$1"))
}
