"""Columns of a council's own in an extract that has none, for the shipped schemes that read some."""

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path

Values = Mapping[str, tuple[str, ...]]

OFFERS: Values = {
    # Below the allocation, above it, above it and agreed, no offer, no allocation, the same, above it and refused.
    "weekly_allocation": ("210.00", "210.00", "210.00", "210.00", "", "150.50", "99.99"),
    "weekly_offer": ("196.00", "217.00", "217.00", "", "150.50", "150.50", "100.00"),
    "above_allocation_agreed": ("", "", "yes", "yes", "", "no", "no"),
}
OWN_COLUMNS: Mapping[str, Mapping[str, Values]] = {"wigan-best-offer": {"plans": OFFERS}}
"""By shipped scheme and table: the columns of its own, each with the values of its rows in turn."""


def own_columns(scheme: str, table: str, at: int) -> dict[str, str]:
    """The cells of a council's own in one row of a table, by the row's number; none for another scheme."""
    columns = OWN_COLUMNS.get(scheme, {}).get(table, {})
    return {name: values[at % len(values)] for name, values in columns.items()}


def with_own_columns(scheme: str, extract: Path, into: Path) -> Path:
    """The extract for a scheme: a copy in a new folder with its own columns, or the extract itself."""
    if scheme not in OWN_COLUMNS:
        return extract
    shutil.copytree(extract, into)
    for table in OWN_COLUMNS[scheme]:
        with (extract / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with (into / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*rows[0], *own_columns(scheme, table, 0)], lineterminator="\n")
            writer.writeheader()
            writer.writerows({**row, **own_columns(scheme, table, at)} for at, row in enumerate(rows))
    return into
