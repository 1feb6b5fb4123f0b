"""One person's rows of a table read, and nobody else's; the columns of days and figures are looked over whole.

In which order a column has day and month, and in what unit its figures are, is told by all of its cells, and so is the
last day on which anything is recorded. Rows that are certainly another's are not looked into any further: what is wrong
with them is told by who reads the whole table. A row of which nobody can say whose it is is read with what is wrong.
"""

from collections.abc import Collection, Mapping, Sequence, Set
from typing import Any, NamedTuple

from pbr.problems.problem import Place, Problem
from pbr.records.cells.cells import UNREADABLE
from pbr.records.dictionary import FieldType, TableKind
from pbr.records.files.row_source import Batch
from pbr.records.tables.foreign_keys import Parents
from pbr.records.tables.reading_result import TableRead
from pbr.records.tables.row_key import Key
from pbr.records.tables.table_reader import TableReader
from pbr.values.dataclass import dataclass

_TOLD_BY_ALL = frozenset({FieldType.DATE, FieldType.NUMBER, FieldType.MONEY})
"""Of cells of these types the others of their column say how they are to be read."""


class RowsOfOne(NamedTuple):
    """Which rows are one person's: those that have one of the ids in a field."""

    field: str
    ids: Set[Key]


def rows_of_one(person: str, kind: TableKind, above: TableRead | None) -> RowsOfOne:
    """Say which rows of a table are a person's, by the table they belong to where they do not name the person."""
    if above is None:
        return RowsOfOne("person_id", frozenset({person}))
    key_at, person_at = above.layout[kind.parent_key], above.layout["person_id"]
    return RowsOfOne(kind.parent_key, frozenset(row[key_at] for row in above.rows if row[person_at] == person))


@dataclass(frozen=True, slots=True)
class SomeRows:
    """Some rows of a batch, with all that was wrong with the batch itself."""

    of: Batch
    at: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    unread: Mapping[str, Mapping[int, Problem]]

    @property
    def rows(self) -> Sequence[object]:
        """Which rows of the batch they are."""
        return self.at

    @property
    def misfits(self) -> tuple[Problem, ...]:
        """What was wrong with rows that could not be laid out in columns: they may be anybody's."""
        return self.of.misfits

    @property
    def blank(self) -> int:
        """How many wholly blank rows were left out."""
        return self.of.blank

    def place(self, index: int, field: str) -> Place:
        """Where a cell stands."""
        return self.of.place(self.at[index], field)

    def is_blank(self, index: int) -> bool:
        """Whether a row is wholly blank."""
        return self.of.is_blank(self.at[index])

    def not_a_record(self, index: int) -> Problem | None:
        """What a row is that could not be read as a record, where that can be told."""
        return self.of.not_a_record(self.at[index])


class ReaderOfOne(TableReader):
    """Reads the batches of one table into typed rows of one person."""

    def __init__(self, wanted: RowsOfOne, *given: Any) -> None:
        super().__init__(*given)
        self._wanted = wanted

    def _take_rows(self, batch: Batch, parents: Parents | None) -> None:
        for name, cells in batch.columns.items():
            if self.kind.fields_by_name[name].type in _TOLD_BY_ALL:
                self.columns[name].check(cells)
        at = self._not_anothers(batch, parents) if batch.rows else ()
        self.read.passed_over += len(batch.rows) - len(at)
        super()._take_rows(_some_rows(batch, at), parents)

    def _not_anothers(self, batch: Batch, parents: Parents | None) -> Collection[int]:
        """Which rows are the person's, or perhaps: of an id that cannot be read, or that no row above it has."""
        name, ids = self._wanted
        read = self.columns[name].read(batch.columns[name])
        unread = batch.unread.get(name, {})
        if parents is None:
            at = [at for at, one in enumerate(read) if one in ids or one is UNREADABLE]
        elif ids.isdisjoint(read) and all(map(parents.rows.__contains__, read)):
            at = []
        else:
            at = [at for at, one in enumerate(read) if one in ids or one not in parents.rows]
        return sorted({*at, *unread}) if unread else at


def _some_rows(batch: Batch, at: Collection[int]) -> SomeRows:
    chosen = tuple(at)
    columns = {name: [cells[one] for one in chosen] for name, cells in batch.columns.items()}
    unread = {
        name: {index: problems[one] for index, one in enumerate(chosen) if one in problems}
        for name, problems in batch.unread.items()
    }
    return SomeRows(batch, chosen, columns, unread)
