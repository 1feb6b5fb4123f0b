"""Whether what has fallen due is taken back by what is recorded later: by a condition, or by a hold.

A condition is asked as things stand, for all the lines of a record alike, and a hold is of a whole record.
"""

from collections.abc import Iterable

from pbr.conditions.possible_answers import once_recorded, while_blank
from pbr.conditions.syntax_tree import (
    And,
    AsAt,
    Between,
    Compare,
    Condition,
    MovedByWorkingDays,
    Not,
    Operand,
    Or,
    PaymentEarned,
    Shifted,
    TermRef,
)
from pbr.records.dictionary import TableKind, Tables
from pbr.scheme.payments.gates import Gates, asked_of
from pbr.scheme.payments.gates_form import GatesForm
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.reading.earliest_days import lower_bounds
from pbr.scheme.reading.facts_known_from import known_from
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.records.holds import Hold
from pbr.scheme.units.payment_basis import TimeSpan


def check_not_taken_back(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """Warn where nothing of a payment or part is earned any more once a date has been recorded."""
    kind = payment.kind
    if kind is None or payment.verb == "note":
        return
    _check_gates(payment, payment.gates, form, kind, reading)
    for part in payment.parts:
        about = part.spread.kind if part.spread else kind
        _check_gates(payment, part.gates, (form.parts or {})[part.name], about, reading)


def check_holds_in_time(holds: Iterable[Hold], payments: Iterable[Payment], reading: Reading) -> None:
    """Warn where a hold can come after months or instalments of its record were due, which it then holds as well."""
    for hold in holds:
        for payment in payments:
            kind = payment.kind
            if kind is None or payment.verb == "note" or hold.kind.name not in (kind.name, kind.parent):
                continue
            because = _comes_later(hold, payment, kind, reading.tables)
            if because:
                reading.problem(
                    "PBR322",
                    f"{because}, and then holds all of '{payment.name}', what fell due before that day too",
                    hold.place,
                    "end the days or the instalments where they stop being paid ('cut short at', 'until'), or hold by "
                    "what is known at the start",
                    warning=True,
                )


def _comes_later(hold: Hold, payment: Payment, kind: TableKind, tables: Tables) -> str:
    """How a hold comes about after some lines of a payment were due; empty where it does not."""
    due = payment.due
    if due is None:
        return ""
    if payment.instalments:
        placed = lower_bounds(payment.instalments.start)
    elif isinstance(payment.scope.basis, TimeSpan):
        placed = lower_bounds(payment.scope.basis.first)
    else:
        return ""
    if _asks_as_at(hold.condition):
        return "this comes about as days go by (as at)"
    bounds = lower_bounds(due, placed)
    for fact in known_from(hold.kind, tables):
        if bounds.get(fact.date, -1) < fact.days and True not in while_blank(hold.condition, fact.has):
            return f"this is known from {fact.written(kind)}"
    return ""


def _asks_as_at(part: Condition | Operand) -> bool:
    """Whether something looks at the day of settling."""
    match part:
        case AsAt():
            return True
        case Shifted(base=base) | MovedByWorkingDays(base=base):
            return _asks_as_at(base)
        case Compare(left=left, right=right):
            return _asks_as_at(left) or _asks_as_at(right)
        case Between(left=left, low=low, high=high):
            return any(map(_asks_as_at, (left, low, high)))
        case PaymentEarned(earned=earned, failed=failed):
            return _asks_as_at(earned) or _asks_as_at(failed)
        case TermRef(condition=inner) | Not(condition=inner):
            return _asks_as_at(inner)
        case And(conditions=parts) | Or(conditions=parts):
            return any(map(_asks_as_at, parts))
        case _:
            return False


def _check_gates(payment: Payment, gates: Gates, form: GatesForm, kind: TableKind, reading: Reading) -> None:
    """Warn where nothing is earned any more once a date has been recorded, whatever the date is."""
    hold, not_hold = asked_of(gates, payment.verb)
    written = (
        (gates.waits_for, form.waits_for),
        (gates.when, form.when),
        (gates.not_assessed_when, form.not_assessed_when),
    )
    for gate, text in written:
        if gate is None or text is None or gate.condition not in (*hold, *not_hold):
            continue
        for fact in known_from(kind, reading.tables):
            if fact.days or (gate.condition in hold) in once_recorded(gate.condition, fact.is_date):
                continue
            known = fact.written(kind)
            reading.problem(
                "PBR322",
                f"once {known} is recorded, nothing of this is earned, not even what fell due before that day",
                text.place,
                _instead(payment, known),
                warning=True,
            )


def _instead(payment: Payment, known: str) -> str:
    if payment.instalments:
        return f"write 'until {known}' after the instalments: those up to that day stand"
    if isinstance(payment.scope.basis, TimeSpan):
        return f"let the days run 'to {known}', or write 'cut short at: {known} when …': those up to that day stand"
    return f"compare {known} with another date, so that the day it falls on decides, and not that it is there"
