package survey

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// FuzzHeader puts any texts where the head of a table and its rows stand: the
// header lies among the rows, every row is taken once and in order, and a value
// is never made up; one under another unit than the field's has that unit behind
// it, as in "15 (ha)".
func FuzzHeader(f *testing.F) {
	for _, table := range []string{"households", "members", "previous"} {
		var labels, keys, values []string
		for i, field := range SheetOf(table).Fields {
			labels, keys, values = append(labels, field.Label), append(keys, field.Key), append(values, string(rune('a'+i%26)))
		}
		head := strings.Join(labels, "\t")
		f.Add(head+"\n"+strings.Join(values, "\t"), "")
		f.Add("\tDANH SÁCH\n"+head+"\n"+strings.Join(keys, "\t")+"\n1\t2\t3\t4\t5\n"+strings.Join(values, "\t")+"\n"+head+"\n"+strings.Join(values, "\t")+"\nCộng\t5", "A1:D1 B5:B7")
	}
	f.Add("\tChủ hộ\t\t\tThiếu hụt\nMã hộ\tHọ và tên\tGiới tính\tNgày sinh\t1\t2\n01\tA\tNam\t1980\tx\t", "B1:D1 E1:F1 A1:A2")
	f.Fuzz(func(t *testing.T, text, merged string) {
		g := gridOfText(text, merged)
		if len(g.rows) == 0 {
			return
		}
		for _, sheet := range Sheets() {
			if sheet.Table == "info" {
				readInfo(g, newLabels(sheet.Fields))
				continue
			}
			l := newLabels(sheet.Fields)
			h := findHeader(g, l)
			if h.fields() < fewestLabels {
				continue
			}
			if h.first > h.last || h.fields() > len(sheet.Fields) {
				t.Fatalf("a header of rows %d to %d names %d of %d fields", h.first, h.last, h.fields(), len(sheet.Fields))
			}
			rows, _ := readTable(g, sheet, l, h, newLabels(nil))
			onceInOrder(t, g, rows, h.last)
		}
	})
}

func onceInOrder(t *testing.T, g *grid, rows sheetRows, last int) {
	typed := map[string]bool{"": true}
	for _, r := range g.rows {
		for _, c := range r.cells {
			typed[c.value] = true
		}
	}
	for _, rec := range rows.records {
		if rec.row <= last {
			t.Fatalf("row %d is read after row %d", rec.row, last)
		}
		last = rec.row
		for _, v := range rec.values {
			if !typed[v] && !typed["'"+v] && !inUnit(typed, v) {
				t.Fatalf("row %d has the value %q, which no cell has", rec.row, v)
			}
		}
	}
}

// inUnit says whether a value is a typed one with a unit behind it that a cell
// names.
func inUnit(typed map[string]bool, v string) bool {
	for amount := range typed {
		unit, found := strings.CutPrefix(v, amount+" (")
		if found && slices.ContainsFunc(slices.Collect(maps.Keys(typed)), func(text string) bool { return strings.Contains(text, strings.TrimSuffix(unit, ")")) }) {
			return true
		}
	}
	return false
}

// gridOfText is a sheet of texts, its cells between tabs, its merged ranges
// between spaces.
func gridOfText(text, merged string) *grid {
	g := &grid{bookSheet: bookSheet{name: "Hộ"}}
	for n, line := range strings.Split(text, "\n") {
		r := row{number: n + 1}
		for column, value := range strings.Split(line, "\t") {
			if value != "" && column < DefaultLimits().MaxColumns {
				r.cells = append(r.cells, cell{column: column + 1, value: value, kind: textCell})
			}
		}
		if len(r.cells) > 0 {
			g.rows = append(g.rows, r)
		}
	}
	for _, ref := range strings.Fields(merged) {
		if a, ok := parseArea(ref); ok && len(g.merges) < 100 {
			g.merges = append(g.merges, a)
		}
	}
	return g
}
