"""The compiler of date expressions: from a row, or from the day that places a line, to the day that was meant."""

from collections.abc import Callable
from datetime import date

from pbr.conditions.compiler import Layouts, value_of
from pbr.conditions.date_expressions import Day, Edge, OneDay
from pbr.conditions.day_source import day_source
from pbr.conditions.syntax_tree import FieldRef
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Row
from pbr.values.period import Period


def day_of(day: Day, layouts: Layouts) -> Callable[[Row], date | None]:
    """A function from a row to the day, None while it is not known; made once. A day of a line is none of a row's."""
    for compiled in (layouts.on_any_day, layouts.as_at_day):
        if id(day) in compiled.days:
            return compiled.days[id(day)][1]
    source = Source()
    made: Callable[[Row], date | None]
    if isinstance(day, OneDay) and isinstance(day.value, FieldRef):
        made = value_of(day.value, layouts)
    else:
        with source.under("def day(row)"):
            source.write(f"return {day_source(day, layouts.row_in(source))}")
        made = functions_of(source)["day"]
    layouts.compiled_with(source).days[id(day)] = (day, made)
    return made


def day_by_edge(edge: Edge, runs: Period) -> Callable[[date], date | None]:
    """A function from a day that places a line to the day an edge means for it: of the stretch that holds that day.

    The contract's years and quarters are counted from the first day that the scheme ``runs``. None where working days
    lead past the calendar's list.
    """
    return lambda day: edge.around(day, runs)
