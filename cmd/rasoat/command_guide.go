package main

import (
	"embed"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"
)

//go:embed guide/*.txt
var guideFiles embed.FS

func guideCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:        "guide",
		Usage:       c.say("hướng dẫn cho cán bộ: từ rà soát đến ký báo cáo, mười bước", "the officer's guide: from survey to signature in ten steps"),
		Description: c.say("In mười bước của một đợt rà soát, mỗi bước với lệnh để gõ và tệp nhận được.", "Prints the ten steps of a campaign, each with the commands to type and the files to get."),
		UsageText:   "rasoat guide\n   rasoat guide --lang en",
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 0, 0); err != nil {
				return err
			}
			for line := range strings.Lines(c.guide()) {
				line = strings.TrimSuffix(line, "\n")
				if stepTitle.MatchString(line) {
					line = c.paint(bold, line)
				}
				c.print("%s", "%s", line)
			}
			return nil
		},
	}
}

// stepTitle begins a step of the guide.
var stepTitle = regexp.MustCompile(`^[0-9]+\. `)

// guide is the guide in the console's language.
func (c *console) guide() string {
	text, err := guideFiles.ReadFile("guide/guide." + string(c.lang) + ".txt")
	if err != nil {
		panic(err) // the files are part of the program
	}
	return string(text)
}
