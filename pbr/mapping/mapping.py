"""A mapping: which column of which file is which field, which phrase is which code, and which rows are no records."""

from collections.abc import Mapping as MappingOf
from pathlib import Path

from pbr.problems.problem import Problem
from pbr.records.dictionary import TableKind
from pbr.records.input_file import InputFile
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass
from pbr.values.dates import DayOrder

BLANK = "blank"
"""The word for a cell with nothing in it."""

NUMBER = "<n>"
"""Stands in a heading for the number of what stands side by side: ``Outcome <n>``."""


@dataclass(frozen=True, slots=True)
class FileWanted:
    """A file of the extract: its name or a pattern of it, and the row of it that has the headings, counted from 1.

    ``sheet`` is that of a workbook, empty for its only or first one.
    """

    label: str
    name: Scalar
    sheet: str = ""
    headings_in_row: int = 1


@dataclass(frozen=True, slots=True)
class FromColumn:
    """A field that is in a column of its own."""

    heading: Scalar

    @property
    def headings(self) -> tuple[Scalar, ...]:
        """The columns that it needs."""
        return (self.heading,)


@dataclass(frozen=True, slots=True)
class MadeOf:
    """An id made of several columns, joined by a sign."""

    headings: tuple[Scalar, ...]
    joined_by: str


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A field that another file gives: where its columns ``by`` are as ``headings`` are here, what ``gives`` says."""

    headings: tuple[Scalar, ...]
    file: Scalar
    by: tuple[Scalar, ...]
    gives: Scalar


ColumnWanted = FromColumn | MadeOf | LookedUp


@dataclass(frozen=True, slots=True)
class Group:
    """One of what stands side by side in a row: its number, which stands for ``<n>``, and the columns of its own."""

    number: int
    columns: MappingOf[str, ColumnWanted]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are no records: those where a column is one of some values, as written; ``*`` stands for any text."""

    heading: Scalar
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableMapped:
    """How one table of records is read: its file, and what each field is read from.

    ``codes`` has by field the code of each phrase; ``dates`` by field in which order its days are written. ``always``
    are fields that are the same in every row. ``groups`` are what stands side by side in a row: every one of them
    gives a row of its own, unless all of its columns are blank there; ``numbers`` is which of them, ``1 to 5``, where
    they are not listed. With ``one_row_for_each`` the rows of a file that
    agree in these columns are one row of the table.
    """

    kind: TableKind
    file: Scalar
    columns: MappingOf[str, ColumnWanted]
    codes: MappingOf[str, MappingOf[str, str]]
    dates: MappingOf[str, DayOrder]
    always: MappingOf[str, str]
    left_out: tuple[LeftOut, ...] = ()
    groups: tuple[Group, ...] = ()
    one_row_for_each: tuple[Scalar, ...] = ()
    numbers: Scalar | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it gives."""
        return frozenset((*self.columns, *(name for group in self.groups for name in group.columns), *self.always))


@dataclass(frozen=True, slots=True)
class Mapping:
    """How the tables of records are read out of an extract, for a scheme or several by their names.

    ``file`` is the mapping itself by its SHA-256, and ``path`` where it is.
    """

    name: str
    title: str
    schemes: tuple[Scalar, ...]
    files: MappingOf[str, FileWanted]
    tables: MappingOf[str, TableMapped]
    file: InputFile
    path: Path
    warnings: tuple[Problem, ...] = ()
