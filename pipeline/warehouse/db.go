package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"

	duckdb "github.com/marcboeker/go-duckdb"
)

// Options bounds what DuckDB may use.
type Options struct {
	Threads         int    // 0 = DuckDB's own choice
	MemoryMegabytes int    // of 2^20 bytes; 0 = DuckDB's own choice
	TempDir         string // where it spills; "" = beside the database
	// Large is for tables of many millions of rows: they keep no order of their
	// own, which would have to be held in memory, and are compressed.
	Large bool
}

// settings are those of every database that is written or read under bounds.
func (o Options) settings() []string {
	settings := append([]string{}, offline...)
	if o.Threads > 0 {
		settings = append(settings, fmt.Sprintf("set threads = %d", o.Threads))
	}
	if o.MemoryMegabytes > 0 {
		settings = append(settings, fmt.Sprintf("set memory_limit = '%dMiB'", o.MemoryMegabytes))
	}
	if o.TempDir != "" {
		settings = append(settings, "set temp_directory = "+quote(o.TempDir))
	}
	return settings
}

// RowGroup is how many rows DuckDB keeps together, and gives to one thread.
const RowGroup = 122_880

// DB is one DuckDB database on one connection. It is not safe for concurrent use.
type DB struct {
	pool *sql.DB
	conn *sql.Conn
	// comments are the statements that comment what has been made and are yet
	// to run.
	comments []string
	large    bool // Options.Large
	// many tells, from Transform on, that more than manyRows households were
	// surveyed; nothing is then done in a transaction.
	many bool
	// bounds are where the slices of households begin, sought when the first is
	// made; sliceRows, how many of them one holds, is set by Create.
	bounds    []string
	sliceRows int64
	// foldable tells that fold_name is defined on the connection.
	foldable bool
}

// offline keeps DuckDB from fetching extensions: offices have no network.
var offline = []string{
	"set autoinstall_known_extensions = false",
	"set autoload_known_extensions = false",
}

// Create opens a new database at path ("" = in memory) and defines the named
// functions of the selects. A file that exists at path is an error.
func Create(ctx context.Context, path string, options Options) (*DB, error) {
	if path != "" {
		if _, err := os.Stat(path); err == nil {
			return nil, fmt.Errorf("%s exists already; a warehouse is built anew, never changed", path)
		}
	}
	settings := options.settings()
	if options.Large {
		settings = append(settings, "set preserve_insertion_order = false")
	} else if path != "" { // a kept file is written once and read often; analysing all methods for each of its thousand columns takes longer than all selects
		settings = append(settings, "set force_compression = 'dictionary'")
	}
	db, err := open(ctx, path, settings)
	if err != nil {
		return nil, err
	}
	db.large, db.sliceRows = options.Large, sliceRowsFor(options.MemoryMegabytes)
	if err := db.createBase(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// OpenReadOnly opens a finished warehouse for queries. The connection cannot
// write, read or write other files, load extensions or change its settings.
func OpenReadOnly(ctx context.Context, path string) (*DB, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open warehouse: %w", err)
	}
	settings := append([]string{}, offline...)
	settings = append(settings, "set enable_external_access = false", "set lock_configuration = true")
	return open(ctx, path+"?access_mode=read_only", settings)
}

func open(ctx context.Context, dsn string, settings []string) (*DB, error) {
	connector, err := duckdb.NewConnector(dsn, nil)
	if err != nil {
		return nil, fmt.Errorf("open DuckDB: %w", err)
	}
	pool := sql.OpenDB(connector)
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open DuckDB: %w", err), pool.Close())
	}
	db := &DB{pool: pool, conn: conn}
	for _, setting := range settings {
		if err := db.exec(ctx, setting); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	return db, nil
}

// Checkpoint writes all that is pending into the file and says what stands in
// the way, such as a full disk; closing does the same and says nothing.
func (db *DB) Checkpoint(ctx context.Context) error { return db.exec(ctx, "checkpoint") }

// Close writes what is pending and closes the file.
func (db *DB) Close() error {
	return errors.Join(db.conn.Close(), db.pool.Close())
}

func (db *DB) exec(ctx context.Context, statement string, args ...any) error {
	if _, err := db.run(ctx, statement, args...); err != nil {
		return fmt.Errorf("DuckDB: %w (in: %s)", err, firstLine(statement))
	}
	return nil
}

// run executes a statement. Where many households were surveyed, one that asked
// for more memory than DuckDB may use is executed again with one thread.
func (db *DB) run(ctx context.Context, statement string, args ...any) (sql.Result, error) {
	made, err := db.conn.ExecContext(ctx, statement, args...)
	if db.many && outOfMemory(err) {
		return db.alone(ctx, statement, args...)
	}
	return made, err
}

func outOfMemory(err error) bool {
	var said *duckdb.Error
	return errors.As(err, &said) && said.Type == duckdb.ErrorTypeOutOfMemory
}

// alone executes a statement with one thread: each thread has buffers of its
// own, which grow with the width of what is joined and not with the campaign. It
// must not be in a transaction, which the error before has ended.
func (db *DB) alone(ctx context.Context, statement string, args ...any) (made sql.Result, err error) {
	var threads int
	if err := db.conn.QueryRowContext(ctx, "select current_setting('threads')").Scan(&threads); err != nil {
		return nil, err
	}
	if _, err := db.conn.ExecContext(ctx, "set threads = 1"); err != nil {
		return nil, err
	}
	defer func() {
		_, back := db.conn.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("set threads = %d", threads))
		err = errors.Join(err, back)
	}()
	return db.conn.ExecContext(ctx, statement, args...)
}

// quote makes a SQL text literal.
func quote(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// name makes a quoted SQL identifier.
func name(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

func firstLine(statement string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(statement), "\n")
	return line
}
