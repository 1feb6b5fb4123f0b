"""Prices that are a share of another price, such as 150% of the hourly rate: they follow whatever that one becomes."""

from collections.abc import Mapping
from dataclasses import replace
from graphlib import TopologicalSorter

from pbr.scheme.pricing.prices import DatedFigures, Price


def in_order(prices: Mapping[str, Price]) -> list[str]:
    """The names of prices, each after those that it is a share of. Raises ``CycleError`` where they lead round."""
    others = {name: {one.name for step in price.steps for one in step.of.values()} for name, price in prices.items()}
    return [name for name in TopologicalSorter(others).static_order() if name in prices]


def following(prices: Mapping[str, Price]) -> dict[str, Price]:
    """The same prices, those that are a share of another worked out anew from what that one is."""
    made = dict(prices)
    for name in in_order(prices):
        price = made[name]
        if any(step.of for step in price.steps):
            steps = tuple(_following(step, price, made) for step in price.steps)
            made[name] = replace(price, steps=steps)
    return {name: made[name] for name in prices}


def _following(step: DatedFigures, price: Price, prices: Mapping[str, Price]) -> DatedFigures:
    figures = dict(step.figures)
    for codes, one in step.of.items():
        other = prices[one.name]
        dated = other.step_on(step.first)
        if dated is not None:
            figures[codes] = one.share * dated.figures[codes_of_other(codes, price, other)]
    return replace(step, figures=figures)


def codes_of_other(codes: tuple[str, ...], price: Price, other: Price) -> tuple[str, ...]:
    """The rows of the other price for a row of the first, by the names that both differ by."""
    levels = [name.text for name in price.by]
    return tuple(codes[levels.index(name.text)] for name in other.by)
