"""What the columns of one's own parts show that is told of all of them together: days, points of figures, and names.

A part refuses by itself what its own cells leave in doubt. It gives back how many cells of each column have day and
month in which order, what figures show of their points, and the names that a council makes up.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from pbr.problems.problem import Place, Problem
from pbr.records.cells.date_column import DateColumn
from pbr.records.cells.day_month_order import Orders, doubts_of, doubts_told_by_column, problems_of_days
from pbr.records.cells.decimal_points import PointsSeen, points_in_doubt
from pbr.records.cells.number_column import NumberColumn
from pbr.records.cells.orders_counted import DateColumnCounted
from pbr.records.cells.similar_names import names_alike
from pbr.records.cells.swapped_days import perhaps_swapped, perhaps_swapped_column
from pbr.records.dictionary import TableKind
from pbr.records.tables.reading_result import TableRead
from pbr.records.tables.table_reader import TableReader
from pbr.values.dataclass import dataclass
from pbr.values.dates import DayOrder


@dataclass(frozen=True, slots=True)
class ColumnsOfPart:
    """What the columns of a part have shown, by table and field.

    ``orders`` are how many cells have day and month in which order, ``points`` what figures show of theirs, and
    ``names`` the different ones.
    """

    orders: Mapping[str, Orders]
    points: Mapping[str, Mapping[str, PointsSeen]]
    names: Mapping[str, Mapping[str, frozenset[str]]]


class ReaderOfPart(TableReader):
    """Reads the table of a part: it counts orders of day and month, and leaves it to all parts to compare names."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        believed = {
            name: column
            for name, column in self.columns.items()
            if isinstance(column, DateColumn) and name not in self._doubts
        }
        self.columns |= {name: DateColumnCounted(column.field) for name, column in believed.items()}
        self.names: Mapping[str, frozenset[str]] = {}

    def orders(self) -> Orders:
        """How many cells of each column of days have day and month in which order, of columns in which any has both."""
        counted = {
            name: column.counted() for name, column in self.columns.items() if isinstance(column, DateColumnCounted)
        }
        return {name: orders for name, orders in counted.items() if orders}

    def points(self) -> Mapping[str, PointsSeen]:
        """What the figures of each column show of their points, of columns in which any stands."""
        return {
            name: column.points for name, column in self.columns.items() if isinstance(column, NumberColumn) and column
        }

    def may_doubt_days(self) -> bool:
        """Whether a column of the part is in doubt by itself: one that may have been swapped is told of all parts."""
        orders = self.orders()
        return any(column[DayOrder.MONTH_FIRST] for column in orders.values()) or bool(doubts_of(orders))

    def finish(self) -> TableRead:
        """Close the reading: no name is compared with those of the part alone."""
        read = super().finish()
        self.names, read.names = {name: names for name, names in read.names.items() if names}, {}
        return read


@dataclass(frozen=True, slots=True)
class ReadersOfPart:
    """Makes what reads each table of a part, and has what the columns of all of them showed."""

    made: dict[str, ReaderOfPart] = field(default_factory=dict)

    def __call__(self, *given: Any) -> ReaderOfPart:
        """The reader of a table: where one is read twice, the second is asked."""
        reader = ReaderOfPart(*given)
        self.made[reader.kind.name] = reader
        return reader

    def shown(self) -> ColumnsOfPart:
        """What the columns have shown, once all is read."""
        return ColumnsOfPart(
            {name: orders for name, reader in self.made.items() if (orders := reader.orders())},
            {name: points for name, reader in self.made.items() if (points := reader.points())},
            {name: reader.names for name, reader in self.made.items() if reader.names},
        )


def cells_in_doubt(parts: Sequence[ColumnsOfPart], kinds: Sequence[TableKind]) -> list[Problem]:
    """What is wrong with columns of days and figures that all parts together leave in doubt, as of a reading of all.

    A cell that is a day only with the month first is not among it: it was refused in its part.
    """
    of_days = ((kind.file, _orders_of_all(parts, kind.name)) for kind in kinds)
    days = [
        _of_no_line(one)
        for file, orders in of_days
        for one in problems_of_days(doubts_told_by_column(doubts_of(orders)), orders, file)
    ]
    figures = [
        points_in_doubt(kind.fields_by_name[name], Place(kind.file, field=name))
        for kind in kinds
        for name, points in _points_of_all(parts, kind.name).items()
        if points.in_doubt
    ]
    return [*days, *figures]


def days_perhaps_swapped(parts: Sequence[ColumnsOfPart], kinds: Iterable[TableKind]) -> list[Problem]:
    """Warn of columns whose days a workbook may have swapped, by the cells of all parts; they are believed."""
    of_days = ((kind.file, _orders_of_all(parts, kind.name)) for kind in kinds)
    return [
        _of_no_line(perhaps_swapped_column(column, orders, file))
        for file, orders in of_days
        for column in perhaps_swapped(orders, doubts_of(orders))
    ]


def names_that_may_be_one(
    parts: Sequence[ColumnsOfPart], kinds: Iterable[TableKind], listed: Container[str]
) -> list[Problem]:
    """Warn of names of all parts that may be one, but for fields whose names are ``listed``."""
    every = ((kind.file, part.names[kind.name]) for kind in kinds for part in parts if kind.name in part.names)
    return list(map(_of_no_line, names_alike(every, listed)))


def _orders_of_all(parts: Iterable[ColumnsOfPart], table: str) -> Orders:
    together: Orders = {}
    for part in parts:
        for name, orders in part.orders.get(table, {}).items():
            together.setdefault(name, Counter()).update(orders)
    return together


def _points_of_all(parts: Iterable[ColumnsOfPart], table: str) -> Mapping[str, PointsSeen]:
    together: dict[str, PointsSeen] = {}
    for part in parts:
        for name, points in part.points.get(table, {}).items():
            together.setdefault(name, PointsSeen()).merge(points)
    return together


def _of_no_line(problem: Problem) -> Problem:
    """The same of a file: where a row stands in its part says nothing."""
    return replace(problem, place=Place(problem.place.file, field=problem.place.field))
