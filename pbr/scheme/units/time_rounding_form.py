"""How time is rounded, as it is written: ``to the minute``, ``up to 15 minutes, at least 30 minutes``."""

import re

from pbr.problems.problem import Place
from pbr.records.dictionary import Unit
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import Hours, Scope
from pbr.scheme.units.time_rounding import TimeRounding
from pbr.source.yaml_nodes import Scalar
from pbr.values.pattern import Pattern

_MINUTES = "[1-9][0-9]{0,2}"
_ROUNDED = Pattern(
    rf"(?:to the minute|(?P<way>up to|down to|to the nearest) (?P<step>{_MINUTES}) minutes)"
    rf"(?:, at least (?P<least>{_MINUTES}) minutes)?",
    re.ASCII,
)
_TAKE_IT_OUT = (
    "take it out: what is counted here stands as it is recorded, and 'rounding' says how its money is rounded"
)
_REMEDY = (
    "write to the minute, up to 15 minutes, down to 15 minutes or to the nearest 15 minutes; "
    "', at least 30 minutes' may follow"
)


def read_time_rounding(text: Scalar | None, scope: Scope, reading: Reading, place: Place) -> TimeRounding | None:
    """How the time of each record is rounded; None for not at all.

    Minutes need it said. Hours are counted as they stand unless it is.
    """
    basis = scope.basis
    if not isinstance(basis, Hours) or text is None:
        if isinstance(basis, Hours) and basis.field.field.unit is Unit.MINUTES:
            reading.problem(
                "PBR202", "'rounded' is missing: is time counted to the minute, or rounded?", place, _REMEDY
            )
        elif text is not None:
            message = "'rounded' goes with hours of a record's minutes or hours only"
            reading.problem("PBR217", message, text.place, _TAKE_IT_OUT)
        return None
    match = _ROUNDED.fullmatch(text.text)
    if match is None:
        reading.problem("PBR217", f"'{text.text}' does not say how time is rounded", text.place, _REMEDY)
        return None
    least = int(match["least"]) if match["least"] else None
    match match["way"]:
        case "up to":
            return TimeRounding(int(match["step"]), "up", least)
        case "down to":
            return TimeRounding(int(match["step"]), "down", least)
        case _:
            return TimeRounding(int(match["step"] or 1), "nearest", least)
