"""Lines over months, one panel below the other on one scale: each has its name above it, and the line of nought."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from pbr.reports.charts.axis import Axis, axis_over
from pbr.reports.charts.bar_labels import said
from pbr.reports.charts.colours import DARK_BLUE, DARK_PINK, INK
from pbr.reports.charts.svg import Picture, dot, line, picture, words
from pbr.values.dataclass import dataclass

MOST_LINES = 4
"""Lines that a reader can tell apart and that go on a sheet of paper."""

_PANEL = 72
_EDGE = 8
_GAP = 14
_MONTHS = 20
_LEFT = Fraction(1, 8)
"""What part of the width is kept for the words beside the line of nought."""


@dataclass(frozen=True, slots=True)
class LineOfMonths:
    """One line: its name, its figures in words, and its pence month by month."""

    label: str
    figures: str
    pence: tuple[int, ...]


def line_panels(name: str, title: str, desc: str, months: Sequence[str], lines: Sequence[LineOfMonths]) -> Picture:
    """Draw a panel for each line, with a dot at its lowest month; ``months`` name the places across."""
    down = axis_over(pence for one in lines for pence in one.pence)
    last = max(len(months) - 1, 1)
    across = Axis(-last * _LEFT / (1 - _LEFT), Fraction(last))
    shapes: list[str] = []
    top = 0
    for one in lines:
        above = said(one.label, one.figures, top)
        shapes += above.shapes
        top = above.bottom
        shapes += _panel(across, down, one.pence, top)
        top += _PANEL + _GAP
    if months:
        shapes.append(words(months[0], across.at(0), top))
        shapes.append(words(months[-1], "100%", top, anchor="end"))
    return picture(name, title, desc, top + _MONTHS - _GAP, shapes)


def _panel(across: Axis, down: Axis, pence: Sequence[int], top: int) -> list[str]:
    places = [(across.at(at), _height(down, value, top)) for at, value in enumerate(pence)]
    nought = _height(down, 0, top)
    joined = pairwise(places)
    lowest = min(range(len(pence)), key=pence.__getitem__)
    return [
        words("£0", "0", nought + 5),
        line(across.at(0), nought, "100%", nought, INK),
        *(line(*start, *end, DARK_BLUE, 3) for start, end in joined),
        dot(*places[lowest], DARK_PINK),
    ]


def _height(down: Axis, value: int, top: int) -> int:
    """How far down a value stands, in whole pixels."""
    share = (down.most - value) / (down.most - down.least)
    return top + _EDGE + (share * (_PANEL - 2 * _EDGE)).__floor__()
