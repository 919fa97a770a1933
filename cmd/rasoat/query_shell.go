package main

import (
	"context"
	"errors"
	"io"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

// rowsShown is how many rows the shell prints of an answer, unless told.
const rowsShown = 200

// opensShell tells whether the arguments ask for the interactive shell: they
// say so, or give a folder alone on a terminal.
func opensShell(ctx *cli.Context) bool {
	bare := ctx.NArg() == 1 && ctx.String("file") == "" && ctx.String("out") == ""
	return ctx.Bool("shell") || bare && isTyped(ctx)
}

// isTyped tells whether a person types and sees the answers.
func isTyped(ctx *cli.Context) bool {
	return isTerminalInput(ctx.App.Reader) && isTerminal(ctx.App.Writer)
}

// shell asks one question after the other. Each opens the results anew, so a
// run that publishes meanwhile is seen by the next question, and is not in its
// way.
type shell struct {
	asked     // what the next question is asked with
	input     lineInput
	relations []pipeline.Relation
	edited    bool // a person types
}

func (c *console) openShell(ctx *cli.Context) error {
	if err := positionals(ctx, 1, 1); err != nil {
		return err
	}
	if ctx.String("file") != "" || ctx.String("out") != "" {
		return refusal("--shell không dùng cùng --file, --out", "--shell goes with neither --file nor --out")
	}
	format, err := outFormat(ctx, queryFormats[:3])
	if err != nil {
		return err
	}
	limit, err := rowLimit(ctx, rowsShown)
	if err != nil {
		return err
	}
	target := ctx.Args().Get(0)
	relations, err := pipeline.Relations(ctx.Context, target)
	if err != nil {
		return err
	}
	s := &shell{relations: relations, edited: isTyped(ctx),
		asked: asked{console: c, target: target, format: format, time: ctx.Bool("time"), question: pipeline.Question{Params: givenParameters(ctx), Limit: limit}}}
	if s.input, err = newLineInput(ctx.App.Reader, s.edited, ctx.String("history"), s.complete); err != nil {
		return err
	}
	return errors.Join(s.run(ctx.Context), s.input.close())
}

// run reads statements until the input ends or .quit. A person sees what is
// wrong and goes on; a script ends at the first fault.
func (s *shell) run(ctx context.Context) error {
	if s.edited {
		s.console.print("Kho dữ liệu %s, chỉ đọc. Câu SQL kết thúc bằng ; .help xem các lệnh, .quit để thoát.", "Warehouse %s, read-only. A statement ends in ; .help lists the commands, .quit leaves.", harmless(s.target))
	}
	pending := ""
	for {
		prompt := "rasoat> "
		if strings.TrimSpace(pending) != "" {
			prompt = "   ...> "
		}
		line, err := s.input.line(prompt)
		switch {
		case errors.Is(err, errAborted):
			pending = ""
			continue
		case errors.Is(err, io.EOF):
			return s.last(ctx, pending)
		case err != nil:
			return err
		}
		if strings.TrimSpace(pending) == "" && strings.HasPrefix(strings.TrimSpace(line), ".") {
			s.input.remember(line)
			if quit, err := s.command(strings.Fields(line)); quit || err != nil {
				return err
			}
			continue
		}
		var statements []string
		statements, pending = statementsOf(pending + line + "\n")
		for _, statement := range statements {
			s.input.remember(statement)
			if err := s.ask(ctx, statement); err != nil {
				return err
			}
		}
	}
}

// last asks what stands before the end of the input without a semicolon.
func (s *shell) last(ctx context.Context, pending string) error {
	if s.edited {
		s.console.print("", "")
		return nil
	}
	if strings.TrimSpace(pending) == "" {
		return nil
	}
	return s.ask(ctx, pending)
}

// ask answers a statement. The interrupt key ends the answer, not the shell.
func (s *shell) ask(ctx context.Context, statement string) error {
	if s.edited {
		running, stop := signal.NotifyContext(context.WithoutCancel(ctx), syscall.SIGINT)
		defer stop()
		ctx = running
	}
	one := s.asked
	one.question.SQL = statement
	return s.goOn(one.answer(ctx))
}

// goOn shows a person what is wrong; a script ends with it.
func (s *shell) goOn(err error) error {
	if err == nil || !s.edited {
		return err
	}
	if errors.Is(err, context.Canceled) {
		s.console.complain(s.console.say("đã dừng câu hỏi", "the query was stopped"))
		return nil
	}
	s.console.report(err)
	return nil
}

// commands are the words that begin with a dot.
var commands = []string{".format", ".help", ".limit", ".param", ".quit", ".schema", ".tables", ".timing"}

// command carries out one of them.
func (s *shell) command(words []string) (quit bool, err error) {
	argument := ""
	if len(words) > 1 {
		argument = strings.TrimSuffix(words[1], ";")
	}
	switch strings.TrimSuffix(words[0], ";") {
	case ".quit", ".exit", ".q":
		return true, nil
	case ".help":
		s.console.print("%s", "%s", s.console.say(shellHelpVI, shellHelpEN))
	case ".tables":
		s.printTables(argument)
	case ".schema":
		err = s.printSchema(argument)
	case ".format":
		err = s.setFormat(argument)
	case ".limit":
		err = s.setLimit(argument)
	case ".timing":
		err = s.setTiming(argument)
	case ".param":
		err = s.setParameter(words[1:])
	default:
		err = refusal("không có lệnh %s; .help xem các lệnh", "there is no command %s; .help lists them", harmless(words[0]))
	}
	return false, s.goOn(err)
}

const shellHelpVI = `.tables [CHỮ]      các bảng, hoặc các bảng có CHỮ trong tên
.schema BẢNG       các cột của bảng, kiểu và ý nghĩa
.format DẠNG       table, csv hoặc json
.limit N           in nhiều nhất N dòng; 0 là tất cả
.timing on|off     in số dòng và thời gian trả lời
.param TÊN=GIÁ_TRỊ giá trị của $TÊN trong các câu sau
.help              bảng này
.quit              thoát (hoặc Ctrl-D)
Câu SQL dài bao nhiêu dòng cũng được, kết thúc bằng dấu ;. Tab gợi ý tên bảng, tên cột. Ctrl-C bỏ câu đang gõ.`

const shellHelpEN = `.tables [TEXT]     the tables, or those with TEXT in their name
.schema TABLE      columns of a table, their types and meaning
.format FORM       table, csv or json
.limit N           print at most N rows; 0 for all
.timing on|off     print the number of rows and how long the answer took
.param NAME=VALUE  value of $NAME in the statements that follow
.help              this list
.quit              leave (or Ctrl-D)
A statement may have any number of lines and ends in ;. Tab completes tables and columns. Ctrl-C drops what is being typed.`

func (s *shell) printTables(part string) {
	t := newTable([]string{s.console.say("bảng", "table"), s.console.say("nội dung", "content")})
	n := 0
	for _, r := range s.relations {
		if strings.Contains(r.Name, strings.ToLower(part)) {
			t.AppendRow(table.Row{r.Name, harmless(r.Comment.In(s.console.lang))})
			n++
		}
	}
	s.console.print("%s\n(%d bảng)", "%s\n(%d tables)", t.Render(), n)
}

func (s *shell) printSchema(name string) error {
	at := slices.IndexFunc(s.relations, func(r pipeline.Relation) bool { return strings.EqualFold(r.Name, name) })
	if at < 0 {
		return refusal("không có bảng %q; .tables xem danh sách", "there is no table %q; .tables lists them", harmless(name))
	}
	r := s.relations[at]
	t := newTable([]string{s.console.say("cột", "column"), s.console.say("kiểu", "type"), s.console.say("nội dung", "content")})
	for _, column := range r.Columns {
		t.AppendRow(table.Row{column.Name, strings.ToLower(column.Type), harmless(column.Comment.In(s.console.lang))})
	}
	s.console.print("%s: %s\n%s", "%s: %s\n%s", r.Name, harmless(r.Comment.In(s.console.lang)), t.Render())
	return nil
}

func (s *shell) setFormat(format string) error {
	if !slices.Contains(queryFormats[:3], format) {
		return refusal(".format %q không có; chọn table, csv hoặc json", "there is no .format %q; choose table, csv or json", format)
	}
	s.format = format
	return nil
}

func (s *shell) setLimit(text string) error {
	limit, err := strconv.ParseInt(text, 10, 64)
	if err != nil || limit < 0 {
		return refusal(".limit %q không dùng được: cần 0 hoặc một số dương", ".limit %q cannot be used: give 0 or a positive number", text)
	}
	s.question.Limit = limit
	return nil
}

func (s *shell) setTiming(text string) error {
	if text != "on" && text != "off" {
		return refusal(".timing %q không có; chọn on hoặc off", "there is no .timing %q; choose on or off", text)
	}
	s.time = text == "on"
	return nil
}

// setParameter keeps a value for the statements that name it; a statement is
// given only those.
func (s *shell) setParameter(words []string) error {
	given := parameters{s.question.Params}
	if given.Set(strings.Join(words, " ")) != nil {
		return refusal(".param cần TÊN=GIÁ_TRỊ", ".param needs NAME=VALUE")
	}
	s.question.Params, s.question.Spare = given.values, true
	return nil
}
