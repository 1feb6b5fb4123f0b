"""``payers.csv``: lines and pounds of each payer, provider, payment and status, where a scheme lists its payers.

There is no row of totals among them: whoever adds up the ``amount`` column has the settlement's total.
"""

from typing import TextIO

from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.reports.totals_csv import TOTALS_COLUMNS
from pbr.settlement.line import Status
from pbr.settlement.payer_totals import PayerGroup, PayerTotals
from pbr.settlement.totals import Total

PAYERS_COLUMNS = ("payer", *TOTALS_COLUMNS)

_ORDER = {status: place for place, status in enumerate(Status)}


def payers_in_order(totals: PayerTotals) -> list[tuple[PayerGroup, Total]]:
    """Give the groups by payer, provider, payment and status, the statuses in the order in which they are tried."""
    return sorted(totals.groups.items(), key=lambda item: (*item[0][:3], _ORDER[item[0][3]]))


def write_payer_totals(file: TextIO, totals: PayerTotals) -> None:
    """Write what each payer bears to an open file."""
    rows = (
        (
            payer,
            text_cell(provider),
            text_cell(payment),
            str(status),
            total.lines,
            money_cell(total.amount),
            money_cell(total.at_stake),
            total.no_sum,
        )
        for (payer, provider, payment, status), total in payers_in_order(totals)
    )
    write_table(file, PAYERS_COLUMNS, rows)
