package warehouse

import (
	"context"
	"fmt"
	"strings"
)

// Scratch opens a database in memory for files that a query reads where they
// lie; it has no tables and none of the named functions. What does not fit in
// memory spills into options.TempDir.
func Scratch(ctx context.Context, options Options) (*DB, error) {
	return open(ctx, "", options.settings())
}

// CSVFile is SQL for the rows of a csv file in UTF-8 with a header row: every
// column is text, an empty field is null, and a row of another width stops the
// query. columns are those of the header.
func CSVFile(path string, delimiter rune, columns []string) string {
	types := make([]string, len(columns))
	for i, column := range columns {
		types[i] = quote(column) + ": 'VARCHAR'"
	}
	return fmt.Sprintf(`read_csv(%s, auto_detect = false, header = true, delim = %s, quote = '"', escape = '"', columns = {%s}, max_line_size = 4194304)`,
		literalPath(path), quote(string(delimiter)), strings.Join(types, ", "))
}

// ParquetFile is SQL for the rows of a Parquet file.
func ParquetFile(path string) string { return "read_parquet(" + literalPath(path) + ")" }

// CopyParquet writes the answer of a select over files as a Parquet file; the
// same rows give the same bytes.
func (db *DB) CopyParquet(ctx context.Context, query, path string) error {
	return db.exec(ctx, fmt.Sprintf("copy (%s) to %s (format parquet)", query, quote(path)))
}

// Attach opens a finished warehouse beside others, read-only, under a name that
// qualifies its tables.
func (db *DB) Attach(ctx context.Context, path, as string) error {
	return db.exec(ctx, fmt.Sprintf("attach %s as %s (read_only)", quote(path), name(as)))
}
