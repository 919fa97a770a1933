package main

import (
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
	"rasoat/pipeline/schema"
	"rasoat/rules/strict"
)

//go:embed completion
var completionFiles embed.FS

// shells are those that rasoat completes in; each has a script that asks the
// program itself.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func completionCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     c.say("in đoạn mã để Tab điền lệnh và tùy chọn", "print the script with which Tab completes commands and options"),
		ArgsUsage: strings.Join(shells, " | "),
		Description: c.say(`In đoạn mã cho bash, zsh, fish hoặc PowerShell; đoạn mã hỏi lại chính chương trình nên luôn đúng phiên bản.
bash: thêm dòng  source <(rasoat completion bash)  vào ~/.bashrc
zsh:  thêm dòng  source <(rasoat completion zsh)  vào ~/.zshrc, sau compinit
fish: rasoat completion fish > ~/.config/fish/completions/rasoat.fish
PowerShell: thêm dòng  rasoat completion powershell | Out-String | Invoke-Expression  vào $PROFILE`,
			`Prints the script for bash, zsh, fish or PowerShell; it asks the program itself, so it is never out of date.
bash: add  source <(rasoat completion bash)  to ~/.bashrc
zsh:  add  source <(rasoat completion zsh)  to ~/.zshrc, after compinit
fish: rasoat completion fish > ~/.config/fish/completions/rasoat.fish
PowerShell: add  rasoat completion powershell | Out-String | Invoke-Expression  to $PROFILE`),
		UsageText: "rasoat completion bash\n   rasoat completion powershell",
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 1, 1); err != nil {
				return err
			}
			shell := ctx.Args().First()
			script, err := completionFiles.ReadFile("completion/rasoat." + shell)
			if err != nil {
				return refusal("không có đoạn mã cho %q; gần nhất là %q", "there is no script for %q; the nearest is %q", shell, strict.Nearest(shell, shells))
			}
			_, err = c.stdout.Write(script)
			return err
		},
	}
}

// completeWord is how the scripts ask: after it stand the words before the
// cursor and the one at it.
const completeWord = "__complete"

// complete prints what may stand at the cursor, one a line, with its meaning
// after a tab; nothing where the shell had better offer files.
func (c *console) complete(app *cli.App, words []string) {
	if len(words) == 0 {
		return
	}
	current := strings.Trim(words[len(words)-1], `"'`)
	for _, found := range candidates(app, words[:len(words)-1], current) {
		if strings.HasPrefix(found.word, current) {
			fmt.Fprintf(c.stdout, "%s\t%s\n", found.word, found.about)
		}
	}
}

// candidate is a word that may stand at the cursor.
type candidate struct{ word, about string }

func candidates(app *cli.App, before []string, current string) []candidate {
	a := &arranger{app: app}
	if a.findCommand(before) != nil {
		return nil
	}
	flags := append(slices.Clone(a.ownFlags()), app.Flags...)
	if n := len(before); n > 0 && isFlag(before[n-1]) && takesValue(flags, before[n-1], []string{current}) {
		return valuesOf(find(flags, before[n-1]))
	}
	if strings.HasPrefix(current, "-") {
		return flagWords(flags)
	}
	if a.command == nil {
		return commandWords(app)
	}
	if a.sort(before) != nil {
		return nil
	}
	return argumentWords(app, a.command.Name, a.positional)
}

// placeholder is what a flag's help says of its value: `text|json`.
var placeholder = regexp.MustCompile("`([^`]+)`")

// valuesOf are the values that a flag's help lists.
func valuesOf(flag cli.Flag) []candidate {
	described, is := flag.(cli.DocGenerationFlag)
	if !is {
		return nil
	}
	if described.Names()[0] == "lang" {
		return wordsOnly(string(pipeline.Vietnamese), string(pipeline.English))
	}
	found := placeholder.FindStringSubmatch(described.GetUsage())
	// one small word is the only value; FILE and name.xlsx stand for others
	if found == nil || !strings.Contains(found[1], "|") && (found[1] != strings.ToLower(found[1]) || strings.Contains(found[1], ".")) {
		return nil
	}
	return wordsOnly(strings.Split(found[1], "|")...)
}

func wordsOnly(words ...string) []candidate {
	var all []candidate
	for _, word := range words {
		all = append(all, candidate{word, word})
	}
	return all
}

func flagWords(flags []cli.Flag) []candidate {
	all := []candidate{}
	for _, flag := range flags {
		about := ""
		if described, is := flag.(cli.DocGenerationFlag); is {
			about = strings.ReplaceAll(described.GetUsage(), "`", "")
		}
		all = append(all, candidate{"--" + flag.Names()[0], about})
	}
	return all
}

func commandWords(app *cli.App) []candidate {
	var all []candidate
	for _, command := range app.Commands {
		all = append(all, candidate{command.Name, command.Usage})
	}
	return all
}

// argumentWords are the arguments of a command that are no files.
func argumentWords(app *cli.App, command string, given []string) []candidate {
	switch {
	case command == "help" && len(given) == 0:
		return commandWords(app)
	case command == "completion" && len(given) == 0:
		return wordsOnly(shells...)
	case command == "schema" && len(given) == 0:
		return wordsOnly(schema.Names(shapes())...)
	case command == "rules" && len(given) == 0:
		return wordsOnly(rulesActions...)
	case command == "rules" && given[0] != "list":
		sets, err := pipeline.RuleSets(nil)
		if err != nil {
			return nil
		}
		var all []candidate
		for _, set := range sets {
			all = append(all, candidate{set.ID, set.Title})
		}
		return all
	}
	return nil
}
