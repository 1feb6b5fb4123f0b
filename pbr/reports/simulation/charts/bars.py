"""Horizontal bars from nought, each with its name and figures, and with a whisker where it has a range."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pbr.reports.simulation.charts.axis import Axis, axis_over
from pbr.reports.simulation.charts.colours import DARK_BLUE, DARK_PINK, INK
from pbr.reports.simulation.charts.rows import said
from pbr.reports.simulation.charts.svg import Picture, line, picture, rectangle

_BAR = 18
_WHISKER = 12
_GAP = 14


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


def horizontal_bars(name: str, title: str, desc: str, bars: Sequence[Bar]) -> Picture:
    """Draw bars one below the other, all on one scale that has nought in it."""
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
    return picture(name, title, desc, max(top - _GAP + 4, 1), shapes)


def _whisker(axis: Axis, span: tuple[int, int], top: int) -> list[str]:
    """Draw a range under its bar, with an upright at either end."""
    low, high = (axis.at(end) for end in span)
    across = top + 5
    return [
        line(low, across, high, across, DARK_PINK, 2),
        line(low, across - 5, low, across + 5, DARK_PINK, 2),
        line(high, across - 5, high, across + 5, DARK_PINK, 2),
    ]
