package main

import (
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func runCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "run",
		Usage:     c.say("xếp loại hộ, lập biểu tổng hợp của một đợt rà soát", "classify the households of a campaign and write its forms"),
		ArgsUsage: c.say("THƯ_MỤC", "DIR"),
		Description: c.say(`Đọc bảng rà soát trong THƯ_MỤC/survey, kiểm tra, xếp loại theo quy định có hiệu lực vào
ngày rà soát, rồi ghi kho dữ liệu, biểu 7.1–7.10, biểu chi tiết, báo cáo (bao-cao.docx) và danh
sách niêm yết từng xã (niem-yet) vào THƯ_MỤC/out. Lập lại riêng báo cáo: rasoat report.
Kết quả cũ chỉ được thay khi lần chạy mới đã xong. Hộ có lỗi không vào biểu cho đến khi sửa.`,
			`Reads the workbooks in DIR/survey, checks them, classifies under the rules in force on the
review date, and writes the warehouse, forms 7.1–7.10, the detailed table, the office's report
(bao-cao.docx) and the communes' public lists (niem-yet) to DIR/out. Reports alone: rasoat report.
Earlier results are replaced only when the new run is done. A household with an error is
kept out of the forms until it is mended.`),
		UsageText: c.say("rasoat run dot-2023\n   rasoat run dot-2023 --redact\n   rasoat run dot-2023 --format json > tom-tat.json", "rasoat run campaign-2023 --lang en\n   rasoat run campaign-2023 --redact --lang en\n   rasoat run campaign-2023 --format json > summary.json"),
		Flags: []cli.Flag{
			formatFlag(c, "text", "json"),
			&cli.BoolFlag{Name: "redact", DisableDefaultText: true, Usage: c.say("ghi thêm out/an-danh: kho dữ liệu và Parquet không có họ tên, số CCCD, mã hộ, để giao cho người phân tích; vẫn là dữ liệu cá nhân: thôn, năm sinh, số nhân khẩu có thể chỉ ra một hộ", "write out/an-danh too: a warehouse and Parquet without names, ids and household numbers, to hand to analysts; personal data still, as village, birth year and size may single a household out")},
			&cli.BoolFlag{Name: "no-cache", DisableDefaultText: true, Usage: c.say("đọc lại mọi tệp, kể cả tệp không đổi từ lần chạy trước", "read every workbook again, also those unchanged since an earlier run")},
			&cli.StringFlag{Name: "out", Usage: c.say("ghi kết quả vào `THƯ_MỤC` khác", "write the results to another `DIR`")},
		},
		Action: func(ctx *cli.Context) error {
			format, err := chosenFormat(ctx, "text", "json")
			if err == nil {
				err = positionals(ctx, 1, 1)
			}
			if err != nil {
				return err
			}
			progress := c.newProgress()
			summary, err := pipeline.Run(ctx.Context, pipeline.RunOptions{Dir: ctx.Args().First(), Out: ctx.String("out"), Redact: ctx.Bool("redact"), NoCache: ctx.Bool("no-cache")}, progress)
			progress.close()
			if err != nil {
				return err
			}
			if format == "json" {
				err = c.summaryJSON(summary)
			} else {
				c.about(ctx.Args().Slice())
				shown := summary
				shown.Findings, _, err = veiled(summary.Findings, nil)
				c.printSummary(shown)
			}
			if err == nil && summary.HasErrors() {
				return errFindings
			}
			return err
		},
	}
}
