"""The district job in polars over calamine: polars_calamine.py CAMPAIGN RULES"""
import glob
import os
import sys

import polars as pl

import law

campaign, rules = sys.argv[1:3]
the = law.Law(rules, os.path.join(campaign, "units.csv"))


def read(folder, *sheets):
    """Every sheet of all workbooks, one frame each, with the commune's code."""
    frames = {sheet: [] for sheet in sheets}
    for path in sorted(glob.glob(os.path.join(campaign, folder, "*.xlsx"))):
        book = pl.read_excel(path, sheet_name=list(sheets), engine="calamine", read_options={"header_row": law.HEADER}, infer_schema_length=None)
        for sheet in sheets:
            code = os.path.splitext(os.path.basename(path))[0]
            frames[sheet].append(book[sheet].with_columns(commune_code=pl.lit(code)))
    return [pl.concat(frames[sheet], how="vertical_relaxed") for sheet in sheets]


yes = lambda column: pl.col(column).cast(pl.String).is_in(list(law.YES)).fill_null(False)
by_area = lambda values: pl.col("area").replace_strict(values, return_dtype=pl.Int64)
line = lambda name: by_area({area: value for (n, area), value in the.income.items() if n == name})
listed_as = lambda column: pl.col(column).replace_strict(law.CLASSES, default=None, return_dtype=pl.String)

key = ["commune_code", "village", "household_no"]
households, members = read("survey", "Hộ", "Thành viên")
(previous,) = read("previous", "Danh sách")

opening = previous.select(*key, opening=listed_as("class"), opening_persons=pl.col("member_count"))
h = (
    households.join(opening, on=key, how="left")
    .with_columns(
        area=pl.col("commune_code").replace_strict(the.area),
        gone=pl.col("movement").str.to_lowercase().is_in(list(law.GONE)).fill_null(False),
        newcomer=pl.col("movement").str.to_lowercase().is_in(list(law.NEW)).fill_null(False),
        deprived_count=pl.sum_horizontal(yes(f"deprived_{i}").cast(pl.Int64) for i in law.INDICATORS),
        last=listed_as("last_listed_as"),
    )
    .with_columns(entered=(pl.col("b1_score") <= by_area(the.score)).fill_null(False))
    .with_columns(
        opening=pl.when("newcomer").then(None).otherwise("opening").fill_null("not_poor"),
        opening_persons=pl.when("newcomer").then(0).otherwise("opening_persons").fill_null(0),
        closing_persons=pl.when("gone").then(0).otherwise("member_count"),
        again_poor=(pl.col("last") == "poor").fill_null(False),
        again_near_poor=pl.col("last").is_not_null(),
        **{
            "class": pl.when("gone").then(None)
            .when(pl.col("entered") & (pl.col("deprived_count") >= the.least)).then(pl.lit("poor"))
            .when("entered").then(pl.lit("near_poor"))
            .when(yes("farming_household") & (pl.col("income_per_capita") > line("poverty")) & (pl.col("income_per_capita") <= line("average_living"))).then(pl.lit("average_living"))
            .otherwise(pl.lit("not_poor"))
        },
    )
)

counts = {}
for commune, c, n in h.drop_nulls("class").group_by("commune_code", "class").len().rows():
    counts[f"class|{commune}|{c}"] = n
listed = h.filter(pl.col("class").is_in(["poor", "near_poor"]))
for row in listed.group_by("commune_code", "class").agg(yes(f"deprived_{i}").sum() for i in law.INDICATORS).rows():
    for i, n in zip(law.INDICATORS, row[2:]):
        counts[f"deprived|{row[0]}|{row[1]}|{i}"] = n
for listed, other in (("poor", "near_poor"), ("near_poor", "poor")):
    was, ends = pl.col("opening") == listed, (pl.col("class") == listed).fill_null(False)
    out = was & ~pl.col("gone")
    fresh, stayed = ends & (pl.col("opening") == "not_poor"), ends & (pl.col("opening") != "not_poor")
    again = pl.col(f"again_{listed}")
    to_other, off = out & (pl.col("class") == other), out & pl.col("class").is_in(["not_poor", "average_living"])
    for counted in ("households", "persons"):
        start, end = (pl.col("opening_persons"), pl.col("closing_persons")) if counted == "persons" else (pl.lit(1), pl.lit(1))
        total = lambda what, when: pl.when(when).then(what).otherwise(0).sum()
        columns = [
            total(start, was),
            total(start, to_other if listed == "poor" else off),
            total(start, off if listed == "poor" else to_other),
            total(start, was & pl.col("gone")) + total((start - end).clip(0), stayed),
            total(start, ends & (pl.col("opening") == other)),
            total(end, fresh & ~pl.col("newcomer") & again),
            total(end, fresh & ~pl.col("newcomer") & ~again),
            total(end, fresh & pl.col("newcomer")) + total((end - start).clip(0), stayed),
            total(end, ends),
        ]
        for row in h.group_by("commune_code").agg(c.alias(f"c{i}") for i, c in enumerate(columns)).rows():
            law.flow_counts(counts, row[0], listed, counted, row[1:])
uninsured = members.filter(~yes("health_insurance")).join(h.select(*key, "class"), on=key).drop_nulls("class")
for commune, c, n in uninsured.group_by("commune_code", "class").len().rows():
    counts[f"uninsured|{commune}|{c}"] = n
law.write(counts)
