"""Figures of measures as they are written: a share, money, or a number with its unit."""

import re
from fractions import Fraction

from pbr.values.figure_unit import FigureKind, FigureUnit
from pbr.values.money import money_in_scheme
from pbr.values.number import number_in_cell
from pbr.values.pattern import Pattern
from pbr.values.share import share_in_scheme

_NUMBER = Pattern(r"(?P<number>-?[0-9][0-9,]*(?:\.[0-9]{1,6})?)(?: (?P<words>[a-z0-9, ]+))?", re.ASCII)


def figure_in_unit(text: str, unit: FigureUnit) -> Fraction | None:
    """A figure in a unit, money in pence; None where it is in another, or in none."""
    match unit.kind:
        case FigureKind.SHARE:
            return share_in_scheme(text)
        case FigureKind.MONEY:
            pence = money_in_scheme(text.removesuffix(f" {unit.words}") if unit.words else text)
            return None if pence is None else Fraction(pence)
        case FigureKind.NUMBER | FigureKind.RATE:
            found = _NUMBER.fullmatch(text)
            if found is None or (found["words"] or "") not in (
                unit.words,
                unit.after(found["number"]).lstrip(),
                *unit.also,
            ):
                return None
            return number_in_cell(found["number"])


def unit_called(unit: FigureUnit) -> str:
    """A unit as a problem names it."""
    match unit.kind:
        case FigureKind.SHARE:
            return "shares"
        case FigureKind.MONEY:
            return f"pounds {unit.words}".rstrip()
        case FigureKind.NUMBER | FigureKind.RATE:
            return unit.words or "plain figures"


def written_like(unit: FigureUnit) -> str:
    """A figure in a unit as an example."""
    match unit.kind:
        case FigureKind.SHARE:
            return "52%"
        case FigureKind.MONEY:
            return "£300.00"
        case FigureKind.NUMBER | FigureKind.RATE:
            return f"20 {unit.words}".rstrip()
