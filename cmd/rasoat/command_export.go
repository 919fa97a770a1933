package main

import (
	"path/filepath"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func exportCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     c.say("xuất bảng gốc và các câu SQL để chạy trên Apache Spark", "lay out the staging tables and the selects for Apache Spark"),
		ArgsUsage: c.say("THƯ_MỤC --for spark", "DIR --for spark"),
		Description: c.say(`Ghi một thư mục để cụm máy chạy Apache Spark 4 tính lại đúng các kiểm tra, xếp loại và bảng tổng hợp:
tables/ (bảng gốc, Parquet), sql/ và order.txt (các câu SQL và thứ tự), functions.sql, run_spark.py.
THƯ_MỤC là thư mục đợt rà soát, thư mục kết quả hoặc một tệp .duckdb; bản xuất cũ bị thay cả.
Bản xuất có dữ liệu cá nhân (họ tên, số CCCD, ngày sinh), cũng như kết quả ghi bởi run_spark.py: kiểm
tra và đối chiếu hộ cần chúng, nên không có bản ẩn danh. Chỉ chủ tệp đọc được; hãy giữ như phiếu và
xóa khi xong việc: rasoat forget và lần chạy sau không sửa bản xuất.`,
			`Writes a folder with which a cluster of Apache Spark 4 computes the same checks, classes and marts:
tables/ (staging tables, Parquet), sql/ and order.txt (the selects and their order), functions.sql,
run_spark.py. DIR is a campaign folder, a folder of results or a .duckdb file; an earlier export is
replaced whole. It holds personal data (names, national ids, birth dates), and so does what
run_spark.py writes: checks and matching need them, so that there is no redacted form. Its owner
alone can read it; keep it as the survey is kept and delete it when done: rasoat forget and later
runs do not touch it.`),
		UsageText: c.say("rasoat export dot-2023 --for spark\n   rasoat export dot-2023 --for spark --out /du-lieu/spark-2023\n   spark-submit /du-lieu/spark-2023/run_spark.py --tables /du-lieu/spark-2023/tables --out /du-lieu/ket-qua-2023",
			"rasoat export campaign-2023 --for spark\n   rasoat export campaign-2023 --for spark --out /data/spark-2023\n   spark-submit /data/spark-2023/run_spark.py --tables /data/spark-2023/tables --out /data/results-2023"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "for", Usage: c.say("xuất cho `spark`", "for `spark`")},
			&cli.StringFlag{Name: "out", Usage: c.say("ghi vào `THƯ_MỤC` mới, trống hoặc có bản xuất cũ", "write to `DIR`, new, empty or an earlier export"), DefaultText: c.say("spark cạnh kho dữ liệu", "spark beside the warehouse")},
		},
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 1, 1); err != nil {
				return err
			}
			if !ctx.IsSet("for") {
				return refusal("thiếu --for spark", "--for spark is missing")
			}
			if ctx.String("for") != "spark" {
				return refusal("--for %q: phải là spark", "--for %q: it has to be spark", ctx.String("for"))
			}
			progress := c.newProgress()
			exported, err := pipeline.ExportSpark(ctx.Context, ctx.Args().First(), ctx.String("out"), progress)
			progress.close()
			if err != nil {
				return err
			}
			c.print("%s: %s bảng. Có dữ liệu cá nhân.\nspark-submit %s --tables %s --out KẾT_QUẢ",
				"%s: %s tables. They hold personal data.\nspark-submit %s --tables %s --out RESULTS",
				exported.Dir, c.count(int64(exported.Tables)), filepath.Join(exported.Dir, "run_spark.py"), filepath.Join(exported.Dir, "tables"))
			return nil
		},
	}
}
