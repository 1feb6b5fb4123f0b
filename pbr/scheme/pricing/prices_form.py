"""Prices as they are written: the form of one, and the figures under each of its days read by their codes."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from pydantic import Field, model_validator

from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.pricing.price_coverage import check_indices_used
from pbr.scheme.pricing.price_year_form import read_price_year
from pbr.scheme.pricing.prices import DatedFigures, Price, ShareOfPrice
from pbr.scheme.pricing.prices_of_others_form import follow_others
from pbr.scheme.pricing.uplift_form import UpliftWritten, uplifted
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.indices_form import IndexForm, read_indices
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import RefusedForm, Text
from pbr.scheme.units.price_units import PRICED, Per, per_in_scheme
from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar, part_of
from pbr.values.dates import date_in_scheme
from pbr.values.figure_suggestions import money_meant
from pbr.values.money import money_in_scheme
from pbr.values.pattern import Pattern
from pbr.values.share import share_in_scheme

DATED = "from …"
"""The key under which the dated figures of a price are gathered."""
_OF_PRICE = Pattern(r"(?:(?P<share>\S+) of )?(?P<name>[a-z][a-z0-9_]*)", re.ASCII)
_MONEY_PER = Pattern(r"(?P<money>\S+) per (?P<per>.+)", re.ASCII)


class PriceForm(ProvenanceForm):
    """A price: ``from DATE`` as often as it changes, ``by`` where it differs by code, and the year it is of."""

    by: Text | None = None
    at_prices_of: Text | None = Field(None, alias="at prices of")
    indexed_by: Text | None = Field(None, alias="indexed by")
    uplifted_on: Text | None = Field(None, alias="uplifted on")
    rounded: Text | None = None
    dated: dict[str, Any] = Field(alias=DATED)

    @model_validator(mode="before")
    @classmethod
    def _gather_dates(cls, value: object) -> object:
        if not isinstance(value, dict):
            raise RefusedForm("PBR203", "a block of keys is needed here: 'from DATE: £…' and where it comes from").error
        dated = {key: one for key, one in value.items() if key.startswith("from ")}
        if not dated:
            raise RefusedForm("PBR202", "a price needs at least one 'from DATE: …'").error
        return {**{key: one for key, one in value.items() if key not in dated}, DATED: dated}


class _Figure(NamedTuple):
    """One figure of a price as read: its codes, and what it is for where that is written."""

    codes: tuple[str, ...]
    kind: Literal["money", "share"]
    figure: Fraction
    per: Per | None
    place: Place
    of: ShareOfPrice | None = None


def read_prices(forms: Mapping[str, PriceForm], indices: Mapping[str, IndexForm], reading: Reading) -> dict[str, Price]:
    """Every price by its name, uplifted by its index where it has one; from here on the indices are read too."""
    reading.indices = read_indices(indices, reading)
    read = {name: price for name, form in forms.items() if (price := _read_price(name, form, reading)) is not None}
    made = {name: _uplifted(price, forms[name], reading) for name, price in read.items()}
    check_indices_used(reading.indices, reading)
    return follow_others(made, reading)


def _uplifted(price: Price, form: PriceForm, reading: Reading) -> Price:
    """A price with the figures that its index makes; as it is, and a problem, where it is none that is uplifted."""
    written = UpliftWritten(form.indexed_by, form.uplifted_on, form.rounded)
    if written.first is not None and (price.kind != "money" or any(step.of for step in price.steps)):
        message = f"'{price.name}' is a share, which moves with what it is a share of"
        reading.problem("PBR356", message, written.first.place, "uplift the price that it is a share of")
        return price
    if written.first is not None and form.at_prices_of is not None:
        message = f"'{price.name}' is at prices of one year, and uplifted it is of more"
        reading.problem("PBR356", message, form.at_prices_of.place, "leave the year out; the days of uplift say it")
        return price
    return replace(price, steps=uplifted(price.steps, written, reading.indices, reading))


def _read_price(name: str, form: PriceForm, reading: Reading) -> Price | None:
    place = reading.place("prices", name)
    check_name(name, place, reading)
    provenance = read_provenance(form, place, reading)
    by = _split_by(form.by, reading)
    steps: list[DatedFigures] = []
    kinds: set[Literal["money", "share"]] = set()
    for key in form.dated:
        key_place = reading.place("prices", name, key)
        first = date_in_scheme(key[5:].strip())
        if first is None:
            reading.problem(
                "PBR212",
                f"'{key[5:].strip()}' is not a day of the calendar between 1900 and 2199",
                key_place,
                "write it like from 2026-04-01, year, month and day",
            )
            continue
        node = reading.node("prices", name, key)
        read = list(_gather(node, (), len(by), reading)) if node is not None else []
        kinds |= {one.kind for one in read}
        if steps and first <= steps[-1].first:
            reading.problem(
                "PBR402",
                f"this figure starts on {first}, not after the one above it, which starts on {steps[-1].first}",
                key_place,
                "write the dates from the earliest to the latest",
            )
        steps.append(
            DatedFigures(
                first,
                {one.codes: one.figure for one in read},
                {one.codes: one.per for one in read if one.per is not None},
                {one.codes: one.place for one in read},
                key_place,
                {one.codes: one.of for one in read if one.of is not None},
            )
        )
    if len(kinds) > 1:
        reading.problem(
            "PBR403",
            f"'{name}' mixes money and percentages",
            place,
            "give each its own name; nil is money, and no share at all is 0%",
        )
    if len(kinds) != 1 or not steps:
        return None
    kind = next(iter(kinds))
    prices_of = read_price_year(form.at_prices_of, name, kind == "money", steps[-1].first.year, reading)
    return Price(name, kind, by, tuple(steps), provenance, place, prices_of)


def _split_by(text: Scalar | None, reading: Reading) -> tuple[Scalar, ...]:
    if text is None:
        return ()
    pieces: list[Scalar] = []
    start = 0
    for piece in text.text.split(","):
        name = part_of(text, start, start + len(piece))
        start += len(piece) + 1
        if any(name.text == other.text for other in pieces):
            reading.problem("PBR419", f"'by' names '{name.text}' twice", name.place, "name each field once")
        pieces.append(name)
    return tuple(pieces)


def _gather(node: Node, codes: tuple[str, ...], depth: int, reading: Reading) -> Iterator[_Figure]:
    """Walk a table of figures down to its leaves, as deep as ``by`` has names."""
    match node:
        case Scalar() if depth == 0:
            figure = _figure(codes, node, reading)
            if figure is not None:
                yield figure
        case MapNode() if depth > 0:
            for key, value in node:
                yield from _gather(value, (*codes, key.text), depth - 1, reading)
        case Scalar():
            reading.problem(
                "PBR404",
                "this price differs by code, and one figure is given for all",
                node.place,
                "give a figure for each code under it, or take 'by' away",
            )
        case ListNode() | MapNode():
            place = node.entries[0][0].place if isinstance(node, MapNode) and node.entries else node.place
            reading.problem(
                "PBR404",
                "there are more levels here than 'by' has names",
                place,
                "write 'by:' with a name for each level, from the outside in",
            )


def _figure(codes: tuple[str, ...], text: Scalar, reading: Reading) -> _Figure | None:
    if text.text == "nil":
        return _Figure(codes, "money", Fraction(0), None, text.place)
    share = share_in_scheme(text.text)
    if share is not None:
        return _Figure(codes, "share", share, None, text.place)
    of = _share_of_price(text, reading)
    if of is not None:
        # What it comes to is worked out once all prices are read.
        return _Figure(codes, "money", Fraction(0), None, text.place, of)
    match = _MONEY_PER.fullmatch(text.text)
    per = per_in_scheme(match["per"], reading.own_units) if match else None
    pence = money_in_scheme(match["money"] if match else text.text)
    if pence is None or (match is not None and per is None):
        remedy = money_meant(text.text) or _how_to_write(match, pence is not None, reading.own_units)
        reading.problem("PBR211", f"'{text.text}' is not an amount of money", text.place, remedy)
        return None
    if pence < 0:
        reading.problem("PBR406", "a price below nil is not a price", text.place, "use 'deduct' in the payment instead")
    return _Figure(codes, "money", Fraction(pence), per, text.place)


def _share_of_price(text: Scalar, reading: Reading) -> ShareOfPrice | None:
    """A figure that is another price of the scheme, or a share of it; None where it is something else."""
    match = _OF_PRICE.fullmatch(text.text)
    if match is None or not reading.is_written("prices", match["name"]):
        return None
    share = share_in_scheme(match["share"] or "100%")
    return None if share is None else ShareOfPrice(share, match["name"])


def _how_to_write(match: re.Match[str] | None, is_money: bool, own: Collection[str]) -> str:
    """How a price is written; what it can be for, where that alone is wrong."""
    if match is not None and is_money:
        units = (*PRICED, *own)
        return did_you_mean(match["per"], units) or f"a price is per {', '.join(units)}, or per so many: per 7 days"
    return "write it like £1,575.00, £20.00 per hour, £600,000.00 per 100 people, 20% or nil"
