package report

import (
	"context"
	"fmt"
	"io"
	"strings"

	"rasoat/pipeline/docx"
)

// LetterOptions are what an office says about its letters; what is empty is
// the layout's.
type LetterOptions struct {
	Symbol     string   // after the number: BC-UBND
	Recipients []string // Nơi nhận
	Authority  string   // TM. ỦY BAN NHÂN DÂN
	Signer     string   // the signer's office
	SignerName string
}

// Letter writes bao-cao.docx: the office's report on the results in the layout
// of Nghị định 30/2020/NĐ-CP, its sentences filled with the figures of
// rpt_901_letter, its tables from rpt_ relations. The number, the day and the
// assessment are left to write. Equal relations give equal bytes.
func Letter(ctx context.Context, w io.Writer, src Source, options Options) error {
	l, err := readLetter()
	if err != nil {
		return err
	}
	c, err := readCampaign(ctx, src, options)
	if err != nil {
		return err
	}
	f, err := readFigures(ctx, src, "rpt_901_letter")
	if err != nil {
		return err
	}
	f["year"], f["unit"], f["office"] = fmt.Sprint(c.year), c.unit, options.office(c)
	subject, err := f.fill(l.Subject)
	if err != nil {
		return err
	}
	p := &paper{campaign: c, options: options, width: docxPaperWidth - l.Margins.Left - l.Margins.Right}
	p.head("Số:        /" + chosen(options.Letter.Symbol, l.Symbol))
	p.title(l.Kind, subject)
	if err := p.body(ctx, src, l.Body, f); err != nil {
		return fmt.Errorf("%s: %w", letterFile, err)
	}
	recipients := l.Recipients
	if len(options.Letter.Recipients) > 0 {
		recipients = options.Letter.Recipients
	}
	p.foot(recipients, chosen(options.Letter.Authority, l.Authority), chosen(options.Letter.Signer, l.Signer), options.Letter.SignerName)
	return docx.Write(w, p.document(l.Margins, subject))
}

func chosen(given, otherwise string) string {
	if given != "" {
		return given
	}
	return otherwise
}

// body writes the passages in their order.
func (p *paper) body(ctx context.Context, src Source, passages []passage, f figures) error {
	for _, one := range passages {
		text, err := f.fill(one.Heading + one.Subheading + one.Text)
		if err != nil {
			return err
		}
		if one.When != "" {
			value, known := f[one.When]
			if !known {
				return fmt.Errorf("when: %q is no figure", one.When)
			}
			if value == nil {
				if one.Otherwise != "" {
					p.paragraph(one.Otherwise)
				}
				continue
			}
		}
		switch {
		case one.Heading != "":
			p.heading(text)
		case one.Subheading != "":
			p.subheading(text)
		case one.Text != "":
			p.paragraph(text)
		default:
			if err := p.relation(ctx, src, *one.Table); err != nil {
				return err
			}
		}
	}
	return nil
}

// relation writes a table of a relation; a cell without a figure has a dash,
// and a line under the table says what it means.
func (p *paper) relation(ctx context.Context, src Source, t letterTable) error {
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = c.Key
	}
	read, err := readRows(ctx, src, t.Relation, fmt.Sprintf("%q", t.Caption), keys)
	if err != nil {
		return err
	}
	p.caption(t.Caption)
	missing := false
	g := grid{columns: t.Columns}
	for row := range read.rows {
		cells := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			value := read.value(row, c.Key)
			if cells[i] = shown(c.Format, value); value == nil && c.Format != formatText && c.Format != formatCenter {
				cells[i], missing = "–", true
			}
		}
		g.rows = append(g.rows, cells)
		g.bold = append(g.bold, read.has(keyKind) && read.bold(row))
	}
	p.grid(g)
	if missing {
		p.note("–: " + noData + ".")
	}
	if t.Note != "" {
		p.note(t.Note)
	}
	return nil
}

// upper is a name as it stands in a head.
func upper(name string) string { return strings.ToUpper(name) }
