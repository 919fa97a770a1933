package main

import (
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func templateCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "template",
		Usage:     c.say("tạo bảng rà soát trống cho từng xã", "make blank workbooks for the communes"),
		ArgsUsage: c.say("THƯ_MỤC", "DIR"),
		Description: c.say(`Tạo một bảng cho mỗi xã trong units.csv còn hiệu lực vào ngày rà soát, có danh sách chọn, và điền
sẵn các hộ nghèo, hộ cận nghèo của danh sách năm trước (previous/). Ghi vào THƯ_MỤC/template.`,
			`Makes a workbook for each commune of units.csv that is valid on the review date, with drop-downs,
and fills in the poor and near-poor households of last year's list (previous/). Writes to DIR/template.`),
		UsageText: c.say("rasoat template dot-2024", "rasoat template campaign-2024"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Usage: c.say("ghi vào `THƯ_MỤC` khác", "write to another `DIR`")},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: c.say("ghi đè bảng đã có", "overwrite workbooks that exist")},
		},
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 1, 1); err != nil {
				return err
			}
			progress := c.newProgress()
			files, err := pipeline.Template(ctx.Context, pipeline.TemplateOptions{Dir: ctx.Args().First(), Out: ctx.String("out"), Force: ctx.Bool("force")}, progress)
			progress.close()
			if err != nil {
				return err
			}
			for _, file := range files {
				c.print("%s", "%s", file)
			}
			return nil
		},
	}
}
