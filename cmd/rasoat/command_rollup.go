package main

import (
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func rollupCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "rollup",
		Usage:     c.say("cộng kết quả các xã, huyện, tỉnh lên cấp trên", "add results up to the level above"),
		ArgsUsage: c.say("THƯ_MỤC_RA THƯ_MỤC…", "OUT DIR…"),
		Description: c.say(`Cộng kết quả đã công bố (out/parquet) của nhiều đợt rà soát, hoặc của các lần cộng trước, lên cấp trên:
xã thành huyện, huyện thành tỉnh, tỉnh thành cả nước. Ghi vào THƯ_MỤC_RA: biểu 7.1–7.10 (tỉnh có dòng
từng huyện, dưới là từng xã), biểu chi tiết, kho dữ liệu, parquet và biên bản. Không đọc lại phiếu nào,
chỉ cần manifest.json và parquet của từng kết quả: số đếm được cộng, tỷ lệ tính từ tổng. Hai năm, hai bộ
quy định, hai cách xếp loại (deprivations, relapse_lookback_years), một đơn vị có ở hai nơi, tệp đã bị
sửa: không cộng, nói rõ chỗ nào (mã 2). Đơn vị chưa có số liệu: vẫn cộng phần đã có, nêu tên (mã 3).
THƯ_MỤC_RA phải mới, trống hoặc là kết quả cộng lần trước, không lồng với thư mục được cộng.
Danh sách đơn vị phải có: --units, hoặc units.csv đặt trong THƯ_MỤC_RA; cột code, name, kind, mã xã 5,
huyện 3, tỉnh 2 chữ số; thứ tự trong tệp là thứ tự trên biểu.`,
			`Adds the published results (out/parquet) of several campaigns, or of earlier roll-ups, up to the level
above: communes to a district, districts to a province, provinces to the country. Writes to OUT: forms
7.1–7.10 (a province has a row for each district and its communes under it), the detailed table, the
warehouse, parquet and the manifest. No survey is read again; manifest.json and parquet of each result are
enough: counts are added, rates come from the sums. Two years, two rule sets, two ways of classifying
(deprivations, relapse_lookback_years), a unit in two results, a file that was changed: nothing is added
and it is said where (status 2). A unit without figures: the rest is added and the unit is named
(status 3). OUT is new, empty or an earlier roll-up, and neither in a DIR nor around one. The units
that must be there: --units, or units.csv in OUT; columns code, name, kind, with codes of 5 digits for
communes, 3 for districts, 2 for provinces; their order is that of the forms.`),
		UsageText: c.say("rasoat rollup tinh-2023 huyen-a huyen-b/out --units huyen.csv\n   rasoat rollup ca-nuoc-2023 tinh-01 tinh-02 --office \"Cục Giảm nghèo\"\n   rasoat query tinh-2023 \"select * from rpt_701_results\"",
			"rasoat rollup province-2023 district-a district-b/out --units districts.csv --lang en\n   rasoat rollup country-2023 province-01 province-02 --lang en\n   rasoat query province-2023 \"select * from rpt_701_results\""),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "units", Usage: c.say("danh sách đơn vị phải có: `TỆP.csv`", "the units that must be there: `FILE.csv`")},
			&cli.StringFlag{Name: "ethnicities", Usage: c.say("các dân tộc có cột ở biểu 7.9, cách nhau bằng dấu phẩy: `TÊN,TÊN`", "ethnicities with a column in form 7.9, separated by commas: `NAME,NAME`"), DefaultText: "Tày,Nùng,Dao,Mông,Hoa,Sán Chay"},
			&cli.StringFlag{Name: "office", Usage: c.say("`CƠ_QUAN` lập biểu", "the `OFFICE` that makes the forms")},
			&cli.StringFlag{Name: "place", Usage: c.say("`NƠI` ký", "the `PLACE` of signing")},
		},
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 2, -1); err != nil {
				return err
			}
			split := func(r rune) bool { return r == ',' }
			var ethnicities []string
			for _, name := range strings.FieldsFunc(ctx.String("ethnicities"), split) {
				ethnicities = append(ethnicities, strings.TrimSpace(name))
			}
			progress := c.newProgress()
			said, err := pipeline.RollUp(ctx.Context, pipeline.RollUpOptions{
				Out: ctx.Args().First(), Dirs: ctx.Args().Tail(), Units: ctx.String("units"),
				Office: ctx.String("office"), Place: ctx.String("place"), Ethnicities: ethnicities,
			}, progress)
			progress.close()
			if err != nil {
				return err
			}
			c.printRollUp(said)
			if said.HasErrors() {
				return errFindings
			}
			return nil
		},
	}
}

// printRollUp prints what was added up, what is missing and where it lies.
func (c *console) printRollUp(said pipeline.RolledUp) {
	if said.Label != "" {
		c.print("%s", "%s", c.paint(bold, harmless(said.Label)))
	}
	c.print("%s", "%s", c.paint(bold, harmless(c.say("Cộng lên ", "Rolled up to ")+said.Unit+c.say(", năm ", ", ")+strconv.Itoa(said.Year))))
	c.print("Bộ quy định: %s (%s)", "Rule set: %s (%s)", harmless(said.RulesTitle.In(c.lang)), said.RuleSet)
	c.print("Kết quả được cộng: %s; đơn vị có số liệu: %s trên %s", "Results added: %s; units with figures: %s of %s", c.count(int64(said.Results)), c.count(said.Reviewed), c.count(said.Units))
	if !said.Listed {
		c.print("Chưa đối chiếu với danh sách đơn vị phải có: thêm --units TỆP.csv.", "No list of the units that must be there was given: add --units FILE.csv.")
	}
	if said.HeldOut > 0 {
		c.print("Hộ còn giữ lại chờ sửa ở cấp dưới, chưa vào biểu: %s", "Households held out until mended in the level below: %s", c.count(said.HeldOut))
	}
	for _, flow := range said.Flows {
		c.printFlow(flow)
	}
	for _, f := range said.Findings {
		c.print("%s %s: %s %s", "%s %s: %s %s", c.paint(red, f.Severity.Label().In(c.lang)), f.Code, harmless(f.Message.In(c.lang)), harmless(f.Remedy.In(c.lang)))
	}
	for _, note := range said.Notes {
		c.print("%s", "%s", harmless(note.In(c.lang)))
	}
	c.print("\n%s (%s)", "\n%s (%s)", c.paint(bold, c.say("Kết quả", "Results")), c.elapsed(said.Took))
	c.printOutputs(said.Outputs)
}
