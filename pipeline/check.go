package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rasoat/pipeline/warehouse"
)

// CheckResult is what a check found.
type CheckResult struct {
	// Inferred says that no campaign was found and the units and the date were
	// taken from the workbooks themselves.
	Inferred bool
	Label    string
	Files    int
	Findings []Finding
	// Communes names the communes of the findings by code.
	Communes map[string]string
	// Written are the files that the check wrote.
	Written []string
	// WriteError says why nothing was written though the check is done: a file
	// that Excel holds open, a folder that may not be written.
	WriteError error
	// Since compares with an earlier check; nil when there was none.
	Since *Comparison
}

// CheckOptions say what Check checks.
type CheckOptions struct {
	Paths []string // one campaign folder, or workbooks
	// Out is the folder for the list of findings and the marked copies. "" is
	// paths.out of rasoat.yaml for a folder, and none for workbooks.
	Out string
	// Earlier is a findings.xlsx, or findings in JSON, to compare with; "" is
	// what the last check or run left in the folder of results.
	Earlier string
}

// Check makes the findings of a campaign folder, or of single workbooks. It
// writes the list of findings and a marked copy of each workbook that has some;
// the results of runs stay as they are. A workbook is checked within the
// campaign whose rasoat.yaml is nearest above it; without one, against what its
// own sheet Thông tin says.
func Check(ctx context.Context, options CheckOptions, events Events) (CheckResult, error) {
	k := checking{CheckOptions: options, events: events}
	if options.Earlier != "" {
		var err error
		if k.before, err = readEarlier(options.Earlier); err != nil {
			return CheckResult{}, err
		}
	}
	paths := options.Paths
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return CheckResult{}, refuse("%s: không có tệp hay thư mục này; hãy kiểm tra lại đường dẫn", "%s: there is no such file or folder; check the path", path)
		}
		if info.IsDir() && len(paths) > 1 {
			return CheckResult{}, refuse("%s: chỉ kiểm tra được một thư mục mỗi lần; hãy chạy riêng cho từng thư mục", "%s: one folder is checked at a time; run each alone", path)
		}
		if info.IsDir() {
			return k.folder(ctx, path)
		}
	}
	return k.files(ctx, paths)
}

// checking is one check on its way.
type checking struct {
	CheckOptions
	events Events
	before *earlier // findings that were named to compare with
}

func (k checking) folder(ctx context.Context, dir string) (CheckResult, error) {
	c, err := openCampaign(dir, k.Out)
	if err != nil {
		return CheckResult{}, err
	}
	if err := c.findBooks(); err != nil {
		return CheckResult{}, err
	}
	return k.check(ctx, c, nil)
}

// files checks workbooks; the previous lists and the progress reports of their
// campaign are read with them, its other workbooks are not.
func (k checking) files(ctx context.Context, paths []string) (CheckResult, error) {
	dir := findCampaign(paths[0])
	for _, path := range paths[1:] {
		if findCampaign(path) != dir {
			return CheckResult{}, refuse("%s và %s không thuộc cùng một đợt rà soát; hãy kiểm tra riêng từng tệp", "%s and %s are not of one campaign; check each alone", paths[0], path)
		}
	}
	books, names := givenBooks(paths)
	if dir == "" {
		return k.alone(ctx, books)
	}
	c, err := openCampaign(dir, k.Out)
	if err != nil {
		return CheckResult{}, err
	}
	previous, err := c.previousBooks()
	if err != nil {
		return CheckResult{}, err
	}
	progress, err := c.progressBooks()
	if err != nil {
		return CheckResult{}, err
	}
	c.books = withOthers(books, append(previous, progress...))
	return k.check(ctx, c, names)
}

// givenBooks lists the workbooks that were named, each once, under the names
// that were given.
func givenBooks(paths []string) (books []book, names []string) {
	for _, path := range paths {
		if name := filepath.ToSlash(path); !slices.Contains(names, name) {
			names = append(names, name)
			books = append(books, book{path, name, "survey"})
		}
	}
	return books, names
}

// withOthers adds the lists of the year before and the progress reports to the
// workbooks given. One that was given itself is read once, in its own role.
func withOthers(books, others []book) []book {
	for _, other := range others {
		given := slices.IndexFunc(books, func(b book) bool { return sameFile(b.path, other.path) })
		if given >= 0 {
			books[given].role = other.role
			continue
		}
		books = append(books, other)
	}
	return books
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	two, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(one, two)
}

// check lands, loads and transforms in memory. With only, what is left is found
// in those files, or in last year's lists of their communes.
func (k checking) check(ctx context.Context, c campaign, only []string) (CheckResult, error) {
	if err := c.findApproved(); err != nil {
		return CheckResult{}, err
	}
	var result CheckResult
	err := c.inMemory(ctx, k.events, warehouse.ThroughReviews, func(w *work) (err error) {
		result, err = k.finish(ctx, w, only)
		return err
	})
	return result, err
}

// finish takes what the checks of a transformed warehouse have found, compares
// it with an earlier check, and writes it.
func (k checking) finish(ctx context.Context, w *work, only []string) (CheckResult, error) {
	result := CheckResult{Label: w.campaign.config.Label, Files: len(w.landings), Communes: map[string]string{}}
	var communes []string
	var err error
	if only != nil {
		result.Files = len(only)
		if communes, err = w.keepOnly(ctx, only); err != nil {
			return result, err
		}
	}
	if result.Findings, err = readFindings(ctx, w.db); err != nil {
		return result, err
	}
	for _, u := range w.campaign.units {
		if u.validOn(w.campaign.config.reviewDay) {
			result.Communes[u.Code] = u.FullName()
		}
	}
	before := k.before
	if before == nil && w.campaign.out != "" {
		before = readRecord(w.campaign.out).earlier(result.Findings, only == nil)
	}
	result.Since = before.compared(result.Findings, only, communes)
	// What was found in the whole campaign is not replaced by less of it.
	if out := w.campaign.out; out != "" && (only == nil || k.Out != "") {
		result.Written, result.WriteError = w.publishFindings(ctx, out, only, result.Findings)
	}
	return result, ctx.Err()
}

// keepOnly leaves the findings of the files, and those of last year's lists of
// their communes, and returns these communes.
func (w *work) keepOnly(ctx context.Context, only []string) ([]string, error) {
	communes, err := w.communesOf(ctx, only)
	if err != nil {
		return nil, err
	}
	var read []string
	for _, b := range w.campaign.books {
		read = append(read, b.name)
	}
	for _, a := range w.campaign.approved {
		read = append(read, a.name)
	}
	return communes, fault(w.db.KeepFindings(ctx, only, read, communes), "không đọc được các phát hiện", "cannot read the findings")
}

// communesOf lists the commune codes that files give for themselves.
func (w *work) communesOf(ctx context.Context, files []string) ([]string, error) {
	_, rows, err := w.db.Select(ctx, "select distinct source_file, value from raw_info where key = 'commune_code' and value is not null")
	if err != nil {
		return nil, fault(err, "không đọc được mã xã", "cannot read the commune codes")
	}
	var communes []string
	for _, row := range rows {
		if slices.Contains(files, row[0].(string)) {
			communes = append(communes, strings.TrimSpace(row[1].(string)))
		}
	}
	return communes, nil
}
