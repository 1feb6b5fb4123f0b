"""How many of an extract's records have their day in a scheme's run: one settled outside its run pays nil for them."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from pbr.conditions.date_expressions import Day, Each, Edge
from pbr.conditions.syntax_tree import Condition
from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.scheme_functions import SchemeFunctions
from pbr.records.record_names import record_called
from pbr.records.table import Records, Row
from pbr.scheme.payment_basis import TimeSpan
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class InRun:
    """Of the rows of a table that a scheme's payments or measures are for: how many have their day in its run.

    A row counts once, within if any of them takes it there. ``days`` are those of all of them. What has no day, or is
    counted on whatever day it was, is in neither number.
    """

    table: str
    within: int
    outside: int
    days: Period

    @property
    def words(self) -> str:
        """How many are outside, as people read it: ``12 of 200 plans``."""
        every = self.within + self.outside
        return f"{self.outside:,} of {every:,} {self.table if every != 1 else record_called(self.table)}"


_FirstAndLast = tuple[date, date]
_Days = Sequence[_FirstAndLast | None]
"""For each row of a table, from the first to the last day that fixes a price, or by which it is counted."""


def in_run_of(scheme: Scheme, functions: SchemeFunctions, records: Records) -> tuple[InRun, ...]:
    """Count the records of each table that the scheme's payments and measures are for."""
    placed: dict[str, list[_Days]] = {}
    for payment in scheme.payments:
        if payment.kind is not None and not isinstance(payment.priced_at, Edge):
            steps = functions.payments[payment.name]
            if isinstance(steps, CompiledPayment):
                placed.setdefault(payment.kind.name, []).append(_of_payment(steps, functions, records))
    for measure in scheme.measures.values():
        if measure.dated_by is not None and not isinstance(measure.dated_by, Edge | Each):
            counted = _on_day(functions.day(measure.dated_by))
            rows = records.tables[measure.kind.name].rows
            placed.setdefault(measure.kind.name, []).append(_placed(rows, measure.out_of, functions, counted))
    each = (_counted(table, found, scheme.runs) for table, found in placed.items())
    return tuple(found for found in each if found is not None)


def _of_payment(steps: CompiledPayment, functions: SchemeFunctions, records: Records) -> _Days:
    payment, basis, first = steps.payment, steps.payment.scope.basis, steps.priced_on
    rows = records.tables[steps.kind.name].rows
    if isinstance(payment.priced_at, Each) and isinstance(basis, TimeSpan):
        last = _day(basis.last, functions)
        return _placed(
            rows, payment.scope.where, functions, lambda row: _from(first(row), last(row), functions.layouts.as_at)
        )
    return _placed(rows, payment.scope.where, functions, _on_day(first))


def _placed(
    rows: list[Row], where: Condition | None, functions: SchemeFunctions, days: Callable[[Row], _FirstAndLast | None]
) -> _Days:
    if where is None:
        return [*map(days, rows)]
    test = functions.test(where)
    return [None if test(row) is False else days(row) for row in rows]


def _day(day: Day, functions: SchemeFunctions) -> Callable[[Row], date | None]:
    return (lambda row: None) if isinstance(day, Edge | Each) else functions.day(day)


def _on_day(day_of_row: Callable[[Row], date | None]) -> Callable[[Row], _FirstAndLast | None]:
    # There are few days and many rows.
    periods: dict[date | None, _FirstAndLast | None] = {None: None}

    def days(row: Row) -> _FirstAndLast | None:
        day = day_of_row(row)
        if day not in periods:
            periods[day] = None if day is None else (day, day)
        return periods[day]

    return days


def _from(first: date | None, last: date | None, as_at: date) -> _FirstAndLast | None:
    return None if first is None else (first, max(first, last or as_at))


def _counted(table: str, placed: Sequence[_Days], runs: Period) -> InRun | None:
    """Count the rows of a table; None where none has a day."""
    # Visits come by the million, and those of the same days are counted together.
    times = Counter(zip(*placed, strict=True))
    periods = {days for each in times for days in each if days is not None}
    if not periods:
        return None
    inside = {(first, last) for first, last in periods if first <= runs.last and last >= runs.first}
    within = sum(many for each, many in times.items() if not inside.isdisjoint(each))
    outside = sum(many for each, many in times.items() if inside.isdisjoint(each) and any(each))
    return InRun(table, within, outside, Period(min(first for first, _ in periods), max(last for _, last in periods)))
