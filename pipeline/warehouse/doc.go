// Package warehouse stands between the program and DuckDB: it opens the file,
// loads landing files, reference tables and rules, runs the selects of
// rasoat/sql in order, and answers queries.
//
// It decides nothing: classes, flows and figures are SQL, numbers of the law
// are rows of rule_ tables. go-duckdb and arrow-go/v18 appear here only, so
// that a later DuckDB is a change in one place. Landing files cross the border
// as Arrow IPC: they are written by arrow/go/v15 and read here by v18, the
// version that go-duckdb's Arrow scan is typed on.
package warehouse
