package sqlfs_test

import (
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/marcboeker/go-duckdb"

	"rasoat/pipeline"
	sqlfs "rasoat/sql"
)

// A campaign of which every check finds something and every other relation has
// rows is run by DuckDB; then the same files, not one letter changed, run on
// Apache Spark with two workers over what export wrote.
func TestEveryFileFrom20To50GivesTheSameRowsOnApacheSparkAsInDuckDB(t *testing.T) {
	dir := t.TempDir()
	export, results := filepath.Join(dir, "export"), filepath.Join(dir, "results")
	ours := troubledCampaign(t, dir)
	if _, err := pipeline.ExportSpark(t.Context(), ours, export, pipeline.Silent{}); err != nil {
		t.Fatal(err)
	}
	files := filesOfBothEngines(t)
	for _, file := range files {
		ours, _ := fs.ReadFile(sqlfs.Files(), file)
		if theirs, err := os.ReadFile(filepath.Join(export, "sql", file)); err != nil || string(theirs) != string(ours) {
			t.Fatalf("sql/%s is not exported as it stands: %v", file, err)
		}
	}
	db := openBeside(t, ours)
	addFunctionCases(t, db, export)
	submit(t, dir, export, results)

	compared := 0
	for _, file := range append(files, findingsFile) {
		relation := strings.TrimSuffix(path.Base(file), ".sql")
		if rows := compareWithSpark(t, db, relation, oursOf(t, file), results); rows == 0 {
			t.Errorf("%s has no rows, so that nothing is seen of it: the campaign needs more trouble", relation)
		}
		compared++
	}
	compareWithSpark(t, db, functionCases, "from ("+casesSelect+")", results)
	made := madeBySpark(t, results)
	if want := compared + 1; len(made) != want {
		t.Errorf("Spark made %d relations and %d were compared: %v", len(made), want, made)
	}
	t.Logf("%d relations of sql/20 to sql/50 and %s compared", compared, functionCases)
}

// findingsFile is the select that export writes for the table findings.
const findingsFile = "29_findings/findings.sql"

// oursOf is what DuckDB has for a file: the table of the warehouse, or for a
// check, which is none, its file read again.
func oursOf(t *testing.T, file string) string {
	t.Helper()
	relation := strings.TrimSuffix(path.Base(file), ".sql")
	if !strings.HasPrefix(relation, "chk_") {
		return "from results.main." + relation
	}
	body, err := fs.ReadFile(sqlfs.Files(), file)
	if err != nil {
		t.Fatal(err)
	}
	return "from (" + string(body) + ")"
}

// madeBySpark are the names of all relations among the results.
func madeBySpark(t *testing.T, results string) (names []string) {
	t.Helper()
	for _, pattern := range []string{"*", "steps/*"} {
		found, err := filepath.Glob(filepath.Join(results, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, place := range found {
			info, err := os.Stat(place)
			if err != nil {
				t.Fatal(err)
			}
			if name := filepath.Base(place); info.IsDir() && name != "steps" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// filesOfBothEngines are the files of sql/20_checks to sql/50_marts.
func filesOfBothEngines(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(sqlfs.Files(), "[2-5]*/*.sql")
	if err != nil || len(files) < 140 {
		t.Fatalf("%d files from sql/20_checks to sql/50_marts: %v", len(files), err)
	}
	return files
}

// submit runs the exported program as an operator does, on a cluster of two
// workers that listen on this machine only.
func submit(t *testing.T, dir, export, results string) {
	t.Helper()
	program, err := exec.LookPath("spark-submit")
	if err != nil {
		t.Fatal("spark-submit of PySpark 4 and Java are needed for this test; .ci/test installs them")
	}
	python := filepath.Join(filepath.Dir(program), "python3") // of PySpark's own environment
	if _, err := os.Stat(python); err != nil {
		python = "python3"
	}
	quick := "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" // hundreds of small plans: the second compiler and threads of the collector cost more than they save
	command := exec.CommandContext(t.Context(), program, "--master", "local-cluster[2,1,1024]", "--driver-memory", "1g",
		"--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.driver.bindAddress=127.0.0.1", "--conf", "spark.ui.enabled=false", "--conf", "spark.log.level=ERROR",
		"--conf", "spark.driver.extraJavaOptions="+quick, "--conf", "spark.executor.extraJavaOptions="+quick,
		"--conf", "spark.sql.shuffle.partitions=2", "--conf", "spark.sql.adaptive.enabled=false",
		"--conf", "spark.sql.codegen.wholeStage=false", "--conf", "spark.sql.codegen.factoryMode=NO_CODEGEN", // little data: compiling would take longer than reading it
		filepath.Join(export, "run_spark.py"), "--out", results, "--keep")
	command.Dir = dir
	command.Env = append(os.Environ(), "SPARK_LOCAL_IP=127.0.0.1", "SPARK_WORKER_DIR="+filepath.Join(dir, "workers"), "PYSPARK_PYTHON="+python)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said[max(0, len(said)-6000):])
	}
}

// openBeside opens a finished warehouse under which a select reads its tables
// by their names alone.
func openBeside(t *testing.T, warehouse string) *sql.Conn {
	t.Helper()
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{"attach '" + warehouse + "' as results (read_only)", "use results"} {
		if _, err := conn.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	return conn
}

// compareWithSpark compares names, kinds and rows of one relation and returns
// how many rows it has; ours is its rows in DuckDB.
func compareWithSpark(t *testing.T, db *sql.Conn, relation, ours, results string) (rows int) {
	t.Helper()
	place := filepath.Join(results, "steps", relation)
	if _, err := os.Stat(place); err != nil || relation == "findings" {
		place = filepath.Join(results, relation)
	}
	theirs := "from read_parquet('" + place + "/*.parquet')"
	columns, others := columnsOf(t, db, ours), columnsOf(t, db, theirs)
	if !slices.EqualFunc(columns, others, func(a, b column) bool { return a.name == b.name && a.kind() == b.kind() }) {
		t.Errorf("%s: DuckDB has the columns %v, Spark %v", relation, columns, others)
		return 0
	}
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.cell()
	}
	a, b := "select "+strings.Join(cells, ", ")+" "+ours, "select "+strings.Join(cells, ", ")+" "+theirs
	var only, onlyTheirs int
	var example sql.NullString
	err := db.QueryRowContext(t.Context(), fmt.Sprintf(`with a as materialized (%s), b as materialized (%s), lost as (select * from a except all select * from b), added as (select * from b except all select * from a)
select (select count(*) from a), (select count(*) from lost), (select count(*) from added), (select cast(lost as varchar) || E'\n' || coalesce(cast((select any_value(added) from added) as varchar), '') from lost limit 1)`, a, b)).Scan(&rows, &only, &onlyTheirs, &example)
	if err != nil {
		t.Fatalf("%s: %v", relation, err)
	}
	if only+onlyTheirs > 0 {
		t.Errorf("%s: of %d rows %d are in DuckDB only, %d in Spark only, for example\n%s", relation, rows, only, onlyTheirs, example.String)
	}
	return rows
}

type column struct{ name, typing string }

// kind is what both engines must agree on: a whole number is one, however wide
// the engine stores it, and so is a number with so many places.
func (c column) kind() string {
	switch {
	case strings.HasSuffix(c.typing, "INT"), c.typing == "INTEGER", strings.HasSuffix(c.typing, ",0)"):
		return "whole number"
	case strings.HasPrefix(c.typing, "DECIMAL"):
		return "decimal" + c.typing[strings.Index(c.typing, ","):]
	}
	return c.typing
}

// cell is the column as both engines' rows are compared.
func (c column) cell() string {
	quoted := `"` + c.name + `"`
	if c.kind() == "whole number" {
		return "cast(" + quoted + " as decimal(38, 0)) as " + quoted
	}
	return "cast(" + quoted + " as varchar) as " + quoted
}

func columnsOf(t *testing.T, db *sql.Conn, from string) (found []column) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), "select column_name, column_type from (describe select * "+from+")")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var c column
		if err := rows.Scan(&c.name, &c.typing); err != nil {
			t.Fatal(err)
		}
		found = append(found, c)
	}
	return found
}
