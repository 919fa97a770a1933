package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/unicode/norm"

	"rasoat/pipeline"
)

var (
	guideCommands = regexp.MustCompile("(?m)^    (rasoat .*)$")
	shellWords    = regexp.MustCompile(`"([^"]*)"|(\S+)`)
)

// wordsOf splits a line as a shell does.
func wordsOf(line string) []string {
	var words []string
	for _, found := range shellWords.FindAllStringSubmatch(line, -1) {
		words = append(words, found[1]+found[2])
	}
	return words
}

func TestEveryCommandOfTheGuideIsUnderstood(t *testing.T) {
	var inLanguage [][]string
	for _, lang := range []pipeline.Lang{pipeline.Vietnamese, pipeline.English} {
		text := newConsole(lang, io.Discard, io.Discard).guide()
		if !norm.NFC.IsNormalString(text) {
			t.Errorf("the guide in %s is not in NFC", lang)
		}
		if steps := stepTitles(text); len(steps) != 10 {
			t.Errorf("the guide in %s has the steps %q, want ten", lang, steps)
		}
		var commands []string
		for _, found := range guideCommands.FindAllStringSubmatch(text, -1) {
			commands = append(commands, found[1])
			if err := understood(found[1]); err != nil {
				t.Errorf("%s: %v", found[1], err)
			}
		}
		inLanguage = append(inLanguage, commands)
	}
	if !slices.Equal(inLanguage[0], inLanguage[1]) || len(inLanguage[0]) < 15 {
		t.Errorf("the guides name the commands\n%q\nand\n%q", inLanguage[0], inLanguage[1])
	}
	for _, wrong := range []string{"rasoat chek dot", "rasoat run dot --since", "rasoat template dot --quarter x", "rasoat run dot more"} {
		if understood(wrong) == nil {
			t.Errorf("%s is taken for a command", wrong)
		}
	}
}

func stepTitles(text string) []string {
	var titles []string
	for line := range strings.Lines(text) {
		if stepTitle.MatchString(line) {
			titles = append(titles, strings.TrimSpace(line))
		}
	}
	return titles
}

// understood parses a command line as the program does, up to its work: the
// command, its flags and their values, and the number of arguments.
func understood(line string) error {
	app := newApp(newConsole(pipeline.English, io.Discard, io.Discard))
	for _, command := range app.Commands {
		least, most := 0, strings.Count(command.ArgsUsage, " ")+1
		if command.ArgsUsage == "" {
			most = 0
		}
		if strings.HasPrefix(command.ArgsUsage, "DIR") {
			least = 1
		}
		command.Action = func(ctx *cli.Context) error { return positionals(ctx, least, most) }
	}
	arranged, err := arrange(app, wordsOf(line))
	if err != nil {
		return err
	}
	return app.Run(arranged)
}

// The README shows the ten steps with a picture each; together they are small.
func TestTheReadmeShowsAPictureOfEachStep(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	check(t, err)
	var bytes int64
	pictures := regexp.MustCompile(`\]\((testdata/screens/buoc-[^)]+\.png)\)`).FindAllStringSubmatch(string(readme), -1)
	for _, picture := range pictures {
		info, err := os.Stat(filepath.Join("..", "..", picture[1]))
		check(t, err)
		bytes += info.Size()
	}
	if len(pictures) != 10 || bytes > 600_000 {
		t.Errorf("the README shows %d pictures of %d bytes, want ten of at most 600,000", len(pictures), bytes)
	}
}
