package docx

import "strconv"

func (t Table) write(b *builder) {
	b.open("w:tbl")
	b.open("w:tblPr")
	total := 0.0
	for _, width := range t.Widths {
		total += width
	}
	b.empty("w:tblW", "w:w", twips(total), "w:type", "dxa")
	b.empty("w:jc", "w:val", "center")
	if t.Ruled {
		b.open("w:tblBorders")
		for _, side := range []string{"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"} {
			b.empty(side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "000000")
		}
		b.close("w:tblBorders")
	}
	b.empty("w:tblLayout", "w:type", "fixed")
	b.open("w:tblCellMar")
	for _, side := range []string{"w:left", "w:right"} {
		b.empty(side, "w:w", twips(cellMargin), "w:type", "dxa")
	}
	b.close("w:tblCellMar")
	b.close("w:tblPr")
	b.open("w:tblGrid")
	for _, width := range t.Widths {
		b.empty("w:gridCol", "w:w", twips(width))
	}
	b.close("w:tblGrid")
	for _, row := range t.Rows {
		t.row(b, row)
	}
	b.close("w:tbl")
}

// cellMargin is the room between a border and its text.
const cellMargin = 1

func (t Table) row(b *builder, row Row) {
	b.open("w:tr")
	b.open("w:trPr")
	b.empty("w:cantSplit")
	if row.Header {
		b.empty("w:tblHeader")
	}
	b.close("w:trPr")
	at := 0
	for _, cell := range row.Cells {
		span := max(cell.Span, 1)
		width := 0.0
		for i := at; i < at+span && i < len(t.Widths); i++ {
			width += t.Widths[i]
		}
		cell.write(b, span, width)
		at += span
	}
	b.close("w:tr")
}

func (c Cell) write(b *builder, span int, width float64) {
	b.open("w:tc")
	b.open("w:tcPr")
	b.empty("w:tcW", "w:w", twips(width), "w:type", "dxa")
	if span > 1 {
		b.empty("w:gridSpan", "w:val", strconv.Itoa(span))
	}
	if c.Shade != "" {
		b.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", c.Shade)
	}
	b.close("w:tcPr")
	for _, paragraph := range c.Paragraphs {
		paragraph.write(b)
	}
	if len(c.Paragraphs) == 0 {
		Paragraph{}.write(b)
	}
	b.close("w:tc")
}
