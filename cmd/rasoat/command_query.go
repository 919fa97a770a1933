package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func queryCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "query",
		Usage:     c.say("hỏi kho dữ liệu bằng SQL, chỉ đọc", "ask the warehouse in SQL, read-only"),
		ArgsUsage: c.say(`THƯ_MỤC "SQL"`, `DIR "SQL"`),
		Description: c.say(`Trả lời một câu SQL trên kết quả của một đợt. THƯ_MỤC là thư mục đợt rà soát, thư mục kết quả
hoặc một tệp .duckdb. Câu hỏi không ghi được gì, không đọc được tệp khác và không lên mạng.`,
			`Answers one SQL select over the results of a campaign. DIR is a campaign folder, a folder of
results or a .duckdb file. A query can write nothing, read no other file and reach no network.`),
		UsageText: `rasoat query dot-2023 "select commune_name, poor_closing, poor_rate from mart_communes"
   rasoat query dot-2023 "select * from mart_targets" --format csv
   rasoat query dot-2023 --file cau-hoi.sql`,
		Flags: []cli.Flag{
			formatFlag(c, "table", "csv", "json"),
			&cli.StringFlag{Name: "file", Usage: c.say("đọc câu SQL từ `TỆP`, - là đầu vào chuẩn", "read the SQL from `FILE`, - is standard input")},
		},
		Action: func(ctx *cli.Context) error {
			format, err := chosenFormat(ctx, "table", "csv", "json")
			if err != nil {
				return err
			}
			query, err := queryText(ctx)
			if err != nil {
				return err
			}
			rows := newRows(c, format)
			if err := pipeline.Query(ctx.Context, ctx.Args().Get(0), query, rows); err != nil {
				return err
			}
			return rows.end()
		},
	}
}

// queryText is the SQL of the arguments, or of --file.
func queryText(ctx *cli.Context) (string, error) {
	name := ctx.String("file")
	if name == "" {
		return ctx.Args().Get(1), positionals(ctx, 2, 2)
	}
	if err := positionals(ctx, 1, 1); err != nil {
		return "", err
	}
	if name == "-" {
		content, err := io.ReadAll(ctx.App.Reader)
		return string(content), err
	}
	content, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", refusal("%s: không có tệp này; hãy kiểm tra lại đường dẫn", "%s: there is no such file; check the path", name)
	}
	return string(content), err
}
