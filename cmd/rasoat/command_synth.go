package main

import (
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func synthCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "synth",
		Usage:     c.say("tạo một đợt rà soát tổng hợp, không có thật, đã biết đáp án", "make a synthetic campaign whose truth is known"),
		ArgsUsage: c.say("--out THƯ_MỤC", "--out DIR"),
		Description: c.say(`Tạo cả một đợt rà soát bịa ra để thử và để học: bảng của các xã, danh sách năm trước, chỉ tiêu, và
truth.json ghi loại và diễn biến đúng của từng hộ. Cùng tùy chọn cho cùng kết quả.`,
			`Makes a whole invented campaign for trials and training: the communes' workbooks, last year's lists,
targets, and truth.json with the true class and movement of every household. The same options give
the same files.`),
		UsageText: c.say("rasoat synth --seed 1 --out dot-mau\n   rasoat synth --seed 7 --communes 3 --households 300 --defects --out dot-loi\n   rasoat synth --scale province --as parquet --out ca-tinh",
			"rasoat synth --seed 1 --out sample\n   rasoat synth --seed 7 --communes 3 --households 300 --defects --out faulty\n   rasoat synth --scale province --as parquet --out a-province"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Usage: c.say("`THƯ_MỤC` của đợt, mới hoặc trống", "`DIR` of the campaign, new or empty")},
			&cli.StringFlag{Name: "scale", Usage: c.say("`CỠ` của đợt: district (14 xã), province (110 xã), nation (10.600 xã, 27 triệu hộ được rà soát, ghi parquet)", "`SIZE` of the campaign: district (14 communes), province (110), nation (10,600 communes, 27 million surveyed households, as parquet)"), DefaultText: "district"},
			&cli.StringFlag{Name: "as", Value: "workbooks", Usage: c.say("ghi phiếu rà soát thành `DẠNG`: workbooks, hoặc parquet (thư mục landing/ và truth/, không có bảng tính)", "write the survey as `FORM`: workbooks, or parquet (folders landing/ and truth/, no spreadsheets)")},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: c.say("số `N` quyết định mọi thứ được bịa ra", "number `N` from which everything is drawn")},
			&cli.IntFlag{Name: "communes", Usage: c.say("số xã `N`; đến 14 là các xã Bạch Thông", "number `N` of communes; up to 14 are those of Bạch Thông"), DefaultText: "14"},
			&cli.IntFlag{Name: "households", Usage: c.say("tổng số hộ dân cư `N`", "number `N` of resident households"), DefaultText: c.say("theo số xã", "by the communes")},
			&cli.IntFlag{Name: "year", Usage: c.say("`NĂM` rà soát", "`YEAR` of the review"), DefaultText: "2023"},
			&cli.IntFlag{Name: "slips", DefaultText: "0", Usage: c.say("mỗi xã `N` hộ của từng kiểu khó nối với năm trước (gõ sai tên, đảo chữ số, chuyển xã), ghi trong truth.json; không đi cùng --defects", "`N` households of each kind in a commune that are hard to match with last year (names typed over, digits swapped, moved), listed in truth.json; not with --defects")},
			&cli.BoolFlag{Name: "defects", DisableDefaultText: true, Usage: c.say("cài các lỗi đã biết, ghi trong truth.json", "plant known defects, listed in truth.json")},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: c.say("thay một đợt tổng hợp cũ", "replace an old synthetic campaign")},
		},
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 0, 0); err != nil {
				return err
			}
			if ctx.String("out") == "" {
				return refusal("thiếu --out THƯ_MỤC: nơi ghi đợt rà soát", "--out DIR is missing: where the campaign goes")
			}
			size, err := synthSize(ctx)
			if err != nil {
				return err
			}
			progress := c.newProgress()
			made, err := pipeline.Synth(ctx.Context, pipeline.SynthOptions{
				Dir: ctx.String("out"), Seed: ctx.Uint64("seed"), Communes: size.communes, Households: size.households, Parquet: size.parquet,
				Year: ctx.Int("year"), Defects: ctx.Bool("defects"), Slips: ctx.Int("slips"), Force: ctx.Bool("force"),
			}, progress)
			progress.close()
			if err != nil {
				return err
			}
			c.print("%s: %s xã, %s hộ được rà soát, %s lỗi cài sẵn. Dữ liệu tổng hợp, không có thật.",
				"%s: %s communes, %s surveyed households, %s planted defects. Synthetic data, nothing in it is real.",
				made.Dir, c.count(int64(made.Communes)), c.count(int64(made.Households)), c.count(int64(made.Defects)))
			return nil
		},
	}
}

// campaignSize is how large a synthetic campaign is and how it is written.
type campaignSize struct {
	communes, households int
	parquet              bool
}

// scales are the sizes that --scale names. Of 66,4 million residents some 27
// million are surveyed, as of the 8.690 of the district some 3.500.
var scales = map[string]campaignSize{
	"":         {},
	"district": {},
	"province": {communes: 110},
	"nation":   {communes: 10_600, households: 66_400_000, parquet: true},
}

// synthSize takes --communes and --households before those of --scale.
func synthSize(ctx *cli.Context) (campaignSize, error) {
	size, known := scales[ctx.String("scale")]
	if !known {
		return size, refusal("--scale %s: phải là district, province hoặc nation", "--scale %s: district, province or nation", ctx.String("scale"))
	}
	if ctx.IsSet("communes") {
		size.communes = ctx.Int("communes")
	}
	if ctx.IsSet("households") {
		size.households = ctx.Int("households")
	}
	switch as := ctx.String("as"); {
	case as == "parquet":
		size.parquet = true
	case as != "workbooks":
		return size, refusal("--as %s: phải là workbooks hoặc parquet", "--as %s: workbooks or parquet", as)
	case size.parquet && ctx.IsSet("as"):
		return size, refusal("--scale nation: quá nhiều hộ cho bảng tính; bỏ --as workbooks", "--scale nation: too many households for workbooks; leave out --as workbooks")
	}
	return size, nil
}
