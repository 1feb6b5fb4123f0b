"""``python -m tests.bench.judging SCHEME RECORDS``: what the papers of a meeting cost beside one settlement.

Processor seconds of a fresh process each, by turns, the median of three, and what they are times those of the
settlement. ``SCHEME`` pays and measures; the person and the provider are the first of the plans.
"""

import argparse
import csv
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.fresh import timed


def main() -> None:
    """Measure each command, and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.judging", description=__doc__)
    parser.add_argument("scheme")
    parser.add_argument("records", type=Path)
    parser.add_argument("--as-at", default="2026-09-30")
    wanted = parser.parse_args()
    with (wanted.records / "plans.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    given = (wanted.scheme, str(wanted.records), "--as-at", wanted.as_at)
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "settle": ("settle", *given, "--workers", "1"),
            "judge": ("judge", *given),
            "judge --html": ("judge", *given, "--html", f"{folder}/league.html"),
            "person": ("person", first["person_id"], *given),
            "provider": ("provider", first["provider_id"], *given),
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(3):
            for name, words in commands.items():
                taken[name].append(timed("-m", "pbr", *words).cpu_seconds)
    one = median(taken["settle"])
    for name, seconds in taken.items():
        print(f"{name:<14} {median(seconds):8.2f} cpu s {median(seconds) / one:6.2f}")


if __name__ == "__main__":
    main()
