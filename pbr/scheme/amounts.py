"""Amounts: money, a price, a money field, or a share of one of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from pbr.conditions.lexer import Misread, Unread
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef, TermRef
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, FieldType, TableKind
from pbr.scheme.payment_basis import Basis
from pbr.scheme.price_units import PRICED, Per, many_of
from pbr.scheme.prices import OTHERWISE, DatedFigures, Price
from pbr.scheme.reading_context import Reading
from pbr.scheme.unit_check import check_price, money_held
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.money import money_in_scheme
from pbr.values.share import percent, share_in_scheme

WINDOWS = "windows"
"""The months, quarters or years of a provider, where a table of records would be named."""
PROVIDER_ID = TABLES["standards"].fields_by_name["provider_id"]

_BY_TIME = re.compile(r".+?(?: per | an? | each | every |/) ?(?P<unit>day|week|hour|month|quarter|visit)", re.ASCII)
_FIELD = re.compile(r"(?:(?P<owner>[a-z]+)'s )?(?P<name>[a-z][a-z0-9_]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PriceUse:
    """A price as a payment uses it: the fields of its record that choose among the figures, and what is counted.

    ``counted`` says what the payment is for each of (``week``, ``plan``); it is empty where the figure is a share.
    """

    price: Price
    by: tuple[FieldRef, ...]
    counted: str = ""

    def for_one(self, step: DatedFigures, codes: tuple[str, ...]) -> Fraction:
        """A figure of the price, for one of what is counted: £700.00 per 7 days is £100.00 for each day."""
        per = step.pers.get(codes)
        if per is None:
            return step.figures[codes]
        lots = per.lots_in(self.counted)
        if lots is None:
            raise ValueError(f"a price {per.words} is not one of {self.counted}s")
        return step.figures[codes] * lots


@dataclass(frozen=True, slots=True)
class Amount:
    """``[share of] price``, ``[share of] money field`` or money; exactly one of the last three is there.

    ``share`` is a fraction, a figure of the scheme, or None for the whole. ``money`` is in pence. ``field_times`` is
    how many times the money in the field is paid for one of what is counted: a seventh of a week's for a day.
    """

    text: str
    share: Fraction | PriceUse | None = None
    price: PriceUse | None = None
    field: FieldRef | None = None
    money: int | None = None
    field_times: Fraction = Fraction(1)


def read_amount(text: Scalar, basis: Basis, prices: Mapping[str, Price], reading: Reading) -> Amount | None:
    """What an amount means for each of what is counted; None, and a problem, where it means nothing."""
    kind = basis.kind
    head, found, _ = text.text.partition(" of ")
    share: Fraction | PriceUse | None = None
    rest = text
    if found:
        share = read_share(part_of(text, 0, len(head)), kind, prices, reading)
        rest = part_of(text, len(head) + len(" of "), len(text.text))
        if share is None:
            return None
    if rest.text == "nil":
        return Amount(text.text, share, money=0)
    money = money_in_scheme(rest.text)
    if money is not None:
        if money < 0:
            reading.problem(
                "PBR406", "an amount below nil is not an amount", rest.place, "use 'deduct' instead of 'pay'"
            )
        return Amount(text.text, share, money=money)
    if rest.text in prices:
        use = use_price(prices[rest.text], rest, kind, reading)
        if use is None:
            return None
        if use.price.kind != "money":
            reading.problem(
                "PBR408",
                f"'{rest.text}' is a share, and a share of what is not said",
                rest.place,
                f"write '{rest.text} of' and a price",
            )
            return None
        check_price(use.price, basis, rest.place, reading)
        return Amount(text.text, share, price=replace(use, counted=basis.counted))
    if reading.is_written("prices", rest.text):
        return None
    field = _money_field(rest, basis, prices, reading)
    times = None if field is None else money_held(field, share is not None, basis, rest.place, reading)
    return None if field is None or times is None else Amount(text.text, share, field=field, field_times=times)


def read_share(
    text: Scalar, kind: TableKind | None, prices: Mapping[str, Price], reading: Reading
) -> Fraction | PriceUse | None:
    """A percentage, a fraction, or the name of a figure that is a share."""
    share = share_in_scheme(text.text)
    if share is not None:
        if share > 1:
            reading.problem(
                "PBR405", f"{percent(share)} is more than the whole", text.place, "a share is between 0% and 100%"
            )
        return share
    price = prices.get(text.text)
    if price is None and reading.is_written("prices", text.text):
        return None
    if price is None:
        figures = [name for name, one in prices.items() if one.kind == "share"]
        reading.problem(
            "PBR213",
            f"'{text.text}' is not a share",
            text.place,
            did_you_mean(text.text, figures) or "write it like 20% or 1/6, or name a share listed under 'prices'",
        )
        return None
    if price.kind != "share":
        reading.problem("PBR213", f"'{text.text}' is money, and a share is needed here", text.place)
        return None
    return use_price(price, text, kind, reading)


def use_price(price: Price, text: Scalar, kind: TableKind | None, reading: Reading) -> PriceUse | None:
    """A price with the fields that choose its figure, checked against their codes."""
    reading.prices_used.add(price.name)
    refs: list[FieldRef] = []
    for name in price.by:
        ref = _by_field(name, text, kind, reading)
        if ref is None:
            return None
        refs.append(ref)
    for position, ref in enumerate(refs):
        _check_codes(price, position, ref, reading)
    return PriceUse(price, tuple(refs))


def _by_field(name: Scalar, used: Scalar, kind: TableKind | None, reading: Reading) -> FieldRef | None:
    if kind is None:
        return _of_a_window(name, reading)
    match = _FIELD.fullmatch(name.text)
    names = reading.names(kind)
    span = (0, len(name.text))
    try:
        if match is None:
            raise Misread("PBR302", f"'{name.text}' is not the name of a field", *span)
        found = names.owned(match["owner"], match["name"], span) if match["owner"] else names.bare(match["name"], span)
    except Unread:
        return None
    except Misread as misread:
        message = f"{misread.message}; it is used on line {used.place.line} for {called(kind)}"
        reading.problem(misread.code, message, name.place, misread.remedy)
        return None
    if isinstance(found, TermRef) or found.field.type not in (FieldType.CODE, FieldType.TEXT):
        reading.problem("PBR409", f"a price cannot differ by '{name.text}': only by a code or a text", name.place)
        return None
    return found


def _of_a_window(name: Scalar, reading: Reading) -> FieldRef | None:
    if name.text == "provider_id":
        codes = reading.codes_listed.get(("standards", PROVIDER_ID.name), ())
        return FieldRef(WINDOWS, replace(PROVIDER_ID, codes=codes), False, (0, len(name.text)))
    reading.problem(
        "PBR302",
        f"'{name.text}' is not known of a provider's month or quarter",
        name.place,
        "a price there differs by provider_id only",
    )
    return None


def _check_codes(price: Price, position: int, ref: FieldRef, reading: Reading) -> None:
    """Note each code of the table that the field can never have."""
    codes = ref.field.codes
    for step in price.steps if codes else ():
        for key, place in step.places.items():
            if key[position] not in codes and key[position] != OTHERWISE:
                reading.problem(
                    "PBR305",
                    f"'{key[position]}' is not a code of {ref.written}",
                    place,
                    did_you_mean(key[position], codes) or f"its codes: {', '.join(codes)}",
                )


def _money_field(text: Scalar, basis: Basis, prices: Mapping[str, Price], reading: Reading) -> FieldRef | None:
    kind = basis.kind
    match = _FIELD.fullmatch(text.text)
    if match and kind is not None:
        owner, name = match["owner"], match["name"]
        names = reading.names(kind)
        try:
            found = names.owned(owner, name, (0, len(text.text))) if owner else names.bare(name, (0, len(text.text)))
        except Misread:
            found = None
        if isinstance(found, FieldRef) and found.field.type is FieldType.MONEY:
            return found
        if found is not None:
            reading.problem(
                "PBR304", f"'{text.text}' is not money", text.place, "pay a price, a money field or an amount"
            )
            return None
    choices = [*prices, *(field.name for field in (kind.fields if kind else ()) if field.type is FieldType.MONEY)]
    if match:
        reading.problem(
            "PBR401",
            f"there is no price called '{text.text}'",
            text.place,
            did_you_mean(text.text, choices)
            or (f"prices: {', '.join(prices)}" if prices else "list it under 'prices', or write an amount: £10.00"),
        )
    else:
        reading.problem(
            "PBR211",
            f"'{text.text}' is not an amount of money",
            text.place,
            _unit_elsewhere(text.text, kind)
            or _priced_elsewhere(text.text, basis)
            or "write it like £1,575.00, or name a price: '20% of package_price'",
        )
    return None


def _priced_elsewhere(text: str, basis: Basis) -> str:
    """Where an amount ``per`` something is written, and per what it can be; empty where no amount has a ``per``."""
    sum_, per, _ = text.partition(" per ")
    if not per or money_in_scheme(sum_) is None:
        return ""
    units = [unit for unit in PRICED if Per(1, unit).lots_in(basis.counted) is not None]
    return (
        f"write the sum for one {basis.counted} and nothing after it, pay: {sum_}; or list it under 'prices', where "
        f"{many_of(basis.counted)} can be priced per {' or per '.join(units)}, or per so many"
    )


def _unit_elsewhere(text: str, kind: TableKind | None) -> str:
    """Where the unit of an amount such as ``£40.00 per week`` is written; empty where there is no such unit."""
    match = _BY_TIME.fullmatch(text)
    if match is None or money_in_scheme(re.split(r" |/", text)[0]) is None:
        return ""
    unit, one = match["unit"], kind.one if kind else "plan"
    basis = {
        "hour": "hour of visit's delivered_minutes, or hour of plan at weekly_hours from … to …",
        "month": "month per provider",
        "quarter": "quarter per provider",
        "visit": "visit",
    }.get(unit, f"{unit} of {one} from … to …")
    return f"the {unit} goes in 'for each': for each: {basis}"
