package survey

import "io"

// Workbook is what Write puts into one workbook. Rows are maps from field key
// to value; dates are given as yyyy-mm-dd, numbers with a decimal point, and
// every other value as it shall stand in the cell.
type Workbook struct {
	Info       map[string]string
	Households []map[string]string
	Members    []map[string]string
	Previous   []map[string]string
	Blank      int  // ruled rows left empty under the data, for a template
	Synthetic  bool // prints the notice that the data are invented
}

// Write writes a workbook of the format.
func Write(w io.Writer, wb Workbook) error { return nil }
