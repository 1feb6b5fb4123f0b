"""What came of ranking: each provider's figures, points and rank on a day, with all that they rest on."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from pbr.scheme.measuring.rankings import Ranking, Score
from pbr.values.dataclass import dataclass


class Lacking(StrEnum):
    """Why a provider has no figure that could be scored."""

    NOT_RECORDED = "not recorded"
    NOT_KNOWN = "not known"
    UNREAD = "a row could not be read"
    NO_PRICE = "no price"
    NOTHING_COUNTED = "nothing counted"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a provider is scored on: the lowest and highest that it can be, and from which day it is.

    Money is in pence and a share a fraction of one; an end that is None is open. Where ``lacking`` says why, nothing is
    known of it, and both are None.
    """

    low: Fraction | None
    high: Fraction | None
    since: date | None = None
    lacking: Lacking | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """One score of a provider: its figure, and the fewest and most points of a hundred that it can get."""

    score: Score
    figure: Figure
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Placed:
    """A provider in the order: its scores, the fewest and most points, and the best and worst rank that it can have.

    Who ties has the same rank, and the next rank is that many further on: 1, 2, 2, 4.
    """

    provider: str
    scored: tuple[Scored, ...]
    low: Fraction
    high: Fraction
    best: int
    worst: int

    @property
    def is_certain(self) -> bool:
        """Whether its rank is the same however everything turns out that is not known yet."""
        return self.best == self.worst


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking on one of its days: every provider, the best first."""

    ranking: Ranking
    day: date
    placed: tuple[Placed, ...]

    @property
    def is_certain(self) -> bool:
        """Whether every rank is."""
        return all(placed.is_certain for placed in self.placed)
