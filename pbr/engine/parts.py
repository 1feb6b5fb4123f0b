"""Payments in parts: shares of the exact whole, each rounded; the rest is the rounded whole less the others.

A part may be spread over the records that belong to the one paid for: the outcomes of a plan. The pence are shared
out in the order of their ids, each record taking the rounded running total less the one before, so that they add up.
"""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pbr.conditions.compiler import test_of, value_of
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.disputes import in_doubt_where_disputed
from pbr.engine.eligibility import Taken, due_on_of
from pbr.engine.line_maker import MakeLine, line_maker, ref_of
from pbr.engine.linked_records import Children
from pbr.engine.per_record import ONE, Worth, quantity_of, weigh_of
from pbr.engine.pricing import Missing, Unknown, in_error, note_unpriced, share_of
from pbr.engine.run_context import Settling
from pbr.engine.verdict import Judge, Verdict, both, held_itself, judge_of, with_holds
from pbr.records.table import Row
from pbr.scheme.parts import Part, Spread
from pbr.scheme.payments import Payment
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import NobodyHasAShare, SharesNotKnown, WeightsNothing
from pbr.settlement.slot import NobodySlot
from pbr.values.rounding import Rounding, round_ratio, share_out

SettleFamily = Callable[[Row, Children], list[Line]]
"""A function from a row and the rows that belong to it to the lines of one payment."""


class Slice(NamedTuple):
    """What one part comes to: pence (None: not known yet) and its share of the whole."""

    pence: int | None
    share: Fraction | None


Weights = tuple[tuple[int, int], ...]
"""Weights as numerators and denominators, which are quicker to look up than fractions."""

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
            note_unpriced(slices, worth.record, settling)
            worth = worth._replace(taken=Taken(worth.taken.priced_on, in_error(slices)))
            slices = [Slice(None, None) for _ in payment.parts]
        return [line for make, one in zip(makers, slices, strict=True) for line in make(row, worth, one, children)]

    return settle


def divider_of(payment: Payment, settling: Settling) -> Callable[[Row, Worth], list[Slice] | Missing]:
    """A function from what a payment comes to, to what each of its parts comes to."""
    stated = [share_of(part.share, settling) for part in payment.parts if part.share is not None]
    rounding = settling.scheme.rounding
    # Which shares each part takes is worked once for each unit price and set of shares.
    taken: dict[tuple[object, ...], list[Fraction]] = {}
    unknown = [Slice(None, None) for _ in payment.parts]

    def divide(row: Row, worth: Worth) -> list[Slice] | Missing:
        day = worth.taken.priced_on
        shares: list[Fraction] = []
        for share in stated:
            of = None if day is None else share(row, day)
            if isinstance(of, Missing):
                return of
            if of is None or isinstance(of, Unknown):
                return unknown
            shares.append(of)
        if worth.exact is None:
            return unknown
        key = (worth.unit, *[share.as_integer_ratio() for share in shares])
        if key not in taken:
            taken[key] = [share * worth.unit.share for share in (*shares, ONE - sum(shares, Fraction(0)))]
        return list(map(Slice, _divided(worth.exact, shares, rounding), taken[key]))

    return divide


def _divided(exact: Fraction, shares: list[Fraction], rounding: Rounding) -> list[int]:
    """The stated shares of the exact whole, each rounded; the last part is the rounded whole less the others."""
    above, below = exact.as_integer_ratio()
    pence = [round_ratio(above * share.numerator, below * share.denominator, rounding) for share in shares]
    return [*pence, round_ratio(above, below, rounding) - sum(pence)]


def _part_of(payment: Payment, part: Part, settling: Settling) -> MakePart:
    unit = quantity_of(payment, settling)[0]
    make = line_maker(payment, part.name, unit, settling)
    due_on = due_on_of(part.due, settling)
    if part.spread is None:
        judge = judge_of(part.gates, settling, payment.scope.text, payment.verb)
        return _undivided(make, judge, due_on, plain=not part.gates.all())
    return _spread(payment, part, part.spread, make, due_on, settling)


def _undivided(
    make: MakeLine, judge: Judge, due_on: Callable[[Row, date | None], date | None], *, plain: bool
) -> MakePart:
    def lines(row: Row, worth: Worth, one: Slice, children: Children) -> list[Line]:
        verdict = worth.with_sum(worth.taken.verdict if plain else both(worth.taken.verdict, judge(row)))
        due = due_on(row, worth.taken.priced_on)
        return [make(worth.record, verdict, due, one.pence, worth.quantity, worth.unit.price, one.share)]

    return lines


def _shares_remembered() -> Callable[[Slice, Weights, list[Fraction]], list[Fraction | None]]:
    """A function from a part and some weights to each record's share of the whole; most plans have the same few."""
    remembered: dict[tuple[tuple[int, int], Weights], list[Fraction | None]] = {}

    def shares_of(one: Slice, weights: Weights, exact: list[Fraction]) -> list[Fraction | None]:
        if one.share is None:
            return [None] * len(weights)
        key = (one.share.as_integer_ratio(), weights)
        if key not in remembered:
            whole = sum(exact, Fraction(0))
            remembered[key] = [one.share * weight / whole for weight in exact]
        return remembered[key]

    return shares_of


def _weight_of(spread: Spread, settling: Settling) -> Callable[[Row], Fraction]:
    """A function from a row to its weight; all weigh the same where the part is spread equally."""
    if not spread.by_weight:
        return lambda row: ONE
    weight = FieldRef(spread.kind.name, spread.kind.fields_by_name["weight"], False, (0, 0))
    return value_of(weight, settling.layouts)


def _spread(
    payment: Payment,
    part: Part,
    spread: Spread,
    make: MakeLine,
    due_on: Callable[[Row, date | None], date | None],
    settling: Settling,
) -> MakePart:
    layouts = settling.layouts
    where = test_of(spread.where, layouts) if spread.where else None
    if where is not None and spread.where is not None:
        where = in_doubt_where_disputed(where, fields_of(spread.where), spread.kind, settling)
    # What holds the plan has been asked already, for the payment.
    judge = with_holds(
        judge_of(part.gates, settling, spread.kind.one, payment.verb),
        held_itself(spread.kind, settling.scheme, layouts),
    )
    record_of = ref_of(spread.kind, settling)
    weight_of = _weight_of(spread, settling)
    rounding = settling.scheme.rounding
    exact_weights: dict[Weights, list[Fraction]] = {}
    shares_of = _shares_remembered()
    undecided: Verdict = (Status.OPEN, SharesNotKnown(spread.kind.name))
    weightless: Verdict | None = (Status.OPEN, WeightsNothing())
    of = payment.kind.name if payment.kind else ""
    nobody: Verdict = (Status.OPEN, NobodyHasAShare(of, spread.kind.name, spread.where_text))
    # A line of the plan itself has a slot, which keeps its id apart from an outcome that is called as the plan is.
    alone = NobodySlot(spread.kind.one)
    held_below, name = settling.held_below, spread.kind.name

    def lines(row: Row, worth: Worth, one: Slice, children: Children) -> list[Line]:
        answers = [(child, True if where is None else where(child)) for child in children[spread.kind.name]]
        members = [(child, belongs) for child, belongs in answers if belongs is not False]
        unread = [held_below[below] for below in ((name, worth.record.id), (name, "")) if below in held_below]
        if unread:
            held = both(worth.taken.verdict, (Status.HELD, unread[0]))
            if not members:
                return [make(worth.record, held, None, None, worth.quantity, worth.unit.price, None, slot=alone)]
            return [
                make(record_of(child), held, None, None, worth.quantity, worth.unit.price, None) for child, _ in members
            ]
        if not members:
            verdict = worth.with_sum(both(worth.taken.verdict, nobody))
            quantity, price = worth.quantity, worth.unit.price
            return [make(worth.record, verdict, None, one.pence, quantity, price, one.share, slot=alone)]
        weights = tuple([weight_of(child).as_integer_ratio() for child, _ in members])
        if weights not in exact_weights:
            exact_weights[weights] = [Fraction(*weight) for weight in weights]
        exact = exact_weights[weights]
        pence: Sequence[int | None] = [None] * len(exact)
        shares: Sequence[Fraction | None] = [None] * len(exact)
        doubt = weightless
        if any(above for above, _ in weights):
            doubt = undecided if any(belongs is None for _, belongs in members) else None
            shares = shares_of(one, weights, exact)
            pence = pence if one.pence is None else share_out(one.pence, exact, rounding)
        priced_on, quantity, price = worth.taken.priced_on, worth.quantity, worth.unit.price
        made: list[Line] = []
        for (child, _), amount, share in zip(members, pence, shares, strict=True):
            own = both(worth.taken.verdict, judge(child))
            if doubt is not None:
                own = both(own, doubt)
            if worth.lacking is not None:
                own = worth.with_sum(own)
            made.append(make(record_of(child), own, due_on(child, priced_on), amount, quantity, price, share))
        return made

    return lines
