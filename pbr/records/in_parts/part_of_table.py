"""A table of a part as it is read: its columns as in the file, and its rows, which are made of them, by key."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import islice
from operator import eq, lt
from typing import Any

from pbr.records.table import Row, Table, own_kind
from pbr.records.tables.reading_result import TableRead
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class PartOfTable(TableRead):
    """A table of a part of which no row is set aside. ``keys`` are those of its rows, in order: of several fields each.

    ``columns`` are of the layout, and last the parents' rows. They and ``as_they_stand``, the rows, are as in the file:
    to bring every column in order takes longer than to compare them, and no comparison of a whole column needs it.
    """

    keys: Sequence[Any] = ()
    columns: list[list[Any]] = field(default_factory=list)
    as_they_stand: list[Row] = field(default_factory=list)

    def keep(self, columns: Sequence[Iterable[Any]]) -> None:
        """Keep good rows, given by the columns of the ``layout`` and last their parents' rows."""
        if not self.columns:
            self.columns = [[] for _ in columns]
        for kept, column in zip(self.columns, columns, strict=True):
            kept.extend(column)

    def put_in_order(self) -> None:
        """Make the rows of the columns, and sort them by key, where they do not come so."""
        self.as_they_stand = list(zip(*self.columns, strict=True))
        own, *others = (self.column(name) for name in self.kind.key)
        keys = list(zip(own, *others, strict=True)) if others else own
        self.in_order = all(map(lt, keys, islice(keys, 1, None)))
        if self.in_order:
            self.keys, self.rows = keys, list(self.as_they_stand)
        else:
            order = sorted(range(len(keys)), key=keys.__getitem__)
            self.keys = list(map(keys.__getitem__, order))
            self.rows = list(map(self.as_they_stand.__getitem__, order))

    @property
    def has_one_twice(self) -> bool:
        """Whether two rows have one key; known once they are in order."""
        return not self.in_order and any(map(eq, self.keys, islice(self.keys, 1, None)))

    def column(self, name: str) -> Sequence[Any]:
        """What the rows have in a field, as they stand in the file."""
        return self.columns[self.layout[name]] if self.columns else ()

    def let_columns_go(self) -> None:
        """Keep nothing but the rows: what follows needs no more."""
        self.columns, self.as_they_stand, self.keys = [], [], ()

    @property
    def table(self) -> Table:
        """The table, its rows in order."""
        return Table(self.kind.name, self.file, self.layout, self.rows, self.dropped, own_kind(self.kind))

    @property
    def table_as_it_stands(self) -> Table:
        """The same, its rows as in the file."""
        return Table(self.kind.name, self.file, self.layout, self.as_they_stand, self.dropped, own_kind(self.kind))
