"""The lines of parts in the order of a settlement: by provider, and of each by the record that heads their family.

Where parts are ranges of persons, the lines of a provider are in several of them: they are put in order by where their
record stands, which is known of each family.
"""

from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter, itemgetter
from typing import NamedTuple

from pbr.records.table import Records
from pbr.settlement.line import Line

Place = tuple[str, int, tuple[object, ...]]
"""Where a family stands among all: its provider, which table the record is of that heads it, and the record's key."""


ProviderLines = tuple[str, tuple[Line, ...]]
"""The id of a provider, and some of its lines in order."""


class FamilyLines(NamedTuple):
    """The lines of a plan with what belongs to it, of a person's referral or of a stay, and where they stand."""

    place: Place
    lines: tuple[Line, ...]

    @property
    def provider_id(self) -> str:
        """The provider that they are for."""
        return self.place[0]


def places_of(records: Records) -> Iterator[Place]:
    """Where each family stands, in order: the order in which a part gives its lines."""
    return merge(*(_of_table(records, at) for at in range(len(records.tables))))


def in_order(parts: Iterable[Iterable[FamilyLines]], after: Iterable[ProviderLines]) -> Iterator[Line]:
    """The lines of all parts in the order of a settlement, however the records were cut.

    ``after`` are the lines of each provider that stand after those of its records, by provider in order.
    """
    # Each part is in order already, and mostly behind the one before it.
    of_records = sorted((family for part in parts for family in part), key=attrgetter("place"))
    of_families = ((family.provider_id, family.lines) for family in of_records)
    for _, lines in merge(of_families, after, key=itemgetter(0)):
        yield from lines


def _of_table(records: Records, at: int) -> Iterator[Place]:
    table = list(records.tables.values())[at]
    if table.kind.parent:
        return iter(())
    provider_of = itemgetter(table.layout["provider_id"])
    keys = zip(*(map(itemgetter(table.layout[name]), table.rows) for name in table.kind.key), strict=True)
    return ((provider_id, at, key) for provider_id, key in zip(map(provider_of, table.rows), keys, strict=True))
