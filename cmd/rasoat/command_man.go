package main

import (
	"fmt"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

func manCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:  "man",
		Usage: c.say("in trang hướng dẫn cho lệnh man", "print the page for man"),
		Description: c.say("In hướng dẫn của mọi lệnh thành một trang man (roff). Xem ngay: rasoat man > rasoat.1; man -l rasoat.1",
			"Prints the help of all commands as a page for man (roff). To look at it: rasoat man > rasoat.1; man -l rasoat.1"),
		UsageText: "rasoat man",
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 0, 0); err != nil {
				return err
			}
			_, err := c.stdout.Write(md2man.Render([]byte(c.manual(ctx.App))))
			return err
		},
	}
}

// manual is the help of all commands in Markdown.
func (c *console) manual(app *cli.App) string {
	var text strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&text, format+"\n\n", args...) }
	say("%% rasoat 1 \"\" \"rasoat %s\"", pipeline.Version)
	say("# %s", c.say("TÊN", "NAME"))
	say("rasoat - %s", app.Usage)
	say("# %s", c.say("CÁCH DÙNG", "SYNOPSIS"))
	say("**rasoat** %s", c.say("LỆNH [ĐỐI SỐ] [TÙY CHỌN]", "COMMAND [ARGUMENTS] [OPTIONS]"))
	say("# %s", c.say("TÙY CHỌN CHUNG", "GLOBAL OPTIONS"))
	c.manualFlags(say, app.Flags)
	say("# %s", c.say("LỆNH", "COMMANDS"))
	for _, command := range app.Commands {
		say("### rasoat %s %s", command.Name, escaped(command.ArgsUsage))
		say("%s", escaped(command.Usage))
		say("%s", indented(command.Description))
		c.manualFlags(say, command.Flags)
		say("%s", c.say("Ví dụ:", "Examples:"))
		say("%s", indented(command.UsageText))
	}
	heading, statuses, _ := strings.Cut(strings.TrimSpace(c.say(exitVI, exitEN)), "\n")
	say("# %s", strings.TrimSuffix(heading, ":"))
	say("%s", indented(statuses))
	return text.String()
}

func (c *console) manualFlags(say func(string, ...any), flags []cli.Flag) {
	for _, flag := range flags {
		described, is := flag.(cli.DocGenerationFlag)
		if !is {
			continue
		}
		value := ""
		if found := placeholder.FindStringSubmatch(described.GetUsage()); found != nil && described.TakesValue() {
			value = " " + found[1]
		}
		say("**--%s**%s\n: %s", flag.Names()[0], escaped(value), escaped(strings.ReplaceAll(described.GetUsage(), "`", "")))
	}
}

// escaped keeps Markdown from reading a text as its own.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "`", "\\`", "|", `\|`).Replace(text)
}

// indented is a text that is printed line by line as it is.
func indented(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, "    "+strings.TrimSpace(line))
	}
	return strings.Join(lines, "\n")
}
