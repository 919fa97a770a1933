"""Times sql/20_checks to sql/50_marts in DuckDB and in Apache Spark over the same export.

    rasoat export DIR --for spark --out EXPORT
    python3 testdata/bench/engines.py EXPORT

needs duckdb 1.1.3 here and spark-submit of PySpark 4 on PATH. DuckDB runs the
files one after the other and writes each mart as Parquet, as Spark does. Spark
is a cluster of two workers of one core on this machine, in its own settings but
for the partitions of a shuffle. Prints seconds by the clock and of the CPU.
"""
import collections
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FUNCTIONS = HERE.parent.parent / "sql" / "functions_duckdb.sql"


def in_duckdb(export, out):
    import duckdb

    db = duckdb.connect(str(out / "engine.duckdb"))
    db.execute("set threads = 2; set preserve_insertion_order = false; set memory_limit = '2GB'")
    db.execute(FUNCTIONS.read_text(encoding="utf-8"))
    for line in (export / "tables.txt").read_text(encoding="utf-8").splitlines():
        name = line.split("\t")[0]
        db.execute(f"create table {name} as select * from read_parquet('{export}/tables/{name}.parquet')")
    for line in (export / "order.txt").read_text(encoding="utf-8").splitlines():
        name = pathlib.Path(line).stem
        db.execute(f"create or replace table {name} as\n{computed_once((export / line).read_text(encoding='utf-8'))}")
        if name.startswith("mart_") or name == "findings":
            db.execute(f"copy {name} to '{out}/{name}.parquet' (format parquet)")


def computed_once(select):
    """As pipeline/warehouse does: a clause that is read twice is kept, not planned again."""
    read = collections.Counter(re.findall("[a-z][a-z0-9_]*", re.sub("(?m)^--.*$", "", select)))
    return re.sub(r"(?m)((?:^|with\s+|\),\s*)([a-z][a-z0-9_]*)(?: \([a-z0-9_, ]+\))? as )\($",
                  lambda clause: clause[0] if read[clause[2]] < 3 else clause[1] + "materialized (", select)


def in_spark(export, out):
    python = pathlib.Path(shutil.which("spark-submit")).parent / "python3"
    subprocess.run(
        ["spark-submit", "--master", "local-cluster[2,1,1536]", "--driver-memory", "2g", "--conf", "spark.executor.memory=1536m",
         "--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.driver.bindAddress=127.0.0.1", "--conf", "spark.ui.enabled=false",
         "--conf", "spark.log.level=ERROR", "--conf", "spark.sql.shuffle.partitions=2", export / "run_spark.py", "--out", out / "results"],
        check=True, cwd=out, stderr=open(out / "log", "w"),
        env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(out / "workers"), "PYSPARK_PYTHON": str(python) if python.exists() else "python3"})


def main():
    export = pathlib.Path(sys.argv[1]).resolve()
    for name, engine in (("DuckDB", in_duckdb), ("Apache Spark", in_spark)):
        with tempfile.TemporaryDirectory() as out:
            wall, cpu = time.monotonic(), used()
            engine(export, pathlib.Path(out))
            print(f"{name}: {time.monotonic() - wall:.1f} s by the clock, {used() - cpu:.1f} s of the CPU, load {os.getloadavg()[0]:.1f}", flush=True)


def used():
    return sum(r.ru_utime + r.ru_stime for r in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


if __name__ == "__main__":
    main()
