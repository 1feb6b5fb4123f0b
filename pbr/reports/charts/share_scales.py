"""Shares beside a target: for each a scale from nought to all, its mark, how far chance could move it, the target."""

from collections.abc import Sequence
from fractions import Fraction

from pbr.reports.charts.axis import Axis
from pbr.reports.charts.bar_labels import said
from pbr.reports.charts.colours import DARK_BLUE, DARK_PINK, INK, TURQUOISE
from pbr.reports.charts.svg import Picture, dot, line, picture, words
from pbr.values.dataclass import dataclass

_SCALE = 16
_GAP = 12
_ENDS = 20
_ACROSS = Axis(Fraction(-1, 48), Fraction(49, 48))
"""From nought to all, with room for half a mark at either end."""


@dataclass(frozen=True, slots=True)
class ShareOnScale:
    """One share: its name, its figures in words, its ends where it is known, and how far chance could move it."""

    label: str
    figures: str
    ends: tuple[Fraction, Fraction] | None
    by_chance: tuple[Fraction, Fraction] | None


def share_scales(name: str, title: str, desc: str, shares: Sequence[ShareOnScale], target: Fraction | None) -> Picture:
    """Draw a scale for each share, one below the other; the target is an upright line on each."""
    shapes: list[str] = []
    top = 0
    for one in shares:
        above = said(one.label, one.figures, top)
        shapes += above.shapes
        middle = above.bottom + _SCALE // 2
        shapes.append(line(_ACROSS.at(0), middle, _ACROSS.at(1), middle, INK))
        if one.by_chance is not None:
            low, high = one.by_chance
            shapes.append(line(_ACROSS.at(low), middle, _ACROSS.at(high), middle, TURQUOISE, 7))
        if target is not None:
            shapes.append(line(_ACROSS.at(target), middle - 8, _ACROSS.at(target), middle + 8, DARK_PINK, 3))
        if one.ends is not None:
            shapes += [dot(_ACROSS.at(share), middle, DARK_BLUE) for share in sorted({*one.ends})]
        top = above.bottom + _SCALE + _GAP
    shapes += [words("0%", "0", top), words("100%", "100%", top, anchor="end")]
    return picture(name, title, desc, top + _ENDS - _GAP, shapes)
