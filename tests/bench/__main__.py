"""``python -m tests.bench``: how long settling takes, beside plain Python copying the same bytes in the same run.

Each figure is the median of three (of one at a million plans), from a fresh process each time, settling by one process,
by two, and copying by turns so that a busy moment falls on all. ``seconds`` are of the clock and ``cpu s`` of the
processors, all processes together; what they are times those of the copy stands behind them. ``peak MB`` is the most
that all processes had at once. Under each scheme stands what comparing the records took of it, read whole (not at a
million plans, which would need the memory for it).
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.comparing import compared_apart
from tests.bench.fresh import Taken, timed

SCHEMES = ("essex-reablement-bonus", "wiltshire-payable-outcomes")
LAST_DAY = "2026-09-30"
HEADINGS = (
    "scheme",
    "plans",
    "workers",
    "lines",
    "seconds",
    "times",
    "cpu s",
    "times",
    "lines/s",
    "peak MB",
    "floor s",
)
LAYOUT = "{:<28} {:>9} {:>7} {:>10} {:>8} {:>6} {:>8} {:>6} {:>9} {:>8} {:>8}"
WORKERS = (1, 2)
_MILLION = 1_000_000


def main() -> None:
    """Measure each scheme at each size, and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--records", type=Path, help="a sample of so many plans, where there is one already")
    parser.add_argument("--schemes", nargs="+", default=SCHEMES)
    wanted = parser.parse_args()
    print(LAYOUT.format(*HEADINGS), flush=True)
    for plans in wanted.plans:
        with tempfile.TemporaryDirectory() as folder:
            records = wanted.records or Path(folder) / "records"
            if not records.exists():
                timed("-m", "pbr", "sample", str(records), "--plans", str(plans), "--tables", "plans,outcomes")
            for scheme in wanted.schemes:
                for line in measured(scheme, plans, records, Path(folder)):
                    print(line, flush=True)
                if plans < _MILLION:
                    print(compared_apart(scheme, records, LAST_DAY), flush=True)


def measured(scheme: str, plans: int, records: Path, folder: Path) -> Iterator[str]:
    """Settle and copy by turns, and give the figures of one scheme and size, a line for each number of processes."""
    out = folder / scheme
    settled: dict[int, list[Taken]] = {workers: [] for workers in WORKERS}
    copied: list[Taken] = []
    command = ("-m", "pbr", "settle", scheme, str(records), "--as-at", LAST_DAY, "--out", str(out))
    for _ in range(1 if plans >= _MILLION else 3):
        for workers in WORKERS:
            settled[workers].append(timed(*command, "--workers", str(workers)))
        summary = json.loads((out / "settlement.json").read_text(encoding="utf-8"))
        inputs = [str(records / used["file"]) for used in summary["inputs"]]
        copied.append(timed("-m", "tests.bench.floor", str(out / "lines.csv"), str(folder / "copy.csv"), *inputs))
    lines = sum(status["lines"] for status in summary["by_status"].values())
    floor, floor_cpu = median(one.seconds for one in copied), median(one.cpu_seconds for one in copied)
    for workers, taken in settled.items():
        seconds, cpu = median(one.seconds for one in taken), median(one.cpu_seconds for one in taken)
        yield LAYOUT.format(
            scheme,
            f"{plans:,}",
            workers,
            f"{lines:,}",
            f"{seconds:.2f}",
            f"{seconds / floor:.2f}",
            f"{cpu:.2f}",
            f"{cpu / floor_cpu:.2f}",
            f"{lines / seconds:,.0f}",
            f"{max(one.peak_bytes for one in taken) / 1e6:,.0f}",
            f"{floor:.2f}",
        )


if __name__ == "__main__":
    main()
