"""``python -m tests.bench.spark``: processor time of a settlement by Spark on this machine, beside ``pbr settle``.

It needs the extra ``spark`` and a Java, and Linux, which says what every process has taken. Each figure is of one run.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.fresh import timed

SCHEME, LAST_DAY = "wiltshire-payable-outcomes", "2026-09-30"
PLANS_OF_A_PART = 25_000
HEADINGS = ("plans", "by", "wall s", "CPU s", "us/plan")
LAYOUT = "{:>9}  {:<34} {:>7} {:>7} {:>8}"


def main() -> None:
    """Measure each size, and print a line for each way of settling."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.spark", description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--only", nargs=2, metavar=("RECORDS", "OUT"), help=argparse.SUPPRESS)
    parser.add_argument("--parts", type=int, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.only:
        records, out = map(Path, wanted.only)
        print(json.dumps(settled_by_spark(records, out, wanted.parts)))
        return
    print(LAYOUT.format(*HEADINGS), flush=True)
    for plans in wanted.plans:
        with tempfile.TemporaryDirectory() as folder:
            for by, wall, cpu in measured(plans, Path(folder)):
                print(
                    LAYOUT.format(f"{plans:,}", by, f"{wall:.1f}", f"{cpu:.1f}", f"{cpu / plans * 1e6:.0f}"), flush=True
                )


def measured(plans: int, folder: Path) -> list[tuple[str, float, float]]:
    """Settle an invented extract in one process, in two, and by Spark, and see that the lines are the same."""
    records = folder / "records"
    timed("-m", "pbr", "sample", str(records), "--plans", str(plans), "--tables", "plans,outcomes")
    made: list[tuple[str, float, float]] = []
    for workers in ("1", "2"):
        out = folder / f"by-{workers}"
        command = ("-m", "pbr", "settle", SCHEME, str(records), "--as-at", LAST_DAY, "--out", str(out))
        taken = timed(*command, "--workers", workers)
        made.append((f"pbr settle --workers {workers}", taken.seconds, taken.cpu_seconds))
    parts = max(2, -(-plans // PLANS_OF_A_PART))
    again = ("--only", str(records), str(folder / "by-spark"), "--parts", str(parts))
    done = subprocess.run([sys.executable, "-m", "tests.bench.spark", *again], stdout=subprocess.PIPE, check=True)
    by_spark = json.loads(done.stdout.splitlines()[-1])
    pieces = sorted((folder / "by-spark" / "lines").iterdir())
    with (folder / "by-1" / "lines.csv").open("rb") as whole:
        if any(piece.read_bytes() != whole.read(piece.stat().st_size) for piece in pieces) or whole.read(1):
            raise SystemExit("the lines are not the same")
    made += [(f"Spark local[2], {parts} parts", *by_spark["in all"])]
    return made + [(f"  of it: {what}", *by_spark[what]) for what in ("starting", "Java", "Python")]


def settled_by_spark(records: Path, out: Path, parts: int) -> dict[str, tuple[float, float]]:
    """Settle by Spark in this process, and give wall and processor seconds; of Java and Python those to the end."""
    # imported here: the rest of this file is run where there is no Spark
    from pyspark.sql import SparkSession

    from pbr.spark import settle

    # Otherwise its processes are of whichever Python is found first.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    began = time.perf_counter()
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "4").config("spark.driver.memory", "3g").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    there, at_first = time.perf_counter(), cpu_by_program()
    reader = session.read.options(header=True, inferSchema=False, mode="FAILFAST", multiLine=True, escape='"')
    tables = {name: reader.csv(str(records / f"{name}.csv")) for name in ("plans", "outcomes")}
    settle(SCHEME, tables, None, LAST_DAY, parts, out)
    ended, at_last = time.perf_counter(), cpu_by_program()
    session.stop()
    return {
        "starting": (there - began, sum(at_first.values())),
        "in all": (ended - began, sum(at_last.values())),
        **{program: (ended - began, cpu) for program, cpu in at_last.items()},
    }


def cpu_by_program() -> dict[str, float]:
    """Processor seconds of this process and of all that it began, those of Java apart from those of Python."""
    ticks, parents = os.sysconf("SC_CLK_TCK"), dict[int, int]()
    found: dict[int, tuple[str, float]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        fields = rest.split()
        parents[int(stat.parent.name)] = int(fields[1])
        found[int(stat.parent.name)] = (name, sum(map(int, fields[11:15])) / ticks)
    ours = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in ours} - ours:
        ours |= more
    java = sum(found[one][1] for one in ours if found[one][0] == "java")
    return {"Java": java, "Python": sum(found[one][1] for one in ours) - java}


if __name__ == "__main__":
    main()
