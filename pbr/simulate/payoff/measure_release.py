"""How much of a sum a measure releases, for counts that may turn out in many ways."""

from collections.abc import Sequence
from dataclasses import field
from fractions import Fraction

from pbr.engine.counting.scaling import released_by
from pbr.engine.measuring.measure_counts import MeasureCounts, measured_of
from pbr.scheme.measuring.scale import Step
from pbr.settlement.measure_result import Measured
from pbr.simulate.payoff.scheme_model import Cell, ScaledSum
from pbr.values.dataclass import dataclass
from pbr.values.rounding import Rounding, to_pence


@dataclass(slots=True)
class Releases:
    """One scaled sum, with the share that each combination of counts has been found to release."""

    scaled: ScaledSum
    rounding: Rounding
    _found: dict[tuple[tuple[int, ...], tuple[int, ...]], Fraction | None] = field(default_factory=dict)

    def of(self, whole: int, counts: tuple[int, ...], undated: tuple[int, ...]) -> int | None:
        """The pence due of a whole in parts of a penny; None where nothing is due: not earned, or not decided."""
        return self.due(self.share(counts, undated), whole)

    def due(self, share: Fraction | None, whole: int) -> int | None:
        """The pence due where a share of the whole is released; None where nothing is due, so that no floor adds to it.

        A whole of nil is one of which nothing was earned.
        """
        return self.at(share, whole) if share and whole else None

    def share(self, counts: tuple[int, ...], undated: tuple[int, ...]) -> Fraction | None:
        """How much of a whole is released; None where what is not known could change it."""
        key = (counts, undated)
        if key not in self._found:
            self._found[key] = released_by(self.scaled.scale, _measured(self.scaled.cell, counts, undated))
        return self._found[key]

    def shares(self, each: Sequence[MeasureCounts], undated: MeasureCounts) -> list[Fraction | None]:
        """The same for counts of which each has one more that fits than the one before, and one fewer that does not.

        Where steps are level, and two counts are at the same of them, so are all in between: those are not asked.
        """
        if any(step.to is not None for step in self.scaled.scale.steps):
            return [self.share(counts, undated) for counts in each]
        found: list[Fraction | None] = [None] * len(each)
        ends = [(0, len(each) - 1)]
        while ends:
            first, last = ends.pop()
            found[first], found[last] = self.share(each[first], undated), self.share(each[last], undated)
            if last - first < 2:
                continue
            if self._reached(each[first], undated) == self._reached(each[last], undated):
                found[first + 1 : last] = [found[first]] * (last - first - 1)
            else:
                middle = (first + last) // 2
                ends += [(first, middle), (middle, last)]
        return found

    def _reached(self, counts: MeasureCounts, undated: MeasureCounts) -> tuple[Step, ...] | None:
        """The steps that what is measured can reach; None where nothing is."""
        measured = _measured(self.scaled.cell, counts, undated)
        return self.scaled.scale.reached_between(measured.low, measured.high) if measured.out_of else None

    def at(self, share: Fraction, whole: int) -> int:
        """The pence due where a share of the whole is released, rounded as the engine rounds it."""
        pence = to_pence(share * abs(whole) / self.scaled.parts, self.rounding)
        return pence if whole >= 0 else -pence


def _measured(cell: Cell, counts: MeasureCounts, undated: MeasureCounts) -> Measured:
    """What counts come to as a measure, with the provider's records of which the window is not known."""
    measure, provider_id, window = cell
    if window is None:
        raise ValueError("records of which the window is not known are no measure by themselves")
    return measured_of(measure, provider_id, window, counts, undated, "")
