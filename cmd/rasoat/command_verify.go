package main

import (
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func verifyCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     c.say("đối chiếu kết quả với biên bản lần chạy (manifest.json)", "hold the results against the manifest of their run"),
		ArgsUsage: c.say("THƯ_MỤC", "DIR"),
		Description: c.say(`Tính lại mã băm của mọi tệp kết quả, mọi bảng trong kho dữ liệu, bộ quy định, câu lệnh tính toán
và (khi THƯ_MỤC là thư mục đợt rà soát) mọi tệp dữ liệu vào, rồi nói rõ chỗ nào khác với lúc chạy.
Không sửa gì. Mã kết thúc 3 là có chỗ khác.`,
			`Hashes every result, every table of the warehouse, the rules, the statements and, where DIR is a
campaign folder, every input again, and says what is not as it was in the run. Changes nothing.
Exit status 3: something differs.`),
		UsageText: c.say("rasoat verify dot-2023\n   rasoat verify dot-2023/out --format json", "rasoat verify campaign-2023 --lang en\n   rasoat verify campaign-2023/out --format json"),
		Flags:     []cli.Flag{formatFlag(c, "text", "json")},
		Action: func(ctx *cli.Context) error {
			format, err := chosenFormat(ctx, "text", "json")
			if err != nil {
				return err
			}
			if err := positionals(ctx, 1, 1); err != nil {
				return err
			}
			v, err := pipeline.Verify(ctx.Context, ctx.Args().First())
			if err != nil {
				return err
			}
			if format == "json" {
				err = c.verifyJSON(v)
			} else {
				c.printVerification(v)
			}
			if err == nil && len(v.Differences) > 0 {
				return errFindings
			}
			return err
		},
	}
}

func (c *console) printVerification(v pipeline.Verification) {
	for _, d := range v.Differences {
		c.print("%s", "%s", harmless(d.Text.In(c.lang)))
	}
	if len(v.Differences) > 0 {
		c.print("\n%d chỗ khác với lần chạy.", "\n%d things differ from the run.", len(v.Differences))
		return
	}
	c.print("Đúng như lần chạy: %d tệp kết quả, %d bảng, khung nhìn và hàm trong kho dữ liệu.", "As the run left them: %d results, %d tables, views and functions of the warehouse.", v.Outputs, v.Tables)
	if v.InputsSkipped {
		c.print("Chưa đối chiếu dữ liệu vào: hãy chỉ thư mục đợt rà soát.", "The inputs were not looked at: name the campaign folder.")
		return
	}
	c.print("Dữ liệu vào còn nguyên: %d tệp.", "The inputs are unchanged: %d files.", v.Inputs)
}

func (c *console) verifyJSON(v pipeline.Verification) error {
	type difference struct {
		Part    string `json:"part"`
		Name    string `json:"name"`
		What    string `json:"what"`
		Message string `json:"message"`
	}
	out := struct {
		Same        bool         `json:"same"`
		Outputs     int          `json:"outputs"`
		Tables      int          `json:"tables"`
		Inputs      *int         `json:"inputs"`
		Differences []difference `json:"differences"`
	}{Same: len(v.Differences) == 0, Outputs: v.Outputs, Tables: v.Tables, Differences: []difference{}}
	if !v.InputsSkipped {
		out.Inputs = &v.Inputs
	}
	for _, d := range v.Differences {
		out.Differences = append(out.Differences, difference{d.Part, d.Name, d.What, d.Text.In(c.lang)})
	}
	return c.writeJSON(out)
}
