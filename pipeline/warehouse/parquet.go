package warehouse

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Partition says whose results a published file holds. Its names are no columns
// of any mart, and the unit is no number, so that no reader takes 06 for 6.
type Partition struct {
	Year int
	Unit string // province and district, 06-063
}

func (p Partition) path() string {
	return path.Join(fmt.Sprintf("campaign_year=%d", p.Year), "campaign_unit="+p.Unit)
}

// PublishMarts writes every mart that is a table as
// <mart>/campaign_year=…/campaign_unit=…/part-0.parquet below dir, typed, with
// the comments of the table and its columns in the key-value metadata ("comment",
// "comment.<column>"), and without names, identity numbers and birth dates
// (privacy.tsv). Rows are sorted, so that the same rows give the same bytes; in
// a warehouse that is Large, those of marts of up to manyRows. It returns the
// files, relative to dir.
func (db *DB) PublishMarts(ctx context.Context, dir string, partition Partition) ([]string, error) {
	policies, err := privacy()
	if err != nil {
		return nil, err
	}
	comments, err := db.commentsOf(ctx)
	if err != nil {
		return nil, err
	}
	marts, err := db.columnsWhere(ctx, "starts_with(table_name, 'mart_') and table_name in (select table_name from duckdb_tables() where not temporary and database_name = current_database()) and database_name = current_database()")
	if err != nil {
		return nil, err
	}
	var written []string
	for _, mart := range marts {
		file := path.Join(mart.table, partition.path(), "part-0.parquet")
		target := filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return nil, err
		}
		unsorted := false
		if db.large {
			if unsorted, err = db.hasMoreRows(ctx, "main."+name(mart.table), manyRows); err != nil {
				return nil, err
			}
		}
		if err := db.exec(ctx, publication(mart, policies, comments, unsorted, target)); err != nil {
			return nil, err
		}
		written = append(written, file)
	}
	return written, nil
}

// publication is the statement that writes one mart.
func publication(mart tableColumns, policies map[string]string, comments map[[2]string]string, unsorted bool, target string) string {
	var columns, metadata []string
	if text := comments[[2]string{mart.table, ""}]; text != "" {
		metadata = append(metadata, "comment: "+quote(text))
	}
	for i, column := range mart.names {
		if policyOf(policies, mart.table, column, mart.typings[i]) == dropColumn {
			continue
		}
		columns = append(columns, name(column))
		if text := comments[[2]string{mart.table, column}]; text != "" {
			metadata = append(metadata, quote("comment."+column)+": "+quote(text))
		}
	}
	order := " order by all"
	if unsorted {
		order = ""
	}
	options := "format parquet, compression zstd"
	if len(metadata) > 0 {
		options += ", kv_metadata {" + strings.Join(metadata, ", ") + "}"
	}
	return fmt.Sprintf("copy (select %s from main.%s%s) to %s (%s)", strings.Join(columns, ", "), name(mart.table), order, quote(target), options)
}

// commentsOf gives the comment of each table, under "", and of each column.
func (db *DB) commentsOf(ctx context.Context) (map[[2]string]string, error) {
	_, rows, err := db.Select(ctx, `select table_name, '', comment from duckdb_tables() where comment is not null and database_name = current_database()
union all select table_name, column_name, comment from duckdb_columns() where comment is not null and database_name = current_database()`)
	comments := map[[2]string]string{}
	for _, row := range rows {
		comments[[2]string{row[0].(string), row[1].(string)}] = row[2].(string)
	}
	return comments, err
}
