"""A settlement line by line: its lines are made as they are asked for, and nothing but the records is held."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pbr.api.deductions_not_taken import not_taken
from pbr.api.held_since_before import HeldSinceBefore
from pbr.api.missing_prices import located
from pbr.api.notice_warnings import noticed
from pbr.api.prepare import Prepared
from pbr.engine.deductions_not_taken import watch_deductions
from pbr.engine.run import Run
from pbr.engine.settled_so_far import SettledBefore
from pbr.problems.problem import Place, ProblemsFound
from pbr.settlement.line import Line
from pbr.settlement.notices import Notice
from pbr.settlement.settlement import Settlement
from pbr.settlement.totals import Tally

_LINES_AT_ONCE = 5_000

Take = Callable[[Sequence[Line]], None]
"""Takes a batch of lines as they go by."""


@dataclass(frozen=True, slots=True)
class Against:
    """What was settled before, and what sees each line of the run before the next is made."""

    settled: SettledBefore
    each_line: Callable[[Iterator[Line]], Iterator[Line]]


class LineByLine:
    """A settlement whose lines are made as they are asked for, once: nothing but the records is held in memory.

    ``settlement`` and ``notices`` are there after the last line, and raise ``RuntimeError`` before. Going through the
    lines raises ``ProblemsFound`` after the last one where a record has no price, unless errors are held: then the
    record's own line says so.
    """

    def __init__(self, prepared: Prepared, against: Against | None = None) -> None:
        self._prepared, records = prepared, prepared.records
        self._run = Run(
            prepared.compiled, records, prepared.period, prepared.as_at, prepared.ongoing_until,
            None if against is None else against.settled,
        )  # fmt: skip
        self._deductions = watch_deductions(prepared.scheme, records.held_rows, prepared.period, prepared.as_at)
        self._tally, self._held = Tally(), HeldSinceBefore(prepared.period.first)
        self._watches = [self._held.write, *([self._deductions.write] if self._deductions else [])]
        lines = self._run.lines()
        self._batches = self._go_by(lines if against is None else against.each_line(lines))
        self._settlement: Settlement | None = None
        # What was settled before is known then, and taken back or left standing.
        self._with_ledger = against is not None

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
                *([] if self._with_ledger else self._held.warnings(Place(path.name or str(path)))),
            ),
            as_at=prepared.as_at,
            understood=prepared.understood,
            not_deducted=not_deducted,
        )


def settle_into(prepared: Prepared, takes: Sequence[Take], against: Against | None = None) -> Settlement:
    """Let the lines of a settlement go by those who take them, and give what it came to.

    Raises ``ProblemsFound`` when a record has no price, unless errors are held: then its line says so.
    """
    going_by = LineByLine(prepared, against)
    for batch in going_by.batches():
        for take in takes:
            take(batch)
    return going_by.settlement
