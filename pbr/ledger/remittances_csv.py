"""``remittances.csv``: what each provider is paid of a run, with a reference for its invoice."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from pbr.ledger.invoice_reference import invoice_references
from pbr.ledger.recorded_cells import pence_in_cell, recorded_text, text_recorded
from pbr.ledger.remittances import Remittance
from pbr.reports.spreadsheet_safe_cells import money_cell, write_table

REMITTANCE_COLUMNS = (*Remittance._fields, "invoice_reference")


def write_remittances(file: TextIO, made: Sequence[Remittance], scheme: str, run: int) -> None:
    """Write the remittances of a run to an open file."""
    references = invoice_references(scheme, run, [one.provider_id for one in made])
    rows = ((recorded_text(one.provider_id), *map(money_cell, one[1:]), references[one.provider_id]) for one in made)
    write_table(file, REMITTANCE_COLUMNS, rows)


def read_remittances(lines: Iterable[str]) -> list[Remittance]:
    """Read remittances back. Raises ``ValueError`` for anything that ``write_remittances`` did not write."""
    try:
        rows = list(csv.reader(lines, strict=True))
    except csv.Error as wrong:
        raise ValueError(str(wrong)) from None
    if not rows or tuple(rows[0]) != REMITTANCE_COLUMNS or any(len(row) != len(REMITTANCE_COLUMNS) for row in rows):
        raise ValueError("other columns")
    return [Remittance(text_recorded(row[0]), *map(pence_in_cell, row[1:-1])) for row in rows[1:]]
