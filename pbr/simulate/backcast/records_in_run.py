"""How many of an extract's records have their day in a scheme's run: one settled outside its run pays nil for them."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from pbr.conditions.date_expressions import Day, Each, Edge, fields_of_day
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Condition, FieldRef
from pbr.engine.generated.rows_alike import kinds_at_least
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.files.record_names import record_called
from pbr.records.table import Records, Row, Table
from pbr.scheme.scheme import Scheme
from pbr.scheme.units.payment_basis import TimeSpan
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
_DaysOf = Callable[[Row], _FirstAndLast | None]
"""A function from a row to the first and the last day that fixes a price, or by which it is counted."""


class _Asked(NamedTuple):
    """What a payment or a measure asks of the rows of a table, and the fields that it reads for it."""

    days: _DaysOf
    reads: Sequence[FieldRef]


def in_run_of(scheme: Scheme, functions: SchemeFunctions, records: Records) -> tuple[InRun, ...]:
    """Count the records of each table that the scheme's payments and measures are for."""
    asked: dict[str, list[_Asked]] = {}
    for payment in scheme.payments:
        if payment.kind is not None and not isinstance(payment.priced_at, Edge):
            steps = functions.payments[payment.name]
            if isinstance(steps, CompiledPayment):
                asked.setdefault(payment.kind.name, []).append(_of_payment(steps, functions))
    for measure in scheme.measures.values():
        if measure.dated_by is not None and not isinstance(measure.dated_by, Edge | Each):
            counted = _on_day(functions.day(measure.dated_by))
            of_measure = _placed(measure.out_of, functions, counted, [measure.dated_by])
            asked.setdefault(measure.kind.name, []).append(of_measure)
    each = (_counted(records.tables[table], found, scheme.runs) for table, found in asked.items())
    return tuple(found for found in each if found is not None)


def _of_payment(steps: CompiledPayment, functions: SchemeFunctions) -> _Asked:
    payment, basis, first = steps.payment, steps.payment.scope.basis, steps.priced_on
    if isinstance(payment.priced_at, Each) and isinstance(basis, TimeSpan):
        last = _day(basis.last, functions)

        def from_first_to_last(row: Row) -> _FirstAndLast | None:
            return _from(first(row), last(row), functions.layouts.as_at)

        return _placed(payment.scope.where, functions, from_first_to_last, [basis.first, basis.last])
    return _placed(payment.scope.where, functions, _on_day(first), [payment.priced_at])


def _placed(where: Condition | None, functions: SchemeFunctions, days: _DaysOf, read: Sequence[Day]) -> _Asked:
    """The days of the rows that fit a condition, which are read from these."""
    reads = [ref for day in read for ref in fields_of_day(day)]
    if where is None:
        return _Asked(days, reads)
    test = functions.test(where)
    return _Asked(lambda row: None if test(row) is False else days(row), [*reads, *fields_of(where)])


def _day(day: Day, functions: SchemeFunctions) -> Callable[[Row], date | None]:
    return (lambda row: None) if isinstance(day, Edge | Each) else functions.day(day)


def _on_day(day_of_row: Callable[[Row], date | None]) -> _DaysOf:
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


def _times(table: Table, asked: Sequence[_Asked]) -> Counter[tuple[_FirstAndLast | None, ...]]:
    """How many rows of a table have the same days."""
    refs = [ref for one in asked for ref in one.reads]
    if any(ref.of_parent for ref in refs):
        return Counter(zip(*(map(one.days, table.rows) for one in asked), strict=True))
    # Visits come by the million, and those that are alike in what is read have the same days.
    kinds = kinds_at_least(table, tuple(sorted({table.layout[ref.field.name] for ref in refs})))
    many, found = Counter(kinds), Counter[tuple[_FirstAndLast | None, ...]]()
    for kind, at in dict(zip(kinds, count(), strict=False)).items():
        found[tuple(one.days(table.rows[at]) for one in asked)] += many[kind]
    return found


def _counted(table: Table, asked: Sequence[_Asked], runs: Period) -> InRun | None:
    """Count the rows of a table; None where none has a day."""
    times = _times(table, asked)
    periods = {days for each in times for days in each if days is not None}
    if not periods:
        return None
    inside = {(first, last) for first, last in periods if first <= runs.last and last >= runs.first}
    within = sum(many for each, many in times.items() if not inside.isdisjoint(each))
    outside = sum(many for each, many in times.items() if inside.isdisjoint(each) and any(each))
    days = Period(min(first for first, _ in periods), max(last for _, last in periods))
    return InRun(table.name, within, outside, days)
