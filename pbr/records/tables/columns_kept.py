"""Which columns of a table are read and kept, given the fields that a scheme uses."""

from collections.abc import Iterable

from pbr.records.dictionary import TableKind


def fields_to_find(kind: TableKind, needed: Iterable[str]) -> tuple[str, ...]:
    """Name the columns that must be there: who and what a row is about, what is needed, and what dates it.

    Without the date on which a fact became known, settling as at an earlier day would use what nobody knew then.
    """
    wanted = {*kind.identifiers, *needed}
    # What comparing records tells is needed like a field, and stands in no column.
    wanted |= {dating for name in needed if name in kind.fields_by_name for dating in kind.dating(name)}
    return tuple(field.name for field in kind.fields if field.name in wanted)


def fields_that_settle(kind: TableKind, needed: Iterable[str]) -> tuple[str, ...]:
    """Name the fields by which a row is settled: those to find, and what holds a row with the days that date it."""
    read = {*fields_to_find(kind, needed)}
    for field in kind.fields:
        if field.holds:
            read |= {field.name, *kind.dating(field.name)}
    return tuple(field.name for field in kind.fields if field.name in read)


def fields_to_keep(kind: TableKind, needed: Iterable[str], beside: Iterable[str] = ()) -> tuple[str, ...]:
    """Name the fields that every row keeps: those that settle it, what the needed dates date, and others."""
    kept = {*fields_that_settle(kind, needed), *beside}
    for field in kind.fields:
        if field.name in needed:
            kept |= {*field.dates}
    return tuple(field.name for field in kind.fields if field.name in kept)
