"""What a condition means, said in another way than by the product: nested functions of one row.

A compiled condition takes a row and answers true, false or None (not known). ``and`` and ``or`` are Kleene's: one
false settles ``and``, one true settles ``or``, and otherwise anything unknown leaves the answer unknown.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import reduce
from operator import ge, gt, itemgetter, le, lt
from typing import Any

from pbr.calendar.kinds_of_day import KindOfDay
from pbr.calendar.working_days import WorkingDays
from pbr.conditions.compiler import Answer, Getter, Layouts, Test
from pbr.conditions.date_expressions import Day, Each, EarlierOf, Edge, LaterOf, OneDay
from pbr.conditions.syntax_tree import (
    And,
    AsAt,
    Between,
    Compare,
    Condition,
    Constant,
    DayIs,
    FieldRef,
    Known,
    MoreOrLess,
    MovedByWorkingDays,
    Not,
    OneOf,
    Operand,
    Or,
    PaymentEarned,
    Shifted,
    TermRef,
    YesNo,
)
from pbr.records.table import Row
from pbr.values.dates import add_months_last_day_where_shorter

_ORDER = {"<": lt, "<=": le, ">": gt, ">=": ge}


def value_of(operand: Operand, layouts: Layouts) -> Getter:
    """A function from a row to the value of an operand, None where it is blank."""
    match operand:
        case FieldRef(table=table, field=field, of_parent=of_parent):
            position = layouts.positions[table][field.name]
            if not of_parent:
                return itemgetter(position)
            return lambda row: row[-1][position]
        case Constant(value=value):
            return lambda row: value
        case AsAt():
            as_at = layouts.as_at
            return lambda row: as_at
        case Shifted(base=base, days=days, months=months):
            return _shifted(value_of(base, layouts), days, months)
        case MoreOrLess(base=base, by=by):
            number = value_of(base, layouts)
            return lambda row: None if number(row) is None else number(row) + by
        case MovedByWorkingDays(base=base, by=by):
            return _by_working_days(value_of(base, layouts), by)


def _shifted(base: Getter, days: int, months: int) -> Getter:
    step = timedelta(days=days)
    # The days of an extract are few and its rows many.
    known: dict[date, date] = {}

    def shifted(row: Row) -> date | None:
        day = base(row)
        if day is None:
            return None
        if day not in known:
            known[day] = add_months_last_day_where_shorter(day, months) + step
        return known[day]

    return shifted


def _by_working_days(base: Getter, by: WorkingDays) -> Getter:
    """The day by which so many working days have gone by: all days up to it laid out, and the working ones counted."""
    way = 1 if by.count > 0 else -1
    listed = by.calendar.listed

    def moved(row: Row) -> date | None:
        day = base(row)
        if day is None:
            return None
        # No stretch of ten days is without a working day, with the few days that a test's contract adds.
        days = [day + timedelta(days=way * apart) for apart in range(1, 10 * abs(by.count) + 10)]
        weekdays = [one for one in days if one.isoweekday() < 6]
        known = [one.year in range(listed.printed.first.year, listed.worked_out.last.year + 1) for one in weekdays]
        reached = weekdays[: known.index(False)] if False in known else weekdays
        work = [one for one in reached if one not in listed.days and one not in by.calendar.also]
        return work[abs(by.count) - 1] if len(work) >= abs(by.count) else None

    return moved


def answer_of(condition: Condition, layouts: Layouts) -> Test:
    """A function from a row to the answer of a condition."""
    return _test(condition, layouts, lambda inner: answer_of(inner, layouts))


def answer_but_for(condition: Condition, layouts: Layouts, not_asked: Callable[[Condition], bool]) -> Test:
    """The same, where what is ``not_asked`` counts as not known."""
    if not_asked(condition):
        return lambda row: None
    return _test(condition, layouts, lambda inner: answer_but_for(inner, layouts, not_asked))


def _test(condition: Condition, layouts: Layouts, of_inner: Callable[[Condition], Test]) -> Test:
    """A condition made of the functions of the conditions inside it."""
    match condition:
        case Compare():
            return _compare(condition, layouts)
        case OneOf(left=left, choices=choices, negated=negated):
            return _one_of(value_of(left, layouts), frozenset(choice.value for choice in choices), negated)
        case Between(left=left, low=low, high=high):
            return _between(value_of(left, layouts), value_of(low, layouts), value_of(high, layouts))
        case Known(left=left, wanted=wanted):
            value = value_of(left, layouts)
            return (lambda row: value(row) is not None) if wanted else (lambda row: value(row) is None)
        case YesNo(field=field):
            return value_of(field, layouts)
        case DayIs(left=left, kind=kind, negated=negated):
            return _day_is(value_of(left, layouts), kind, negated)
        case TermRef(condition=inner, of_parent=of_parent):
            test = of_inner(inner)
            return (lambda row: test(row[-1])) if of_parent else test
        case PaymentEarned(earned=earned, failed=failed, of_parent=of_parent):
            of_own = _earned(of_inner(earned), of_inner(failed))
            return (lambda row: of_own(row[-1])) if of_parent else of_own
        case Not(condition=inner):
            return _not(of_inner(inner))
        case And(conditions=parts):
            return reduce(_and, list(map(of_inner, parts)))
        case Or(conditions=parts):
            return reduce(_or, list(map(of_inner, parts)))


def _earned(earned: Test, failed: Test) -> Test:
    """Earned before all else; then failed; and otherwise nobody knows."""

    def is_earned(row: Row) -> Answer:
        if earned(row) is True:
            return True
        return False if failed(row) is True else None

    return is_earned


def _compare(condition: Compare, layouts: Layouts) -> Test:
    left, right = value_of(condition.left, layouts), value_of(condition.right, layouts)
    if condition.sign in ("is", "is not"):
        return _equal(left, condition.right, right, wanted=condition.sign == "is")
    order = _ORDER[condition.sign]

    def compare(row: Row) -> Answer:
        one, other = left(row), right(row)
        return None if one is None or other is None else order(one, other)

    return compare


def _equal(left: Getter, written: Operand, right: Getter, *, wanted: bool) -> Test:
    if isinstance(written, Constant):
        constant = written.value

        def equals_constant(row: Row) -> Answer:
            value = left(row)
            return None if value is None else (value == constant) is wanted

        return equals_constant

    def equals(row: Row) -> Answer:
        one, other = left(row), right(row)
        return None if one is None or other is None else (one == other) is wanted

    return equals


def _one_of(left: Getter, choices: frozenset[Any], negated: bool) -> Test:
    def one_of(row: Row) -> Answer:
        value = left(row)
        return None if value is None else (value in choices) is not negated

    return one_of


def _between(left: Getter, low: Getter, high: Getter) -> Test:
    def between(row: Row) -> Answer:
        value, first, last = left(row), low(row), high(row)
        if value is None:
            return None
        after = None if first is None else first <= value
        before = None if last is None else value <= last
        if after is False or before is False:
            return False
        return None if after is None or before is None else True

    return between


def _day_is(left: Getter, kind: KindOfDay, negated: bool) -> Test:
    """Asked of the lists themselves, by the name of the day as it is printed."""

    def holds(day: date) -> Answer:
        if kind.calendar is None:
            weekend = day.isoweekday() in (6, 7)
            return {"weekend": weekend, "weekday": not weekend}.get(kind.name, f"{day:%A}" == kind.name)
        if not 2012 <= day.year <= 2031:
            return None
        return day in {**kind.calendar.listed.days, **kind.calendar.also}

    def day_is(row: Row) -> Answer:
        day = left(row)
        answer = None if day is None else holds(day)
        return None if answer is None else answer is not negated

    return day_is


def _not(test: Test) -> Test:
    def opposite(row: Row) -> Answer:
        answer = test(row)
        return None if answer is None else not answer

    return opposite


def _and(first: Test, second: Test) -> Test:
    """Both: one that is false settles it, else one that is not known leaves it so. The first is asked first."""

    def both(row: Row) -> Answer:
        one = first(row)
        if one is False:
            return False
        other = second(row)
        return other if one is True or other is False else None

    return both


def _or(first: Test, second: Test) -> Test:
    """Either: one that is true settles it, else one that is not known leaves it so. The first is asked first."""

    def either(row: Row) -> Answer:
        one = first(row)
        if one is True:
            return True
        other = second(row)
        return other if one is False or other is True else None

    return either


def day_of_row(day: Day, layouts: Layouts) -> Callable[[Row], date | None]:
    """A function from a row to a day that a record gives."""
    match day:
        case OneDay(value=value):
            return value_of(value, layouts)
        case LaterOf(choices=choices):
            return _chosen(max, [value_of(one, layouts) for one in choices if not isinstance(one, Edge | Each)])
        case EarlierOf(first=first, second=second):
            return _chosen(min, [value_of(first, layouts), value_of(second, layouts)])
        case _:
            raise ValueError("only a line has this day")


def _chosen(choose: Callable[[list[date]], date], days: list[Getter]) -> Callable[[Row], date | None]:
    def chosen(row: Row) -> date | None:
        found = [day(row) for day in days]
        return None if None in found else choose(found)

    return chosen
