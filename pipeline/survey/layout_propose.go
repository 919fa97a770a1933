package survey

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rasoat/pipeline/names"
)

// likelyLabel is the likeness in per cent from which a header is proposed for a
// field.
const likelyLabel = 55

// propose makes a layout for a workbook that follows none: for every sheet with
// a header, the table whose fields its columns are most like.
func propose(w *workbook, asIs bool) Reading {
	reading := Reading{}
	for _, g := range w.grids {
		sheet := SheetReading{Name: g.name, Rows: len(g.rows)}
		if h := likelyHeader(g); h.first > 0 && !g.hidden {
			sheet = proposeSheet(g, h, asIs)
		}
		reading.Sheets = append(reading.Sheets, sheet)
	}
	reading.Proposal = reading.yaml()
	return reading
}

// likelyHeader takes the row with the most texts that no number stands among;
// texts above it in the same columns are read as groups by findHeader later.
func likelyHeader(g *grid) header {
	best, most := row{}, fewestLabels-1
	for _, r := range g.rows[:min(len(g.rows), headerSearchRows)] {
		texts := 0
		for _, c := range r.shown() {
			if c.column <= widestHeader && c.kind == textCell && strings.IndexFunc(c.value, isLetterRune) >= 0 && len(c.value) < longestLabel {
				texts++
			}
		}
		if texts > most && 2*texts > len(r.cells) {
			best, most = r, texts
		}
		if most >= fewestLabels && r.number > best.number+highestHeader {
			break
		}
	}
	h := header{first: best.number, last: best.number, columns: map[int]heading{}}
	for _, c := range best.shown() {
		h.columns[c.column] = heading{match: match{ambiguous, noMatch}, row: best.number, label: c.value}
	}
	return h
}

func isLetterRune(r rune) bool { return r > 127 || isLetter(byte(r)) }

// proposeSheet finds the table and gives every column the field it is likest to.
func proposeSheet(g *grid, h header, asIs bool) SheetReading {
	best, score := SheetReading{Name: g.name, Rows: len(g.rows)}, 0
	for _, table := range []string{"previous", "households", "members"} {
		sheet := SheetReading{Name: g.name, Table: table, HeaderRow: h.last}
		fields, taken, sum := SheetOf(table).Fields, map[string]int{}, 0
		for _, column := range sortedColumns(h) {
			heading := h.columns[column]
			c := ColumnReading{Cell: cellName(column, heading.row), Header: heading.label}
			field, likeness := likest(fields, heading.label)
			if likeness >= likelyLabel {
				if before, there := taken[field.Key]; !there || sheet.Columns[before].Likeness < likeness {
					if there {
						other := &sheet.Columns[before]
						sum -= other.Likeness
						other.Key, other.Label, other.Near, other.Likeness = "", "", false, 0
					}
					c.Key, c.Label, c.Near, c.Likeness = field.Key, field.Label, likeness < 100, likeness
					taken[field.Key], sum = len(sheet.Columns), sum+likeness
				}
			}
			c.Samples = g.samples(column, h.last, asIs || c.Key != "" && harmless(field))
			sheet.Columns = append(sheet.Columns, c)
		}
		for _, r := range g.rows {
			if r.number > h.last {
				sheet.Rows++
			}
		}
		if len(taken) >= fewestLabels && sum > score {
			best, score = sheet, sum
		}
	}
	return best
}

// likest returns the field one of whose labels is likest to a header text, and
// how like in per cent; 100 is a label that intake knows.
func likest(fields []Field, header string) (Field, int) {
	if m := newLabels(fields).find(header); m.strength > noMatch {
		return fields[m.field], 100
	}
	best, most := Field{}, 0
	for _, f := range fields {
		for _, label := range append([]string{f.Label}, f.Aliases...) {
			if n := min(99, likeness(bare(header), bare(label))); n > most {
				best, most = f, n
			}
		}
	}
	return best, most
}

// likeness is the share of pairs of neighbouring letters that two texts have in
// common, in per cent (Sørensen and Dice).
func likeness(a, b string) int {
	pairs := func(s string) map[string]int {
		n := map[string]int{}
		for _, word := range strings.Fields(s) {
			letters := []rune(" " + word + " ")
			for i := range len(letters) - 1 {
				n[string(letters[i:i+2])]++
			}
		}
		return n
	}
	of, other := pairs(a), pairs(b)
	common, total := 0, 0
	for pair, n := range of {
		common += min(n, other[pair])
		total += n
	}
	for _, n := range other {
		total += n
	}
	if total == 0 {
		return 0
	}
	return 200 * common / total
}

// yaml writes the proposal; what a person has to look at stands in comments.
func (r Reading) yaml() string {
	var b strings.Builder
	role := RolePrevious
	if slices.ContainsFunc(r.Sheets, func(s SheetReading) bool { return s.Table == "households" }) {
		role = RoleSurvey
	}
	fmt.Fprintf(&b, "# Bố cục đề xuất: xem lại từng dòng, nhất là dòng có ghi (gần giống), rồi đặt vào layouts/ của đợt rà soát.\n")
	fmt.Fprintf(&b, "# A proposed layout: look at every line, those marked (gần giống) above all, then put it into layouts/ of the campaign.\n")
	fmt.Fprintf(&b, "layout: bo-cuc-rieng\ntitle: Bố cục riêng\ntitle_en: Own layout\nroles: [%s]\nsheets:\n", role)
	written := false
	for _, s := range r.Sheets {
		if s.Table == "" || (s.Table == "previous") != (role == RolePrevious) {
			continue
		}
		written = true
		fmt.Fprintf(&b, "  # sheet %q\n  - table: %s\n    columns:\n", s.Name, s.Table)
		s.writeColumns(&b)
	}
	if !written {
		return ""
	}
	return b.String()
}

func (s SheetReading) writeColumns(b *strings.Builder) {
	var ignored []string
	mapped := map[string]bool{}
	for _, c := range s.Columns {
		if c.Key == "" {
			ignored = append(ignored, quoteYAML(c.Header))
			continue
		}
		mapped[c.Key] = true
		note := ""
		if c.Near {
			note = fmt.Sprintf(" # (gần giống) %q, %d %%", c.Label, c.Likeness)
		}
		fmt.Fprintf(b, "      - {key: %s, labels: [%s], needed: true}%s\n", c.Key, quoteYAML(c.Header), note)
	}
	if len(ignored) > 0 {
		fmt.Fprintf(b, "    # Chưa nhận ra các cột sau; cột nào cần thì chuyển lên columns với key của nó.\n    ignored: [%s]\n", strings.Join(ignored, ", "))
	}
	var absent []string
	for _, f := range SheetOf(s.Table).Fields {
		if f.Required && !mapped[f.Key] {
			absent = append(absent, f.Key+" ("+f.Label+")")
		}
	}
	if len(absent) > 0 {
		fmt.Fprintf(b, "    # Còn thiếu cột bắt buộc: %s\n", strings.Join(absent, "; "))
	}
}

// quoteYAML writes a text as a YAML string on one line.
func quoteYAML(text string) string { return strconv.Quote(names.Fold(text)) }
