package warehouse

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow/array"
	duckdb "github.com/marcboeker/go-duckdb"
)

// ErrParameters says that a select and the values given for it do not name the
// same parameters.
type ErrParameters struct {
	Missing string // a parameter of the select without a value, or ""
	Unknown string // a value for a parameter that the select has not, or ""
}

// Error names the parameter.
func (e ErrParameters) Error() string {
	if e.Missing != "" {
		return "no value for the parameter $" + e.Missing
	}
	return "there is no parameter $" + e.Unknown
}

// Statement is one select with values for its parameters $name; a value is
// text, which DuckDB reads as the type that it is compared with.
type Statement struct {
	SQL    string
	Values map[string]string
	Spare  bool // values of parameters that the select has not are left aside
}

// sqlPiece is a quotation or a comment, in which no parameter stands, or a
// parameter.
var sqlPiece = regexp.MustCompile(`(?s)\b[eE]'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|\$\$.*?\$\$|\$[A-Za-z_][A-Za-z0-9_]*\$?`)

// filled is the select with a text literal for each parameter. The driver binds
// no decimals, and DuckDB compares a number with a literal but not with a bound
// text.
func (s Statement) filled() (string, error) {
	named := map[string]bool{}
	var missing string
	text := sqlPiece.ReplaceAllStringFunc(s.SQL, func(piece string) string {
		parameter, is := strings.CutPrefix(piece, "$")
		if !is || strings.HasSuffix(piece, "$") {
			return piece
		}
		value, given := s.Values[parameter]
		if !given && missing == "" {
			missing = parameter
		}
		named[parameter] = true
		return quote(value)
	})
	if missing != "" {
		return "", ErrParameters{Missing: missing}
	}
	for _, parameter := range slices.Sorted(maps.Keys(s.Values)) {
		if !named[parameter] && !s.Spare {
			return "", ErrParameters{Unknown: parameter}
		}
	}
	return text, nil
}

// Ask is Stream for a statement with parameters.
func (db *DB) Ask(ctx context.Context, s Statement, header func([]string) error, row func([]any) error) error {
	query, err := s.filled()
	if err != nil {
		return err
	}
	return db.Stream(ctx, query, header, row)
}

// AskParquet writes the answer of one select as a Parquet file at path, with
// its types and at most limit rows (0 = all), and tells how many it wrote and
// whether there were more. The connection of the select may be locked: another
// database, which no query reaches, writes the file.
func (db *DB) AskParquet(ctx context.Context, s Statement, limit int64, path, work string) (written int64, more bool, err error) {
	query, err := s.filled()
	if err == nil {
		err = db.isSelect(ctx, query)
	}
	if err != nil {
		return 0, false, err
	}
	// The driver cannot interrupt a select whose answer is Arrow, so it is computed here.
	const answer = "temp.rasoat_answer"
	if _, err := db.conn.ExecContext(ctx, "create temp table rasoat_answer as\n"+query); err != nil {
		return 0, false, err
	}
	defer func() { err = errors.Join(err, db.exec(context.WithoutCancel(ctx), "drop table "+answer)) }()
	_, counted, err := db.Select(ctx, "select count(*) from "+answer)
	if err != nil {
		return 0, false, err
	}
	total := counted[0][0].(int64)
	if limit <= 0 || limit > total {
		limit = total
	}
	stream, err := db.arrow(ctx, fmt.Sprintf("select * from %s limit %d", answer, limit))
	if err != nil {
		return 0, false, err
	}
	defer stream.Release()
	scratch, err := Scratch(ctx, Options{Threads: 1, TempDir: work})
	if err != nil {
		return 0, false, err
	}
	defer func() { err = errors.Join(err, scratch.Close()) }()
	return limit, limit < total, scratch.copyStream(ctx, stream, path)
}

// errNotOneSelect is the error of anything else than one select.
var errNotOneSelect = errors.New("a Parquet file is the answer of one select")

// isSelect refuses what is not one select.
func (db *DB) isSelect(ctx context.Context, query string) error {
	bare := sqlPiece.ReplaceAllStringFunc(query, func(piece string) string {
		if strings.HasPrefix(piece, "--") || strings.HasPrefix(piece, "/*") {
			return " "
		}
		return "x"
	})
	if strings.Contains(strings.TrimRight(bare, "; \t\r\n"), ";") {
		return errNotOneSelect
	}
	return db.conn.Raw(func(driver any) error {
		prepared, err := driver.(*duckdb.Conn).PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		defer prepared.Close()
		kind, err := prepared.(*duckdb.Stmt).StatementType()
		if err == nil && kind != duckdb.STATEMENT_TYPE_SELECT {
			return errNotOneSelect
		}
		return err
	})
}

func (db *DB) arrow(ctx context.Context, query string) (stream array.RecordReader, err error) {
	err = db.conn.Raw(func(driver any) error {
		bridge, err := duckdb.NewArrowFromConn(driver.(*duckdb.Conn))
		if err != nil {
			return err
		}
		stream, err = bridge.QueryContext(ctx, query)
		return err
	})
	return stream, err
}

// copyStream writes a stream as a Parquet file.
func (db *DB) copyStream(ctx context.Context, stream array.RecordReader, path string) error {
	const view = "answer_stream"
	return db.withStream(ctx, stream, view, func() error { return db.CopyParquet(ctx, "select * from "+view, path) })
}

// Relation is a table or view of a finished warehouse as its comments describe it.
type Relation struct {
	Name, Comment string // "Vietnamese | English — grain"
	View          bool
	Columns       []Column
}

// Relations lists the tables and views with their columns, by name.
func (db *DB) Relations(ctx context.Context) ([]Relation, error) {
	_, rows, err := db.Select(ctx, `select table_name, coalesce(comment, ''), false from duckdb_tables() where not internal
union all select view_name, coalesce(comment, ''), true from duckdb_views() where not internal order by 1`)
	if err != nil {
		return nil, err
	}
	relations, at := make([]Relation, len(rows)), map[string]int{}
	for i, row := range rows {
		relations[i] = Relation{Name: row[0].(string), Comment: row[1].(string), View: row[2].(bool)}
		at[relations[i].Name] = i
	}
	_, rows, err = db.Select(ctx, `select table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns() where not internal order by table_name, column_index`)
	for _, row := range rows {
		r := &relations[at[row[0].(string)]]
		r.Columns = append(r.Columns, Column{row[1].(string), row[2].(string), row[3].(string)})
	}
	return relations, err
}
