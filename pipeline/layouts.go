package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
	"rasoat/rules/strict"
)

// workbookCommune is a line of workbook_communes in rasoat.yaml: the commune of
// a workbook that does not say it.
type workbookCommune struct {
	File    string      `yaml:"file"`
	Commune strict.Code `yaml:"commune"`
}

// readLayouts reads the campaign's own layouts, by file name, and puts those of
// the program after them; a campaign may have none of its own.
func (c *campaign) readLayouts() error {
	own, err := layoutsIn(c.path(c.config.Paths.Layouts))
	c.layouts = append(own, survey.Layouts()...)
	return err
}

func layoutsIn(folder string) ([]survey.Layout, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fault(err, "không đọc được thư mục %s", "cannot read the folder %s", folder)
	}
	var all []survey.Layout
	for _, entry := range entries {
		if ending := filepath.Ext(entry.Name()); entry.IsDir() || ending != ".yaml" && ending != ".yml" {
			continue
		}
		name := filepath.Join(folder, entry.Name())
		content, err := readSettled(name)
		if err != nil {
			return nil, fault(err, "không đọc được %s", "cannot read %s", name)
		}
		l, err := survey.ParseLayout(name, content)
		if err != nil {
			return nil, refusal(err)
		}
		all = append(all, l)
	}
	return all, nil
}

// codeInName is a commune code that stands alone in a file's name: 01969.xlsx,
// "xuat 01969 nam 2022.xlsx".
var codeInName = regexp.MustCompile(`[0-9]+`)

// communeInName returns the one code of units.csv that a file's name holds.
func (c campaign) communeInName(name string) string {
	found := ""
	for _, digits := range codeInName.FindAllString(filepath.Base(name), -1) {
		if !slices.ContainsFunc(c.units, func(u unit) bool { return u.Code == digits }) {
			continue
		}
		if found != "" && found != digits {
			return ""
		}
		found = digits
	}
	return found
}

// workbookCommuneTable gives the commune of workbooks that may not say it
// themselves: from rasoat.yaml, else from the file's name.
func (c campaign) workbookCommuneTable() warehouse.Table {
	table := warehouse.Table{
		Name: "ref_workbook_communes", Comment: "Mã xã của tệp theo rasoat.yaml hoặc tên tệp, dùng khi tệp không tự ghi | Commune of a workbook by rasoat.yaml or its file's name, used where the workbook does not say it — one row per workbook of a known commune",
		Columns: []warehouse.Column{text("source_file", "Tệp | File"), text("commune_code", "Mã xã | Commune code")},
	}
	for _, b := range c.books {
		code := c.communeInName(b.name)
		for _, given := range c.config.WorkbookCommunes {
			if sameFile(c.path(given.File), b.path) {
				code = string(given.Commune)
			}
		}
		if code != "" {
			table.Rows = append(table.Rows, []any{b.name, code})
		}
	}
	return table
}

// validateWorkbookCommunes refuses lines without a file or a whole code.
func (c *config) validateWorkbookCommunes(doc *strict.Document) {
	for i, w := range c.WorkbookCommunes {
		at := "$.workbook_communes[" + strconv.Itoa(i) + "]"
		if strings.TrimSpace(w.File) == "" {
			doc.Fail(at, "thiếu file; ghi tên tệp, ví dụ previous/xuat.xlsx", "file is missing; give the file, such as previous/export.xlsx")
		}
		if !digitsOnly(string(w.Commune), 5) {
			doc.Fail(at, `mã xã %q phải gồm đúng 5 chữ số, đặt trong dấu nháy`, `the commune code %q must be 5 digits, in quotes`, w.Commune)
		}
	}
}

// LayoutOptions say what Layout looks at.
type LayoutOptions struct {
	File string
	// AsIs shows samples as they stand; else what may be personal is veiled.
	AsIs bool
}

// Layout says how a workbook is read, by the layouts of the program and of the
// campaign whose rasoat.yaml is nearest above it. A workbook that cannot be
// read whole is a survey.RefusedFile.
func Layout(ctx context.Context, options LayoutOptions) (survey.Reading, error) {
	info, err := os.Stat(options.File)
	if err != nil || info.IsDir() {
		return survey.Reading{}, refuse("%s: không có tệp này; hãy kiểm tra lại đường dẫn", "%s: there is no such file; check the path", options.File)
	}
	layouts := survey.Layouts()
	if dir := findCampaign(options.File); dir != "" {
		config, err := readConfig(dir)
		if err != nil {
			return survey.Reading{}, err
		}
		c := campaign{dir: dir, config: config}
		if err := c.readLayouts(); err != nil {
			return survey.Reading{}, err
		}
		layouts = c.layouts
	}
	reading, err := survey.Describe(ctx, options.File, survey.DefaultLimits(), layouts, options.AsIs)
	var refused survey.RefusedFile
	if errors.As(err, &refused) {
		f := refused.Finding
		return reading, refuse("%[1]s: %[2]s; %[3]s", "%[1]s: %[4]s; %[5]s", options.File, f.Message, f.Remedy, f.MessageEN, f.RemedyEN)
	}
	return reading, fault(err, "không đọc được %s", "cannot read %s", options.File)
}
