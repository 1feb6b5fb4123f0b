"""Instalments as they are written: ``12 monthly from referred_on until left_on``."""

import re

from pbr.conditions.date_expressions import fields_of_day
from pbr.records.dictionary import TableKind
from pbr.scheme.instalments import Instalments
from pbr.scheme.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of

_INSTALMENTS = re.compile(r"(?P<count>[1-9][0-9]{0,2}) monthly from (?P<start>.+?)(?: until (?P<until>.+))?", re.ASCII)


def read_instalments(text: Scalar | None, kind: TableKind | None, reading: Reading) -> Instalments | None:
    """What ``instalments`` means; None and a problem where it means nothing."""
    if text is None:
        return None
    if kind is None:
        reading.problem("PBR215", "a month or quarter of a provider is not paid in instalments", text.place)
        return None
    match = _INSTALMENTS.fullmatch(text.text)
    if match is None:
        reading.problem(
            "PBR215",
            f"'{text.text}' does not say how many instalments and from when",
            text.place,
            "write '12 monthly from referred_on', or '12 monthly from referred_on until left_on'; "
            "the language has only monthly ones yet",
        )
        return None
    if not reading.months_declared:
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
    open_ended = len(ends) == 1 and ends[0].field.open_ended
    return Instalments(int(match["count"]), start, match["start"], until, match["until"] or "", open_ended)
