"""Rows of a table that were read out of rows of another file: a batch, whose places are those of that file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pbr.problems.problem import Place, Problem
from pbr.records.grid_rows import GridRows
from pbr.records.invisible_characters import trimmed
from pbr.records.row_source import Phrase
from pbr.records.total_and_note_rows import not_a_record


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field was read: its column, counted from 0, and the heading of it; both empty for a constant."""

    column: int | None
    heading: str


@dataclass(frozen=True, slots=True)
class MappedRows:
    """Rows of one table. Each was read from the row of ``given`` that ``at`` has for it.

    ``first_column`` is the column, counted from 1, in which a row of the table begins.
    """

    file: str
    columns: Mapping[str, Sequence[str]]
    given: GridRows
    at: Sequence[int]
    origins: Mapping[str, Origin]
    heading: Sequence[str]
    coded: frozenset[str]
    misfits: tuple[Problem, ...]
    unread: Mapping[str, Mapping[int, Problem]]
    blank: int = 0
    first_column: int = 1

    @property
    def rows(self) -> Sequence[object]:
        """Which rows of the file they are."""
        return self.at

    def place(self, index: int, field: str) -> Place:
        """Where a cell stands in the file, or a row where no field is named."""
        line = self.given.row_of(self.at[index])
        origin = self.origins.get(field)
        if origin is None:
            return Place(self.file, line, self.first_column, field=field)
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
            for name, origin in self.origins.items()
            if name in self.coded and origin.column is not None
        }
