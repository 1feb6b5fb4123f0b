"""A tornado: how far each assumption by itself moves a figure, the one that moves it furthest on top."""

from collections.abc import Sequence
from fractions import Fraction

from pbr.reports.charts.axis import Axis
from pbr.reports.charts.bar_labels import said
from pbr.reports.charts.colours import DARK_BLUE, INK, ORANGE
from pbr.reports.charts.svg import Picture, line, picture, rectangle
from pbr.values.dataclass import dataclass

_BAR = 18
_GAP = 14


@dataclass(frozen=True, slots=True)
class Swing:
    """An assumption, its figures in words, and the pence that come of its low and of its high value."""

    label: str
    figures: str
    at_low: Fraction | int
    at_high: Fraction | int


def tornado(name: str, title: str, desc: str, middle: Fraction | int, swings: Sequence[Swing]) -> Picture:
    """Draw each swing about the figure in the middle: what comes of the low value in orange, of the high in blue."""
    ordered = sorted(swings, key=lambda swing: (-abs(Fraction(swing.at_high) - swing.at_low), swing.label))
    ends = [Fraction(end) for swing in swings for end in (swing.at_low, swing.at_high)]
    least, most = min([Fraction(middle), *ends]), max([Fraction(middle), *ends])
    axis = Axis(least, most if most > least else least + 1)
    shapes: list[str] = []
    top = 0
    for swing in ordered:
        above = said(swing.label, swing.figures, top)
        shapes += above.shapes
        top = above.bottom + 2
        for end, colour in ((swing.at_low, ORANGE), (swing.at_high, DARK_BLUE)):
            shapes.append(rectangle(axis.at(min(middle, end)), top, axis.wide(middle, end), _BAR, colour))
        shapes.append(line(axis.at(middle), top - 2, axis.at(middle), top + _BAR + 2, INK))
        top += _BAR + _GAP
    return picture(name, title, desc, max(top - _GAP + 4, 1), shapes)
