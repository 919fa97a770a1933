package report

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"unicode/utf16"

	"github.com/goccy/go-yaml"
)

//go:embed layouts/*/*.yaml
var layoutFiles embed.FS

// Folders of layoutFiles, one a workbook; a workbook has its sheets in the
// order of the file names.
const (
	formLayouts       = "layouts/forms"
	detailLayouts     = "layouts/detail"
	progressLayouts   = "layouts/progress"
	officeLayouts     = "layouts/office"
	allocationLayouts = "layouts/allocation"
	supportLayouts    = "layouts/support"
)

// maxSheetName is Excel's limit for the name of a sheet, in UTF-16 units.
const maxSheetName = 31

// A layout is one printed sheet over one rpt_ relation.
type layout struct {
	Relation string   `yaml:"relation"` // the relation, read in the order of row_no
	Sheet    string   `yaml:"sheet"`    // as the "-- sheet:" header of the relation
	Form     string   `yaml:"form"`     // the form's number and circular, top right
	Title    string   `yaml:"title"`
	Year     string   `yaml:"year"`  // what stands before the year, "Năm rà soát" when left out
	Named    bool     `yaml:"named"` // names households: left out where they are counted only
	Unit     string   `yaml:"unit"`  // unit of measure, above the table
	Lines    string   `yaml:"lines"` // "", linesInColumn or linesBelow
	Columns  []column `yaml:"columns"`
	Checks   []column `yaml:"checks"` // beside the form, outside the print area
	Notes    []string `yaml:"notes"`

	RolledUp rolledUpLayout `yaml:"rolled_up"`
}

// ofPlan tells a sheet that needs the plan or the opening totals of a campaign,
// which a roll-up has not.
func (l layout) ofPlan() bool {
	return slices.Contains([]string{"rpt_802_targets", "rpt_803_commune_targets", "rpt_831_decomposition"}, l.Relation)
}

// How the lines of one unit are printed.
const (
	linesInColumn = "column" // a column names the line; number and unit are merged over the lines
	linesBelow    = "below"  // the unit has a row of its own, its lines follow as "- line"
)

// A column is a column of figures, a group of columns, or a run of slots that
// the campaign fills.
type column struct {
	Key     string   `yaml:"key"`   // column of the relation
	Slots   string   `yaml:"slots"` // prefix of numbered columns: one for each ethnicity shown
	Label   string   `yaml:"label"`
	Number  string   `yaml:"number"` // printed under the header; {key} is that column's running number
	Width   float64  `yaml:"width"`  // in digits of Times New Roman 12
	Format  string   `yaml:"format"`
	Columns []column `yaml:"columns"`
}

// Formats of a column.
const (
	formatText   = "text"
	formatCenter = "center"
	formatCount  = "count"  // #,##0
	formatRate   = "rate"   // 0.00
	formatNumber = "number" // whole numbers as counts, others as rates
	formatZero   = "zero"   // a count that must be 0
	formatFlag   = "flag"   // a check that must hold
)

func knownFormats() []string {
	return []string{formatText, formatCenter, formatCount, formatRate, formatNumber, formatZero, formatFlag}
}

// readLayouts reads the layouts of one workbook strictly: an unknown key is an
// error with its line.
func readLayouts(folder string) ([]layout, error) {
	entries, err := fs.ReadDir(layoutFiles, folder)
	if err != nil {
		return nil, err
	}
	var layouts []layout
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		data, err := layoutFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		l, err := parseLayout(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		layouts = append(layouts, l)
	}
	return layouts, nil
}

func parseLayout(data []byte) (layout, error) {
	var l layout
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&l); err != nil {
		return layout{}, err
	}
	if l.Relation == "" || l.Title == "" || len(l.Columns) == 0 {
		return layout{}, fmt.Errorf("a layout needs relation, title and columns")
	}
	if n := len(utf16.Encode([]rune(l.Sheet))); n == 0 || n > maxSheetName {
		return layout{}, fmt.Errorf("sheet %q has %d characters; Excel takes 1 to %d", l.Sheet, n, maxSheetName)
	}
	if !slices.Contains([]string{"", linesInColumn, linesBelow}, l.Lines) {
		return layout{}, fmt.Errorf("lines %q; give %q, %q or nothing", l.Lines, linesInColumn, linesBelow)
	}
	return l, checkColumns(append(slices.Clone(l.Columns), l.Checks...))
}

func checkColumns(columns []column) error {
	for _, c := range columns {
		if len(c.Columns) > 0 {
			if c.Key != "" || c.Slots != "" || c.Label == "" {
				return fmt.Errorf("group %q: a group has a label and no key", c.Label)
			}
			if err := checkColumns(c.Columns); err != nil {
				return err
			}
			continue
		}
		if (c.Key == "") == (c.Slots == "") {
			return fmt.Errorf("column %q: give a key or slots", c.Label)
		}
		if c.Width <= 0 || !slices.Contains(knownFormats(), c.Format) {
			return fmt.Errorf("column %q: needs a width and one of the formats %v", c.Key+c.Slots, knownFormats())
		}
	}
	return nil
}
