"""In which order a file has day and month, judged by its columns and never by one cell."""

from collections import Counter
from collections.abc import Iterable

from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import FieldType, TableKind
from pbr.records.hidden_characters import trimmed
from pbr.records.rows import Source
from pbr.values.dates import DayOrder, day_order_in_cell

Orders = dict[str, Counter[DayOrder]]
"""How many cells of each column of days can have day and month in which order."""


def orders_of(source: Source, kind: TableKind) -> Orders:
    """Go through a file and count, in every column of days, the orders that its cells show."""
    days = [field.name for field in kind.fields if field.type is FieldType.DATE]
    orders: Orders = {name: Counter() for name in days}
    for batch in source.batches():
        for name in days:
            shown = map(day_order_in_cell, map(trimmed, batch.columns.get(name, ())))
            orders[name].update(order for order in shown if order)
    return orders


def month_first_columns(orders: Orders) -> list[str]:
    """Name the columns in which no day can be believed.

    Where cells fail with the day first and none fails with the month first, the column has the month first. So may a
    column of the same file in which every day could be read either way.
    """
    shown = [name for name, column in orders.items() if _shows_month_first(column)]
    if not shown:
        return []
    either = [name for name, column in orders.items() if column[DayOrder.EITHER] and not column[DayOrder.DAY_FIRST]]
    return [name for name in orders if name in shown or name in either]


def month_first(orders: Orders, names: Iterable[str], file: str) -> list[Problem]:
    """Say once for each column that its days are not believed."""
    return [_month_first(name, orders[name], Place(file, 1, field=name)) for name in names]


def _shows_month_first(column: Counter[DayOrder]) -> bool:
    return bool(column[DayOrder.MONTH_FIRST]) and not column[DayOrder.DAY_FIRST]


def _month_first(name: str, column: Counter[DayOrder], place: Place) -> Problem:
    failing, cells = column[DayOrder.MONTH_FIRST], column.total()
    advice = "write the day first (20/06/2026) or the year first (2026-06-20) in the whole column"
    if not failing:
        return Problem(
            "PBR725",
            f"{name} may have the month first, as other columns of the file have: "
            f"{_cells(cells)} can be read either way, and no day of it is believed",
            place,
            advice,
        )
    return Problem(
        "PBR725",
        f"{name} has the month first: with the day first, {failing:,} of {_cells(cells)} would be no day, and with the "
        "month first none; no day of it is believed",
        place,
        advice,
    )


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count:,} cells"
