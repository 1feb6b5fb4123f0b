"""How many of an extract's records have their day in a scheme's run: one settled outside its run pays nil for them."""

from collections.abc import Callable, Iterator
from datetime import date

from pbr.conditions.compiler import Test
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


_Placed = tuple[int, Period]
"""A row by its position, and its days: from the first to the last that fixes a price, or by which it is counted."""


def in_run_of(scheme: Scheme, functions: SchemeFunctions, records: Records) -> tuple[InRun, ...]:
    """Count the records of each table that the scheme's payments and measures are for."""
    placed: dict[str, list[_Placed]] = {}
    for payment in scheme.payments:
        if payment.kind is not None and not isinstance(payment.priced_at, Edge):
            steps = functions.payments[payment.name]
            if isinstance(steps, CompiledPayment):
                placed.setdefault(payment.kind.name, []).extend(_of_payment(steps, functions, records))
    for measure in scheme.measures.values():
        if measure.dated_by is not None and not isinstance(measure.dated_by, Edge | Each):
            counted = _on_day(functions.day(measure.dated_by))
            rows = records.tables[measure.kind.name].rows
            placed.setdefault(measure.kind.name, []).extend(_placed(rows, measure.out_of, functions, counted))
    return tuple(_counted(table, found, scheme.runs) for table, found in placed.items() if found)


def _of_payment(steps: CompiledPayment, functions: SchemeFunctions, records: Records) -> Iterator[_Placed]:
    payment, basis, first = steps.payment, steps.payment.scope.basis, steps.priced_on
    rows = records.tables[steps.kind.name].rows
    if isinstance(payment.priced_at, Each) and isinstance(basis, TimeSpan):
        last = _day(basis.last, functions)
        return _placed(
            rows, payment.scope.where, functions, lambda row: _from(first(row), last(row), functions.layouts.as_at)
        )
    return _placed(rows, payment.scope.where, functions, _on_day(first))


def _placed(
    rows: list[Row], where: Condition | None, functions: SchemeFunctions, days: Callable[[Row], Period | None]
) -> Iterator[_Placed]:
    test: Test | None = None if where is None else functions.test(where)
    for at, row in enumerate(rows):
        if (test is None or test(row) is not False) and (found := days(row)) is not None:
            yield at, found


def _day(day: Day, functions: SchemeFunctions) -> Callable[[Row], date | None]:
    return (lambda row: None) if isinstance(day, Edge | Each) else functions.day(day)


def _on_day(day_of_row: Callable[[Row], date | None]) -> Callable[[Row], Period | None]:
    # There are few days and many rows.
    periods: dict[date, Period] = {}

    def days(row: Row) -> Period | None:
        day = day_of_row(row)
        if day is None:
            return None
        found = periods.get(day)
        if found is None:
            found = periods[day] = Period(day, day)
        return found

    return days


def _from(first: date | None, last: date | None, as_at: date) -> Period | None:
    return None if first is None else Period(first, max(first, last or as_at))


def _counted(table: str, placed: list[_Placed], runs: Period) -> InRun:
    different = {id(days): days for _, days in placed}
    inside = {which for which, days in different.items() if days.first <= runs.last and days.last >= runs.first}
    within = {at for at, days in placed if id(days) in inside}
    every = {at for at, _ in placed}
    days = Period(min(one.first for one in different.values()), max(one.last for one in different.values()))
    return InRun(table, len(within), len(every - within), days)
