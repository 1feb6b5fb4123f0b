"""What a scheme adds to the dictionary of records: fields, codes and tables of a council's own, for it alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pbr.problems.problem import Place
from pbr.records.dictionary.field import Field, TableKind
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field that is added to a table. ``known_from`` names the recorded date that dates it; empty where none does."""

    table: str
    field: Field
    known_from: str
    place: Place

    @property
    def name(self) -> str:
        """The name of the field."""
        return self.field.name


@dataclass(frozen=True, slots=True)
class OwnCodes:
    """Codes that are added to those of a field of the dictionary."""

    table: str
    name: str
    codes: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table that is added to those of the dictionary. Its file, and a row of it, are called by its name.

    ``fields`` are those of its fields that the council declared, beside the ones that say whose a row is.
    """

    kind: TableKind
    fields: tuple[OwnField, ...]
    place: Place

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.kind.name


Own = OwnField | OwnCodes | OwnTable


def with_own(tables: Mapping[str, TableKind], own: Sequence[Own]) -> Mapping[str, TableKind]:
    """The tables with what is added: new fields stand last, and new tables before those of providers as a whole.

    The same tables where nothing is added.
    """
    if not own:
        return tables
    added = {one.name: one.kind for one in own if isinstance(one, OwnTable)}
    of_fields = [one for one in own if not isinstance(one, OwnTable)]
    widened = {name: _with(kind, [one for one in of_fields if one.table == name]) for name, kind in tables.items()}
    of_nobody = next((name for name, kind in widened.items() if _is_of_nobody(kind)), None)
    placed: dict[str, TableKind] = {}
    for name, kind in widened.items():
        # The lines of a provider as a whole come last, wherever its records are settled.
        placed |= added if name == of_nobody else {}
        placed[name] = kind
    return placed


def _is_of_nobody(kind: TableKind) -> bool:
    return not kind.parent and "person_id" not in kind.fields_by_name


def _with(kind: TableKind, own: Sequence[OwnField | OwnCodes]) -> TableKind:
    if not own:
        return kind
    added = [one for one in own if isinstance(one, OwnField)]
    return replace(kind, fields=_fields_with(kind, added, own))


def table_with(kind: TableKind, added: Sequence[OwnField]) -> TableKind:
    """A table of a council's own with the fields that are declared for it."""
    return replace(kind, fields=_fields_with(kind, added, added))


def _fields_with(kind: TableKind, added: Sequence[OwnField], own: Sequence[OwnField | OwnCodes]) -> tuple[Field, ...]:
    fields = [_dating(_with_codes(field, own), added) for field in (*kind.fields, *(one.field for one in added))]
    return tuple(fields)


def _with_codes(field: Field, own: Iterable[OwnField | OwnCodes]) -> Field:
    also = [code for one in own if isinstance(one, OwnCodes) and one.name == field.name for code in one.codes]
    more = tuple(code for code in dict.fromkeys(also) if code not in field.codes)
    return replace(field, codes=(*field.codes, *more)) if more else field


def _dating(field: Field, added: Iterable[OwnField]) -> Field:
    """A recorded date with the fields that are known from it."""
    dates = tuple(one.name for one in added if one.known_from == field.name)
    return replace(field, dates=(*field.dates, *dates)) if dates else field
