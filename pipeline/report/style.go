package report

import "github.com/xuri/excelize/v2"

const (
	fontName   = "Times New Roman"
	fontSize   = 13
	smallSize  = 12 // form number, column numbers, notes
	titleSize  = 14
	normalSize = 12 // the workbook's normal style: its digit is exactly 8 pixels, the unit of column widths

	pointsPerWidth = 6 // width of that digit in points
)

const (
	colorBlack = "000000"
	colorRed   = "C00000"
	fillHeader = "F2F2F2"
	fillCheck  = "FFF2CC"
)

// textFormat keeps a text a text when a person types it again; lineFormat is
// that of a text on one line.
const (
	textFormat = "@"
	lineFormat = "General"
)

// look is the appearance of a cell.
type look struct {
	size                    float64
	bold, italic, underline bool
	color                   string
	fill                    string
	horizontal              string // "left", "center" or "right"
	format                  string // number format, "" for text
	border                  bool
}

// styles gives each look one style of a workbook.
type styles struct {
	file *excelize.File
	ids  map[look]int
}

func (s styles) id(l look) (int, error) {
	if id, ok := s.ids[l]; ok {
		return id, nil
	}
	style := &excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: l.size, Bold: l.bold, Italic: l.italic, Color: l.color},
		Alignment: &excelize.Alignment{Horizontal: l.horizontal, Vertical: "center", WrapText: l.format == "" || l.format == textFormat},
	}
	if style.Font.Color == "" {
		style.Font.Color = colorBlack
	}
	if l.underline {
		style.Font.Underline = "single"
	}
	if l.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	if l.border {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Color: colorBlack, Style: 1})
		}
	}
	id, err := s.file.NewStyle(style)
	if err != nil {
		return 0, err
	}
	s.ids[l] = id
	return id, nil
}
