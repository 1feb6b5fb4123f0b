"""A table that is read through a mapping: a source of rows over another file, gone through as often as is asked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from pbr.mapping.field_reader import Columns, FieldReader
from pbr.mapping.laid_aside import LaidAside
from pbr.mapping.mapped_rows import MappedRows
from pbr.mapping.repeated_rows import RepeatedRows
from pbr.mapping.rows_left_out import RowsLeftOut
from pbr.mapping.turned_rows import PartRead, turned_rows, with_held
from pbr.mapping.unknown_cells import listed, of_swapped_days, of_taken_for_another
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import TableKind
from pbr.records.files.csv_file import misfit
from pbr.records.files.grid import Grid
from pbr.records.files.grid_rows import GridRows
from pbr.records.files.invisible_characters import trimmed
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class MappedTable:
    """The rows of one table. With ``hold_errors`` a row that holds what the mapping does not know is handed on as
    wrong; without it all that is not known is gathered, and raised at the end. The first time that the file is gone
    through, the rows of the tables that are read ``along`` with it are laid aside for them.
    """

    kind: TableKind
    grid: Grid
    parts: Sequence[PartRead]
    always: Mapping[str, str]
    left_out: RowsLeftOut
    repeated: RepeatedRows | None
    hold_errors: bool
    coded: frozenset[str] = frozenset()
    warnings: tuple[Problem, ...] = ()
    along: Sequence["MappedTable"] = ()
    ahead: LaidAside | None = None
    _needed: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """What problems call the file."""
        return self.grid.name

    @property
    def readers(self) -> list[FieldReader]:
        """Every field that is read from a column: what parts share is one of them."""
        return list({id(one): one for part in self.parts for one in part.readers}.values())

    def batches(self) -> Iterator[MappedRows]:
        """Go through the rows; raises ``ProblemsFound`` where the file cannot be read, or at its end."""
        if self.ahead is None:
            yield from self._gone_through()
        else:
            ahead, self.ahead = self.ahead, None
            yield from ahead.taken()
        wrong = self.wrong_in_all()
        if wrong:
            raise ProblemsFound(wrong)

    def _gone_through(self) -> Iterator[MappedRows]:
        """Go through the file: once for the tables that are read along with this one as well.

        Of theirs no more is kept than the fields of their rows. Where it is not gone through to its end, they go
        through it themselves.
        """
        along, self.along = [(table, table.laid_aside()) for table in self.along], ()
        self.begin()
        for number, given in enumerate(self.grid.batches()):
            for table, rows in along:
                rows.add(number, table.mapped(given))
            yield self.mapped(given)
        for table, rows in along:
            table.ahead = rows

    def laid_aside(self) -> LaidAside:
        """Where the rows are laid aside that are read along with another table: a pass through the file begins."""
        self.begin()
        return LaidAside(self.kind, self.grid, self.readers)

    def begin(self) -> None:
        """Begin a pass through the file; where rows may be held, after one that finds those that disagree."""
        if self.repeated:
            if self.hold_errors and self.repeated.held is None:
                for given in self.grid.batches():
                    self._records(given)
                self.repeated.hold_disagreeing(self.grid, self.kind.one)
            self.repeated.begin()
        self.left_out.counts.clear()
        for reader in self.readers:
            reader.begin()

    def not_known(self) -> list[Problem]:
        """What the last pass met that the mapping does not know, each listed once with how often it occurs."""
        return [problem for reader in self.readers for problem in listed(self.kind, reader, self.name)]

    def wrong_in_all(self) -> list[Problem]:
        """What is wrong with columns as a whole, and without ``hold_errors`` all that is not known."""
        wrong = [] if self.hold_errors else self.not_known()
        for reader in self.readers:
            wrong += [*of_swapped_days(reader, self.grid), *of_taken_for_another(reader, self.grid)]
        if self.repeated and not self.hold_errors:
            wrong += self.repeated.problems(self.grid, self.kind.one)
        return wrong

    def __post_init__(self) -> None:
        read = {at for reader in self.readers for at in reader.positions if at is not None}
        key = set(self.repeated.key) if self.repeated else set()
        self._needed = tuple(sorted(read | key | self.left_out.columns))

    def mapped(self, given: GridRows) -> MappedRows:
        """The rows of the table that some rows of the file are."""
        at, columns, misfits = self._records(given)
        turned = turned_rows(self.kind, self.name, self.parts, given, at, columns, self.hold_errors)
        if self.repeated and self.repeated.held:
            turned = with_held(self.kind, turned, given, self.repeated.held)
        cells = {**turned.cells, **{name: [value] * len(turned.at) for name, value in self.always.items()}}
        return MappedRows(
            self.name, cells, given, turned.at, turned.parts,
            self.grid.headings, self.coded, tuple(misfits), turned.unread,
        )  # fmt: skip

    def _records(self, given: GridRows) -> tuple[Sequence[int], Columns, list[Problem]]:
        """Which rows of the file are records, the cells of their columns, and what is wrong with those that fit not."""
        at, misfits = self._fitting(given)
        if len(at) == given.count:
            columns: Columns = {column: given.column(column) for column in self._needed}
        else:
            columns = _columns_of([given.row(index) for index in at], self._needed)
        if self.left_out.may_be_in(columns):
            stays = [not self.left_out.takes(given.row(index)) for index in at]
            at, columns = _picked(at, columns, stays)
        if self.repeated:
            firsts = set(self.repeated.firsts(columns, list(map(given.row_of, at))))
            at, columns = _picked(at, columns, [index in firsts for index in range(len(at))])
        return at, columns, misfits

    def _fitting(self, given: GridRows) -> tuple[Sequence[int], list[Problem]]:
        """The rows that are as long as the headings, and what is wrong with the others: blank ones are passed over."""
        width = len(self.grid.headings)
        if given.fit(width):
            return range(given.count), []
        rows = [(index, given.row(index)) for index in range(given.count)]
        others = [
            (row, Place(self.name, given.row_of(index), self.parts[0].first_column))
            for index, row in rows
            if len(row) != width and trimmed("".join(row)) and not self.left_out.takes(row)
        ]
        wrong = [misfit(row, self.grid.headings, place) for row, place in others]
        return [index for index, row in rows if len(row) == width], wrong


def _columns_of(rows: Sequence[Sequence[str]], needed: Sequence[int]) -> Columns:
    return {column: [row[column] for row in rows] for column in needed}


def _picked(at: Sequence[int], columns: Columns, stays: Sequence[object]) -> tuple[Sequence[int], Columns]:
    """Those of the rows that stay, and their cells."""
    if all(stays):
        return at, columns
    return list(compress(at, stays)), {column: list(compress(cells, stays)) for column, cells in columns.items()}
