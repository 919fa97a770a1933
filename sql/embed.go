// Package sqlfs holds the select statements of the warehouse, one relation a
// file, in the folders whose numbers give the order. README.md describes the
// layers and the header keys.
package sqlfs

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// The data dictionary of README.md is written from the comments of a warehouse.
//
//go:generate go test ../pipeline -count=1 -run ^TestThePublishedWarehouseExplainsItself -update

//go:embed */*.sql functions_duckdb.sql functions_spark.sql run_spark.py columns.tsv privacy.tsv
var embedded embed.FS

// Files returns the statements compiled into the program.
func Files() embed.FS { return embedded }

// Hash is the sha256 over the names and contents of all statements: two
// programs of one hash compute the same from the same tables.
func Hash() (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(embedded, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := embedded.ReadFile(name)
		fmt.Fprintf(hash, "%s %d\n%s", name, len(content), content)
		return err
	})
	return hex.EncodeToString(hash.Sum(nil)), err
}
