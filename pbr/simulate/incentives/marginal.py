"""What one more success, week or hour brings a provider: one record changed, all others as they are."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from pbr.simulate.incentives.case_band import CaseBand
from pbr.simulate.incentives.one_plan_changed import MoreCare
from pbr.simulate.payoff.alternative_records import Fact
from pbr.simulate.payoff.uncertain_result import SUCCESSES, Component
from pbr.values.dataclass import dataclass


class MarginalStep(NamedTuple):
    """One step: to a better result of a fact from the next worse one, or to more care. ``care`` or ``fact`` is None."""

    fact: Fact | None
    worse: str
    better: str
    care: MoreCare | None = None

    @property
    def is_success(self) -> bool:
        """Whether it is the step that makes a failure a success."""
        if self.fact is None:
            return False
        names = [each.name for each in Component(*self.fact, "", "", ()).alternatives]
        return names.index(self.better) == SUCCESSES[self.fact] - 1

    @property
    def words(self) -> str:
        """The step as people read it."""
        if self.fact is None:
            return self.better
        worse, better = self.worse.replace("_", " "), self.better.replace("_", " ")
        success = "one more success: " if self.is_success else ""
        return f"{success}{self.fact[1].replace('_', ' ')} {better} rather than {worse}"


class MarginalGain(NamedTuple):
    """What one step brings for one record, in pence: what the provider is due after it, less before.

    ``before_limits`` is what it would bring if the scheme had no limits. It brings as much for so many records of the
    band, of which this is the first.
    """

    step: MarginalStep
    band: CaseBand
    provider_id: str
    table: str
    record_id: str
    pence: int
    before_limits: int
    records: int = 1

    @property
    def capped(self) -> bool:
        """Whether a limit takes all that it would have brought."""
        return self.pence == 0 and self.before_limits != 0


@dataclass(slots=True)
class BandMarginal:
    """What a step brings in a band, over the records tried, in pence.

    ``lowest`` and ``highest`` are the records for which it brings least and most, of equal ones the first. ``nil``
    counts those for which it brings nothing, ``capped`` those of them where a limit is reached, and ``losing`` and
    ``gaining`` those for which it brings less or more than nothing.
    """

    step: MarginalStep
    band: CaseBand
    lowest: MarginalGain
    highest: MarginalGain
    tried: int = 0
    total: int = 0
    nil: int = 0
    capped: int = 0
    losing: int = 0
    gaining: int = 0

    @property
    def mean(self) -> Fraction:
        """What it brings on average, in exact pence."""
        return Fraction(self.total, self.tried)

    @property
    def least(self) -> int:
        """The least it brings."""
        return self.lowest.pence

    @property
    def most(self) -> int:
        """The most it brings."""
        return self.highest.pence

    def add(self, one: MarginalGain) -> None:
        """Count one record more, or several for which it brings as much."""
        self.tried += one.records
        self.total += one.pence * one.records
        self.nil += one.records if one.pence == 0 else 0
        self.capped += one.records if one.capped else 0
        self.losing += one.records if one.pence < 0 else 0
        self.gaining += one.records if one.pence > 0 else 0
        if one.pence < self.lowest.pence:
            self.lowest = one
        if one.pence > self.highest.pence:
            self.highest = one


def by_band(found: Iterable[MarginalGain]) -> tuple[BandMarginal, ...]:
    """The same by step and band, in the order of the steps and of the bands' names."""
    gathered: dict[MarginalStep, dict[CaseBand, BandMarginal]] = {}
    for one in found:
        bands = gathered.setdefault(one.step, {})
        if one.band not in bands:
            bands[one.band] = BandMarginal(one.step, one.band, one, one)
        bands[one.band].add(one)
    return tuple(bands[band] for bands in gathered.values() for band in sorted(bands))
