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
	// Written are the files that a check of a campaign folder wrote.
	Written []string
	// WriteError says why nothing was written though the check is done: a file
	// that Excel holds open, a folder that may not be written.
	WriteError error
	// Since compares with the check before; nil when there was none.
	Since *Comparison
}

// Check makes the findings of a campaign folder, or of single workbooks. For a
// folder it writes the list of findings and a marked copy of each workbook that
// has some; the results of runs stay as they are. For workbooks it writes
// nothing. A workbook is checked within the campaign whose
// rasoat.yaml is nearest above it; without one, against what its own sheet
// Thông tin says.
func Check(ctx context.Context, paths []string, events Events) (CheckResult, error) {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return CheckResult{}, refuse("%s: không có tệp hay thư mục này; hãy kiểm tra lại đường dẫn", "%s: there is no such file or folder; check the path", path)
		}
		if info.IsDir() && len(paths) > 1 {
			return CheckResult{}, refuse("%s: chỉ kiểm tra được một thư mục mỗi lần; hãy chạy riêng cho từng thư mục", "%s: one folder is checked at a time; run each alone", path)
		}
		if info.IsDir() {
			return checkFolder(ctx, path, events)
		}
	}
	return checkFiles(ctx, paths, events)
}

func checkFolder(ctx context.Context, dir string, events Events) (CheckResult, error) {
	c, err := openCampaign(dir, "")
	if err != nil {
		return CheckResult{}, err
	}
	if err := c.findBooks(); err != nil {
		return CheckResult{}, err
	}
	return c.check(ctx, events, nil)
}

// checkFiles checks workbooks; the previous lists of their campaign are read
// with them, its other workbooks are not.
func checkFiles(ctx context.Context, paths []string, events Events) (CheckResult, error) {
	dir := findCampaign(paths[0])
	for _, path := range paths[1:] {
		if findCampaign(path) != dir {
			return CheckResult{}, refuse("%s và %s không thuộc cùng một đợt rà soát; hãy kiểm tra riêng từng tệp", "%s and %s are not of one campaign; check each alone", paths[0], path)
		}
	}
	books, names := givenBooks(paths)
	if dir == "" {
		return checkAlone(ctx, books, events)
	}
	c, err := openCampaign(dir, "")
	if err != nil {
		return CheckResult{}, err
	}
	previous, err := c.previousBooks()
	if err != nil {
		return CheckResult{}, err
	}
	c.books = withPrevious(books, previous)
	return c.check(ctx, events, names)
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

// withPrevious adds the lists of the year before to the workbooks given. One
// that was given itself is read once, as such a list.
func withPrevious(books, previous []book) []book {
	for _, list := range previous {
		given := slices.IndexFunc(books, func(b book) bool { return sameFile(b.path, list.path) })
		if given >= 0 {
			books[given].role = list.role
			continue
		}
		books = append(books, list)
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
func (c campaign) check(ctx context.Context, events Events, only []string) (CheckResult, error) {
	if err := c.findApproved(); err != nil {
		return CheckResult{}, err
	}
	var result CheckResult
	err := c.inMemory(ctx, events, warehouse.ThroughReviews, func(w *work) (err error) {
		if result, err = w.checked(ctx, only); err != nil || only != nil {
			return err
		}
		result.Since = readRecord(c.out).since(result.Findings)
		result.Written, result.WriteError = c.publishFindings(ctx, w, result.Findings)
		return ctx.Err()
	})
	return result, err
}

// checked reads what the checks of a transformed warehouse have found.
func (w *work) checked(ctx context.Context, only []string) (CheckResult, error) {
	result := CheckResult{Label: w.campaign.config.Label, Files: len(w.landings), Communes: map[string]string{}}
	var err error
	if result.Findings, err = readFindings(ctx, w.db); err != nil {
		return result, err
	}
	for _, u := range w.campaign.units {
		if u.validOn(w.campaign.config.reviewDay) {
			result.Communes[u.Code] = u.FullName()
		}
	}
	if only == nil {
		return result, nil
	}
	result.Files = len(only)
	communes, err := w.communesOf(ctx, only)
	result.Findings = slices.DeleteFunc(result.Findings, func(f Finding) bool {
		read := slices.ContainsFunc(w.campaign.books, func(b book) bool { return b.name == f.File }) ||
			slices.ContainsFunc(w.campaign.approved, func(a approvedFile) bool { return a.name == f.File })
		return !slices.Contains(only, f.File) && !(read && slices.Contains(communes, f.Commune))
	})
	return result, err
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
