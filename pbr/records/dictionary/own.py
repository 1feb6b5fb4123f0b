"""What a scheme adds to the dictionary of records: fields and codes of a council's own, for that scheme alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pbr.problems.problem import Place
from pbr.records.dictionary.field import Field, TableKind


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


Own = OwnField | OwnCodes


def with_own(tables: Mapping[str, TableKind], own: Sequence[Own]) -> Mapping[str, TableKind]:
    """The tables with what is added to them: new fields stand last. The same tables where nothing is added."""
    if not own:
        return tables
    return {name: _with(kind, [one for one in own if one.table == name]) for name, kind in tables.items()}


def _with(kind: TableKind, own: Sequence[Own]) -> TableKind:
    if not own:
        return kind
    added = [one for one in own if isinstance(one, OwnField)]
    fields = [_dating(_with_codes(field, own), added) for field in (*kind.fields, *(one.field for one in added))]
    return replace(kind, fields=tuple(fields))


def _with_codes(field: Field, own: Iterable[Own]) -> Field:
    also = [code for one in own if isinstance(one, OwnCodes) and one.name == field.name for code in one.codes]
    more = tuple(code for code in dict.fromkeys(also) if code not in field.codes)
    return replace(field, codes=(*field.codes, *more)) if more else field


def _dating(field: Field, added: Iterable[OwnField]) -> Field:
    """A recorded date with the fields that are known from it."""
    dates = tuple(one.name for one in added if one.known_from == field.name)
    return replace(field, dates=(*field.dates, *dates)) if dates else field
