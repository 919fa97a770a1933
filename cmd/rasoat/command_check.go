package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

// placesShown is how many places of one finding code check prints unless told
// otherwise.
const placesShown = 10

func checkCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     c.say("kiểm tra bảng rà soát, ghi danh sách ô cần sửa", "check workbooks and list the cells to mend"),
		ArgsUsage: c.say("THƯ_MỤC | TỆP…", "DIR | FILE…"),
		Description: c.say(`Kiểm tra cả đợt rà soát, hoặc từng bảng của xã. Bảng nằm trong một đợt thì được đối chiếu với
đợt đó (rasoat.yaml gần nhất phía trên); bảng đứng riêng thì theo sheet Thông tin của chính nó.
Kiểm tra cả đợt thì ghi THƯ_MỤC/out/findings.xlsx (các phát hiện) và THƯ_MỤC/out/can-sua: bản sao
từng bảng của xã, ô sai được tô màu và ghi chú cách sửa, sheet đầu "Cần sửa" dẫn đến từng ô. Kết quả
khác trong out giữ nguyên. Xã sửa ngay trong bản sao đó rồi gửi lại thay cho bảng cũ.`,
			`Checks a whole campaign, or single workbooks. A workbook that lies in a campaign is checked
within it (the nearest rasoat.yaml above it); one that stands alone, by its own sheet Thông tin.
A check of a campaign writes DIR/out/findings.xlsx (the findings) and DIR/out/can-sua: a copy of
each commune's workbook with the cells filled, comments with the remedy, and a first sheet
"Cần sửa" that leads to them. Other results in out stay. The commune corrects this copy and sends
it back in the place of its workbook.`),
		UsageText: c.say("rasoat check dot-2023\n   rasoat check dot-2023 --since\n   rasoat check 01969.xlsx --format json", "rasoat check campaign-2023 --lang en\n   rasoat check campaign-2023 --since last-week/findings.xlsx\n   rasoat check 01969.xlsx --format json"),
		Flags: []cli.Flag{
			formatFlag(c, "text", "json"),
			&cli.IntFlag{Name: "limit", Value: placesShown, Usage: c.say("in nhiều nhất `N` chỗ cho mỗi mã, 0 là tất cả", "print at most `N` places of a code, 0 for all")},
			&cli.StringFlag{Name: "out", Usage: c.say("ghi findings.xlsx và can-sua vào `THƯ_MỤC` khác; với TỆP thì chỉ ghi khi có tùy chọn này", "write findings.xlsx and can-sua to another `DIR`; for FILE, only with this are they written")},
			&cli.BoolFlag{Name: "names", DisableDefaultText: true, Usage: c.say("in cả họ tên, số CCCD có lỗi (dữ liệu cá nhân); không có thì in x và 9 thay chữ và số", "print faulty names and identity numbers as typed (personal data); else x and 9 stand for letters and digits")},
			optionalFlag{endings: []string{".xlsx", ".json"}, StringFlag: &cli.StringFlag{Name: "since", Usage: c.say("so với `findings.xlsx` hoặc JSON của lần kiểm tra trước; không ghi tệp thì so với lần cuối trong out", "compare with the `findings.xlsx` or JSON of an earlier check; without a file, with the last one in out")}},
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
			result, err := pipeline.Check(ctx.Context, pipeline.CheckOptions{Paths: ctx.Args().Slice(), Out: ctx.String("out"), Earlier: ctx.String("since")}, progress)
			progress.close()
			if err != nil {
				return err
			}
			if format == "json" {
				err = c.findingsJSON(result, ctx.IsSet("since"))
			} else {
				c.about(ctx.Args().Slice())
				if !ctx.Bool("names") {
					result.Findings, result.Since, err = veiled(result.Findings, result.Since)
				}
				c.printCheck(result, ctx.Int("limit"), ctx.IsSet("since"))
			}
			if err != nil || pipeline.Count(result.Findings).Errors == 0 {
				return errors.Join(err, result.WriteError)
			}
			c.report(result.WriteError)
			return errFindings
		},
	}
}

// veiled hides the names and identity numbers that findings quote.
func veiled(findings []pipeline.Finding, since *pipeline.Comparison) ([]pipeline.Finding, *pipeline.Comparison, error) {
	veil, err := pipeline.NewVeil()
	if since != nil {
		hidden := *since
		hidden.Mended, hidden.Fresh, hidden.Remain = veil.Over(since.Mended), veil.Over(since.Fresh), veil.Over(since.Remain)
		since = &hidden
	}
	return veil.Over(findings), since, err
}
