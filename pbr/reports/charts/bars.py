"""Horizontal bars from nought, each with its name and figures, and with a whisker where it has a range."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from pbr.reports.charts.axis import Axis, axis_over
from pbr.reports.charts.bar_labels import said
from pbr.reports.charts.colours import DARK_BLUE, DARK_PINK, INK
from pbr.reports.charts.svg import Picture, line, picture, rectangle, words
from pbr.values.dataclass import dataclass

_BAR = 18
_WHISKER = 12
_GAP = 14
_SCALE = 28
_CLEAR = Fraction(3, 10)
"""How far along nought is written between the words at either end."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its figures in words, its length in pence, and the range its whisker spans, if it has one."""

    label: str
    figures: str
    pence: Fraction | int
    span: tuple[int, int] | None = None
    colour: str = DARK_BLUE


def heard(bars: Iterable[Bar]) -> str:
    """Say the bars in words, for those who hear a picture: ``one £5.00; other £3.00``."""
    return "; ".join(f"{bar.label} {bar.figures}" for bar in bars)


def horizontal_bars(
    name: str, title: str, desc: str, bars: Sequence[Bar], scale: Callable[[int], str] | None = None
) -> Picture:
    """Draw bars one below the other, all on one scale that has nought in it.

    ``scale`` words an amount: where it is given the ends of the scale and nought are written under the bars, so that
    what is less and what is more can be told from one another.
    """
    axis = axis_over(end for bar in bars for end in (bar.pence, *(bar.span or ())))
    shapes: list[str] = []
    top = 0
    for bar in bars:
        above = said(bar.label, bar.figures, top)
        shapes += above.shapes
        top = above.bottom + 2
        shapes.append(rectangle(axis.at(min(0, bar.pence)), top, axis.wide(0, bar.pence), _BAR, bar.colour))
        shapes.append(line(axis.at(0), top - 2, axis.at(0), top + _BAR + 2, INK))
        top += _BAR
        if bar.span:
            shapes += _whisker(axis, bar.span, top + 2)
            top += _WHISKER
        top += _GAP
    if scale and bars:
        shapes += _scale(axis, scale, top)
        top += _SCALE
    return picture(name, title, desc, max(top - _GAP + 4, 1), shapes)


def _scale(axis: Axis, worded: Callable[[int], str], top: int) -> list[str]:
    """Write the ends of the scale under it, and nought where it is far enough from them to be read."""
    shapes = [line("0", top - 6, "100%", top - 6, INK)]
    shapes += [line(at, top - 10, at, top - 2, INK) for at in ("0", axis.at(0), "100%")]
    least, most = worded(int(axis.least)), worded(int(axis.most))
    shapes += [words(least, "0", top + 12), words(most, "100%", top + 12, anchor="end")]
    nought = -axis.least / (axis.most - axis.least)
    if _CLEAR < nought < 1 - _CLEAR:
        shapes.append(words(worded(0), axis.at(0), top + 12, anchor="middle"))
    return shapes


def _whisker(axis: Axis, span: tuple[int, int], top: int) -> list[str]:
    """Draw a range under its bar, with an upright at either end."""
    low, high = (axis.at(end) for end in span)
    across = top + 5
    return [
        line(low, across, high, across, DARK_PINK, 2),
        line(low, across - 5, low, across + 5, DARK_PINK, 2),
        line(high, across - 5, high, across + 5, DARK_PINK, 2),
    ]
