package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rasoat/pipeline/page"
	"rasoat/pipeline/survey"
	"rasoat/rules"
	"rasoat/rules/strict"
	"rasoat/rules/support"
)

// campaign is a campaign folder (đợt rà soát) whose configuration has been read
// and found good.
type campaign struct {
	dir     string
	out     string
	config  config
	units   []unit
	targets targets
	// sets are the rule sets of the campaign; the first decides the forms.
	sets []rules.Set
	// assume says which sets may count the survey's nearest indicator where
	// their own is unknown: no set, the compared ones, or all.
	assume assumption
	points rules.PointsTable // empty when the campaign gives none
	// support is what the plan promises to whom, empty when nothing says so.
	support support.Plan
	books   []book
	// parts are the Parquet files of a survey without spreadsheets, by part.
	parts map[string][]string
	// approved are the results of earlier years, oldest first.
	approved []approvedFile
	// layouts are tried on workbooks that do not follow the format, the
	// campaign's own before those of the program.
	layouts []survey.Layout
	// tiles and boundaries say where the communes lie, for the page.
	tiles      []page.Tile
	boundaries []page.Boundary
}

// book is one workbook that the communes, the archive or an office gave.
type book struct {
	path string
	name string // as findings show it: survey/01969.xlsx
	role survey.Role
}

// openCampaign reads the configuration of a campaign folder. out, when given,
// takes the place of paths.out.
func openCampaign(dir, out string) (campaign, error) {
	c := campaign{dir: dir}
	var err error
	if c.config, err = readConfig(dir); err != nil {
		return c, err
	}
	if c.out = out; c.out == "" {
		c.out = c.path(c.config.Paths.Out)
	}
	if err = c.keepOutApart(); err != nil {
		return c, err
	}
	if c.sets, err = rulesFor(c.config); err != nil {
		return c, placed(filepath.Join(dir, ConfigFile), err)
	}
	c.assume = assumeNothing
	if c.config.AssumeUnknown {
		c.assume = assumeCompared
	}
	if c.points, err = c.readPoints(); err != nil {
		return c, err
	}
	if err = c.readLayouts(); err != nil {
		return c, err
	}
	if c.support, err = c.readSupport(); err != nil {
		return c, err
	}
	if c.units, err = readUnits(c.path(c.config.Paths.Units)); err != nil {
		return c, err
	}
	if err = c.haveValidUnit(); err != nil {
		return c, err
	}
	if c.targets, err = readTargets(c.path(c.config.Paths.Targets), c.config.Year, c.units); err != nil {
		return c, err
	}
	return c, c.readPlaces()
}

// readPoints reads the table of B1 points that rasoat.yaml names, if any.
func (c campaign) readPoints() (rules.PointsTable, error) {
	name := c.config.Paths.B1Points
	if name == "" {
		return rules.PointsTable{}, nil
	}
	content, err := readSettled(c.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return rules.PointsTable{}, refuse("%s: không có bảng điểm này; hãy sửa paths.b1_points hoặc bỏ khóa đó", "%s: there is no such table of points; correct paths.b1_points or leave it out", c.path(name))
	}
	if err != nil {
		return rules.PointsTable{}, fault(err, "không đọc được %s", "cannot read %s", c.path(name))
	}
	table, err := rules.LoadPoints(c.path(name), content)
	return table, refusal(err)
}

// keepOutApart refuses results among the workbooks: the next run would take
// the forms for the workbook of a commune.
func (c campaign) keepOutApart() error {
	for _, folder := range []string{c.config.Paths.Survey, c.config.Paths.Previous, c.config.Paths.Progress} {
		if filepath.Clean(c.out) == filepath.Clean(c.path(folder)) || sameFile(c.out, c.path(folder)) {
			return refuse("%s: kết quả không thể ghi vào thư mục chứa bảng của các xã; hãy chọn thư mục khác", "%s: the results cannot go where the workbooks are; choose another folder", c.out)
		}
	}
	return nil
}

func (c campaign) haveValidUnit() error {
	if slices.ContainsFunc(c.units, func(u unit) bool { return u.validOn(c.config.reviewDay) }) {
		return nil
	}
	return refuse("%s: không xã nào còn hiệu lực vào ngày rà soát %s; hãy sửa valid_from, valid_until hoặc review_date",
		"%s: no commune is valid on the review date %s; correct valid_from, valid_until or review_date",
		c.path(c.config.Paths.Units), c.config.ReviewDate)
}

// rulesFor returns the sets that rasoat.yaml names, or the one in force on the
// review date, never the latest.
func rulesFor(c config) ([]rules.Set, error) {
	all, err := rules.Load(rules.Embedded())
	if err != nil {
		return nil, err
	}
	if len(c.Rules) > 0 {
		return named(all, c.Rules)
	}
	set, err := rules.At(all, c.reviewDay)
	if err != nil {
		return nil, refuse("chưa có bộ quy định cho ngày rà soát %s; hãy sửa review_date hoặc ghi rõ rules", "no rule set is in force on %s; correct review_date or name the sets under rules", c.ReviewDate)
	}
	return []rules.Set{set}, nil
}

// named picks rule sets by id, each once.
func named(all []rules.Set, ids []string) ([]rules.Set, error) {
	known := make([]string, len(all))
	for i, set := range all {
		known[i] = set.ID
	}
	var chosen []rules.Set
	for i, id := range ids {
		at := slices.Index(known, id)
		if at < 0 {
			return nil, refuse("không có bộ quy định %q; gần nhất là %q", "there is no rule set %q; the nearest is %q", id, strict.Nearest(id, known))
		}
		if slices.Contains(ids[:i], id) {
			return nil, refuse("bộ quy định %q ghi hai lần", "the rule set %q is named twice", id)
		}
		chosen = append(chosen, all[at])
	}
	return chosen, nil
}

// assumption says for which sets a comparison may go on over unknown numbers.
type assumption string

const (
	assumeNothing  assumption = "no"
	assumeCompared assumption = "compared"
	assumeAll      assumption = "all"
)

// deciding is the rule set of the forms.
func (c campaign) deciding() rules.Set { return c.sets[0] }

func (c campaign) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(c.dir, filepath.FromSlash(name))
}

// findBooks lists the workbooks of the survey, of the year before and of progress, by name.
func (c *campaign) findBooks() error {
	if err := c.findParts(); err != nil {
		return err
	}
	surveyed, err := c.booksIn(c.config.Paths.Survey, "survey")
	if errors.Is(err, fs.ErrNotExist) && c.parts == nil {
		return refuse("%s: không có thư mục này; hãy đặt bảng rà soát của các xã vào đây", "%s: there is no such folder; put the communes' workbooks there", c.path(c.config.Paths.Survey))
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(surveyed) == 0 && c.parts == nil {
		return refuse("%s: chưa có bảng rà soát nào (.xlsx); hãy đặt bảng của các xã vào đây", "%s: there is no workbook (.xlsx) yet; put the communes' workbooks there", c.path(c.config.Paths.Survey))
	}
	previous, err := c.previousBooks()
	if err != nil {
		return err
	}
	progress, err := c.progressBooks()
	c.books = slices.Concat(surveyed, previous, progress)
	return err
}

// progressBooks lists the progress reports of the offices; a campaign may have
// none.
func (c *campaign) progressBooks() ([]book, error) {
	progress, err := c.booksIn(c.config.Paths.Progress, survey.RoleProgress)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return progress, err
}

// previousBooks lists the workbooks of the year before; a campaign may have
// none.
func (c *campaign) previousBooks() ([]book, error) {
	previous, err := c.booksIn(c.config.Paths.Previous, "previous")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return previous, err
}

// spreadsheets are the endings that people give to spreadsheets; survey.Land
// refuses by name those it does not read.
var spreadsheets = []string{".xlsx", ".xltx", ".xlsm", ".xltm", ".xlam", ".xlsb", ".xls", ".ods", ".csv"}

func (c campaign) booksIn(folder string, role survey.Role) ([]book, error) {
	entries, err := os.ReadDir(c.path(folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil {
		return nil, fault(err, "không đọc được thư mục %s", "cannot read the folder %s", c.path(folder))
	}
	var books []book
	for _, entry := range entries {
		name := entry.Name()
		hidden := strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
		if hidden || !slices.Contains(spreadsheets, strings.ToLower(filepath.Ext(name))) {
			continue
		}
		shown := strings.ToValidUTF8(filepath.ToSlash(filepath.Join(folder, name)), "\ufffd") // Unix allows any bytes
		books = append(books, book{filepath.Join(c.path(folder), name), shown, role})
	}
	return books, nil
}

// findCampaign looks for rasoat.yaml beside a file and in the folders above it;
// it returns "" when there is none.
func findCampaign(file string) string {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return ""
	}
	for dir := filepath.Dir(absolute); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ConfigFile)); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}
