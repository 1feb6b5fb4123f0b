"""What a scheme needs of an extract: fields by table, and the tables as the scheme has them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from pbr.records.consistency import COMPARED, comparisons_in
from pbr.records.consistency.comparison import FoundByLooking, ToldByOthers
from pbr.records.dictionary import TABLES, Tables
from pbr.values.dataclass import dataclass

Needs = Mapping[str, frozenset[str]]
"""The fields that a scheme uses, by table: of the dictionary's tables and nothing else, unless it is `WiderNeeds`."""


@dataclass(frozen=True, slots=True, eq=False)
class WiderNeeds(Mapping[str, frozenset[str]]):
    """The fields that a scheme uses, by table, where it adds some to the dictionary's, or looks at other records.

    ``looks`` are what its looks at other records tell; each is among the fields of its table too. ``beside`` are fields
    that it does not use and that are kept where they have a column. ``alone`` are tables of which only one person's
    rows are kept, each with the person.
    """

    fields: Mapping[str, frozenset[str]]
    tables: Tables
    looks: tuple[FoundByLooking, ...] = ()
    beside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    alone: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, table: str) -> frozenset[str]:
        """The fields of a table that are used."""
        return self.fields[table]

    def __iter__(self) -> Iterator[str]:
        """The tables that are used."""
        return iter(self.fields)

    def __len__(self) -> int:
        """How many tables are used."""
        return len(self.fields)


def needs_of_tables(
    fields: Mapping[str, frozenset[str]], tables: Tables, looks: tuple[FoundByLooking, ...] = ()
) -> Needs:
    """What is needed of tables: those of the dictionary, or with what a scheme adds to them and looks for in them."""
    return fields if tables is TABLES and not looks else WiderNeeds(fields, tables, looks)


def tables_of(needs: Needs) -> Tables:
    """The tables that are read: those of the dictionary, or as a scheme has them that adds fields of its own."""
    return needs.tables if isinstance(needs, WiderNeeds) else TABLES


def looks_of(needs: Needs) -> tuple[FoundByLooking, ...]:
    """What looks at other records tell, where a scheme has any."""
    return needs.looks if isinstance(needs, WiderNeeds) else ()


def with_beside(needs: Needs, beside: Mapping[str, frozenset[str]]) -> Needs:
    """What is needed, with fields that are kept where they have a column, of tables that are read anyway."""
    return WiderNeeds(dict(needs), tables_of(needs), looks_of(needs), beside)


def beside_of(needs: Needs, table: str) -> frozenset[str]:
    """The fields of a table that are kept where they have a column, used or not: what is compared, or told of."""
    told = needs.beside.get(table, frozenset()) if isinstance(needs, WiderNeeds) else frozenset()
    return COMPARED.get(table, frozenset()) | told


def alone_in(needs: Needs, table: str) -> str:
    """The person whose rows of a table are kept and nobody else's, where it is so."""
    return needs.alone.get(table, "") if isinstance(needs, WiderNeeds) else ""


def with_everything_of(needs: Needs, tables: Iterable[str], person: str) -> Needs:
    """The same, with every field of these tables kept where it has a column, for whoever shows records whole.

    Of tables that are needed for nothing else only the person's own rows are kept.
    """
    kinds, named = tables_of(needs), tuple(tables)
    alone = {name: person for name in named if name not in with_parents(needs)}
    fields = {name: needs.get(name, frozenset()) for name in (*needs, *named)}
    beside = {name: frozenset(kinds[name].fields_by_name) for name in named}
    return WiderNeeds(fields, kinds, looks_of(needs), beside, alone)


def with_fields(needs: Needs, more: Mapping[str, frozenset[str]]) -> Needs:
    """The same, with fields that have to be there too, of these tables."""
    fields = {name: needs.get(name, frozenset()) | more.get(name, frozenset()) for name in (*needs, *more)}
    return replace(needs, fields=fields) if isinstance(needs, WiderNeeds) else fields


def told_by_others(needs: Needs) -> tuple[ToldByOthers, ...]:
    """Everything that other records tell of one: by the fixed comparisons, and by looks, which may ask for those."""
    return (*comparisons_in(needs), *looks_of(needs))


def with_parents(needs: Needs) -> Needs:
    """Add the tables that the needed ones belong to: a line names the provider of its record."""
    needed, tables = dict(needs), tables_of(needs)
    for name in needs:
        if tables[name].parent:
            needed.setdefault(tables[name].parent, frozenset())
    if isinstance(needs, WiderNeeds):
        return replace(needs, fields=needed)
    return needs_of_tables(needed, tables)
