"""The district job in pandas over openpyxl: pandas_openpyxl.py CAMPAIGN RULES"""
import glob
import os
import sys

import pandas as pd

import law

campaign, rules = sys.argv[1:3]
the = law.Law(rules, os.path.join(campaign, "units.csv"))


def read(folder, *sheets):
    """Every sheet of all workbooks, one frame each, with the commune's code."""
    frames = {sheet: [] for sheet in sheets}
    for path in sorted(glob.glob(os.path.join(campaign, folder, "*.xlsx"))):
        book = pd.read_excel(path, sheet_name=list(sheets), header=law.HEADER, engine="openpyxl", dtype=object)
        for sheet in sheets:
            frames[sheet].append(book[sheet].assign(commune_code=os.path.splitext(os.path.basename(path))[0]))
    return [pd.concat(frames[sheet], ignore_index=True) for sheet in sheets]


key = ["commune_code", "village", "household_no"]
households, members = read("survey", "Hộ", "Thành viên")
(previous,) = read("previous", "Danh sách")

h = households
for number in ("b1_score", "income_per_capita", "member_count"):
    h[number] = pd.to_numeric(h[number])
previous["member_count"] = pd.to_numeric(previous["member_count"])
h["area"] = h["commune_code"].map(the.area)
deprived = pd.DataFrame({i: h[f"deprived_{i}"].isin(law.YES) for i in law.INDICATORS})
movement = h["movement"].str.lower()
gone, newcomer = movement.isin(law.GONE), movement.isin(law.NEW)
line = lambda name: h["area"].map({area: value for (n, area), value in the.income.items() if n == name})
entered = h["b1_score"] <= h["area"].map(the.score)
income = h["income_per_capita"]
average = ~entered & h["farming_household"].isin(law.YES) & (income > line("poverty")) & (income <= line("average_living"))
h["class"] = "not_poor"
h.loc[entered, "class"] = "near_poor"
h.loc[entered & (deprived.sum(axis=1) >= the.least), "class"] = "poor"
h.loc[average, "class"] = "average_living"
h.loc[gone, "class"] = None

opening = previous.assign(opening=previous["class"].map(law.CLASSES)).rename(columns={"member_count": "opening_persons"})
h = h.merge(opening[key + ["opening", "opening_persons"]], on=key, how="left")
h["opening"] = h["opening"].where(~newcomer, None).fillna("not_poor")
h["opening_persons"] = h["opening_persons"].where(~newcomer, 0).fillna(0)
h["closing_persons"] = h["member_count"].where(~gone, 0)
last = h["last_listed_as"].map(law.CLASSES)
h["again_poor"], h["again_near_poor"] = last == "poor", last.isin(["poor", "near_poor"])
h["newcomer"], h["gone"] = newcomer, gone

counts = {}
for (commune, c), n in h.groupby(["commune_code", "class"]).size().items():
    counts[f"class|{commune}|{c}"] = n
for i in law.INDICATORS:
    for (commune, c), n in h[deprived[i]].groupby(["commune_code", "class"]).size().items():
        if c in ("poor", "near_poor"):
            counts[f"deprived|{commune}|{c}|{i}"] = n
for listed, other in (("poor", "near_poor"), ("near_poor", "poor")):
    out = (h["opening"] == listed) & ~h["gone"]
    ends = h["class"] == listed
    fresh = ends & (h["opening"] == "not_poor")
    again = h[f"again_{listed}"]
    to_other, off = out & (h["class"] == other), out & h["class"].isin(["not_poor", "average_living"])
    for counted in ("households", "persons"):
        start = h["opening_persons"] if counted == "persons" else pd.Series(1, h.index)
        end = h["closing_persons"] if counted == "persons" else pd.Series(1, h.index)
        stayed = ends & (h["opening"] != "not_poor")
        columns = [
            start.where(h["opening"] == listed, 0),
            start.where(to_other if listed == "poor" else off, 0),
            start.where(off if listed == "poor" else to_other, 0),
            start.where((h["opening"] == listed) & h["gone"], 0) + (start - end).clip(lower=0).where(stayed, 0),
            start.where(ends & (h["opening"] == other), 0),
            end.where(fresh & ~h["newcomer"] & again, 0),
            end.where(fresh & ~h["newcomer"] & ~again, 0),
            end.where(fresh & h["newcomer"], 0) + (end - start).clip(lower=0).where(stayed, 0),
            end.where(ends, 0),
        ]
        sums = pd.concat(columns, axis=1).groupby(h["commune_code"]).sum()
        for commune, row in zip(sums.index, sums.itertuples(index=False)):
            law.flow_counts(counts, commune, listed, counted, row)
classes = members.merge(h[key + ["class"]], on=key)
uninsured = classes[~classes["health_insurance"].isin(law.YES)]
for (commune, c), n in uninsured.groupby(["commune_code", "class"]).size().items():
    counts[f"uninsured|{commune}|{c}"] = n
law.write(counts)
