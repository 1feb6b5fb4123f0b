"""A payment divided into parts: shares of the exact whole, each rounded; the rest is the whole less the others."""

from collections.abc import Callable
from fractions import Fraction
from itertools import repeat

from pbr.conditions.compiler import test_of, value_of
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.compile_context import Compiling
from pbr.engine.compiled_payment import CompiledPart, CompiledSpread
from pbr.engine.disputes import in_doubt_where_disputed
from pbr.engine.eligibility import due_on_of
from pbr.engine.line_sum import ONE, Divide, LineSum, Worth
from pbr.engine.pricing import Missing, Unknown, share_of
from pbr.engine.row_refs import ref_of
from pbr.engine.verdict import held_itself, judge_of, with_holds
from pbr.records.table import Row
from pbr.scheme.parts import Part, Spread
from pbr.scheme.payments import Payment
from pbr.values.rounding import Rounding, round_ratio


def divider_of(payment: Payment, over: Compiling) -> Divide:
    """A function from what a payment comes to, to what each of its parts comes to."""
    stated = [share_of(part.share, over) for part in payment.parts if part.share is not None]
    rounding = over.scheme.rounding
    # Which shares each part takes is worked once for each set of shares.
    taken: dict[tuple[object, ...], list[Fraction]] = {}
    unknown = nothing_of_each(payment)

    def divide(row: Row, worth: Worth) -> list[LineSum] | Missing:
        day = worth.taken.priced_on
        shares: list[Fraction] = []
        for share in stated:
            of = None if day is None else share(row, day)
            if isinstance(of, Missing):
                return of
            if of is None or isinstance(of, Unknown):
                return unknown(worth)
            shares.append(of)
        if worth.exact is None:
            return unknown(worth)
        key = (worth.unit.share.as_integer_ratio(), *[share.as_integer_ratio() for share in shares])
        if key not in taken:
            taken[key] = [share * worth.unit.share for share in (*shares, ONE - sum(shares, Fraction(0)))]
        quantity, price = worth.quantity, worth.unit.price
        pence = _divided(worth.exact, shares, rounding)
        return list(map(LineSum, pence, repeat(quantity), repeat(price), taken[key]))

    return divide


def _divided(exact: Fraction, shares: list[Fraction], rounding: Rounding) -> list[int]:
    """The stated shares of the exact whole, each rounded; the last part is the rounded whole less the others."""
    above, below = exact.as_integer_ratio()
    pence = [round_ratio(above * share.numerator, below * share.denominator, rounding) for share in shares]
    return [*pence, round_ratio(above, below, rounding) - sum(pence)]


def nothing_of_each(payment: Payment) -> Callable[[Worth], list[LineSum]]:
    """What each part of a payment comes to while that is not known."""
    return lambda worth: [worth.comes_to(None, None) for _ in payment.parts]


def compile_part(payment: Payment, part: Part, over: Compiling) -> CompiledPart:
    """A part of a payment as functions."""
    spread, due_on = part.spread, due_on_of(part.due, over)
    if spread is None:
        return CompiledPart(part, judge_of(part.gates, over, payment.scope.text, payment.verb), None, due_on)
    judge = judge_of(part.gates, over, spread.kind.one, payment.verb)
    # What holds the plan has been asked already, for the payment.
    judge = with_holds(judge, held_itself(spread.kind, over.scheme, over.layouts))
    return CompiledPart(part, judge, _compile_spread(spread, over), due_on)


def _compile_spread(spread: Spread, over: Compiling) -> CompiledSpread:
    record_of, weight_of = ref_of(spread.kind, over), _weight_of(spread, over)
    if spread.where is None:
        return CompiledSpread(spread, None, None, record_of, weight_of)
    where = test_of(spread.where, over.layouts)
    belongs = in_doubt_where_disputed(where, fields_of(spread.where), spread.kind, over)
    return CompiledSpread(spread, belongs, where, record_of, weight_of)


def _weight_of(spread: Spread, over: Compiling) -> Callable[[Row], Fraction]:
    """A function from a row to its weight; all weigh the same where the part is spread equally."""
    if not spread.by_weight:
        return lambda row: ONE
    weight = FieldRef(spread.kind.name, spread.kind.fields_by_name["weight"], False, (0, 0))
    return value_of(weight, over.layouts)
