package main

import (
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func templateCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "template",
		Usage:     c.say("tạo bảng rà soát trống cho từng xã, bảng báo cáo cho từng cơ quan", "make blank workbooks for the communes, and reports for the offices"),
		ArgsUsage: c.say("THƯ_MỤC", "DIR"),
		Description: c.say(`Tạo một bảng cho mỗi xã trong units.csv còn hiệu lực vào ngày rà soát, có danh sách chọn, và điền
sẵn các hộ nghèo, hộ cận nghèo của danh sách năm trước (previous/). Ghi vào THƯ_MỤC/template.
--progress: tạo bảng báo cáo tiến độ cho mỗi cơ quan trong targets.yaml và mỗi quý, điền sẵn các dòng
của cơ quan (kết quả, kinh phí), khóa phần không phải điền. Ghi vào THƯ_MỤC/template/progress; bảng
đã điền đặt vào THƯ_MỤC/progress.`,
			`Makes a workbook for each commune of units.csv that is valid on the review date, with drop-downs,
and fills in the poor and near-poor households of last year's list (previous/). Writes to DIR/template.
--progress: makes the progress report of each office of targets.yaml and each quarter, with the lines
of the office filled in (results, money) and locked. Writes to DIR/template/progress; put what comes
back into DIR/progress.`),
		UsageText: c.say("rasoat template dot-2024\nrasoat template dot-2024 --progress --quarter 1", "rasoat template campaign-2024\nrasoat template campaign-2024 --progress --quarter 1"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Usage: c.say("ghi vào `THƯ_MỤC` khác", "write to another `DIR`")},
			&cli.BoolFlag{Name: "progress", DisableDefaultText: true, Usage: c.say("bảng báo cáo tiến độ của các cơ quan", "progress reports of the offices")},
			&cli.IntFlag{Name: "quarter", Usage: c.say("chỉ quý `N`, với --progress", "quarter `N` alone, with --progress"), DefaultText: c.say("cả bốn quý", "all four")},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: c.say("ghi đè bảng đã có", "overwrite workbooks that exist")},
		},
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 1, 1); err != nil {
				return err
			}
			if ctx.IsSet("quarter") && !ctx.Bool("progress") {
				return refusal("--quarter chỉ dùng với --progress", "--quarter goes with --progress only")
			}
			files, err := c.templates(ctx)
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

// templates writes what the flags ask for.
func (c *console) templates(ctx *cli.Context) ([]string, error) {
	dir, out, force := ctx.Args().First(), ctx.String("out"), ctx.Bool("force")
	if ctx.Bool("progress") {
		return pipeline.TemplateProgress(pipeline.ProgressTemplateOptions{Dir: dir, Out: out, Quarter: ctx.Int("quarter"), Force: force})
	}
	progress := c.newProgress()
	defer progress.close()
	return pipeline.Template(ctx.Context, pipeline.TemplateOptions{Dir: dir, Out: out, Force: force}, progress)
}
