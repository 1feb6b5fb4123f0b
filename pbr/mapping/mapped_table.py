"""A table that is read through a mapping: a source of rows over another file, gone through as often as is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter

from pbr.mapping.field_reader import FieldReader, Lack
from pbr.mapping.mapped_rows import MappedRows, Origin
from pbr.mapping.repeated_rows import RepeatedRows
from pbr.mapping.rows_left_out import RowsLeftOut
from pbr.mapping.unknown_cells import listed, of_cell, of_swapped_days, of_taken_for_another
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.csv_file import misfit
from pbr.records.dictionary import TableKind
from pbr.records.grid import Grid
from pbr.records.grid_rows import GridRows
from pbr.records.invisible_characters import trimmed

_TALLIED = (Lack.CODE, Lack.ANSWER)
Columns = Mapping[int, Sequence[str]]
"""Cells of a file by their columns, counted from 0."""


@dataclass(frozen=True, slots=True)
class GroupRead:
    """The fields of one of what stands side by side, its ``own`` columns, and all the columns that it needs."""

    readers: Sequence[FieldReader]
    own: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(slots=True)
class MappedTable:
    """The rows of one table. With ``hold_errors`` a row that holds what the mapping does not know is handed on as
    wrong; without it all that is not known is gathered, and raised at the end.
    """

    kind: TableKind
    grid: Grid
    shared: Sequence[FieldReader]
    groups: Sequence[GroupRead]
    always: Mapping[str, str]
    left_out: RowsLeftOut
    repeated: RepeatedRows | None
    hold_errors: bool
    coded: frozenset[str] = frozenset()
    warnings: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """What problems call the file."""
        return self.grid.name

    @property
    def readers(self) -> list[FieldReader]:
        """Every field that is read from a column."""
        return [*self.shared, *(one for group in self.groups for one in group.readers)]

    def batches(self) -> Iterator[MappedRows]:
        """Go through the rows; raises ``ProblemsFound`` where the file cannot be read, or at its end."""
        self.left_out.counts.clear()
        for reader in self.readers:
            reader.begin()
        if self.repeated:
            self.repeated.begin()
        needed = self._needed
        for given in self.grid.batches():
            yield from self._mapped(given, needed)
        wrong = self._wrong_in_all()
        if wrong:
            raise ProblemsFound(wrong)

    def not_known(self) -> list[Problem]:
        """What the last pass met that the mapping does not know, each listed once with how often it occurs."""
        return [problem for reader in self.readers for problem in listed(self.kind, reader, self.name)]

    def _wrong_in_all(self) -> list[Problem]:
        """What is wrong with columns as a whole, and without ``hold_errors`` all that is not known."""
        wrong = [] if self.hold_errors else self.not_known()
        for reader in self.readers:
            wrong += [*of_swapped_days(reader, self.grid), *of_taken_for_another(reader, self.grid)]
        if self.repeated:
            wrong += self.repeated.problems(self.grid, self.kind.one)
        return wrong

    @property
    def _needed(self) -> tuple[int, ...]:
        """The columns of the file that are looked at."""
        read = {at for reader in self.readers for at in reader.positions if at is not None}
        key = set(self.repeated.key) if self.repeated else set()
        return tuple(sorted(read | key | self.left_out.columns))

    @property
    def _begins(self) -> int:
        """The first of its columns, counted from 1: where a row of it stands in one of the file."""
        return 1 + min(reader.column or 0 for reader in self.readers)

    def _mapped(self, given: GridRows, needed: Sequence[int]) -> Iterator[MappedRows]:
        """The rows of the table that some rows of the file are."""
        at, misfits = self._fitting(given)
        if len(at) == given.count:
            columns: Columns = {column: given.column(column) for column in needed}
        else:
            columns = _columns_of([given.row(index) for index in at], needed)
        if self.left_out.may_be_in(columns):
            stay = [index for index in range(len(at)) if not self.left_out.takes(given.row(at[index]))]
            at, columns = _picked(at, columns, stay)
        if self.repeated:
            at, columns = _picked(at, columns, self.repeated.firsts(columns, list(map(given.row_of, at))))
        if not self.groups:
            yield self._batch(given, at, columns, self.shared, misfits, self._begins)
            return
        for number, group in enumerate(self.groups):
            together = map("".join, zip(*(columns[column] for column in group.own), strict=True))
            there = list(compress(range(len(at)), map(str.strip, together)))
            if there or (misfits and not number):
                own = _picked(at, {column: columns[column] for column in group.columns}, there)
                readers = [*self.shared, *group.readers]
                yield self._batch(given, *own, readers, [] if number else misfits, group.own[0] + 1)

    def _fitting(self, given: GridRows) -> tuple[Sequence[int], list[Problem]]:
        """The rows that are as long as the headings, and what is wrong with the others: blank ones are passed over."""
        width = len(self.grid.headings)
        if given.fit(width):
            return range(given.count), []
        rows = [(index, given.row(index)) for index in range(given.count)]
        others = [
            (row, Place(self.name, given.row_of(index), self._begins))
            for index, row in rows
            if len(row) != width and trimmed("".join(row)) and not self.left_out.takes(row)
        ]
        wrong = [misfit(row, self.grid.headings, place) for row, place in others]
        return [index for index, row in rows if len(row) == width], wrong

    def _batch(
        self,
        given: GridRows,
        at: Sequence[int],
        columns: Columns,
        readers: Sequence[FieldReader],
        misfits: list[Problem],
        first_column: int,
    ) -> MappedRows:
        turned = {reader.name: reader.cells(columns, len(at)) for reader in readers}
        unread: dict[str, dict[int, Problem]] = {}
        gone: set[int] = set()
        for reader in readers:
            if (reader.turn is None or reader.turn.lacks or reader.joined_by) and None in turned[reader.name]:
                lacking = [index for index, cell in enumerate(turned[reader.name]) if cell is None]
                for index in lacking:
                    place = Place(
                        self.name, given.row_of(at[index]), (reader.column or 0) + 1, field=reader.name,
                        heading=reader.headings[0],
                    )  # fmt: skip
                    text = "" if reader.column is None else trimmed(columns[reader.column][index])
                    if reader.lacks in _TALLIED:
                        reader.counts[text] += 1
                        reader.first.setdefault(text, place)
                    if reader.lacks in _TALLIED and not self.hold_errors:
                        gone.add(index)
                    else:
                        unread.setdefault(reader.name, {})[index] = of_cell(self.kind, reader, text, place)
                turned[reader.name] = ["" if cell is None else cell for cell in turned[reader.name]]
        # Nothing is None any more.
        cells: dict[str, Sequence[str]] = dict(turned)  # type: ignore[arg-type]
        kept = at
        if gone:
            stay = [index for index in range(len(at)) if index not in gone]
            cells = {name: [found[index] for index in stay] for name, found in cells.items()}
            new = {index: number for number, index in enumerate(stay)}
            unread = {
                name: {new[index]: problem for index, problem in found.items() if index in new}
                for name, found in unread.items()
            }
            kept = [at[index] for index in stay]
        for name, value in self.always.items():
            cells[name] = [value] * len(kept)
        origins = {reader.name: Origin(reader.column, reader.headings[0]) for reader in readers}
        return MappedRows(
            self.name, cells, given, kept, origins,
            self.grid.headings, self.coded, tuple(misfits), unread, first_column=first_column,
        )  # fmt: skip


def _columns_of(rows: Sequence[Sequence[str]], needed: Sequence[int]) -> Columns:
    return {column: [row[column] for row in rows] for column in needed}


def _picked(at: Sequence[int], columns: Columns, stay: Sequence[int]) -> tuple[Sequence[int], Columns]:
    """Some of the rows, and their cells."""
    if len(stay) == len(at):
        return at, columns
    if len(stay) < 2:
        return [at[index] for index in stay], {one: [cells[index] for index in stay] for one, cells in columns.items()}
    pick = itemgetter(*stay)
    return pick(at), {column: pick(cells) for column, cells in columns.items()}
