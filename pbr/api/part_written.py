"""A part of a settlement worked out in a process of its own: its rows are in files, and what it comes to is sent."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from pbr.api.file_in_parts import Rows
from pbr.api.running_totals import RunningTotals
from pbr.engine.gathered import Gathered
from pbr.engine.part import PartOfRun
from pbr.engine.run_terms import RunTerms
from pbr.files.utf8_writer import new_file
from pbr.records.table import Records
from pbr.settlement.line import Line

_LINES_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class PartWritten:
    """What a part comes to. ``ends`` has for each provider, in order, how many bytes of each file are its rows."""

    files: tuple[Path, ...]
    ends: tuple[tuple[str, tuple[int, ...]], ...]
    gathered: Gathered
    totals: RunningTotals


def write_part(
    terms: RunTerms, records: Records, totals: RunningTotals, rows: Sequence[Callable[[TextIO], Rows]], folder: Path
) -> PartWritten:
    """Settle some records, and write the rows of their lines to a folder, a file for each kind of rows."""
    run = PartOfRun(terms, records)
    names = tuple(folder / f"rows-{at}" for at in range(len(rows)))
    ends: list[tuple[str, tuple[int, ...]]] = []
    with ExitStack() as opened:
        files = [opened.enter_context(new_file(name)) for name in names]
        takes = [made(file).write for made, file in zip(rows, files, strict=True)]
        for provider_id, families in groupby(run.lines(), key=itemgetter(0)):
            for batch in _some_at_once(lines for _, lines in families):
                totals.take(batch)
                for take in takes:
                    take(batch)
            ends.append((provider_id, tuple(map(_reached, files))))
    return PartWritten(names, tuple(ends), run.gathered, totals)


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
