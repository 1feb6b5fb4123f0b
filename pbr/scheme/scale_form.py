"""Scaling as it is written: the steps of a measure read, from the lowest, with no gap between them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.measures import Measure
from pbr.scheme.reading_context import Reading
from pbr.scheme.scale import Scale, Step
from pbr.scheme.straight_lines_form import ON_A_LINE, Written, check_lines
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.for_whom import Per
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
    if not _scales(measure, scaled_by, reading):
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
        check_lines(read, list(steps), steps, reading)
    return Scale(measure, tuple(_steps(read)))


def _scales(measure: Measure, scaled_by: Scalar, reading: Reading) -> bool:
    """Whether a measure can scale what a provider is paid: a share that is counted for each provider."""
    if measure.is_share_counted and measure.per is Per.PROVIDER:
        return True
    what = (
        f"is taken per {measure.per}" if measure.is_share_counted else "is a number, and steps are of a share counted"
    )
    reading.problem(
        "PBR573",
        f"'{measure.name}' {what}, and scales nothing",
        scaled_by.place,
        "scale by a measure with count and out of, per: provider",
    )
    return False


def _steps(read: Sequence[Written]) -> Iterator[Step]:
    """The steps, each on a straight line with the point where the next one begins."""
    ends = [step.edge for step in read[1:]] + [None]
    for step, end in zip(read, ends, strict=True):
        yield Step(None if step.way == "below" else step.edge, step.released, step.to, None if step.to is None else end)


def _read_step(key: str, value: Scalar, place: Place, reading: Reading) -> Written | None:
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
    line = ON_A_LINE.fullmatch(value.text)
    released = _share(part_of(value, *line.span("first")) if line else value, reading)
    to = _share(part_of(value, *line.span("last")), reading) if line else None
    if released is None or (line is not None and to is None):
        return None
    return Written(match["edge"], start, released, to)


def _share(text: Scalar, reading: Reading) -> Fraction | None:
    """How much of the whole is released; None, and a problem, where that is no share."""
    released = Fraction(0) if text.text == "nil" else share_in_scheme(text.text)
    if released is None:
        remedy = "write it like 50%, or nil, or straight line from nil to 50%"
        reading.problem("PBR213", f"'{text.text}' is not a share", text.place, remedy)
        return None
    if released > 1:
        reading.problem(
            "PBR405", f"{percent(released)} is more than the whole", text.place, "a step releases between nil and 100%"
        )
    return released


def _step_meant(key: str) -> str:
    """How a step is written: what was meant, where only spaces are too many."""
    edge, _, share = key.partition(" ")
    closed = f"{edge} {''.join(share.split())}"
    match = _STEP.fullmatch(closed)
    if match and share_in_scheme(match["share"]) is not None:
        return f"write '{closed}:'"
    return "write 'below 50%:' for the first and 'from 50%:' for the others"


def _check_no_gap(read: Sequence[Written], keys: list[str], steps: Mapping[str, Scalar], reading: Reading) -> None:
    """Steps start with one 'below', go on from exactly there, and rise."""
    ways = [step.way for step in read]
    if ways[0] != "below" or "below" in ways[1:] or len(read) < 2:
        reading.problem(
            "PBR410",
            "the first step says 'below', and each after it 'from'",
            steps[keys[0]].place,
            "for example: below 50%: nil, then from 50%: 100%",
        )
        return
    if read[0].edge != read[1].edge:
        kind = "a gap" if read[0].edge < read[1].edge else "an overlap"
        reading.problem(
            "PBR411",
            f"there is {kind} between '{keys[0]}' and '{keys[1]}'",
            steps[keys[1]].place,
            f"start the second step where the first ends: from {percent(read[0].edge)}",
        )
    for one, other, key in zip(read[1:], read[2:], keys[2:], strict=False):
        if other.edge <= one.edge:
            reading.problem(
                "PBR411",
                f"'{key}' does not start above the step before it",
                steps[key].place,
                "write the steps from the lowest to the highest",
            )
