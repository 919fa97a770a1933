package main

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func allocateCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "allocate",
		Usage:     c.say("chia số hộ nghèo, cận nghèo phải giảm cho các xã", "share the district's reduction out over the communes"),
		ArgsUsage: c.say("THƯ_MỤC", "DIR"),
		Description: c.say(`Chia số hộ nghèo, hộ cận nghèo mà huyện phải giảm (theo targets.yaml, hoặc --poor, --near-poor) cho
các xã theo danh sách đầu năm, không tính hộ không có khả năng lao động. Không xã nào được giao
nhiều hơn số hộ của mình; cộng lại đúng bằng số của huyện. Mức giảm tối thiểu, xã về đích nông
thôn mới và số đăng ký thoát nghèo ghi ở phần focus và allocation của targets.yaml.
Ghi out/phan-bo-chi-tieu.xlsx và in phần communes của targets.yaml; --write ghi luôn vào tệp đó,
các dòng khác giữ nguyên từng chữ. Sau đó rasoat run điền các cột kế hoạch của biểu chi tiết.
--fix giữ số đã thống nhất với xã và chia lại phần còn lại: XÃ=N là hộ nghèo, XÃ:near-poor=N là hộ
cận nghèo; XÃ là mã hoặc tên, ghi --fix nhiều lần được.

Phần allocation của targets.yaml (không bắt buộc):
   floor_percent     mức giảm tối thiểu, % danh sách, của xã tỷ lệ cao (focus.rate_above) hoặc về đích
                     nông thôn mới (focus.new_countryside); floor_lists: [poor], hoặc [poor, near_poor]
   registered_exits  where_enough (mặc định): số hộ đăng ký thoát nghèo là mức trần của xã chỉ khi cộng
                     lại đủ số của huyện; không đủ thì không chặn xã nào, và bảng ghi rõ như vậy.
                     cap: luôn là mức trần, không đủ thì dừng và nói vì sao. ignore: không xét
   registered        số đăng ký từng xã gửi; không có thì đếm hộ đánh dấu trong bảng của xã
   agreed            số đã thống nhất với xã, lần chia nào cũng giữ; --fix chỉ giữ trong một lần chia`,
			`Shares the poor and near-poor households that the district must reduce (by targets.yaml, or --poor,
--near-poor) out over the communes in proportion to the opening list, without households that
cannot work. No commune gets more than it has; the sum is exactly the district's number. The least
reduction, the communes that reach new-countryside status and the registered exits stand under focus
and allocation in targets.yaml.
Writes out/phan-bo-chi-tieu.xlsx and prints the part communes of targets.yaml; --write puts it into
that file and leaves every other line as it is. rasoat run then fills the plan columns of the
detailed table. --fix keeps a negotiated number and shares the rest out again: COMMUNE=N is poor
households, COMMUNE:near-poor=N near-poor ones; COMMUNE is a code or a name, --fix may repeat.

The part allocation of targets.yaml (may be left out):
   floor_percent     the least reduction, % of the list, of a commune with a high rate
                     (focus.rate_above) or that reaches new-countryside status
                     (focus.new_countryside); floor_lists: [poor], or [poor, near_poor]
   registered_exits  where_enough (default): the registered exits cap each commune only where all of
                     them are enough for the district's number; else they limit nothing, and the
                     sheet says so. cap: always a cap, and where they are not enough the command
                     stops and says why. ignore: never
   registered        the registered exits each commune sent; else those marked in its workbook
   agreed            negotiated numbers that every allocation keeps; --fix holds for one`),
		UsageText: c.say("rasoat allocate dot-2023\n   rasoat allocate dot-2023 --fix 01975=20 --fix \"Vũ Muộn:near-poor=30\" --write\n   rasoat allocate dot-2023 --poor 361 --near-poor 383 --format json",
			"rasoat allocate campaign-2023 --lang en\n   rasoat allocate campaign-2023 --fix 01975=20 --fix 01981:near-poor=30 --write\n   rasoat allocate campaign-2023 --poor 361 --near-poor 383 --format json"),
		Flags: []cli.Flag{
			&cli.Int64Flag{Name: "poor", DefaultText: "targets.yaml", Usage: c.say("số hộ nghèo phải giảm: `N`", "poor households to reduce: `N`")},
			&cli.Int64Flag{Name: "near-poor", DefaultText: "targets.yaml", Usage: c.say("số hộ cận nghèo phải giảm: `N`", "near-poor households to reduce: `N`")},
			&cli.StringSliceFlag{Name: "fix", Usage: c.say("giữ số đã thống nhất: `XÃ=N` hoặc XÃ:near-poor=N", "keep a negotiated number: `COMMUNE=N` or COMMUNE:near-poor=N")},
			&cli.BoolFlag{Name: "write", DisableDefaultText: true, Usage: c.say("ghi phần communes vào targets.yaml", "write the part communes into targets.yaml")},
			&cli.StringFlag{Name: "out", Usage: c.say("ghi bảng vào `THƯ_MỤC` khác", "write the sheet to another `DIR`")},
			formatFlag(c, "text", "csv", "json"),
		},
		Action: func(ctx *cli.Context) error { return c.allocate(ctx) },
	}
}

func (c *console) allocate(ctx *cli.Context) error {
	format, err := chosenFormat(ctx, "text", "csv", "json")
	if err == nil {
		err = positionals(ctx, 1, 1)
	}
	if err != nil {
		return err
	}
	options := pipeline.AllocateOptions{Dir: ctx.Args().First(), Out: ctx.String("out"), Write: ctx.Bool("write")}
	if ctx.IsSet("poor") {
		n := ctx.Int64("poor")
		options.Poor = &n
	}
	if ctx.IsSet("near-poor") {
		n := ctx.Int64("near-poor")
		options.NearPoor = &n
	}
	if options.Fix, err = agreedNumbers(ctx.StringSlice("fix")); err != nil {
		return err
	}
	progress := c.newProgress()
	a, err := pipeline.Allocate(ctx.Context, options, progress)
	progress.close()
	switch {
	case err != nil:
		return err
	case format == "text":
		c.printAllocation(a)
		return nil
	}
	return printRows(newRows(c, format), allocationColumns, c.allocationValues(a))
}

// agreedNumbers reads COMMUNE=N, COMMUNE:poor=N and COMMUNE:near-poor=N.
func agreedNumbers(words []string) (all []pipeline.Agreed, err error) {
	for _, word := range words {
		commune, number, found := strings.Cut(word, "=")
		commune, list, named := strings.Cut(strings.TrimSpace(commune), ":")
		if !named {
			list = "poor"
		}
		n, wrong := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
		if !found || wrong != nil || commune == "" || list != "poor" && list != "near-poor" {
			return nil, refusal("--fix %q không dùng được; viết XÃ=N (hộ nghèo) hoặc XÃ:near-poor=N (hộ cận nghèo), ví dụ --fix 01975=20", "--fix %q cannot be used; write COMMUNE=N (poor) or COMMUNE:near-poor=N, such as --fix 01975=20", word)
		}
		all = append(all, pipeline.Agreed{Commune: strings.TrimSpace(commune), List: strings.ReplaceAll(list, "-", "_"), Households: n})
	}
	return all, nil
}

var allocationColumns = []string{"commune_code", "commune_name", "opening_households_total",
	"poor_opening", "poor_without_labour", "poor_base", "poor_registered", "poor_floor", "poor_cap", "poor_share", "poor_reduction",
	"near_poor_opening", "near_poor_without_labour", "near_poor_base", "near_poor_registered", "near_poor_floor", "near_poor_cap", "near_poor_share", "near_poor_reduction",
	"poor_reason", "near_poor_reason"}

func (c *console) allocationValues(a pipeline.Allocation) (rows [][]any) {
	for _, commune := range a.Communes {
		row := []any{commune.Code, commune.Name, orNull(commune.Households)}
		row = append(row, partValues(commune.Poor)...)
		row = append(row, partValues(commune.NearPoor)...)
		for _, part := range []*pipeline.AllocatedPart{commune.Poor, commune.NearPoor} {
			var reason any
			if part != nil {
				reason = part.Why.In(c.lang)
			}
			row = append(row, reason)
		}
		rows = append(rows, row)
	}
	return rows
}

func partValues(p *pipeline.AllocatedPart) []any {
	if p == nil {
		return make([]any, 8)
	}
	return []any{p.Opening, p.WithoutLabour, p.Base, orNull(p.Registered), p.Floor, p.Cap, decimal.RequireFromString(p.Share), p.Reduction}
}

func orNull(n *int64) any {
	if n == nil {
		return nil
	}
	return *n
}
