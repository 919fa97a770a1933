package survey

import (
	"strconv"

	"golang.org/x/text/unicode/norm"
)

// readDecomposed says once for each column of names whose texts have their
// marks apart from the letters, at the first of them. They are compared folded
// and so mean the same; a person who searches in Excel does not find them.
func (t *tableReader) readDecomposed() {
	for i, f := range t.fields {
		first, n := record{}, 0
		if !f.Fold || t.columns.of[i] == 0 {
			continue
		}
		for _, r := range t.rows.records {
			if norm.NFC.IsNormalString(r.values[i]) {
				continue
			}
			if n++; n == 1 {
				first = r
			}
		}
		if n > 0 {
			at := place{t.grid.name, cellName(t.columns.of[i], first.row), first.values[i]}
			t.found = append(t.found, newFinding(codeDecomposed, at, "label", f.Label, "count", strconv.Itoa(n)))
		}
	}
}
