"""A settlement line by line: its lines are made as they are asked for, and nothing but the records is held."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pbr.api.settling.prepare import Prepared
from pbr.api.settling.running_totals import totals_against_ledger, totals_of
from pbr.api.settling.settlement_summed_up import summed_up
from pbr.engine.run import Run
from pbr.settlement.line import Line
from pbr.settlement.notices import Notice
from pbr.settlement.settlement import Settlement
from pbr.settlement.written_lines import WrittenLines
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from datetime import date

    from pbr.engine.compiled_scheme import CompiledScheme
    from pbr.engine.generated.families_written import Cells
    from pbr.engine.run_against_ledger import RunAgainstLedger
    from pbr.engine.settled_before.settled_so_far import SettledBefore
    from pbr.records.table import Records
    from pbr.values.period import Period

_LINES_AT_ONCE = 5_000

Take = Callable[[Sequence[Line]], None]
"""Takes a batch of lines as they go by."""


@dataclass(frozen=True, slots=True)
class AgainstLedger:
    """What was settled before, and what sees each line of the run before the next is made.

    Lines of which nothing moves are not made where that can be told without them, but counted. ``waited`` says of a
    record whether anything of it was not decided in the run before: such lines are told of, whatever becomes of them.
    """

    settled: "SettledBefore"
    each_line: Callable[[Iterator[Line]], Iterator[Line]]
    waited: Callable[[str], bool]


class LineByLine:
    """A settlement whose lines are made as they are asked for, once: nothing but the records is held in memory.

    ``settlement`` and ``notices`` are there after the last line, and raise ``RuntimeError`` before. Going through the
    lines raises ``ProblemsFound`` after the last one where a record has no price, unless errors are held: then the
    record's own line says so.
    """

    def __init__(self, prepared: Prepared, against: AgainstLedger | None = None) -> None:
        self._prepared = prepared
        self._run: Run
        self._moving: RunAgainstLedger | None = None
        if against is None:
            self._run, self._totals = Run(*_what_is_run(prepared)), totals_of(prepared)
            lines = self._run.lines()
        else:
            self._run = self._moving = run_against(prepared, against.settled)
            self._totals = totals_against_ledger(prepared)
            lines = against.each_line(self._moving.lines_that_move(against.waited))
        self._batches = self._go_by(lines)
        self._settlement: Settlement | None = None

    def __iter__(self) -> Iterator[Line]:
        for batch in self._batches:
            yield from batch

    def batches(self) -> Iterator[Sequence[Line]]:
        """Go through the lines some thousands at a time."""
        return self._batches

    def pieces(self, cells: "Cells") -> Iterator[Sequence[Line] | WrittenLines]:
        """The same, where it can be as rows that are written as they are made; against no ledger."""
        made = self._run.written(cells)
        return self._batches if made is None else self._made_go_by(made)

    def _made_go_by(self, made: Iterator[Sequence[Line] | WrittenLines]) -> Iterator[Sequence[Line] | WrittenLines]:
        for piece in made:
            if isinstance(piece, WrittenLines):
                self._totals.take_made(piece)
            else:
                self._totals.take(piece)
            yield piece
        self._settlement = summed_up(self._prepared, self._run, self._totals)

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
            self._totals.take(batch)
        if self._moving is not None:
            self._totals.tally.add_groups(self._moving.counted)
        self._settlement = summed_up(self._prepared, self._run, self._totals)


def run_against(prepared: Prepared, settled: "SettledBefore") -> "RunAgainstLedger":
    """The run of a settlement against what was settled before."""
    # imported late: few settlements are against a ledger
    from pbr.engine.run_against_ledger import RunAgainstLedger

    return RunAgainstLedger(*_what_is_run(prepared), settled)


def _what_is_run(prepared: Prepared) -> "tuple[CompiledScheme, Records, Period, date, date]":
    return prepared.compiled, prepared.records, prepared.period, prepared.as_at, prepared.ongoing_until


def settle_into(prepared: Prepared, takes: Sequence[Take], against: AgainstLedger | None = None) -> Settlement:
    """Let the lines of a settlement go by those who take them, and give what it came to.

    Raises ``ProblemsFound`` when a record has no price, unless errors are held: then its line says so.
    """
    going_by = LineByLine(prepared, against)
    for batch in going_by.batches():
        for take in takes:
            take(batch)
    return going_by.settlement
