"""What the entries of a run come to, worked out from them alone, beside what the run says."""

import csv
import io
from collections.abc import Hashable, Iterable
from typing import TypeVar

from pbr.ledger.entries_csv import RecordedEntry
from pbr.ledger.entry import Change
from pbr.ledger.manifest import ChangeSum
from pbr.ledger.recorded_cells import pence_in_cell, recorded_text
from pbr.ledger.run_totals import RUN_TOTALS_COLUMNS, sums_in_order

Key = TypeVar("Key", bound=Hashable)


def sums_of(entries: Iterable[RecordedEntry]) -> tuple[ChangeSum, ...]:
    """How many entries of each change each provider has, and what they come to in pence, in order."""
    sums: dict[tuple[str, Change], tuple[int, int, int]] = {}
    for one in entries:
        key = one.paid_provider_id, one.change
        many, pence, down = sums.get(key, (0, 0, 0))
        sums[key] = many + 1, pence + one.amount, down + min(one.amount, 0)
    return sums_in_order(sums.items())


def are_totals_of(entries: Iterable[RecordedEntry], written: bytes) -> bool:
    """Whether ``totals.csv`` counts every entry once, and nothing that stands as it was moves money."""
    counted = _added(((one.paid_provider_id, one.obligation.payment, one.change), 1, one.amount) for one in entries)
    expected = {
        (recorded_text(of), recorded_text(paid), str(change)): sums for (of, paid, change), sums in counted.items()
    }
    try:
        rows = csv.DictReader(io.StringIO(written.decode(), newline=""), strict=True)
        if tuple(rows.fieldnames or ()) != RUN_TOTALS_COLUMNS:
            return False
        said = _added(
            ((row["provider_id"], row["payment"], row["change"]), int(row["lines"]), pence_in_cell(row["amount"]))
            for row in rows
        )
    except (ValueError, TypeError, csv.Error):
        return False
    moving = {key: sums for key, sums in said.items() if key[2]}
    return moving == expected and not any(pence for key, (_, pence) in said.items() if not key[2])


def _added(counted: Iterable[tuple[Key, int, int]]) -> dict[Key, tuple[int, int]]:
    """Lines and pence added up by what they are of."""
    sums: dict[Key, tuple[int, int]] = {}
    for key, many, pence in counted:
        lines, so_far = sums.get(key, (0, 0))
        sums[key] = lines + many, so_far + pence
    return sums
