package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func reportCommand(c *console) *cli.Command {
	names := strings.Join(pipeline.ReportNames(), ", ")
	return &cli.Command{
		Name:      "report",
		Usage:     c.say("lập lại báo cáo từ kho dữ liệu, không đọc bảng rà soát", "make the reports again from the warehouse, without the workbooks"),
		ArgsUsage: c.say("THƯ_MỤC", "DIR"),
		Description: c.say(`Lập lại biểu mẫu, báo cáo và danh sách niêm yết từ kho dữ liệu của lần chạy trước (THƯ_MỤC/out),
ví dụ sau khi sửa mục report của rasoat.yaml. Không đọc bảng rà soát, không tính lại; số liệu
không đổi thì tệp không đổi một byte.`,
			`Makes forms, report and public lists again from the warehouse of the last run (DIR/out), for
example after a change of report in rasoat.yaml. Reads no workbook and computes nothing anew; where
nothing changed, the files are the same bytes.`),
		UsageText: c.say("rasoat report dot-2023\n   rasoat report dot-2023 --only letter,posting", "rasoat report campaign-2023 --lang en\n   rasoat report campaign-2023 --only letter,posting"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "only", Usage: c.say("chỉ lập các báo cáo có `TÊN`, cách nhau bằng dấu phẩy: ", "make only the reports with these `NAMES`, separated by commas: ") + names},
			&cli.StringFlag{Name: "out", Usage: c.say("kết quả nằm ở `THƯ_MỤC` khác", "the results are in another `DIR`")},
		},
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 1, 1); err != nil {
				return err
			}
			only := strings.FieldsFunc(ctx.String("only"), func(r rune) bool { return r == ',' || r == ' ' })
			if ctx.IsSet("only") && len(only) == 0 {
				return refusal("--only cần ít nhất một tên: %s", "--only needs at least one name: %s", names)
			}
			progress := c.newProgress()
			outputs, err := pipeline.Report(ctx.Context, pipeline.ReportOptions{Dir: ctx.Args().First(), Out: ctx.String("out"), Only: only}, progress)
			progress.close()
			if err == nil {
				c.printOutputs(outputs)
			}
			return err
		},
	}
}

// printOutputs names the results; those of one folder of many, a file for each
// commune, office or mart, stand in one line.
func (c *console) printOutputs(outputs []pipeline.Output) {
	for i := 0; i < len(outputs); i++ {
		folder := folderOfMany(outputs[i].Path)
		n, bytes := 1, outputs[i].Bytes
		for folder != "" && i+1 < len(outputs) && folderOfMany(outputs[i+1].Path) == folder {
			i++
			n++
			bytes += outputs[i].Bytes
		}
		if folder != "" {
			c.print("  %s (%s)", "  %s (%s)", folder, fmt.Sprintf(c.say("%s tệp, %s", "%s files, %s"), c.count(int64(n)), c.size(bytes)))
			continue
		}
		c.print("  %s (%s)", "  %s (%s)", outputs[i].Path, c.size(bytes))
	}
}

// folderOfMany is the folder that a result shares with many, "" where it stands
// for itself. A published mart lies below its name, the year and the unit.
func folderOfMany(file string) string {
	folder := filepath.Dir(file)
	if slices.Contains([]string{pipeline.PostingFolder, pipeline.OfficeFolder, pipeline.SupportFolder}, filepath.Base(folder)) {
		return folder
	}
	if marts := filepath.Dir(filepath.Dir(filepath.Dir(folder))); filepath.Base(marts) == pipeline.ParquetFolder {
		return marts
	}
	return ""
}
