"""How much a measure releases, in words; and what is paid together, and when."""

from fractions import Fraction

from pbr.conditions.date_expressions import Day, Edge
from pbr.describe.days import stretch_in_words
from pbr.scheme.measuring.scale import Scale, Step
from pbr.scheme.payments.payments import Verb
from pbr.values.figure_unit import figure_as_written
from pbr.values.share import percent
from pbr.values.window import Over


def steps_in_words(scale: Scale, verb: Verb) -> str:
    """The steps of a measure, from the lowest: how much of the whole each releases, or of a deduction takes off."""
    said = [f"{scale.said(step)} {_of_step(step, scale)}" for step in scale.steps]
    does = "taken off" if verb == "deduct" else "released"
    compared = scale.measure.compared
    than = f", compared with {compared.text}" if scale.change is not None and compared is not None else ""
    return (
        f"How much of it is {does} depends on {scale.measure.name}{than}: {', '.join(said)}. The whole takes the one "
        "share that the measure reaches."
    )


def _of_step(step: Step, scale: Scale) -> str:
    if step.to is None or step.end is None:
        return _released(step.released)
    end = figure_as_written(step.end, scale.unit)
    return f"a straight line from {_released(step.released)} to {_released(step.to)} at {end}"


def _released(share: Fraction) -> str:
    if share == 0:
        return "nothing"
    return "all of it" if share == 1 else percent(share)


def lines_of_days(scale: Scale | None) -> str:
    """Which days of service are a line of their own."""
    if scale is None:
        return "Each calendar month is a line of its own."
    over = scale.measure.over
    if over == "run":
        return "All of its days are one line."
    return f"Its days in each {stretch_in_words(over)} are a line of their own, and are released by that one's result."


def due_together(due: Day, over: Over, priced_on: str) -> str:
    """What is paid together falls due by the end of the stretch it is put together over, whenever each record is."""
    if over == "run":
        return "in which the run ends"
    same = isinstance(due, Edge) and due.of == over
    return f"in which {priced_on} falls" if same else f"in which the {stretch_in_words(over)} of {priced_on} ends"
