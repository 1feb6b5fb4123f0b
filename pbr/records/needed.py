"""What a scheme needs of an extract: fields by table, and the tables as the scheme has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pbr.records.dictionary import TABLES, Tables

Needs = Mapping[str, frozenset[str]]
"""The fields that a scheme uses, by table: of the dictionary's tables, unless it is `NeedsOfOwn`."""


@dataclass(frozen=True, slots=True, eq=False)
class NeedsOfOwn(Mapping[str, frozenset[str]]):
    """The fields that a scheme uses, by table, where it adds some of its own to the dictionary's."""

    fields: Mapping[str, frozenset[str]]
    tables: Tables

    def __getitem__(self, table: str) -> frozenset[str]:
        """The fields of a table that are used."""
        return self.fields[table]

    def __iter__(self) -> Iterator[str]:
        """The tables that are used."""
        return iter(self.fields)

    def __len__(self) -> int:
        """How many tables are used."""
        return len(self.fields)


def needs_of_tables(fields: Mapping[str, frozenset[str]], tables: Tables) -> Needs:
    """What is needed of tables: those of the dictionary, or with what a scheme adds to them."""
    return fields if tables is TABLES else NeedsOfOwn(fields, tables)


def tables_of(needs: Needs) -> Tables:
    """The tables that are read: those of the dictionary, or as a scheme has them that adds fields of its own."""
    return needs.tables if isinstance(needs, NeedsOfOwn) else TABLES
