package warehouse

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	sqlfs "rasoat/sql"
)

// SparkFiles are the names of what ExportSpark writes; SparkProgram is the one
// that an operator submits.
const (
	SparkProgram = "run_spark.py"
	sparkOrder   = "order.txt"
	sparkTables  = "tables.txt"
)

// SparkFiles lists what lies at the top of an export for Apache Spark.
func SparkFiles() []string {
	return []string{SparkProgram, "functions.sql", "sql", "tables", sparkTables, sparkOrder}
}

// sparkStep is one select of an export, in the order in which they run.
type sparkStep struct{ folder, relation, content string }

func (s sparkStep) path() string { return "sql/" + s.folder + "/" + s.relation + ".sql" }

// sparkSteps are the selects of sql/20_checks to sql/50_marts as they stand, and
// between them those that make the table findings, where Transform makes it.
func sparkSteps() ([]sparkStep, error) {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return nil, err
	}
	var steps []sparkStep
	var checks []script
	collected := 0
	for _, s := range all {
		if s.folder[:2] <= ThroughIdentity || s.folder[:2] > ThroughMarts {
			continue
		}
		if s.folder[:2] >= holdOut && !isCheck(s) && collected != len(checks) {
			before := fmt.Sprintf("%d9_findings", s.folder[0]-'0'-1)
			steps = append(steps, sparkStep{before, "findings", findingsSelect(checks) + "\n"})
			collected = len(checks)
		}
		content, err := fs.ReadFile(sqlfs.Files(), s.folder+"/"+s.relation+".sql")
		if err != nil {
			return nil, err
		}
		steps = append(steps, sparkStep{s.folder, s.relation, string(content)})
		if isCheck(s) {
			checks = append(checks, s)
		}
	}
	return steps, nil
}

// SparkRelations names the relations that an export makes, findings once.
func SparkRelations() ([]string, error) {
	steps, err := sparkSteps()
	var relations []string
	for _, s := range steps {
		if !slices.Contains(relations, s.relation) {
			relations = append(relations, s.relation)
		}
	}
	return relations, err
}

// ExportSpark lays out in dir, which is empty, what Apache Spark needs to run
// sql/20_checks to sql/50_marts over the finished warehouse at path: the tables
// that they read, as Parquet, with names and identity numbers; the selects; the
// functions; and the program that runs them. db is a Scratch.
func (db *DB) ExportSpark(ctx context.Context, path, dir string, step func(table string, of int)) error {
	steps, err := sparkSteps()
	if err != nil {
		return err
	}
	if err := writeSparkFiles(dir, steps); err != nil {
		return err
	}
	if err := db.Attach(ctx, path, "results"); err != nil {
		return err
	}
	if err := db.exec(ctx, "use results"); err != nil { // its views name their tables without it
		return err
	}
	tables, err := db.readBySpark(ctx, steps)
	if err != nil {
		return err
	}
	var list strings.Builder
	for _, table := range tables {
		fmt.Fprintf(&list, "%s\t%s\n", table.table, sparkSchema(table))
		if err := db.copyForSpark(ctx, table, filepath.Join(dir, "tables", table.table+".parquet")); err != nil {
			return err
		}
		step(table.table, len(tables))
	}
	return os.WriteFile(filepath.Join(dir, sparkTables), []byte(list.String()), 0o600)
}

// sparkSchema is the schema of a table in the words of Spark, which then need
// not open the file to know it.
func sparkSchema(table tableColumns) string {
	spark := strings.NewReplacer("VARCHAR", "string", "INTEGER", "int", "HUGEINT", "decimal(38,0)")
	columns := make([]string, len(table.names))
	for i, column := range table.names {
		columns[i] = "`" + column + "` " + strings.ToLower(spark.Replace(table.typings[i]))
	}
	return strings.Join(columns, ", ")
}

func writeSparkFiles(dir string, steps []sparkStep) error {
	for from, to := range map[string]string{"functions_spark.sql": "functions.sql", SparkProgram: SparkProgram} {
		content, err := fs.ReadFile(sqlfs.Files(), from)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, to), content, 0o600); err != nil {
			return err
		}
	}
	var order strings.Builder
	for _, s := range steps {
		file := filepath.Join(dir, filepath.FromSlash(s.path()))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(s.content), 0o600); err != nil {
			return err
		}
		fmt.Fprintln(&order, s.path())
	}
	if err := os.MkdirAll(filepath.Join(dir, "tables"), 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, sparkOrder), []byte(order.String()), 0o600)
}

// MissingTables are tables that the selects read and a warehouse has not: it was
// redacted, rolled up, or made by another version.
type MissingTables []string

// Error names them.
func (m MissingTables) Error() string { return "tables missing: " + strings.Join(m, ", ") }

var loadedTable = regexp.MustCompile(`\b(?:from|join) ((?:raw|stg|int|ref|rule|plan)_[a-z0-9_]+)`)

// readBySpark are the tables of the attached results that the steps name and do
// not make, with their columns. The error is MissingTables where one is not there.
func (db *DB) readBySpark(ctx context.Context, steps []sparkStep) ([]tableColumns, error) {
	read, needed, made := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, s := range steps {
		made[s.relation] = true
		for _, word := range identifiers.FindAllString(s.content, -1) {
			read[word] = true
		}
		for _, from := range loadedTable.FindAllStringSubmatch(s.content, -1) {
			needed[from[1]] = true
		}
	}
	tables, err := db.columnsWhere(ctx, "database_name = 'results' and not internal")
	if err != nil {
		return nil, err
	}
	for _, table := range tables {
		delete(needed, table.table)
	}
	maps.DeleteFunc(needed, func(table string, _ bool) bool { return made[table] })
	if len(needed) > 0 {
		return nil, MissingTables(slices.Sorted(maps.Keys(needed)))
	}
	return slices.DeleteFunc(tables, func(t tableColumns) bool { return made[t.table] || !read[t.table] }), nil
}

// copyForSpark writes one table. Parquet has no whole numbers of 128 bits, for
// which DuckDB would write doubles.
func (db *DB) copyForSpark(ctx context.Context, table tableColumns, path string) error {
	columns := make([]string, len(table.names))
	for i, column := range table.names {
		columns[i] = name(column)
		if table.typings[i] == "HUGEINT" {
			columns[i] = fmt.Sprintf("cast(%s as decimal(38, 0)) as %[1]s", name(column))
		}
	}
	if err := db.CopyParquet(ctx, "select "+strings.Join(columns, ", ")+" from results.main."+name(table.table), path); err != nil {
		return err
	}
	return os.Chmod(path, 0o600)
}
