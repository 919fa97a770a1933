package main

import (
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
	"rasoat/rules"
)

func versionCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:        "version",
		Usage:       c.say("phiên bản và các bộ quy định", "version and rule sets"),
		Description: c.say("In phiên bản chương trình và các bộ quy định có trong đó.", "Prints the version of the program and the rule sets in it."),
		UsageText:   "rasoat version",
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 0, 0); err != nil {
				return err
			}
			sets, err := rules.Load(rules.Embedded())
			if err != nil {
				return err
			}
			c.print("rasoat %s%s, %s, %s/%s", "rasoat %s%s, %s, %s/%s", pipeline.Version, revision(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			for _, set := range sets {
				c.print("quy định %s: %s (từ %s đến trước %s)", "rules %s: %s (from %s, before %s)",
					set.ID, c.say(set.Title, set.TitleEN), c.date(set.InForce.From.Time), c.date(set.InForce.Until.Time))
			}
			return nil
		},
	}
}

// revision is the commit that the binary was built from, when it is known.
func revision() string {
	info, known := debug.ReadBuildInfo()
	if !known {
		return ""
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" && len(setting.Value) >= 12 {
			return " (" + setting.Value[:12] + ")"
		}
	}
	return ""
}
