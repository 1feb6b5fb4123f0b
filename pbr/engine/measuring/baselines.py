"""What measures are compared with (baselines): a figure, an earlier window of theirs, or a figure brought in before."""

from collections.abc import Iterable
from fractions import Fraction

from pbr.engine.measuring.measures import Measurements
from pbr.engine.measuring.opening_figures import Opening
from pbr.scheme.measuring.baselines import Earlier, OpeningFigure
from pbr.scheme.measuring.measures import Measure, Statistic
from pbr.settlement.change_measured import Range
from pbr.values.dataclass import dataclass
from pbr.values.figure_unit import FigureKind
from pbr.values.for_whom import Per
from pbr.values.period import Period
from pbr.values.window import Window


@dataclass(frozen=True, slots=True)
class Baselines:
    """Everything that measures are compared with: what was measured, by window, and the figures of ``openings.csv``.

    An earlier window is taken from ``in_time``, what was measured once every record of it is counted; whoever has a
    figure of their own in ``now`` is one of all together.
    """

    now: Measurements
    in_time: Measurements
    runs: Period

    def of(self, measure: Measure, whose: str, window: Window) -> Range | None:
        """What a measure is compared with in a window, for one or (empty) for all together; None where nothing is."""
        if measure.compared is None:
            return None
        match measure.compared.of:
            case Earlier() as earlier:
                return self._of_window(measure, whose, earlier.window(window, self.runs))
            case OpeningFigure(name=name):
                return self._of_opening(measure, name, whose, window)
            case figure:
                # Of a sum, what each is compared with is nothing to compare all together with: it grows with each.
                grows = not whose and is_sum(measure) and measure.per is not Per.TOGETHER
                return None if grows else Range(figure, figure)

    def _of_window(self, measure: Measure, whose: str, window: Window | None) -> Range | None:
        if window is None:
            return None
        counts = self.in_time
        found = counts.of(measure, whose, window) if whose else counts.together(measure, window)
        if not found.of_any:
            return None
        # Where nothing belongs for certain, there may turn out to be nothing to compare with.
        return Range(found.low, found.high) if found.is_of_something else Range(None, None)

    def _of_opening(self, measure: Measure, name: str, whose: str, window: Window) -> Range | None:
        figures = [one for one in self.now.openings if one.name == name and one.last < window.period.first]
        own = self._last(figures, whose or Per.TOGETHER.value)
        if own is None and not whose and is_sum(measure):
            # A sum of all together is that of each, where each has one: once, in however many windows it is measured.
            each = {one for one, _ in self.now.cells(measure) if one}
            own = _added_up([self._last(figures, one) for one in each])
        if own is None:
            return None
        figure = own * 100 if measure.unit.kind is FigureKind.MONEY else own
        return Range(figure, figure)

    @staticmethod
    def _last(figures: Iterable[Opening], whose: str) -> Fraction | None:
        """The figure that ends last; of several that end on one day the one of the most days."""
        found = [one for one in figures if one.whose == whose]
        return max(found, key=lambda one: (one.last, -one.first.toordinal())).value if found else None


def _added_up(figures: list[Fraction | None]) -> Fraction | None:
    known = [one for one in figures if one is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(figures) else None


def is_sum(measure: Measure) -> bool:
    """Whether a measure grows with each that is added: a sum that is no share of another."""
    number = measure.number
    return number is not None and number.statistic is Statistic.SUM and number.out_of is None
