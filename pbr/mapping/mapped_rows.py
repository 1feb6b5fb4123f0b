"""Rows of a table that were read out of rows of another file: a batch, whose places are those of that file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pbr.problems.problem import Place, Problem
from pbr.records.invisible_characters import trimmed
from pbr.records.total_and_note_rows import not_a_record


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field was read: its column, counted from 0, and the heading of it; both empty for a constant."""

    column: int | None
    heading: str


@dataclass(frozen=True, slots=True)
class MappedRows:
    """Rows of one table. ``original`` are the rows of the file that they were read from, one for each.

    ``first_column`` is the column in which a row begins where several stand side by side in one of the file, else 0.
    """

    file: str
    columns: Mapping[str, Sequence[str]]
    original: Sequence[Sequence[str]]
    row_of: Callable[[int], int]
    origins: Mapping[str, Origin]
    heading: Sequence[str]
    coded: frozenset[str]
    misfits: tuple[Problem, ...]
    unread: Mapping[str, Mapping[int, Problem]]
    blank: int = 0
    first_column: int = 0

    @property
    def rows(self) -> Sequence[object]:
        """The rows of the file."""
        return self.original

    def place(self, index: int, field: str) -> Place:
        """Where a cell stands in the file, or a row where no field is named."""
        line = self.row_of(index)
        origin = self.origins.get(field)
        if origin is None:
            return Place(self.file, line, self.first_column, field=field)
        column = 0 if origin.column is None else origin.column + 1
        return Place(self.file, line, column, field=field, heading=origin.heading)

    def is_blank(self, index: int) -> bool:
        """Whether every cell of the file's row is blank."""
        return not trimmed("".join(self.original[index]))

    def not_a_record(self, index: int) -> Problem | None:
        """What a row of the file is that could not be read as a record, where that can be told."""
        return not_a_record(self.original[index], self.heading, self.place(index, ""))

    def phrase(self, index: int, field: str) -> str:
        """What stands in the file where a code was read for it: a phrase, and about no person; empty for any other."""
        column = self.origins[field].column if field in self.coded else None
        return "" if column is None else trimmed(self.original[index][column])
