"""A provider's statement as a table for a spreadsheet: every line of its own, whatever the page shows of them."""

from collections.abc import Sequence
from datetime import date
from typing import TextIO

from pbr.remittance.statement_line import StatementLine
from pbr.reports.spreadsheet_safe_cells import (
    money_cell,
    number_cell,
    open_table,
    price_cell,
    sentence_cell,
    text_cell,
)

STATEMENT_COLUMNS = (
    "section",
    "reference",
    "record_id",
    "plan_id",
    "person_id",
    "payment",
    "part",
    "slot",
    "due_on",
    "service_from",
    "service_to",
    "quantity",
    "unit",
    "unit_price",
    "share",
    "amount",
    "at_stake",
    "settled_before",
    "stands_at",
    "change",
    "corrects",
    "changed",
    "why",
    "next",
    "since_run",
    "days",
    "payer",
)


class StatementCsv:
    """Writes the lines of a statement to an open file, one by one. ``amount`` adds up to what the run comes to."""

    def __init__(self, file: TextIO) -> None:
        self._writer = open_table(file, STATEMENT_COLUMNS)

    def write(self, line: StatementLine) -> None:
        """Write a line."""
        self._writer.writerow(_cells(line))


def _cells(line: StatementLine) -> Sequence[object]:
    return (
        str(line.section),
        *map(text_cell, (line.reference, line.record_id, line.plan_id, line.person_id)),
        *map(text_cell, (line.payment, line.part, line.slot)),
        *map(_day, (line.due_on, line.service_from, line.service_to)),
        number_cell(line.quantity),
        line.unit,
        price_cell(line.unit_price),
        number_cell(line.share),
        money_cell(line.amount),
        *map(money_cell, (line.at_stake, line.settled_before, line.stands_at)),
        "" if line.change is None else str(line.change),
        line.corrects,
        *map(sentence_cell, (line.changed, line.why, line.next)),
        "" if line.since is None else line.since,
        "" if line.days is None else line.days,
        str(line.payer),
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
