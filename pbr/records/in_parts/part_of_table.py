"""A table of a part as it is read: its columns, and of them its rows, once they are in order."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import islice
from operator import eq, itemgetter, lt
from typing import Any

from pbr.records.reading_result import TableRead
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class PartOfTable(TableRead):
    """A table of a part of which no row was set aside. ``columns`` are of the layout, and last the parents' rows.

    Its rows are made when they are put in order, so that they stand in memory as they are gone through.
    """

    columns: list[Sequence[Any]] = field(default_factory=list)
    _read: list[list[Any]] = field(default_factory=list)

    def keep(self, columns: Sequence[Iterable[Any]]) -> None:
        """Keep good rows, given by the columns of the ``layout`` and last their parents' rows."""
        if not self._read:
            self._read = [[] for _ in columns]
        for read, column in zip(self._read, columns, strict=True):
            read.extend(column)

    def put_in_order(self) -> None:
        """Sort the columns by key, where they do not come so, and make the rows of them."""
        self.columns = [*self._read] or [()] * (len(self.layout) + 1)
        self._read.clear()
        keys = self.column(self.kind.key[0])
        self.in_order = all(map(lt, keys, islice(keys, 1, None)))
        if not self.in_order:
            ordered = itemgetter(*sorted(range(len(keys)), key=keys.__getitem__))
            for at, column in enumerate(self.columns):
                self.columns[at] = ordered(column)
        self.rows = list(zip(*self.columns, strict=True))

    def column(self, name: str) -> Sequence[Any]:
        """What the rows have in a field, in their order."""
        return self.columns[self.layout[name]]

    @property
    def has_any_twice(self) -> bool:
        """Whether two of its rows, which are in order, have one key."""
        keys = self.column(self.kind.key[0])
        return not self.in_order and any(map(eq, keys, islice(keys, 1, None)))
