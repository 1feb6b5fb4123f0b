"""An extract for the scheme of the national measure: its outcomes have sequels as their codes, each in turn."""

import csv
import shutil
from pathlib import Path

from pbr.national_return.sequel import Sequel

OF_A_RETURN = ("reablement-outcomes-2a",)
"""The schemes whose outcomes are sequels."""


def with_sequels(extract: Path, into: Path) -> Path:
    """Copy an extract into a new folder, with a sequel as the code of each outcome."""
    shutil.copytree(extract, into)
    codes = [sequel.code for sequel in Sequel]
    with (extract / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (into / "outcomes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "outcome": codes[at % len(codes)]} for at, row in enumerate(rows))
    return into
