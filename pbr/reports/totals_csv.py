"""``totals.csv``: lines and pounds of each provider, payment and status, and how many lines have no sum known yet.

There are no rows of totals among them: whoever adds up the ``amount`` column has the settlement's total.
"""

from typing import TextIO

from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.settlement.line import Status
from pbr.settlement.totals import Group, Tally, Total

TOTALS_COLUMNS = ("provider_id", "payment", "status", "lines", "amount", "at_stake", "no_sum")

_ORDER = {status: place for place, status in enumerate(Status)}


def in_order(tally: Tally) -> list[tuple[Group, Total]]:
    """Give the groups by provider, payment and status, the statuses in the order in which they are tried."""
    return sorted(tally.groups.items(), key=lambda item: (item[0][0], item[0][1], _ORDER[item[0][2]]))


def write_totals(file: TextIO, tally: Tally) -> None:
    """Write the totals to an open file."""
    rows = (
        (
            text_cell(provider),
            text_cell(payment),
            str(status),
            total.lines,
            money_cell(total.amount),
            money_cell(total.at_stake),
            total.no_sum,
        )
        for (provider, payment, status), total in in_order(tally)
    )
    write_table(file, TOTALS_COLUMNS, rows)
