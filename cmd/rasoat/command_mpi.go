package main

import (
	"bufio"
	"errors"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

var mpiFormats = []string{"table", "csv", "json", "parquet", "xlsx"}

func mpiCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "mpi",
		Usage:     c.say("đo nghèo đa chiều theo Alkire–Foster", "multidimensional poverty measures of Alkire and Foster"),
		ArgsUsage: c.say("THƯ_MỤC…|TỆP [--spec TỆP.yaml]", "DIR…|FILE [--spec FILE.yaml]"),
		Description: c.say(`Tính M0, H, A, hd, hdk, actb, pctb cho từng ngưỡng k, từng nhóm, từng thời điểm, tỷ trọng dân số và
thay đổi giữa các thời điểm, từ kết quả của một hay nhiều đợt (người, 12 chỉ số, không cần --spec; nhiều
năm thì so các năm, nhiều huyện thì gộp lại) hay từ một tệp vi dữ liệu csv, parquet, xlsx có các cột
0/1. Điểm so với k bằng phân số: ai đúng bằng k là nghèo. Kết quả là một bảng dài: measure, indicator,
k, subgroup, level, time, value, n; dòng chung có subgroup trống. Không tính sai số chuẩn: rà soát
là tổng điều tra. Ghi --out thì đuôi tệp quyết định dạng.

Tệp spec:
   dimensions: [{name: health, indicators: [d_nutr, d_cm]}, {name: living, indicators: [d_wtr]}]
   weights: {health: 2/3, living: 1/3}   # tùy chọn; bỏ thì các chiều bằng nhau, trong chiều bằng nhau
   cutoffs: ["1/3", 20%, 0.33]
   by: [area, region]                    # cột chia nhóm
   weight: weight                        # cột số người hoặc quyền số
   time: t                               # cột thời điểm
   year: year                            # tùy chọn: cột năm của mỗi thời điểm, để tính bình quân năm
   missing: drop                         # hoặc nondeprived, deprived, refuse
   class: class                          # tùy chọn: cột loại hộ theo luật; sheet: trang của tệp xlsx`,
			`Computes M0, H, A, hd, hdk, actb, pctb for each cut-off k, subgroup and time, population shares and
changes between times, from the results of one or more campaigns (persons, the twelve indicators, no
--spec needed; several years are compared, several districts put together) or from one file of
microdata in csv, parquet or xlsx with 0/1 columns. Scores are compared with k as fractions: whoever
stands at k is poor. The result is one long table: measure, indicator, k, subgroup, level, time,
value, n; rows of the whole population have an empty subgroup. No standard errors: a review is a
census. With --out the file's ending decides the format.

The spec file:
   dimensions: [{name: health, indicators: [d_nutr, d_cm]}, {name: living, indicators: [d_wtr]}]
   weights: {health: 2/3, living: 1/3}   # optional; nested equal without it
   cutoffs: ["1/3", 20%, 0.33]
   by: [area, region]                    # subgroup columns
   weight: weight                        # column of persons or survey weights
   time: t                               # column of times
   year: year                            # optional: column with the year of each time, to annualise
   missing: drop                         # or nondeprived, deprived, refuse
   class: class                          # optional: column of the legal class; sheet: sheet of an xlsx`),
		UsageText: c.say("rasoat mpi dot-2022 dot-2023\n   rasoat mpi khao-sat.csv --spec spec.yaml --format csv\n   rasoat mpi khao-sat.parquet --spec spec.yaml --out so-do.xlsx",
			"rasoat mpi campaign-2022 campaign-2023 --lang en\n   rasoat mpi survey.csv --spec spec.yaml --format csv\n   rasoat mpi survey.parquet --spec spec.yaml --out measures.xlsx"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "spec", Usage: c.say("chiều, chỉ số, trọng số, ngưỡng: `TỆP.yaml`", "dimensions, indicators, weights, cut-offs: `FILE.yaml`"), DefaultText: c.say("12 chỉ số", "the twelve indicators")},
			formatFlag(c, mpiFormats...),
			&cli.StringFlag{Name: "out", Usage: c.say("ghi vào `TỆP`; parquet và xlsx cần tùy chọn này", "write to `FILE`; parquet and xlsx need it")},
		},
		Action: func(ctx *cli.Context) error { return c.mpi(ctx) },
	}
}

func (c *console) mpi(ctx *cli.Context) error {
	format, err := outFormat(ctx, mpiFormats)
	if err == nil {
		err = positionals(ctx, 1, -1)
	}
	if err != nil {
		return err
	}
	measures, err := pipeline.Measure(ctx.Context, pipeline.MeasureOptions{Targets: ctx.Args().Slice(), Spec: ctx.String("spec")})
	if err != nil {
		return err
	}
	if format != "table" || ctx.String("out") != "" {
		for _, note := range measures.Notes() {
			io.WriteString(c.stderr, harmless(note.In(c.lang))+"\n")
		}
	}
	out := ctx.String("out")
	if out == "" {
		return c.printMeasures(c.stdout, format, measures)
	}
	return placeFile(out, func(next string) error {
		if format == "parquet" {
			return errors.Join(measures.WriteParquet(ctx.Context, next), os.Chmod(next, 0o600))
		}
		file, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
		if err != nil {
			return err
		}
		return errors.Join(c.printMeasures(file, format, measures), file.Close())
	})
}

// printMeasures writes the long table to a stream.
func (c *console) printMeasures(w io.Writer, format string, measures pipeline.Measures) error {
	if format == "xlsx" {
		out := bufio.NewWriter(w)
		return errors.Join(measures.WriteSheet(out, c.lang), out.Flush())
	}
	to := *c
	to.stdout = w
	if format == "table" {
		for _, note := range measures.Notes() {
			to.print("%s", "%s", harmless(note.In(c.lang)))
		}
	}
	return printRows(newRows(&to, format), measures.Columns(), measures.Rows())
}
