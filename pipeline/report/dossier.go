package report

import (
	"context"
	"fmt"
	"io"

	"rasoat/pipeline/docx"
)

// Dossier is what an appeal about one household is decided on: facts, tables
// and sections in their order, all of it text in the language of the reader.
type Dossier struct {
	Title, Subject string
	Facts          []Fact
	Tables         []DossierTable
	Sections       []Section
	// Notice says how the document is to be kept.
	Notice string
	// Signers are those who sign, on the left and on the right.
	Signers [2]string
}

// Fact is a line of label and value.
type Fact struct{ Label, Value string }

// DossierTable is a ruled table; Widths are in millimetres and add up to 160.
type DossierTable struct {
	Caption string
	Header  []string
	Widths  []float64
	Rows    [][]string
}

// Section is lines under a heading.
type Section struct {
	Heading string
	Lines   []string
}

// dossierMargins leave the 160 mm that the tables of a dossier take.
var dossierMargins = margins{Top: 20, Bottom: 20, Left: 30, Right: 20}

// Write writes the dossier as a Word document under the head of the campaign's
// office. It holds personal data. Equal dossiers give equal bytes.
func (d Dossier) Write(ctx context.Context, w io.Writer, src Source, options Options) error {
	c, err := readHeading(ctx, src)
	if err != nil {
		return err
	}
	p := &paper{campaign: c, options: options, width: docxPaperWidth - dossierMargins.Left - dossierMargins.Right}
	p.head("Số:        /……")
	p.title(d.Title, d.Subject)
	p.note(d.Notice)
	for _, fact := range d.Facts {
		if fact.Value != "" {
			p.fact(fact)
		}
	}
	for _, table := range d.Tables {
		p.dossierTable(table)
	}
	for _, section := range d.Sections {
		if len(section.Lines) == 0 {
			continue
		}
		p.heading(section.Heading)
		for _, line := range section.Lines {
			p.paragraph(line)
		}
	}
	p.signers(d.Signers)
	return docx.Write(w, p.document(dossierMargins, fmt.Sprintf("%s, %s", d.Title, d.Subject)))
}

func (p *paper) fact(f Fact) {
	const gap = 3
	p.add(docx.Paragraph{After: gap, Runs: []docx.Run{{Text: f.Label + ": ", Bold: true, Size: headSize}, {Text: f.Value, Size: headSize}}})
}

func (p *paper) dossierTable(t DossierTable) {
	if len(t.Rows) == 0 {
		return
	}
	g := grid{rows: t.Rows}
	for i, label := range t.Header {
		g.columns = append(g.columns, column{Label: label, Width: t.Widths[i], Format: formatText})
	}
	p.caption(t.Caption)
	p.grid(g)
}

// signers writes two places to sign.
func (p *paper) signers(names [2]string) {
	const stampLines = 4
	cells := make([]docx.Cell, len(names))
	for i, name := range names {
		cells[i].Paragraphs = []docx.Paragraph{centred(name, headSize, true, false)}
		for range stampLines {
			cells[i].Paragraphs = append(cells[i].Paragraphs, centred("", headSize, false, false))
		}
	}
	p.add(docx.Paragraph{KeepWithNext: true, Runs: []docx.Run{{Size: bodyGap}}},
		docx.Table{Widths: []float64{p.width / 2, p.width / 2}, Rows: []docx.Row{{Cells: cells}}})
}
