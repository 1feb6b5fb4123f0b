"""Prices that are a share of another, as written: each is found, dated as that one is, and worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from graphlib import CycleError

from pbr.problems.problem import Place
from pbr.scheme.pricing.prices import DatedFigures, Price
from pbr.scheme.pricing.prices_of_others import codes_of_other, following, in_order
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.price_units import Per


def follow_others(prices: Mapping[str, Price], reading: Reading) -> dict[str, Price]:
    """The prices, each figure that is a share of another worked out; without those that cannot be, and a problem."""
    sound = {name: price for name, price in prices.items() if _others_are_prices(price, prices, reading)}
    try:
        order = in_order(sound)
    except CycleError as found:
        names = " -> ".join(reversed(found.args[1]))
        place = reading.place("prices", found.args[1][0])
        reading.problem("PBR434", f"these prices are shares of each other: {names}", place, "give one of them a figure")
        return {name: price for name, price in sound.items() if name not in found.args[1]}
    for name in order:
        others = _others(sound[name])
        if others <= sound.keys():
            price = _dated_as_others(sound[name], sound)
            if all(_has_figures(step, price, sound, reading) for step in price.steps):
                sound[name] = price
                continue
        del sound[name]
    return following({name: sound[name] for name in prices if name in sound})


def _others(price: Price) -> set[str]:
    return {one.name for step in price.steps for one in step.of.values()}


def _others_are_prices(price: Price, prices: Mapping[str, Price], reading: Reading) -> bool:
    """Whether every price that a price is a share of could be read, and is money that differs by no more than it."""
    own = [name.text for name in price.by]
    reading.prices_used |= _others(price)
    for place, name in _written(price):
        other = prices.get(name)
        if other is None:
            # It is written, and has a problem of its own.
            return False
        if other.kind != "money":
            remedy = "write a share of a price that is money, or the share itself"
            reading.problem("PBR435", f"'{name}' is a share, and a share of it is no price", place, remedy)
            return False
        further = [one.text for one in other.by if one.text not in own]
        if further:
            message = f"'{name}' differs by {', '.join(further)}, and '{price.name}' does not"
            remedy = f"write by: {', '.join([*own, *further])}, and a figure for each"
            reading.problem("PBR435", message, place, remedy)
            return False
    return True


def _written(price: Price) -> Iterator[tuple[Place, str]]:
    for step in price.steps:
        for codes, one in step.of.items():
            yield step.places[codes], one.name


def _dated_as_others(price: Price, prices: Mapping[str, Price]) -> Price:
    """The price with a step wherever one that it is a share of has one."""
    steps: list[DatedFigures] = []
    ends: list[date | None] = [*(step.first for step in price.steps[1:]), None]
    for step, end in zip(price.steps, ends, strict=True):
        changes = {later.first for one in step.of.values() for later in prices[one.name].steps}
        within = sorted(day for day in changes if step.first < day and (end is None or day < end))
        steps += [replace(step, first=day) for day in (step.first, *within)]
    with_units = tuple(replace(step, pers={**step.pers, **_units_of(step, price, prices)}) for step in steps)
    return replace(price, steps=with_units)


def _units_of(step: DatedFigures, price: Price, prices: Mapping[str, Price]) -> dict[tuple[str, ...], Per]:
    """What the others are for, an hour or 100 people: a share of them is for the same."""
    units = {}
    for codes, one in step.of.items():
        other = prices[one.name]
        dated = other.step_on(step.first)
        per = None if dated is None else dated.pers.get(codes_of_other(codes, price, other))
        if per is not None:
            units[codes] = per
    return units


def _has_figures(step: DatedFigures, price: Price, prices: Mapping[str, Price], reading: Reading) -> bool:
    """Whether the others have a figure on the day from which a share of them holds, in the same row."""
    for codes, one in step.of.items():
        other = prices[one.name]
        dated = other.step_on(step.first)
        if dated is None:
            message = f"'{one.name}' has no figure on {step.first}, from which '{price.name}' is a share of it"
            remedy = f"begin on {other.steps[0].first}, or date '{one.name}' earlier"
            reading.problem("PBR436", message, step.places[codes], remedy)
            return False
        row = codes_of_other(codes, price, other)
        if row not in dated.figures:
            message = f"'{one.name}' has no figure for {', '.join(row)}"
            reading.problem("PBR436", message, step.places[codes], "give it one, or write the figure here")
            return False
    return True
