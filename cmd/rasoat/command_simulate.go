package main

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

// changesShown is how many households simulate lists unless told otherwise.
const changesShown = 20

func simulateCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "simulate",
		Usage:     c.say("xếp loại thử theo bộ quy định khác và so sánh", "classify under other rule sets and compare"),
		ArgsUsage: c.say("THƯ_MỤC --rules BỘ[,BỘ…]", "DIR --rules SET[,SET…]"),
		Description: c.say(`Xếp loại cùng một tập hộ theo nhiều bộ quy định rồi in bảng chuyển loại theo xã (hộ và nhân khẩu)
và danh sách hộ đổi loại. Một bộ thì so với bộ đang quyết định các biểu; nhiều bộ thì so với bộ đầu.
Số mà văn bản chưa cho biết thì không đoán: chỗ cần đến thì dừng. --assume dùng chỉ số gần nhất
của phiếu thay cho chỉ số chưa biết, và đếm riêng hộ chưa xác định. Không ghi kết quả nào.`,
			`Classifies one population under several rule sets and prints who moves between classes, by
commune (households and persons), and the households that change. One set is compared with the
set that decides the forms; of several, the first is what the others are compared with.
A number that the law's text did not yield is not guessed: where it is needed, this stops.
--assume counts the survey's nearest indicator instead of an unknown one, and counts apart the
households that stay undetermined. No result is written.`),
		UsageText: c.say("rasoat simulate dot-2023 --rules nd-351-2025 --assume\n   rasoat simulate dot-2021 --rules qd-59-2015,nd-07-2021 --format csv --list",
			"rasoat simulate campaign-2023 --rules nd-351-2025 --assume --lang en\n   rasoat simulate campaign-2021 --rules qd-59-2015,nd-07-2021 --format csv --list"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "rules", Usage: c.say("các bộ quy định, cách nhau bằng dấu phẩy: `BỘ` (xem rasoat rules list)", "rule sets, comma separated: `SET` (see rasoat rules list)")},
			&cli.BoolFlag{Name: "assume", DisableDefaultText: true, Usage: c.say("dùng chỉ số gần nhất thay chỉ số chưa biết", "count the nearest indicator instead of an unknown one")},
			&cli.BoolFlag{Name: "list", DisableDefaultText: true, Usage: c.say("csv, json: in danh sách hộ đổi loại thay cho bảng chuyển loại", "csv, json: the households that change instead of the table")},
			&cli.IntFlag{Name: "limit", Value: changesShown, Usage: c.say("bảng: in nhiều nhất `N` hộ đổi loại, 0 là tất cả", "table: at most `N` households that change, 0 for all")},
			formatFlag(c, "table", "csv", "json"),
		},
		Action: func(ctx *cli.Context) error { return c.simulate(ctx) },
	}
}

func (c *console) simulate(ctx *cli.Context) error {
	format, err := chosenFormat(ctx, "table", "csv", "json")
	if err == nil {
		err = positionals(ctx, 1, 1)
	}
	if err != nil {
		return err
	}
	sets := listed(ctx.String("rules"))
	if len(sets) == 0 {
		return refusal("thiếu --rules; ghi bộ cần so sánh, ví dụ --rules nd-351-2025 (xem `rasoat rules list`)", "--rules is missing; name the sets, such as --rules nd-351-2025 (see `rasoat rules list`)")
	}
	progress := c.newProgress()
	s, err := pipeline.Simulate(ctx.Context, pipeline.SimulateOptions{Dir: ctx.Args().First(), Rules: sets, Assume: ctx.Bool("assume")}, progress)
	progress.close()
	switch {
	case err != nil:
		return err
	case format == "table":
		c.printSimulation(s, ctx.Int("limit"))
		return nil
	case ctx.Bool("list"):
		return printRows(newRows(c, format), changeColumns, changeValues(s))
	}
	return printRows(newRows(c, format), movementColumns, movementValues(s))
}

// listed splits words at commas, without blanks.
func listed(text string) []string {
	var words []string
	for _, word := range strings.Split(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

var movementColumns = []string{"commune_code", "commune_name", "from_set", "to_set", "from_class", "to_class", "households", "persons"}

func movementValues(s pipeline.Simulation) (rows [][]any) {
	for _, m := range s.Movements {
		rows = append(rows, []any{m.CommuneCode, m.Commune, s.Sets[0].ID, m.Set, m.From, m.To, m.Households, m.Persons})
	}
	return rows
}

var changeColumns = []string{"commune_code", "household_key", "head_name", "from_set", "to_set", "from_class", "to_class", "persons"}

func changeValues(s pipeline.Simulation) (rows [][]any) {
	for _, m := range s.Changes {
		rows = append(rows, []any{m.CommuneCode, m.HouseholdKey, m.HeadName, s.Sets[0].ID, m.Set, m.From, m.To, m.Persons})
	}
	return rows
}

func (c *console) printSimulation(s pipeline.Simulation, limit int) {
	if s.Label != "" {
		c.print("%s", "%s", c.paint(bold, s.Label))
	}
	if s.HeldOut > 0 {
		c.print("%s hộ có lỗi được giữ lại, không tính.", "%s households with errors are held out and not counted.", c.count(s.HeldOut))
	}
	if s.Assume {
		c.print("%s", "%s", c.assumed())
	}
	for _, set := range s.NotInForce {
		c.print("%s: không phải bộ quy định áp dụng vào ngày rà soát %s, chỉ để so sánh.", "%s: not the law on the review date %s, for comparison only.", set, c.date(s.ReviewDate))
	}
	c.printBases(s)
	for _, set := range s.Sets[1:] {
		c.print("\n%s → %s\n%s → %s", "\n%s → %s\n%s → %s", c.paint(bold, s.Sets[0].ID), c.paint(bold, set.ID), s.Sets[0].Title.In(c.lang), set.Title.In(c.lang))
		c.printMovements(s, set.ID)
		c.printChanges(s, set.ID, limit)
	}
}

// assumed says what a comparison rests on where the law's text is not known.
func (c *console) assumed() string {
	return c.say("GIẢ ĐỊNH: chỉ số mà văn bản chưa cho biết được thay bằng chỉ số gần nhất của phiếu.", "ASSUMED: the survey's nearest indicator stands in for each that the law's text did not yield.")
}

// printBases tells what each set measures households by, and why.
func (c *console) printBases(s pipeline.Simulation) {
	for _, b := range s.Bases {
		if b.Basis == "score" {
			c.print("%s: xét theo điểm B1 (%s hộ).", "%s: measured by the B1 score (%s households).", b.Set, c.count(b.Households))
			continue
		}
		c.print("%s: xét theo thu nhập, vì mức điểm B1 chưa biết (%s); %s trên %s hộ không có thu nhập trên phiếu.",
			"%s: measured by income, as the B1 line is unknown (%s); %s of %s households have no income in the survey.", b.Set, b.Why, c.count(b.WithoutAnswer), c.count(b.Households))
	}
}

// printMovements prints the whole district first, with those that stay, then
// each commune's movements between different classes.
func (c *console) printMovements(s pipeline.Simulation, set string) {
	heads := []string{c.say("Xã", "Commune"), c.say("Từ", "From"), c.say("Sang", "To"), c.say("Hộ", "Households"), c.say("Nhân khẩu", "Persons")}
	all, communes := newTable(heads), newTable(heads)
	rightAlign(all, 4, 5)
	rightAlign(communes, 4, 5)
	for _, m := range s.Totals(set) {
		all.AppendRow(c.movementRow(s, m, c.say("Toàn huyện", "District")))
	}
	moved := 0
	for _, m := range s.Movements {
		if m.Set == set && m.From != m.To {
			communes.AppendRow(c.movementRow(s, m, harmless(m.Commune)))
			moved++
		}
	}
	c.print("%s", "%s", all.Render())
	if moved > 0 {
		c.print("%s", "%s", communes.Render())
	}
}

func (c *console) movementRow(s pipeline.Simulation, m pipeline.SetMovement, place string) table.Row {
	return table.Row{place, s.Classes[m.From].In(c.lang), s.Classes[m.To].In(c.lang), c.count(m.Households), c.count(m.Persons)}
}

func (c *console) printChanges(s pipeline.Simulation, set string, limit int) {
	shown, total := 0, 0
	for _, m := range s.Changes {
		if m.Set != set {
			continue
		}
		if total++; limit > 0 && shown >= limit {
			continue
		}
		if shown++; shown == 1 {
			c.print("%s", "%s", c.paint(bold, c.say("Hộ đổi loại", "Households that change")))
		}
		c.print("  %s, %s (%s người): %s → %s", "  %s, %s (%s persons): %s → %s", harmless(m.HouseholdKey), harmless(m.HeadName), c.count(m.Persons), s.Classes[m.From].In(c.lang), s.Classes[m.To].In(c.lang))
	}
	switch {
	case total == 0:
		c.print("Không hộ nào đổi loại.", "No household changes.")
	case shown < total:
		c.print("  … và %s hộ nữa; xem tất cả: --limit 0 hoặc --list --format csv", "  … and %s more; see all: --limit 0 or --list --format csv", c.count(int64(total-shown)))
	}
}
