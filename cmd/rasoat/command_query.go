package main

import (
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
   rasoat query dot-2023 "select * from mart_targets" --format csv`,
		Flags: []cli.Flag{formatFlag(c, "table", "csv", "json")},
		Action: func(ctx *cli.Context) error {
			format, err := chosenFormat(ctx, "table", "csv", "json")
			if err == nil {
				err = positionals(ctx, 2, 2)
			}
			if err != nil {
				return err
			}
			rows := newRows(c, format)
			if err := pipeline.Query(ctx.Context, ctx.Args().Get(0), ctx.Args().Get(1), rows); err != nil {
				return err
			}
			return rows.end()
		},
	}
}
