"""What a measure is compared with (its baseline): a figure, an earlier window, or a figure brought in from before."""

from enum import StrEnum
from fractions import Fraction

from pbr.values.dataclass import dataclass
from pbr.values.dates import add_months_last_day_where_shorter
from pbr.values.period import Period
from pbr.values.window import Window, windows_of_run


class Earlier(StrEnum):
    """An earlier window that a measure is compared with, as it is written."""

    BEFORE = "the window before"
    A_YEAR_BEFORE = "the same window a year before"

    def window(self, window: Window, runs: Period) -> Window | None:
        """The window before a window, or the same a year before it; None where the run has none."""
        windows = list(windows_of_run(window.stretch, runs))
        if self is Earlier.BEFORE:
            before = [one for one in windows if one.period.last < window.period.first]
            return before[-1] if before else None
        day = add_months_last_day_where_shorter(window.period.first, -12)
        return next((one for one in windows if one.period.first == day), None)


@dataclass(frozen=True, slots=True)
class OpeningFigure:
    """A row of ``openings.csv`` by its name: of the same provider, and the last that ended before the window."""

    name: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a measure is compared with: a figure in its own unit, an earlier window of it, or an opening figure."""

    of: Fraction | Earlier | OpeningFigure
    text: str
