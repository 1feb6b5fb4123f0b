"""Baselines as they are written: ``compared with`` a figure, an earlier window, or a row of ``openings.csv``."""

import re

from pbr.problems.suggest import did_you_mean
from pbr.scheme.measuring.baselines import Baseline, Earlier, OpeningFigure
from pbr.scheme.measuring.figures_of_measures import figure_in_unit, unit_called, written_like
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.figure_unit import FigureUnit
from pbr.values.pattern import Pattern
from pbr.values.window import Over

_OPENING = Pattern(r"opening (?P<name>[a-z][a-z0-9_]*)", re.ASCII)


def read_baseline(text: Scalar | None, unit: FigureUnit, over: Over, reading: Reading) -> Baseline | None:
    """What a measure in a unit, over windows, is compared with; None where it is with nothing, or a problem."""
    if text is None:
        return None
    if match := _OPENING.fullmatch(text.text):
        return Baseline(OpeningFigure(match["name"]), text.text)
    if text.text in list(Earlier):
        if over != "run":
            return Baseline(Earlier(text.text), text.text)
        message = f"the run as a whole has no {text.text.removeprefix('the ')}"
        reading.problem("PBR576", message, text.place, "measure it over each year or quarter, or write a figure")
        return None
    figure = figure_in_unit(text.text, unit)
    if figure is None or figure <= 0:
        message = f"'{text.text}' is nothing that a measure in {unit_called(unit)} is compared with"
        remedy = did_you_mean(text.text, list(Earlier)) or (
            f"write a figure such as {written_like(unit)}, {', '.join(Earlier)}, or opening and the name of a row of "
            "openings.csv"
        )
        reading.problem("PBR576", message, text.place, remedy)
        return None
    return Baseline(figure, text.text)
