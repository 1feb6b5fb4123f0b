"""A picture as SVG text: everything put in it is escaped, and it has a title and a description.

Across, places are per cent of the width; down, they are pixels. So a picture is as wide as the page leaves room for,
and its words are as large on a telephone as on a desk.
"""

from collections.abc import Iterable
from html import escape as _escape

from pbr.problems.visible_text import visible
from pbr.reports.charts.colours import INK
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG element, ready to stand in a page: ``text`` is markup in which everything given has been escaped."""

    title: str
    text: str


def picture(name: str, title: str, desc: str, height: int, shapes: Iterable[str]) -> Picture:
    """Put shapes in a picture ``height`` pixels high; ``name`` tells its ids from those of others."""
    inside = "\n".join(shapes)
    name = _shown(name)
    return Picture(
        title,
        f'<svg role="img" aria-labelledby="{name}-title {name}-desc" width="100%" height="{height}">\n'
        f'<title id="{name}-title">{_shown(title)}</title>\n<desc id="{name}-desc">{_shown(desc)}</desc>\n'
        f"{inside}\n</svg>",
    )


def rectangle(left: str, top: int, width: str, height: int, colour: str) -> str:
    """Fill a rectangle."""
    return f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{colour}"/>'


def line(left: str, top: int, right: str, bottom: int, colour: str, thick: int = 1) -> str:
    """Draw a straight line."""
    return f'<line x1="{left}" y1="{top}" x2="{right}" y2="{bottom}" stroke="{colour}" stroke-width="{thick}"/>'


def dot(at: str, down: int, colour: str) -> str:
    """Draw a dot about a place."""
    return f'<circle cx="{at}" cy="{down}" r="4" fill="{colour}"/>'


def words(text: str, at: str, bottom: int, *, anchor: str = "start", bold: bool = False) -> str:
    """Write words whose line stands on ``bottom``; ``anchor`` says which end of them is at ``at``."""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{at}" y="{bottom}" fill="{INK}" text-anchor="{anchor}"{weight}>{_shown(text)}</text>'


def _shown(text: str) -> str:
    """Escape text for markup, and write out what a reader would not see."""
    return _escape(visible(text))
