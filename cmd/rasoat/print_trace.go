package main

import (
	"fmt"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/shopspring/decimal"

	"rasoat/pipeline"
)

// printLineage prints where a figure stands, what it was counted from and how
// much that adds up to.
func (c *console) printLineage(l pipeline.Lineage, shown []pipeline.CountedHousehold, names bool) {
	c.print("%s", "%s", c.paint(bold, fmt.Sprintf("%s!%s!%s", l.File, l.Sheet, l.Cell)))
	for _, line := range []struct{ vi, en, value string }{
		{"Cột", "Column", l.Label}, {"Dòng", "Row", l.Row}, {"Nghĩa", "Meaning", l.Definition}, {"In trên biểu", "Printed", l.Printed}, {"Cách tính", "Computed", l.Formula.In(c.lang)},
	} {
		if line.value != "" {
			c.print("  %s: %s", "  %s: %s", c.say(line.vi, line.en), harmless(line.value))
		}
	}
	if l.Says.VI != "" {
		c.print("  %s", "  %s", harmless(l.Says.In(c.lang)))
	}
	if len(shown) > 0 {
		c.print("%s", "%s", c.tracedTable(l, shown, names))
	}
	if more := len(l.Counted) - len(shown); more > 0 {
		c.print("… và %s dòng nữa; --limit 0 in tất cả", "… and %s more rows; --limit 0 prints all", c.count(int64(more)))
	}
	if len(l.Given) > 0 {
		c.print("%s", "%s", c.givenTable(l))
	}
	c.printSums(l)
	if len(shown) > 0 {
		c.print("Vì sao một hộ có kết quả này: rasoat explain %s \"%s\"", "Why a household has its result: rasoat explain %s \"%s\"", c.subject, harmless(shown[0].HouseholdKey))
	}
}

// printSums closes with what is led to, against what is printed.
func (c *console) printSums(l pipeline.Lineage) {
	if len(l.Parts) > 1 {
		for _, p := range l.Parts {
			c.print("  %s: %s%s", "  %s: %s%s", p.Label.In(c.lang), c.figure(p.Sum), c.led(" (", p.Households, p.Persons, ")"))
		}
		c.print("In trên biểu: %s", "Printed: %s", printedOr(c, l.Printed))
		return
	}
	for _, p := range l.Parts {
		counted := c.led("", p.Households, p.Persons, "")
		if one, many := decimal.NewFromInt(p.Households), decimal.NewFromInt(p.Persons); counted == "" {
			counted = c.figure(p.Sum)
		} else if !p.Sum.Equal(one) && !p.Sum.Equal(many) {
			counted += c.say(", đếm ", ", counted ") + c.figure(p.Sum)
		}
		c.print("Tổng: %s; in trên biểu: %s", "Total: %s; printed: %s", counted, printedOr(c, l.Printed))
	}
}

// led says how many households and persons there are, nothing where none.
func (c *console) led(before string, households, persons int64, after string) string {
	if households == 0 {
		return ""
	}
	if c.lang == pipeline.English {
		return fmt.Sprintf("%s%s %s, %s %s%s", before, c.count(households), plural(households, "household"), c.count(persons), plural(persons, "person"), after)
	}
	return fmt.Sprintf("%s%s hộ, %s nhân khẩu%s", before, c.count(households), c.count(persons), after)
}

// printedOr is the printed figure in the console's separators, or that it is
// blank.
func printedOr(c *console, printed string) string {
	if printed == "" {
		return c.say("để trống", "blank")
	}
	return printed
}

func (c *console) tracedTable(l pipeline.Lineage, shown []pipeline.CountedHousehold, names bool) string {
	columns := []string{c.say("Khóa hộ", "Household")}
	if names {
		columns = append(columns, c.say("Chủ hộ", "Head"))
	}
	columns = append(columns, c.say("Góp", "Adds"), c.say("Nhân khẩu", "Persons"), c.say("Ô trong bảng rà soát", "Cell in the survey"))
	listed := slices.ContainsFunc(shown, func(h pipeline.CountedHousehold) bool { return h.ListPlace != "" })
	if listed {
		columns = append(columns, c.say("Ô trong danh sách đầu năm", "Cell in the opening list"))
	}
	labels := c.labels(l)
	if len(labels) > 1 {
		columns = append([]string{c.say("Phần", "Part")}, columns...)
	}
	t := newTable(columns)
	adds := slices.Index(columns, c.say("Góp", "Adds")) + 1
	t.SetColumnConfigs([]table.ColumnConfig{{Number: adds, Align: text.AlignRight}, {Number: adds + 1, Align: text.AlignRight}})
	for _, h := range shown {
		row := table.Row{}
		if len(labels) > 1 {
			row = append(row, labels[h.Part])
		}
		row = append(row, harmless(h.HouseholdKey))
		if names {
			row = append(row, harmless(h.HeadName))
		}
		row = append(row, c.figure(h.Weight), c.count(h.Persons), harmless(h.Place))
		if listed {
			row = append(row, harmless(h.ListPlace))
		}
		t.AppendRow(row)
	}
	return t.Render()
}

func (c *console) labels(l pipeline.Lineage) map[string]string {
	labels := map[string]string{}
	for _, p := range l.Parts {
		labels[p.Part] = p.Label.In(c.lang)
	}
	return labels
}

func (c *console) givenTable(l pipeline.Lineage) string {
	t := newTable([]string{c.say("Phần", "Part"), c.say("Đơn vị", "Unit"), c.say("Số ghi", "Given"), c.say("Nơi ghi", "Where"), c.say("Điều khoản, mục", "Article, place")})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 3, Align: text.AlignRight}})
	labels := c.labels(l)
	for _, g := range l.Given {
		t.AppendRow(table.Row{labels[g.Part], harmless(g.Commune), c.figure(g.Value), harmless(g.Place), harmless(g.Article)})
	}
	return t.Render()
}

// figureOf is an exact figure without needless zeros, as a number of csv.
func figureOf(d decimal.Decimal) any {
	if d.IsInteger() {
		return d.IntPart()
	}
	return d
}
