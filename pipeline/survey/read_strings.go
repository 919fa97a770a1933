package survey

import (
	"context"
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// readStrings reads the shared strings: the runs of rich text joined, what is
// written above them as a reading aid (phonetic runs) left out.
func readStrings(ctx context.Context, c *container, part string, limits Limits) ([]string, error) {
	if part == "" {
		return nil, nil
	}
	var table []string
	err := c.read(ctx, part, "sst", func(p *xmlPart, start xml.StartElement) error {
		if start.Name.Local != "si" {
			return p.skip()
		}
		text, err := richText(p)
		if err != nil {
			return err
		}
		if table = append(table, text); len(table) > limits.MaxCells {
			return refuse(codeTooLargeFile, "what", "số chuỗi ký tự", "what_en", "the number of texts", "limit", strconv.Itoa(limits.MaxCells))
		}
		return nil
	})
	return table, err
}

// richText reads the element that has just started, an si or is, and returns
// its text as typed.
func richText(p *xmlPart) (string, error) {
	var text strings.Builder
	err := p.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "t":
			return plainText(p, &text)
		case "r":
			return p.children(func(run xml.StartElement) error {
				if run.Name.Local != "t" {
					return p.skip()
				}
				return plainText(p, &text)
			})
		}
		return p.skip()
	})
	return unescape(text.String()), err
}

// plainText appends the character data of the element that has just started.
func plainText(p *xmlPart, to *strings.Builder) error {
	for {
		token, err := p.next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.CharData:
			to.Write(token)
		case xml.StartElement:
			if err := p.skip(); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// unescape replaces the _xHHHH_ by which workbooks write characters that XML
// cannot hold. Those that are no text at all stay as they are written.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			return out.String() + s
		}
		r, ok := escaped(s[i : i+7])
		if !ok {
			out.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		out.WriteString(s[:i])
		out.WriteRune(r)
		s = s[i+7:]
	}
}

func escaped(s string) (rune, bool) {
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	r := rune(n)
	if err != nil || s[6] != '_' || utf16.IsSurrogate(r) {
		return 0, false
	}
	return r, !unicode.IsControl(r) || r == '\t' || r == '\n' || r == '\r'
}

// isBlank says whether a text shows nothing: empty, spaces of any kind, or
// characters of no width.
func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			return false
		}
	}
	return true
}
