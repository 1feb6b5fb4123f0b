"""What a mapping takes for what, for whoever checks an extract to see: a heading for a field, phrases for a code."""

from collections import Counter
from collections.abc import Collection
from collections.abc import Mapping as MappingOf

from pbr.mapping.mapped_extract import ThroughMapping
from pbr.mapping.mapping import BLANK, ColumnWanted, FromColumn, LookedUp, MadeOf, TableMapped
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class FieldRead:
    """A field of a table, the headings it is read from as the mapping has them, and the phrases of each code.

    ``rows`` says of each code in how many rows of the table it was read, whether the scheme needs the field or not.
    """

    table: str
    field: str
    headings: tuple[str, ...]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[str, int], ...] = ()


def fields_read(extract: ThroughMapping, needed: Collection[str]) -> tuple[FieldRead, ...]:
    """Say of each field that a mapping gives what it is read from, in the order of the mapping.

    The tables that are ``needed`` are gone through for the rows of each code. Raises ``ProblemsFound`` where that
    cannot be.
    """
    mapping = extract.read_by
    counted = _counted(extract, needed)
    return tuple(
        _field(name, field, columns, table, counted.get((name, field), Counter()))
        for name, table in mapping.tables.items()
        for field, columns in _columns(table).items()
    )


def _columns(table: TableMapped) -> dict[str, list[ColumnWanted]]:
    found = {name: [column] for name, column in table.columns.items()}
    for group in table.groups:
        for name, column in group.columns.items():
            found.setdefault(name, []).append(column)
    return found


def _field(table: str, field: str, columns: list[ColumnWanted], mapped: TableMapped, rows: Counter[str]) -> FieldRead:
    headings = dict.fromkeys(text for column in columns for text in _headings(column))
    counts = tuple(sorted((code or BLANK, count) for code, count in rows.items()))
    return FieldRead(table, field, tuple(headings), _by_code(mapped.codes.get(field, {})), counts)


def _counted(extract: ThroughMapping, needed: Collection[str]) -> dict[tuple[str, str], Counter[str]]:
    """In how many rows each code stands, by table and field."""
    given = [name for name in extract.read_by.tables if name in needed]
    opened = extract.opened(given, hold_errors=True, show_values=False)
    counted: dict[tuple[str, str], Counter[str]] = {}
    for name in given:
        coded = extract.read_by.tables[name].codes
        for batch in opened.table(extract.read_by.tables[name].kind, ()).source.batches():
            for field in coded:
                counted.setdefault((name, field), Counter()).update(batch.columns[field])
    return counted


def _headings(column: ColumnWanted) -> tuple[str, ...]:
    match column:
        case FromColumn(heading=heading):
            return (heading.text,)
        case MadeOf(headings=headings) | LookedUp(headings=headings):
            return tuple(heading.text for heading in headings)


def _by_code(codes: MappingOf[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for phrase, code in codes.items():
        found.setdefault(code or BLANK, []).append(phrase or BLANK)
    return tuple((code, tuple(phrases)) for code, phrases in sorted(found.items()))
