package main

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
	"rasoat/pipeline/audit"
	"rasoat/rules/strict"
)

func schemaCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "schema",
		Usage:     c.say("in lược đồ JSON của một loại tệp YAML, để trình soạn thảo nhắc và kiểm tra", "print the JSON schema of a YAML file, for editors to complete and check"),
		ArgsUsage: c.say("[TÊN]", "[NAME]"),
		Description: c.say(`Không có tên: liệt kê các lược đồ và tệp tương ứng. Có tên: in lược đồ ra màn hình.
Ghi lược đồ vào một tệp và thêm dòng đầu sau vào tệp YAML, rồi mở bằng VS Code (tiện ích YAML):
# yaml-language-server: $schema=rasoat.schema.json
`+"`rasoat init` đã làm sẵn cho rasoat.yaml và targets.yaml.",
			`Without a name: lists the schemas and their files. With one: prints the schema.
Write it to a file, let the YAML file begin with this line, and open it in VS Code (extension YAML):
# yaml-language-server: $schema=rasoat.schema.json
`+"`rasoat init` has done so for rasoat.yaml and targets.yaml."),
		UsageText: "rasoat schema\n   rasoat schema rasoat\n   rasoat schema targets --lang en",
		Action: func(ctx *cli.Context) error {
			if err := positionals(ctx, 0, 1); err != nil {
				return err
			}
			if ctx.NArg() == 0 {
				c.listSchemas()
				return nil
			}
			shape, err := pipeline.FindShape(shapes(), ctx.Args().First())
			if err != nil {
				return err
			}
			written, err := pipeline.Schema(shape, c.lang)
			if err != nil {
				return err
			}
			c.print("%s", "%s", strings.TrimSuffix(string(written), "\n"))
			return nil
		},
	}
}

// shapes are all kinds of YAML files that the program reads.
func shapes() []strict.Shape { return append(pipeline.Shapes(), audit.Shape()) }

func (c *console) listSchemas() {
	t := newTable([]string{c.say("Tên", "Name"), c.say("Tệp", "File")})
	for _, shape := range shapes() {
		t.AppendRow(table.Row{shape.Name, shape.File})
	}
	c.print("%s", "%s", t.Render())
}
