"""The compiler of date expressions: from a row, or from the day that places a line, to the day that was meant."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from pbr.conditions.compiler import Layouts, value_of
from pbr.conditions.date_expressions import Choice, Day, Each, EarlierOf, Edge, LaterOf, OneDay
from pbr.records.table import Row
from pbr.values.dates import contract_year_of, month_of, quarter_of, year_of
from pbr.values.period import Period


def day_of(day: Day, layouts: Layouts) -> Callable[[Row], date | None]:
    """A function from a row to the day, None while it is not known; made once. A day of a line is none of a row's."""
    made = layouts.days.get(id(day))
    if made is None:
        made = layouts.days[id(day)] = (day, _day_of(day, layouts))
    return made[1]


def _day_of(day: Day, layouts: Layouts) -> Callable[[Row], date | None]:
    match day:
        case OneDay(value=value):
            return value_of(value, layouts)
        case LaterOf(choices=choices):
            return _chosen(max, [_of_row(one, layouts) for one in choices])
        case EarlierOf(first=first, second=second):
            return _chosen(min, [value_of(first, layouts), value_of(second, layouts)])
        case Edge() | Each():
            return _of_row(day, layouts)


def _of_row(day: Choice, layouts: Layouts) -> Callable[[Row], Any]:
    if isinstance(day, Edge | Each):
        raise ValueError("only a line, not a row, has this day")
    return value_of(day, layouts)


def _chosen(
    choose: Callable[[Iterable[date]], date], days: Sequence[Callable[[Row], Any]]
) -> Callable[[Row], date | None]:
    if len(days) == 2:
        # Almost always two, and asked of every record: without a list it takes half the time.
        one, other = days

        def chosen_of_two(row: Row) -> date | None:
            first, second = one(row), other(row)
            return None if first is None or second is None else choose((first, second))

        return chosen_of_two

    def chosen(row: Row) -> date | None:
        found = [day(row) for day in days]
        return None if None in found else choose(found)

    return chosen


_STRETCH_OF: dict[str, Callable[[date], Period]] = {"month": month_of, "quarter": quarter_of, "year": year_of}


def edge_of(edge: Edge, day: date, runs: Period) -> date:
    """The day an edge means for a line whose month, quarter or year is the one that holds ``day``.

    The contract's years are counted from the first day that the scheme ``runs``.
    """
    return day_by_edge(edge, runs)(day)


def day_by_edge(edge: Edge, runs: Period) -> Callable[[date], date]:
    """The same, as a function from a day that places a line."""
    start, later, at_end = runs.first, timedelta(days=edge.days), edge.end
    stretch_of = (lambda day: contract_year_of(day, start)) if edge.of == "contract year" else _STRETCH_OF[edge.of]

    def at_edge(day: date) -> date:
        stretch = stretch_of(day)
        return (stretch.last if at_end else stretch.first) + later

    return at_edge
