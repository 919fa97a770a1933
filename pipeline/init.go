package pipeline

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// InitOptions say what a new campaign is. Nothing of it is invented: the units
// come from a file of the user or from last year's campaign.
type InitOptions struct {
	Dir string
	// Last is last year's campaign folder, or its approved result or list: a
	// file, or a folder of workbooks. "" has none.
	Last         string
	Year         string
	ReviewDate   string
	ProvinceCode string
	Province     string
	DistrictCode string
	District     string
	// Units is a file as units.csv, or codes of communes of last year's.
	Units string
	Lang  Lang
}

// InitResult is what Init wrote: files with their paths, in the order in which
// an officer meets them.
type InitResult struct {
	Dir     string
	Files   []string
	Blank   int // workbooks for the communes
	Earlier int // files of lists of earlier years
	// Households of last year's list are filled in; Without are the communes that
	// have none of them.
	Households int
	Without    []string
}

// initial is a campaign to be laid out.
type initial struct {
	options  InitOptions
	last     *campaign // nil without a campaign of last year
	lists    []string  // workbooks of last year's list
	approved []string  // approved results of earlier years
	units    []byte
	day      time.Time
}

// Init lays out a new campaign in a folder that is not there or empty: all of
// it, or nothing.
func Init(ctx context.Context, options InitOptions, events Events) (InitResult, error) {
	if err := freshFolder(options.Dir); err != nil {
		return InitResult{}, err
	}
	n := initial{options: options}
	if err := n.gather(); err != nil {
		return InitResult{}, err
	}
	staging := stagingFolder(options.Dir)
	err := errors.Join(os.RemoveAll(staging), os.MkdirAll(staging, 0o700))
	if err != nil {
		return InitResult{}, unwritable(filepath.Dir(staging), err)
	}
	defer os.RemoveAll(staging)
	if err := n.write(staging); err != nil {
		return InitResult{}, fault(err, "không ghi được %s", "cannot write %s", options.Dir)
	}
	blank, err := makeTemplates(ctx, TemplateOptions{Dir: staging}, events)
	if err != nil {
		return InitResult{}, renamed(err, staging, options.Dir)
	}
	if n.earlier() > 0 && blank.households == 0 {
		return InitResult{}, refuse("%s: không đọc được hộ nghèo, hộ cận nghèo nào của các xã ở cuối năm %d; không ghi gì, hãy xem từng tệp bằng `rasoat layout` rồi sửa --last, --units hoặc --year",
			"%s: no poor or near-poor household of the communes at the end of %d could be read; nothing was written, look at each file with `rasoat layout` and correct --last, --units or --year", options.Last, n.day.Year()-1)
	}
	// the template read last year's list through a folder of results
	if err := errors.Join(ctx.Err(), os.RemoveAll(filepath.Join(staging, "out"))); err != nil {
		return InitResult{}, err
	}
	result, err := listed(staging, options.Dir)
	if err != nil {
		return InitResult{}, fault(err, "không đọc được %s", "cannot read %s", staging)
	}
	result.Blank, result.Earlier, result.Households, result.Without = len(blank.files), n.earlier(), blank.households, blank.without
	if err := os.Remove(options.Dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return InitResult{}, unwritable(options.Dir, err)
	}
	return result, fault(os.Rename(staging, options.Dir), "không ghi được %s", "cannot write %s", options.Dir)
}

// stagingFolder is where a campaign is laid out before it has its name. What an
// interrupted Init left there the next one takes away.
func stagingFolder(dir string) string {
	return filepath.Join(filepath.Dir(filepath.Clean(dir)), "."+filepath.Base(filepath.Clean(dir))+".rasoat-init")
}

// freshFolder refuses a folder in which there is something, and says what.
func freshFolder(dir string) error {
	if here, err := os.Getwd(); err == nil && sameFile(here, dir) {
		return refuse("%s: đang đứng trong chính thư mục này; hãy ra thư mục ngoài và ghi tên thư mục của đợt", "%s: this is the current folder; go one up and name the folder of the campaign", dir)
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && len(entries) == 0:
		return nil
	case err != nil:
		return refuse("%s: không dùng được làm thư mục đợt rà soát (%v); hãy chọn tên khác", "%s: this cannot be the folder of a campaign (%v); choose another name", dir, err)
	}
	var there []string
	for _, entry := range entries {
		name := entry.Name()
		if entry.IsDir() {
			inside, _ := os.ReadDir(filepath.Join(dir, name))
			name += "/ (" + strconv.Itoa(len(inside)) + ")"
		}
		there = append(there, name)
	}
	list := strings.Join(there, ", ")
	k, err := readConfig(dir)
	if err != nil {
		return refuse("%s: thư mục đã có %s; không ghi gì, hãy chọn thư mục mới", "%s: the folder has %s; nothing was written, choose a new folder", dir, list)
	}
	return refuse("%s: đã là đợt rà soát năm %d, %s: có %s; không ghi gì, bước tiếp theo xem `rasoat guide`", "%s: this is the campaign of %d of %s already: it has %s; nothing was written, for the next step see `rasoat guide`",
		dir, k.Year, k.Unit.District.Name, list)
}

// renamed puts the folder's own name into what was said of the staging folder.
func renamed(err error, staging, dir string) error {
	var r Refusal
	if !errors.As(err, &r) {
		return err
	}
	own := Refusal{}
	for _, s := range r.Sentences {
		own.Sentences = append(own.Sentences, Text{strings.ReplaceAll(s.VI, staging, dir), strings.ReplaceAll(s.EN, staging, dir)})
	}
	return own
}

// listed lists the files of the staging folder under the folder's own name.
func listed(staging, dir string) (InitResult, error) {
	result := InitResult{Dir: dir}
	err := filepath.WalkDir(staging, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			inside, _ := filepath.Rel(staging, name)
			result.Files = append(result.Files, filepath.Join(dir, inside))
		}
		return err
	})
	return result, err
}

// earlier is the number of files of earlier years.
func (n *initial) earlier() int { return len(n.lists) + len(n.approved) }

// gather reads and checks what the options name.
func (n *initial) gather() error {
	if err := n.options.FillFromLast(); err != nil {
		return err
	}
	if missing := n.options.Missing(); len(missing) > 0 {
		return refuse("thiếu %s", "missing: %s", strings.Join(missing, ", "))
	}
	for _, field := range n.options.Fields() {
		if err := field.Check(*field.Value); err != nil {
			return placed("--"+field.Flag, err)
		}
	}
	n.day, _ = time.Parse(time.DateOnly, n.options.ReviewDate)
	year, _ := strconv.Atoi(n.options.Year)
	if n.day.Year() != year {
		return refuse("--review-date %s không thuộc năm %d; hãy sửa ngày hoặc --year", "--review-date %s is not in the year %d; correct it or --year", n.options.ReviewDate, year)
	}
	if _, err := rulesFor(config{ReviewDate: n.options.ReviewDate, reviewDay: n.day}); err != nil {
		return refuse("--review-date %s: chưa có bộ quy định cho ngày này; xem `rasoat rules list`", "--review-date %s: no rule set is in force on this day; see `rasoat rules list`", n.options.ReviewDate)
	}
	if err := n.gatherLast(year); err != nil {
		return err
	}
	return n.gatherUnits()
}

// gatherLast finds the lists of earlier years.
func (n *initial) gatherLast(year int) error {
	last := n.options.Last
	if last == "" {
		return nil
	}
	if c, err := lastCampaign(last); err != nil {
		return err
	} else if c != nil {
		n.last = c
		return n.approvedOf(c, year)
	}
	info, err := os.Stat(last)
	if err != nil {
		return refuse("%s: không có tệp hay thư mục này; hãy sửa --last", "%s: there is no such file or folder; correct --last", last)
	}
	files := []string{last}
	if info.IsDir() {
		files = nil
		entries, err := os.ReadDir(last)
		if err != nil {
			return fault(err, "không đọc được thư mục %s", "cannot read the folder %s", last)
		}
		for _, entry := range entries {
			if !strings.HasPrefix(entry.Name(), ".") && !strings.HasPrefix(entry.Name(), "~$") {
				files = append(files, filepath.Join(last, entry.Name()))
			}
		}
	}
	for _, file := range files {
		ending := strings.ToLower(filepath.Ext(file))
		info, err := os.Stat(file)
		switch {
		case err != nil || !info.Mode().IsRegular(): // a folder, a pipe, a link to nowhere
		case ending == ".parquet":
			n.approved = append(n.approved, file)
		case slices.Contains(spreadsheets, ending):
			n.lists = append(n.lists, file)
		}
	}
	if len(n.lists)+len(n.approved) == 0 {
		return refuse("%s: không có kết quả (rasoat.yaml), danh sách (.xlsx) hay tệp .parquet nào; hãy sửa --last", "%s: there is no campaign (rasoat.yaml), list (.xlsx) or .parquet file; correct --last", last)
	}
	return nil
}

// lastCampaign opens last year's campaign by its folder or its results; nil
// when the path is none.
func lastCampaign(last string) (*campaign, error) {
	for _, dir := range []string{last, filepath.Dir(filepath.Clean(last))} {
		_, err := os.Stat(filepath.Join(dir, ConfigFile))
		if err != nil {
			continue
		}
		c, err := openCampaign(dir, "")
		if err != nil {
			return nil, err
		}
		if dir == last || sameFile(c.out, last) {
			return &c, nil
		}
	}
	return nil, nil
}

// approvedOf takes the approved results of a campaign; that of its own year
// must be there.
func (n *initial) approvedOf(c *campaign, year int) error {
	if c.config.Year >= year {
		return refuse("%s: là đợt rà soát năm %d, không phải năm trước %d; hãy sửa --last hoặc --year", "%s: this is the campaign of %d, which is not before %d; correct --last or --year", n.options.Last, c.config.Year, year)
	}
	own := filepath.Join(c.out, filepath.FromSlash(approvedName(c.config.Year)))
	if _, err := os.Stat(own); err != nil {
		return refuse("%s: chưa có kết quả được phê duyệt này; hãy chạy `rasoat run %s`, sửa hết các hộ bị giữ lại, hoặc chỉ --last đến danh sách được duyệt",
			"%s: there is no such approved result; run `rasoat run %s` and mend the households held out, or let --last name the approved list", own, c.dir)
	}
	if err := c.findApproved(); err != nil {
		return err
	}
	for _, file := range c.approved {
		n.approved = append(n.approved, file.path)
	}
	n.approved = append(n.approved, own)
	return nil
}

// gatherUnits reads the communes, and refuses those of which none is valid on
// the review date.
func (n *initial) gatherUnits() error {
	file, codes := n.options.Units, codesIn(n.options.Units)
	if file == "" || codes != nil {
		if n.last == nil {
			return refuse("--units %s: mã không nói tên xã; hãy chỉ tệp có các cột %s, hoặc --last là đợt rà soát năm trước", "--units %s: codes do not say the names; name a file with the columns %s, or let --last be last year's campaign", file, strings.Join(unitColumns, ","))
		}
		file = n.last.path(n.last.config.Paths.Units)
	}
	units, err := readUnits(file)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return fault(err, "không đọc được %s", "cannot read %s", file)
	}
	if n.units = content; codes != nil {
		if n.units, err = chosenUnits(content, codes); err != nil {
			return placed("--units", err)
		}
		units = slices.DeleteFunc(units, func(u unit) bool { return !slices.Contains(codes, u.Code) })
	}
	if !slices.ContainsFunc(units, func(u unit) bool { return u.validOn(n.day) }) {
		return refuse("%s: không xã nào còn hiệu lực vào ngày rà soát %s; hãy sửa valid_from, valid_until hoặc lập tệp mới cho --units", "%s: no commune is valid on the review date %s; correct valid_from, valid_until or give a new file to --units", file, n.options.ReviewDate)
	}
	return nil
}

// codesIn are the codes of a list such as 01969,01975; nil when it is no such
// list.
func codesIn(written string) []string {
	var codes []string
	for _, word := range strings.FieldsFunc(written, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		if !digitsOnly(word, communeDigits) {
			return nil
		}
		codes = append(codes, word)
	}
	return codes
}

// chosenUnits keeps the rows of some communes.
func chosenUnits(content []byte, codes []string) ([]byte, error) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return nil, err
	}
	column := slices.IndexFunc(rows[0], func(title string) bool { return strings.TrimSpace(title) == "code" })
	kept, found := rows[:1:1], map[string]bool{}
	for _, row := range rows[1:] {
		if code := strings.TrimSpace(row[column]); slices.Contains(codes, code) {
			kept, found[code] = append(kept, row), true
		}
	}
	for _, code := range codes {
		if !found[code] {
			return nil, refuse("xã %s không có trong danh sách xã của đợt năm trước", "the commune %s is not among last year's communes", code)
		}
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	err = w.WriteAll(kept)
	return out.Bytes(), err
}

// write lays the campaign out in a folder.
func (n *initial) write(dir string) error {
	for _, folder := range []string{"survey", "previous", "progress"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o700); err != nil {
			return err
		}
	}
	var approved []string
	for _, file := range n.approved {
		name := path.Join("previous", filepath.Base(file))
		approved = append(approved, name)
		if err := copyPrivately(file, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	for _, file := range n.lists {
		if err := copyPrivately(file, filepath.Join(dir, "previous", filepath.Base(file))); err != nil {
			return err
		}
	}
	if err := n.copyPlaces(dir); err != nil {
		return err
	}
	texts, err := n.texts(approved)
	if err != nil {
		return err
	}
	for name, content := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// copyPlaces takes last year's map and layouts along, where they have their
// usual names.
func (n *initial) copyPlaces(dir string) error {
	if n.last == nil {
		return nil
	}
	for _, name := range []string{usualTiles, usualBoundaries} {
		content, err := os.ReadFile(n.last.path(name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), content, 0o600)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	layouts := n.last.path("layouts")
	if info, err := os.Stat(layouts); err != nil || !info.IsDir() {
		return nil
	}
	return os.CopyFS(filepath.Join(dir, "layouts"), os.DirFS(layouts))
}

// copyPrivately copies personal data.
func copyPrivately(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("two files are called %s", filepath.Base(to))
	}
	if err != nil {
		return err
	}
	_, err = io.Copy(file, source)
	return errors.Join(err, file.Close())
}
