"""``held.csv`` of a run: what does not move and has money standing or at stake, since when, and rows put back.

It has the columns of a settlement's, and after them what is settled of it, the run since which it waits, and how many
days that is; and last who pays it, where the scheme lists its payers, and which person is paid, where one is.
"""

import csv
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import TextIO

from pbr.engine.settled_before.stands import is_undecided
from pbr.ledger.held_lines import HeldLineRows, Named
from pbr.records.expected_row import ExpectedRow
from pbr.records.files.record_names import file_of
from pbr.records.held_row import HeldRow
from pbr.records.put_back import PutBackRow
from pbr.reports.held_csv import HELD_COLUMNS, PAYER, cells_of_expected_row, cells_of_held_row
from pbr.reports.spreadsheet_safe_cells import open_table, sentence_cell, text_cell, write_rows
from pbr.settlement.ledger_reason_words import put_back_in_words
from pbr.settlement.ledger_reasons import reason_of_put_back
from pbr.settlement.line import Line, PayerName
from pbr.values.dataclass import dataclass

COLUMNS = (*HELD_COLUMNS, "settled", "since", "days")

PERSON = "person_id"
"""The last column where a scheme pays persons: whom a line is to pay, and blank for what is to pay a provider."""

_ROWS_AT_ONCE = 5_000
_NAMED = ("record_id", "provider_id", "payment", "part", "slot")


@dataclass(frozen=True, slots=True)
class HeldSince:
    """Since which run each thing waits, and the day that each of those runs was as at."""

    runs: Mapping[Named, int]
    as_at: Mapping[int, date]
    this_run: int
    today: date

    def waited(self) -> Callable[[str], bool]:
        """A function from a record to whether anything of it waited in the run before."""
        records = {record_id for record_id, *_ in self.runs}
        return lambda record_id: text_cell(record_id) in records

    def cells(self, named: Sequence[Named]) -> list[tuple[str, str]]:
        """The run since which each waits, and how many days that is."""
        runs = [self.runs.get(one, self.this_run) for one in named]
        said = {run: (str(run), str((self.today - self.as_at.get(run, self.today)).days)) for run in set(runs)}
        return [said[run] for run in runs]


@dataclass(frozen=True, slots=True)
class RowsWaiting:
    """The rows of an extract that wait: those that could not be read, that are expected and not there, and put back.

    ``deducted`` has the deductions by the table they are for.
    """

    deducted: Mapping[str, tuple[str, ...]]
    rows: Iterable[HeldRow]
    expected: Iterable[ExpectedRow]
    put_back: Iterable[PutBackRow]


def read_held_since(lines: Iterable[str]) -> dict[Named, int]:
    """Since which run each thing of a run's ``held.csv`` waits."""
    rows = csv.reader(lines)
    heading = next(rows, [])
    if not heading:
        return {}
    named, since = itemgetter(*map(heading.index, _NAMED)), itemgetter(heading.index("since"))
    found: dict[Named, int] = {}
    while some := list(islice(rows, _ROWS_AT_ONCE)):
        waits = list(filter(since, some))
        found.update(zip(map(named, waits), map(int, map(since, waits)), strict=True))
    return found


class HeldInRun:
    """Writes what is held to an open file: rows that could not be read, rows put back, then lines as they go by."""

    def __init__(
        self,
        file: TextIO,
        since: HeldSince,
        waiting: RowsWaiting,
        payers: Collection[PayerName] = (),
        to_persons: Collection[str] = (),
    ) -> None:
        """Write the rows; ``payers`` are those whom the scheme lists, ``to_persons`` what it pays persons."""
        columns = (*COLUMNS, *((PAYER,) if payers else ()), *((PERSON,) if to_persons else ()))
        self._file, self._since = file, since
        self._lines = HeldLineRows(since.cells, payers, to_persons)
        open_table(file, columns).writerows(_filled(cells, len(columns)) for cells in self._of_rows(waiting))

    def _of_rows(self, waiting: RowsWaiting) -> Iterator[tuple[object, ...]]:
        for row in waiting.rows:
            yield from cells_of_held_row(row, waiting.deducted)
        yield from map(cells_of_expected_row, waiting.expected)
        yield from self._put_back(waiting.put_back)

    def _put_back(self, rows: Iterable[PutBackRow]) -> Iterator[tuple[object, ...]]:
        for row in rows:
            file = text_cell(file_of(row.table))
            named = (text_cell(row.record_id), "", "", "", "")
            reason = sentence_cell(put_back_in_words(reason_of_put_back(row)))
            (since,) = self._since.cells([named])
            yield "put back", row.table, file, "", *named, "", "", "", reason, "", *since

    def write(self, batch: Iterable[Line]) -> None:
        """Write those of some lines that move nothing which are undecided and have money standing or at stake."""
        waits = [
            line for line in batch if line.payment and is_undecided(line) and (line.due_to_date or line.at_stake != 0)
        ]
        if waits:
            write_rows(self._file, self._lines.of_lines(waits))


def _filled(cells: tuple[object, ...], columns: int) -> tuple[object, ...]:
    """The cells of a row, and blanks for the columns that only lines have."""
    return (*cells, *("",) * (columns - len(cells)))
