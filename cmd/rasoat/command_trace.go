package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

// tracedShown is how many households the table shows unless --limit says so.
const tracedShown = 50

func traceCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "trace",
		Usage:     c.say("từ một con số trên biểu đến từng hộ được đếm và ô trong tệp gốc", "from a printed figure to the households counted in it and their cells"),
		ArgsUsage: c.say("THƯ_MỤC SHEET!Ô", "DIR SHEET!CELL"),
		Description: c.say(`Dẫn từ một ô của bieu-mau.xlsx hoặc bieu-chi-tiet.xlsx đến các hộ được đếm trong ô đó, mỗi hộ đến
ô của bảng rà soát (tệp!sheet!ô) và của danh sách đầu năm. Tỷ lệ dẫn đến tử số và mẫu số; tổng số hộ
dẫn đến ô trên sheet Thông tin; chỉ tiêu dẫn đến targets.yaml. SHEET là tên sheet, số của mẫu (7.2)
hoặc phần đầu của tên; có thể ghi tên tệp ở trước. In khóa hộ và ô, không in tên chủ hộ trừ khi có --names.`,
			`Leads from a cell of bieu-mau.xlsx or bieu-chi-tiet.xlsx to the households counted in it, and from
each to its cell in the survey (file!sheet!cell) and in the opening list. A rate leads to its
numerator and denominator, a total of households to its cell on sheet Thông tin, a target to
targets.yaml. SHEET is the sheet's name, the form's number (7.2) or the beginning of the name; the
workbook may stand before it. Prints household keys and cells; heads' names only with --names.`),
		UsageText: c.say(`rasoat trace dot-2023 "7.2!E12"
   rasoat trace dot-2023 "7.1 Kết quả rà soát!F14" --names
   rasoat trace dot-2023 "bieu-chi-tiet.xlsx!Biểu chi tiết!H13" --format csv`,
			`rasoat trace campaign-2023 "7.2!E12" --lang en
   rasoat trace campaign-2023 "Biểu chi tiết!H13" --format json
   rasoat trace campaign-2023 "Theo dõi!G9" --limit 0 --lang en`),
		Flags: []cli.Flag{
			formatFlag(c, "table", "csv", "json"),
			&cli.IntFlag{Name: "limit", Value: tracedShown, DefaultText: c.say("50 ở dạng table, tất cả ở dạng khác", "50 as a table, all otherwise"),
				Usage: c.say("in nhiều nhất `SỐ` hộ; 0 là tất cả", "print at most `NUMBER` households; 0 is all")},
			&cli.BoolFlag{Name: "names", DisableDefaultText: true, Usage: c.say("in cả tên chủ hộ (dữ liệu cá nhân)", "print the heads' names too (personal data)")},
		},
		Action: func(ctx *cli.Context) error { return c.trace(ctx) },
	}
}

func (c *console) trace(ctx *cli.Context) error {
	format, err := chosenFormat(ctx, "table", "csv", "json")
	if err == nil {
		err = positionals(ctx, 2, 2)
	}
	if err != nil {
		return err
	}
	limit := ctx.Int("limit")
	if limit < 0 {
		return refusal("--limit %d không dùng được: cần số từ 0 trở lên", "--limit %d cannot be used: give 0 or more", limit)
	}
	if format != "table" && !ctx.IsSet("limit") {
		limit = 0
	}
	c.about([]string{ctx.Args().First()})
	l, err := pipeline.Trace(ctx.Context, ctx.Args().Get(0), ctx.Args().Get(1), pipeline.TraceOptions{Names: ctx.Bool("names")})
	if err != nil {
		return err
	}
	shown := l.Counted
	if limit > 0 && limit < len(shown) {
		shown = shown[:limit]
	}
	switch format {
	case "csv":
		err = printRows(newRows(c, format), tracedColumns(ctx.Bool("names")), tracedRows(l, shown, ctx.Bool("names")))
	case "json":
		err = c.writeJSON(c.lineageOut(l, shown))
	default:
		c.printLineage(l, shown, ctx.Bool("names"))
	}
	if err == nil && !l.Agrees {
		return pipeline.Fault{Doing: pipeline.Text{VI: "số cộng từ các hộ khác số in trên biểu; hãy báo cho người phát triển", EN: "what the households add up to is not the printed figure; tell the developers"},
			Cause: fmt.Errorf("%s!%s!%s", l.File, l.Sheet, l.Cell)}
	}
	return err
}

// tracedColumns are the columns of the csv form.
func tracedColumns(names bool) []string {
	columns := []string{"part", "household_key", "commune", "village"}
	if names {
		columns = append(columns, "head_name")
	}
	return append(columns, "weight", "persons", "survey_cell", "list_cell", "article")
}

// tracedRows are the households, then the totals that are given.
func tracedRows(l pipeline.Lineage, shown []pipeline.CountedHousehold, names bool) [][]any {
	var rows [][]any
	add := func(part, key, commune, village, name string, rest ...any) {
		row := []any{part, key, commune, village}
		if names {
			row = append(row, name)
		}
		rows = append(rows, append(row, rest...))
	}
	for _, h := range shown {
		add(h.Part, h.HouseholdKey, h.Commune, h.Village, h.HeadName, figureOf(h.Weight), h.Persons, h.Place, h.ListPlace, nil)
	}
	for _, g := range l.Given {
		add(g.Part, "", g.Commune, "", "", figureOf(g.Value), nil, g.Place, nil, g.Article)
	}
	return rows
}
