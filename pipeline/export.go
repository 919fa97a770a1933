package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"rasoat/pipeline/warehouse"
	sqlfs "rasoat/sql"
)

// StageExport is the one stage of ExportSpark.
const StageExport Stage = "export"

// sparkFolder is where an export for Apache Spark lies by default, beside the
// warehouse.
const sparkFolder = "spark"

// sparkNext holds an export until it is whole.
const sparkNext = ".rasoat-next"

// Exported tells what an export holds.
type Exported struct {
	Dir    string
	Tables int
}

// ExportSpark lays out a folder with which Apache Spark runs the selects of
// sql/20_checks to sql/50_marts over the results of a campaign: staging tables
// as Parquet, with personal data, the selects, and the program that an operator
// submits. target is what Query takes; dir "" is spark beside the warehouse. An
// earlier export in dir is replaced whole, other files there stay; a folder with
// other files only is refused.
func ExportSpark(ctx context.Context, target, dir string, events Events) (Exported, error) {
	path, err := findHouseholds(target)
	if err != nil {
		return Exported{}, err
	}
	if dir == "" {
		dir = filepath.Join(filepath.Dir(path), sparkFolder)
	}
	if err := replaceableExport(dir); err != nil {
		return Exported{}, err
	}
	if err := exportable(ctx, path); err != nil {
		return Exported{}, err
	}
	next := filepath.Join(dir, sparkNext)
	if err := errors.Join(os.MkdirAll(dir, 0o700), os.RemoveAll(next), os.Mkdir(next, 0o700)); err != nil {
		return Exported{}, unwritable(dir, err)
	}
	tables, err := exportSpark(ctx, path, next, events)
	if err != nil {
		return Exported{}, errors.Join(err, os.RemoveAll(next))
	}
	return Exported{dir, tables}, replaceExport(dir, next)
}

// exportable refuses a file that is no warehouse, or of another DuckDB, and the
// results of a run whose selects were others.
func exportable(ctx context.Context, path string) error {
	db, err := openResults(ctx, path)
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil || filepath.Base(path) != WarehouseFile {
		return err
	}
	out := filepath.Dir(path)
	if _, err := os.Stat(filepath.Join(out, ManifestFile)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	m, err := readManifest(out)
	if err != nil {
		return err
	}
	hash, err := sqlfs.Hash()
	if err == nil && m.Content.SQL != hash {
		err = refuse("%s: kết quả do phiên bản khác của chương trình tính; hãy chạy lại `rasoat run` rồi xuất", "%s: another version of the program computed these results; run `rasoat run` again, then export", out)
	}
	return err
}

func exportSpark(ctx context.Context, path, next string, events Events) (tables int, err error) {
	db, err := warehouse.Scratch(ctx, warehouse.Options{})
	if err != nil {
		return 0, fault(err, "không mở được DuckDB", "cannot open DuckDB")
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	start := time.Now()
	err = db.ExportSpark(ctx, path, next, func(table string, of int) {
		if tables == 0 {
			events.Begin(StageExport, Extent{Steps: of})
		}
		tables++
		events.Step(StageExport, Step{Name: table})
	})
	if tables > 0 {
		events.End(StageExport, time.Since(start))
	}
	var missing warehouse.MissingTables
	if errors.As(err, &missing) {
		return 0, refuse("%s: thiếu bảng %s và %d bảng khác: đây là bản ẩn danh, bản cộng lên cấp trên hoặc do phiên bản khác lập; hãy xuất từ kết quả của `rasoat run`",
			"%s: table %s and %d others are missing: these results are redacted, rolled up or of another version; export those of `rasoat run`", path, missing[0], len(missing)-1)
	}
	return tables, fault(err, "không ghi được thư mục cho Spark", "cannot write the folder for Spark")
}

// replaceableExport refuses a folder in which something would be lost.
func replaceableExport(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return refuse("%s: không dùng được thư mục này (%v)", "%s: this folder cannot be used (%v)", dir, err)
	}
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == warehouse.SparkProgram || e.Name() == sparkNext }) {
		return nil
	}
	return refuse("%s: thư mục có tệp khác, không phải bản xuất cho Spark; hãy chọn thư mục mới hoặc trống bằng --out",
		"%s: the folder holds other files and no export for Spark; choose a new or empty one with --out", dir)
}

// replaceExport puts what is whole in the place of an earlier export, the
// program last, so that half an export has none.
func replaceExport(dir, next string) error {
	files := warehouse.SparkFiles()
	for _, file := range files {
		if err := os.RemoveAll(filepath.Join(dir, file)); err != nil {
			return unwritable(dir, err)
		}
	}
	for _, file := range slices.Backward(files) {
		if err := os.Rename(filepath.Join(next, file), filepath.Join(dir, file)); err != nil {
			return unwritable(dir, err)
		}
	}
	return fault(os.Remove(next), "không dọn được %s", "cannot clear %s", next)
}
