"""What one unit is paid at: prices resolved once for each day and code, then looked up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from pbr.conditions.compiler import value_of
from pbr.conditions.deciding_facts import named
from pbr.engine.compile_context import Compiling
from pbr.engine.price_rows import rows_tried
from pbr.engine.run_context import Settling
from pbr.engine.verdict import Verdict
from pbr.problems.problem import Place
from pbr.records.table import Row
from pbr.scheme.amounts import Amount, PriceUse
from pbr.scheme.prices import DatedFigures, figure_for
from pbr.settlement.line import Status
from pbr.settlement.missing_price import Unpriced
from pbr.settlement.open_reasons import AmountNotKnown, PricedAtNotKnown, PriceFieldNotKnown, SumNotKnown
from pbr.settlement.reason import MissingPrice, NoPriceForCodes, PriceNotBegun
from pbr.settlement.record_ref import RecordRef
from pbr.values.window import Window

WHOLE = Fraction(1)


# Each of these is made once for a day and its codes, and looked up ever after: they are compared as objects, because
# comparing (or hashing) the fractions inside would cost more than the arithmetic it saves.


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A figure of the scheme as used: its value, the day from which it holds, its codes, and where it stands."""

    value: Fraction
    since: date
    codes: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Unknown:
    """No figure yet: a field that it depends on is blank."""

    lacking: SumNotKnown


@dataclass(frozen=True, slots=True, eq=False)
class Missing:
    """No figure at all: before the first date, or for a code that the scheme leaves out."""

    code: str
    field: str
    lacking: MissingPrice
    place: Place


Found = Figure | Unknown | Missing


@dataclass(frozen=True, slots=True, eq=False)
class UnitPrice:
    """What one unit comes to: ``price`` in exact pence, and the share of it that is paid. None: not known yet.

    ``lacking`` says what the price waits for; None where it is known, or where there is none.
    """

    price: Fraction | None
    share: Fraction
    lacking: SumNotKnown | None = None


Pricing = Callable[[Row, date], UnitPrice | Missing]

FigureOf = Callable[[Row, date], Found]
"""A function from a row and a day to the figure of a price."""


def figure_of(use: PriceUse, over: Compiling) -> FigureOf:
    """A function from a row and a day to the figure of a price, made once; each day and code is resolved once."""
    made = over.made.figures.get(id(use))
    if made is None:
        # With the use itself, which then lives as long: no other can come to have its identity.
        made = over.made.figures[id(use)] = (use, _figure_of(use, over))
    return made[1]


def _figure_of(use: PriceUse, over: Compiling) -> FigureOf:
    getters = [value_of(ref, over.layouts) for ref in use.by]
    resolved: dict[tuple[date, tuple[Any, ...]], Found] = {}

    def figure(row: Row, day: date) -> Found:
        codes = tuple([getter(row) for getter in getters])
        found = resolved.get((day, codes))
        if found is None:
            found = resolved[day, codes] = _resolve(use, day, codes)
        return found

    return figure


def _resolve(use: PriceUse, day: date, codes: tuple[Any, ...]) -> Found:
    price = use.price
    step = price.step_on(day)
    if step is None:
        return Missing(
            "PBR901",
            "",
            PriceNotBegun(price.name, day, price.steps[0].first),
            price.place,
        )
    for ref, code in zip(use.by, codes, strict=True):
        if code is None:
            return Unknown(PriceFieldNotKnown(named(ref)))
    return _by_codes(use, step, codes)


def _by_codes(use: PriceUse, step: DatedFigures, codes: tuple[Any, ...]) -> Found:
    key = figure_for(step, [rows_tried(use, ref, code) for ref, code in zip(use.by, codes, strict=True)])
    if key is None:
        # Codes of the scheme's own lists are no one's data; free text might be, so it is not repeated.
        shown = codes if all(ref.field.codes for ref in use.by) else ()
        return Missing(
            "PBR902",
            use.by[-1].field.name,
            NoPriceForCodes(use.price.name, step.first, tuple(map(named, use.by)), shown),
            use.price.place,
        )
    return Figure(use.for_one(step, key), step.first, key, step.places[key])


def pricing_of(amount: Amount, over: Compiling) -> Pricing:
    """A function from a row and a day to what one unit of an amount comes to."""
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
    if amount.price is None:
        raise ValueError("an amount without money, field or price")
    if share is None:
        return _whole_price(figure_of(amount.price, over))
    figure = figure_of(amount.price, over)

    def from_price(row: Row, day: date) -> Fraction | Unknown | Missing:
        found = figure(row, day)
        return found.value if isinstance(found, Figure) else found

    return _with_share(from_price, share)


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
    figure = figure_of(share, over)

    def by_figure(row: Row, day: date) -> Fraction | Unknown | Missing:
        found = figure(row, day)
        return found.value if isinstance(found, Figure) else found

    return by_figure


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
