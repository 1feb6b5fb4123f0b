"""Settle: a scheme and records to an itemised settlement, whole in memory or line by line."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pbr.api.deductions_not_taken import not_taken
from pbr.api.held_since_before import HeldSinceBefore
from pbr.api.inputs import RecordsGiven, SchemeGiven, day_given, period_given, records_given, scheme_given
from pbr.api.missing_prices import located
from pbr.api.notice_warnings import noticed
from pbr.api.prepare import Prepared, prepare
from pbr.api.types_given import must_be_switches
from pbr.engine.deductions_not_taken import watch_deductions
from pbr.engine.run import Run
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.gc_pause import cycle_search_put_off
from pbr.records.held_row import HeldRow
from pbr.reports.lines_csv import LinesCsv
from pbr.reports.totals_csv import in_order
from pbr.settlement.line import Line, Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.notices import Notice
from pbr.settlement.settlement import Settlement
from pbr.settlement.totals import Tally
from pbr.values.period import Period

_LINES_AT_ONCE = 5_000

Take = Callable[[Sequence[Line]], None]
"""Takes a batch of lines as they go by."""


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


class LineByLine:
    """A settlement whose lines are made as they are asked for, once: nothing but the records is held in memory.

    ``settlement`` and ``notices`` are there after the last line, and raise ``RuntimeError`` before. Going through the
    lines raises ``ProblemsFound`` after the last one where a record has no price, unless errors are held: then the
    record's own line says so.
    """

    def __init__(self, prepared: Prepared) -> None:
        self._prepared, records = prepared, prepared.records
        self._run = Run(prepared.compiled, records, prepared.period, prepared.as_at, prepared.ongoing_until)
        self._deductions = watch_deductions(prepared.scheme, records.held_rows, prepared.period, prepared.as_at)
        self._tally, self._held = Tally(), HeldSinceBefore(prepared.period.first)
        self._watches = [self._held.write, *([self._deductions.write] if self._deductions else [])]
        self._batches = self._go_by(self._run.lines())
        self._settlement: Settlement | None = None

    def __iter__(self) -> Iterator[Line]:
        for batch in self._batches:
            yield from batch

    def batches(self) -> Iterator[Sequence[Line]]:
        """Go through the lines some thousands at a time."""
        return self._batches

    @property
    def settlement(self) -> Settlement:
        """What was settled and what it came to, without the lines."""
        if self._settlement is None:
            raise RuntimeError("the settlement is known after its last line: go through all of them first")
        return self._settlement

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was noticed on the way and nobody is paid by."""
        _ = self.settlement  # not known before
        return self._run.notices

    def _go_by(self, lines: Iterator[Line]) -> Iterator[Sequence[Line]]:
        """Let the lines go by, and add them up."""
        while batch := list(islice(lines, _LINES_AT_ONCE)):
            yield batch
            for watch in self._watches:
                watch(batch)
            for line in batch:
                self._tally.add(line)
        if self._run.unpriced and not self._prepared.hold_errors:
            raise ProblemsFound(located(self._run.unpriced, self._prepared.records_path))
        self._settlement = self._summed_up()

    def _summed_up(self) -> Settlement:
        prepared, run = self._prepared, self._run
        held_rows, path = prepared.records.held_rows, prepared.records_path
        not_deducted = self._deductions.by_provider if self._deductions else {}
        return Settlement(
            scheme=prepared.scheme.name,
            title=prepared.scheme.title,
            scheme_file=prepared.scheme_file,
            inputs=prepared.records.inputs,
            period=prepared.period,
            whole_run=prepared.whole_run,
            tally=self._tally,
            measures=run.measures,
            rows=run.row_counts(),
            held_rows=held_rows,
            expected=prepared.records.expected,
            warnings=(
                *prepared.warnings,
                *noticed(run.notices, path),
                *not_taken(not_deducted, held_rows, Place(path.name or str(path))),
                *self._held.warnings(Place(path.name or str(path))),
            ),
            as_at=prepared.as_at,
            understood=prepared.understood,
            not_deducted=not_deducted,
        )


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


def settle_into(prepared: Prepared, takes: Sequence[Take]) -> Settlement:
    """Let the lines of a settlement go by those who take them, and give what it came to.

    Raises ``ProblemsFound`` when a record has no price, unless errors are held: then its line says so.
    """
    going_by = LineByLine(prepared)
    for batch in going_by.batches():
        for take in takes:
            take(batch)
    return going_by.settlement
