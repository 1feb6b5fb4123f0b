"""Payments in parts: shares of the exact whole, each rounded; the rest is the rounded whole less the others.

A part may be spread over the records that belong to the one paid for: the outcomes of a plan. The pence are shared
out in the order of their ids, each record taking the rounded running total less the one before, so that they add up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pbr.conditions.evaluate import test_of, value_of
from pbr.conditions.meaning import FieldRef
from pbr.conditions.reasons import why
from pbr.engine.each_record import ONE, Worth, quantity_of, weigh_of
from pbr.engine.families import Children
from pbr.engine.figures import Missing, Unknown, note_unpriced, share_of
from pbr.engine.in_scope import due_on_of
from pbr.engine.lines import LineMaker, who_of
from pbr.engine.settling import Settling
from pbr.engine.verdict import Judge, Verdict, both, held_by, judge_of, with_holds
from pbr.records.table import Row
from pbr.scheme.parts import Part, Spread
from pbr.scheme.payments import Payment
from pbr.settlement.line import Line, Status
from pbr.values.rounding import share_out, to_pence

SettleFamily = Callable[[Row, Children], list[Line]]
"""A function from a row and the rows that belong to it to the lines of one payment."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What one part comes to: pence (None: not known yet) and its share of the whole."""

    pence: int | None
    share: Fraction | None


MakePart = Callable[[Row, Worth, Slice, Children], list[Line]]


def settle_parts(payment: Payment, settling: Settling) -> SettleFamily:
    """A payment divided into parts."""
    _, quantity = quantity_of(payment, settling)
    weigh = weigh_of(payment, settling, quantity)
    makers = [_part_of(payment, part, settling) for part in payment.parts]
    divide = divider_of(payment, settling)

    def settle(row: Row, children: Children) -> list[Line]:
        worth = weigh(row)
        if worth is None:
            return []
        slices = divide(row, worth)
        if isinstance(slices, Missing):
            note_unpriced(slices, payment.kind.name if payment.kind else "", worth.who[2], settling)
            return []
        return [line for make, one in zip(makers, slices, strict=True) for line in make(row, worth, one, children)]

    return settle


def divider_of(payment: Payment, settling: Settling) -> Callable[[Row, Worth], list[Slice] | Missing]:
    """A function from what a payment comes to, to what each of its parts comes to."""
    shares = [None if part.share is None else share_of(part.share, settling) for part in payment.parts]
    rounding = settling.scheme.rounding

    def divide(row: Row, worth: Worth) -> list[Slice] | Missing:
        slices: list[Slice] = []
        left: int | None = None if worth.exact is None else to_pence(worth.exact, rounding)
        left_share: Fraction | None = ONE
        for share in shares:
            if share is None:
                slices.append(Slice(left, None if left_share is None else left_share * worth.unit.share))
                continue
            of = Unknown("its price date") if worth.taken.priced_on is None else share(row, worth.taken.priced_on)
            if isinstance(of, Missing):
                return of
            if isinstance(of, Unknown) or worth.exact is None or left is None or left_share is None:
                slices.append(Slice(None, None))
                left, left_share = None, None
                continue
            pence = to_pence(worth.exact * of, rounding)
            slices.append(Slice(pence, of * worth.unit.share))
            left, left_share = left - pence, left_share - of
        return slices

    return divide


def _part_of(payment: Payment, part: Part, settling: Settling) -> MakePart:
    unit = quantity_of(payment, settling)[0]
    make = LineMaker(settling, payment.name, part.name, payment.provenance.clause, payment.verb, unit)
    due_on = due_on_of(part.due, settling)
    if part.spread is None:
        judge = judge_of(part.gates, settling.layouts, f"for each {payment.scope.text}")
        return _undivided(make, judge, due_on, plain=not part.gates.all())
    return _spread(payment, part, part.spread, make, due_on, settling)


def _undivided(make: LineMaker, judge: Judge, due_on: Callable[[Row, date | None], date | None], *, plain: bool) -> MakePart:
    def lines(row: Row, worth: Worth, one: Slice, children: Children) -> list[Line]:
        verdict = worth.taken.verdict if plain else both(worth.taken.verdict, judge(row))
        due = due_on(row, worth.taken.priced_on)
        return [make(worth.who, verdict, due, one.pence, worth.quantity, worth.unit.price, one.share)]

    return lines


def _spread(
    payment: Payment,
    part: Part,
    spread: Spread,
    make: LineMaker,
    due_on: Callable[[Row, date | None], date | None],
    settling: Settling,
) -> MakePart:
    layouts = settling.layouts
    where = test_of(spread.where, layouts) if spread.where else None
    judge = with_holds(
        judge_of(part.gates, layouts, f"for each {spread.kind.one}"), held_by(spread.kind, settling.scheme, layouts)
    )
    who_is = who_of(spread.kind, settling)
    weight_of: Callable[[Row], Fraction] = lambda row: ONE  # noqa: E731
    if spread.by_weight:
        weight_of = value_of(FieldRef(spread.kind.name, spread.kind.fields_by_name["weight"], False, (0, 0)), layouts)
    rounding = settling.scheme.rounding
    nobody = f"open: this {payment.kind.one if payment.kind else ''} has no {spread.kind.one}"
    nobody += f" where {spread.where_text} yet" if spread.where_text else " yet"

    def lines(row: Row, worth: Worth, one: Slice, children: Children) -> list[Line]:
        members: list[tuple[Row, bool]] = []
        for child in children[spread.kind.name]:
            belongs = True if where is None else where(child)
            if belongs is not False:
                members.append((child, belongs is True))
        weights = [weight_of(child) for child, _ in members]
        whole = sum(weights, Fraction(0))
        if whole <= 0:
            reason = nobody if not members else "open: the weights add up to nothing"
            verdict = both(worth.taken.verdict, (Status.OPEN, reason))
            return [make(worth.who, verdict, None, one.pence, worth.quantity, worth.unit.price, one.share)]
        pence = [None] * len(members) if one.pence is None else share_out(one.pence, weights, rounding)
        made: list[Line] = []
        for (child, certain), amount, weight in zip(members, pence, weights, strict=True):
            own: Verdict = judge(child)
            if not certain and own[0] is not Status.HELD and spread.where is not None:
                own = (Status.OPEN, f"open: not known yet whether it has a share: {why(spread.where, child, layouts)}")
            share = None if one.share is None else one.share * weight / whole
            made.append(
                make(
                    who_is(child), both(worth.taken.verdict, own), due_on(child, worth.taken.priced_on), amount,
                    worth.quantity, worth.unit.price, share,
                )
            )  # fmt: skip
        return made

    return lines
