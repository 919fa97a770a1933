package main

import (
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

// placesShown is how many places of one finding code check prints unless told
// otherwise.
const placesShown = 10

func checkCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     c.say("kiểm tra bảng rà soát, không lập biểu", "check workbooks without writing results"),
		ArgsUsage: c.say("THƯ_MỤC | TỆP…", "DIR | FILE…"),
		Description: c.say(`Kiểm tra cả đợt rà soát, hoặc từng bảng của xã. Bảng nằm trong một đợt thì được đối chiếu với
đợt đó (rasoat.yaml gần nhất phía trên); bảng đứng riêng thì theo sheet Thông tin của chính nó.`,
			`Checks a whole campaign, or single workbooks. A workbook that lies in a campaign is checked
within it (the nearest rasoat.yaml above it); one that stands alone, by its own sheet Thông tin.`),
		UsageText: c.say("rasoat check dot-2023\n   rasoat check 01969.xlsx --format json", "rasoat check campaign-2023 --lang en\n   rasoat check 01969.xlsx --format json"),
		Flags: []cli.Flag{
			formatFlag(c, "text", "json"),
			&cli.IntFlag{Name: "limit", Value: placesShown, Usage: c.say("in nhiều nhất `N` chỗ cho mỗi mã, 0 là tất cả", "print at most `N` places of a code, 0 for all")},
		},
		Action: func(ctx *cli.Context) error {
			format, err := chosenFormat(ctx, "text", "json")
			if err == nil {
				err = positionals(ctx, 1, -1)
			}
			if err != nil {
				return err
			}
			progress := c.newProgress()
			result, err := pipeline.Check(ctx.Context, ctx.Args().Slice(), progress)
			progress.close()
			if err != nil {
				return err
			}
			if format == "json" {
				err = c.findingsJSON(result)
			} else {
				c.printCheck(result, ctx.Int("limit"))
			}
			if err == nil && pipeline.Count(result.Findings).Errors > 0 {
				return errFindings
			}
			return err
		},
	}
}
