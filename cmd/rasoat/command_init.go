package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"rasoat/pipeline"
)

func initCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     c.say("lập thư mục cho một đợt rà soát mới", "lay out the folder of a new campaign"),
		ArgsUsage: c.say("THƯ_MỤC", "DIR"),
		Description: c.say(`Lập thư mục mới: rasoat.yaml và targets.yaml có giải thích từng dòng, lược đồ cho trình soạn thảo,
units.csv, danh sách các năm trước (previous/), và bảng trống cho từng xã (template/). Trên màn hình,
lệnh hỏi những gì chưa có trong tùy chọn; không bịa gì: đơn vị lấy từ tệp của bạn hoặc đợt năm trước.
Thư mục phải chưa có hoặc trống. Bị ngắt giữa chừng thì không để lại gì.`,
			`Lays out a new folder: rasoat.yaml and targets.yaml with each line explained, schemas for editors,
units.csv, the lists of earlier years (previous/), and a blank workbook for each commune (template/).
On a terminal it asks for what the options do not say; nothing is invented: the units are those of
your file or of last year's campaign. The folder must be new or empty; an interrupted init leaves nothing.`),
		UsageText: c.say("rasoat init dot-2024\n   rasoat init dot-2024 --last dot-2023 --year 2024 --review-date 2024-10-05",
			"rasoat init campaign-2024\n   rasoat init campaign-2024 --last campaign-2023 --year 2024 --review-date 2024-10-05"),
		Flags: initFlags(c),
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 1, 1); err != nil {
				return err
			}
			options := pipeline.InitOptions{Dir: ctx.Args().First(), Lang: c.lang}
			for _, field := range options.Fields() {
				*field.Value = ctx.String(field.Flag)
			}
			if err := c.answer(&options, ctx.App.Reader); err != nil {
				return err
			}
			progress := c.newProgress()
			made, err := pipeline.Init(ctx.Context, options, progress)
			progress.close()
			if err != nil {
				return err
			}
			c.toldInit(made)
			return nil
		},
	}
}

func initFlags(c *console) []cli.Flag {
	var flags []cli.Flag
	for _, field := range new(pipeline.InitOptions).Fields() {
		flags = append(flags, &cli.StringFlag{Name: field.Flag, Usage: field.Ask.In(c.lang)})
	}
	return flags
}

// answer asks for what the flags do not say, or refuses where nobody can be
// asked.
func (c *console) answer(options *pipeline.InitOptions, stdin io.Reader) error {
	if err := options.FillFromLast(); err != nil {
		return err
	}
	missing := options.Missing()
	if len(missing) == 0 {
		return nil
	}
	keyboard, is := stdin.(*os.File)
	if !is || !term.IsTerminal(int(keyboard.Fd())) {
		return refusal("thiếu %s; hãy ghi thêm, hoặc chạy trên màn hình để được hỏi", "missing: %s; give it, or run on a terminal to be asked", strings.Join(missing, ", "))
	}
	return c.ask(options, bufio.NewReader(keyboard))
}

// ask asks on the terminal, each question until its answer can be.
func (c *console) ask(options *pipeline.InitOptions, answers *bufio.Reader) error {
	for _, field := range options.Fields() {
		if *field.Value != "" {
			continue
		}
		usual := ""
		if field.Flag == "year" {
			usual = options.NextYear()
		}
		for {
			question := placeholder.ReplaceAllStringFunc(field.Ask.In(c.lang), func(word string) string { return strings.ToLower(strings.Trim(word, "`")) })
			fmt.Fprintf(c.stderr, "%s%s: ", question, strings.TrimSuffix(" ["+usual+"]", " []"))
			line, err := answers.ReadString('\n')
			if *field.Value = strings.TrimSpace(line); *field.Value == "" {
				*field.Value = usual
			}
			if err != nil && *field.Value == "" {
				return refusal("thiếu --%s", "missing: --%s", field.Flag)
			}
			wrong := field.Check(*field.Value)
			if wrong == nil && (field.Optional || *field.Value != "") {
				break
			}
			if wrong != nil {
				c.report(wrong)
			}
		}
		if field.Flag == "last" {
			if err := options.FillFromLast(); err != nil {
				return err
			}
		}
	}
	return nil
}

// toldInit says what was laid out and what comes next.
func (c *console) toldInit(made pipeline.InitResult) {
	for _, file := range made.Files {
		c.print("%s", "%s", harmless(file))
	}
	c.print("%s: %s bảng trống cho các xã, điền sẵn %s hộ từ %s tệp danh sách các năm trước.", "%s: %s blank workbooks with %s households of %s files of earlier lists.",
		harmless(made.Dir), c.count(int64(made.Blank)), c.count(int64(made.Households)), c.count(int64(made.Earlier)))
	if made.Earlier > 0 && len(made.Without) > 0 {
		c.print("Chưa có hộ nào của danh sách năm trước: %s; hãy xem lại danh sách của các xã này.", "No household of last year's list: %s; look at the lists of these communes.", harmless(strings.Join(made.Without, ", ")))
	}
	c.print("Bước tiếp: điền targets.yaml theo kế hoạch, gửi template/ cho các xã, đặt bảng đã điền vào survey/; xem `rasoat guide`.",
		"Next: fill in targets.yaml from the plan, send template/ to the communes, put what comes back into survey/; see `rasoat guide`.")
}
