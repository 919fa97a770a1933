package main

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/urfave/cli/v2"

	"rasoat/pipeline"
	"rasoat/pipeline/survey"
)

func layoutCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "layout",
		Usage:     c.say("nhận ra bố cục của một tệp, đề xuất bố cục cho tệp lạ", "recognise the layout of a file, propose one for an unknown file"),
		ArgsUsage: c.say("TỆP.xlsx|TỆP.csv", "FILE.xlsx|FILE.csv"),
		Description: c.say(`In bố cục nhận ra được và từng cột được đọc vào đâu: sheet, ô tiêu đề, khóa, vài giá trị mẫu (chữ và
số của dữ liệu cá nhân được thay bằng x và 9, trừ khi có --samples). Bố cục gồm mẫu của chương trình,
bản xuất và danh sách thường gặp, và các tệp layouts/*.yaml của đợt rà soát. Tệp lạ thì in một bố cục đề xuất
(YAML, cột được ghép theo tên gần giống): xem lại, đặt vào layouts/ của đợt rà soát, rồi tệp đọc được.`,
			`Prints the layout that was recognised and where each column goes: sheet, header cell, key, some
values (letters and digits of personal data as x and 9, unless --samples is given). Layouts are the
program's own format, known exports and lists, and layouts/*.yaml of the campaign. For an unknown file it
prints a proposed layout (YAML, columns matched by the nearest names): look it over, put it into
layouts/ of the campaign, and the file can be read.`),
		UsageText: c.say("rasoat layout previous/danh-sach.xlsx\n   rasoat layout la.xlsx --out dot-2023/layouts/la.yaml", "rasoat layout previous/list.xlsx --lang en\n   rasoat layout unknown.xlsx --out campaign-2023/layouts/own.yaml"),
		Flags: []cli.Flag{
			formatFlag(c, "text", "json"),
			&cli.BoolFlag{Name: "samples", DisableDefaultText: true, Usage: c.say("in giá trị mẫu như đã ghi, kể cả dữ liệu cá nhân", "print samples as typed, personal data too")},
			&cli.StringFlag{Name: "out", Usage: c.say("ghi bố cục đề xuất vào `TỆP.yaml`", "write the proposed layout to `FILE.yaml`")},
		},
		Action: func(ctx *cli.Context) error {
			format, err := chosenFormat(ctx, "text", "json")
			if err == nil {
				err = positionals(ctx, 1, 1)
			}
			if err != nil {
				return err
			}
			reading, err := pipeline.Layout(ctx.Context, pipeline.LayoutOptions{File: ctx.Args().First(), AsIs: ctx.Bool("samples")})
			if err != nil {
				return err
			}
			if out := ctx.String("out"); out != "" && reading.Proposal != "" {
				if err := writeNew(out, reading.Proposal); err != nil {
					return err
				}
			}
			if format == "json" {
				encoder := json.NewEncoder(c.stdout)
				encoder.SetEscapeHTML(false)
				encoder.SetIndent("", "  ")
				return encoder.Encode(layoutOf(reading))
			}
			c.printLayout(reading, ctx.String("out"))
			return nil
		},
	}
}

// writeNew writes a file that must not be there yet.
func writeNew(path, content string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return refusal("%s: không ghi được bố cục (%v); hãy chọn tên tệp khác", "%s: the layout cannot be written (%v); choose another file", path, err)
	}
	defer file.Close()
	_, err = file.WriteString(content)
	return err
}

func (c *console) printLayout(r survey.Reading, out string) {
	switch {
	case r.Layout == "":
		c.print("%s: không nhận ra bố cục nào; cột được ghép theo tên gần giống", "%s: no layout was recognised; columns are matched by the nearest names", c.paint(bold, c.say("Bố cục", "Layout")))
	default:
		c.print("%s: %s (%s), dùng làm: %s", "%s: %s (%s), usable as: %s", c.paint(bold, c.say("Bố cục", "Layout")), harmless(pipeline.Text{VI: r.Title, EN: r.TitleEN}.In(c.lang)), harmless(r.Layout), roleNames(c, r.Roles))
	}
	for _, sheet := range r.Sheets {
		c.printSheet(sheet)
	}
	switch {
	case r.Layout != "":
	case r.Proposal == "":
		c.print("Không tìm thấy dòng tiêu đề nào có từ 3 cột quen thuộc, nên không đề xuất được bố cục.", "No header row with 3 familiar columns was found, so no layout can be proposed.")
	case out != "":
		c.print("Đã ghi bố cục đề xuất vào %s; hãy xem lại từng dòng.", "The proposed layout is in %s; look over every line.", out)
	default:
		c.print("", "")
		for line := range strings.Lines(strings.TrimRight(r.Proposal, "\n")) {
			c.print("%s", "%s", strings.TrimRight(harmless(line), " "))
		}
	}
}

func roleNames(c *console, roles []survey.Role) string {
	var all []string
	for _, role := range roles {
		if role == survey.RolePrevious {
			all = append(all, c.say("danh sách năm trước (previous/)", "last year's list (previous/)"))
		} else {
			all = append(all, c.say("phiếu năm nay (survey/)", "this year's survey (survey/)"))
		}
	}
	return strings.Join(all, ", ")
}

func (c *console) printSheet(sheet survey.SheetReading) {
	if sheet.Table == "" || len(sheet.Columns) == 0 {
		state := c.say("không đọc", "not read")
		if sheet.Table != "" {
			state = sheet.Table
		}
		c.print("\nSheet %q: %s, %s dòng", "\nSheet %q: %s, %s rows", sheet.Name, state, c.count(int64(sheet.Rows)))
		return
	}
	c.print("\nSheet %q → %s: tiêu đề đến dòng %s, %s dòng dưới đó", "\nSheet %q → %s: header through row %s, %s rows under it", sheet.Name, sheet.Table, strconv.Itoa(sheet.HeaderRow), c.count(int64(sheet.Rows)))
	t := newTable([]string{c.say("Ô", "Cell"), c.say("Tiêu đề", "Header"), c.say("Khóa", "Key"), c.say("Đọc là", "Read as"), c.say("Mẫu", "Samples")})
	for _, column := range sheet.Columns {
		key, label := column.Key, column.Label
		if key == "" {
			key = c.say("không đọc", "not read")
		}
		if column.Near {
			label += " (" + strconv.Itoa(column.Likeness) + " %)"
		}
		t.AppendRow(table.Row{column.Cell, harmless(strings.Join(strings.Fields(column.Header), " ")), harmless(key), harmless(label), harmless(strings.Join(column.Samples, " · "))})
	}
	c.print("%s", "%s", t.Render())
}

// The shape of layout --format json.
type layoutJSON struct {
	Layout   string        `json:"layout"`
	Title    string        `json:"title,omitempty"`
	File     string        `json:"file,omitempty"`
	Roles    []survey.Role `json:"roles,omitempty"`
	Sheets   []sheetJSON   `json:"sheets"`
	Proposal string        `json:"proposal,omitempty"`
}

type sheetJSON struct {
	Sheet     string       `json:"sheet"`
	Table     string       `json:"table,omitempty"`
	HeaderRow int          `json:"header_row,omitempty"`
	Rows      int          `json:"rows"`
	Columns   []columnJSON `json:"columns,omitempty"`
}

type columnJSON struct {
	Cell     string   `json:"cell"`
	Header   string   `json:"header"`
	Key      string   `json:"key,omitempty"`
	Likeness int      `json:"likeness,omitempty"`
	Samples  []string `json:"samples,omitempty"`
}

func layoutOf(r survey.Reading) layoutJSON {
	j := layoutJSON{Layout: r.Layout, Title: r.Title, File: r.File, Roles: r.Roles, Proposal: r.Proposal}
	for _, s := range r.Sheets {
		sheet := sheetJSON{Sheet: s.Name, Table: s.Table, HeaderRow: s.HeaderRow, Rows: s.Rows}
		for _, c := range s.Columns {
			sheet.Columns = append(sheet.Columns, columnJSON{c.Cell, c.Header, c.Key, c.Likeness, c.Samples})
		}
		j.Sheets = append(j.Sheets, sheet)
	}
	return j
}
