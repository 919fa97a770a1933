"""Makes the campaigns, runs every program in turn, holds the counts of the
peers against rasoat's and prints the tables: compare.py WORK ROUNDS"""
import datetime
import glob
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
import zipfile

os.environ.update(PYTHONWARNINGS="ignore", PYTHONDONTWRITEBYTECODE="1")
WORK, ROUNDS = sys.argv[1], int(sys.argv[2])
HERE = os.path.dirname(os.path.abspath(__file__))
RULES = os.path.join(HERE, "..", "..", "rules", "nd-07-2021", "set.yaml")
RASOAT, PYTHON = os.path.join(WORK, "rasoat"), sys.executable
LARGE_CELLS = 100_003 * 53


class Taken:
    """What the processes of one program took, one entry a round."""

    def __init__(self):
        self.wall, self.cpu, self.peak = [], [], []

    def run(self, command, one_core=False, **more):
        """Runs a command and gives what it printed."""
        pin = (lambda: os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})) if one_core else None
        started = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.PIPE, preexec_fn=pin, **more)
        printed = child.stdout.read().decode()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"{command}: exit status {child.returncode}")
        self.wall.append(time.perf_counter() - started)
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.peak.append(used.ru_maxrss / 1024)
        return printed


def number(value, digits=2):
    return f"{value:.{digits}f}".replace(".", ",")


def middle(values):
    """Median and, in brackets, the least."""
    return f"{number(statistics.median(values))} ({number(min(values))})"


def table(head, rows):
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)


def synth(name, *options):
    folder = os.path.join(WORK, name)
    subprocess.run([RASOAT, "synth", "--out", folder, "--force", "--seed", "8", *options], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder


def counts_of(folder):
    with open(os.path.join(HERE, "counts.sql"), encoding="utf-8") as file:
        answer = subprocess.run([RASOAT, "query", folder, file.read(), "--format", "csv"], check=True, capture_output=True).stdout.decode("utf-8-sig")
    return sorted(answer.split()[1:])


def stages(folder):
    with open(os.path.join(folder, "out", "manifest.json"), encoding="utf-8") as file:
        return {s["stage"]: s["seconds"] for s in json.load(file)["run"]["stages"]}


def district():
    folder = synth("district", "--communes", "14", "--households", "20600")
    rasoat, landing = [RASOAT, "run", folder], []
    peers = {
        "pandas, openpyxl": [PYTHON, os.path.join(HERE, "pandas_openpyxl.py"), folder, RULES],
        "polars, calamine": [PYTHON, os.path.join(HERE, "polars_calamine.py"), folder, RULES],
        "R data.table, readxl": ["Rscript", os.path.join(HERE, "readxl_datatable.R"), folder, RULES],
    }
    names = ["rasoat run, cold", "rasoat run, warm", *peers, "python-calamine, reads only"]
    taken = {name: Taken() for name in names}
    for _ in range(ROUNDS):
        shutil.rmtree(os.path.join(folder, "out"), ignore_errors=True)
        taken["rasoat run, cold"].run(rasoat, stderr=subprocess.DEVNULL)
        of_cold = stages(folder)
        landing.append(of_cold["land"])
        taken["rasoat run, warm"].run(rasoat, stderr=subprocess.DEVNULL)
        want = counts_of(folder)
        for name, command in peers.items():
            if sorted(taken[name].run(command).split()) != want:
                sys.exit(f"void: {name} counts otherwise than rasoat")
        cells = taken["python-calamine, reads only"].run([PYTHON, os.path.join(HERE, "read.py"), "calamine", os.path.join(folder, "survey")]).strip()
    cold = taken["rasoat run, cold"]
    print(f"District: 14 workbooks, {cells} cells with those between; {len(want)} counts of classes, flows and forms, the same in all.\n")
    table(
        ["", "wall s", "CPU s", "peak MB", "wall / rasoat cold", "CPU / rasoat cold"],
        [[name, middle(t.wall), middle(t.cpu), number(max(t.peak), 0), number(statistics.median(t.wall) / statistics.median(cold.wall)), number(statistics.median(t.cpu) / statistics.median(cold.cpu))] for name, t in taken.items()],
    )
    print(f"Of the cold run, reading the workbooks into Arrow: {middle(landing)} s by the clock. Stages of the last: {of_cold}.\n")


def readers():
    """The readers alone, each on one core."""
    go = lambda name, texts: [os.path.join(WORK, "survey.test"), "-test.run", "^$", "-test.bench", f"Readers/{texts}/{name}$", "-test.cpu", "1", "-test.benchtime", "1x"]
    r, py = os.path.join(HERE, "read.R"), os.path.join(HERE, "read.py")
    for texts in ("inline", "shared"):
        path = os.path.join(WORK, texts + ".xlsx")
        commands = {
            "rasoat, into an Arrow file": go("arrow", texts),
            "python-calamine, into lists": [PYTHON, py, "calamine", path],
            "readxl, into a data frame": ["Rscript", r, path],
            "excelize, raw rows": go("excelize", texts),
            "openpyxl, read-only, into lists": [PYTHON, py, "openpyxl", path],
        }
        environment = dict(os.environ, RASOAT_BENCH_DIR=WORK)
        if not os.path.exists(path):
            subprocess.run(go("memory", texts), check=True, env=environment, stdout=subprocess.DEVNULL)
        taken = {name: Taken() for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                printed = taken[name].run(command, one_core=True, env=environment)
                if "Benchmark" not in printed and int(printed) != LARGE_CELLS:
                    sys.exit(f"void: {name} reads {printed} cells")
        ours = statistics.median(taken["rasoat, into an Arrow file"].cpu)
        print(f"Readers, 100.003 rows of 53 columns, texts {texts}, one core, whole processes:\n")
        table(
            ["", "CPU s", "million cells/s", "peak MB", "CPU / rasoat"],
            [[name, middle(t.cpu), number(LARGE_CELLS / statistics.median(t.cpu) / 1e6), number(max(t.peak), 0), number(statistics.median(t.cpu) / ours, 1)] for name, t in taken.items()],
        )


def province():
    """One changed workbook of 110."""
    folder = synth("province", "--communes", "110", "--households", "60000")
    out, runs = os.path.join(folder, "out"), {"cold": [], "unchanged": [], "one of 110 changed": []}
    book = sorted(glob.glob(os.path.join(folder, "survey", "*.xlsx")))[0]
    for n in range(ROUNDS):
        shutil.rmtree(out, ignore_errors=True)
        for kind, seconds in runs.items():
            if kind.startswith("one"):
                with zipfile.ZipFile(book, "a") as changed:
                    changed.comment = f"saved again, {n}".encode()
            subprocess.run([RASOAT, "run", folder], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            seconds.append(stages(folder)["land"])
    runs["what the changed one adds, median of the differences"] = [changed - same for changed, same in zip(runs["one of 110 changed"], runs["unchanged"])]
    cold = statistics.median(runs["cold"])
    print("Reading stage of a province of 110 workbooks, by the clock:\n")
    shown = lambda kind, s: number(statistics.median(s), 3) + ("" if kind.startswith("what") else f" ({number(min(s), 3)})")
    table(["", "s", "of the cold reading"], [[kind, shown(kind, s), number(100 * statistics.median(s) / cold, 1) + " %"] for kind, s in runs.items()])


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        cpu = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    return f"{cpu}, {os.cpu_count()} cores, {datetime.date.today()}, load {os.getloadavg()[0]:.1f}; medians of {ROUNDS} interleaved runs, the least in brackets"


print(machine() + "\n")
district()
readers()
province()
