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


def fields_to_keep(kind: TableKind, needed: Iterable[str], beside: Iterable[str] = ()) -> tuple[str, ...]:
    """Name the fields that every row keeps: those to find, what holds a row, what the needed dates date, and others."""
    kept = {*fields_to_find(kind, needed), *beside}
    for field in kind.fields:
        if field.holds:
            kept |= {field.name, *kind.dating(field.name)}
        if field.name in needed:
            kept |= {*field.dates}
    return tuple(field.name for field in kind.fields if field.name in kept)
