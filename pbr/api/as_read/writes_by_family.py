"""Parts settled one after another whose rows are written with where those of each family stand.

Parts that are ranges of persons each have families of most providers, and the order of lines goes by the keys of the
families: a plan's id, say. So the rows of a part are no stretch of the lines of a provider, but many.
"""

import pickle
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from io import StringIO
from itertools import accumulate, chain, groupby, islice, pairwise
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, TextIO

from pbr.api.in_parts.lines_of_parts import Place, places_of
from pbr.api.settling.families_aside import FamiliesAside, FamiliesOfTable, Family, Key, Lengths
from pbr.api.settling.file_in_parts import Rows
from pbr.api.settling.part_written import PartWritten
from pbr.api.settling.running_totals import RunningTotals
from pbr.engine.generated.families_apart import FamiliesApart, FamilyBegins
from pbr.engine.part import PartOfRun
from pbr.engine.run_terms import RunTerms
from pbr.files.utf8_writer import new_file
from pbr.records.table import Records
from pbr.reports.line_cells import LineCells
from pbr.reports.row_cells import RowCells
from pbr.settlement.line import Line
from pbr.settlement.written_lines import WrittenLines

_AT_ONCE = 256
"""So many families are written at once, and are in memory of each part when the parts are put in one order."""


class WriterByFamily:
    """Settles parts, and writes the rows of their lines; the text of what was met is remembered."""

    def __init__(self, makes: Sequence[Callable[[TextIO], Rows]]) -> None:
        self._buffers = [StringIO(newline="") for _ in makes]
        self._rows = [made(buffer) for made, buffer in zip(makes, self._buffers, strict=True)]
        self._cells, self._lines = RowCells(), LineCells()

    def write(self, terms: RunTerms, records: Records, totals: RunningTotals, folder: Path) -> PartWritten:
        """Settle some records, and write the rows of their lines to a folder, a file for each kind of rows."""
        run, apart = PartOfRun(terms, records), FamiliesApart()
        paths = tuple(folder / f"rows-{at}" for at in range(len(self._rows)))
        for rows, buffer in zip(self._rows, self._buffers, strict=True):
            rows.go_on_in(buffer)
        with ExitStack() as opened:
            files = [opened.enter_context(new_file(path)) for path in paths]
            index = _Index(opened.enter_context((folder / "families").open("xb")))
            made = run.written(self._cells, apart)
            if made is None:
                self._take_values(zip(places_of(records), run.lines(), strict=True), totals, files, index)
            else:
                heads = _heads_of(records)
                for of_provider in made:
                    totals.take_made(of_provider)
                    self._take_made(of_provider, apart.begin, heads, files, index)
                    apart.begin.clear()
        return PartWritten(paths, (), run.gathered, totals, index.ended(folder / "families"))

    def _take_values(
        self,
        families: Iterable[tuple[Place, tuple[str, list[Line]]]],
        totals: RunningTotals,
        files: Sequence[TextIO],
        index: "_Index",
    ) -> None:
        """Write lines that are made as values, those of some families at once."""
        for (provider_id, table), of_table in groupby(families, key=lambda one: one[0][:2]):
            while some := list(islice(of_table, _AT_ONCE)):
                of_families = [lines for _, (_, lines) in some]
                lines = list(chain.from_iterable(of_families))
                texts = self._lines.rows_of(lines) if lines else []
                ends = [
                    _ends_of_values(provider_id, texts, of_families, *one)
                    for one in zip(self._rows, self._buffers, strict=True)
                ]
                totals.take(lines)
                index.add(provider_id, table, [place[2] for place, _ in some], self._written(ends, files))

    def _take_made(
        self,
        made: WrittenLines,
        begin: Sequence[FamilyBegins],
        heads: dict[str, tuple[int, Callable[[Any], Key]]],
        files: Sequence[TextIO],
        index: "_Index",
    ) -> None:
        """Write the lines of a provider that are rows already."""
        ends = FamilyBegins("", (), len(made.rows), len(made.aside), len(made.reasons))
        for head, of_table in groupby(pairwise([*begin, ends]), key=lambda one: one[0].head):
            table, key_of = heads[head]
            while some := list(islice(of_table, _AT_ONCE)):
                of_files = [
                    _ends_of(made, some, rows, buffer) for rows, buffer in zip(self._rows, self._buffers, strict=True)
                ]
                keys = [key_of(family.row) for family, _ in some]
                index.add(made.provider_id, table, keys, self._written(of_files, files))

    def _written(self, ends: Sequence[Sequence[int]], files: Sequence[TextIO]) -> list[Lengths]:
        """Write what was gathered to the files, and say how many bytes each family has in each, by where it ends."""
        lengths = [_emptied_into(*one) for one in zip(files, self._buffers, ends, strict=True)]
        return list(zip(*lengths, strict=True))


def _heads_of(records: Records) -> dict[str, tuple[int, Callable[[Any], Key]]]:
    """The number of each table, and what gives the key of a row as a tuple."""
    found: dict[str, tuple[int, Callable[[Any], Key]]] = {}
    for number, (name, table) in enumerate(records.tables.items()):
        first, *others = (table.layout[field] for field in table.kind.key)
        found[name] = number, itemgetter(first, *others) if others else itemgetter(slice(first, first + 1))
    return found


def _ends_of(
    made: WrittenLines, families: Sequence[tuple[FamilyBegins, FamilyBegins]], rows: Rows, buffer: StringIO
) -> list[int]:
    """Write the rows of some families, and say where those of each end.

    What takes rows as they are takes nothing else, and what takes lines aside or reasons takes no rows.
    """
    first, last = families[0][0], families[-1][1]
    texts = made.rows[first.rows : last.rows]
    if rows_end := _ends_of_rows(made.provider_id, texts, rows, buffer):
        return [rows_end[then.rows - first.rows] for _, then in families]
    ends: list[int] = []
    for family, then in families:
        aside, reasons = made.aside[family.aside : then.aside], made.reasons[family.reasons : then.reasons]
        if aside or reasons:
            rows.write_made(WrittenLines(made.provider_id, (), {}, aside, reasons))
        ends.append(buffer.tell())
    return ends


def _ends_of_values(
    provider_id: str, texts: Sequence[str], families: Sequence[Sequence[Line]], rows: Rows, buffer: StringIO
) -> list[int]:
    """Write the lines of some families, of which ``texts`` are the rows, and say where those of each end."""
    if rows_end := _ends_of_rows(provider_id, texts, rows, buffer):
        return [rows_end[many] for many in accumulate(map(len, families))]
    ends: list[int] = []
    for lines in families:
        rows.write(lines)
        ends.append(buffer.tell())
    return ends


def _ends_of_rows(provider_id: str, texts: Sequence[str], rows: Rows, buffer: StringIO) -> list[int]:
    """Write rows as they are, and say where each begins and the last ends; nothing where they are not taken so."""
    rows.write_made(WrittenLines(provider_id, texts, {}, (), ()))
    return [0, *accumulate(map(len, texts))] if buffer.tell() else []


def _emptied_into(file: TextIO, buffer: StringIO, ends: Sequence[int]) -> list[int]:
    """Write text to a file, and say how many bytes each piece of it has, by where it ends."""
    text = buffer.getvalue()
    file.write(text)
    buffer.seek(0)
    buffer.truncate()
    pieces = pairwise([0, *ends])
    if text.isascii():
        return [after - before for before, after in pieces]
    return [len(text[before:after].encode(errors="backslashreplace")) for before, after in pieces]


class _Index:
    """The families of a part as they are written, some at a time, to a file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._of_providers: dict[str, list[FamiliesOfTable]] = {}

    def add(self, provider_id: str, table: int, keys: Sequence[Key], lengths: Sequence[Lengths]) -> None:
        """Add some families of a provider, which come in order; those without any row are left out."""
        some: list[Family] = [one for one in zip(keys, lengths, strict=True) if any(one[1])]
        if not some:
            return
        begins = self._file.tell()
        pickle.dump(some, self._file, pickle.HIGHEST_PROTOCOL)
        of_provider = self._of_providers.setdefault(provider_id, [])
        together = tuple(map(sum, zip(*(each for _, each in some), strict=True)))
        before = of_provider.pop() if of_provider and of_provider[-1].table == table else None
        if before is None:
            of_provider.append(FamiliesOfTable(table, some[0][0], some[-1][0], together, (begins,)))
            return
        both = tuple(map(sum, zip(before.lengths, together, strict=True)))
        of_provider.append(FamiliesOfTable(table, before.first, some[-1][0], both, (*before.chunks, begins)))

    def ended(self, path: Path) -> FamiliesAside:
        """All that were added."""
        return FamiliesAside(path, {provider_id: tuple(found) for provider_id, found in self._of_providers.items()})
