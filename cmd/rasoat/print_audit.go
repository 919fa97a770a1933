package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"rasoat/pipeline/audit"
)

// explanationsShown is how many sets of cells are printed for one group.
const explanationsShown = 5

// printAudit prints the tables that were found, what does not hold, worst
// first, and the cells that explain it.
func (c *console) printAudit(file string, result audit.Result, limit int) {
	for _, t := range result.Tables {
		c.print("%s, %s: biểu %s, %s dòng", "%s, %s: form %s, %s rows", harmless(file), harmless(quoted(t.Sheet)), c.paint(bold, harmless(t.Form)), c.count(int64(t.Rows)))
		if len(t.Ignored) > 0 {
			c.print("  Dòng có số nhưng không xét: %s", "  Rows with figures that are left out: %s", harmless(strings.Join(t.Ignored, "; ")))
		}
	}
	if len(result.Unread) > 0 {
		c.print("Trang không nhận ra biểu: %s", "Sheets without a known form: %s", harmless(strings.Join(result.Unread, ", ")))
	}
	if result.OK() {
		c.print("%s: %s phép tính đều khớp.", "%s: all of %s equations hold.", c.paint(green, c.say("Khớp", "Agrees")), c.count(int64(result.Checked)))
		return
	}
	c.print("%s: %s chỗ không khớp trên %s phép tính", "%s: %s failures, of %s equations",
		c.paint(red, c.say("KHÔNG KHỚP", "DOES NOT AGREE")), c.count(int64(len(result.Failures))), c.count(int64(result.Checked)))
	c.printFailures(result.Failures, limit)
	for i, group := range result.Groups {
		c.printGroup(i+1, group)
	}
}

func quoted(sheet string) string { return `"` + sheet + `"` }

func (c *console) printFailures(failures []audit.Failure, limit int) {
	t := newTable([]string{c.say("Loại", "Kind"), c.say("Trang", "Sheet"), c.say("Ô", "Cell"), c.say("Thấy", "Seen"), c.say("Phải là", "Expected"), c.say("Phép tính", "Equation")})
	wrap(t, 2, 6)
	for i, f := range failures {
		if limit > 0 && i == limit {
			break
		}
		t.AppendRow(table.Row{c.kind(f.Kind), harmless(f.Sheet), f.Cell, harmless(c.in(f.Seen)), c.in(f.Expected), harmless(c.in(f.Rule))})
	}
	c.print("%s", "%s", t.Render())
	if rest := len(failures) - limit; limit > 0 && rest > 0 {
		c.print("… và %s chỗ nữa; xem tất cả: --limit 0", "… and %s more; see all: --limit 0", c.count(int64(rest)))
	}
}

func (c *console) kind(kind string) string {
	switch kind {
	case audit.KindBroken:
		return c.say("ô hỏng", "no number")
	case audit.KindTwice:
		return c.say("trùng dòng", "row twice")
	case audit.KindTooLarge:
		return c.say("quá lớn", "too large")
	case audit.KindSum:
		return c.say("tổng", "total")
	case audit.KindEquation:
		return c.say("các cột", "columns")
	case audit.KindLink:
		return c.say("giữa biểu", "between forms")
	case audit.KindRate:
		return c.say("tỷ lệ", "rate")
	case audit.KindShare:
		return c.say("tỷ lệ lẻ", "rate of none")
	}
	return c.say("tỷ lệ gộp", "joint rate")
}

// printGroup prints the smallest sets of cells that explain a group.
func (c *console) printGroup(number int, group audit.Group) {
	head := fmt.Sprintf(c.say("Nhóm %d (%s chỗ)", "Group %d (%s failures)"), number, c.count(int64(len(group.Failures))))
	if group.Hint.VI != "" {
		fmt.Fprintf(c.stdout, "\n%s: %s\n", c.paint(bold, head), harmless(c.in(group.Hint)))
		return
	}
	if len(group.Explanations) == 0 {
		c.print("\n%s: không tìm được nhóm ít ô nào giải thích được tất cả; hãy đối chiếu lại bảng gốc.", "\n%s: no small set of cells explains all; go back to the source of the table.", c.paint(bold, head))
		return
	}
	c.print("\n%s: %s", "\n%s: %s", c.paint(bold, head), c.explained(group))
	for i, set := range group.Explanations {
		if i == explanationsShown {
			c.print("  … và %s cách khác", "  … and %s others", c.count(int64(len(group.Explanations)-i)))
			break
		}
		var cells []string
		for _, s := range set {
			cells = append(cells, c.suspect(s))
		}
		fmt.Fprintf(c.stdout, "  • %s\n", strings.Join(cells, c.say("; và ", "; and ")))
	}
}

// explained says how many cells explain a group, and in how many ways.
func (c *console) explained(group audit.Group) string {
	cells := len(group.Explanations[0])
	switch {
	case len(group.Explanations) == 1 && cells == 1:
		return c.say("một ô giải thích tất cả", "one cell explains all")
	case len(group.Explanations) == 1:
		return fmt.Sprintf(c.say("%d ô giải thích tất cả", "%d cells explain all"), cells)
	case cells == 1:
		return c.say("một trong các ô sau", "one of these cells")
	}
	return fmt.Sprintf(c.say("một trong các nhóm %d ô sau", "one of these sets of %d cells"), cells)
}

// suspect writes "D17 (Xã Vi Hương, cột 3): 105 → 150, hai chữ số đổi chỗ".
func (c *console) suspect(s audit.Suspect) string {
	seen := c.in(s.Seen)
	if seen == "" {
		seen = c.say("để trống", "blank")
	}
	text := fmt.Sprintf("%s!%s (%s): %s", s.Sheet, s.Cell, c.in(s.Where), seen)
	if should := c.in(s.Should); should != "" {
		text += " → " + should
	}
	if s.Remark.VI != "" {
		text += ", " + c.in(s.Remark)
	}
	return harmless(text)
}
