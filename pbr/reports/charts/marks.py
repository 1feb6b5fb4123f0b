"""Marks on a scale from nought to all: each scale has its name and its figures above it, and may have no mark."""

from collections.abc import Sequence
from fractions import Fraction

from pbr.reports.charts.axis import Axis
from pbr.reports.charts.bar_labels import said
from pbr.reports.charts.colours import DARK_BLUE, INK
from pbr.reports.charts.svg import Picture, dot, line, picture, words
from pbr.values.dataclass import dataclass

_SCALE = 14
_GAP = 14
_ENDS = 20
_ACROSS = Axis(Fraction(-1, 48), Fraction(49, 48))
"""From nought to all, with room for half a mark at either end."""


@dataclass(frozen=True, slots=True)
class MarkedScale:
    """One scale: its name, its figures in words, and the shares at which it has a mark."""

    label: str
    figures: str
    shares: tuple[Fraction, ...]


def marked_scales(name: str, title: str, desc: str, scales: Sequence[MarkedScale]) -> Picture:
    """Draw scales from 0% to 100%, one below the other."""
    shapes: list[str] = []
    top = 0
    start, end = _ACROSS.at(0), _ACROSS.at(1)
    for one in scales:
        above = said(one.label, one.figures, top)
        shapes += above.shapes
        middle = above.bottom + _SCALE // 2
        shapes.append(line(start, middle, end, middle, INK))
        shapes += [line(edge, middle - 5, edge, middle + 5, INK) for edge in (start, end)]
        shapes += [dot(_ACROSS.at(share), middle, DARK_BLUE) for share in one.shares]
        top = above.bottom + _SCALE + _GAP
    shapes += [words("0%", "0", top), words("100%", "100%", top, anchor="end")]
    return picture(name, title, desc, top + _ENDS - _GAP, shapes)
