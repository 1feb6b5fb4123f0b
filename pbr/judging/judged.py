"""What came of judging: each target met or missed, and each verdict, with the evidence that it rests on."""

from enum import StrEnum
from fractions import Fraction

from pbr.judging.ranked import Ranked
from pbr.scheme.measuring.targets import Target
from pbr.scheme.measuring.verdicts import VerdictRule
from pbr.settlement.change_measured import Range
from pbr.settlement.measure_result import Measured
from pbr.values.dataclass import dataclass
from pbr.values.figure_unit import A_SHARE, FigureUnit
from pbr.values.for_whom import Per
from pbr.values.period import Period
from pbr.values.window import Window

ALL_TOGETHER = "all together"
"""What stands in place of a provider's name for all of them."""


class Verdict(StrEnum):
    """What is said of a target: for certain, or why nothing is."""

    MET = "met"
    MISSED = "missed"
    UNDECIDED = "undecided"
    TOO_FEW = "too few to judge"
    NOTHING = "nothing to judge"
    NOT_OVER = "not over yet"
    NO_BASELINE = "nothing to compare with"


class Answer(StrEnum):
    """Whether a verdict follows."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Judged:
    """A measure of one provider, or of all together, in a window, beside its target.

    ``provider`` is empty for all together. ``waiting`` are the records that are counted only later. ``low`` and
    ``high`` are the ends of its range with those; ``by_chance`` is how far chance alone could move the share seen.
    ``verdict`` is None where the measure has no target. Where it is taken for areas or persons, ``provider`` is one.
    ``baseline`` is what it is compared with; None where that is nothing.
    """

    measured: Measured
    provider: str
    target: Target | None
    waiting: int
    low: Fraction | None
    high: Fraction | None
    by_chance: tuple[Fraction, Fraction] | None
    verdict: Verdict | None
    baseline: Range | None = None

    @property
    def of_provider(self) -> bool:
        """Whether it is of one provider, and not of all together, of an area or of a person."""
        return self.measured.per is Per.PROVIDER and self.provider != ""

    @property
    def unit(self) -> FigureUnit:
        """What its figures are in."""
        return self.measured.unit or A_SHARE

    @property
    def name(self) -> str:
        """Whose it is, in words; a provider, or another, that is called as all of them are is told apart."""
        if self.provider == ALL_TOGETHER:
            return f"{ALL_TOGETHER} (the {self.measured.per.value})"
        return self.provider or ALL_TOGETHER

    @property
    def known(self) -> int:
        """How many records it is certain that the measure counts, and how."""
        return self.measured.out_of - (self.measured.unknown - self.measured.maybe_in)

    @property
    def window(self) -> Window:
        """The days that it is about."""
        return self.measured.window

    @property
    def is_certain(self) -> bool:
        """Whether its target is met for certain, or missed for certain."""
        return self.verdict in (Verdict.MET, Verdict.MISSED)

    @property
    def could_be_chance(self) -> bool:
        """Whether a target is met or missed by no more than chance alone could do."""
        if self.target is None or self.target.change is not None or self.by_chance is None or not self.is_certain:
            return False
        low, high = self.by_chance
        return self.target.is_met_by(low) is not self.target.is_met_by(high)


@dataclass(frozen=True, slots=True)
class Followed:
    """Whether a verdict follows for a provider, with the windows that it looked at and what was judged in each."""

    rule: VerdictRule
    provider: str
    answer: Answer
    evidence: tuple[tuple[Window, tuple[Judged, ...]], ...]


@dataclass(frozen=True, slots=True)
class League:
    """Everything that was judged: by measure, then provider (all together last), then window; and every verdict.

    ``ranked`` has every ranking, day by day. Where a ``period`` was asked for, it is what ends in
    it.
    """

    judged: tuple[Judged, ...]
    followed: tuple[Followed, ...]
    ranked: tuple[Ranked, ...] = ()
    period: Period | None = None
