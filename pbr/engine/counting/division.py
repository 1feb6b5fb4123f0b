"""A payment divided into parts: shares of the exact whole, each rounded; the rest is the whole less the others."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from pbr.conditions.compiler import test_of
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.row_refs import ref_of
from pbr.engine.payments.compiled_payment import CompiledPart, CompiledSpread
from pbr.engine.pricing.figures import Missing, Unknown
from pbr.engine.pricing.line_sum import ONE, Divide, LineSum, StatedShares, Worth
from pbr.engine.pricing.pricing import share_of
from pbr.records.table import Row
from pbr.scheme.payments.payments import Payment
from pbr.values.rounding import Rounding, round_ratio

if TYPE_CHECKING:
    from pbr.scheme.payments.parts import Part, Spread


def shares_of_parts(payment: Payment, over: Compiling) -> StatedShares:
    """A function from a row and a day to the shares that its parts state."""
    stated = [share_of(part.share, over) for part in payment.parts if part.share is not None]

    def shares_on(row: Row, day: date | None) -> list[Fraction] | Missing | None:
        shares: list[Fraction] = []
        for share in stated:
            of = None if day is None else share(row, day)
            if isinstance(of, Missing):
                return of
            if of is None or isinstance(of, Unknown):
                return None
            shares.append(of)
        return shares

    return shares_on


def divider_of(payment: Payment, over: Compiling) -> Divide:
    """A function from what a payment comes to, to what each of its parts comes to."""
    stated_shares, rounding = shares_of_parts(payment, over), over.scheme.rounding
    unknown = nothing_of_each(payment)

    def divide(row: Row, worth: Worth) -> list[LineSum] | Missing:
        shares = stated_shares(row, worth.taken.priced_on)
        if isinstance(shares, Missing):
            return shares
        if shares is None or worth.exact is None:
            return unknown(worth)
        pence = _divided(worth.exact, shares, rounding)
        of_whole = [share * worth.unit.share for share in (*shares, ONE - sum(shares, Fraction(0)))]
        return [worth.comes_to(each, share) for each, share in zip(pence, of_whole, strict=True)]

    return divide


def _divided(exact: Fraction, shares: list[Fraction], rounding: Rounding) -> list[int]:
    """The stated shares of the exact whole, each rounded; the last part is the rounded whole less the others."""
    above, below = exact.as_integer_ratio()
    pence = [round_ratio(above * share.numerator, below * share.denominator, rounding) for share in shares]
    return [*pence, round_ratio(above, below, rounding) - sum(pence)]


def nothing_of_each(payment: Payment) -> Callable[[Worth], list[LineSum]]:
    """What each part of a payment comes to while that is not known."""
    return lambda worth: [worth.comes_to(None, None) for _ in payment.parts]


def compile_part(part: "Part", over: Compiling) -> CompiledPart:
    """A part of a payment as functions."""
    return CompiledPart(part, None if part.spread is None else _compile_spread(part.spread, over))


def _compile_spread(spread: "Spread", over: Compiling) -> CompiledSpread:
    as_recorded = None if spread.where is None else test_of(spread.where, over.layouts)
    return CompiledSpread(spread, as_recorded, ref_of(spread.kind, over))
