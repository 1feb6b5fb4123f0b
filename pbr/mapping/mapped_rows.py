"""Rows of a table that were read out of rows of another file: a batch, whose places are those of that file."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from pbr.problems.problem import Place, Problem
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.row_source import Phrase
from pbr.records.files.total_and_note_rows import not_a_record
from pbr.values.dataclass import dataclass


class FileRows(Protocol):
    """Rows of a file, by their place among some that follow one another."""

    def row(self, index: int) -> Sequence[str]:
        """The cells of a row."""
        ...

    def row_of(self, index: int) -> int:
        """The number of a row in the file, from 1."""
        ...


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field was read: its column, counted from 0, and the heading of it; both empty for a constant."""

    column: int | None
    heading: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of what stands side by side: the row of the batch that is the first of it, and where its fields were read.

    ``first_column`` is the column, counted from 1, in which a row of it begins.
    """

    first: int
    origins: Mapping[str, Origin]
    first_column: int


@dataclass(frozen=True, slots=True)
class MappedRows:
    """Rows of one table, part by part. Each was read from the row of ``given`` that ``at`` has for it."""

    file: str
    columns: Mapping[str, Sequence[str]]
    given: FileRows
    at: Sequence[int]
    parts: Sequence[Part]
    heading: Sequence[str]
    coded: frozenset[str]
    misfits: tuple[Problem, ...]
    unread: Mapping[str, Mapping[int, Problem]]
    blank: int = 0

    @property
    def rows(self) -> Sequence[object]:
        """Which rows of the file they are."""
        return self.at

    def place(self, index: int, field: str) -> Place:
        """Where a cell stands in the file, or a row where no field is named."""
        line, part = self.given.row_of(self.at[index]), self._part(index)
        origin = part.origins.get(field)
        if origin is None:
            return Place(self.file, line, part.first_column, field=field)
        column = 0 if origin.column is None else origin.column + 1
        return Place(self.file, line, column, field=field, heading=origin.heading)

    def is_blank(self, index: int) -> bool:
        """Whether every cell of the file's row is blank."""
        return not trimmed("".join(self.given.row(self.at[index])))

    def not_a_record(self, index: int) -> Problem | None:
        """What a row of the file is that could not be read as a record, where that can be told."""
        return not_a_record(self.given.row(self.at[index]), self.heading, self.place(index, ""))

    def phrases(self, index: int) -> Mapping[str, Phrase]:
        """What stands in the file for each code of a row, by field. Phrases are of codes, and about no person."""
        row = self.given.row(self.at[index])
        return {
            name: Phrase(origin.heading, trimmed(row[origin.column]))
            for name, origin in self._part(index).origins.items()
            if name in self.coded and origin.column is not None
        }

    def _part(self, index: int) -> Part:
        return next(part for part in reversed(self.parts) if part.first <= index)
