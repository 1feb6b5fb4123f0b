"""A part of a settlement worked out in a process of its own: its rows are in files, and what it comes to is sent."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from pbr.api.settling.families_aside import FamiliesAside
from pbr.api.settling.file_in_parts import Rows
from pbr.api.settling.running_totals import RunningTotals
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.part import PartOfRun
from pbr.engine.run_terms import RunTerms
from pbr.files.utf8_writer import new_file
from pbr.records.table import Records
from pbr.reports.no_cells import NoCells
from pbr.reports.row_cells import RowCells
from pbr.settlement.line import Line
from pbr.settlement.written_lines import WrittenLines
from pbr.values.dataclass import dataclass

_LINES_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class PartWritten:
    """What a part comes to. ``ends`` has for each provider, in order, how many bytes of each file are its rows.

    Where the rows of several parts have to be put in one order, ``families`` says where those of each family stand.
    """

    files: tuple[Path, ...]
    ends: tuple[tuple[str, tuple[int, ...]], ...]
    gathered: Gathered
    totals: RunningTotals
    families: FamiliesAside | None = None


def write_part(
    terms: RunTerms, records: Records, totals: RunningTotals, rows: Sequence[Callable[[TextIO], Rows]], folder: Path
) -> PartWritten:
    """Settle some records, and write the rows of their lines to a folder, a file for each kind of rows."""
    return PartWriter(rows).write(terms, records, totals, folder)


class PartWriter:
    """Settles parts one after another, and writes the rows of their lines; the text of what was met is remembered."""

    def __init__(self, rows: Sequence[Callable[[TextIO], Rows]]) -> None:
        self._makes = rows
        self._rows: list[Rows] = []
        self._cells = RowCells() if rows else NoCells()

    def write(self, terms: RunTerms, records: Records, totals: RunningTotals, folder: Path) -> PartWritten:
        """Settle some records, and write the rows of their lines to a folder, a file for each kind of rows."""
        run = PartOfRun(terms, records)
        names = tuple(folder / f"rows-{at}" for at in range(len(self._makes)))
        ends: list[tuple[str, tuple[int, ...]]] = []
        with ExitStack() as opened:
            files = [opened.enter_context(new_file(name)) for name in names]
            each = self._rows_into(files)
            made = run.written(self._cells)
            for provider_id in _one_by_one(run, totals, each) if made is None else _as_made(made, totals, each):
                ends.append((provider_id, tuple(map(_reached, files))))
        return PartWritten(names, tuple(ends), run.gathered, totals)

    def _rows_into(self, files: Sequence[TextIO]) -> list[Rows]:
        if not self._rows:
            self._rows = [made(file) for made, file in zip(self._makes, files, strict=True)]
        else:
            for rows, file in zip(self._rows, files, strict=True):
                rows.go_on_in(file)
        return self._rows


def _as_made(made: Iterable[WrittenLines], totals: RunningTotals, each: Sequence[Rows]) -> Iterator[str]:
    """Write lines that are rows when they are made, and give each provider once its own are written."""
    for of_provider in made:
        totals.take_made(of_provider)
        for rows in each:
            rows.write_made(of_provider)
        yield of_provider.provider_id


def _one_by_one(run: PartOfRun, totals: RunningTotals, each: Sequence[Rows]) -> Iterator[str]:
    """Write lines that are made as values, and give each provider once its own are written."""
    for provider_id, families in groupby(run.lines(), key=itemgetter(0)):
        for batch in _some_at_once(lines for _, lines in families):
            totals.take(batch)
            for rows in each:
                rows.write(batch)
        yield provider_id


def _some_at_once(families: Iterator[list[Line]]) -> Iterator[list[Line]]:
    batch: list[Line] = []
    for lines in families:
        batch += lines
        if len(batch) >= _LINES_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _reached(file: TextIO) -> int:
    file.flush()
    return file.buffer.tell()
