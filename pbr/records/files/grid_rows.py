"""Rows of a grid: some hundreds that follow one another, by row or by column."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from pbr.values.dataclass import dataclass


class GridRows(Protocol):
    """Rows that follow one another, as they stand in the file."""

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    def fit(self, width: int) -> bool:
        """Whether every row has so many cells."""
        ...

    def row(self, index: int) -> Sequence[str]:
        """The cells of a row."""
        ...

    def row_of(self, index: int) -> int:
        """The number of a row in the file, from 1."""
        ...

    def column(self, at: int) -> Sequence[str]:
        """The cells of a column, counted from 0, of rows that all fit."""
        ...

    def columns(self, places: Iterable[int]) -> Sequence[Sequence[str]]:
        """The cells of several columns, of rows that all fit."""
        ...


@dataclass(frozen=True, slots=True)
class RowsOfCells:
    """Rows as lists of cells."""

    rows: Sequence[Sequence[str]]
    row_of: Callable[[int], int]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows)

    def fit(self, width: int) -> bool:
        """Whether every row has so many cells."""
        return set(map(len, self.rows)) == {width}

    def row(self, index: int) -> Sequence[str]:
        """The cells of a row."""
        return self.rows[index]

    def column(self, at: int) -> Sequence[str]:
        """The cells of a column, counted from 0, of rows that all fit."""
        return [row[at] for row in self.rows]

    def columns(self, places: Iterable[int]) -> Sequence[Sequence[str]]:
        """The cells of several columns, of rows that all fit."""
        every: Sequence[Sequence[str]] = list(zip(*self.rows, strict=True))
        return [every[at] if every else () for at in places]


@dataclass(frozen=True, slots=True)
class RowsInOneList:
    """Rows of ``width`` cells each, one after another in one list, in which a row's last cell and the next one's first
    are one; these are in ``lasts`` and ``firsts``. The first of the rows is in the row ``first`` of the file.
    """

    cells: Sequence[str]
    firsts: Sequence[str]
    lasts: Sequence[str]
    width: int
    first: int

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.firsts)

    def fit(self, width: int) -> bool:
        """Whether every row has so many cells."""
        return width == self.width

    def row(self, index: int) -> Sequence[str]:
        """The cells of a row."""
        start = index * (self.width - 1)
        return [self.firsts[index], *self.cells[start + 1 : start + self.width - 1], self.lasts[index]]

    def row_of(self, index: int) -> int:
        """The number of a row in the file, from 1."""
        return self.first + index

    def column(self, at: int) -> Sequence[str]:
        """The cells of a column, counted from 0."""
        if at == 0:
            return self.firsts
        return self.lasts if at == self.width - 1 else self.cells[at :: self.width - 1]

    def columns(self, places: Iterable[int]) -> Sequence[Sequence[str]]:
        """The cells of several columns."""
        return [self.column(at) for at in places]
