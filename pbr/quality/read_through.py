"""What a mapping takes for what, for whoever checks an extract to see: a heading for a field, phrases for a code."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from pbr.mapping.mapping import BLANK, ColumnWanted, FromColumn, LookedUp, MadeOf, Mapping, TableMapped


@dataclass(frozen=True, slots=True)
class FieldRead:
    """A field of a table, the headings it is read from as the mapping has them, and the phrases of each code."""

    table: str
    field: str
    headings: tuple[str, ...]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]


def fields_read(mapping: Mapping) -> tuple[FieldRead, ...]:
    """Say of each field that a mapping gives what it is read from, in the order of the mapping."""
    return tuple(
        _field(name, field, columns, table)
        for name, table in mapping.tables.items()
        for field, columns in _columns(table).items()
    )


def _columns(table: TableMapped) -> dict[str, list[ColumnWanted]]:
    found = {name: [column] for name, column in table.columns.items()}
    for group in table.groups:
        for name, column in group.columns.items():
            found.setdefault(name, []).append(column)
    return found


def _field(table: str, field: str, columns: list[ColumnWanted], mapped: TableMapped) -> FieldRead:
    headings = dict.fromkeys(text for column in columns for text in _headings(column))
    return FieldRead(table, field, tuple(headings), _by_code(mapped.codes.get(field, {})))


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
