"""Prices (rates, tariffs) and other dated figures: from which day each holds, by what it differs, and its source."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from pbr.problems.problem import Place
from pbr.scheme.price_units import Per
from pbr.scheme.price_year import PriceYear
from pbr.scheme.provenance import Provenance
from pbr.source.yaml_nodes import Scalar

OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class DatedFigures:
    """The figures that hold from a day: one under the empty key, or one for each combination of codes.

    Money is in pence, for as much as ``pers`` says; where it says nothing, for one of what a payment counts. A share is
    a fraction of one.
    """

    first: date
    figures: Mapping[tuple[str, ...], Fraction]
    pers: Mapping[tuple[str, ...], Per]
    places: Mapping[tuple[str, ...], Place]
    place: Place


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
    prices_of: PriceYear | None = None

    def step_on(self, day: date) -> DatedFigures | None:
        """The figures that hold on a day; None before the first."""
        index = bisect_right([step.first for step in self.steps], day)
        return self.steps[index - 1] if index else None


def figure_for(step: DatedFigures, codes: tuple[str, ...]) -> tuple[str, ...] | None:
    """The key under which the figure for these codes stands, ``otherwise`` taken only where it is written."""
    if codes in step.figures:
        return codes
    candidates = [codes]
    for position in reversed(range(len(codes))):
        candidates += [(*key[:position], OTHERWISE, *key[position + 1 :]) for key in list(candidates)]
    return next((key for key in candidates if key in step.figures), None)
