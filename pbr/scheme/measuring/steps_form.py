"""Steps as they are written: ``below 50%``, ``from 4 per 100 people``, ``at most 10% fewer``; what each releases."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from pbr.problems.problem import Place
from pbr.scheme.measuring.baselines import Earlier
from pbr.scheme.measuring.figures_of_measures import figure_in_unit, unit_called, written_like
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.scale import ends_at_the_whole, unit_of_steps
from pbr.scheme.measuring.straight_lines_form import AFTER, ON_A_LINE, StepWritten
from pbr.scheme.measuring.targets import SIDES, Change
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.figure_suggestions import share_meant
from pbr.values.figure_unit import FigureKind, figure_as_written
from pbr.values.pattern import Pattern
from pbr.values.share import percent, share_in_scheme

_STEP = Pattern(rf"(?P<way>below|at most|from|above) (?P<figure>.+?)(?: (?P<side>{'|'.join(SIDES)}))?", re.ASCII)


def read_step(key: str, value: Scalar, place: Place, measure: Measure, reading: Reading) -> StepWritten | None:
    """A step of a measure, in the measure's own unit; None, and a problem, where it is none."""
    match = _STEP.fullmatch(key)
    change = _change(match) if match and match["side"] else None
    figure = _figure(match["figure"], measure, change) if match else None
    if match is None or figure is None:
        reading.problem("PBR410", f"'{key}' is not a step", place, _step_meant(key, measure))
        return None
    if change is not None and measure.compared is None:
        message = f"'{key}': than what? '{measure.name}' is compared with nothing"
        remedy = f"write compared with: in the measure, and a figure, {', '.join(Earlier)}, or an opening figure"
        reading.problem("PBR577", message, place, remedy)
        return None
    if _is_past_the_whole(match["way"], figure, measure, change):
        message = f"'{key}' is past the whole: nothing comes to more than 100%"
        reading.problem("PBR405", message, place, "let the last step begin at 100% or below, as in from 100%")
    line = ON_A_LINE.fullmatch(value.text)
    released = _share(part_of(value, *line.span("first")) if line else value, reading)
    to = _share(part_of(value, *line.span("last")), reading) if line else None
    if released is None or (line is not None and to is None):
        return None
    return StepWritten(match["way"], figure, released, to, change)


def _change(match: re.Match[str]) -> Change:
    return Change(SIDES[match["side"]], is_share=share_in_scheme(match["figure"]) is not None)


def _figure(text: str, measure: Measure, change: Change | None) -> Fraction | None:
    if change is None:
        return figure_in_unit(text, measure.unit)
    figure = share_in_scheme(text) if change.is_share else figure_in_unit(text, measure.unit)
    return None if figure is None or figure < 0 else figure


def _is_past_the_whole(way: str, figure: Fraction, measure: Measure, change: Change | None) -> bool:
    """Whether a step is of more than the whole, where there is no more."""
    return ends_at_the_whole(measure, change) and (figure > 1 or (figure == 1 and way in ("at most", "above")))


def _share(text: Scalar, reading: Reading) -> Fraction | None:
    """How much of the whole is released; None, and a problem, where that is no share."""
    released = Fraction(0) if text.text == "nil" else share_in_scheme(text.text)
    if released is None:
        remedy = share_meant(text.text) or "write it like 50%, or nil, or straight line from nil to 50%"
        reading.problem("PBR213", f"'{text.text}' is not a share", text.place, remedy)
        return None
    if released > 1:
        reading.problem(
            "PBR405", f"{percent(released)} is more than the whole", text.place, "a step releases between nil and 100%"
        )
    return released


def _step_meant(key: str, measure: Measure) -> str:
    """How a step is written: what was meant, where only spaces are too many or the unit is not there."""
    edge, _, share = key.partition(" ")
    if measure.unit.kind is FigureKind.SHARE:
        closed = f"{edge} {''.join(share.split())}"
        match = _STEP.fullmatch(closed)
        if match and share_in_scheme(match["figure"]) is not None:
            return f"write '{closed}:'"
        return "write 'below 50%:' for the first and 'from 50%:' for the others"
    like = written_like(measure.unit)
    return (
        f"'{measure.name}' is in {unit_called(measure.unit)}: write 'below {like}:' for the first and 'from {like}:' "
        "for the others"
    )


def check_no_gap(read: Sequence[StepWritten], steps: Mapping[str, Scalar], measure: Measure, reading: Reading) -> None:
    """Steps start with one 'below', go on from exactly there, and rise; all are of the figure, or of one change."""
    keys = list(steps)
    for step, key in zip(read, keys, strict=True):
        if step.change != read[0].change:
            message = f"'{key}' is of another change than '{keys[0]}'"
            remedy = (
                "write all steps as so much fewer, or all as so much more, and none without; all by shares, or none"
            )
            reading.problem("PBR410", message, steps[key].place, remedy)
            return
    ways = [step.way for step in read]
    if ways[0] not in AFTER or set(ways[1:]) & {*AFTER} or len(read) < 2:
        reading.problem(
            "PBR410",
            "the first step says 'below' or 'at most', and each after it 'from' or 'above'",
            steps[keys[0]].place,
            "for example: below 50%: nil, then from 50%: 100%; or at most 50%: nil, then above 50%: 100%",
        )
        return
    if read[0].edge != read[1].edge or read[1].way != AFTER[read[0].way]:
        is_gap = read[0].edge < read[1].edge or (read[0].edge == read[1].edge and read[0].way == "below")
        start = f"{AFTER[read[0].way]} {figure_as_written(read[0].edge, unit_of_steps(measure, read[0].change))}"
        reading.problem(
            "PBR411",
            f"there is {'a gap' if is_gap else 'an overlap'} between '{keys[0]}' and '{keys[1]}'",
            steps[keys[1]].place,
            f"start the second step where the first ends: {start}",
        )
    for (one, other), key in zip(pairwise(read[1:]), keys[2:], strict=False):
        if other.edge <= one.edge:
            reading.problem(
                "PBR411",
                f"'{key}' does not start above the step before it",
                steps[key].place,
                "write the steps from the lowest to the highest",
            )
