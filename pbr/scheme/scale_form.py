"""Scaling as it is written: the steps of a measure read, from the lowest, with no gap between them."""

import re
from collections.abc import Mapping
from fractions import Fraction

from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.measures import Measure
from pbr.scheme.reading_context import Reading
from pbr.scheme.scale import Scale, Step
from pbr.source.yaml_nodes import Scalar
from pbr.values.share import percent, share_in_scheme

_STEPS = "steps of the whole"
_STEP = re.compile(r"(?P<edge>below|from) (?P<share>\S+)", re.ASCII)


def read_scale(
    scaled_by: Scalar | None,
    steps: Mapping[str, Scalar] | None,
    measures: Mapping[str, Measure],
    path: tuple[str, ...],
    reading: Reading,
) -> Scale | None:
    """The scale of the payment or part at a path of keys; None where it has none, or a problem."""
    if scaled_by is None:
        if steps is not None:
            reading.problem(
                "PBR202", "there are steps here, and 'scaled by' does not say of which measure", reading.place(*path)
            )
        return None
    measure = measures.get(scaled_by.text)
    if measure is None and reading.is_written("measures", scaled_by.text):
        return None
    if measure is None:
        reading.problem(
            "PBR312",
            f"there is no measure called '{scaled_by.text}'",
            scaled_by.place,
            did_you_mean(scaled_by.text, list(measures)) or f"measures: {', '.join(measures) or 'none'}",
        )
        return None
    if steps is None:
        reading.problem(
            "PBR202",
            "'steps of the whole' is missing: how much does each value of the measure release?",
            scaled_by.place,
        )
        return None
    read = [
        step
        for key, value in steps.items()
        if (step := _read_step(key, value, reading.place(*path, _STEPS, key), reading)) is not None
    ]
    if len(read) == len(steps):
        _check_no_gap(read, list(steps), steps, reading)
    return Scale(measure, tuple(Step(None if edge == "below" else start, released) for edge, start, released in read))


def _read_step(key: str, value: Scalar, place: Place, reading: Reading) -> tuple[str, Fraction, Fraction] | None:
    match = _STEP.fullmatch(key)
    start = share_in_scheme(match["share"]) if match else None
    if match is None or start is None:
        reading.problem(
            "PBR410",
            f"'{key}' is not a step",
            place,
            _step_meant(key),
        )
        return None
    released = Fraction(0) if value.text == "nil" else share_in_scheme(value.text)
    if released is None:
        reading.problem("PBR213", f"'{value.text}' is not a share", value.place, "write it like 50%, or nil")
        return None
    if released > 1:
        reading.problem(
            "PBR405", f"{percent(released)} is more than the whole", value.place, "a step releases between nil and 100%"
        )
    return match["edge"], start, released


def _step_meant(key: str) -> str:
    """How a step is written: what was meant, where only spaces are too many."""
    edge, _, share = key.partition(" ")
    closed = f"{edge} {''.join(share.split())}"
    match = _STEP.fullmatch(closed)
    if match and share_in_scheme(match["share"]) is not None:
        return f"write '{closed}:'"
    return "write 'below 50%:' for the first and 'from 50%:' for the others"


def _check_no_gap(
    read: list[tuple[str, Fraction, Fraction]], keys: list[str], steps: Mapping[str, Scalar], reading: Reading
) -> None:
    """Steps start with one 'below', go on from exactly there, and rise."""
    edges = [edge for edge, _, _ in read]
    if edges[0] != "below" or "below" in edges[1:] or len(read) < 2:
        reading.problem(
            "PBR410",
            "the first step says 'below', and each after it 'from'",
            steps[keys[0]].place,
            "for example: below 50%: nil, then from 50%: 100%",
        )
        return
    if read[0][1] != read[1][1]:
        kind = "a gap" if read[0][1] < read[1][1] else "an overlap"
        reading.problem(
            "PBR411",
            f"there is {kind} between '{keys[0]}' and '{keys[1]}'",
            steps[keys[1]].place,
            f"start the second step where the first ends: from {percent(read[0][1])}",
        )
    for (_, one, _), (_, other, _), key in zip(read[1:], read[2:], keys[2:], strict=False):
        if other <= one:
            reading.problem(
                "PBR411",
                f"'{key}' does not start above the step before it",
                steps[key].place,
                "write the steps from the lowest to the highest",
            )
