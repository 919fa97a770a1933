package pipeline

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed lists, for each package, the packages of this module that it may
// import. Stages meet in tables: survey, warehouse and report never import
// each other, so that a stage can be replaced, run alone, or moved.
var allowed = map[string][]string{
	"cmd/rasoat":         {"pipeline", "pipeline/audit", "pipeline/schema", "pipeline/survey", "rules", "rules/strict"},
	"pipeline":           {"pipeline/apportion", "pipeline/mpi", "pipeline/survey", "pipeline/warehouse", "pipeline/report", "pipeline/page", "pipeline/schema", "pipeline/synth", "pipeline/names", "rules", "rules/strict", "rules/support", "sql"},
	"pipeline/synth":     {"pipeline/survey", "pipeline/names"},
	"pipeline/warehouse": {"rules", "rules/support", "sql"},
	"pipeline/survey":    {"pipeline/names", "rules/strict"},                  // layouts are read strictly
	"pipeline/report":    {"pipeline/names", "pipeline/docx", "rules/strict"}, // letters and dossiers are Word documents; layouts tell their keys
	"pipeline/docx":      {},
	"pipeline/page":      {"pipeline/masking"}, // what may be handed on, apart from the forms that are signed
	"pipeline/masking":   {},                   // of what is hidden, for all that is published
	"pipeline/mpi":       {"rules/strict"},
	"pipeline/schema":    {"rules/strict"},
	"pipeline/audit":     {"pipeline/survey", "pipeline/report", "pipeline/names", "rules/strict"},
	"pipeline/apportion": {},
	"pipeline/names":     {},
	"rules":              {"rules/strict"},
	"rules/strict":       {},
	"rules/support":      {"rules/strict"},
	"sql":                {},
}

// reserved lists modules that only some packages may import, with the reason.
var reserved = []struct {
	module, reason string
	packages       []string
}{
	{"github.com/xuri/excelize", "workbooks are read by survey and written by survey and report", []string{"pipeline/survey", "pipeline/report"}},
	{"github.com/marcboeker/go-duckdb", "a later DuckDB is a change in one place", []string{"pipeline/warehouse"}},
	{"github.com/apache/arrow-go", "go-duckdb is typed on it", []string{"pipeline/warehouse"}},
	{"github.com/apache/arrow/go", "the IPC file is the border between the two Arrow versions", []string{"pipeline/survey"}},
	{"github.com/peterh/liner", "lines are typed in the shell of query alone", []string{"cmd/rasoat"}},
	{"github.com/urfave/cli", "arguments are understood in the command alone", []string{"cmd/rasoat"}},
}

func TestPackagesImportOnlyWhatTheHouseAllows(t *testing.T) {
	seen := map[string]bool{}
	for _, file := range sourceFiles(t) {
		from := path.Dir(file)
		permitted, known := allowed[from]
		if !known {
			t.Errorf("%s: the package %s is not in the table; say what it may import", file, from)
		}
		seen[from] = true
		for _, imported := range importsOf(t, file) {
			if to, own := strings.CutPrefix(imported, "rasoat/"); own && !slices.Contains(permitted, to) {
				t.Errorf("%s imports %s; %s may import %v", file, imported, from, permitted)
			}
			for _, r := range reserved {
				if strings.HasPrefix(imported, r.module) && !slices.Contains(r.packages, from) {
					t.Errorf("%s imports %s: %s", file, imported, r.reason)
				}
			}
		}
	}
	for name := range allowed {
		if !seen[name] {
			t.Errorf("the table names the package %s, which does not exist", name)
		}
	}
}

// sourceFiles lists the Go files of the module but for tests, which may bring
// packages together.
func sourceFiles(t *testing.T) []string {
	var files []string
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d Go files and %v", len(files), err)
	}
	return files
}

func importsOf(t *testing.T, file string) []string {
	parsed, err := parser.ParseFile(token.NewFileSet(), path.Join("..", file), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var imports []string
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		imports = append(imports, imported)
	}
	return imports
}
