package report

import (
	"rasoat/pipeline/docx"
)

// Sizes of type of Nghị định 30/2020/NĐ-CP, Phụ lục I, in points, and the
// widths that a page of its letters has, in millimetres.
const (
	docxPaperWidth = 210
	bodySize       = 14
	headSize       = 13
	tableSize      = 12
	recipientSize  = 11
	firstLine      = 12.7
	bodyGap        = 6 // points between paragraphs
	bodyLine       = 1.1
	cellGap        = 2
)

// paper is a document in the decree's layout while it is written.
type paper struct {
	campaign campaign
	options  Options
	width    float64 // between the margins, in millimetres
	blocks   []docx.Block
}

func (p *paper) add(blocks ...docx.Block) { p.blocks = append(p.blocks, blocks...) }

func (p *paper) document(m margins, title string) docx.Document {
	office := p.options.office(p.campaign)
	return docx.Document{
		Title: title, Subject: p.campaign.label, Author: office, Dated: p.campaign.reviewed, Font: fontName, Size: bodySize,
		Top: m.Top, Bottom: m.Bottom, Left: m.Left, Right: m.Right, Notice: p.campaign.label, Blocks: p.blocks,
	}
}

func centred(text string, size float64, bold, italic bool) docx.Paragraph {
	return docx.Paragraph{Align: docx.Center, Runs: []docx.Run{{Text: text, Size: size, Bold: bold, Italic: italic}}}
}

// rule is a line below a text, as long as what the indents leave of the column.
func rule(indent float64) docx.Paragraph {
	return docx.Paragraph{IndentLeft: indent, IndentRight: indent, After: 4, RuledBelow: true, Runs: []docx.Run{{Size: 2}}}
}

// head writes the office and the number on the left, the nation, its motto,
// place and day on the right. The day is left to write.
func (p *paper) head(number string) {
	const leftShare = 0.42
	left, right := p.width*leftShare, p.width*(1-leftShare)
	place := p.options.Place
	if place == "" {
		place = "……"
	}
	office := p.options.office(p.campaign)
	lines := []docx.Paragraph{centred(upper(office), headSize, true, false)}
	if committeeOf := "Ủy ban nhân dân " + p.campaign.unit; office == committeeOf {
		lines = []docx.Paragraph{centred(committee, headSize, true, false), centred(upper(p.campaign.unit), headSize, true, false)}
	} else {
		lines = append([]docx.Paragraph{centred("UBND "+upper(p.campaign.unit), headSize, false, false)}, lines...)
	}
	p.add(docx.Table{Widths: []float64{left, right}, Rows: []docx.Row{
		{Cells: []docx.Cell{
			{Paragraphs: append(lines, rule(left*0.35))},
			{Paragraphs: []docx.Paragraph{centred(nation, headSize-1, true, false), centred(motto, headSize, true, false), rule(right * 0.2)}},
		}},
		{Cells: []docx.Cell{
			{Paragraphs: []docx.Paragraph{centred(number, headSize, false, false)}},
			{Paragraphs: []docx.Paragraph{centred(place+", ngày … tháng … năm …", headSize, false, true)}},
		}},
	}})
	if p.campaign.label != "" {
		notice := centred(p.campaign.label, headSize, true, false)
		notice.Before, notice.Runs[0].Color = bodyGap, colorRed
		p.add(notice)
	}
}

// title writes the kind of the document and what it is about.
func (p *paper) title(kind, subject string) {
	top := centred(kind, bodySize, true, false)
	top.Before, top.KeepWithNext = 2*bodyGap, true
	about := centred(subject, bodySize, true, false)
	about.KeepWithNext = true
	line := rule(p.width * 0.38)
	line.After = 2 * bodyGap
	p.add(top, about, line)
}

func (p *paper) paragraph(text string) {
	p.add(docx.Paragraph{Align: docx.Both, After: bodyGap, Line: bodyLine, FirstLine: firstLine, Runs: []docx.Run{{Text: text}}})
}

func (p *paper) heading(text string) {
	p.add(docx.Paragraph{Align: docx.Both, Before: bodyGap, After: bodyGap, Line: bodyLine, FirstLine: firstLine, KeepWithNext: true, Runs: []docx.Run{{Text: text, Bold: true}}})
}

func (p *paper) subheading(text string) { p.heading(text) }

// caption stands over a table and keeps with it.
func (p *paper) caption(text string) {
	line := centred(text, headSize, true, false)
	line.Before, line.After, line.KeepWithNext = bodyGap, cellGap, true
	p.add(line)
}

// note is a small line under a table.
func (p *paper) note(text string) {
	p.add(docx.Paragraph{After: bodyGap, Runs: []docx.Run{{Text: text, Italic: true, Size: tableSize}}})
}

// foot writes the recipients on the left and the place of the signature on the
// right, together on one page with the end of the text: a signature never
// stands on a page of its own.
func (p *paper) foot(recipients []string, authority, signer, name string) {
	if last := len(p.blocks) - 1; last >= 0 {
		if closing, is := p.blocks[last].(docx.Paragraph); is {
			closing.KeepWithNext = true
			p.blocks[last] = closing
		}
	}
	left := []docx.Paragraph{{KeepWithNext: true, Runs: []docx.Run{{Text: "Nơi nhận:", Bold: true, Italic: true, Size: tableSize}}}}
	for _, one := range recipients {
		left = append(left, docx.Paragraph{KeepWithNext: true, Runs: []docx.Run{{Text: "- " + one, Size: recipientSize}}})
	}
	right := []docx.Paragraph{centred(authority, headSize, true, false), centred(signer, headSize, true, false)}
	const stampLines = 4
	for range stampLines {
		right = append(right, centred("", bodySize, false, false))
	}
	right = append(right, centred(name, bodySize, true, false))
	p.add(docx.Paragraph{KeepWithNext: true, Runs: []docx.Run{{Size: bodyGap}}},
		docx.Table{Widths: []float64{p.width / 2, p.width / 2}, Rows: []docx.Row{{Cells: []docx.Cell{{Paragraphs: left}, {Paragraphs: right}}}}})
}
