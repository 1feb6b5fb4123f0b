"""The measure: the share of new clients who needed no or less support after an episode, and how sure that is."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pbr.national_return.sequel import Counts
from pbr.national_return.told_episodes import MeasureStanding, ToldEpisode
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """How many episodes, out of how many; ``left_out`` by a sequel that does not count, ``unclassified`` by none."""

    count: int
    out_of: int
    left_out: int
    unclassified: int

    @property
    def share_in_words(self) -> str:
        """The share to one decimal place, half up: ``77.6%``. With nothing to count it is not defined, and not nil."""
        if not self.out_of:
            return "not defined"
        tenths = (2 * 1000 * self.count + self.out_of) // (2 * self.out_of)
        return f"{tenths // 10}.{tenths % 10}%"


def measure(counts: Mapping[Counts, int]) -> Measure:
    """Give the measure of how many episodes count in each way."""
    less = counts.get(Counts.NO_OR_LESS_SUPPORT, 0)
    return Measure(
        count=less,
        out_of=less + counts.get(Counts.MORE_SUPPORT, 0),
        left_out=counts.get(Counts.NOT_COUNTED, 0),
        unclassified=counts.get(Counts.UNABLE_TO_CLASSIFY, 0),
    )


def measure_of(told: Iterable[ToldEpisode]) -> Measure:
    """Give the measure of some episodes; those it does not look at change nothing."""
    return measure(
        Counter(
            one.followed.sequel.counts
            for one in told
            if one.standing is MeasureStanding.MEASURED and one.followed is not None
        )
    )
