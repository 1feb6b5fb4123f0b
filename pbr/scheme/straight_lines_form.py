"""Straight lines as steps write them: ``from 70%: straight line from nil to 100%``, to where the next step begins."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from pbr.scheme.reading_context import Reading
from pbr.source.yaml_nodes import Scalar

ON_A_LINE = re.compile(r"straight line from (?P<first>\S+) to (?P<last>\S+)", re.ASCII)
"""What a step releases that changes evenly."""


class Written(NamedTuple):
    """A step as read: ``below`` or ``from`` its edge, and how much it releases, on a straight line ``to`` how much."""

    way: str
    edge: Fraction
    released: Fraction
    to: Fraction | None = None


def check_lines(read: Sequence[Written], keys: Sequence[str], steps: Mapping[str, Scalar], reading: Reading) -> None:
    """A straight line ends where the next step begins, which is further on, and at another share than its first."""
    if read[-1].to is not None:
        message = f"nothing says where the straight line '{keys[-1]}' ends"
        remedy = "write a step after it, from where it ends: from 100%: 100%"
        reading.problem("PBR444", message, steps[keys[-1]].place, remedy)
    for (step, after), key in zip(pairwise(read), keys, strict=False):
        if step.to is None:
            continue
        if step.released == step.to:
            message = f"the straight line '{key}' is the same at both its ends"
            reading.problem("PBR444", message, steps[key].place, "write the one share")
        elif step.way == "below" and after.edge == 0:
            message = f"'{key}' is no stretch along which anything could change"
            reading.problem("PBR444", message, steps[key].place, "write the share where the line ends: below 90%")
