"""Durations as they are written: ``for 12 weeks from started_on``."""

import re
from typing import Literal

from pbr.conditions.lexer import Misread
from pbr.conditions.type_check import check_not_too_far
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.durations import DAYS_IN_A_WEEK, Duration
from pbr.source.yaml_nodes import Scalar

LASTING = r"for (?P<many>[1-9][0-9]{0,4}) (?P<length>days?|weeks?|months?) from (?P<start>.+)"
"""A stretch by its length, in place of ``from … to …``."""


def duration_of(match: re.Match[str], text: Scalar, reading: Reading) -> Duration | None:
    """The length that is written; None and a problem where it is too long, or months have no rule."""
    word = match["length"].removesuffix("s")
    unit: Literal["day", "week", "month"] = "month" if word == "month" else "week" if word == "week" else "day"
    many, span = int(match["many"]), (match.start("many"), match.end("length"))
    try:
        check_not_too_far(many * {"day": 1, "week": DAYS_IN_A_WEEK, "month": 31}[unit], *span)
    except Misread as misread:
        reading.misread(text, misread)
        return None
    if unit == "month" and not reading.months_declared:
        reading.problem(
            "PBR306",
            "so many months are ambiguous at the end of a month, and the heading does not say what to do",
            text.at(*span),
            "add 'months: last day where shorter' to the heading, or count in weeks",
        )
        return None
    return Duration(many, unit)
