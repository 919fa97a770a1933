package warehouse

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	sqlfs "rasoat/sql"
)

// What a redacted warehouse does with a column.
const (
	keepColumn  = "keep"
	tokenColumn = "token"
	dropColumn  = "drop"
)

// redacted are the relations that a redacted warehouse has: what analysts read
// and what a figure is explained by. Rows of persons (raw_, stg_, int_) are not
// among them.
var redacted = []string{"mart_", "rpt_", "plan_", "rule_", "ref_units", "ref_unit_successors", "ref_campaign", "ref_ethnicities_shown", "findings"}

// Redact writes what analysts read into a new database, and each mart as
// Parquet beside it, without direct identifiers: names, ids and what quotes a
// cell are left out, household numbers and keys become tokens, the same for the
// same salt. privacy.tsv says which column is which; a text or a date that it
// does not list is left out. It returns the names of the files written to dir.
func (db *DB) Redact(ctx context.Context, dir, file, salt string) (written []string, err error) {
	policies, err := privacy()
	if err != nil {
		return nil, err
	}
	relations, err := db.columnsOfPublished(ctx)
	if err != nil {
		return nil, err
	}
	if err := db.exec(ctx, "attach "+quote(filepath.Join(dir, file))+" as redacted"); err != nil {
		return nil, err
	}
	written = []string{file}
	for _, relation := range relations {
		if err := db.redactRelation(ctx, relation, policies, salt); err != nil {
			return nil, err
		}
		if !strings.HasPrefix(relation.table, "mart_") {
			continue
		}
		parquet := relation.table + ".parquet"
		copied := fmt.Sprintf("copy (select * from redacted.main.%s order by all) to %s (format parquet)", name(relation.table), quote(filepath.Join(dir, parquet)))
		if err := db.exec(ctx, copied); err != nil {
			return nil, err
		}
		written = append(written, parquet)
	}
	return written, errors.Join(db.exec(ctx, "checkpoint redacted"), db.exec(ctx, "detach redacted"))
}

// redactRelation writes one relation with its comments.
func (db *DB) redactRelation(ctx context.Context, relation tableColumns, policies map[string]string, salt string) error {
	var columns []string
	for i, column := range relation.names {
		switch policyOf(policies, relation.table, column, relation.typings[i]) {
		case keepColumn:
			columns = append(columns, name(column))
		case tokenColumn:
			columns = append(columns, fmt.Sprintf("case when %[2]s is not null then left(sha256(concat(%[1]s, '/', %[2]s)), 24) end as %[2]s", quote(salt), name(column)))
		}
	}
	if len(columns) == 0 {
		return nil
	}
	target := "redacted.main." + name(relation.table)
	if err := db.exec(ctx, fmt.Sprintf("create table %s as select %s from main.%s order by all", target, strings.Join(columns, ", "), name(relation.table))); err != nil {
		return err
	}
	_, comments, err := db.Select(ctx, `
		select column_name, comment from duckdb_columns()
		where table_name = ? and database_name = current_database() and comment is not null`, relation.table)
	if err != nil {
		return err
	}
	for _, row := range comments {
		column := row[0].(string)
		if !slices.ContainsFunc(columns, func(c string) bool { return c == name(column) || strings.HasSuffix(c, " as "+name(column)) }) {
			continue
		}
		if err := db.exec(ctx, fmt.Sprintf("comment on column %s.%s is %s", target, name(column), quote(row[1].(string)))); err != nil {
			return err
		}
	}
	return nil
}

// columnsOfPublished lists the tables and views of redacted.
func (db *DB) columnsOfPublished(ctx context.Context) ([]tableColumns, error) {
	all, err := db.columnsWhere(ctx, "database_name = current_database() and schema_name = 'main'")
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(t tableColumns) bool {
		return !slices.ContainsFunc(redacted, func(prefix string) bool { return strings.HasPrefix(t.table, prefix) })
	}), nil
}

// policyOf says what becomes of a column: as listed for the relation or for the
// name, else by its type.
func policyOf(policies map[string]string, relation, column, typing string) string {
	for _, key := range []string{relation + "." + column, column} {
		if policy, listed := policies[key]; listed {
			return policy
		}
	}
	if typing == "VARCHAR" || typing == "DATE" || strings.HasPrefix(typing, "TIMESTAMP") {
		return dropColumn
	}
	return keepColumn
}

// privacy reads sql/privacy.tsv.
func privacy() (map[string]string, error) {
	content, err := fs.ReadFile(sqlfs.Files(), "privacy.tsv")
	if err != nil {
		return nil, err
	}
	policies := map[string]string{}
	for i, line := range strings.Split(strings.TrimRight(string(content), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "\t")
		if len(parts) != 3 || !slices.Contains([]string{keepColumn, tokenColumn, dropColumn}, parts[1]) {
			return nil, fmt.Errorf("sql/privacy.tsv:%d: want column, keep, token or drop, and why", i+1)
		}
		policies[parts[0]] = parts[1]
	}
	return policies, nil
}
