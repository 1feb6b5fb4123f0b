"""How much a measure releases, in words; and what is paid together, and when."""

from fractions import Fraction

from pbr.conditions.date_expressions import Day, Edge
from pbr.describe.days import stretch_in_words
from pbr.scheme.payments import Verb
from pbr.scheme.scale import Scale, Step
from pbr.values.share import percent
from pbr.values.window import Over


def steps_in_words(scale: Scale, verb: Verb) -> str:
    """The steps of a measure, from the lowest: how much of the whole each releases, or of a deduction takes off."""
    first, *others = scale.steps
    edge = percent(others[0].start) if others and others[0].start is not None else ""
    said = [f"below {edge} {_of_step(first)}" if edge else _of_step(first)]
    said += [f"from {percent(step.start)} {_of_step(step)}" for step in others if step.start is not None]
    does = "taken off" if verb == "deduct" else "released"
    return (
        f"How much of it is {does} depends on {scale.measure.name}: {', '.join(said)}. The whole takes the one share "
        "that the measure reaches."
    )


def _of_step(step: Step) -> str:
    if step.to is None or step.end is None:
        return _released(step.released)
    return f"a straight line from {_released(step.released)} to {_released(step.to)} at {percent(step.end)}"


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
