"""Rows of a table that are laid aside while another table is read from the same file; the file itself is let go."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from pbr.mapping.cell_maps import CellMap
from pbr.mapping.field_reader import FieldReader
from pbr.mapping.mapped_rows import MappedRows
from pbr.records.cells.column import Spellings
from pbr.records.cells.column_by_type import column_for
from pbr.records.dictionary import TableKind
from pbr.records.files.grid import Grid
from pbr.records.files.grid_rows import GridRows
from pbr.values.dataclass import dataclass


class LaidAside:
    """Rows in the order in which they were read. Of a file no more is kept than the fields of its rows.

    A cell that occurs again is kept once, but for references, of which nearly all differ.
    """

    def __init__(self, kind: TableKind, grid: Grid, readers: Sequence[FieldReader]) -> None:
        self._again = RowsAgain(grid)
        as_they_stand = {one.name for one in readers if one.turn is None and not one.joined_by}
        columns = [column_for(kind, one) for one in kind.fields if one.name in as_they_stand]
        self._once = {one.field.name: _Once() for one in columns if isinstance(one, Spellings)}
        self._rows: deque[MappedRows] = deque()

    def add(self, number: int, rows: MappedRows) -> None:
        """Lay aside the rows of a batch of the file, by its number from 0."""
        cells = {name: once.turned(rows.columns[name]) for name, once in self._once.items()}
        # Nothing that is kept once is None.
        columns = {**rows.columns, **cells}
        self._rows.append(replace(rows, given=RowsLetGo(self._again, number), columns=columns))  # type: ignore[arg-type]

    def taken(self) -> Iterator[MappedRows]:
        """Take the rows, from the first; they are gone then."""
        while self._rows:
            yield self._rows.popleft()


class _Once(CellMap):
    """Cells as they stand, each spelling once."""

    def value_of(self, cell: str) -> str:
        """The cell itself."""
        return cell


@dataclass(slots=True)
class RowsAgain:
    """Goes through a file again as far as it is asked: forward from where it stands, or else from the start."""

    grid: Grid
    _rest: Iterator[GridRows] = field(default_factory=lambda: iter(()))
    _number: int = -1
    _here: GridRows | None = None

    def batch(self, number: int) -> GridRows:
        """A batch of the file's rows by its number, from 0."""
        if self._here is None or number < self._number:
            self._rest, self._here, self._number = self.grid.batches(), None, -1
        while self._here is None or self._number < number:
            self._here, self._number = next(self._rest), self._number + 1
        return self._here


@dataclass(frozen=True, slots=True)
class RowsLetGo:
    """The rows of a batch that is not kept: what they say is read again where somebody asks."""

    again: RowsAgain
    number: int

    def row(self, index: int) -> Sequence[str]:
        """The cells of a row."""
        return self.again.batch(self.number).row(index)

    def row_of(self, index: int) -> int:
        """The number of a row in the file, from 1."""
        return self.again.batch(self.number).row_of(index)
