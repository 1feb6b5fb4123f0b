"""The prices and shares that a payment used: value, date, place in the scheme, and where each comes from."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from pbr.describe.amounts import share_of_price_in_words
from pbr.describe.indices import uplift_in_words
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.engine.pricing.figures import Figure, Missing, Unknown
from pbr.explain.exact_amounts import exact_pounds
from pbr.explain.explain_context import standing
from pbr.explain.explanation import FigureUsed, PriceUsed
from pbr.explain.tiers_used import StandsInOrder
from pbr.records.table import Row
from pbr.scheme.payments.parts import Part
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.prices import Price
from pbr.scheme.pricing.prices_of_others import codes_of_other
from pbr.settlement.open_reasons import TierNotKnown
from pbr.settlement.reason_words import clause_in_words
from pbr.values.share import percent


def uses_of(payment: Payment, parts: tuple[Part, ...], row: Row, stands: StandsInOrder) -> list[PriceUse]:
    """The prices and shares that a payment and these parts of it use for a record: of one that counts, its rows."""
    written = [*payment.amount.uses(), *(part.share for part in parts)]
    uses = [use for use in written if isinstance(use, PriceUse)]
    one = stands.get(payment.name, {}).get(id(row))
    if one is None:
        return uses
    if isinstance(one.found, TierNotKnown):
        return [use for use in uses if use.so_far is None]
    found: list[PriceUse] = []
    for use in uses:
        # A price that counts nothing is the same in every row.
        found += [use] if use.so_far is None else [use.in_tier(text) for text, _ in one.found]
    return found


def prices_used(
    uses: Sequence[PriceUse], row: Row, day: date | None, named: str, functions: SchemeFunctions
) -> list[PriceUsed]:
    """The figures that a payment takes on a day.

    ``named`` says where the day comes from; it is empty where each day has its price and none is known.
    """
    in_rows = [one for use in uses for one in (use.by_band(day) if day is not None else (use,))]
    return [_used(use, row, day, named, functions) for use in in_rows]


def _used(use: PriceUse, row: Row, day: date | None, named: str, functions: SchemeFunctions) -> PriceUsed:
    price = use.price
    comes_from, named_only = price.provenance, FigureUsed(price.name)
    if day is None:
        lacks = f"{named}, which fixes it, is not known" if named else "the days are not known yet"
        return PriceUsed(named_only, f"{price.name} is not chosen yet: {lacks}", standing(price.place), comes_from)
    match functions.figure(use)(row, day):
        case Figure(value=value, since=since, codes=codes, place=place):
            money = price.kind == "money"
            figure = _money_in_words(use, since, codes, value) if money else percent(value)
            chosen = f" for {', '.join(codes)}" if codes else ""
            of_year = f", at prices of {price.prices_of}" if price.prices_of else ""
            made = _share_of_another(use, since, codes, functions) or _uplifted(price, since, codes)
            sentence = f"{price.name} is {figure}{chosen}{made}{of_year}, from {since}: the one that holds on {day}"
            sentence += f" ({named})"
            return PriceUsed(FigureUsed(price.name, since, codes), sentence, standing(place), comes_from)
        case Unknown(lacking=lacking):
            sentence = f"{price.name} is not chosen yet: {clause_in_words(lacking)}"
            return PriceUsed(named_only, sentence, standing(price.place), comes_from)
        case Missing(lacking=missing):
            without = FigureUsed(price.name, missing=missing)
            return PriceUsed(without, clause_in_words(missing), standing(price.place), comes_from)


def _money_in_words(use: PriceUse, since: date, codes: tuple[str, ...], value: Fraction) -> str:
    """A figure as the scheme writes it, and what one unit comes to where that is not the same."""
    step = use.price.step_on(since)
    per = step.pers.get(codes) if step else None
    if step is None or per is None:
        return exact_pounds(value)
    written = f"{exact_pounds(step.figures[codes])} {per.words}"
    return written if step.figures[codes] == value else f"{written}, or {exact_pounds(value)} for one {use.counted}"


def _share_of_another(use: PriceUse, since: date, codes: tuple[str, ...], functions: SchemeFunctions) -> str:
    """That a figure is a share of another price, where it is; and how an index made that one, where it did."""
    step = use.price.step_on(since)
    of = None if step is None else step.of.get(codes)
    if of is None:
        return ""
    other = functions.scheme.prices[of.name]
    return f", which is {share_of_price_in_words(of)}{_uplifted(other, since, codes_of_other(codes, use.price, other))}"


def _uplifted(price: Price, since: date, codes: tuple[str, ...]) -> str:
    """How an index made a figure of the one before it, where it did."""
    step = price.step_on(since)
    held = None if step is None else price.step_on(step.first - timedelta(days=1))
    if step is None or step.uplift is None or held is None:
        return ""
    return f", which is {exact_pounds(held.figures[codes])} uplifted by {uplift_in_words(step.uplift)}"
