package main

import (
	"time"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func forgetCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "forget",
		Usage:     c.say("xóa một hộ khỏi kết quả các năm đã lưu, và ghi lại việc xóa", "remove one household from the results kept of past years, and record it"),
		ArgsUsage: c.say("THƯ_MỤC HỘ", "DIR HOUSEHOLD"),
		Description: c.say(`Xóa các dòng của hộ (và dòng các năm khác có cùng số CCCD chủ hộ) khỏi out/approved/<năm>.parquet và
các tệp ghi ở paths.approved; ghi một dòng vào out/forgotten.jsonl: thời điểm, tệp, số dòng, mã băm
của hộ, không có tên. HỘ là khóa hộ (mã xã/thôn/mã hộ). Bảng của xã không bị sửa.
Hộ đã xóa không còn được nhận ra là tái nghèo hay mới thoát nghèo ở các năm sau.`,
			`Removes the household's rows, and rows of other years with its head's national id, from
out/approved/<year>.parquet and the files under paths.approved, and adds a line to
out/forgotten.jsonl: when, which files, how many rows, a hash of the household, no name.
HOUSEHOLD is its key (commune/village/number). The communes' workbooks are not changed.
A household that was removed is no longer known as relapsed or newly escaped later.`),
		UsageText: c.say(`rasoat forget dot-2023 "01975/Nà Pái/0012"`, `rasoat forget campaign-2023 "01975/Nà Pái/0012" --lang en`),
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 2, 2); err != nil {
				return err
			}
			f, err := pipeline.Forget(ctx.Context, ctx.Args().Get(0), ctx.Args().Get(1), time.Now())
			if err != nil {
				return err
			}
			for _, file := range f.Files {
				c.print("%s: đã xóa %s dòng", "%s: %s rows removed", harmless(file.File), c.count(file.Rows))
			}
			c.print("Đã ghi vào %s (mã băm %s). Hãy chạy lại `rasoat run` để kết quả năm nay cũng không còn dùng các dòng này.",
				"Recorded in %s (hash %s). Run `rasoat run` again so that this year's results do not use these rows either.", pipeline.ForgottenFile, f.Token)
			if f.ThisYear {
				c.print("Kết quả của chính năm nay lập từ bảng của xã: xóa hộ trong bảng của xã trước, nếu không lần chạy sau sẽ ghi hộ lại.",
					"This year's own result comes from the workbooks: take the household out of its commune's workbook first, or the next run writes it again.")
			}
			return nil
		},
	}
}
