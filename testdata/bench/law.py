"""What the scripts of this folder share: the law of rules/<set>/set.yaml, the
units, and the form of the counts. No legal number stands in a script."""
import csv
import sys

import yaml

HEADER = 5  # the row of keys, counted from 0, in the workbooks that synth writes
YES = {"x", "X", "1", "có", "Có", "true"}
CLASSES = {"Hộ nghèo": "poor", "Hộ cận nghèo": "near_poor"}
GONE = {"chuyển đi", "chết (hộ đơn thân)", "nhập hộ"}
NEW = {"chuyển đến", "tách hộ"}
INDICATORS = [f"{n:02d}" for n in range(1, 13)]


class Law:
    def __init__(self, rules, units):
        with open(rules, encoding="utf-8") as file:
            law = yaml.safe_load(file)
        self.score = {line["area"]: line["value"] for line in law["score_lines"]}
        self.income = {(line["line"], line["area"]): line["value"] for line in law["income_lines"]}
        self.least = next(c["min_deprived"]["value"] for c in law["classes"] if c["class"] == "poor")
        areas = {area["kind"]: area["area"] for area in law["areas"]}
        with open(units, encoding="utf-8-sig") as file:
            self.area = {unit["code"]: areas[unit["kind"]] for unit in csv.DictReader(file)}


def write(counts):
    """Prints every count that is not 0 as `figure,count`, in order."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    for figure in sorted(counts):
        if counts[figure]:
            out.writerow([figure, int(counts[figure])])


def flow_counts(counts, commune, listed, counted, columns):
    for number, count in enumerate(columns, 1):
        counts[f"flow|{commune}|{listed}|{counted}|c{number}"] = count
