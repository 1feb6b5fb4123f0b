"""Invented rows, handed to the reader of records as if they came from a file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import TableKind
from pbr.records.files.row_source import NOTHING_UNREAD
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class InventedRows:
    """The rows of one table: a source and its only batch at once. What is wrong with any is said of the assumption."""

    name: str
    columns: Mapping[str, Sequence[str]]
    rows: range
    assumed_at: Place
    misfits: tuple[Problem, ...] = ()
    blank: int = 0
    unread: ClassVar[Mapping[str, Mapping[int, Problem]]] = NOTHING_UNREAD

    def batches(self) -> "Iterator[InventedRows]":
        """Go through the rows; there is one batch of them."""
        yield self

    def place(self, index: int, field: str) -> Place:
        """Where the rows come from, which is the same for all."""
        return self.assumed_at

    def is_blank(self, index: int) -> bool:
        """No row is invented with nothing in it."""
        return False

    def not_a_record(self, index: int) -> Problem | None:
        """Every row that is invented is a record."""
        return None


def invented_source(
    kind: TableKind, rows: Iterable[Mapping[str, str]], wanted: Sequence[str], assumed_at: Place
) -> InventedRows:
    """Lay rows out in columns, those wanted alone; a field that a row leaves out is blank there."""
    columns: dict[str, list[str]] = {name: [] for name in wanted}
    appends = [(name, column.append) for name, column in columns.items()]
    for row in rows:
        for name, append in appends:
            append(row.get(name, ""))
    return InventedRows(kind.file, columns, range(len(columns[wanted[0]])), assumed_at)
