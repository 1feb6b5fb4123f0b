"""Which fields of a record a payment reads: by its conditions, its days, its amount, and those of its parts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pbr.conditions.date_expressions import Day, fields_of_day
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import And, Condition, FieldRef, Not, Or, PaymentEarned, TermRef
from pbr.scheme.payments.gates import Gates
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.units.payment_basis import Costing, DistinctDays, Hours, TimeSpan, Units

if TYPE_CHECKING:
    from pbr.scheme.payments.parts import Part


def fields_of_payment(payment: Payment) -> list[FieldRef]:
    """The fields that a payment, with its undivided parts, reads of the record it is for."""
    return [*fields_of_conditions(conditions_of_payment(payment)), *fields_besides_conditions(payment)]


def fields_besides_conditions(payment: Payment) -> list[FieldRef]:
    """Those of which more is asked than whether a condition is true: they fix the price, how much, or a day."""
    refs = [*fields_that_price(payment), *_days(payment)]
    for part in payment.parts:
        if part.spread is None:
            refs += fields_of_day(part.due)
    if payment.most_of is not None and payment.most_of.own is not None:
        refs.append(payment.most_of.own.field)
    return [*refs, payment.at_most.field] if payment.at_most and payment.at_most.field else refs


def fields_that_price(payment: Payment) -> list[FieldRef]:
    """The fields that must be known for an amount to be worked out."""
    refs: list[FieldRef] = []
    match payment.scope.basis:
        case TimeSpan(first=first, last=last):
            refs += [*fields_of_day(first), *fields_of_day(last)]
        case Costing(weekly_hours=hours, first=first, last=last):
            refs += [hours, *fields_of_day(first), *fields_of_day(last)]
        case Hours(field=field) | Units(field=field) | DistinctDays(field=field):
            refs.append(field)
    return [*refs, *_fields_of_amount(payment)]


def fields_that_fix_lines(payment: Payment) -> list[FieldRef]:
    """The fields on which the lines of a record hang, beside what its gates say, its priced day and days of service."""
    plan, timed = payment.instalments, isinstance(payment.scope.basis, TimeSpan)
    days = [payment.due, *((plan.start, plan.until) if plan else ())]
    refs = _fields_of_amount(payment) if timed else fields_that_price(payment)
    return [*refs, *(ref for day in days if day is not None for ref in fields_of_day(day))]


def _fields_of_amount(payment: Payment) -> list[FieldRef]:
    refs: list[FieldRef] = []
    for use in (*payment.amount.uses(), *(part.share for part in payment.parts)):
        if isinstance(use, PriceUse):
            refs += use.by
    return [*refs, *payment.amount.fields()]


def _days(payment: Payment) -> list[FieldRef]:
    days: list[Day] = [payment.priced_at, *([payment.due] if payment.due else [])]
    plan = payment.instalments
    days += [day for day in (plan.start, plan.until) if day is not None] if plan else []
    days += [payment.cut_short.at] if payment.cut_short else []
    return [ref for day in days for ref in fields_of_day(day)]


def conditions_of_payment(payment: Payment) -> list[Condition]:
    """The conditions that a payment, with its undivided parts, puts to the record it is for."""
    conditions = [payment.scope.where] if payment.scope.where else []
    conditions += conditions_of_gates(payment.gates)
    conditions += [one.earned for one in payment.not_beside]
    conditions += [payment.cut_short.when] if payment.cut_short else []
    for part in payment.parts:
        if part.spread is None:
            conditions += conditions_of_gates(part.gates)
    return conditions


def conditions_of_gates(gates: Gates) -> list[Condition]:
    """The conditions of gates."""
    return [gate.condition for gate in gates.all()]


def conditions_of_spread(part: "Part") -> list[Condition]:
    """The conditions that a part spread over records puts to each."""
    where = [part.spread.where] if part.spread and part.spread.where else []
    return [*where, *conditions_of_gates(part.gates)]


def fields_of_spread(part: "Part") -> list[FieldRef]:
    """The fields that a part spread over records reads of each, and of what they belong to."""
    refs = [*fields_of_conditions(conditions_of_spread(part)), *fields_of_day(part.due)]
    if part.spread and part.spread.by_weight:
        kind = part.spread.kind
        refs.append(FieldRef(kind.name, kind.fields_by_name["weight"], False, (0, 0)))
    return refs


def fields_that_earn(where: Condition | None, gates: Gates) -> list[FieldRef]:
    """The fields that decide which records there is money for, and whether it is earned once nothing is waited for."""
    conditions = [*([where] if where else []), *([gates.when.condition] if gates.when else [])]
    return fields_of_conditions(conditions)


def fields_of_conditions(conditions: Iterable[Condition]) -> list[FieldRef]:
    """The fields that conditions look at."""
    return [ref for condition in conditions for ref in fields_of(condition)]


def payments_followed(payment: Payment) -> list[str]:
    """The names of the payments that one follows, and of those that these follow, each once."""
    gates = [payment.gates, *(part.gates for part in payment.parts)]
    names = [name for one in gates for condition in conditions_of_gates(one) for name in _followed(condition)]
    return list(dict.fromkeys(names))


def _followed(condition: Condition) -> list[str]:
    match condition:
        case PaymentEarned(name=name, earned=earned, failed=failed):
            return [name, *_followed(earned), *_followed(failed)]
        case TermRef(condition=inner) | Not(condition=inner):
            return _followed(inner)
        case And(conditions=parts) | Or(conditions=parts):
            return [name for part in parts for name in _followed(part)]
        case _:
            return []
