"""``control-totals.csv``: what every file of a run comes to, for whoever takes one in to check that all came.

Statements and finance files each have one, in the same columns, and both begin with the run itself.
"""

from collections.abc import Iterable, Sequence
from typing import TextIO

from pbr.remittance.paid_run import ProviderRemittance
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.settlement.line import PayerName
from pbr.values.dataclass import dataclass

CONTROL_TOTALS = "control-totals.csv"
"""The name of the file."""

REMITTANCES = "remittances"
"""What the totals of the run itself are called: what its ledger's remittances.csv has."""

COLUMNS = (
    "file",
    "rows",
    "sum_debit",
    "sum_credit",
    "net",
    "brought_forward",
    "carried_forward",
    "payable",
)


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """What a file comes to, in pence: net + brought forward - carried forward = payable.

    ``debit`` is what its rows have above nil, ``credit`` what they have below it, without the minus. What is brought
    and carried forward is nil for a file that has it in its rows, or pays nothing by itself.
    """

    file: str
    rows: int
    debit: int
    credit: int
    net: int
    brought_forward: int = 0
    carried_forward: int = 0

    @property
    def payable(self) -> int:
        """What is paid by it, in pence."""
        return self.net + self.brought_forward - self.carried_forward


def of_remittances(remittances: Iterable[ProviderRemittance]) -> ControlTotal:
    """What a run comes to, a row for each provider."""
    listed = list(remittances)
    debit, credit = by_sign(one.entries for one in listed)
    return ControlTotal(REMITTANCES, len(listed), debit, credit, debit - credit, *balances(listed))


def of_several(name: str, each: Sequence[ControlTotal], remittances: Iterable[ProviderRemittance]) -> ControlTotal:
    """What files come to together that pay a run between them, with what its providers bring and carry forward."""
    rows, debit, credit = (sum(getattr(one, sums) for one in each) for sums in ("rows", "debit", "credit"))
    return ControlTotal(name, rows, debit, credit, debit - credit, *balances(remittances))


def balances(remittances: Iterable[ProviderRemittance]) -> tuple[int, int]:
    """What all providers bring and carry forward, in pence."""
    listed = list(remittances)
    return sum(one.brought_forward for one in listed), sum(one.carried_forward for one in listed)


def by_sign(amounts: Iterable[int]) -> tuple[int, int]:
    """What is above nil, and what is below it without the minus, in pence."""
    listed = list(amounts)
    return sum(one for one in listed if one > 0), -sum(one for one in listed if one < 0)


def write_control_totals(totals: Iterable[ControlTotal], file: TextIO, payer: PayerName = "") -> None:
    """Write the totals to an open file, a row for each file; where it is one payer's, each row names the payer."""
    named = (payer,) if payer else ()
    columns = (*COLUMNS, "payer") if payer else COLUMNS
    write_table(file, columns, ((*_cells(one), *named) for one in totals))


def _cells(one: ControlTotal) -> tuple[object, ...]:
    sums = (one.debit, one.credit, one.net, one.brought_forward, one.carried_forward, one.payable)
    return (text_cell(one.file), one.rows, *map(money_cell, sums))
