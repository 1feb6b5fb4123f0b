"""A settlement as a workbook: its lines as they go by, and what they came to when they have."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Self

from pbr.records.expected_row import ExpectedRow
from pbr.records.held_row import HeldRow
from pbr.reports.workbook.limit_rows import LIMITS, limit_row
from pbr.reports.workbook.line_rows import HELD, LINES, NOT_PAID, LineRows, row_of_expected, rows_of_held_row
from pbr.reports.workbook.notes import notes_of_settlement
from pbr.reports.workbook.quantity_rows import QUANTITIES, quantity_row
from pbr.reports.workbook.summary_rows import (
    BY_PAYER,
    BY_PAYMENT,
    BY_PROVIDER,
    CHECKS,
    MEASURES,
    RECORDS_READ,
    SUMMARY,
    WARNINGS,
    measure_row,
    records_row,
    warning_row,
    write_by_payer,
    write_by_payment,
    write_by_provider,
    write_checks,
    write_summary,
)
from pbr.reports.workbook.table_in_sheets import LONGEST_SHEET, Described
from pbr.reports.workbook.tables_in_book import TablesInBook
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line
from pbr.settlement.settlement import Settlement

_BESIDES = (BY_PAYER, LIMITS, QUANTITIES)
"""The tables that are there only where a scheme lists its payers, or has limits of money or of quantity."""
_ORDER = (
    SUMMARY, BY_PROVIDER, BY_PAYMENT, BY_PAYER, LINES, NOT_PAID, HELD, MEASURES, LIMITS, QUANTITIES, RECORDS_READ,
    WARNINGS, CHECKS,
)  # fmt: skip
"""The tables in the order of their sheets, after the notes."""


def beside_of(scheme: Scheme) -> tuple[Described, ...]:
    """The tables that the workbook of a scheme has beside those that each has."""
    quantities = any((payment.most_of or payment.at_most) is not None for payment in scheme.payments)
    has = ((BY_PAYER, bool(scheme.payers)), (LIMITS, bool(scheme.limits)), (QUANTITIES, quantities))
    return tuple(table for table, is_there in has if is_there)


class SettlementWorkbook:
    """Writes a settlement to a new file: lines as they go by, and the rest at the end.

    What waits to be put in the file is in files of ``folder``, which is for nobody else. ``longest`` is how many rows
    a sheet can have. ``besides`` are the tables that only some schemes have: of payers, of limits, of quantities.
    """

    def __init__(
        self,
        file: Path,
        folder: Path,
        as_at: date,
        longest: int = LONGEST_SHEET,
        besides: Collection[Described] = (),
    ) -> None:
        order = [one for one in _ORDER if one not in _BESIDES or one in besides]
        self._tables = TablesInBook(file, folder, order, longest)
        self._of = self._tables.of
        self._rows = LineRows(as_at)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what waits in files, whether the workbook was written or not."""
        self._tables.__exit__()

    def write_held(
        self, rows: Iterable[HeldRow], expected: Iterable[ExpectedRow], deducted: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Write rows of the extract that are held or not there; ``deducted`` has deductions by the table they are for.

        They stand before the lines that are held.
        """
        held = self._of(HELD)
        for row in rows:
            for cells in rows_of_held_row(row, deducted):
                held.write(cells)
        for missing in expected:
            held.write(row_of_expected(missing))

    def write(self, batch: Iterable[Line]) -> None:
        """Write some lines, in the order given."""
        lines, rows = self._of(LINES), self._rows
        others = (self._of(NOT_PAID), rows.of_not_paid), (self._of(HELD), rows.of_held)
        for line in batch:
            lines.write(rows.of_line(line))
            for table, row_of in others:
                cells = row_of(line)
                if cells is not None:
                    table.write(cells)

    def end(self, settlement: Settlement) -> None:
        """Write what the lines came to, and the file."""
        groups, tally = self._of(BY_PAYMENT), settlement.tally
        write_by_payment(groups, tally)
        write_summary(self._of(SUMMARY), tally, groups)
        write_by_provider(self._of(BY_PROVIDER), settlement, groups)
        summed = [LINES, BY_PAYMENT, BY_PROVIDER, SUMMARY]
        if settlement.payers is not None:
            write_by_payer(self._of(BY_PAYER), settlement.payers)
            summed.append(BY_PAYER)
        for table, rows in (
            (self._of(MEASURES), map(measure_row, settlement.measures)),
            (self._of(RECORDS_READ), map(records_row, settlement.rows)),
            (self._of(WARNINGS), map(warning_row, settlement.warnings)),
        ):
            for cells in rows:
                table.write(cells)
        for use in settlement.limits:
            self._of(LIMITS).write(limit_row(use))
        for counted in settlement.quantities:
            self._of(QUANTITIES).write(quantity_row(counted))
        added = [(one.sheet, self._of(one).sum_of("Amount")) for one in summed]
        write_checks(self._of(CHECKS), added, tally.total_due)
        subject = f"{settlement.period}, as at {settlement.as_at}"
        self._tables.end(notes_of_settlement(settlement), f"{settlement.title}: settlement", subject)
