"""Scaling as it is written: the steps of a measure read, from the lowest, with no gap between them."""

from collections.abc import Iterator, Mapping, Sequence

from pbr.problems.suggest import did_you_mean
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.scale import Scale, Step
from pbr.scheme.measuring.steps_form import check_no_gap, read_step
from pbr.scheme.measuring.straight_lines_form import StepWritten, check_lines
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.for_whom import Per

_STEPS = "steps of the whole"
_OF_PROVIDERS = (Per.PROVIDER, Per.TOGETHER)


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
        if (step := read_step(key, value, reading.place(*path, _STEPS, key), measure, reading)) is not None
    ]
    if not read:
        return None
    if len(read) == len(steps):
        check_no_gap(read, steps, measure, reading)
        check_lines(read, steps, measure, reading)
    return Scale(measure, tuple(_steps(read)), read[0].change)


def _scales(measure: Measure, scaled_by: Scalar, reading: Reading) -> bool:
    """Whether a measure can scale what a provider is paid: one taken for each provider, or for all together."""
    if measure.per in _OF_PROVIDERS:
        return True
    reading.problem(
        "PBR573",
        f"'{measure.name}' is taken per {measure.per}, and scales nothing",
        scaled_by.place,
        "scale by a measure per: provider, or per: all together",
    )
    return False


def _steps(read: Sequence[StepWritten]) -> Iterator[Step]:
    """The steps, each on a straight line with the point where the next one begins."""
    ends = [step.edge for step in read[1:]] + [None]
    for step, end in zip(read, ends, strict=True):
        start = None if step.is_first else step.edge
        yield Step(start, step.released, step.to, None if step.to is None else end, step.way == "above")
