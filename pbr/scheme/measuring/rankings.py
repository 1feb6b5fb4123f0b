"""Rankings: providers scored on price and quality, each by its weight, and put in order again every so many months."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.problem import Place
from pbr.records.dictionary import FieldType
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.provenance import Provenance
from pbr.values.dataclass import dataclass


class BestFigure(StrEnum):
    """Which figure gets all the points."""

    LOWEST = "lowest"
    HIGHEST = "highest"


@dataclass(frozen=True, slots=True)
class InProportion:
    """The best figure gets all the points, and each other the part of them that the two figures are of one another."""

    best: BestFigure


@dataclass(frozen=True, slots=True)
class ByPlace:
    """The best of so many figures gets all the points, and each place below it one equal part of them less."""

    best: BestFigure


@dataclass(frozen=True, slots=True)
class OutOf:
    """A figure gets the part of the points that it is of the most there can be: 80 out of 100 gets four fifths."""

    most: Fraction


Way = InProportion | ByPlace | OutOf
"""How figures become points."""


@dataclass(frozen=True, slots=True)
class PriceOfProvider:
    """A price of the scheme that differs by provider: the one that holds on the day of the ranking."""

    price: Price


@dataclass(frozen=True, slots=True)
class MeasureOfProvider:
    """What a measure of the scheme comes to for a provider in the last window that is over before the ranking."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class FieldOfStandard:
    """A number or money recorded for a provider in a row of one standard, the last that begins by the ranking."""

    standard: str
    ref: FieldRef

    @property
    def is_money(self) -> bool:
        """Whether its figures are in pence."""
        return self.ref.field.type is FieldType.MONEY


FigureRanked = PriceOfProvider | MeasureOfProvider | FieldOfStandard
"""What providers are scored on."""


@dataclass(frozen=True, slots=True)
class Score:
    """One thing that providers are scored on, its share of the 100 points, and how its figures become points.

    ``text`` is the rule as it was written.
    """

    name: str
    weight: Fraction
    figure: FigureRanked
    way: Way
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class RankedOn:
    """The days of a ranking: the first, and again after every so many ``months``; None where it is made once."""

    first: date
    months: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """Providers put in order by the sum of their points.

    ``ties`` are the scores whose points decide between equal sums, the first of them first; without any, those who tie
    share a rank. ``decimals`` is to how many decimals the points of each score are rounded, half up; None where they
    are exact.
    """

    name: str
    on: RankedOn
    scores: tuple[Score, ...]
    ties: tuple[str, ...]
    ties_text: str
    decimals: int | None
    provenance: Provenance
    place: Place
