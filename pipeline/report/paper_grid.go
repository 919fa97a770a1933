package report

import "rasoat/pipeline/docx"

// A grid is a ruled table of texts under a header.
type grid struct {
	columns []column // Label, Width in millimetres, Format
	rows    [][]string
	bold    []bool // rows set in bold; nil has none
}

func (p *paper) grid(g grid) {
	t := docx.Table{Ruled: true, Rows: []docx.Row{{Header: true}}}
	for _, c := range g.columns {
		t.Widths = append(t.Widths, c.Width)
		head := centred(c.Label, tableSize, true, false)
		head.Before, head.After, head.KeepWithNext = cellGap, cellGap, true
		t.Rows[0].Cells = append(t.Rows[0].Cells, docx.Cell{Shade: fillHeader, Paragraphs: []docx.Paragraph{head}})
	}
	for i, cells := range g.rows {
		row := docx.Row{}
		for j, text := range cells {
			one := docx.Paragraph{Align: alignOf(g.columns[j].Format), Before: cellGap, After: cellGap,
				Runs: []docx.Run{{Text: text, Size: tableSize, Bold: g.bold != nil && g.bold[i]}}}
			// the last rows keep together: none stands alone on a page
			one.KeepWithNext = i < 2 || i >= len(g.rows)-3 && i < len(g.rows)-1
			row.Cells = append(row.Cells, docx.Cell{Paragraphs: []docx.Paragraph{one}})
		}
		t.Rows = append(t.Rows, row)
	}
	p.add(t, docx.Paragraph{Runs: []docx.Run{{Size: bodyGap}}})
}

func alignOf(format string) docx.Align {
	switch format {
	case formatText:
		return docx.Left
	case formatCenter, formatFlag:
		return docx.Center
	}
	return docx.Right
}
