package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/peterh/liner"
)

// errAborted says that the interrupt key dropped the line being typed.
var errAborted = errors.New("the line was dropped")

// lineInput gives the shell its lines.
type lineInput interface {
	line(prompt string) (string, error) // io.EOF at the end, errAborted at the interrupt key
	remember(statement string)
	close() error
}

// newLineInput edits lines on a terminal, and reads them from anything else.
func newLineInput(in io.Reader, edited bool, history string, complete liner.WordCompleter) (lineInput, error) {
	if !edited {
		return plainLines{bufio.NewReader(in)}, nil
	}
	editor := liner.NewLiner()
	editor.SetCtrlCAborts(true)
	editor.SetTabCompletionStyle(liner.TabPrints)
	editor.SetWordCompleter(complete)
	lines := &editedLines{editor: editor, history: history, ended: make(chan os.Signal, 1)}
	signal.Notify(lines.ended, syscall.SIGTERM)
	if err := lines.recall(); err != nil {
		return nil, errors.Join(err, editor.Close())
	}
	return lines, nil
}

// isTerminalInput tells whether a person types what is read. The line editor
// reads standard input alone.
func isTerminalInput(in io.Reader) bool {
	file, is := in.(*os.File)
	return is && file == os.Stdin && isTerminal(file)
}

// plainLines reads a script.
type plainLines struct{ in *bufio.Reader }

func (p plainLines) line(string) (string, error) {
	text, err := p.in.ReadString('\n')
	if text != "" {
		err = nil
	}
	return strings.TrimRight(text, "\r\n"), err
}

func (plainLines) remember(string) {}
func (plainLines) close() error    { return nil }

// editedLines are typed by a person.
type editedLines struct {
	editor  *liner.State
	history string // the file that keeps what is typed, "" for none
	ended   chan os.Signal
}

func (e *editedLines) line(prompt string) (string, error) {
	typed := make(chan func() (string, error), 1)
	go func() {
		text, err := e.editor.Prompt(prompt)
		typed <- func() (string, error) { return text, err }
	}()
	select {
	case <-e.ended: // the terminal is given back as at the end of the input
		return "", io.EOF
	case result := <-typed:
		text, err := result()
		if errors.Is(err, liner.ErrPromptAborted) {
			return "", errAborted
		}
		return text, err
	}
}

// remember keeps a statement as one line where it can be one.
func (e *editedLines) remember(statement string) {
	if !strings.HasPrefix(statement, ".") {
		statement += ";"
	}
	if !strings.Contains(statement, "--") {
		e.editor.AppendHistory(strings.Join(strings.Fields(statement), " "))
		return
	}
	for line := range strings.Lines(statement) {
		e.editor.AppendHistory(strings.TrimSpace(line))
	}
}

// recall reads the file of history, where there is one.
func (e *editedLines) recall() error {
	if e.history == "" {
		return nil
	}
	file, err := os.Open(e.history)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = e.editor.ReadHistory(file)
	return err
}

// close gives the terminal back and keeps the history where its user asked for
// it, for the user alone.
func (e *editedLines) close() error {
	signal.Stop(e.ended)
	err := e.editor.Close()
	if e.history == "" {
		return err
	}
	return errors.Join(err, newFile(e.history, true, func(next string) error {
		file, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		_, err = e.editor.WriteHistory(file)
		return errors.Join(err, file.Close())
	}))
}
