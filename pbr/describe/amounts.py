"""Amounts in words: the figure where there is one, the name of the price, what chooses it, and if it is assumed."""

from fractions import Fraction

from pbr.conditions.syntax_tree import FieldRef
from pbr.describe.field_words import field_in_words
from pbr.describe.shared_wording import listed, mark, money_written
from pbr.records.dictionary import FieldType
from pbr.scheme.pricing.amounts import Amount, PriceUse, TwoAmounts
from pbr.scheme.pricing.prices import DatedFigures, Price, ShareOfPrice
from pbr.values.share import percent


def amount_in_words(amount: Amount, priced_on: str) -> str:
    """An amount with the day that fixes its price: ``£1,575.00 (package_price; the price on the day …)``."""
    share = "" if amount.share is None else f"{share_in_words(amount.share)} of "
    if amount.two is not None:
        return _two_in_words(amount.two, priced_on)
    if amount.inner is not None:
        return f"{share}{_inner_in_words(amount, amount.inner, priced_on)}"
    if amount.price is not None:
        return f"{share}{_use_in_words(amount.price, f'the price on {priced_on}')}"
    if amount.field is not None:
        of_a_day = "a seventh of " if amount.field_times != 1 else ""
        return f"{share}{of_a_day}{field_in_words(amount.field.table, amount.field.field)}"
    return f"{share}{money_written(Fraction(amount.money or 0))}"


def _two_in_words(two: TwoAmounts, priced_on: str) -> str:
    """Two amounts together: ``A less B (nil where that would be below nil)``, ``the higher of A and B``."""
    first, second = (_operand_in_words(one, priced_on) for one in (two.first, two.second))
    if two.way == "less":
        return f"{first} less {second} (nil where that would be below nil)"
    return f"the {two.way} {first} and {second}"


def _operand_in_words(amount: Amount, priced_on: str) -> str:
    """One of two amounts, in brackets where it is two itself."""
    words = amount_in_words(amount, priced_on)
    return f"({words})" if amount.two is not None else words


def _inner_in_words(amount: Amount, inner: Amount, priced_on: str) -> str:
    """What stands in brackets, or what another payment comes to."""
    return f"what {amount.of_payment} comes to" if amount.of_payment else f"({amount_in_words(inner, priced_on)})"


def share_in_words(share: Fraction | PriceUse) -> str:
    """A share: ``20%``, or ``20% (up_front_share)`` where it is a figure of the scheme."""
    return percent(share) if isinstance(share, Fraction) else _use_in_words(share)


def _use_in_words(use: PriceUse, *more: str) -> str:
    by = [
        *(_chosen_by(ref) for ref in use.by),
        *([use.so_far.text] if use.so_far else []),
        *([use.bands.text.replace("_", " ")] if use.bands else []),
    ]
    chosen = (f"by {listed(by)}",) if by else ()
    marked = (mark(use.price.provenance),) if mark(use.price.provenance) else ()
    only = _only_figure(use.price)
    if only is None:
        said = "; ".join((*chosen, *marked, *more))
        return f"the {use.price.name} ({said})" if said else f"the {use.price.name}"
    return f"{only} ({'; '.join((use.price.name, *marked, *more))})"


def _chosen_by(ref: FieldRef) -> str:
    """What chooses a figure: what a field says, or the kind of day that a date is, or when in the day a time is."""
    words = field_in_words(ref.table, ref.field)
    match ref.field.type:
        case FieldType.DATE:
            return f"the kind of day of {words}"
        case FieldType.TIME:
            return f"the time of day of {words}, in rows that end before their second time"
        case _:
            return words


def _only_figure(price: Price) -> str | None:
    """The figure of a price that never differs; None where there are several."""
    if price.by or len(price.steps) != 1:
        return None
    return figure_in_words(price, price.steps[0], next(iter(price.steps[0].figures)))


def figure_in_words(price: Price, step: DatedFigures, codes: tuple[str, ...]) -> str:
    """One figure of a price as the scheme writes it: money, ``£700.00 per 7 days``, or a share."""
    figure, per = step.figures[codes], step.pers.get(codes)
    if price.kind == "share":
        return percent(figure)
    written = f"{money_written(figure)} {per.words}" if per else money_written(figure)
    of = step.of.get(codes)
    return written if of is None else f"{written}, which is {share_of_price_in_words(of)}"


def share_of_price_in_words(of: ShareOfPrice) -> str:
    """A share of another price: ``150% of hourly_rate``, or ``hourly_rate`` where it is all of it."""
    return of.name if of.share == 1 else f"{percent(of.share)} of {of.name}"
