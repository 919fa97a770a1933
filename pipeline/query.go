package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
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

// Question is one select over the results of a campaign.
type Question struct {
	SQL    string
	Params map[string]string // values of the parameters $name
	Spare  bool              // values that the select does not name are left aside, else refused
	Limit  int64             // at most so many rows; 0 is all
}

// Answered says how much of an answer was handed over.
type Answered struct {
	Rows int64
	More bool // the limit left rows out
}

// errEnough ends a stream at the limit of rows.
var errEnough = errors.New("the limit of rows is reached")

// Query answers one select over the results of a campaign, read-only. target
// is a campaign folder, a folder of results or a .duckdb file.
func Query(ctx context.Context, target string, q Question, rows Rows) (Answered, error) {
	db, err := q.open(ctx, target)
	if err != nil {
		return Answered{}, err
	}
	defer db.Close()
	var done Answered
	var stopped error
	err = db.Ask(ctx, q.statement(),
		func(columns []string) error {
			stopped = rows.Header(columns)
			return stopped
		},
		func(values []any) error {
			if done.More = q.Limit > 0 && done.Rows == q.Limit; done.More {
				return errEnough
			}
			done.Rows++
			stopped = rows.Row(values)
			return stopped
		})
	if stopped != nil || done.More {
		return done, stopped
	}
	return done, unanswered(ctx, err)
}

// QueryParquet writes the answer to a question as a Parquet file with the types
// of its columns; path must not exist.
func QueryParquet(ctx context.Context, target string, q Question, path string) (Answered, error) {
	db, err := q.open(ctx, target)
	if err != nil {
		return Answered{}, err
	}
	defer db.Close()
	rows, more, err := db.AskParquet(ctx, q.statement(), q.Limit, path, filepath.Dir(path))
	return Answered{rows, more}, unanswered(ctx, err)
}

func (q Question) statement() warehouse.Statement {
	return warehouse.Statement{SQL: q.SQL, Values: q.Params, Spare: q.Spare}
}

func (q Question) open(ctx context.Context, target string) (*warehouse.DB, error) {
	path, err := findWarehouse(target)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(q.SQL) == "" {
		return nil, refuse("câu hỏi SQL trống; ví dụ: \"select * from mart_communes\"", "the SQL is empty; for example: \"select * from mart_communes\"")
	}
	return openResults(ctx, path)
}

// unanswered says why a question has no answer.
func unanswered(ctx context.Context, err error) error {
	var wrong warehouse.ErrParameters
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &wrong) && wrong.Missing != "":
		return refuse("câu hỏi cần giá trị của $%s; thêm --param %[1]s=GIÁ_TRỊ (trong vỏ tương tác: .param %[1]s=GIÁ_TRỊ)", "the SQL needs a value for $%s; add --param %[1]s=VALUE (in the shell: .param %[1]s=VALUE)", wrong.Missing)
	case errors.As(err, &wrong):
		return refuse("câu hỏi không có tham số $%s; bỏ --param %[1]s=… hoặc ghi $%[1]s vào câu hỏi", "the SQL has no parameter $%s; leave out --param %[1]s=… or write $%[1]s in the SQL", wrong.Unknown)
	}
	return refuse("câu hỏi SQL không chạy được: %v; hãy sửa câu hỏi (xem danh sách bảng: \"show tables\")",
		"the SQL cannot be answered: %v; correct it (for the list of tables: \"show tables\")", sentence(err))
}

// Relation is a table or view of the results with its columns.
type Relation struct {
	Name    string
	Comment Text
	Grain   string // one row per what, in English
	View    bool
	Columns []RelationColumn
}

// RelationColumn is a column of a relation; Type is SQL.
type RelationColumn struct {
	Name, Type string
	Comment    Text
}

// Relations lists the tables and views of the results, by name. target is what
// Query takes.
func Relations(ctx context.Context, target string) ([]Relation, error) {
	path, err := findWarehouse(target)
	if err != nil {
		return nil, err
	}
	db, err := openResults(ctx, path)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	found, err := db.Relations(ctx)
	if err != nil {
		return nil, fault(err, "không đọc được danh sách bảng", "cannot read the list of tables")
	}
	relations := make([]Relation, len(found))
	for i, r := range found {
		comment, grain, _ := strings.Cut(r.Comment, " — ")
		relations[i] = Relation{Name: r.Name, Comment: twoLanguages(comment), Grain: grain, View: r.View}
		for _, c := range r.Columns {
			relations[i].Columns = append(relations[i].Columns, RelationColumn{c.Name, c.Type, twoLanguages(c.Comment)})
		}
	}
	return relations, nil
}

// twoLanguages takes apart "Vietnamese | English".
func twoLanguages(comment string) Text {
	at := strings.LastIndex(comment, " | ")
	if at < 0 {
		return Text{VI: comment}
	}
	return Text{VI: comment[:at], EN: comment[at+len(" | "):]}
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
		return target, openable(target)
	}
	out, err := resultsOf(target)
	if err != nil {
		return "", err
	}
	path := filepath.Join(out, WarehouseFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", refuse("%s: chưa có kết quả; hãy chạy `rasoat run` trước", "%s: there are no results yet; run `rasoat run` first", path)
	}
	return path, nil
}

// resultsOf finds the folder of results that a folder means: that of a campaign,
// else itself.
func resultsOf(folder string) (string, error) {
	out := folder
	if exists(filepath.Join(folder, ConfigFile)) {
		c, err := readConfig(folder)
		if err != nil {
			return "", err
		}
		out = campaign{dir: folder}.path(c.Paths.Out)
	}
	if err := openable(out); err != nil {
		return "", err
	}
	completeInterrupted(out)
	return out, nil
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

// lines are the question as a reader sees it: the SQL, then the parameters.
func (q Question) lines() []string {
	lines := strings.Split(strings.TrimSpace(q.SQL), "\n")
	for _, name := range slices.Sorted(maps.Keys(q.Params)) {
		lines = append(lines, "$"+name+": "+q.Params[name])
	}
	return lines
}
