"""Rows of which one notice is given: how many there are, and the ids of the first of them."""

from dataclasses import field

from pbr.records.dictionary import TABLES
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass

FIRST_NAMED = 3
"""How many records of one notice are named by the line they stand on."""


def place_of(record: RecordRef) -> tuple[str, str, str]:
    """Where a record stands among those of its table, as far as its own id says it.

    The ids of records that are named by several fields say nothing: those of one provider stand as they come. A
    council's own have one.
    """
    kind = TABLES.get(record.table)
    return record.provider, record.plan, "" if kind is not None and len(kind.key) > 1 else record.id


@dataclass(slots=True)
class RowsNoticed:
    """How many rows something is noticed of; ``first`` are the first few, in the order of the records."""

    rows: int = 0
    first: list[RecordRef] = field(default_factory=list)

    @property
    def names_another(self) -> bool:
        """Whether the next row is one of those that are named."""
        return len(self.first) < FIRST_NAMED

    def merge(self, other: "RowsNoticed") -> None:
        """Add rows of which those of one provider come after these in the order of the records."""
        self.rows += other.rows
        self.first = sorted([*self.first, *other.first], key=place_of)[:FIRST_NAMED]

    @property
    def first_ids(self) -> tuple[str, ...]:
        """The ids of the first few."""
        return tuple(one.id for one in self.first)
