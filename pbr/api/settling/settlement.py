"""Settle: a scheme and records to an itemised settlement, whole in memory or line by line."""

import csv
import io
from datetime import date

from pbr.api.given.inputs import RecordsGiven, SchemeGiven, day_given, period_given, records_given, scheme_given
from pbr.api.given.types_given import must_be_switches
from pbr.api.settling.line_by_line import LineByLine
from pbr.api.settling.prepare import prepare
from pbr.problems.problem import Problem
from pbr.records.held_row import HeldRow
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.reports.lines_csv import LinesCsv
from pbr.reports.totals_csv import in_order
from pbr.settlement.line import Line, Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.notices import Notice
from pbr.settlement.settlement import Settlement
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class TotalLine:
    """What the lines of one provider, payment and status come to.

    ``amount`` is what is due of them and ``at_stake`` what would be, both in whole pence. ``no_sum`` counts those lines
    whose sum at stake is not known yet.
    """

    provider_id: str
    payment: str
    status: Status
    lines: int
    amount: int
    at_stake: int
    no_sum: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A settlement with all of its lines. Money is in whole pence.

    ``notices`` are what was noticed on the way and nobody is paid by, as values; ``warnings`` say them in words, and
    everything else that is to be looked at.
    """

    settlement: Settlement
    lines: tuple[Line, ...]
    notices: tuple[Notice, ...]

    @property
    def total_due(self) -> int:
        """What is to be paid, in pence: the sum of the amounts of its lines."""
        return self.settlement.tally.total_due

    @property
    def totals(self) -> tuple[TotalLine, ...]:
        """Lines and pence by provider, payment and status, as ``totals.csv`` has them."""
        return tuple(
            TotalLine(*group, total.lines, total.amount, total.at_stake, total.no_sum)
            for group, total in in_order(self.settlement.tally)
        )

    @property
    def rows(self) -> tuple[dict[str, str], ...]:
        """The lines as text, cell by cell as ``lines.csv`` has them: amounts in pounds, days as ``2026-06-30``."""
        file = io.StringIO()
        LinesCsv(file).write(self.lines)
        file.seek(0)
        return tuple(csv.DictReader(file))

    @property
    def period(self) -> Period:
        """The days that were settled."""
        return self.settlement.period

    @property
    def as_at(self) -> date:
        """The day up to which facts were known."""
        return self.settlement.as_at

    @property
    def measures(self) -> tuple[Measured, ...]:
        """What each measure came to, with its counts."""
        return self.settlement.measures

    @property
    def held_rows(self) -> tuple[HeldRow, ...]:
        """The rows that could not be read, and were held."""
        return self.settlement.held_rows

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is to be looked at, in words."""
        return self.settlement.warnings


def settle(
    scheme: SchemeGiven,
    records: RecordsGiven,
    period: Period | str | None = None,
    as_at: date | str | None = None,
    *,
    hold_errors: bool = False,
    show_values: bool = False,
) -> Settled:
    """Apply a scheme to records: an itemised settlement, with every line and its reason.

    Without a period it is the scheme's whole run and its run-off; without ``as_at`` facts are known up to the period's
    last day. With ``hold_errors`` rows that are wrong or have no price are held, and the rest is settled; with
    ``show_values`` problems may quote the records, which are about people. Raises ``ProblemsFound`` with everything
    that is wrong with the scheme, or else with the records; ``ValueError`` for text that is no period or day.
    """
    with cycle_search_put_off():
        going_by = settle_line_by_line(scheme, records, period, as_at, hold_errors=hold_errors, show_values=show_values)
        lines = tuple(going_by)
    return Settled(going_by.settlement, lines, going_by.notices)


def settle_line_by_line(
    scheme: SchemeGiven,
    records: RecordsGiven,
    period: Period | str | None = None,
    as_at: date | str | None = None,
    *,
    hold_errors: bool = False,
    show_values: bool = False,
) -> LineByLine:
    """Settle as ``settle`` does, for an extract whose lines are too many to hold: they are made as they are asked for.

    Raises as ``settle`` does, for what has no price when the lines have gone by.
    """
    must_be_switches({"hold_errors": hold_errors, "show_values": show_values})
    prepared = prepare(
        scheme_given(scheme),
        records_given(records),
        period_given(period),
        day_given(as_at),
        hold_errors,
        show_values,
    )
    return LineByLine(prepared)
