package warehouse

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"rasoat/rules/support"
	sqlfs "rasoat/sql"
)

// Column is one column of a table that the program loads.
type Column struct {
	Name, Type string // Type is SQL
	Comment    string // "Vietnamese | English"
}

// Table is a small reference table held in memory.
type Table struct {
	Name, Comment string
	Columns       []Column
	Rows          [][]any
}

// LoadTable creates the table and inserts its rows, replacing an older one.
func (db *DB) LoadTable(ctx context.Context, t Table) error {
	defs := make([]string, len(t.Columns))
	marks := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		defs[i] = name(c.Name) + " " + c.Type
		marks[i] = "cast(? as " + c.Type + ")"
	}
	if err := db.exec(ctx, fmt.Sprintf("create or replace table %s (%s)", name(t.Name), strings.Join(defs, ", "))); err != nil {
		return err
	}
	if err := db.insert(ctx, fmt.Sprintf("insert into %s values (%s)", name(t.Name), strings.Join(marks, ", ")), t.Rows); err != nil {
		return fmt.Errorf("load table %s: %w", t.Name, err)
	}
	db.comment("table", t.Name, t.Comment, t.Columns)
	return nil
}

func (db *DB) insert(ctx context.Context, statement string, rows [][]any) error {
	tx, err := db.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit this does nothing
	prepared, err := tx.PrepareContext(ctx, statement)
	if err != nil {
		return err
	}
	defer prepared.Close()
	for i, row := range rows {
		if _, err := prepared.ExecContext(ctx, row...); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	return tx.Commit()
}

// comment notes what a relation and its columns mean; writeComments says it to
// the database, when it is to be kept or printed from.
func (db *DB) comment(kind, relation, text string, columns []Column) {
	if text != "" {
		db.comments = append(db.comments, fmt.Sprintf("comment on %s %s is %s", kind, name(relation), quote(text)))
	}
	for _, c := range columns {
		if c.Comment != "" {
			db.comments = append(db.comments, fmt.Sprintf("comment on column %s.%s is %s", name(relation), name(c.Name), quote(c.Comment)))
		}
	}
}

func (db *DB) writeComments(ctx context.Context) error {
	for _, statement := range db.comments {
		if err := db.exec(ctx, statement); err != nil {
			return err
		}
	}
	db.comments = nil
	return nil
}

// createBase defines the named functions, the empty raw_approved and the empty
// tables of support.
func (db *DB) createBase(ctx context.Context) error {
	functions, err := fs.ReadFile(sqlfs.Files(), "functions_duckdb.sql")
	if err != nil {
		return err
	}
	if err := db.exec(ctx, string(functions)); err != nil {
		return err
	}
	if err := db.LoadSupport(ctx, support.Plan{}); err != nil {
		return err
	}
	return db.createApproved(ctx)
}
