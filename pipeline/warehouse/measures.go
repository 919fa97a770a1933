package warehouse

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	sqlfs "rasoat/sql"
)

// Measure is a figure that targets may name. Each is declared by a line
// "-- measure:" of the select in 50_marts that computes it.
type Measure struct {
	Name   string
	Source string // survey or progress
	Unit   string
	VI, EN string // what it counts
}

// declared is the line: name (source, unit): Vietnamese | English.
var declared = regexp.MustCompile(`^-- measure: ([a-z0-9_]+) \((survey|progress), ([^)]+)\): (.+) \| (.+)$`)

// Measures lists the measures of the selects in the order of their files.
func Measures() []Measure {
	files := sqlfs.Files()
	names, _ := fs.Glob(files, path.Join("50_marts", "*.sql")) // the pattern is well formed
	var all []Measure
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err) // the files are part of the program
		}
		for line := range strings.Lines(string(content)) {
			if m := declared.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
				all = append(all, Measure{Name: m[1], Source: m[2], Unit: m[3], VI: m[4], EN: m[5]})
			}
		}
	}
	return all
}
