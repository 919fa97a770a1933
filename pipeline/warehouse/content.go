package warehouse

import (
	"context"
	"fmt"
	"strings"
)

// A TableContent is what one table holds, whatever order its file keeps, or
// what a view or a named function says.
type TableContent struct {
	Table string // a function with "()", one outside main with its schema
	Rows  int64  // 0 for a view or a function
	// SHA256 is over the names and types of the columns and the rows, each row
	// hashed and the hashes in order, or hashed by DuckDB and the hashes added up
	// where there are more than manyRows: equal content gives an equal hash.
	SHA256 string
}

// Content hashes every table of the database, in the order of their names, then
// the statement of every view and named function: they have no rows of their
// own, and whoever changes one changes what is read.
func (db *DB) Content(ctx context.Context) ([]TableContent, error) {
	tables, err := db.columnsOfTables(ctx)
	if err != nil {
		return nil, err
	}
	var found []TableContent
	for _, t := range tables {
		content, err := db.contentOf(ctx, t, manyRows)
		if err != nil {
			return nil, err
		}
		found = append(found, content)
	}
	definitions, err := db.definitions(ctx)
	return append(found, definitions...), err
}

// definitions hashes the statements of views and named functions.
func (db *DB) definitions(ctx context.Context) ([]TableContent, error) {
	_, rows, err := db.Select(ctx, `select schema_name, view_name as said, sha256(sql) from duckdb_views() where not internal and database_name = current_database()
union all
select schema_name, concat(function_name, '()'), sha256(string_agg(concat(function_type, cast(parameters as varchar), macro_definition), '; ' order by function_type, cast(parameters as varchar), macro_definition))
from duckdb_functions() where not internal and database_name = current_database() and function_type in ('macro', 'table_macro')
group by schema_name, function_name order by said, schema_name`)
	if err != nil {
		return nil, fmt.Errorf("list the views: %w", err)
	}
	found := make([]TableContent, len(rows))
	for i, row := range rows {
		t := tableColumns{schema: row[0].(string), table: row[1].(string)}
		found[i] = TableContent{Table: t.shown(), SHA256: row[2].(string)}
	}
	return found, nil
}

// tableColumns are the columns of one table or view in their order.
type tableColumns struct {
	schema, table  string
	names, typings []string
}

// mainSchema is the schema of everything that the program makes.
const mainSchema = "main"

// shown is the name as it is told, with its schema only where that is another.
func (t tableColumns) shown() string {
	if t.schema == mainSchema {
		return t.table
	}
	return t.schema + "." + t.table
}

func (db *DB) columnsOfTables(ctx context.Context) ([]tableColumns, error) {
	return db.columnsWhere(ctx, "(database_name, schema_name, table_name) in (select (database_name, schema_name, table_name) from duckdb_tables() where not temporary)")
}

// columnsWhere lists relations, by name, that fulfil a condition on
// duckdb_columns().
func (db *DB) columnsWhere(ctx context.Context, condition string) ([]tableColumns, error) {
	_, rows, err := db.Select(ctx, "select table_name, column_name, data_type, schema_name from duckdb_columns() where not internal and "+condition+" order by table_name, schema_name, column_index")
	if err != nil {
		return nil, fmt.Errorf("list the relations: %w", err)
	}
	var tables []tableColumns
	for _, row := range rows {
		table, schema := row[0].(string), row[3].(string)
		if len(tables) == 0 || tables[len(tables)-1].table != table || tables[len(tables)-1].schema != schema {
			tables = append(tables, tableColumns{schema: schema, table: table})
		}
		last := &tables[len(tables)-1]
		last.names = append(last.names, row[1].(string))
		last.typings = append(last.typings, row[2].(string))
	}
	return tables, nil
}

// manyRows is from how many rows on the hashes of rows, 64 characters each, are
// not put in order, which takes their length in memory, but added up.
const manyRows = 1_000_000

func (db *DB) hasMoreRows(ctx context.Context, table string, than int64) (bool, error) {
	_, rows, err := db.Select(ctx, fmt.Sprintf("select count(*) > %d from %s", than, table))
	if err != nil {
		return false, fmt.Errorf("count the table %s: %w", table, err)
	}
	return rows[0][0].(bool), nil
}

// added are the hashes of rows and what adds them up. It runs over every row of
// the warehouse, so the hash is that of DuckDB, a tenth of the time of sha256 over
// text: it finds what has changed, and is that of one version of DuckDB.
func (t tableColumns) added(relation string) (hashes, together string) {
	columns := make([]string, len(t.names))
	for i, column := range t.names {
		columns[i] = name(column)
	}
	return fmt.Sprintf("select hash(%s) as hash from %s", strings.Join(columns, ", "), relation), "concat_ws('+', count(*), sum(hash))"
}

// contentOf hashes one table; the hashes of its rows are put in order where
// there are no more of them than ordered. A value stands in its row with its length, so
// that no two rows of different cells read alike; null has no length.
func (db *DB) contentOf(ctx context.Context, t tableColumns, ordered int64) (TableContent, error) {
	relation := name(t.schema) + "." + name(t.table)
	heading := make([]string, len(t.names))
	cells := make([]string, len(t.names))
	for i, column := range t.names {
		heading[i] = column + " " + t.typings[i]
		text := "cast(" + name(column) + " as varchar)"
		cells[i] = fmt.Sprintf("case when %s is null then '-' else concat(strlen(%s), ':', %s) end", name(column), text, text)
	}
	hashes := fmt.Sprintf("select sha256(concat(%s)) as hash from %s", strings.Join(cells, ", "), relation)
	together := "coalesce(string_agg(hash, '' order by hash), '')"
	if many, err := db.hasMoreRows(ctx, relation, ordered); err != nil {
		return TableContent{}, err
	} else if many {
		hashes, together = t.added(relation)
	}
	query := fmt.Sprintf("select count(*), sha256(%s || %s) from (%s)", quote(strings.Join(heading, "\n")+"\n"), together, hashes)
	_, rows, err := db.Select(ctx, query)
	if err != nil {
		return TableContent{}, fmt.Errorf("hash the table %s: %w", t.shown(), err)
	}
	return TableContent{Table: t.shown(), Rows: rows[0][0].(int64), SHA256: rows[0][1].(string)}, nil
}
