"""Rows of one person that overlap in time: two packages, stays or referrals at once."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from pbr.records.extract.extract import Extract
from pbr.records.table import Table
from pbr.values.dataclass import dataclass

_SPANS = {"plans": ("started_on", "ended_on"), "stays": ("from_on", "to_on"), "people": ("referred_on", "left_on")}


class _Span(NamedTuple):
    """A row's days; of one that goes on the last day there is."""

    first: date
    last: date
    provider: str


@dataclass(frozen=True, slots=True)
class Overlapping:
    """How many pairs of rows of one person overlap in a table: with one provider, and with two."""

    table: str
    one_provider: int
    two_providers: int


def overlapping_rows(extract: Extract) -> tuple[Overlapping, ...]:
    """Count the pairs of neighbouring rows of a person that overlap, the days themselves included.

    A row whose end is blank goes on. Somebody in hospital keeps the place in a care home: one of each is no overlap. A
    table whose days the scheme does not read is left out.
    """
    found = []
    for name, (first, last) in _SPANS.items():
        table = extract.tables.get(name)
        if table is not None and {first, last, "person_id", "provider_id"} <= table.layout.keys():
            one, two = _pairs(table, first, last)
            found.append(Overlapping(name, one, two))
    return tuple(found)


def _pairs(table: Table, first: str, last: str) -> tuple[int, int]:
    at = table.layout
    kind = at.get("kind")
    by_person: dict[tuple[str, bool], list[_Span]] = defaultdict(list)
    for row in table.rows:
        if row[at[first]]:
            span = _Span(row[at[first]], row[at[last]] or date.max, row[at["provider_id"]])
            by_person[row[at["person_id"]], kind is not None and row[kind] == "hospital"].append(span)
    one = two = 0
    for spans in by_person.values():
        longest: _Span | None = None
        for span in sorted(spans):
            if longest is not None and span.first <= longest.last:
                one += span.provider == longest.provider
                two += span.provider != longest.provider
            longest = span if longest is None or span.last > longest.last else longest
    return one, two
