"""Payments in parts: shares of the exact whole, each rounded; the rest is the rounded whole less the others.

A part may be spread over the records that belong to the one paid for: the outcomes of a plan. The pence are shared
out in the order of their ids, each record taking the rounded running total less the one before, so that they add up.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import repeat

from pbr.conditions.compiler import Test
from pbr.engine.compiled_payment import CompiledPart, CompiledPayment, CompiledSpread
from pbr.engine.division import nothing_of_each
from pbr.engine.eligibility import DueOn
from pbr.engine.line_maker import MakeLine, line_maker
from pbr.engine.line_sum import LineSum, Taken, Worth
from pbr.engine.linked_records import Children
from pbr.engine.per_record import weigh_of
from pbr.engine.pricing import Missing, in_error, note_unpriced
from pbr.engine.run_context import Settling
from pbr.engine.verdict import Judge, Verdict, both
from pbr.records.table import Row
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import NobodyHasAShare, SharesNotKnown, WeightsNothing
from pbr.settlement.slot import NobodySlot
from pbr.values.rounding import Rounding, share_out

SettleFamily = Callable[[Row, Children], list[Line]]
"""A function from a row and the rows that belong to it to the lines of one payment."""

Weights = tuple[tuple[int, int], ...]
"""Weights as numerators and denominators, which are quicker to look up than fractions."""

MakePart = Callable[[Row, Worth, LineSum, Children], list[Line]]


def settle_parts(steps: CompiledPayment, settling: Settling) -> SettleFamily:
    """A payment divided into parts."""
    weigh, divide = weigh_of(steps, settling), steps.divide
    makers = [_part_of(steps, part, settling) for part in steps.parts]
    nothing = nothing_of_each(steps.payment)

    def settle(row: Row, children: Children) -> list[Line]:
        worth = weigh(row)
        if worth is None:
            return []
        sums = divide(row, worth)
        if isinstance(sums, Missing):
            note_unpriced(sums, worth.record, settling)
            worth = worth._replace(taken=Taken(worth.taken.priced_on, in_error(sums)))
            sums = nothing(worth)
        return [line for make, one in zip(makers, sums, strict=True) for line in make(row, worth, one, children)]

    return settle


def _part_of(steps: CompiledPayment, compiled: CompiledPart, settling: Settling) -> MakePart:
    make = line_maker(steps.payment, compiled.part.name, steps.unit, settling)
    if compiled.spread is None:
        return _undivided(make, compiled.judge, compiled.due_on, plain=not compiled.part.gates.all())
    return _spread(steps, compiled, compiled.spread, make, settling)


def _undivided(make: MakeLine, judge: Judge, due_on: DueOn, *, plain: bool) -> MakePart:
    def lines(row: Row, worth: Worth, one: LineSum, children: Children) -> list[Line]:
        verdict = worth.with_sum(worth.taken.verdict if plain else both(worth.taken.verdict, judge(row)))
        return [make(worth.record, verdict, due_on(row, worth.taken.priced_on), one)]

    return lines


Sharing = Callable[[Sequence[Row]], tuple[Sequence[Row], bool]]
"""A function from the records below one to those that have a share or may have one, and whether any only may."""


def _sharing_of(belongs: Test | None) -> Sharing:
    """Which records have a share of a part: all of them, or those of which ``belongs`` is not false."""
    if belongs is None:
        return lambda rows: (rows, False)

    def sharing(rows: Sequence[Row]) -> tuple[Sequence[Row], bool]:
        answers = [belongs(row) for row in rows]
        if False in answers:
            rows = [row for row, answer in zip(rows, answers, strict=True) if answer is not False]
        return rows, None in answers

    return sharing


ShareOut = Callable[[LineSum, Sequence[Row]], tuple[list[LineSum], Verdict | None]]
"""A function from what a part comes to, and who shares it, to what each takes, and why that is in doubt."""


def _share_out_of(spread: CompiledSpread, rounding: Rounding) -> ShareOut:
    """How the pence of a part are shared out by weight."""
    weight_of = spread.weight_of
    weightless: Verdict = (Status.OPEN, WeightsNothing())
    # Most plans have the same few weights: what they come to as fractions, and as shares of the whole, is worked once.
    exact_of: dict[Weights, list[Fraction]] = {}
    shares_of: dict[tuple[tuple[int, int], Weights], list[Fraction]] = {}

    def shared(one: LineSum, members: Sequence[Row]) -> tuple[list[LineSum], Verdict | None]:
        weights = tuple([weight_of(child).as_integer_ratio() for child in members])
        pence, quantity, price, of_whole = one
        if not any(above for above, _ in weights):
            return [LineSum(None, quantity, price, None)] * len(weights), weightless
        exact = exact_of.get(weights)
        if exact is None:
            exact = exact_of[weights] = [Fraction(*weight) for weight in weights]
        each: Iterable[int | None] = repeat(None) if pence is None else share_out(pence, exact, rounding)
        shares: Iterable[Fraction | None] = [None] * len(exact)
        if of_whole is not None:
            key = (of_whole.as_integer_ratio(), weights)
            if key not in shares_of:
                whole = sum(exact, Fraction(0))
                shares_of[key] = [of_whole * weight / whole for weight in exact]
            shares = shares_of[key]
        return list(map(LineSum, each, repeat(quantity), repeat(price), shares)), None

    return shared


def _spread(
    steps: CompiledPayment, compiled: CompiledPart, spread: CompiledSpread, make: MakeLine, settling: Settling
) -> MakePart:
    """A part spread over the records that belong to the one paid for: a line for each that has a share."""
    judge, due_on, record_of = compiled.judge, compiled.due_on, spread.record_of
    kind, table = spread.spread.kind, spread.spread.kind.name
    sharing, shared = _sharing_of(spread.belongs), _share_out_of(spread, settling.scheme.rounding)
    undecided: Verdict = (Status.OPEN, SharesNotKnown(table))
    of = steps.payment.kind.name if steps.payment.kind else ""
    nobody: Verdict = (Status.OPEN, NobodyHasAShare(of, table, spread.spread.where_text))
    # A line of the plan itself has a slot, which keeps its id apart from an outcome that is called as the plan is.
    alone = NobodySlot(kind.one)
    held_below = settling.held_below

    def lines(row: Row, worth: Worth, one: LineSum, children: Children) -> list[Line]:
        members, undecided_for_some = sharing(children[table])
        priced_on, whole = worth.taken
        # Asked of every record: in most extracts nothing is held.
        unread = (held_below.get((table, worth.record.id)) or held_below.get((table, ""))) if held_below else None
        if unread is not None:
            held, nothing = both(whole, (Status.HELD, unread)), worth.comes_to(None, None)
            if not members:
                return [make(worth.record, held, None, nothing, slot=alone)]
            return [make(record_of(child), held, None, nothing) for child in members]
        if not members:
            return [make(worth.record, worth.with_sum(both(whole, nobody)), None, one, slot=alone)]
        sums, doubt = shared(one, members)
        if doubt is None and undecided_for_some:
            doubt = undecided
        made: list[Line] = []
        for child, comes_to in zip(members, sums, strict=True):
            own = both(whole, judge(child))
            if doubt is not None:
                own = both(own, doubt)
            if worth.lacking is not None:
                own = worth.with_sum(own)
            made.append(make(record_of(child), own, due_on(child, priced_on), comes_to))
        return made

    return lines
