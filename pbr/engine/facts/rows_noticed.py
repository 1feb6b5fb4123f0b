"""Rows of which one notice is given: how many there are, and the ids of the first of them."""

from dataclasses import field
from operator import attrgetter

from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass

FIRST_NAMED = 3
"""How many records of one notice are named by the line they stand on."""


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
        self.first = sorted([*self.first, *other.first], key=attrgetter("provider"))[:FIRST_NAMED]

    @property
    def first_ids(self) -> tuple[str, ...]:
        """The ids of the first few."""
        return tuple(one.id for one in self.first)
