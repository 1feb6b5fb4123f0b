"""The files of a run that have rows of its lines: entries, what waits, what is not earned and what falls due later."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pbr.api.ledger.started_run import StartedRun
from pbr.api.settling.line_by_line import Take
from pbr.engine.deductions_not_taken import deductions_by_table
from pbr.files.utf8_writer import new_file
from pbr.ledger.entries_csv import EntriesCsv
from pbr.ledger.folder_names import HELD, LATER, LINES, NOT_EARNED
from pbr.ledger.held_in_run import HeldInRun, HeldSince, RowsWaiting
from pbr.remittance.later import LaterCsv
from pbr.remittance.not_earned import NotEarnedCsv
from pbr.values.dataclass import dataclass

NAMES = (LINES, HELD, NOT_EARNED, LATER)
"""The files, each with a heading on its first line."""


@dataclass(frozen=True, slots=True)
class LineFiles:
    """The files, open in the order of their names, and what writes each; ``told`` take every line that goes by."""

    files: Sequence[TextIO]
    entries: EntriesCsv
    waiting: HeldInRun
    told: Sequence[Take]


@contextmanager
def line_files(started: StartedRun, folder: Path, since: HeldSince, rows: RowsWaiting) -> Iterator[LineFiles]:
    """Make the files in a folder, each with its heading; of ``rows`` those that wait are told at once."""
    scheme = started.scheme
    with (
        new_file(folder / LINES) as lines,
        new_file(folder / HELD) as held,
        new_file(folder / NOT_EARNED) as not_earned,
        new_file(folder / LATER) as later,
    ):
        yield LineFiles(
            (lines, held, not_earned, later),
            EntriesCsv(lines),
            HeldInRun(held, since, rows, tuple(scheme.payers), scheme.paid_to_persons),
            (NotEarnedCsv(not_earned, started.prepared.period, since.runs).write, LaterCsv(later).write),
        )


def rows_waiting(started: StartedRun) -> RowsWaiting:
    """The rows of the run's extract that wait."""
    records = started.prepared.records
    return RowsWaiting(deductions_by_table(started.scheme), records.held_rows, records.expected, records.put_back)


NO_ROWS = RowsWaiting({}, (), (), ())
"""No rows that wait: those of an extract are told once, and of no provider's lines."""
