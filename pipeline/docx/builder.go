package docx

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
)

// builder writes the text of a part. Names are those of the format, with their
// prefix.
type builder struct {
	out  bytes.Buffer
	size float64 // of the document's type
}

// Units of the format.
const (
	twipsPerPoint      = 20
	twipsPerMillimetre = 1440 / 25.4
	halvesPerPoint     = 2
	lineUnits          = 240
)

func twips(millimetres float64) string {
	return strconv.Itoa(int(millimetres*twipsPerMillimetre + 0.5))
}

func pointTwips(points float64) string { return strconv.Itoa(int(points*twipsPerPoint + 0.5)) }

// open writes a start tag with attributes given as name, value, name, value.
func (b *builder) open(name string, attributes ...string) { b.tag(name, ">", attributes) }

// empty writes an element without content.
func (b *builder) empty(name string, attributes ...string) { b.tag(name, "/>", attributes) }

func (b *builder) tag(name, end string, attributes []string) {
	b.out.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		b.out.WriteString(" " + attributes[i] + `="`)
		b.text(attributes[i+1])
		b.out.WriteString(`"`)
	}
	b.out.WriteString(end)
}

func (b *builder) close(name string) { b.out.WriteString("</" + name + ">") }

// text escapes what XML marks mean, and replaces what XML cannot hold.
func (b *builder) text(s string) { _ = xml.EscapeText(&b.out, []byte(s)) }

func (p Paragraph) write(b *builder) {
	b.open("w:p")
	p.properties(b)
	for _, run := range p.Runs {
		run.write(b)
	}
	b.close("w:p")
}

// properties stand in the order that the schema asks for.
func (p Paragraph) properties(b *builder) {
	b.open("w:pPr")
	flag := func(on bool, name string) {
		if on {
			b.empty(name)
		}
	}
	flag(p.KeepWithNext, "w:keepNext")
	flag(p.KeepLines, "w:keepLines")
	flag(p.PageBreakBefore, "w:pageBreakBefore")
	if p.RuledBelow {
		b.open("w:pBdr")
		b.empty("w:bottom", "w:val", "single", "w:sz", "6", "w:space", "1", "w:color", "000000")
		b.close("w:pBdr")
	}
	line := p.Line
	if line == 0 {
		line = 1
	}
	b.empty("w:spacing", "w:before", pointTwips(p.Before), "w:after", pointTwips(p.After), "w:line", strconv.Itoa(int(line*lineUnits+0.5)), "w:lineRule", "auto")
	b.empty("w:ind", "w:left", twips(p.IndentLeft), "w:right", twips(p.IndentRight), "w:firstLine", twips(p.FirstLine))
	align := p.Align
	if align == "" {
		align = Left
	}
	b.empty("w:jc", "w:val", string(align))
	if len(p.Runs) > 0 {
		p.Runs[0].properties(b)
	}
	b.close("w:pPr")
}

func (r Run) write(b *builder) {
	b.open("w:r")
	r.properties(b)
	for i, line := range strings.Split(r.Text, "\n") {
		if i > 0 {
			b.empty("w:br")
		}
		if line != "" {
			b.open("w:t", "xml:space", "preserve")
			b.text(line)
			b.close("w:t")
		}
	}
	b.close("w:r")
}

func (r Run) properties(b *builder) {
	b.open("w:rPr")
	if r.Bold {
		b.empty("w:b")
	}
	if r.Italic {
		b.empty("w:i")
	}
	if r.Color != "" {
		b.empty("w:color", "w:val", r.Color)
	}
	size := r.Size
	if size == 0 {
		size = b.size
	}
	halves := strconv.Itoa(int(size*halvesPerPoint + 0.5))
	b.empty("w:sz", "w:val", halves)
	b.empty("w:szCs", "w:val", halves)
	if r.Underline {
		b.empty("w:u", "w:val", "single")
	}
	b.close("w:rPr")
}
