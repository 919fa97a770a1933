package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rasoat/pipeline/survey"
	"rasoat/pipeline/warehouse"
)

// PartsFolder is the folder of a campaign whose survey comes without
// spreadsheets: what reading the workbooks would give, as Parquet files
// <part>/<name>.parquet with the columns of the raw_ tables (sql/README.md).
// Workbooks may stand beside it.
const PartsFolder = "landing"

// needed are the parts without which no survey can be believed.
var needed = []string{"workbook", "info", "columns", "households"}

// findParts lists the Parquet files of the campaign by part, nil where there is
// no such folder.
func (c *campaign) findParts() error {
	dir := c.path(PartsFolder)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fault(err, "không đọc được thư mục %s", "cannot read the folder %s", dir)
	}
	c.parts = map[string][]string{}
	for _, entry := range entries {
		part := entry.Name()
		if strings.HasPrefix(part, ".") {
			continue
		}
		if !entry.IsDir() || !slices.Contains(warehouse.LandingParts(), part) {
			return refuse("%s: không rõ đây là phần nào của bảng rà soát; các phần là %s", "%s: this is no part of a survey; the parts are %s", filepath.Join(dir, part), strings.Join(warehouse.LandingParts(), ", "))
		}
		files, err := filepath.Glob(filepath.Join(dir, part, "*.parquet"))
		if err != nil {
			return fault(err, "không đọc được thư mục %s", "cannot read the folder %s", dir)
		}
		for _, file := range files {
			if err := regular(file); err != nil {
				return err
			}
		}
		if len(files) > 0 {
			c.parts[part] = files
		}
	}
	for _, part := range needed {
		if c.parts[part] == nil {
			return refuse("%s: thiếu %s; không có phần này thì không dùng được phiếu rà soát", "%s: %s is missing; without it the survey cannot be used", dir, path.Join(part, "*.parquet"))
		}
	}
	return nil
}

// partFiles are the Parquet files in the order of parts and names, as the
// campaign shows them.
func (c campaign) partFiles() []string {
	var names []string
	for _, part := range warehouse.LandingParts() {
		for _, file := range c.parts[part] {
			names = append(names, path.Join(PartsFolder, part, filepath.Base(file)))
		}
	}
	return names
}

// loadParts adds the Parquet files to the raw_ tables.
func (w *work) loadParts(ctx context.Context) error {
	columns := survey.PartColumns()
	for _, part := range warehouse.LandingParts() {
		files := w.campaign.parts[part]
		if files == nil {
			continue
		}
		err := w.db.LoadParts(ctx, part, columns[part], files)
		if wrong := (warehouse.WrongColumns{}); errors.As(err, &wrong) {
			return refuse("%s: các tệp %s có cột thiếu (%s) hoặc thừa, sai kiểu (%s); cần đúng các cột của bảng raw_%s, là chữ, riêng source_row là số nguyên",
				"%s: the files of %s lack columns (%s), or have too many or of another type (%s); they need the columns of raw_%s, text, and source_row a whole number",
				filepath.Join(w.campaign.path(PartsFolder), part), part, strings.Join(wrong.Missing, ", "), strings.Join(wrong.Extra, ", "), part)
		}
		if err != nil {
			return fault(err, "không nạp được %s", "cannot load %s", filepath.Join(w.campaign.path(PartsFolder), part))
		}
		w.events.Step(StageLoad, Step{Name: part})
	}
	return nil
}
