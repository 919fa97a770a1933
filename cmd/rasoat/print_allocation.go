package main

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"rasoat/pipeline"
)

// printAllocation prints the table, each commune's reasons, and what to do
// with the result.
func (c *console) printAllocation(a pipeline.Allocation) {
	if a.Label != "" {
		c.print("%s", "%s", c.paint(bold, a.Label))
	}
	c.print("%s", "%s", c.allocationTable(a))
	for _, l := range a.Lists {
		c.print("\n%s", "\n%s", c.paint(bold, c.say("Vì sao, ", "Why, ")+l.Label.In(c.lang)))
		for _, commune := range a.Communes {
			c.print("  %s: %s", "  %s: %s", harmless(commune.Name), commune.Part(l.List).Why.In(c.lang))
		}
	}
	for _, notice := range a.Notices {
		c.print("\n%s", "\n%s", notice.In(c.lang))
	}
	if a.Sheet != "" {
		c.print("\nĐã ghi %s", "\nWritten: %s", a.Sheet)
	}
	if a.Targets != "" {
		c.print("Đã ghi phần communes vào %s; chạy `rasoat run` để điền các cột kế hoạch.", "The part communes is written into %s; `rasoat run` fills the plan columns.", a.Targets)
		return
	}
	c.print("\nPhần communes của targets.yaml (--write để ghi):\n\n%s", "\nThe part communes of targets.yaml (--write puts it there):\n\n%s", strings.TrimSuffix(a.YAML, "\n"))
}

func (c *console) allocationTable(a pipeline.Allocation) string {
	heads := []string{c.say("Xã", "Commune")}
	for _, l := range a.Lists {
		heads = append(heads, c.say("Đầu năm", "Opening"), c.say("Cơ sở", "Base"), c.say("Tối thiểu", "Least"), c.say("Trần", "Cap"), c.say("Giảm ", "Reduce, ")+l.Label.In(c.lang))
	}
	t := newTable(heads)
	totals := make([]int64, len(heads)-1)
	for _, commune := range a.Communes {
		row := table.Row{harmless(commune.Name)}
		for i, l := range a.Lists {
			p := commune.Part(l.List)
			for j, n := range []int64{p.Opening, p.Base, p.Floor, p.Cap, p.Reduction} {
				row = append(row, c.count(n))
				totals[5*i+j] += n
			}
		}
		t.AppendRow(row)
	}
	last := table.Row{c.say("Toàn huyện", "District")}
	for _, n := range totals {
		last = append(last, c.count(n))
	}
	t.AppendSeparator()
	t.AppendRow(last)
	rightAlign(t, 2, len(heads))
	return t.Render()
}
