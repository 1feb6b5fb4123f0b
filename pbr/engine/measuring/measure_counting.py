"""How a measure counts a record: whether it belongs, whether it fits, and in which window it is counted."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pbr.conditions.compiler import Test, test_of, value_of
from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Edge, fields_of_day
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Condition
from pbr.engine.facts.compile_context import Compiling, OutsideRunError
from pbr.engine.facts.disputes import in_doubt_where_disputed, without_disputed_facts
from pbr.engine.measuring.measure_counts import Counted, counted
from pbr.engine.verdicts.verdict import held_by
from pbr.records.table import Row
from pbr.values.window import Window, whole_run, window_of

if TYPE_CHECKING:
    from pbr.scheme.measuring.measures import Measure, NumberMeasured

Cell = tuple[str, Window | None]
"""A provider, area or person (empty: nobody can read whose), and a window (None: it is not known which)."""

Whose = Callable[[Row], str]
"""A function from a row to the provider, area or person it is of; empty where nobody can tell, or it is all one."""

CountedIn = tuple[Window | None, Counted]
"""The window in which a record counts (None: it is not known which), and how."""


CountsIn = Callable[[Row], CountedIn | None]
"""A function from a row to the window in which a measure counts it, and how; None where it does not count it."""


def counting_of(measure: "Measure", over: Compiling) -> Callable[[Row], CountedIn | None]:
    """A function from a row to the window in which a measure counts it, and how; None where it does not count it.

    It belongs where it fits ``out of`` and is counted from by now, and its day is in the scheme's run. A dispute is
    about what the review found: it could move a row in, out, or into another window. What is held may fit or not, once
    somebody has looked; of a rate, where what fits is all that is counted, it may count or not.
    """
    layouts, runs = over.layouts, over.scheme.runs
    fits = _test(measure.count, over) if measure.number is None else _number_known(measure.number, over)
    belongs = membership_of(measure, over)
    held = held_by(measure.kind, over)
    held_may_belong = measure.rate is not None
    windows = _windows_of(measure, over)
    if measure.dated_by is None or isinstance(measure.dated_by, Edge):
        run = whole_run(runs)

        def window_in(row: Row) -> Window | None:
            return run
    else:
        dated, without_dispute = day_of(measure.dated_by, layouts), without_disputed_facts(measure.kind, over)

        def window_in(row: Row) -> Window | None:
            return windows(dated(without_dispute(row)))

    def counts_in(row: Row) -> CountedIn | None:
        belong = belongs(row)
        if belong is False:
            return None
        try:
            window = window_in(row)
        except OutsideRunError:
            return None
        if held is None or held(row) is None:
            return window, counted(belong, fits(row))
        return window, counted(None if held_may_belong else belong, None)

    return counts_in


def _number_known(number: "NumberMeasured", over: Compiling) -> Test:
    """A function from a row to whether all that its number is read from is known: True, or None."""
    getters = [value_of(ref, over.layouts) for ref in number.refs()]
    if len(getters) == 1:
        (getter,) = getters
        return lambda row: None if getter(row) is None else True
    return lambda row: None if any(getter(row) is None for getter in getters) else True


def _windows_of(measure: "Measure", over: Compiling) -> Callable[[date | None], Window | None]:
    """A function from a day to its window, each window made once. Raises `OutsideRunError`."""
    runs = over.scheme.runs
    of_days: dict[date | None, Window | None] = {None: None}
    made: dict[Window, Window] = {}

    def window(day: date | None) -> Window | None:
        if day not in of_days:
            if day is None or day not in runs:
                raise OutsideRunError
            found = window_of(measure.over, day, runs)
            of_days[day] = made.setdefault(found, found)
        return of_days[day]

    return window


def membership_of(measure: "Measure", over: Compiling) -> Test:
    """A function from a row to whether it belongs to a measure: it fits ``out of``, and is counted from by now."""
    refs = fields_of(measure.out_of) if measure.out_of else []
    refs += fields_of_day(measure.counted_from) if measure.counted_from else []
    return in_doubt_where_disputed(_undoubted(measure, over), refs, measure.kind, over)


def _undoubted(measure: "Measure", over: Compiling) -> Test:
    out_of = _test(measure.out_of, over)
    if measure.counted_from is None:
        return out_of
    counted_from, as_at = day_of(measure.counted_from, over.layouts), over.as_at

    def member(row: Row) -> bool | None:
        belongs = out_of(row)
        if belongs is False:
            return False
        day = counted_from(row)
        if day is None:
            return None
        return belongs if day <= as_at else False

    return member


def _test(condition: Condition | None, over: Compiling) -> Test:
    return (lambda row: True) if condition is None else test_of(condition, over.layouts)
