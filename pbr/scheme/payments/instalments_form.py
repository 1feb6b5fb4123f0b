"""Instalments as they are written: ``12 monthly from referred_on until left_on``, ``every 4 weeks from …``."""

import re
from typing import Literal

from pbr.conditions.date_expressions import fields_of_day
from pbr.records.dictionary import TableKind
from pbr.scheme.payments.instalments import InstalmentInterval, Instalments
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.pattern import Pattern

_INSTALMENTS = Pattern(
    r"(?:(?P<count>[1-9][0-9]{0,2}) )?"
    r"(?:monthly|every (?:(?P<many>[1-9][0-9]{0,2}) )?(?P<unit>day|week|month)s?)"
    r" from (?P<start>.+?)(?: until (?P<until>.+?))?(?: at most (?P<most>[1-9][0-9]{0,2}) times)?",
    re.ASCII,
)
_UNITS: dict[str, Literal["day", "week", "month"]] = {"day": "day", "week": "week", "month": "month"}
_REMEDY = (
    "write '12 monthly from referred_on' or '13 every 4 weeks from referred_on' for the parts of one amount, and "
    "'every 4 weeks from referred_on at most 13 times' where each is the whole amount; 'until left_on' may follow"
)


def read_instalments(text: Scalar | None, kind: TableKind | None, reading: Reading) -> Instalments | None:
    """What ``instalments`` means; None and a problem where it means nothing."""
    if text is None:
        return None
    if kind is None:
        reading.problem("PBR215", "a month or quarter of a provider is not paid in instalments", text.place)
        return None
    match = _INSTALMENTS.fullmatch(text.text)
    if match is None or (match["count"] is None) == (match["most"] is None):
        both = match is not None and match["count"] is not None
        said = (
            "says twice how many instalments there are" if both else "does not say how many instalments and from when"
        )
        reading.problem("PBR215", f"'{text.text}' {said}", text.place, _REMEDY)
        return None
    apart = InstalmentInterval(int(match["many"] or 1), _UNITS[match["unit"] or "month"])
    if apart.unit == "month" and not reading.months_declared:
        reading.problem(
            "PBR306",
            "a month after the 31st is ambiguous, and the heading does not say what to do",
            text.place,
            "add 'months: last day where shorter' to the heading",
        )
    start = reading.day_of_record(part_of(text, *match.span("start")), kind)
    until = reading.day_of_record(part_of(text, *match.span("until")), kind) if match["until"] else None
    if start is None or (match["until"] and until is None):
        return None
    ends = fields_of_day(until) if until else []
    return Instalments(
        count=int(match["count"] or match["most"]),
        apart=apart,
        in_full=match["count"] is None,
        start=start,
        start_text=match["start"],
        until=until,
        until_text=match["until"] or "",
        open_ended=len(ends) == 1 and ends[0].field.open_ended,
    )
