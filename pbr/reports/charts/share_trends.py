"""Shares window by window (trend lines), a panel for each from nought to all, with the target across it."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from pbr.reports.charts.axis import Axis
from pbr.reports.charts.bar_labels import said
from pbr.reports.charts.colours import DARK_BLUE, DARK_PINK, INK
from pbr.reports.charts.svg import Picture, dot, line, picture, words
from pbr.values.dataclass import dataclass

_PANEL = 56
_EDGE = 6
_GAP = 14
_NAMES = 20
_LEFT = Fraction(1, 8)
"""What part of the width is kept for the words beside the edges of a panel."""
_RIGHT = Fraction(51, 50)
"""How far the width goes on after the last window, so that half its mark is not cut off."""


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One line: its name, its figures in words, and its share in each window; None where there is none."""

    label: str
    figures: str
    shares: tuple[Fraction | None, ...]


def share_trends(
    name: str, title: str, desc: str, windows: Sequence[str], lines: Sequence[TrendLine], target: Fraction | None
) -> Picture:
    """Draw a panel for each line; a window without a share breaks it. ``windows`` name the places across."""
    last = max(len(windows) - 1, 1)
    across = Axis(-last * _LEFT / (1 - _LEFT), last * _RIGHT)
    shapes: list[str] = []
    top = 0
    for one in lines:
        above = said(one.label, one.figures, top)
        shapes += above.shapes
        top = above.bottom
        shapes += _panel(across, one.shares, target, top)
        top += _PANEL + _GAP
    shapes.append(words(windows[0], across.at(0), top))
    if len(windows) > 1:
        shapes.append(words(windows[-1], "100%", top, anchor="end"))
    return picture(name, title, desc, top + _NAMES - _GAP, shapes)


def _panel(across: Axis, shares: Sequence[Fraction | None], target: Fraction | None, top: int) -> list[str]:
    places = [None if share is None else (across.at(at), _height(share, top)) for at, share in enumerate(shares)]
    joined = [(one, other) for one, other in pairwise(places) if one is not None and other is not None]
    held_to = [] if target is None else [target]
    edges = [(Fraction(0), "0%"), (Fraction(1), "100%")]
    return [
        *(words(end, "0", _height(edge, top) + 5) for edge, end in edges),
        *(line(across.at(0), _height(edge, top), "100%", _height(edge, top), INK) for edge, _ in edges),
        *(line(across.at(0), _height(one, top), "100%", _height(one, top), DARK_PINK) for one in held_to),
        *(line(*start, *end, DARK_BLUE, 3) for start, end in joined),
        *(dot(*place, DARK_BLUE) for place in places if place is not None),
    ]


def _height(share: Fraction, top: int) -> int:
    """How far down a share stands, in whole pixels."""
    return top + _EDGE + ((1 - share) * (_PANEL - 2 * _EDGE)).__floor__()
