// Package sqlfs holds the select statements of the warehouse, one relation a
// file, in the folders whose numbers give the order. README.md describes the
// layers and the header keys.
package sqlfs

import "embed"

//go:embed */*.sql functions_duckdb.sql columns.tsv
var embedded embed.FS

// Files returns the statements compiled into the program.
func Files() embed.FS { return embedded }
