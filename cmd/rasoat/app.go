package main

import (
	"context"
	"fmt"
	"io"
	"os/signal"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

// run is the whole program: arguments and streams in, exit status out.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (status int) {
	defer prepareScreen(stdout, stderr)()
	c := newConsole(spokenLanguage(args), stdout, stderr)
	defer c.keepWindow(stdin)
	defer func() {
		if value := recover(); value != nil {
			status = c.reportCrash(newCrash(value))
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // whoever asks twice does not wait: a run may be killed at any moment
	app := newApp(c)
	app.Reader = stdin
	if len(args) > 1 && args[1] == completeWord {
		c.complete(app, args[2:])
		return statusDone
	}
	arranged, err := arrange(app, dropped(app, args))
	if err == nil {
		err = app.RunContext(ctx, arranged)
	}
	return c.report(err)
}

// newApp describes the commands in the console's language.
func newApp(c *console) *cli.App {
	app := &cli.App{
		Name:  "rasoat",
		Usage: c.say("rà soát hộ nghèo, hộ cận nghèo: từ bảng của các xã đến biểu tổng hợp", "poverty review: from the communes' workbooks to the forms"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Value: string(pipeline.Vietnamese), DefaultText: "vi", Usage: c.say("ngôn ngữ: `vi` hoặc en", "language: `vi` or en")},
			&cli.BoolFlag{Name: "help", Aliases: []string{"h"}, DisableDefaultText: true, Usage: c.say("xem hướng dẫn", "show help")},
		},
		Commands: []*cli.Command{
			runCommand(c), checkCommand(c), reportCommand(c), rollupCommand(c), layoutCommand(c), auditCommand(c), queryCommand(c), exportCommand(c), mpiCommand(c), explainCommand(c), traceCommand(c), simulateCommand(c), allocateCommand(c), rulesCommand(c), verifyCommand(c), forgetCommand(c), initCommand(c), templateCommand(c), synthCommand(c), schemaCommand(c), guideCommand(c), manCommand(c), completionCommand(c), versionCommand(c), helpCommand(c),
		},
		Writer: c.stdout, ErrWriter: c.stderr,
		HideHelp: true, HideHelpCommand: true, HideVersion: true,
		CustomAppHelpTemplate: c.say(appHelpVI, appHelpEN),
		ExitErrHandler:        func(*cli.Context, error) {},
		OnUsageError:          c.usageError,
		Before:                knownLanguage,
		Action:                func(ctx *cli.Context) error { return c.showHelp(ctx.App.CustomAppHelpTemplate, ctx.App) },
	}
	for _, command := range app.Commands {
		command.HideHelp = true
		command.OnUsageError = c.usageError
		command.CustomHelpTemplate = c.say(commandHelpVI, commandHelpEN)
	}
	return app
}

// knownLanguage refuses a --lang that the program does not speak.
func knownLanguage(ctx *cli.Context) error {
	lang := ctx.String("lang")
	if lang == string(pipeline.Vietnamese) || lang == string(pipeline.English) {
		return nil
	}
	return refusal("--lang %q không có; chọn vi hoặc en", "there is no --lang %q; choose vi or en", lang)
}

// usageError turns what the flag library says about a value into a refusal.
func (c *console) usageError(_ *cli.Context, err error, _ bool) error {
	var value, flag string
	if _, scanned := fmt.Sscanf(err.Error(), "invalid value %q for flag -%s", &value, &flag); scanned == nil {
		return refusal("--%s %q không dùng được: cần một số nguyên", "--%s %q cannot be used: give a whole number", strings.TrimSuffix(flag, ":"), value)
	}
	return refusal("cách dùng sai: %v; xem `rasoat help`", "wrong use: %v; see `rasoat help`", err)
}

// positionals refuses a wrong number of arguments; most < 0 has no limit.
func positionals(ctx *cli.Context, least, most int) error {
	n := ctx.NArg()
	if n >= least && (most < 0 || n <= most) {
		return nil
	}
	vi, en := "thiếu đối số", "an argument is missing"
	if n > least {
		vi, en = "thừa đối số %[3]q", "there is an argument too many: %[3]q"
	}
	return refusal(vi+"; cách dùng: rasoat %[1]s %[2]s", en+"; usage: rasoat %[1]s %[2]s", ctx.Command.Name, ctx.Command.ArgsUsage, ctx.Args().Get(max(most, 0)))
}
