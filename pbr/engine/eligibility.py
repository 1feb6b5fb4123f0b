"""Which records a payment is for, and at which day's price: what every basis asks first."""

from collections.abc import Callable, Sequence
from datetime import date

from pbr.conditions.compiler import test_of
from pbr.conditions.date_compiler import day_by_edge, day_of
from pbr.conditions.date_expressions import Day, Each, Edge, LaterOf, OneDay, days_of_line
from pbr.conditions.deciding_facts import fields_of
from pbr.engine.compile_context import Compiling
from pbr.engine.disputes import in_doubt_where_disputed
from pbr.engine.line_sum import Taken
from pbr.engine.verdict import Judge, Verdict
from pbr.engine.verdict_by_facts import by_facts
from pbr.records.table import Row
from pbr.scheme.payment_basis import TimeSpan
from pbr.scheme.payments import Payment
from pbr.settlement.facts import Facts
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import ScopeNotKnown

Settle = Callable[[Row], list[Line]]
"""A function from a row to the lines of one payment; none where the row is out of the payment's scope."""


DueOn = Callable[[Row, date | None], date | None]
"""A function from a row, and the day that places its line, to the day it is due; None while it is not known."""


PricedOn = Callable[[Row], date | None]
"""A function from a row to the day that fixes its price; None while it is not known."""


TakeIn = Callable[[Row], Taken | None]
"""A function from a row to what a payment makes of it; None where it is out of scope."""


def take_in_of(payment: Payment, priced_on: PricedOn, judge: Judge, over: Compiling) -> TakeIn:
    """A function from a row to what the payment makes of it; None where it is out of scope.

    Out of scope: ``where`` is false, or the day that fixes the price is outside the scheme's run. Where it is not
    known whether ``where`` holds, or which day it is, the payment is open.
    """
    kind = payment.kind
    if kind is None:
        raise ValueError("a provider's window takes in no records")
    where, in_doubt, condition = None, judge, payment.scope.where
    if condition is not None:
        where = in_doubt_where_disputed(test_of(condition, over.layouts), fields_of(condition), kind, over)
        in_doubt = by_facts(condition, over.layouts, _not_known)
    first, last = over.scheme.runs.first, over.scheme.runs.last
    # What is priced day by day is taken in for those of its days that are in the run.
    by_the_day = isinstance(payment.priced_at, Each)

    def take_in(row: Row) -> Taken | None:
        applies = True if where is None else where(row)
        if applies is False:
            return None
        day = priced_on(row)
        if day is not None and not by_the_day and not first <= day <= last:
            return None
        verdict = judge(row)
        if applies is None and verdict[0] is not Status.HELD:
            verdict = in_doubt(row)
        return Taken(day, verdict)

    return take_in


def _not_known(facts: Facts) -> Verdict:
    return (Status.OPEN, ScopeNotKnown(facts))


def priced_on_of(payment: Payment, over: Compiling) -> PricedOn:
    """The day whose price a record takes; for a price taken day by day, the first day of service."""
    day = payment.priced_at
    if isinstance(day, Edge):
        raise ValueError("the edge of a window has no record")
    if isinstance(day, Each):
        basis = payment.scope.basis
        if not isinstance(basis, TimeSpan):
            raise ValueError("only weeks and days are priced day by day")
        return day_of(basis.first, over.layouts)
    return day_of(day, over.layouts)


def due_on_of(due: Day, over: Compiling) -> DueOn:
    """A function from a row, and the day that places its line, to the day it is due.

    The day that places a line is one of the month, quarter or year it is for, or the instalment's own.
    """
    if isinstance(due, Edge):
        at_edge = day_by_edge(due, over.scheme.runs)
        return lambda row, day: None if day is None else at_edge(day)
    if isinstance(due, Each):
        return lambda row, day: day
    if isinstance(due, LaterOf) and days_of_line(due):
        days = (one if isinstance(one, Edge | Each) else OneDay(one) for one in due.choices)
        return _latest_of([due_on_of(day, over) for day in days])
    of_row = day_of(due, over.layouts)
    return lambda row, day: of_row(row)


def _latest_of(choices: Sequence[DueOn]) -> DueOn:
    def latest(row: Row, day: date | None) -> date | None:
        found = [choice(row, day) for choice in choices]
        known = [each for each in found if each is not None]
        return max(known) if len(known) == len(found) else None

    return latest
