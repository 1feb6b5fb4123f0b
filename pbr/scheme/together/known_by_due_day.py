"""Whether what decides a payment is known by the day it is due: what is decided later is in no month's total.

A line is due on its day, in the month of that day. Where a fact that decides it is recorded only afterwards, the line
is open in that month and "earlier" in every month after it. So every recorded date that a payment cannot be earned
without has to be among the dates of its due day.
"""

from collections.abc import Iterator

from pbr.conditions.date_expressions import Day, EarlierOf, Edge, LaterOf, OneDay, fields_of_day
from pbr.conditions.possible_answers import while_blank
from pbr.conditions.syntax_tree import Condition, FieldRef
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind
from pbr.scheme.payments.added_up import AddedUp
from pbr.scheme.payments.gates import asked_of
from pbr.scheme.payments.parts import Part
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.reading.earliest_days import lower_bounds
from pbr.scheme.reading.facts_known_from import KnownFrom, known_from
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import Costing, DistinctDays, EachRecord, Hours, TimeSpan, Units
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class _Decided:
    """What decides one sum of a payment, the day it is due, and where that is written."""

    kind: TableKind
    must_hold: tuple[Condition, ...]
    must_not_hold: tuple[Condition, ...]
    must_be_known: tuple[FieldRef, ...]
    due: Day
    due_text: str
    place: Place


def check_known_in_time(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """Warn where a payment may be decided after its due day."""
    kind = payment.kind
    if kind is None or payment.verb == "note" or payment.scale is not None:
        # What a measure scales is due when its window is; a note is never due.
        return
    placed = lower_bounds(payment.scope.basis.first if isinstance(payment.scope.basis, TimeSpan) else payment.priced_at)
    if payment.instalments:
        placed = lower_bounds(payment.instalments.start)
    if payment.added_up is not None and payment.added_up.by == "provider" and _has_days_after(payment.due):
        return
    for decided in _all_decided(payment, form, kind):
        bounds = lower_bounds(decided.due, placed)
        for fact in known_from(decided.kind, reading.tables):
            if bounds.get(fact.date, -1) < fact.days and _waits_for(decided, fact):
                _warn_of_late(decided, fact, reading, together=payment.added_up)


def _has_days_after(due: Day | None) -> bool:
    """Whether what is added up for a provider leaves days after its window in which something is found out."""
    return isinstance(due, Edge) and due.end and due.days > 0


def _all_decided(payment: Payment, form: PaymentForm, kind: TableKind) -> Iterator[_Decided]:
    """What decides the payment, or each of its parts."""
    where = [payment.scope.where] if payment.scope.where else []
    known = _known_for_amount(payment)
    hold, not_hold = asked_of(payment.gates, payment.verb)
    not_hold = (*not_hold, *(one.earned for one in payment.not_beside))
    if payment.due is not None and form.due is not None:
        yield _Decided(kind, (*where, *hold), not_hold, known, payment.due, payment.due_text, form.due.place)
    for part in payment.parts:
        own_hold, own_not = asked_of(part.gates, payment.verb)
        about, spread = _about(part, kind)
        yield _Decided(
            about, (*where, *spread, *hold, *own_hold), (*not_hold, *own_not), known, part.due, part.due_text,
            (form.parts or {})[part.name].due.place,
        )  # fmt: skip


def _about(part: Part, kind: TableKind) -> tuple[TableKind, tuple[Condition, ...]]:
    if part.spread is None:
        return kind, ()
    return part.spread.kind, (part.spread.where,) if part.spread.where else ()


def _known_for_amount(payment: Payment) -> tuple[FieldRef, ...]:
    """The fields without which the amount, or the day of its price, is not known."""
    refs = fields_of_day(payment.priced_at)
    match payment.scope.basis:
        case TimeSpan(first=first, last=last, open_ended=open_ended):
            refs += [*fields_of_day(first), *([] if open_ended else fields_of_day(last))]
        case Costing(weekly_hours=hours, first=first, last=last):
            refs += [hours, *fields_of_day(first), *fields_of_day(last)]
        case Hours(field=field) | Units(field=field) | DistinctDays(field=field):
            refs.append(field)
        case EachRecord():
            pass
    for use in (*payment.amount.uses(), *(part.share for part in payment.parts)):
        refs += use.by if isinstance(use, PriceUse) else ()
    return (*refs, *payment.amount.fields())


def _waits_for(decided: _Decided, fact: KnownFrom) -> bool:
    """Whether nothing can be due while these facts are blank."""
    return (
        any(True not in while_blank(condition, fact.has) for condition in decided.must_hold)
        or any(False not in while_blank(condition, fact.has) for condition in decided.must_not_hold)
        or any(fact.has(ref) and not ref.field.blank_means for ref in decided.must_be_known)
    )


def _warn_of_late(decided: _Decided, fact: KnownFrom, reading: Reading, together: AddedUp | None) -> None:
    known = fact.written(decided.kind)
    reading.problem(
        "PBR321",
        f"this cannot be earned before {known}, and that may be after the day it is due ({decided.due_text}): it would "
        "then be in no month's total",
        decided.place,
        # What is of many records is due by no date of one of them.
        f"leave time for it, as in due: {decided.due_text} + 6 weeks"
        if together is not None and together.by == "provider"
        else _late_enough(decided, fact, known),
        warning=True,
    )


def _late_enough(decided: _Decided, fact: KnownFrom, known: str) -> str:
    """The day to write instead."""
    match decided.due:
        case OneDay() if fact.date in lower_bounds(decided.due):
            return f"write due: {known}"
        case LaterOf():
            return f"write due: {decided.due_text} and {known}"
        case EarlierOf():
            return f"write a day that is never before {known}"
        case _:
            return f"write due: later of {decided.due_text} and {known}"
