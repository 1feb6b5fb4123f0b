"""Limits of quantity: how much of each record is paid for, where only so much is for a plan, person or provider.

All records are gone through before any is settled, in the one order of tiers (`tiers`): it is a tier of which what
comes after is worth nothing. What is earned counts in full. What is open or held keeps its place, and a record behind
it is open only where something else would then be left for it. What is wholly over is not earned; of what is partly
over the part that is left is paid. Where the plan's own number says how much, and is blank, nothing is certain.
"""

from collections.abc import Callable
from fractions import Fraction

from pbr.conditions.deciding_facts import named
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.quantities.own_quantities import stated_limit_of
from pbr.engine.quantities.tiers import CountedTogether, InOrder, counted_together
from pbr.records.table import Records, Row
from pbr.scheme.payments.quantity_limits import PAID, QuantityLimit, tiers_up_to
from pbr.scheme.pricing.tiers import WHOLE
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import LimitNotKnown, TierNotKnown
from pbr.settlement.quantity_reasons import PaidInPart, QuantityLeftNotKnown, QuantityUsed
from pbr.settlement.quantity_use import QuantityUse, whose_quantity
from pbr.settlement.reason import Reason

GiveQuantity = Callable[[Row, Status, Reason], tuple[Status, Reason, Fraction]]
"""A function from a row, its status and its reason to both once quantities are given, and the portion that is paid."""

_NONE = Fraction(0)


def give_quantities(steps: CompiledPayment, records: Records, settling: Settling) -> GiveQuantity:
    """A function that says how much of each row is paid for, worked out over all records; and what is used of each."""
    limit, quantity = steps.payment.most_of, steps.quantity
    if limit is None or quantity is None:
        raise ValueError("a payment that is made for any quantity")
    stated_for = stated_limit_of(limit, steps)
    found: dict[int, tuple[QuantityLimit | None, InOrder]] = {}
    for together in counted_together(limit.so_far, steps, records, settling):
        stated = stated_for(together.ordered[0].one.row)
        if together.window is not None:
            settling.quantity_uses.append(use_of(steps.payment.name, limit, stated, together))
        if stated is not None and limit.own is not None:
            together = together.at(tiers_up_to(stated.most))
        found.update((row, (stated, stands)) for row, stands in together.one_by_one(limit.so_far))

    def give(row: Row, status: Status, reason: Reason) -> tuple[Status, Reason, Fraction]:
        stated, stands = found[id(row)]
        if stated is None:
            return not_stated(steps.payment.name, limit, quantity(row), status, reason)
        return given(stated, stands, quantity(row), status, reason)

    return give


def not_stated(
    payment: str, limit: QuantityLimit, quantity: Fraction | None, status: Status, reason: Reason
) -> tuple[Status, Reason, Fraction]:
    """What becomes of a row while the plan's own number is blank: what would be due is open, and nothing is nil."""
    if status is not Status.DUE or quantity == 0 or limit.own is None:
        return status, reason, WHOLE
    return Status.OPEN, LimitNotKnown(payment, named(limit.own.field)), WHOLE


def given(
    limit: QuantityLimit, stands: InOrder, quantity: Fraction | None, status: Status, reason: Reason
) -> tuple[Status, Reason, Fraction]:
    """What becomes of a row by where it stands among those that are counted with it, and the portion that is paid."""
    if isinstance(stands.found, TierNotKnown):
        if status is not Status.DUE:
            return status, reason, WHOLE
        return Status.OPEN, QuantityLeftNotKnown(limit.text, stands.found.records, stands.found.others), WHOLE
    if not quantity or status not in (Status.DUE, Status.OPEN):
        return status, reason, WHOLE
    portion = sum((share for text, share in stands.found if text == PAID), _NONE)
    if not portion and stands.least_dated < limit.most:
        # Without a day, as others before it are: any of them may come first, and the line waits for its day.
        return status, reason, WHOLE
    if not portion:
        return Status.NOT_EARNED, QuantityUsed(limit.text, limit.unit, stands.least), WHOLE
    if portion != WHOLE and status is Status.DUE:
        reason = PaidInPart(limit.text, limit.unit, quantity, quantity * portion, stands.least)
    return status, reason, portion


def use_of(payment: str, limit: QuantityLimit, stated: QuantityLimit | None, together: CountedTogether) -> QuantityUse:
    """How much of the limit is used by what is counted together: for certain, and at most."""
    used, most = _NONE, together.unread.most
    for one, counts, _ in together.ordered:
        if one.status is Status.NOT_EARNED:
            continue
        if one.status is Status.DUE and counts is not None:
            used += counts
        most = None if most is None or counts is None else most + counts
    record = whose_quantity(limit.whom, together.ordered[0].one.record)
    at_most = None if stated is None else stated.most
    return QuantityUse(payment, record, together.window or "", at_most, limit.unit, used, most)
