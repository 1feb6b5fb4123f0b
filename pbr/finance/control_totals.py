"""What the finance file and structured invoices come to, for ``control-totals.csv``."""

from pbr.finance.finance_csv import FinanceFile
from pbr.finance.invoice import Invoice
from pbr.finance.mapping import Balances
from pbr.remittance.control_totals import ControlTotal, balances, by_sign

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
