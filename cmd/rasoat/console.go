package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"rasoat/pipeline"
)

// console is where the program speaks: its language and its streams. Results
// go to stdout, everything else to stderr.
type console struct {
	lang           pipeline.Lang
	stdout, stderr io.Writer
	colour         bool   // stdout shows colours
	bar            bool   // stderr can show a moving bar
	subject        string // the folder or files of the command, for commands to try next
}

// about keeps what a command was called with, as it is typed again.
func (c *console) about(paths []string) {
	var words []string
	for _, path := range paths {
		switch {
		case strings.Contains(path, "\""):
			path = strconv.Quote(path)
		case strings.ContainsAny(path, " '"):
			path = `"` + path + `"` // a backslash of Windows stays single
		}
		words = append(words, harmless(path))
	}
	c.subject = strings.Join(words, " ")
}

// newConsole looks at what the streams can show. NO_COLOR, when set, turns
// colours off (no-color.org).
func newConsole(lang pipeline.Lang, stdout, stderr io.Writer) *console {
	capable := os.Getenv("TERM") != "dumb"
	return &console{
		lang: lang, stdout: stdout, stderr: stderr,
		colour: capable && os.Getenv("NO_COLOR") == "" && showsColours(stdout),
		bar:    capable && hasWidth(stderr),
	}
}

// hasWidth tells whether a stream is a terminal that says how wide it is. One
// that does not (a recorder, a container) gets the plain lines: a bar of
// unknown width would not be drawn at all.
func hasWidth(stream io.Writer) bool {
	file, is := stream.(*os.File)
	if !is {
		return false
	}
	width, _, err := term.GetSize(int(file.Fd()))
	return err == nil && width > 0
}

func isTerminal(stream io.Writer) bool {
	file, is := stream.(*os.File)
	return is && term.IsTerminal(int(file.Fd()))
}

// say chooses between two wordings of one thing.
func (c *console) say(vi, en string) string { return pipeline.Text{VI: vi, EN: en}.In(c.lang) }

// print writes a formatted line in the console's language to stdout.
func (c *console) print(vi, en string, args ...any) {
	fmt.Fprintf(c.stdout, c.say(vi, en)+"\n", args...)
}

// note is print to stderr: what is said beside a result.
func (c *console) note(vi, en string, args ...any) {
	fmt.Fprintf(c.stderr, c.say(vi, en)+"\n", args...)
}

// The few colours that are used.
const (
	bold   = "1"
	red    = "31"
	green  = "32"
	yellow = "33"
	faint  = "2"
)

// paint colours text where the terminal shows colours.
func (c *console) paint(colour, text string) string {
	if !c.colour {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}

// harmless replaces control characters: a name in a workbook never moves the
// cursor or changes the title of a terminal.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < ' ' || (r >= 0x7f && r < 0xa0) || (r >= 0x202a && r <= 0x202e) || (r >= 0x2066 && r <= 0x2069):
			return '\ufffd'
		}
		return r
	}, text)
}
