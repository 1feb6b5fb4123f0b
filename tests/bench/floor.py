"""The floor: what plain Python takes to read the same inputs and to copy the same ``lines.csv``, and nothing more.

Run in a process of its own: ``python -m tests.bench.floor LINES COPY INPUT...``.
"""

import csv
import sys
from pathlib import Path


def copy(inputs: list[Path], lines: Path, copied: Path) -> None:
    """Read every input with ``csv.reader``, then copy the lines from ``csv.reader`` to ``csv.writer``."""
    for path in inputs:
        with path.open(newline="", encoding="utf-8") as file:
            for _ in csv.reader(file):
                pass
    with lines.open(newline="", encoding="utf-8") as file, copied.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(csv.reader(file))


if __name__ == "__main__":
    lines_file, copy_file, *input_files = map(Path, sys.argv[1:])
    copy(input_files, lines_file, copy_file)
