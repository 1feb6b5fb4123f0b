"""``payers.csv`` of a run: what its entries come to by payer, provider and payment, where a scheme lists who pays.

It is what each payer bears of the run, brought and carried forward apart: whoever pays providers gets it from the
others. Whoever adds up the ``amount`` column has what the run's entries come to.
"""

import io
from collections.abc import Iterable
from dataclasses import field
from typing import TextIO

from pbr.ledger.entries_csv import RecordedEntry
from pbr.ledger.recorded_cells import recorded_text
from pbr.reports.spreadsheet_safe_cells import money_cell, write_table
from pbr.settlement.line import PayerName
from pbr.values.dataclass import dataclass

RUN_PAYERS_COLUMNS = ("payer", "provider_id", "payment", "entries", "amount")


@dataclass(slots=True)
class RunPayers:
    """Entries and pence by payer, provider and payment."""

    groups: dict[tuple[PayerName, str, str], tuple[int, int]] = field(default_factory=dict)

    def add(self, payer: PayerName, provider_id: str, payment: str, pence: int) -> None:
        """Count an entry."""
        many, so_far = self.groups.get((payer, provider_id, payment), (0, 0))
        self.groups[payer, provider_id, payment] = many + 1, so_far + pence

    def merge(self, other: "RunPayers") -> None:
        """Count the entries of other providers."""
        for of, (many, pence) in other.groups.items():
            before, so_far = self.groups.get(of, (0, 0))
            self.groups[of] = before + many, so_far + pence


def write_run_payers(file: TextIO, payers: RunPayers) -> None:
    """Write what each payer bears of a run to an open file."""
    rows = (
        (payer, recorded_text(provider), recorded_text(payment), many, money_cell(pence))
        for (payer, provider, payment), (many, pence) in sorted(payers.groups.items())
    )
    write_table(file, RUN_PAYERS_COLUMNS, rows)


def payers_as_written(entries: Iterable[RecordedEntry]) -> bytes:
    """The file as the entries of a run have it."""
    payers = RunPayers()
    for one in entries:
        of = one.obligation
        payers.add(of.payer, one.paid_provider_id, of.payment, one.amount)
    file = io.StringIO()
    write_run_payers(file, payers)
    return file.getvalue().encode()
