"""Day first or month first (an ambiguous date format): judged by a file's columns and never by one cell."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from enum import Enum

from pbr.problems.problem import Place, Problem
from pbr.records.cells.swapped_days import (
    EXPORT_AGAIN,
    beside_swapped_column,
    is_swapped,
    may_be_swapped,
    swapped_column,
)
from pbr.records.dictionary import FieldType, TableKind
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.row_source import Source
from pbr.values.dates import DayOrder, day_order_in_cell
from pbr.values.units_in_words import counted

Orders = dict[str, Counter[DayOrder]]
"""How many cells of each column of days can have day and month in which order."""

_YEAR_LAST = (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST, DayOrder.EITHER, DayOrder.SAME)
_YEAR_FIRST = (DayOrder.YEAR_FIRST, DayOrder.YEAR_FIRST_TO_12, DayOrder.YEAR_FIRST_SAME)


class Doubt(Enum):
    """Why days of a column that can be read are not believed."""

    MONTH_FIRST = "the column has the month first"
    BESIDE_MONTH_FIRST = "another column of the file has the month first"
    TWO_ORDERS = "the column has both orders"
    BESIDE_TWO_ORDERS = "another column of the file has both orders"
    TWO_WAYS = "the column is part year first, and nothing shows the order of the rest"
    SWAPPED = "a workbook has swapped day and month where it could"
    BESIDE_SWAPPED = "a workbook has swapped day and month in another column of the file"


_TOLD_BY_CELLS = (Doubt.TWO_ORDERS, Doubt.BESIDE_TWO_ORDERS)
_DISBELIEVED: dict[Doubt, frozenset[DayOrder]] = {
    doubt: frozenset({DayOrder.EITHER, DayOrder.MONTH_FIRST})
    if doubt is Doubt.MONTH_FIRST
    else frozenset({DayOrder.YEAR_FIRST_TO_12})
    if doubt in (Doubt.SWAPPED, Doubt.BESIDE_SWAPPED)
    else frozenset({DayOrder.EITHER})
    for doubt in Doubt
}


def disbelieved(doubt: Doubt) -> frozenset[DayOrder]:
    """The orders of cells that a doubt about their column is about."""
    return _DISBELIEVED[doubt]


def may_be_in_doubt(columns: Iterable[Set[DayOrder]]) -> bool:
    """Whether the orders that the columns of a file show, not counted, leave room for a doubt."""
    return any(
        DayOrder.MONTH_FIRST in column
        or (DayOrder.YEAR_FIRST_TO_12 in column and DayOrder.DAY_FIRST in column)
        or (DayOrder.EITHER in column and DayOrder.DAY_FIRST not in column and not column.isdisjoint(_YEAR_FIRST))
        for column in columns
    )


def is_open(column: Set[DayOrder]) -> bool:
    """Whether days of a column could be read either way, and none shows which way is meant."""
    return DayOrder.EITHER in column and DayOrder.DAY_FIRST not in column


def orders_of(source: Source, kind: TableKind) -> Orders:
    """Go through a file and count, in every column of days, the orders that its cells show."""
    days = [field.name for field in kind.fields if field.type is FieldType.DATE]
    orders: Orders = {name: Counter() for name in days}
    for batch in source.batches():
        for name in days:
            shown = map(day_order_in_cell, map(trimmed, batch.columns.get(name, ())))
            orders[name].update(order for order in shown if order)
    return orders


def doubts_of(orders: Orders) -> dict[str, Doubt]:
    """Name the columns in which days are not believed, each with why.

    Where cells fail with the day first and none fails with the month first, the column has the month first. So may a
    column of the same file in which every day could be read either way.
    """
    doubts = {name: _doubt(orders[name], orders.values()) for name in orders}
    return {name: doubt for name, doubt in doubts.items() if doubt}


def _doubt(column: Counter[DayOrder], file: Iterable[Counter[DayOrder]]) -> Doubt | None:
    file = list(file)
    if column[DayOrder.MONTH_FIRST]:
        if not column[DayOrder.DAY_FIRST]:
            return Doubt.MONTH_FIRST
        return Doubt.TWO_ORDERS if column[DayOrder.EITHER] else None
    if is_swapped(column):
        return Doubt.SWAPPED
    if not column[DayOrder.EITHER]:
        beside = any(map(is_swapped, file))
        return Doubt.BESIDE_SWAPPED if beside and may_be_swapped(column) else None
    if any(other[DayOrder.MONTH_FIRST] and other[DayOrder.DAY_FIRST] for other in file):
        return Doubt.BESIDE_TWO_ORDERS
    if column[DayOrder.DAY_FIRST]:
        return None
    if any(other[DayOrder.MONTH_FIRST] for other in file):
        return Doubt.BESIDE_MONTH_FIRST
    if _count(column, _YEAR_FIRST) and not any(other[DayOrder.DAY_FIRST] for other in file):
        return Doubt.TWO_WAYS
    return None


def doubts_told_by_column(doubts: Mapping[str, Doubt]) -> dict[str, Doubt]:
    """Those doubts that no cell tells by itself: where a column has both orders, each cell that is no day does."""
    return {name: doubt for name, doubt in doubts.items() if doubt not in _TOLD_BY_CELLS}


def problems_of_days(doubts: Mapping[str, Doubt], orders: Orders, file: str) -> list[Problem]:
    """Say once for each column why its days are not believed."""
    return [_OF_COLUMN[doubt](name, orders[name], Place(file, 1, field=name)) for name, doubt in doubts.items()]


def disbelieved_cell(name: str, order: DayOrder, doubt: Doubt, place: Place) -> Problem:
    """Say why a day that can be read is not believed."""
    if doubt in (Doubt.SWAPPED, Doubt.BESIDE_SWAPPED):
        rest = "the rest of its column" if doubt is Doubt.SWAPPED else "another column of the file"
        message = f"{name} may have had its day and month swapped by a workbook, as {rest} shows"
        return Problem("PBR624", message, place, EXPORT_AGAIN)
    if doubt is Doubt.TWO_WAYS:
        message = f"{name} could be read with the day or the month first, and nothing in the file shows which"
        return Problem("PBR623", message, place, _ONE_WAY)
    if order is DayOrder.MONTH_FIRST:
        message = f"{name} is a day only if the month is first"
    else:
        message = f"{name} could be read with the day or the month first, and the file has the month first elsewhere"
    code = "PBR724" if doubt in _TOLD_BY_CELLS else "PBR725"
    return Problem(code, message, place, "write the day first, or the year first, in the whole column")


def open_beside_another_file(file: str, name: str, month_first: str) -> Problem:
    """Warn of a column that was read day first and could be read either way, where another file has the month first."""
    return Problem(
        "PBR625",
        f"days of {name} could be read with the day or the month first, none shows which, and {month_first} has the "
        "month first; they were read day first",
        Place(file, 1, field=name),
        "if one system wrote both files, the months of this one are wrong too: write both with the year first",
        "warning",
    )


_WHOLE_COLUMN = "write the day first (20/06/2026) or the year first (2026-06-20) in the whole column"
_ONE_WAY = "write the year first (2026-06-20) in the whole column, as the system that made the days has them"


def _month_first(name: str, column: Counter[DayOrder], place: Place) -> Problem:
    return Problem(
        "PBR725",
        f"{name} has the month first: with the day first, {column[DayOrder.MONTH_FIRST]:,} of "
        f"{_cells(_count(column, _YEAR_LAST))} would be no day, and with the month first none; no day of it is "
        "believed",
        place,
        _WHOLE_COLUMN,
    )


def _beside_month_first(name: str, column: Counter[DayOrder], place: Place) -> Problem:
    return Problem(
        "PBR725",
        f"{name} may have the month first, as other columns of the file have: "
        f"{_cells(_count(column, _YEAR_LAST))} can be read either way, and no day of it is believed",
        place,
        _WHOLE_COLUMN,
    )


def _two_orders(name: str, column: Counter[DayOrder], place: Place) -> Problem:
    return Problem(
        "PBR724",
        f"{name} has the month first in {_cells(column[DayOrder.MONTH_FIRST])} and the day first in "
        f"{column[DayOrder.DAY_FIRST]:,}, so {_cells(column[DayOrder.EITHER])} that could be either are not believed",
        place,
        _WHOLE_COLUMN,
    )


def _beside_two_orders(name: str, column: Counter[DayOrder], place: Place) -> Problem:
    return Problem(
        "PBR724",
        f"another column of the file has days in two orders, so {_cells(column[DayOrder.EITHER])} of {name} that could "
        "be either are not believed",
        place,
        _WHOLE_COLUMN,
    )


def _two_ways(name: str, column: Counter[DayOrder], place: Place) -> Problem:
    return Problem(
        "PBR623",
        f"{name} has the year first in {_cells(_count(column, _YEAR_FIRST))}, and {column[DayOrder.EITHER]:,} more "
        "could be read with the day or the month first: nothing in the file shows which",
        place,
        _ONE_WAY,
    )


_OF_COLUMN = {
    Doubt.MONTH_FIRST: _month_first,
    Doubt.BESIDE_MONTH_FIRST: _beside_month_first,
    Doubt.TWO_ORDERS: _two_orders,
    Doubt.BESIDE_TWO_ORDERS: _beside_two_orders,
    Doubt.TWO_WAYS: _two_ways,
    Doubt.SWAPPED: swapped_column,
    Doubt.BESIDE_SWAPPED: beside_swapped_column,
}


def _count(column: Counter[DayOrder], orders: Iterable[DayOrder]) -> int:
    return sum(column[order] for order in orders)


def _cells(count: int) -> str:
    return counted(count, "cell")
