"""The words of a bar: its name above it, and what it comes to beside the name, or below it where both do not fit."""

from dataclasses import dataclass

from pbr.reports.simulation.charts.svg import words

_FIT_BESIDE = 40
"""Characters of a name and its figures together that fit across a telephone."""

_LONGEST_NAME = 42
_LONGEST_FIGURES = 50
_LINE = 20


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a bar as shapes, and where they end."""

    shapes: tuple[str, ...]
    bottom: int


def said(label: str, figures: str, top: int) -> Said:
    """Write the name and figures of a bar from ``top`` down."""
    named = words(_cut(label, _LONGEST_NAME), "0", top + 15, bold=True)
    if len(label) + len(figures) <= _FIT_BESIDE:
        return Said((named, words(figures, "100%", top + 15, anchor="end")), top + _LINE)
    return Said((named, words(_cut(figures, _LONGEST_FIGURES), "0", top + 15 + _LINE)), top + 2 * _LINE)


def _cut(text: str, longest: int) -> str:
    """Cut a text that would run out of the picture on a telephone; the table under it has the whole."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
