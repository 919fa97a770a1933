package pipeline

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rasoat/pipeline/warehouse"
)

// publishedReaders tells what four readers see of one mart of two campaigns,
// publishedSpark what Spark sees.
const publishedReaders = `
import sys, glob, duckdb, polars, pandas, pyarrow.dataset, pyarrow.parquet
folder = sys.argv[1]
query = "select commune_code, poor_rate from t where commune_code = '01969'"
arrow = pyarrow.dataset.dataset(folder, partitioning="hive").to_table()
print("arrow", arrow.schema.field("commune_code").type, arrow.schema.field("campaign_unit").type, arrow.schema.field("poor_rate").type, sorted(set(arrow.column("campaign_year").to_pylist())), arrow.num_rows)
frame = polars.read_parquet(folder + "/**/*.parquet", hive_partitioning=True)
print("polars", frame.schema["commune_code"], frame.schema["campaign_unit"], frame.schema["poor_rate"], sorted(set(frame["campaign_year"])), len(frame))
table = pandas.read_parquet(folder)
print("pandas", sorted(set(table["commune_code"]))[0], set(table["campaign_unit"]), sorted(set(table["campaign_year"])), len(table))
rows = duckdb.sql("select any_value(typeof(commune_code)), any_value(typeof(campaign_unit)), any_value(typeof(poor_rate)), count(*) from read_parquet('%s/**/*.parquet', hive_partitioning = true)" % folder).fetchone()
print("duckdb", *rows)
metadata = pyarrow.parquet.read_metadata(sorted(glob.glob(folder + "/*/*/*.parquet"))[0]).metadata
print("comments", metadata[b"comment"].decode(), "/", metadata[b"comment.poor_rate"].decode())
`

const publishedSpark = `
import sys
from pyspark.sql import SparkSession
settings = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false", "spark.log.level": "ERROR"}
spark = SparkSession.builder.master("local[1]").config(map=settings).getOrCreate()
table = spark.read.parquet(sys.argv[1])
kinds = [table.schema[name].dataType.simpleString() for name in ("commune_code", "campaign_unit", "poor_rate")]
print("spark", *kinds, sorted(row[0] for row in table.select("campaign_year").distinct().collect()), table.count())
`

func TestPublishedMartsOfSeveralYearsAreOneTableForEveryReader(t *testing.T) {
	together := filepath.Join(t.TempDir(), "xa")
	next := usual
	next.Year = 2024
	for _, options := range []SynthOptions{usual, next} {
		dir := FinishedCampaign(t, options)
		must(t, os.CopyFS(together, os.DirFS(filepath.Join(dir, "out", ParquetFolder, "mart_communes"))))
	}
	submit, err := exec.LookPath("spark-submit")
	if err != nil {
		t.Fatal("PySpark 4 and Java are needed for this test; .ci/test installs them")
	}
	ofSpark := filepath.Join(filepath.Dir(submit), "python3") // of PySpark's own environment
	if _, err := os.Stat(ofSpark); err != nil {
		ofSpark = "python3"
	}
	said := ""
	for program, python := range map[string]string{publishedReaders: "python3", publishedSpark: ofSpark} {
		read, err := exec.CommandContext(t.Context(), python, "-c", program, together).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, read)
		}
		said += string(read)
	}
	for _, want := range []string{
		"arrow string string decimal128(9, 2) [2023, 2024] 4\n",
		"polars String String Decimal(precision=9, scale=2) [2023, 2024] 4\n",
		"pandas 01969 {'06-063'} [2023, 2024] 4\n",
		"duckdb VARCHAR VARCHAR DECIMAL(9,2) 4\n",
		"spark string string decimal(9,2) [2023, 2024] 4\n",
		"/ Tỷ lệ hộ nghèo cuối năm (%) | Poor households, % of all\n",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the readers say\n%s\nwant %q", said, want)
		}
	}
}

func TestPublishedMartsNameNobody(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	var found strings.Builder
	must(t, filepath.WalkDir(filepath.Join(dir, "out", ParquetFolder), func(name string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			rows := parquetRows(t, name)
			found.WriteString(rows)
		}
		return err
	}))
	if !strings.Contains(found.String(), "01969") {
		t.Fatal("nothing was read of the published marts")
	}
	for _, row := range selectRows(t, dir, "select distinct head_name, head_national_id from raw_households where head_name is not null and head_national_id is not null") {
		for _, person := range row {
			if strings.Contains(found.String(), person.(string)) {
				t.Errorf("%v is published", person)
			}
		}
	}
}

// parquetRows are the rows of a Parquet file as text.
func parquetRows(t *testing.T, name string) string {
	db, err := warehouse.Scratch(context.Background(), warehouse.Options{})
	must(t, err)
	defer db.Close()
	_, rows, err := db.Select(context.Background(), "select * from "+warehouse.ParquetFile(name))
	must(t, err)
	return fmt.Sprint(rows)
}
