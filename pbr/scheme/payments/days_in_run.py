"""What the run of a scheme asks of a record, as conditions: a day in the run fixes its price, or dates its count."""

from collections.abc import Iterator
from datetime import date

from pbr.conditions.date_expressions import Day, Each, EarlierOf, LaterOf, OneDay, operands_of_day
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Compare, Comparison, Condition, Constant, Known, Operand, Or
from pbr.conditions.value_type import Type
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.values.period import Period

_NOWHERE = (0, 0)


def paid_in_run(payment: Payment, runs: Period) -> tuple[Condition, ...]:
    """What is true of every record that a payment takes in: the day that fixes its price is in the run.

    Where each day has a price of its own, only the days in the run are paid.
    """
    basis = payment.scope.basis
    if isinstance(payment.priced_at, Each):
        if not isinstance(basis, TimeSpan):
            return ()
        return (*_not_after(basis.first, runs), *(() if basis.open_ended else _not_before(basis.last, runs)))
    return within_run(payment.priced_at, runs)


def counted_in_run(measure: Measure, runs: Period) -> tuple[Condition, ...]:
    """What is true of every record that a measure counts in a window: the day that dates it is in the run."""
    return () if measure.dated_by is None else within_run(measure.dated_by, runs)


def within_run(day: Day, runs: Period) -> tuple[Condition, ...]:
    """What is true of every record that has this day in the run, as far as it can be said of single dates."""
    return (*_not_before(day, runs), *_not_after(day, runs))


def _not_before(day: Day, runs: Period) -> Iterator[Condition]:
    """The later of two days may be in the run while the other is before it."""
    if isinstance(day, OneDay | EarlierOf):
        yield from (_compared(value, ">=", runs.first) for value in operands_of_day(day))


def _not_after(day: Day, runs: Period) -> Iterator[Condition]:
    """The earlier of two days may be in the run while the other is after it."""
    if isinstance(day, OneDay | LaterOf):
        yield from (_compared(value, "<=", runs.last) for value in operands_of_day(day))


def _compared(value: Operand, sign: Comparison, day: date) -> Condition:
    """That a day is on the right side of another, or is not known: such a record is open, and is taken in."""
    written = Constant(day, Type.DATE, day.isoformat(), _NOWHERE)
    blank = [Known(ref, False, _NOWHERE) for ref in fields_of(value)]
    return Or((Compare(value, sign, written, _NOWHERE), *blank), _NOWHERE)
