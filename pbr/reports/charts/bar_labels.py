"""The words of a bar: its name above it, and what it comes to beside the name, or below it where both do not fit."""

from textwrap import wrap

from pbr.reports.charts.svg import words
from pbr.values.dataclass import dataclass

_FIT_BESIDE = 40
"""Characters of a name and its figures together that fit across a telephone."""

_LONGEST_NAME = 42
_LONGEST_FIGURES = 52
_LINE = 20


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a bar as shapes, and where they end."""

    shapes: tuple[str, ...]
    bottom: int


def said(label: str, figures: str, top: int) -> Said:
    """Write the name and figures of a bar from ``top`` down."""
    if len(label) + len(figures) <= _FIT_BESIDE:
        named = words(label, "0", top + 15, bold=True)
        return Said((named, words(figures, "100%", top + 15, anchor="end")), top + _LINE)
    lines = [(line, True) for line in _folded(label, _LONGEST_NAME)]
    lines += [(line, False) for line in _folded(figures, _LONGEST_FIGURES)]
    shapes = (words(line, "0", top + 15 + at * _LINE, bold=bold) for at, (line, bold) in enumerate(lines))
    return Said(tuple(shapes), top + len(lines) * _LINE)


def _folded(text: str, longest: int) -> list[str]:
    """Fold a text at its spaces: no picture does that by itself, and on a telephone it would run out of this one."""
    return [_cut(line, longest) for line in wrap(text, longest, break_long_words=False, break_on_hyphens=False)]


def _cut(text: str, longest: int) -> str:
    """Cut a word that would run out of the picture on a telephone; the table under it has the whole."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
