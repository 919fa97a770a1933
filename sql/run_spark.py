"""Runs the selects of rasoat over exported staging tables on Apache Spark 4.

    spark-submit run_spark.py --tables tables --out results

The folder was laid out by `rasoat export DIR --for spark`. The selects of sql/
run as they are, in the order of order.txt; those that do not read each other
run at once. Every mart, and the table findings, is written as Parquet to
OUT/<name>. --tables and --out may be addresses of any file system that every
worker reaches; sql/, order.txt and functions.sql are read where this file is.
"""
import argparse
import concurrent.futures
import pathlib
import re
import sys
import time
import unicodedata

from pyspark import SparkConf
from pyspark.sql import SparkSession
from pyspark.sql.types import IntegerType, StringType

HERE = pathlib.Path(__file__).resolve().parent
KEPT = re.compile("mart_|findings$")

# ANSI: a cast that cannot be raises an error, as DuckDB's does, and is never
# null; only under it are "names" in double quotes names.
SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.hadoop.fs.permissions.umask-mode": "077",
}
# What the planner would infer from conditions is worth little against the time
# that it takes over hundreds of columns; spark-submit --conf may say otherwise.
DEFAULTS = {"spark.sql.constraintPropagation.enabled": "false"}
MARK = "rasoat-spark.txt"


def nfc_text(text):
    return None if text is None else unicodedata.normalize("NFC", text)


def without_marks(text):
    if text is None:
        return None
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.category(c).startswith("M")))


def name_likeness(a, b):
    """Jaro–Winkler similarity of the bytes of two texts, 0 to 100, cut to whole per cent."""
    if a is None or b is None:
        return 0
    a, b = a.encode(), b.encode()
    jaro = jaro_similarity(a, b)
    if jaro > 0.7:
        prefix = 0
        while prefix < min(4, len(a), len(b)) and a[prefix] == b[prefix]:
            prefix += 1
        jaro += prefix * 0.1 * (1.0 - jaro)
    return int(jaro * 100)


def jaro_similarity(a, b):
    if not a or not b:
        return 0.0
    reach = max(max(len(a), len(b)) // 2 - 1, 0)
    of_b, seen_a = [False] * len(b), []
    for i, byte in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if not of_b[j] and b[j] == byte:
                of_b[j] = True
                seen_a.append(byte)
                break
    if not seen_a:
        return 0.0
    seen_b = [byte for byte, taken in zip(b, of_b) if taken]
    common, swapped = len(seen_a), sum(x != y for x, y in zip(seen_a, seen_b)) // 2
    return (common / len(a) + common / len(b) + (common - swapped) / common) / 3.0


def define_functions(spark):
    spark.udf.register("nfc_text", nfc_text, StringType())
    spark.udf.register("without_marks", without_marks, StringType())
    spark.udf.register("name_likeness", name_likeness, IntegerType())
    text = re.sub("(?m)^--.*\n", "", (HERE / "functions.sql").read_text(encoding="utf-8"))
    for statement in re.split(";\n", text):
        if statement.strip():
            spark.sql(statement)


def lines(name):
    return (HERE / name).read_text(encoding="utf-8").splitlines()


class Work:
    """The steps of order.txt. A step waits for the earlier ones that it names;
    findings, which is made twice, waits for all."""

    def __init__(self, spark, tables, out, keep, at_once):
        self.spark, self.tables, self.out, self.keep = spark, tables, out, keep
        self.pool = concurrent.futures.ThreadPoolExecutor(at_once)
        self.began, self.done = time.monotonic(), 0

    def run(self):
        for line in lines("tables.txt"):
            name, schema = line.split("\t")
            self.spark.read.schema(schema).parquet(f"{self.tables}/{name}.parquet").createOrReplaceTempView(name)
        steps = [(HERE / line, (HERE / line).stem) for line in lines("order.txt")]
        running, latest = [], {}
        for file, name in steps:
            select = file.read_text(encoding="utf-8")
            names = set(re.findall("[a-z][a-z0-9_]*", re.sub("(?m)^--.*$", "", select)))
            before = list(running) if name == "findings" else [latest[n] for n in names if n in latest and n != name]
            if name == "findings":
                self.whole(before)
            latest[name] = self.pool.submit(self.step, file, select, before, len(steps))
            running.append(latest[name])
            if name == "findings":
                latest[name].result()
        self.whole(running)
        if not self.keep:
            self.remove(f"{self.out}/steps")

    def whole(self, running):
        """Waits until all is done, or the first has failed."""
        concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_EXCEPTION)
        failed = [step for step in running if step.done() and step.exception()]
        if failed:
            self.pool.shutdown(wait=False, cancel_futures=True)
            self.spark.sparkContext.cancelAllJobs()
            raise failed[0].exception()

    def claim(self):
        """Takes OUT, which is new, empty or of an earlier run of this program."""
        fs, place = self.file_system(self.out)
        mark = self.spark._jvm.org.apache.hadoop.fs.Path(place, MARK)
        if fs.exists(place) and len(fs.listStatus(place)) > 0 and not fs.exists(mark):
            sys.exit(f"run_spark.py: {self.out}: the folder holds other files and no results of this program; choose a new or empty one with --out")
        fs.mkdirs(place)
        fs.create(mark, True).close()

    def step(self, file, select, before, of):
        for other in before:  # each was handed in earlier, so that none waits for one that cannot begin
            other.result()
        began, name = time.monotonic(), file.stem
        place = f"{self.out}/{name}" if KEPT.match(name) else f"{self.out}/steps/{name}"
        if name == "findings":
            self.findings = getattr(self, "findings", 0) + 1
            place = f"{self.out}/steps/findings" if self.findings == 1 else place
        try:
            rows = self.spark.sql(select)
            rows.write.mode("overwrite").parquet(place)
        except Exception as error:
            raise RuntimeError(f"{file.relative_to(HERE)}: {error}") from error
        self.spark.read.schema(rows.schema).parquet(place).createOrReplaceTempView(name)
        self.done += 1
        self.say(f"{self.done}/{of} {name} {time.monotonic() - began:.1f} s")

    def file_system(self, place):
        path = self.spark._jvm.org.apache.hadoop.fs.Path(place)
        return path.getFileSystem(self.spark._jsc.hadoopConfiguration()), path

    def remove(self, place):
        fs, path = self.file_system(place)
        fs.delete(path, True)

    def say(self, text):
        print(f"{time.monotonic() - self.began:7.1f} s  {text}", file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description="Runs the selects of rasoat over exported staging tables on Apache Spark 4.")
    parser.add_argument("--tables", default=(HERE / "tables").as_uri(), help="folder of the staging tables")
    parser.add_argument("--out", required=True, help="folder of the results; those of an earlier run are replaced")
    parser.add_argument("--at-once", type=int, default=4, help="selects that run at the same time")
    parser.add_argument("--keep", action="store_true", help="keep the relations between, below OUT/steps")
    given = parser.parse_args()
    builder = SparkSession.builder.appName("rasoat")
    submitted = SparkConf()
    for key, value in (SETTINGS | {k: v for k, v in DEFAULTS.items() if not submitted.contains(k)}).items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    try:
        define_functions(spark)
        work = Work(spark, given.tables, given.out, given.keep, given.at_once)
        work.claim()
        work.run()
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
