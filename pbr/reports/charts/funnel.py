"""A funnel: each share by how many records it is of, between the limits that chance alone would keep it to."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from pbr.reports.charts.axis import Axis
from pbr.reports.charts.colours import DARK_BLUE, DARK_PINK, INK, TURQUOISE
from pbr.reports.charts.svg import Picture, dot, line, picture, words
from pbr.values.dataclass import dataclass

_HIGH = 180
_EDGE = 8
_NAMES = 22
_STEPS = 24
_LEFT = Fraction(1, 10)
"""What part of the width is kept for the words beside the scale of shares."""

Limits = Callable[[int], tuple[Fraction, Fraction]]
"""The lowest and the highest share that chance alone would give, of so many records."""


@dataclass(frozen=True, slots=True)
class ShareOfMany:
    """One share and out of how many it is."""

    count: int
    out_of: int


def funnel(
    name: str, title: str, desc: str, shares: Sequence[ShareOfMany], middle: Fraction, limits: Limits
) -> Picture:
    """Draw a mark for each share, the line that they are held against, and its limits on both sides."""
    most = max(one.out_of for one in shares)
    across = Axis(-most * _LEFT / (1 - _LEFT), Fraction(most))
    sizes = sorted({max(1, most * step // _STEPS) for step in range(_STEPS + 1)})
    bounds = [(across.at(size), limits(size)) for size in sizes]
    edges = [(Fraction(0), "0%"), (Fraction(1), "100%")]
    shapes = [words(said, "0", _height(edge) + 5) for edge, said in edges]
    shapes += [line(across.at(0), _height(edge), "100%", _height(edge), INK) for edge, _ in edges]
    shapes.append(line(across.at(0), _height(middle), "100%", _height(middle), DARK_PINK, 2))
    for side in (0, 1):
        shapes += [
            line(at, _height(ends[side]), then, _height(others[side]), TURQUOISE, 3)
            for (at, ends), (then, others) in pairwise(bounds)
        ]
    shapes += [dot(across.at(one.out_of), _height(Fraction(one.count, one.out_of)), DARK_BLUE) for one in shares]
    below = _HIGH + _NAMES - 4
    shapes += [words("0", across.at(0), below), words(f"out of {most:,}", "100%", below, anchor="end")]
    return picture(name, title, desc, _HIGH + _NAMES, shapes)


def _height(share: Fraction) -> int:
    """How far down a share stands, in whole pixels."""
    return _EDGE + ((1 - share) * (_HIGH - 2 * _EDGE)).__floor__()
