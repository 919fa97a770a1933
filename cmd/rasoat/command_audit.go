package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
	"rasoat/pipeline/audit"
)

// failuresShown is how many equations that do not hold audit prints unless
// told otherwise.
const failuresShown = 30

func auditCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "audit",
		Usage:     c.say("soát một biểu do nơi khác lập, chỉ ra ô sai", "check a table that someone else made, name the wrong cells"),
		ArgsUsage: c.say("TỆP.xlsx|TỆP.csv | --list", "FILE.xlsx|FILE.csv | --list"),
		Description: c.say(`Soát một biểu đã lập (xlsx, hoặc csv UTF-8 ngăn bằng dấu phẩy, chấm phẩy hay tab): tổng và các phần,
các cột với nhau (diễn biến: 9 = 1−2−3−4+5+6+7+8), tỷ lệ với số hộ, số khẩu (làm tròn hai số lẻ),
tỷ lệ trên 100 %, ô NaN hay #REF!, và các biểu với nhau khi cùng một tệp (7.2 cột 2 = 7.3 cột 5…).
Rồi chỉ ra nhóm ô nhỏ nhất mà sửa thì mọi phép tính đều khớp. Biểu 7.1–7.10 và biểu chi tiết được
nhận ra theo tên, số biểu hoặc tiêu đề cột; biểu khác thì mô tả bằng --form TỆP.yaml (xem README).
Mã kết thúc 3 là có chỗ không khớp.`,
			`Checks a finished table (xlsx, or csv in UTF-8 with commas, semicolons or tabs): totals and parts,
columns with each other (flows: 9 = 1−2−3−4+5+6+7+8), rates with their counts (two decimals),
rates above 100 %, cells of NaN or #REF!, and forms with each other when they are in one file
(7.2 column 2 = 7.3 column 5 …). Then it names the smallest set of cells that, corrected, makes
everything agree. Forms 7.1–7.10 and the detailed table are recognised by title, number or column
labels; another form is described with --form FILE.yaml (see README). Exit status 3: something
does not agree.`),
		UsageText: c.say("rasoat audit bieu-tong-hop.xlsx\n   rasoat audit bang.csv --form bang.yaml --format json\n   rasoat audit --list",
			"rasoat audit summary.xlsx --lang en\n   rasoat audit table.csv --form table.yaml --format json\n   rasoat audit --list"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "form", Usage: c.say("mô tả biểu: `TỆP.yaml`", "description of the form: `FILE.yaml`")},
			&cli.BoolFlag{Name: "list", DisableDefaultText: true, Usage: c.say("in các biểu nhận ra được", "print the forms that are recognised")},
			&cli.IntFlag{Name: "limit", Value: failuresShown, Usage: c.say("in nhiều nhất `N` chỗ không khớp, 0 là tất cả", "print at most `N` equations that do not hold, 0 for all")},
			formatFlag(c, "text", "json"),
		},
		Action: func(ctx *cli.Context) error { return c.audit(ctx) },
	}
}

func (c *console) audit(ctx *cli.Context) error {
	format, err := chosenFormat(ctx, "text", "json")
	if err != nil {
		return err
	}
	if ctx.Bool("list") {
		if err := positionals(ctx, 0, 0); err != nil {
			return err
		}
		return c.listForms(format)
	}
	if err := positionals(ctx, 1, 1); err != nil {
		return err
	}
	result, err := audit.File(ctx.Context, ctx.Args().First(), audit.Options{Form: ctx.String("form")})
	if err != nil {
		return auditRefusal(err)
	}
	if format == "json" {
		err = c.auditJSON(ctx.Args().First(), result)
	} else {
		c.printAudit(ctx.Args().First(), result, ctx.Int("limit"))
	}
	if err == nil && !result.OK() {
		return errFindings
	}
	return err
}

// auditRefusal makes what is wrong with a table or a description wrong use.
func auditRefusal(err error) error {
	var refused audit.Refusal
	if !errors.As(err, &refused) {
		return err
	}
	r := pipeline.Refusal{}
	for _, sentence := range refused.Sentences {
		r.Sentences = append(r.Sentences, pipeline.Text(sentence))
	}
	return r
}

func (c *console) listForms(format string) error {
	forms, err := audit.KnownForms()
	if err != nil {
		return err
	}
	if format == "json" {
		type formOut struct {
			Form  string `json:"form"`
			Title string `json:"title"`
			Rules int    `json:"rules"`
		}
		out := []formOut{}
		for _, f := range forms {
			out = append(out, formOut(f))
		}
		return c.writeJSON(out)
	}
	t := newTable([]string{c.say("Biểu", "Form"), c.say("Tên", "Title"), c.say("Phép tính mỗi dòng", "Rules a row")})
	rightAlign(t, 3, 3)
	for _, f := range forms {
		t.AppendRow([]any{f.Form, f.Title, f.Rules})
	}
	c.print("%s", "%s", t.Render())
	return nil
}

// in gives a text of the audit in the console's language.
func (c *console) in(text audit.Text) string { return pipeline.Text(text).In(c.lang) }
