"""The day on which a line is due, as generated source: a day of the record, or one by the day that places the line."""

from datetime import date

from pbr.conditions.date_compiler import day_by_edge
from pbr.conditions.date_expressions import Day, Each, Edge, LaterOf, days_of_line
from pbr.conditions.day_source import chosen_of, day_source
from pbr.conditions.row_source import RowSource
from pbr.values.period import Period


class EdgeDays(dict[date | None, date | None]):
    """By the day that places a line, the edge of its month, quarter or year; of none, none. Each is made once."""

    def __init__(self, edge: Edge, runs: Period) -> None:
        super().__init__({None: None})
        self._at_edge = day_by_edge(edge, runs)

    def __missing__(self, day: date) -> date | None:
        at_edge = self[day] = self._at_edge(day)
        return at_edge


def due_source(due: Day, row: RowSource, day: str, runs: Period) -> str:
    """An expression for the day a line is due; ``day`` is an expression for the day that places it.

    That is one of the month, quarter or year it is for, or the instalment's own.
    """
    if isinstance(due, Edge | Each):
        return _of_line(due, row, day, runs)
    if isinstance(due, LaterOf) and days_of_line(due):
        days = [
            _of_line(one, row, day, runs) if isinstance(one, Edge | Each) else row.value(one) for one in due.choices
        ]
        return chosen_of("max", days, row.source)
    return day_source(due, row)


def _of_line(due: Edge | Each, row: RowSource, day: str, runs: Period) -> str:
    return f"{row.source.bind(EdgeDays(due, runs), 'edge')}[{day}]" if isinstance(due, Edge) else day
