"""What money hangs on what is blank: what is open or held, by the fields that nobody has filled in."""

from collections.abc import Iterable

from pbr.settlement.facts import Facts, FieldName
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import (
    AmountNotKnown,
    FactsNotKnown,
    LimitNotKnown,
    OpenAmong,
    OtherNotKnown,
    PriceFieldNotKnown,
    ScopeNotKnown,
    WaitsFor,
)
from pbr.settlement.reason import HeldAmong, MeasuredSoFar, NotDue, Reason
from pbr.settlement.reason_code import ReasonCode
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Fields that are blank together, and the money that waits for them, in whole pence.

    ``lines`` are those that wait; ``no_sum`` of them have no sum that is known yet. ``at_stake`` is all that they may
    come to, and ``taken_off`` what of it is below nil: a payment and a deduction that wait for one result are not set
    against each other, since only one of them can come. Where no field is known to be the reason, ``because`` says what
    is.
    """

    fields: tuple[str, ...]
    because: ReasonCode
    lines: int
    at_stake: int
    no_sum: int
    taken_off: int = 0

    @property
    def paid(self) -> int:
        """What may be paid."""
        return self.at_stake - self.taken_off


@dataclass(slots=True)
class _Sum:
    lines: int = 0
    at_stake: int = 0
    no_sum: int = 0
    taken_off: int = 0


def money_at_gaps(lines: Iterable[Line]) -> tuple[Gap, ...]:
    """Add up what is open or held by what is blank, the most money first."""
    sums: dict[tuple[tuple[str, ...], ReasonCode], _Sum] = {}
    for line in lines:
        if line.status not in (Status.OPEN, Status.HELD, Status.ERROR):
            continue
        reason = _innermost(line.reason)
        one = sums.setdefault((_blank_fields(reason), reason.code), _Sum())
        one.lines += 1
        one.at_stake += line.at_stake or 0
        one.no_sum += line.at_stake is None
        one.taken_off += min(line.at_stake or 0, 0)
    found = [
        Gap(fields, because, one.lines, one.at_stake, one.no_sum, one.taken_off)
        for (fields, because), one in sums.items()
    ]
    return tuple(sorted(found, key=lambda gap: (gap.taken_off - gap.paid, -gap.lines, gap.fields, gap.because)))


def _innermost(reason: Reason) -> Reason:
    """What it waits for besides a day that is still to come."""
    match reason:
        case NotDue(so_far=inner) if inner is not None:
            return _innermost(inner)
        case MeasuredSoFar(not_due=inner):
            return _innermost(inner)
        case OpenAmong(because=because):
            return because
        case HeldAmong(because=held):
            return held
        case _:
            return reason


def _blank_fields(reason: Reason) -> tuple[str, ...]:
    match reason:
        case (
            FactsNotKnown(facts=facts) | ScopeNotKnown(facts=facts) | WaitsFor(facts=facts) | OtherNotKnown(facts=facts)
        ):
            return _of_facts(facts)
        case PriceFieldNotKnown(field=field) | AmountNotKnown(field=field) | LimitNotKnown(field=field):
            return (_said(field),)
        case _:
            return ()


def _of_facts(facts: Facts) -> tuple[str, ...]:
    blank = [_said(fact.field) for statement in facts for fact in statement if fact.value is None]
    return tuple(sorted(set(blank)))


def _said(field: FieldName) -> str:
    return f"{field.table}.{field.field}"
