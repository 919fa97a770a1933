package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// formatFlag is --format; the first format is the default.
func formatFlag(c *console, formats ...string) cli.Flag {
	return &cli.StringFlag{Name: "format", Value: formats[0], DefaultText: formats[0],
		Usage: c.say("dạng kết quả: `", "form of the result: `") + strings.Join(formats, "|") + "`"}
}

// chosenFormat is the value of --format; another one than those is refused.
// It looks at --lang too: both are words out of a list.
func chosenFormat(ctx *cli.Context, formats ...string) (string, error) {
	if format := ctx.String("format"); !slices.Contains(formats, format) {
		return "", refusal("--format %q không có; chọn %s", "there is no --format %q; choose %s", format, strings.Join(formats, ", "))
	}
	return ctx.String("format"), nil
}
