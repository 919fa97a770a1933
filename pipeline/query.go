package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"

	"rasoat/pipeline/warehouse"
)

// Rows receives the answer to a query: its header once, then its rows. A value
// is nil, bool, int64, string, time.Time or decimal.Decimal.
type Rows interface {
	Header(columns []string) error
	Row(values []any) error
}

// Query answers one select over the results of a campaign, read-only. target
// is a campaign folder, a folder of results or a .duckdb file.
func Query(ctx context.Context, target, query string, rows Rows) error {
	path, err := findWarehouse(target)
	if err != nil {
		return err
	}
	if strings.TrimSpace(query) == "" {
		return refuse("câu hỏi SQL trống; ví dụ: \"select * from mart_communes\"", "the SQL is empty; for example: \"select * from mart_communes\"")
	}
	db, err := openResults(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	var stopped error
	kept := func(err error) error {
		stopped = err
		return err
	}
	err = db.Stream(ctx, query,
		func(columns []string) error { return kept(rows.Header(columns)) },
		func(values []any) error { return kept(rows.Row(values)) })
	switch {
	case err == nil || stopped != nil:
		return stopped
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return refuse("câu hỏi SQL không chạy được: %v; hãy sửa câu hỏi (xem danh sách bảng: \"show tables\")",
		"the SQL cannot be answered: %v; correct it (for the list of tables: \"show tables\")", sentence(err))
}

// openResults opens a published warehouse for reading.
func openResults(ctx context.Context, path string) (*warehouse.DB, error) {
	db, err := warehouse.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, refuse("%s: không mở được kho dữ liệu (%s); hãy chạy lại `rasoat run`", "%s: the warehouse cannot be opened (%s); run `rasoat run` again", path, sentence(err))
	}
	return db, nil
}

// sentence takes DuckDB's message and its hint, and leaves out the picture of
// the statement that it draws under them.
func sentence(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\nLINE ")
	text = strings.TrimPrefix(text, "duckdb error: ")
	return strings.TrimRight(strings.Join(strings.Fields(text), " "), ".!?")
}

// findWarehouse finds the .duckdb file that a folder or file name means.
func findWarehouse(target string) (string, error) {
	info, err := os.Stat(target)
	if err != nil {
		return "", refuse("%s: không có tệp hay thư mục này; hãy kiểm tra lại đường dẫn", "%s: there is no such file or folder; check the path", target)
	}
	if !info.IsDir() {
		return target, nil
	}
	out := target
	if _, err := os.Stat(filepath.Join(target, ConfigFile)); err == nil {
		c, err := readConfig(target)
		if err != nil {
			return "", err
		}
		out = campaign{dir: target}.path(c.Paths.Out)
	}
	completeInterrupted(out)
	path := filepath.Join(out, WarehouseFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", refuse("%s: chưa có kết quả; hãy chạy `rasoat run` trước", "%s: there are no results yet; run `rasoat run` first", path)
	}
	return path, nil
}

// completeInterrupted finishes a publication that was stopped among its
// renames, unless the run that makes it is still at work. A folder that may
// not be written keeps what it has.
func completeInterrupted(out string) {
	if _, err := os.Stat(filepath.Join(out, nextFolder, journalFile)); err != nil {
		return
	}
	lock := flock.New(filepath.Join(out, lockFile))
	if got, err := lock.TryLock(); err == nil && got {
		defer lock.Unlock()
		_ = finishPublication(out)
	}
}
