"""What a measure is compared with (its baseline): a figure, an earlier window, or a figure brought in from before."""

from enum import StrEnum
from fractions import Fraction

from pbr.values.dataclass import dataclass


class Earlier(StrEnum):
    """An earlier window that a measure is compared with, as it is written."""

    BEFORE = "the window before"
    A_YEAR_BEFORE = "the same window a year before"


@dataclass(frozen=True, slots=True)
class OpeningFigure:
    """A row of ``openings.csv`` by its name: of the same provider, and the last that ended before the window."""

    name: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a measure is compared with: a figure in its own unit, an earlier window of it, or an opening figure."""

    of: Fraction | Earlier | OpeningFigure
    text: str
