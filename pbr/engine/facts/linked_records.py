"""Records taken in order, each with the records that belong to it: a plan with its outcomes and its visits."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import replace
from itertools import compress
from operator import itemgetter

from pbr.records.dictionary import TableKind
from pbr.records.table import Records, Row, Table

Children = dict[str, list[Row]]
"""The rows that belong to one record, by table, in the order of their keys."""


def rows_below(table: Table, heads: Set[int]) -> list[Row]:
    """The rows of a table that belong to some heads, by the identity of these; no other is looked at one by one."""
    return list(compress(table.rows, map(heads.__contains__, map(id, map(itemgetter(-1), table.rows)))))


class Families:
    """Walks the tables once, side by side. All are sorted by provider, and children as their parents are."""

    def __init__(self, records: Records, but_for: Collection[str] = ()) -> None:
        """Walk the tables of some records, those ``but_for`` which somebody else sees to."""
        self._records = records
        self._tables = {name: table for name, table in records.tables.items() if name not in but_for}
        self._next = dict.fromkeys(self._tables, 0)
        self.heads: tuple[TableKind, ...] = tuple(
            table.kind for table in self._tables.values() if not table.kind.parent
        )
        self._below = {
            kind.name: tuple(name for name, table in self._tables.items() if table.kind.parent == kind.name)
            for kind in self.heads
        }

    def headed_by(self, is_of: Callable[[TableKind, Row], bool]) -> "Families":
        """Walk again from the first: the families whose head ``is_of``, in the same order."""
        heads = {
            kind.name: [row for row in self._tables[kind.name].rows if is_of(kind, row)] for kind in self.heads
        }  # fmt: skip
        wanted = {id(row) for rows in heads.values() for row in rows}
        tables = {
            name: replace(table, rows=heads[name] if name in heads else rows_below(table, wanted))
            for name, table in self._tables.items()
        }
        return Families(replace(self._records, tables=tables))

    def providers(self) -> set[str]:
        """Every provider that has a record of its own."""
        heads = (self._tables[kind.name] for kind in self.heads)
        return set[str]().union(*(map(itemgetter(table.layout["provider_id"]), table.rows) for table in heads))

    def begin_with(self, provider_id: str) -> None:
        """Pass over the records of the providers that come before one."""
        for name, table in self._tables.items():
            parent = table.kind.parent
            place = itemgetter(self._tables[parent or name].layout["provider_id"])
            whose = (lambda row, of=place: of(row[-1])) if parent else place
            self._next[name] = bisect_left(table.rows, provider_id, key=whose)

    def of(self, provider_id: str) -> Iterator[tuple[TableKind, Row, Children]]:
        """The records of a provider, kind by kind. Providers must be asked for in order."""
        for kind in self.heads:
            for row, children in self._of_kind(kind, provider_id):
                yield kind, row, children

    def _of_kind(self, kind: TableKind, provider_id: str) -> Iterator[tuple[Row, Children]]:
        table = self._tables[kind.name]
        provider, rows = table.layout["provider_id"], table.rows
        below = self._below[kind.name]
        nobody: Children = {}
        position = self._next[kind.name]
        while position < len(rows) and rows[position][provider] == provider_id:
            row = rows[position]
            position += 1
            yield row, {name: self._belonging_to(row, self._tables[name]) for name in below} if below else nobody
        self._next[kind.name] = position

    def _belonging_to(self, parent: Row, table: Table) -> list[Row]:
        start = position = self._next[table.name]
        rows = table.rows
        while position < len(rows) and rows[position][-1] is parent:
            position += 1
        self._next[table.name] = position
        return rows[start:position]
