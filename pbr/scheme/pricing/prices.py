"""Prices (rates, tariffs) and other dated figures: from which day each holds, by what it differs, and its source."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pbr.problems.problem import Place
from pbr.scheme.reading.provenance import Provenance
from pbr.scheme.units.price_units import Per
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    # Not loaded for a scheme that was checked before and has no index.
    from pbr.scheme.pricing.price_year import PriceYear
    from pbr.scheme.reading.indices import Uplift

OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class ShareOfPrice:
    """A figure that is a share of another price, by its name, of the same day; the share may be above the whole."""

    share: Fraction
    name: str


@dataclass(frozen=True, slots=True)
class DatedFigures:
    """The figures that hold from a day: one under the empty key, or one for each combination of codes.

    Money is in pence, for as much as ``pers`` says; where it says nothing, for one of what a payment counts. A share is
    a fraction of one. ``of`` has those that are a share of another price. ``uplift`` is how an index made them of the
    figures that held before; None where they are written.
    """

    first: date
    figures: Mapping[tuple[str, ...], Fraction]
    pers: Mapping[tuple[str, ...], Per]
    places: Mapping[tuple[str, ...], Place]
    place: Place
    of: Mapping[tuple[str, ...], ShareOfPrice] = field(default_factory=dict)
    uplift: "Uplift | None" = None


@dataclass(frozen=True, slots=True)
class Price:
    """A named figure, dated: money or a share.

    ``prices_of`` is the year for which its source worked it out; None where that is not said.
    """

    name: str
    kind: Literal["money", "share"]
    by: tuple[Scalar, ...]
    steps: tuple[DatedFigures, ...]
    provenance: Provenance
    place: Place
    prices_of: "PriceYear | None" = None

    def step_on(self, day: date) -> DatedFigures | None:
        """The figures that hold on a day; None before the first."""
        index = bisect_right([step.first for step in self.steps], day)
        return self.steps[index - 1] if index else None


RowsTried = Callable[[tuple[str, ...]], Iterable[str]]
"""Which rows of a level a record may take, the most particular first, under the rows of the levels outside it."""


def figure_for(step: DatedFigures, levels: Iterable[RowsTried]) -> tuple[str, ...] | None:
    """The key under which a figure stands: at each level the first row that there is, from the outside in.

    What has a row of its own is never looked for under ``otherwise``, though its own table have no figure for it.
    """
    key: tuple[str, ...] = ()
    for tried in levels:
        at = len(key)
        there = {one[at] for one in step.figures if one[:at] == key}
        row = next((row for row in tried(key) if row in there), None)
        if row is None:
            return None
        key = (*key, row)
    return key
