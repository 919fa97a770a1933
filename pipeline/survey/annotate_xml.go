package survey

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// placedTag is the start or the end of an element with its place in the text of the
// part. The end of an empty element (<c/>) has no length.
type placedTag struct {
	Name       xml.Name // its prefix as the space
	attributes string   // as they stand in a start tag
	end        bool
	from, to   int
	depth      int // 1 for the root element
}

// empty says whether the element ends in its start tag.
func (t placedTag) empty(text string) bool { return !t.end && text[t.to-2] == '/' }

// attr returns an attribute by its name without prefix, "" when there is none.
func (t placedTag) attr(local string) string {
	for rest := t.attributes; ; {
		name, value, after := nextAttribute(rest)
		if name == "" {
			return ""
		}
		if prefix, last := splitName(name); last == local && prefix != "xmlns" {
			return unescaped(value)
		}
		rest = after
	}
}

// nextAttribute takes the first attribute of a list, name="value".
func nextAttribute(list string) (name, value, after string) {
	list = strings.TrimLeft(list, " \t\r\n")
	is := strings.IndexByte(list, '=')
	if is < 0 {
		return "", "", ""
	}
	name = strings.TrimRight(list[:is], " \t\r\n")
	list = strings.TrimLeft(list[is+1:], " \t\r\n")
	if list == "" {
		return "", "", ""
	}
	end := strings.IndexByte(list[1:], list[0])
	if end < 0 {
		return "", "", ""
	}
	return name, list[1 : end+1], list[end+2:]
}

// unescaped is the text of an attribute without its entities.
func unescaped(value string) string {
	if !strings.Contains(value, "&") {
		return value
	}
	var text struct {
		Value string `xml:",chardata"`
	}
	if err := xml.Unmarshal([]byte("<a>"+value+"</a>"), &text); err != nil {
		return value
	}
	return text.Value
}

func splitName(name string) (prefix, local string) {
	if prefix, local, found := strings.Cut(name, ":"); found {
		return prefix, local
	}
	return "", name
}

// prefix is what stands before the names of elements of t's namespace: "x:".
func (t placedTag) prefix() string {
	if t.Name.Space == "" {
		return ""
	}
	return t.Name.Space + ":"
}

// walk visits the tags of a part in their order. Names keep their prefix as
// their space. It follows tags and their nesting and nothing else, because the
// sheets it reads were judged by encoding/xml when they came in; a tag that does
// not end, or ends another element, is an error.
func walk(text string, visit func(placedTag) error) error {
	var open []string
	for at := 0; ; {
		next := strings.IndexByte(text[at:], '<')
		if next < 0 {
			if len(open) > 0 {
				return fmt.Errorf("%s does not end", shorten(open[len(open)-1]))
			}
			return nil
		}
		from := at + next
		to, err := markupEnd(text, from)
		if err != nil {
			return err
		}
		at = to
		switch tag := text[from+1 : to-1]; tag[0] {
		case '?', '!':
		case '/':
			name := strings.TrimRight(tag[1:], " \t\r\n")
			if len(open) == 0 || open[len(open)-1] != name {
				return fmt.Errorf("%s ends and is not open", shorten(name))
			}
			err = visit(placedTag{Name: nameOf(name), end: true, from: from, to: to, depth: len(open)})
			open = open[:len(open)-1]
		default:
			tag, empty := strings.CutSuffix(tag, "/")
			end := strings.IndexAny(tag, " \t\r\n")
			if end < 0 {
				end = len(tag)
			}
			open = append(open, tag[:end])
			t := placedTag{Name: nameOf(tag[:end]), attributes: tag[end:], from: from, to: to, depth: len(open)}
			if err = visit(t); err == nil && empty {
				err = visit(placedTag{Name: t.Name, end: true, from: to, to: to, depth: len(open)})
			}
			if empty {
				open = open[:len(open)-1]
			}
		}
		if err != nil {
			return err
		}
	}
}

func nameOf(name string) xml.Name {
	prefix, local := splitName(name)
	return xml.Name{Space: prefix, Local: local}
}

// markupEnd is where the markup that begins at from ends: after the > of a tag,
// which may stand in the value of an attribute, and of a comment, a CDATA
// section or an instruction after what closes it.
func markupEnd(text string, from int) (int, error) {
	rest := text[from:]
	for _, special := range []struct{ begins, ends string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if strings.HasPrefix(rest, special.begins) {
			if end := strings.Index(rest[len(special.begins):], special.ends); end >= 0 {
				return from + len(special.begins) + end + len(special.ends), nil
			}
			return 0, fmt.Errorf("%s is not closed", special.begins)
		}
	}
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '"', '\'':
			end := strings.IndexByte(rest[i+1:], rest[i])
			if end < 0 {
				return 0, errors.New("an attribute is not closed")
			}
			i += end + 1
		case '<':
			return 0, errors.New("a tag is not closed")
		case '>':
			if i == 1 {
				return 0, errors.New("a tag without a name")
			}
			return from + i + 1, nil
		}
	}
	return 0, errors.New("a tag is not closed")
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
