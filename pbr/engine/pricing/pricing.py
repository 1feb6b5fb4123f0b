"""What one unit is paid at: a figure of a price, money of the record or of the scheme, and the share of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pbr.conditions.compiler import value_of
from pbr.conditions.deciding_facts import named
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.run_context import Settling
from pbr.engine.pricing.amounts_together import Exactly, one_of_two
from pbr.engine.pricing.figures import Figure, Found, Missing, Unknown, figure_of
from pbr.engine.verdicts.verdict import Verdict
from pbr.records.table import Row
from pbr.scheme.pricing.amounts import Amount, PriceUse
from pbr.settlement.line import Status
from pbr.settlement.missing_price import Unpriced
from pbr.settlement.open_reasons import AmountNotKnown, PricedAtNotKnown, SumNotKnown
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass
from pbr.values.window import Window

WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True, eq=False)
class UnitPrice:
    """What one unit comes to: ``price`` in exact pence, and the share of it that is paid. None: not known yet.

    ``lacking`` says what the price waits for; None where it is known, or where there is none.
    """

    price: Fraction | None
    share: Fraction
    lacking: SumNotKnown | None = None


Pricing = Callable[[Row, date], UnitPrice | Missing]


def pricing_of(amount: Amount, over: Compiling) -> Pricing:
    """A function from a row and a day to what one unit of an amount comes to."""
    if isinstance(amount.share, PriceUse) and amount.bands is not None:
        # imported late: few schemes have a share that goes by bands
        from pbr.engine.pricing.shares_in_bands import share_in_bands

        whole = exactly_of(replace(amount, share=None), over)
        return _with_share(whole, share_in_bands(amount.share, amount.bands, whole, over))
    share = _share_of(amount.share, over)
    if amount.money is not None:
        fixed = Fraction(amount.money)
        return _with_share(lambda row, day: fixed, share)
    if amount.field is not None:
        value, times = value_of(amount.field, over.layouts), amount.field_times
        blank = Unknown(AmountNotKnown(named(amount.field)))
        exact: Callable[[int], Fraction] = Fraction if times == 1 else (lambda pence: pence * times)

        def from_field(row: Row, day: date) -> Fraction | Unknown:
            pence = value(row)
            return blank if pence is None else exact(pence)

        return _with_share(from_field, share)
    if amount.two is not None:
        return _with_share(one_of_two(amount.two, *(exactly_of(one, over) for one in amount.inside())), share)
    if amount.inner is not None:
        return pricing_of(amount.inner, over) if share is None else _with_share(exactly_of(amount.inner, over), share)
    if amount.price is None:
        raise ValueError("an amount without money, field, price or another amount")
    if share is None:
        return _whole_price(figure_of(amount.price, over))
    return _with_share(_value_of(figure_of(amount.price, over)), share)


def exactly_of(amount: Amount, over: Compiling) -> Exactly:
    """A function from a row and a day to what an amount comes to for one of what is counted, in exact pence."""
    pricing = pricing_of(amount, over)

    def exactly(row: Row, day: date) -> Fraction | Unknown | Missing:
        unit = pricing(row, day)
        if isinstance(unit, Missing):
            return unit
        if unit.price is not None:
            return unit.price * unit.share
        if unit.lacking is None:
            raise ValueError("a price that is not known waits for something")
        return Unknown(unit.lacking)

    return exactly


def _whole_price(figure: Callable[[Row, date], Found]) -> Pricing:
    units: dict[Found, UnitPrice | Missing] = {}

    def whole(row: Row, day: date) -> UnitPrice | Missing:
        found = figure(row, day)
        if found not in units:
            units[found] = _unit(found)
        return units[found]

    return whole


def _unit(found: Found) -> UnitPrice | Missing:
    match found:
        case Figure(value=value):
            return UnitPrice(value, WHOLE)
        case Unknown(lacking=lacking):
            return UnitPrice(None, WHOLE, lacking)
        case Missing():
            return found


def _share_of(
    share: Fraction | PriceUse | None, over: Compiling
) -> Callable[[Row, date], Fraction | Unknown | Missing] | None:
    if share is None:
        return None
    if isinstance(share, Fraction):
        return lambda row, day: share
    return _value_of(figure_of(share, over))


def _value_of(figure: Callable[[Row, date], Found]) -> Exactly:
    """A function from a row and a day to the value of a figure; what it lacks, where it has none."""

    def value(row: Row, day: date) -> Fraction | Unknown | Missing:
        found = figure(row, day)
        return found.value if isinstance(found, Figure) else found

    return value


def share_of(share: Fraction | PriceUse | None, over: Compiling) -> Callable[[Row, date], Fraction | Unknown | Missing]:
    """A function from a row and a day to a share; the whole where none is written."""
    return _share_of(share, over) or (lambda row, day: WHOLE)


def _with_share(
    price: Callable[[Row, date], Fraction | Unknown | Missing],
    share: Callable[[Row, date], Fraction | Unknown | Missing] | None,
) -> Pricing:
    def unit(row: Row, day: date) -> UnitPrice | Missing:
        of = WHOLE if share is None else share(row, day)
        each = price(row, day)
        for found in (of, each):
            if isinstance(found, Missing):
                return found
        if isinstance(of, Unknown):
            return UnitPrice(None, WHOLE, of.lacking)
        if isinstance(each, Unknown):
            return UnitPrice(None, WHOLE, each.lacking)
        if isinstance(of, Missing) or isinstance(each, Missing):
            raise ValueError("a missing figure was passed over")
        return UnitPrice(each, of)

    return unit


def pricing_on(price: Pricing, no_day: PricedAtNotKnown) -> Callable[[Row, date | None], UnitPrice | Missing]:
    """The same pricing, for a day that may not be known."""
    no_price = UnitPrice(None, WHOLE, no_day)
    return lambda row, day: no_price if day is None else price(row, day)


def note_unpriced(missing: Missing, record: RecordRef, settling: Settling, window: Window | None = None) -> None:
    """Remember that a record had no price, or a provider's window."""
    settling.unpriced.append(Unpriced(missing.code, record, window, missing.field, missing.lacking, missing.place))


def in_error(missing: Missing) -> Verdict:
    """The verdict of a record that has no price."""
    return (Status.ERROR, missing.lacking)
