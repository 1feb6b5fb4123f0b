"""Which new rows may be one that is missing, under another id: they are held until it is settled which they are.

A plan, a referral and a stay may be a missing one of the same person. An outcome may be a missing one of the same
person and code, and a visit one of the same person and day: of these a person has many, and another is another.
"""

from collections.abc import Callable, Mapping
from operator import itemgetter

from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.records.tables.reading_result import TableRead

ALIKE_BY: Mapping[str, str] = {"plans": "", "people": "", "stays": "", "outcomes": "outcome", "visits": "visited_on"}
"""The tables whose rows are of persons, and the field by which two rows of one person may be the same."""

MarkOf = Callable[[Row], object]
"""A function from a row to what a row that may be the same has in common with it; None where nothing may be."""


def fields_alike(kind: TableKind) -> frozenset[str]:
    """The fields by which rows of a table may be the same, which are then kept."""
    return frozenset(filter(None, (ALIKE_BY.get(kind.name, ""),)))


def mark_of(read: TableRead, parent: TableRead | None) -> MarkOf | None:
    """What rows that may be the same have in common; None for a table whose rows are not of persons."""
    name = read.kind.name
    if name not in ALIKE_BY:
        return None
    if parent is None:
        return itemgetter(read.layout["person_id"])
    if ALIKE_BY[name] not in read.layout:
        return None
    pick = itemgetter(parent.layout[read.kind.parent_key], parent.layout["person_id"])
    persons = dict(map(pick, parent.rows))
    plan, alike = read.layout[read.kind.parent_key], read.layout[ALIKE_BY[name]]
    return lambda row: (persons.get(row[plan]), row[alike])
