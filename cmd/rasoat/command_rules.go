package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
	"rasoat/rules"
	"rasoat/rules/strict"
)

// articleWidth is where long texts of the law are broken, in characters.
const articleWidth = 46

var rulesActions = []string{"list", "show", "diff", "test"}

func rulesCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     c.say("xem, so sánh và kiểm thử các bộ quy định", "list, show, compare and test the rule sets"),
		ArgsUsage: c.say("list | show BỘ | diff BỘ BỘ | test [BỘ…]", "list | show SET | diff SET SET | test [SET…]"),
		Description: c.say(`list  liệt kê các bộ quy định và thời gian áp dụng
show  mọi con số của một bộ với đơn vị, điều khoản và nguồn; điều chưa biết được nói rõ
diff  những điều hai bộ nói khác nhau
test  chạy các trường hợp mẫu qua đúng câu SQL xếp loại; nêu điều khoản chưa có trường hợp nào`,
			`list  the rule sets and when they are in force
show  every number of a set with unit, article and source, and what is unknown
diff  what two sets say differently
test  run the worked cases through the selects that classify; name what no case covers`),
		UsageText: "rasoat rules list\n   rasoat rules show nd-07-2021\n   rasoat rules diff qd-59-2015 nd-07-2021\n   rasoat rules test",
		Action:    func(ctx *cli.Context) error { return c.rules(ctx) },
	}
}

func (c *console) rules(ctx *cli.Context) error {
	args := ctx.Args().Slice()
	if len(args) == 0 {
		return refusal("thiếu việc cần làm; chọn %s", "say what to do; choose %s", strings.Join(rulesActions, ", "))
	}
	least, most := map[string]int{"show": 1, "diff": 2}[args[0]], map[string]int{"show": 1, "diff": 2, "test": -1}[args[0]]
	if !slices.Contains(rulesActions, args[0]) {
		return refusal("rules không có việc %q; gần nhất là %q", "rules has no %q; the nearest is %q", args[0], strict.Nearest(args[0], rulesActions))
	}
	if most >= 0 {
		if err := positionals(ctx, least+1, most+1); err != nil {
			return err
		}
	}
	if args[0] == "test" {
		return c.testRules(ctx, args[1:])
	}
	var sets []rules.Set
	for _, id := range args[1:] {
		set, err := pipeline.RuleSets([]string{id})
		if err != nil {
			return err
		}
		sets = append(sets, set...)
	}
	switch args[0] {
	case "list":
		all, err := pipeline.RuleSets(nil)
		if err != nil {
			return err
		}
		c.listRules(all)
	case "show":
		c.showRules(sets[0])
	case "diff":
		c.diffRules(sets[0], sets[1])
	}
	return nil
}

func (c *console) listRules(sets []rules.Set) {
	t := newTable([]string{c.say("Bộ", "Set"), c.say("Từ ngày", "From"), c.say("Trước ngày", "Before"), c.say("Tên", "Title"), c.say("Chưa biết", "Unknown")})
	for _, set := range sets {
		unknown := 0
		for _, e := range set.Entries() {
			if e.Unknown != "" {
				unknown++
			}
		}
		t.AppendRow(table.Row{set.ID, c.date(set.InForce.From.Time), c.date(set.InForce.Until.Time), c.say(set.Title, set.TitleEN), c.count(int64(unknown))})
	}
	c.print("%s", "%s", t.Render())
}

func (c *console) showRules(set rules.Set) {
	c.print("%s: %s", "%s: %s", c.paint(bold, set.ID), c.say(set.Title, set.TitleEN))
	c.print("Áp dụng cho ngày rà soát từ %s đến trước %s; phương pháp %s; sha256 %s", "For review dates from %s, before %s; method %s; sha256 %s",
		c.date(set.InForce.From.Time), c.date(set.InForce.Until.Time), set.Method, set.Content)
	for _, b := range set.LegalBasis {
		c.print("  %s, %s: %s", "  %s, %s: %s", b.Document, b.Article, b.About)
	}
	t := newTable([]string{c.say("Mục", "Entry"), c.say("Giá trị", "Value"), c.say("Điều khoản", "Article"), c.say("Nguồn", "Source")})
	wrap(t, 2, 3, 4)
	for _, e := range set.Entries() {
		t.AppendRow(table.Row{e.Key, c.entryValue(e), e.Article, e.Source})
	}
	c.print("%s", "%s", t.Render())
}

// wrap breaks the long texts of some columns.
func wrap(t table.Writer, columns ...int) {
	var configs []table.ColumnConfig
	for _, column := range columns {
		configs = append(configs, table.ColumnConfig{Number: column, WidthMax: articleWidth, WidthMaxEnforcer: text.WrapSoft})
	}
	t.SetColumnConfigs(configs)
}

// entryValue is a value with its unit, or what is unknown.
func (c *console) entryValue(e rules.Entry) string {
	switch {
	case e.Key == "":
		return "–"
	case e.Unknown != "":
		return strings.TrimPrefix(e.Value+"; ", "; ") + c.say("chưa biết: ", "unknown: ") + e.Unknown
	}
	return strings.TrimSpace(c.grouped(e.Value) + " " + e.Unit)
}

func (c *console) diffRules(a, b rules.Set) {
	found := rules.Diff(a, b)
	if len(found) == 0 {
		c.print("Hai bộ nói như nhau.", "The two sets say the same.")
		return
	}
	t := newTable([]string{c.say("Mục", "Entry"), a.ID, b.ID})
	wrap(t, 2, 3)
	for _, d := range found {
		t.AppendRow(table.Row{d.Key, c.entryValue(d.A), c.entryValue(d.B)})
	}
	c.print("%s", "%s", t.Render())
}

func (c *console) testRules(ctx *cli.Context, ids []string) error {
	tests, err := pipeline.TestRules(ctx.Context, ids)
	if err != nil {
		return err
	}
	failed := 0
	for _, test := range tests {
		c.print("%s: %s trường hợp, %s sai", "%s: %s cases, %s wrong", c.paint(bold, test.Set.ID), c.count(int64(test.Cases)), c.count(int64(len(test.Failed))))
		for _, f := range test.Failed {
			c.print("  SAI  %s: phải là %s, được %s", "  WRONG  %s: want %s, got %s", f.Name, f.Want, f.Got)
		}
		for _, e := range test.Uncovered {
			c.print("  chưa có trường hợp cho %s (%s)", "  no case covers %s (%s)", e.Key, e.Article)
		}
		failed += len(test.Failed)
	}
	if failed > 0 {
		return errors.New(c.say("có trường hợp mẫu không đúng như quy định; chưa nên dùng kết quả xếp loại", "a worked case is not as the law says; do not use the classes yet"))
	}
	return nil
}

// grouped writes a whole number of a rule set with its thousands apart.
func (c *console) grouped(value string) string {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return value
	}
	return c.count(n)
}
