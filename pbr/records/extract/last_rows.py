"""The rows of the last run's copy of a table that an extract has not, found by their keys."""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import field
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import ClassVar

from pbr.problems.problem import Place, Problem
from pbr.records.cells.cells import UNREADABLE
from pbr.records.cells.column import Column
from pbr.records.cells.column_by_type import column_for
from pbr.records.dictionary import TableKind
from pbr.records.files.csv_file import CsvFile, CsvRows, open_csv
from pbr.records.files.encoding import examine
from pbr.records.files.row_source import NOTHING_UNREAD
from pbr.records.tables.row_key import Key, id_of_key, is_readable, keys_of
from pbr.values.dataclass import dataclass

Cells = Mapping[str, str]

_COMMA, _QUOTE = ",", '"'
_LINES_AT_ONCE = 5_000


@dataclass(slots=True)
class LastRows:
    """Rows of a table that are gone, as the text of their cells, by key: a source of rows and its only batch."""

    name: str
    cells: dict[Key, Cells] = field(default_factory=dict)
    misfits: tuple[Problem, ...] = ()
    blank: int = 0
    unread: ClassVar[Mapping[str, Mapping[int, Problem]]] = NOTHING_UNREAD

    @property
    def rows(self) -> Sequence[Cells]:
        """The rows."""
        return list(self.cells.values())

    @property
    def columns(self) -> Mapping[str, Sequence[str]]:
        """The text of each column by its field."""
        names = dict.fromkeys(name for row in self.rows for name in row)
        return {name: [row.get(name, "") for row in self.rows] for name in names}

    def batches(self) -> "Iterator[LastRows]":
        """Go through the rows; there is one batch of them."""
        yield self

    def place(self, index: int, field: str) -> Place:
        """They stand in no file of the extract."""
        return Place(self.name)

    def is_blank(self, index: int) -> bool:
        """A row that was read once is not blank."""
        return False

    def not_a_record(self, index: int) -> Problem | None:
        """A row that was read once is a record."""
        return None


def opened(path: Path, kind: TableKind) -> CsvFile:
    """The copy of a table that a run kept."""
    return open_csv(examine(path, path.name), kind, kind.key)


def every_row_is_there(source: CsvFile, kind: TableKind, present: Set[Key]) -> bool:
    """Whether the key of every row is among those ``present``, letter for letter.

    No cell but the key is looked at, which is quick; False also where that does not tell, because a cell is quoted or
    the key is of several fields.
    """
    if len(kind.key) > 1:
        return False
    place = source.header.positions[kind.key[0]]
    with source.text.opened() as stream:
        if _QUOTE in next(stream):
            return False
        while lines := list(islice(stream, _LINES_AT_ONCE)):
            if _QUOTE in "".join(lines) or not all(map(present.__contains__, _cells_at(lines, place))):
                return False
    return True


def _cells_at(lines: Sequence[str], place: int) -> list[str]:
    if place == 0:
        return [line.partition(_COMMA)[0] for line in lines]
    return [line.split(_COMMA, place + 1)[place] if line.count(_COMMA) > place else line for line in lines]


def take_absent(source: CsvFile, kind: TableKind, present: Set[Key], into: LastRows) -> None:
    """Take the rows whose key is not ``present``; of two with one key the first, and those already taken stay.

    Keys are compared as text first: only where the text of one does not occur today is it read.
    """
    columns = {name: column_for(kind, kind.fields_by_name[name]) for name in kind.key}
    for batch in source.batches():
        for index, key in _absent(batch, kind, columns, present):
            if key not in into.cells:
                into.cells[key] = {name: cells[index] for name, cells in batch.columns.items()}


def _absent(
    batch: CsvRows, kind: TableKind, columns: Mapping[str, Column], present: Set[Key]
) -> Iterator[tuple[int, Key]]:
    if not batch.rows:
        return
    texts = {name: batch.columns[name] for name in kind.key}
    at: Collection[int] = range(len(batch.rows))
    if len(kind.key) == 1:
        at = [index for index, text in enumerate(texts[kind.key[0]]) if text not in present]
        if not at:
            return
        texts = {name: [cells[index] for index in at] for name, cells in texts.items()}
    typed = {name: columns[name].read(cells) for name, cells in texts.items()}
    for index, key in zip(at, keys_of(kind, typed), strict=True):
        if is_readable(key) and key not in present:
            yield index, key


def keys_among(source: CsvFile, kind: TableKind, keys: Set[Key]) -> set[Key]:
    """Which of these keys a copy has."""
    columns = {name: column_for(kind, kind.fields_by_name[name]) for name in kind.key}
    found: set[Key] = set()
    for batch in source.batches():
        if batch.rows:
            found |= keys & set(
                keys_of(kind, {name: column.read(batch.columns[name]) for name, column in columns.items()})
            )
    return found


def parents_of(gone: LastRows, kind: TableKind) -> dict[str, str]:
    """By a row's id, the id of the record that it belonged to as last known; none where that cannot be read."""
    if not kind.parent_key or not gone.cells:
        return {}
    cells = gone.columns[kind.parent_key]
    parents = column_for(kind, kind.fields_by_name[kind.parent_key]).read(cells)
    found = zip(gone.cells, parents, strict=True)
    return {id_of_key(key): parent for key, parent in found if parent is not UNREADABLE}


def key_of(kind: TableKind, layout: Mapping[str, int]) -> "itemgetter[Key]":
    """The key of a row."""
    return itemgetter(*(layout[name] for name in kind.key))
