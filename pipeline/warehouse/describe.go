package warehouse

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	sqlfs "rasoat/sql"
)

// describe writes the comments, and comments every column that its own select
// did not: by the shared
// dictionary sql/columns.tsv, else by the label of the workbook's column.
func (db *DB) describe(ctx context.Context) error {
	db.describeFindings()
	if err := db.writeComments(ctx); err != nil {
		return err
	}
	words, err := dictionary()
	if err != nil {
		return err
	}
	_, labels, err := db.Select(ctx, "select key, min(label) from ref_fields group by key")
	if err != nil {
		return err
	}
	for _, row := range labels {
		if key := row[0].(string); words[key] == "" {
			words[key] = row[1].(string) + " | " + strings.ReplaceAll(key, "_", " ")
		}
	}
	return db.describeBare(ctx, words)
}

// describeBare comments the columns that have no comment yet, by their names.
func (db *DB) describeBare(ctx context.Context, words map[string]string) error {
	_, bare, err := db.Select(ctx, "select table_name, column_name from duckdb_columns() where comment is null and not internal and not starts_with(table_name, 'chk_')")
	if err != nil {
		return err
	}
	for _, row := range bare {
		relation, column := row[0].(string), row[1].(string)
		if words[column] == "" {
			continue
		}
		if err := db.exec(ctx, fmt.Sprintf("comment on column %s.%s is %s", name(relation), name(column), quote(words[column]))); err != nil {
			return err
		}
	}
	return nil
}

// dictionary reads column, Vietnamese and English, separated by tabs.
func dictionary() (map[string]string, error) {
	content, err := fs.ReadFile(sqlfs.Files(), "columns.tsv")
	if err != nil {
		return nil, err
	}
	words := map[string]string{}
	for i, line := range strings.Split(strings.TrimSpace(string(content)), "\n") {
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			return nil, fmt.Errorf("sql/columns.tsv:%d: want column, Vietnamese, English", i+1)
		}
		words[parts[0]] = parts[1] + " | " + parts[2]
	}
	return words, nil
}
