"""Worked examples (a scheme's own tests) as written: records, a day, and the lines and total they must give."""

from dataclasses import dataclass

from pbr.problems.problem import Place
from pbr.settlement.line import Status
from pbr.source.yaml_nodes import Scalar
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """What one line must be: money due, or another status, with what is at stake where that is written."""

    line_id: str
    status: Status
    pence: int | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example ready to be run."""

    name: str
    tables: dict[str, list[dict[str, Scalar]]]
    period: Period
    lines: tuple[ExpectedLine, ...]
    measures: dict[str, Scalar]
    total_due: int
    total_place: Place
    place: Place
