package main

import (
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

// The help pages are those of the library with their headings in the language
// of the user; every page ends with the exit statuses.
const (
	appHelpVI = `{{.Name}} - {{.Usage}}

CÁCH DÙNG:
   rasoat LỆNH [ĐỐI SỐ] [TÙY CHỌN]

LỆNH:{{range .VisibleCommands}}
   {{printf "%-12s" .Name}}{{.Usage}}{{end}}

TÙY CHỌN CHUNG (đặt trước hay sau lệnh đều được):{{range .VisibleFlags}}
   {{.}}{{end}}

VÍ DỤ:
   rasoat synth --seed 1 --out dot-mau      tạo một đợt rà soát mẫu, không có thật
   rasoat run dot-mau                       xếp loại, lập biểu, ghi vào dot-mau/out
   rasoat help run                          hướng dẫn từng lệnh
` + exitVI
	appHelpEN = `{{.Name}} - {{.Usage}}

USAGE:
   rasoat COMMAND [ARGUMENTS] [OPTIONS]

COMMANDS:{{range .VisibleCommands}}
   {{printf "%-12s" .Name}}{{.Usage}}{{end}}

GLOBAL OPTIONS (before or after the command):{{range .VisibleFlags}}
   {{.}}{{end}}

EXAMPLES:
   rasoat synth --seed 1 --out sample       make a sample campaign, invented
   rasoat run sample                        classify, write the forms to sample/out
   rasoat help run                          help on one command
` + exitEN
	commandHelpVI = `{{.HelpName}} - {{.Usage}}

CÁCH DÙNG:
   {{.HelpName}} {{.ArgsUsage}}{{if .VisibleFlags}} [TÙY CHỌN]{{end}}

{{.Description}}{{if .VisibleFlags}}

TÙY CHỌN:{{range .VisibleFlags}}
   {{.}}{{end}}{{end}}

VÍ DỤ:
   {{.UsageText}}
` + exitVI
	commandHelpEN = `{{.HelpName}} - {{.Usage}}

USAGE:
   {{.HelpName}} {{.ArgsUsage}}{{if .VisibleFlags}} [OPTIONS]{{end}}

{{.Description}}{{if .VisibleFlags}}

OPTIONS:{{range .VisibleFlags}}
   {{.}}{{end}}{{end}}

EXAMPLES:
   {{.UsageText}}
` + exitEN

	exitVI = `
MÃ KẾT THÚC:
   0  xong
   1  lỗi của chương trình hoặc của máy
   2  dùng sai: thiếu thư mục, tệp cấu hình hay tùy chọn không đúng
   3  phiếu có lỗi phải sửa; kết quả vẫn được ghi cho các hộ không có lỗi
`
	exitEN = `
EXIT STATUS:
   0  done
   1  fault of the program or of the machine
   2  wrong use: a missing folder, a wrong configuration or option
   3  the survey has errors to mend; results are still written for the good households
`
)

// helpCommand prints the page of the program or of one command.
func helpCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:        "help",
		Usage:       c.say("hướng dẫn chung hoặc của một lệnh", "help, in general or on a command"),
		ArgsUsage:   c.say("[LỆNH]", "[COMMAND]"),
		Description: c.say("In hướng dẫn ra màn hình.", "Prints help."),
		UsageText:   "rasoat help run",
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 0, 1); err != nil {
				return err
			}
			if ctx.NArg() == 0 {
				return c.showHelp(ctx.App.CustomAppHelpTemplate, ctx.App)
			}
			command := ctx.App.Command(ctx.Args().First())
			if command == nil {
				return refusal("không có lệnh %q", "there is no command %q", ctx.Args().First())
			}
			return c.showHelp(command.CustomHelpTemplate, command)
		},
	}
}

// showHelp prints a page; the library has an English word of its own beside
// each option, which is put into Vietnamese.
func (c *console) showHelp(page string, of any) error {
	var text strings.Builder
	cli.HelpPrinter(&text, page, of)
	_, err := io.WriteString(c.stdout, strings.ReplaceAll(text.String(), "(default: ", c.say("(mặc định: ", "(default: ")))
	return err
}
