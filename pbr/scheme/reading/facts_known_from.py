"""When facts of a record can first be known: with a date of it, or so many days after one."""

from collections.abc import Iterator

from pbr.conditions.syntax_tree import FieldRef
from pbr.records.dictionary import TableKind, Tables
from pbr.records.files.record_names import record_called
from pbr.values.dataclass import dataclass

Key = tuple[str, str]
"""A table and one of its fields."""


@dataclass(frozen=True, slots=True)
class KnownFrom:
    """Facts of one record that nobody knows before a date of it, or before so many days after that date."""

    date: Key
    days: int
    facts: frozenset[Key]

    def written(self, kind: TableKind) -> str:
        """The day, as a payment for this kind of record writes it."""
        table, name = self.date
        owned = name if table == kind.name else f"{record_called(table)}'s {name}"
        return f"{owned} + {self.days} days" if self.days else owned

    def is_date(self, ref: FieldRef) -> bool:
        """Whether a field is the date itself."""
        return (ref.table, ref.field.name) == self.date

    def has(self, ref: FieldRef) -> bool:
        """Whether a field is one of the facts."""
        return (ref.table, ref.field.name) in self.facts


def known_from(kind: TableKind, tables: Tables) -> Iterator[KnownFrom]:
    """Each date of a kind of record, and of the one it belongs to, before which something of it is not known."""
    for one in (kind, *([tables[kind.parent]] if kind.parent else [])):
        for field in one.fields:
            # A recorded date that is itself what a review found is known with the rest of what it found.
            if field.recorded and not one.dating(field.name):
                yield KnownFrom(
                    (one.name, field.name), 0, frozenset((one.name, name) for name in (field.name, *field.dates))
                )
            until = field.not_known_until
            if until is not None:
                yield KnownFrom((one.name, until.field), until.days, frozenset({(one.name, field.name)}))
