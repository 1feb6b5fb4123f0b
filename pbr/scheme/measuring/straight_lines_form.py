"""Straight lines as steps write them: ``from 70%: straight line from nil to 100%``, to where the next step begins."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.scale import ends_at_the_whole, unit_of_steps
from pbr.scheme.measuring.targets import Change
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.figure_unit import FigureKind, figure_as_written
from pbr.values.pattern import Pattern
from pbr.values.share import percent

ON_A_LINE = Pattern(r"straight line from (?P<first>\S+) to (?P<last>\S+)", re.ASCII)
"""What a step releases that changes evenly."""


AFTER = {"below": "from", "at most": "above"}
"""How a scale begins, and how each step after that one does: whatever is below, and from there on."""


class StepWritten(NamedTuple):
    """A step as read: the ``way`` it lies from its edge, and what it releases, on a straight line ``to`` how much.

    With a ``change`` its edge is so much fewer or more than what the measure is compared with.
    """

    way: str
    edge: Fraction
    released: Fraction
    to: Fraction | None = None
    change: Change | None = None

    @property
    def is_first(self) -> bool:
        """Whether it is the step of whatever is less than its edge."""
        return self.way in AFTER


def check_lines(read: Sequence[StepWritten], steps: Mapping[str, Scalar], measure: Measure, reading: Reading) -> None:
    """A straight line ends where the next step begins, which is further on, and at another share than its first.

    The first begins at nought, and has to: there is no such line for what may be below nought.
    """
    keys = list(steps)
    if read[-1].to is not None:
        message = f"nothing says where the straight line '{keys[-1]}' ends"
        remedy = _where_it_ends(read[-1], read[-1].to, measure)
        reading.problem("PBR444", message, steps[keys[-1]].place, remedy)
    for (step, after), key in zip(pairwise(read), keys, strict=False):
        if step.to is None:
            continue
        if step.released == step.to:
            message = f"the straight line '{key}' is the same at both its ends"
            reading.problem("PBR444", message, steps[key].place, "write the one share")
        elif step.is_first and (step.change is not None or measure.may_be_below_nought):
            message = f"nothing says where the straight line '{key}' begins, for this may be below nought"
            remedy = "write a step before it, and begin the line with 'from'"
            reading.problem("PBR444", message, steps[key].place, remedy)
        elif step.is_first and after.edge <= 0:
            message = f"'{key}' is no stretch along which anything could change"
            reading.problem("PBR444", message, steps[key].place, "write the share where the line ends: below 90%")


def _where_it_ends(step: StepWritten, to: Fraction, measure: Measure) -> str:
    """How the last line is given an end: by a step further on, which releases what the line comes to."""
    unit, released = unit_of_steps(measure, step.change), percent(to) if to else "nil"
    if unit.kind is FigureKind.SHARE and step.edge < 1:
        edge = Fraction(1)
    elif ends_at_the_whole(measure, step.change):
        return f"nothing is beyond it, so that it is no line: write the one share, as in {released}"
    else:
        # Any edge that is further on serves as an example; of nothing, a hundred (a pound, where it is pence).
        edge = step.edge + (abs(step.edge) or 100)
    example = f"from {figure_as_written(edge, unit)}: {released}"
    return f"write a step after it, from where the line ends and with what it comes to, as in {example}"
