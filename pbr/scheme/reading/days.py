"""The days that a payment names: of its record, or the start and end of a provider's month or quarter."""

from pbr.conditions.date_expressions import Day, Edge
from pbr.conditions.day_parser import parse_day
from pbr.conditions.lexer import Misread
from pbr.records.dictionary import TABLES, TableKind
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar

_EDGES = ("start of ", "end of ")
"""How a day of a window begins, so that what is wrong with it is behind that."""


def read_day(text: Scalar | None, kind: TableKind | None, reading: Reading) -> Day | None:
    """A day of a kind of record, or (``kind`` None) an edge of a provider's window, which has no dates but its own."""
    if text is None:
        return None
    if kind is not None:
        return reading.day(text, kind)
    try:
        # Any kind of record serves: an edge is read from no field of it.
        day = parse_day(text.text, reading.names(TABLES["standards"]))
    except Misread as misread:
        if text.text.startswith(_EDGES):
            reading.misread(text, misread)
            return None
        day = None
    if not isinstance(day, Edge):
        reading.problem(
            "PBR314",
            "a month or quarter of a provider has only a start and an end",
            text.place,
            "write 'start of quarter' or 'end of quarter + 6 weeks'",
        )
        return None
    return day
