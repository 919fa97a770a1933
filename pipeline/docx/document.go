package docx

import "time"

// Document is a Word document of one section on A4, upright. Lengths are in
// millimetres, sizes of type and gaps between paragraphs in points.
type Document struct {
	Title, Subject, Author string
	// Dated stands as the time of making and of the last change.
	Dated                    time.Time
	Font                     string
	Size                     float64
	Top, Bottom, Left, Right float64 // margins
	// Notice stands at the foot of every page; "" leaves the foot empty.
	Notice string
	Blocks []Block
}

// Block is a Paragraph or a Table.
type Block interface{ write(*builder) }

// Align says how the lines of a paragraph stand.
type Align string

// The ways of alignment; the zero value is to the left.
const (
	Left   Align = "left"
	Center Align = "center"
	Right  Align = "right"
	Both   Align = "both"
)

// Paragraph is a run of text. Indents are from the margins, FirstLine is that
// of its first line alone.
type Paragraph struct {
	Runs          []Run
	Align         Align
	Before, After float64
	// Line is the distance of lines in lines; 0 is one.
	Line                                float64
	FirstLine, IndentLeft, IndentRight  float64
	KeepWithNext, KeepLines, RuledBelow bool
	PageBreakBefore                     bool
}

// Run is text in one look. Size 0 is the document's; Color is six hex digits,
// "" is black. A line feed in the text breaks the line.
type Run struct {
	Text                    string
	Bold, Italic, Underline bool
	Size                    float64
	Color                   string
}

// Table is rows over columns of fixed widths. Header rows are printed again on
// every page, and no row is cut by the end of one.
type Table struct {
	Widths []float64
	Ruled  bool // every cell has borders
	Rows   []Row
}

// Row is a row of a table; its cells cover all columns.
type Row struct {
	Header bool
	Cells  []Cell
}

// Cell covers Span columns, one when it is 0. Shade is six hex digits.
type Cell struct {
	Span       int
	Shade      string
	Paragraphs []Paragraph
}
