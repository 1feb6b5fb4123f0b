"""Results as they were found, and who confirmed them: the provider alone, others too, or nobody that is named."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from enum import StrEnum

from pbr.records.cells.cells import blank_value
from pbr.records.dictionary import TableKind
from pbr.records.dictionary.confirmations import CONFIRMATIONS, CONFIRMED_BY, EVIDENCE
from pbr.records.record_id import record_id
from pbr.records.table import Records, Row, Table
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass

_PROVIDER = "provider"
VERIFIED_BY = "verified_by"
FOUND: Mapping[str, tuple[str, ...]] = {
    "plans": ("support_at_end",),
    "outcomes": ("result",),
    "standards": ("met", "score"),
}
"""The fields that say what was found, by table: a result is known where one of them is."""

KEPT: Mapping[str, frozenset[str]] = {
    table: frozenset((*found, VERIFIED_BY, *CONFIRMATIONS)) for table, found in FOUND.items()
}
"""The fields that are read of results, where an extract has them."""
WHO_CONFIRMED = (VERIFIED_BY, *CONFIRMED_BY)
"""The fields that say who confirmed a result."""


class OnWhoseWord(StrEnum):
    """On whose word a result rests."""

    OTHERS = "others"
    PROVIDER = "provider alone"
    NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Result:
    """A result that is known: of which record and provider, what was found, and who confirmed it.

    ``evidence`` is a reference, empty where there is none. ``found`` has the fields that say what was found, with
    their values as they are recorded.
    """

    table: str
    record_id: str
    provider: str
    found: tuple[tuple[str, str], ...]
    confirmed_by: tuple[str, ...]
    evidence: str

    @property
    def word(self) -> OnWhoseWord:
        """On whose word it rests."""
        return rests_on(self.confirmed_by)

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other: its table and record."""
        return self.table, self.record_id


def results_asked(results: Iterable[Result], scheme: Scheme, paid: Container[tuple[str, str]]) -> tuple[Result, ...]:
    """The results that the contract asks after: of records that have a line in a settlement, or that a measure counts.

    ``paid`` are the records, by table and id, that have a line.
    """
    measured = {each.kind.name for one in scheme.measures.values() for each in one.and_what_it_is_to}
    return tuple(one for one in results if one.key in paid or one.table in measured)


def results_known(records: Records) -> tuple[Result, ...]:
    """Every result that is known, in the order of the records."""
    return tuple(result for name in FOUND if name in records.tables for result in _of_table(name, records))


def _of_table(name: str, records: Records) -> Iterator[Result]:
    table = records.tables[name]
    at = table.layout
    above = records.tables[table.kind.parent].layout if table.kind.parent else {}
    for row in table.rows:
        found = tuple((field, _in_words(row[at[field]])) for field in FOUND[name] if _value(row, field, at) is not None)
        if found:
            provider = row[at["provider_id"]] if "provider_id" in at else row[-1][above["provider_id"]]
            evidence = _value(row, EVIDENCE, at) or ""
            who = confirmed_by({field: _value(row, field, at) for field in WHO_CONFIRMED})
            yield Result(name, id_of(row, table.kind, at), provider, found, who, str(evidence))


def id_of(row: Row, kind: TableKind, layout: Mapping[str, int]) -> str:
    """The id of the record that a row is."""
    return record_id(tuple(str(row[layout[name]]) for name in kind.key))


def _value(row: Row, field: str, layout: Mapping[str, int]) -> object:
    return row[layout[field]] if field in layout else None


def _in_words(value: object) -> str:
    match value:
        case True:
            return "yes"
        case False:
            return "no"
        case _:
            return str(value)


def confirmed_by(said: Mapping[str, object]) -> tuple[str, ...]:
    """Everyone who did, each once, by what a record says field by field: whoever it is verified by, and those asked."""
    verified = said.get(VERIFIED_BY)
    named = [field.removeprefix("confirmed_by_") for field in CONFIRMED_BY if said.get(field) is True]
    return (*([str(verified)] if verified else []), *(who for who in named if who != verified))


def rests_on(confirmed: Collection[str]) -> OnWhoseWord:
    """On whose word a result rests that these confirmed."""
    if not confirmed:
        return OnWhoseWord.NOBODY
    return OnWhoseWord.PROVIDER if set(confirmed) == {_PROVIDER} else OnWhoseWord.OTHERS


def without_what_was_found(table: Table, keys: frozenset[str]) -> Table:
    """The table as if these of its results were not found yet: their day, and all that became known on it, is blank."""
    layout, kind = table.layout, table.kind
    dated = [field for field in kind.fields if field.recorded and VERIFIED_BY in field.dates]
    names = [name for field in dated for name in (field.name, *field.dates) if name in layout]
    blank = {layout[name]: blank_value(kind.fields_by_name[name]) for name in names}
    rows = [
        tuple(blank.get(place, value) for place, value in enumerate(row)) if id_of(row, kind, layout) in keys else row
        for row in table.rows
    ]
    return Table(table.name, table.file, layout, rows, table.dropped, table.own)
