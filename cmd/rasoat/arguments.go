package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
	"rasoat/rules/strict"
)

// spokenLanguage finds --lang before anything else is understood, so that even
// a wrong argument is answered in the language asked for.
func spokenLanguage(args []string) pipeline.Lang {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		name, value, joined := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if !strings.HasPrefix(arg, "-") || name != "lang" {
			continue
		}
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		if value == string(pipeline.English) {
			return pipeline.English
		}
	}
	return pipeline.Vietnamese
}

// dropped makes a folder alone, as Explorer hands over one that is dropped on
// the program, the campaign to run. The name of a command stays a command.
func dropped(app *cli.App, args []string) []string {
	if len(args) != 2 || app.Command(args[1]) != nil {
		return args
	}
	if info, err := os.Stat(args[1]); err != nil || !info.IsDir() {
		return args
	}
	return []string{args[0], "run", args[1]}
}

// arranger sorts arguments into what the flag library can parse: it stops at
// the first argument that is no flag, and people put flags last.
type arranger struct {
	app         *cli.App
	command     *cli.Command
	global, own []string // flags with their values
	positional  []string
	help        bool
}

// arrange returns args with the global flags first, then the command, its
// flags, and after "--" the arguments. --help becomes the command help.
func arrange(app *cli.App, args []string) ([]string, error) {
	a := &arranger{app: app}
	if err := a.findCommand(args[1:]); err != nil {
		return nil, err
	}
	if err := a.sort(args[1:]); err != nil {
		return nil, err
	}
	out := append([]string{args[0]}, a.global...)
	switch {
	case a.command == nil:
		return out, nil
	case a.help:
		return append(out, "help", a.command.Name), nil
	}
	out = append(append(out, a.command.Name), a.own...)
	return append(append(out, "--"), a.positional...), nil
}

// findCommand takes the first argument that is neither a flag nor the value of
// one.
func (a *arranger) findCommand(args []string) error {
	for i := 0; i < len(args) && args[i] != "--"; i++ {
		if isFlag(args[i]) {
			if takesValue(a.everyFlag(), args[i], args[i+1:]) {
				i++
			}
			continue
		}
		if a.command = a.app.Command(args[i]); a.command == nil {
			return refusal("không có lệnh %q; lệnh gần nhất là %q, xem `rasoat help`", "there is no command %q; the nearest is %q, see `rasoat help`",
				args[i], strict.Nearest(args[i], a.commandNames()))
		}
		return nil
	}
	return nil
}

// sort puts every argument where it belongs.
func (a *arranger) sort(args []string) error {
	seenCommand := false
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			a.positional = append(a.positional, args[i+1:]...)
			return nil
		case isFlag(arg):
			taken, err := a.takeFlag(arg, args[i+1:])
			if err != nil {
				return err
			}
			i += taken
		case !seenCommand:
			seenCommand = true
		default:
			a.positional = append(a.positional, arg)
		}
	}
	return nil
}

// takeFlag files a flag and its value, and tells how many arguments the value
// took.
func (a *arranger) takeFlag(arg string, rest []string) (int, error) {
	into, flags := &a.own, a.ownFlags()
	if find(flags, arg) == nil {
		into, flags = &a.global, a.app.Flags
	}
	flag := find(flags, arg)
	if flag == nil {
		return 0, a.unknownFlag(arg)
	}
	if isHelp(arg) {
		a.help = true
		return 0, nil
	}
	if !takesValue(flags, arg, rest) {
		if _, optional := flag.(optionalFlag); optional && !strings.Contains(arg, "=") {
			arg += "="
		}
		*into = append(*into, arg)
		return 0, nil
	}
	*into = append(*into, arg)
	if len(rest) == 0 {
		return 0, refusal("%s cần một giá trị theo sau", "%s needs a value after it", arg)
	}
	*into = append(*into, rest[0])
	return 1, nil
}

func isHelp(arg string) bool { return flagName(arg) == "help" || flagName(arg) == "h" }

func (a *arranger) unknownFlag(arg string) error {
	var names []string
	for _, flag := range append(slices.Clone(a.app.Flags), a.ownFlags()...) {
		names = append(names, "--"+flag.Names()[0])
	}
	where := "rasoat"
	if a.command != nil {
		where += " " + a.command.Name
	}
	return refusal("không có tùy chọn %s; tùy chọn gần nhất là %s, xem `%s --help`", "there is no option %s; the nearest is %s, see `%s --help`",
		arg, strict.Nearest(arg, names), where)
}

func (a *arranger) ownFlags() []cli.Flag {
	if a.command == nil {
		return nil
	}
	return a.command.Flags
}

// everyFlag lists the flags of all commands: a name takes a value in all of
// them or in none.
func (a *arranger) everyFlag() []cli.Flag {
	all := slices.Clone(a.app.Flags)
	for _, command := range a.app.Commands {
		all = append(all, command.Flags...)
	}
	return all
}

func (a *arranger) commandNames() []string {
	var names []string
	for _, command := range a.app.Commands {
		names = append(names, command.Name)
	}
	return names
}

// isFlag tells a flag from an argument; "-" alone is an argument, and so is SQL
// that begins with a comment: the name of a flag holds no white space.
func isFlag(arg string) bool {
	return len(arg) > 1 && arg[0] == '-' && !strings.ContainsFunc(flagName(arg), unicode.IsSpace)
}

func flagName(arg string) string {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	return name
}

func find(flags []cli.Flag, arg string) cli.Flag {
	for _, flag := range flags {
		if slices.Contains(flag.Names(), flagName(arg)) {
			return flag
		}
	}
	return nil
}

// optionalFlag takes a file that may be left out. What follows it is its value
// when it has one of the endings of such a file.
type optionalFlag struct {
	*cli.StringFlag
	endings []string
}

// takesValue tells whether the first of the arguments after a flag is its
// value.
func takesValue(flags []cli.Flag, arg string, rest []string) bool {
	if strings.Contains(arg, "=") {
		return false
	}
	flag := find(flags, arg)
	if optional, is := flag.(optionalFlag); is {
		return len(rest) > 0 && slices.Contains(optional.endings, strings.ToLower(filepath.Ext(rest[0])))
	}
	valued, is := flag.(cli.DocGenerationFlag)
	return is && valued.TakesValue()
}
