package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
)

var queryFormats = []string{"table", "csv", "json", "parquet", "xlsx"}

func queryCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "query",
		Usage:     c.say("hỏi kho dữ liệu bằng SQL, chỉ đọc", "ask the warehouse in SQL, read-only"),
		ArgsUsage: c.say(`THƯ_MỤC ["SQL"]`, `DIR ["SQL"]`),
		Description: c.say(`Trả lời một câu SQL trên kết quả của một đợt. THƯ_MỤC là thư mục đợt rà soát, thư mục kết quả
hoặc một tệp .duckdb. Câu hỏi không ghi được gì, không đọc được tệp khác và không lên mạng.
--out ghi câu trả lời vào một tệp mà chỉ chủ tệp đọc được: csv cho Excel (UTF-8 có BOM), xlsx hoặc
parquet; trong csv và xlsx, chữ bắt đầu như công thức được thêm dấu nháy đơn; parquet giữ nguyên
giá trị. Số thập phân giữ đủ chữ số.
Không có SQL thì mở vỏ tương tác: câu kết thúc bằng ; phím Tab gợi ý tên bảng, tên cột, .help xem
các lệnh. Câu đã gõ chỉ nhớ đến khi thoát, vì có thể nêu tên người; --history TỆP thì giữ lại.`,
			`Answers one SQL select over the results of a campaign. DIR is a campaign folder, a folder of
results or a .duckdb file. A query can write nothing, read no other file and reach no network.
--out writes the answer to a file that its owner alone can read: csv for Excel (UTF-8 with BOM), xlsx
or parquet; in csv and xlsx text that begins as a formula does gets an apostrophe, parquet keeps the
values as they are. Decimals keep all their digits.
Without SQL an interactive shell opens: a statement ends in ; Tab completes tables and columns,
.help lists the commands. What is typed is kept until the shell ends, since it may name persons;
--history FILE keeps it longer.`),
		UsageText: `rasoat query dot-2023 "select commune_name, poor_closing, poor_rate from mart_communes"
   rasoat query dot-2023 "select * from mart_targets" --format csv
   rasoat query dot-2023 "select * from mart_flows where commune_code = $ma" --param ma=01969
   rasoat query dot-2023 --file cau-hoi.sql --out ket-qua.xlsx
   rasoat query dot-2023`,
		Flags: []cli.Flag{
			formatFlag(c, queryFormats...),
			&cli.StringFlag{Name: "file", Usage: c.say("đọc câu SQL từ `TỆP`, - là đầu vào chuẩn", "read the SQL from `FILE`, - is standard input")},
			&cli.GenericFlag{Name: "param", Value: &parameters{}, Usage: c.say("giá trị của $TÊN trong câu SQL, dùng được nhiều lần: `TÊN=GIÁ_TRỊ`", "value of $NAME in the SQL, may be repeated: `NAME=VALUE`")},
			&cli.IntFlag{Name: "limit", DefaultText: c.say("tất cả; 200 trong vỏ tương tác", "all; 200 in the shell"), Usage: c.say("trả lời nhiều nhất `N` dòng, 0 là tất cả", "answer at most `N` rows, 0 for all")},
			&cli.BoolFlag{Name: "time", DisableDefaultText: true, Usage: c.say("in số dòng và thời gian trả lời", "print the number of rows and how long the answer took")},
			&cli.StringFlag{Name: "out", Usage: c.say("ghi vào `TỆP`; đuôi tệp chọn dạng; parquet và xlsx cần tùy chọn này", "write to `FILE`, whose ending chooses the form; parquet and xlsx need it")},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: c.say("ghi đè tệp đã có", "overwrite a file that exists")},
			&cli.BoolFlag{Name: "shell", DisableDefaultText: true, Usage: c.say("mở vỏ tương tác, cả khi đầu vào không phải màn hình", "open the interactive shell, also where the input is no terminal")},
			&cli.StringFlag{Name: "history", Usage: c.say("vỏ tương tác: giữ các câu đã gõ trong `TỆP`", "shell: keep what is typed in `FILE`")},
		},
		Action: func(ctx *cli.Context) error {
			if opensShell(ctx) {
				return c.openShell(ctx)
			}
			return c.query(ctx)
		},
	}
}

// query answers the one question of the arguments.
func (c *console) query(ctx *cli.Context) error {
	format, err := outFormat(ctx, queryFormats)
	if err != nil {
		return err
	}
	if ctx.String("history") != "" {
		return refusal("--history chỉ dùng trong vỏ tương tác; bỏ câu SQL hoặc bỏ --history", "--history is for the shell; leave out the SQL or --history")
	}
	sql, err := queryText(ctx)
	if err != nil {
		return err
	}
	limit, err := rowLimit(ctx, 0)
	if err != nil {
		return err
	}
	asked := asked{console: c, target: ctx.Args().Get(0), format: format, time: ctx.Bool("time"), out: ctx.String("out"), force: ctx.Bool("force"),
		question: pipeline.Question{SQL: sql, Params: givenParameters(ctx), Limit: limit}}
	return asked.answer(ctx.Context)
}

func rowLimit(ctx *cli.Context, otherwise int) (int64, error) {
	limit := otherwise
	if ctx.IsSet("limit") {
		limit = ctx.Int("limit")
	}
	if limit < 0 {
		return 0, refusal("--limit %d không dùng được: cần 0 hoặc một số dương", "--limit %d cannot be used: give 0 or a positive number", limit)
	}
	return int64(limit), nil
}

// queryText is the SQL of the arguments, or of --file.
func queryText(ctx *cli.Context) (string, error) {
	name := ctx.String("file")
	if name == "" {
		return ctx.Args().Get(1), positionals(ctx, 2, 2)
	}
	if err := positionals(ctx, 1, 1); err != nil {
		return "", err
	}
	if name == "-" {
		content, err := io.ReadAll(ctx.App.Reader)
		return string(content), err
	}
	content, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", refusal("%s: không có tệp này; hãy kiểm tra lại đường dẫn", "%s: there is no such file; check the path", name)
	}
	return string(content), err
}

// parameters are the values of --param.
type parameters struct{ values map[string]string }

// Set takes one NAME=VALUE; the value may hold anything, also = and commas.
func (p *parameters) Set(text string) error {
	name, value, found := strings.Cut(text, "=")
	if name = strings.TrimPrefix(name, "$"); !found || name == "" {
		return errors.New("NAME=VALUE")
	}
	if p.values == nil {
		p.values = map[string]string{}
	}
	p.values[name] = value
	return nil
}

// String is what help shows as the default: nothing.
func (p *parameters) String() string { return "" }

func givenParameters(ctx *cli.Context) map[string]string {
	if given, is := ctx.Generic("param").(*parameters); is {
		return given.values
	}
	return nil
}

// asked is a question with the form and the place of its answer.
type asked struct {
	console  *console
	target   string
	question pipeline.Question
	format   string
	time     bool
	out      string // "" is stdout
	force    bool
}

// answer prints or writes the answer, and says on stderr what the limit left
// out and, where asked for, how long it took.
func (a asked) answer(ctx context.Context) error {
	started := time.Now()
	var done pipeline.Answered
	var err error
	if a.out == "" {
		done, err = a.print(ctx, a.console)
	} else {
		err = newFile(a.out, a.force, func(next string) error {
			done, err = a.write(ctx, next)
			return err
		})
	}
	if err != nil {
		return err
	}
	if done.More {
		a.console.note("chỉ %s dòng đầu; còn nữa", "the first %s rows only; there are more", a.console.count(done.Rows))
	}
	if a.time {
		a.console.note("%s dòng, %s", "%s rows, %s", a.console.count(done.Rows), a.console.elapsed(time.Since(started)))
	}
	return nil
}

func (a asked) print(ctx context.Context, to *console) (pipeline.Answered, error) {
	rows := newRows(to, a.format)
	done, err := pipeline.Query(ctx, a.target, a.question, rows)
	if err != nil {
		return done, err
	}
	return done, rows.end()
}

// write writes the answer to a file that is not there yet.
func (a asked) write(ctx context.Context, next string) (done pipeline.Answered, err error) {
	if a.format == "parquet" {
		return pipeline.QueryParquet(ctx, a.target, a.question, next)
	}
	file, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	switch a.format {
	case "xlsx":
		return pipeline.QuerySheet(ctx, a.target, a.question, file, a.console.lang)
	case "csv":
		if _, err := io.WriteString(file, "\ufeff"); err != nil { // Excel takes a csv file without it for the codepage of the machine
			return done, err
		}
	}
	to := *a.console
	to.stdout, to.colour = file, false
	return a.print(ctx, &to)
}
