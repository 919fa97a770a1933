package main

import (
	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func explainCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     c.say("giải thích kết quả của một hộ: từng tiêu chí, ô nguồn và điều khoản", "explain one household's result: each criterion, its cell and article"),
		ArgsUsage: c.say("THƯ_MỤC HỘ", "DIR HOUSEHOLD"),
		Description: c.say(`In từng tiêu chí với giá trị của hộ (và ô trong tệp gốc), ngưỡng, điều khoản, kết quả xếp loại,
diễn biến so với năm trước, mã kết quả xếp loại và thay đổi nhỏ nhất làm đổi loại hộ.
HỘ là khóa hộ (mã xã/thôn/mã hộ), mã hộ hoặc số CCCD của chủ hộ. --docx ghi phiếu giải trình của hộ
(cùng nội dung, thêm các thành viên) để giải quyết đề nghị phúc tra; tệp có dữ liệu cá nhân.`,
			`Prints each criterion with the household's value (and its cell in the workbook), threshold and
article, then the class, the movement since last year, the determination id and the least
change that would alter the class. HOUSEHOLD is a household key (commune/village/number), a
household number or the head's national id. --docx writes the household's dossier (the same, with
its members) for an appeal; the file holds personal data.`),
		UsageText: c.say("rasoat explain dot-2023 \"01975/Nà Pái/0012\"\n   rasoat explain dot-2023 \"01975/Nà Pái/0012\" --docx phuc-tra.docx",
			"rasoat explain campaign-2023 \"01975/Nà Pái/0012\" --lang en\n   rasoat explain campaign-2023 \"01975/Nà Pái/0012\" --docx appeal.docx"),
		Flags: []cli.Flag{
			formatFlag(c, "text", "json"),
			optionalFlag{endings: []string{".docx"}, StringFlag: &cli.StringFlag{Name: "docx", Usage: c.say("ghi phiếu giải trình vào `TỆP`.docx; không ghi tên thì là ho-so-….docx ở thư mục đang đứng", "write the dossier to `FILE`.docx; without a name, ho-so-….docx in the working folder")}},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: c.say("ghi đè tệp đã có", "overwrite a file that exists")},
		},
		Action: func(ctx *cli.Context) error {
			format, err := chosenFormat(ctx, "text", "json")
			if err == nil {
				err = positionals(ctx, 2, 2)
			}
			if err != nil {
				return err
			}
			if ctx.IsSet("docx") {
				file, err := pipeline.Dossier(ctx.Context, pipeline.DossierOptions{
					Target: ctx.Args().Get(0), Household: ctx.Args().Get(1), File: ctx.String("docx"), Force: ctx.Bool("force"), Lang: c.lang})
				if err == nil {
					c.print("%s", "%s", file)
				}
				return err
			}
			e, err := pipeline.Explain(ctx.Context, ctx.Args().Get(0), ctx.Args().Get(1))
			if err != nil {
				return err
			}
			if format == "json" {
				return c.writeJSON(c.explanationOut(e))
			}
			c.printExplanation(e)
			return nil
		},
	}
}

func (c *console) printExplanation(e pipeline.Explanation) {
	c.print("%s: %s", "%s: %s", c.paint(bold, c.say("Hộ", "Household")), harmless(e.HouseholdKey))
	c.print("  Chủ hộ %s, %s, %s; %s nhân khẩu", "  Head %s, %s, %s; %s members", harmless(e.HeadName), harmless(e.Village), harmless(e.Commune), c.count(e.Members))
	c.print("  Nguồn: %s", "  Source: %s", harmless(e.Source))
	c.print("  Quy định: %s (%s), %s", "  Rules: %s (%s), %s", e.RuleSet.Title.In(c.lang), e.RuleSet.ID, e.LegalBasis)
	if len(e.Criteria) > 0 {
		c.printCriteria(e.Criteria)
	}
	c.print("%s: %s", "%s: %s", c.paint(bold, c.say("Kết quả", "Class")), e.Outcome().In(c.lang))
	if e.PreviousClass != "" {
		c.print("  Đầu năm: %s", "  At the start: %s", e.Opening().In(c.lang))
	}
	if e.Reason.VI != "" {
		c.print("  Biến động ghi trên phiếu: %s", "  Change written on the form: %s", harmless(e.Reason.In(c.lang)))
	}
	if e.Movement != "" {
		c.print("  Diễn biến: %s", "  Movement: %s", pipeline.MovementLabel(e.Movement).In(c.lang))
	}
	for _, change := range e.Changes {
		c.print("  %s", "  %s", change.Sentence().In(c.lang))
	}
	if e.DeterminationID != "" {
		c.print("  Mã kết quả xếp loại: %s", "  Determination: %s", e.DeterminationID)
	}
	if len(e.Findings) > 0 {
		c.print("%s", "%s", c.paint(bold, c.say("Phát hiện", "Findings")))
		for _, f := range e.Findings {
			c.print("  %s %s!%s!%s: %s", "  %s %s!%s!%s: %s", f.Code, harmless(f.File), harmless(f.Sheet), f.Cell, harmless(f.Message.In(c.lang)))
		}
	}
}

func (c *console) printCriteria(criteria []pipeline.Criterion) {
	t := newTable([]string{c.say("Tiêu chí", "Criterion"), c.say("Giá trị", "Value"), c.say("Ngưỡng", "Threshold"), c.say("Đúng", "Holds"), c.say("Điều khoản", "Article"), c.say("Ô nguồn", "Cell")})
	wrap(t, 1, 3, 5, 6)
	for _, k := range criteria {
		t.AppendRow(table.Row{k.Label.In(c.lang), k.Seen().In(c.lang), k.Limit().In(c.lang), k.Holding().In(c.lang), k.Article, harmless(k.Where().In(c.lang))})
	}
	c.print("%s", "%s", t.Render())
}
