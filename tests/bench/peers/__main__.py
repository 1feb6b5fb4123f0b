"""``python -m tests.bench.peers``: the money of two contracts by ``pbr settle`` and by other tools, in the same run.

Each settles Essex's and the first Wiltshire scheme over an invented extract and writes its lines, in a fresh process
each time and by turns, so that a busy moment falls on all. A figure is the median of three (of one at a million
plans). All have to come to the same total. ``times pbr`` is what the others' processor time is beside one process of
``pbr settle``: below 1 is quicker. Needs pandas, polars and DuckDB (``pip install -e '.[tools]'``).
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.fresh import Taken, timed

SCHEMES = ("essex-reablement-bonus", "wiltshire-payable-outcomes")
LAST_DAY = "2026-09-30"
PEERS = ("pandas", "polars", "duckdb")
LAYOUT = "{:<28} {:>9} {:<14} {:>8} {:>8} {:>9} {:>8}"
_MILLION = 1_000_000


def main() -> None:
    """Measure each scheme at each size, and print a line for each tool."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--schemes", nargs="+", default=SCHEMES)
    wanted = parser.parse_args()
    print(LAYOUT.format("scheme", "plans", "by", "seconds", "cpu s", "times pbr", "peak MB"), flush=True)
    for plans in wanted.plans:
        with tempfile.TemporaryDirectory() as folder:
            records = Path(folder) / "records"
            timed("-m", "pbr", "sample", str(records), "--plans", str(plans), "--tables", "plans,outcomes")
            for scheme in wanted.schemes:
                compare(scheme, plans, records, Path(folder))


def compare(scheme: str, plans: int, records: Path, folder: Path) -> None:
    """Settle by turns with each tool, and print what each took. Raises ``SystemExit`` where a total is another."""
    settle = ("-m", "pbr", "settle", scheme, str(records), "--as-at", LAST_DAY, "--out", str(folder / scheme))
    commands: dict[str, tuple[str, ...]] = {
        f"pbr, {workers}": (*settle, "--workers", str(workers)) for workers in (1, 2)
    }
    for peer in PEERS:
        commands[peer] = (
            "-m", f"tests.bench.peers.by_{peer}", scheme, str(records), LAST_DAY, str(folder / f"{peer}.csv"),
        )  # fmt: skip
    timed(*commands["pbr, 1"])
    total = json.loads((folder / scheme / "settlement.json").read_text(encoding="utf-8"))["total_due"]
    for peer in PEERS:
        said = subprocess.run([sys.executable, *commands[peer]], check=True, capture_output=True, text=True).stdout
        if int(said) != int(total.replace(".", "")):
            raise SystemExit(f"{scheme}: {peer} comes to {said.strip()} pence, and pbr settle to {total}")
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(1 if plans >= _MILLION else 3):
        for name, command in commands.items():
            taken[name].append(timed(*command))
    ours = median(one.cpu_seconds for one in taken["pbr, 1"])
    for name, runs in taken.items():
        cpu = median(one.cpu_seconds for one in runs)
        print(
            LAYOUT.format(
                scheme,
                f"{plans:,}",
                name,
                f"{median(one.seconds for one in runs):.2f}",
                f"{cpu:.2f}",
                f"{cpu / ours:.2f}",
                f"{max(one.peak_bytes for one in runs) / 1e6:.0f}",
            ),
            flush=True,
        )


if __name__ == "__main__":
    main()
