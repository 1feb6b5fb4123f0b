"""Rows of a file that were let go after they were read: what they say is read again where somebody asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pbr.records.grid import Grid
from pbr.records.grid_rows import GridRows


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
class LetGo:
    """The rows of a batch that is not kept."""

    again: RowsAgain
    number: int

    def row(self, index: int) -> Sequence[str]:
        """The cells of a row."""
        return self.again.batch(self.number).row(index)

    def row_of(self, index: int) -> int:
        """The number of a row in the file, from 1."""
        return self.again.batch(self.number).row_of(index)
