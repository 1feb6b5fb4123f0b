"""What the finance file and structured invoices come to, for ``control-totals.csv``."""

from collections.abc import Sequence

from pbr.finance.finance_csv import FinanceFile
from pbr.finance.invoice import Invoice
from pbr.finance.mapping import Balances
from pbr.remittance.control_totals import ControlTotal, balances, by_sign
from pbr.remittance.paid_run import PaidRun

INVOICES = "invoices"
"""What the totals of all structured invoices together are called."""


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
