"""``control-totals.csv``: what every file of a run comes to, for whoever takes one in to check that all came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO

from pbr.finance.file_rows import by_sign
from pbr.finance.finance_csv import FinanceFile
from pbr.finance.invoice import Invoice
from pbr.finance.mapping import Balances
from pbr.remittance.paid_run import PaidRun, ProviderRemittance
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table

REMITTANCES = "remittances"
"""What the totals of the run itself are called: what its ledger's remittances.csv has."""

INVOICES = "invoices"
"""What the totals of all structured invoices together are called."""

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


def of_run(run: PaidRun) -> ControlTotal:
    """What the run comes to, a row for each provider."""
    debit, credit = by_sign(one.entries for one in run.remittances)
    return ControlTotal(REMITTANCES, len(run.remittances), debit, credit, debit - credit, *balances(run.remittances))


def of_finance_file(made: FinanceFile) -> ControlTotal:
    """What the finance file comes to."""
    debit, credit = by_sign(made.amounts)
    kept = made.mapping.balances is Balances.LEFT_TO_FINANCE
    carried = balances(made.run.remittances) if kept else (0, 0)
    return ControlTotal(made.mapping.file, made.row_count, debit, credit, made.total, *carried)


def of_invoice(invoice: Invoice, file: str) -> ControlTotal:
    """What a structured invoice comes to, a row for each line; a credit note pays less than nil."""
    debit, credit = by_sign(invoice.kind.sign * line.amount for line in invoice.lines)
    return ControlTotal(file, len(invoice.lines), debit, credit, debit - credit)


def of_invoices(each: Sequence[ControlTotal], run: PaidRun) -> ControlTotal:
    """What all structured invoices come to together."""
    debit, credit = sum(one.debit for one in each), sum(one.credit for one in each)
    rows = sum(one.rows for one in each)
    return ControlTotal(INVOICES, rows, debit, credit, debit - credit, *balances(run.remittances))


def balances(remittances: Iterable[ProviderRemittance]) -> tuple[int, int]:
    """What all providers bring and carry forward, in pence."""
    listed = list(remittances)
    return sum(one.brought_forward for one in listed), sum(one.carried_forward for one in listed)


def write_control_totals(totals: Iterable[ControlTotal], file: TextIO) -> None:
    """Write the totals to an open file, a row for each file."""
    write_table(
        file,
        COLUMNS,
        (
            (
                text_cell(one.file),
                one.rows,
                *map(
                    money_cell,
                    (one.debit, one.credit, one.net, one.brought_forward, one.carried_forward, one.payable),
                ),
            )
            for one in totals
        ),
    )
