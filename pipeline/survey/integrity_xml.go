package survey

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// What no workbook part comes near: how deep its elements nest, and how long
// one tag or text is. encoding/xml holds a tag whole, with all its attributes.
const (
	deepestXML   = 64
	longestToken = 4 << 20 // bytes
)

// errLongToken ends the reading of a part in the middle of a tag or text.
var errLongToken = fmt.Errorf("a tag or text longer than %d MB", longestToken>>20)

// tokenReader gives no more bytes than one token may have.
type tokenReader struct {
	from io.Reader
	left int
}

// Read reads on until the token has become too long.
func (r *tokenReader) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errLongToken
	}
	n, err := r.from.Read(p)
	r.left -= n
	return n, err
}

// xmlPart reads the tokens of one part and sees to it that the part is one
// whole element: no document type, nothing beside the root, every element
// closed. An io.EOF from next is proof of that.
type xmlPart struct {
	ctx    context.Context
	name   string
	dec    *xml.Decoder
	bytes  *tokenReader
	depth  int
	closed bool // the root element has ended
	tokens int
}

func newXMLPart(ctx context.Context, name string, r io.Reader) *xmlPart {
	bytes := &tokenReader{from: r}
	return &xmlPart{ctx: ctx, name: name, dec: xml.NewDecoder(bytes), bytes: bytes}
}

// next returns the next token; its bytes are valid until the following call.
// Any error but io.EOF is the end of the context or a refusal.
func (p *xmlPart) next() (xml.Token, error) {
	if p.tokens++; p.tokens%4096 == 0 && p.ctx.Err() != nil {
		return nil, p.ctx.Err()
	}
	p.bytes.left = longestToken
	token, err := p.dec.Token()
	if err == io.EOF {
		return nil, p.atEnd()
	}
	if err != nil {
		return nil, asRefusal(err, p.name)
	}
	return token, p.account(token)
}

func (p *xmlPart) atEnd() error {
	if !p.closed {
		return p.broken("the root element does not end")
	}
	return io.EOF
}

func (p *xmlPart) account(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		if p.depth++; p.depth > deepestXML {
			return p.broken("elements nest too deep")
		}
		if p.closed {
			return p.broken("a second root element")
		}
	case xml.EndElement:
		p.depth--
		p.closed = p.depth == 0
	case xml.CharData:
		if p.depth == 0 && strings.TrimSpace(string(token)) != "" {
			return p.broken("text outside the root element")
		}
	case xml.Directive:
		return p.broken("a document type declaration")
	}
	return nil
}

func (p *xmlPart) broken(cause string) error {
	return refuse(codeBrokenXML, "part", p.name, "cause", cause)
}

// root reads up to the root element, which must have the given local name.
func (p *xmlPart) root(local string) error {
	for {
		token, err := p.next()
		if err == io.EOF {
			return p.broken("no root element")
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if start.Name.Local != local {
				return p.broken("root element " + shorten(start.Name.Local) + " instead of " + local)
			}
			return nil
		}
	}
}

// skip reads to the end of the element that has just started.
func (p *xmlPart) skip() error {
	for outer := p.depth - 1; p.depth > outer; {
		if _, err := p.next(); err != nil {
			return err
		}
	}
	return nil
}

// children calls visit for every element directly under the one that has just
// started and returns at its end. visit must read its element to the end.
func (p *xmlPart) children(visit func(xml.StartElement) error) error {
	for {
		token, err := p.next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if err := visit(token); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// finish reads what is left of the part and sees it close.
func (p *xmlPart) finish() error {
	for {
		if _, err := p.next(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

func attribute(start xml.StartElement, local string) string {
	for _, a := range start.Attr {
		if a.Name.Local == local && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}
