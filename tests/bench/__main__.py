"""``python -m tests.bench``: how long settling takes, beside plain Python copying the same bytes in the same run.

Each figure is the median of three (of one at a million plans), from a fresh process each time, settling and copying
by turns so that a busy moment falls on both. Under each line stands what comparing the records took of it.
"""

import argparse
import json
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.comparing import compared_apart
from tests.bench.fresh import Taken, timed

SCHEMES = ("essex-reablement-bonus", "wiltshire-payable-outcomes")
LAST_DAY = "2026-09-30"
HEADINGS = ("scheme", "plans", "lines", "seconds", "lines/s", "peak MB", "bytes/plan", "floor s", "ratio")
LAYOUT = "{:<28} {:>9} {:>10} {:>8} {:>9} {:>8} {:>10} {:>8} {:>6}"


def main() -> None:
    """Measure each scheme at each size, and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--schemes", nargs="+", default=SCHEMES)
    wanted = parser.parse_args()
    print(LAYOUT.format(*HEADINGS), flush=True)
    for plans in wanted.plans:
        with tempfile.TemporaryDirectory() as folder:
            records = Path(folder) / "records"
            timed("-m", "pbr", "sample", str(records), "--plans", str(plans), "--tables", "plans,outcomes")
            for scheme in wanted.schemes:
                print(measured(scheme, plans, records, Path(folder)), flush=True)
                print(compared_apart(scheme, records, LAST_DAY), flush=True)


def measured(scheme: str, plans: int, records: Path, folder: Path) -> str:
    """Settle and copy by turns, and give the figures of one scheme and size."""
    out = folder / scheme
    settled: list[Taken] = []
    copied: list[Taken] = []
    for _ in range(1 if plans >= 1_000_000 else 3):
        settled.append(timed("-m", "pbr", "settle", scheme, str(records), "--as-at", LAST_DAY, "--out", str(out)))
        summary = json.loads((out / "settlement.json").read_text(encoding="utf-8"))
        inputs = [str(records / used["file"]) for used in summary["inputs"]]
        copied.append(timed("-m", "tests.bench.floor", str(out / "lines.csv"), str(folder / "copy.csv"), *inputs))
    lines = sum(status["lines"] for status in summary["by_status"].values())
    seconds = median(taken.seconds for taken in settled)
    floor = median(taken.seconds for taken in copied)
    peak = max(taken.peak_bytes for taken in settled)
    return LAYOUT.format(
        scheme,
        f"{plans:,}",
        f"{lines:,}",
        f"{seconds:.2f}",
        f"{lines / seconds:,.0f}",
        f"{peak / 1e6:,.0f}",
        f"{peak / plans:,.0f}",
        f"{floor:.2f}",
        f"{seconds / floor:.2f}",
    )


if __name__ == "__main__":
    main()
