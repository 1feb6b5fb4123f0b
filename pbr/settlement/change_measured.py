"""How much fewer or more a measure came to than what it is compared with, as the range that is left open."""

from fractions import Fraction

from pbr.values.dataclass import dataclass
from pbr.values.figure_unit import FigureKind, FigureUnit, figure_in_words, range_of_figures


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a figure can be; an end that is None is open."""

    low: Fraction | None
    high: Fraction | None

    @property
    def is_nil_or_below(self) -> bool:
        """Whether it is certainly nothing, or less."""
        return self.high is not None and self.high <= 0

    @property
    def is_above_nil(self) -> bool:
        """Whether it is certainly something."""
        return self.low is not None and self.low > 0


def baseline_in_words(baseline: Range, unit: FigureUnit) -> str:
    """What is compared with: ``10 to 14 hours a week``."""
    if baseline.low is None and baseline.high is None:
        return "what is not known yet"
    return range_of_figures(baseline.low, baseline.high, unit)


def no_share_of(baseline: str) -> str:
    """A baseline of nil or below in words, where a change by a share of it is asked for."""
    return f"{baseline}, of which no share can be taken"


@dataclass(frozen=True, slots=True)
class ChangeMeasured:
    """What a measure is compared with (its baseline), and the change from there: from ``low`` to ``high``, in ``unit``.

    ``baseline`` is in ``of_unit``, the measure's own; None where there is nothing to compare with. ``side`` is what the
    change is counted as, and ``other`` what it is below nought: ``fewer`` and ``more``, or the other way round.
    """

    baseline: Range | None
    of_unit: FigureUnit
    low: Fraction | None
    high: Fraction | None
    unit: FigureUnit
    side: str
    other: str

    @property
    def is_of_nothing(self) -> bool:
        """Whether there is certainly nothing to compare with: no figure, or for a share of it none above nought."""
        return self.baseline is None or (self.is_by_share and self.baseline.is_nil_or_below)

    @property
    def is_of_something(self) -> bool:
        """Whether there is certainly something to compare with: so many more than nothing are so many."""
        return self.baseline is not None and (not self.is_by_share or self.baseline.is_above_nil)

    @property
    def is_by_share(self) -> bool:
        """Whether the change is a share of the baseline, and not so many of its unit: a share is changed by shares."""
        return self.unit.kind is FigureKind.SHARE

    @property
    def wanted(self) -> str:
        """What would have to be there to compare with, where there is nothing."""
        return "a figure" if self.baseline is None else "a figure above nought"

    @property
    def words(self) -> str:
        """``25% fewer than 4 per 100 people``; where either is not known, what that leaves open."""
        if self.baseline is None:
            return "nothing to compare with"
        with_what = baseline_in_words(self.baseline, self.of_unit)
        if self.is_of_nothing:
            return f"compared with {no_share_of(with_what)}"
        if not self.is_of_something or self.low is None or self.high is None:
            return f"compared with {with_what}"
        if self.low == self.high == 0:
            return f"the same as {with_what}"
        if self.low == self.high:
            return f"{self._end(self.low)} than {with_what}"
        return f"from {self._end(self.low)} to {self._end(self.high)} than {with_what}"

    def _end(self, figure: Fraction) -> str:
        return f"{figure_in_words(abs(figure), self.unit)} {self.other if figure < 0 else self.side}"
