"""``providers.csv`` of a settlement: what it comes to for each provider.

There is no row of totals among them: whoever adds up the ``due`` column has the settlement's total.
"""

from collections.abc import Iterable
from typing import TextIO

from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.settlement.provider_totals import ProviderTotals

PROVIDERS_COLUMNS = ProviderTotals._fields


def write_provider_totals(file: TextIO, totals: Iterable[ProviderTotals]) -> None:
    """Write the totals of the providers to an open file."""
    write_table(
        file,
        PROVIDERS_COLUMNS,
        ((text_cell(one.provider_id), one.lines, *map(money_cell, one[2:-1]), one.no_sum) for one in totals),
    )
