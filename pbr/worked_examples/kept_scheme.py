"""A checked scheme as bytes, to be kept, and read back: of nothing but values that a scheme is made of.

The bytes are a pickle, which could name any function of Python and have it called. This one may name only what holds
values: dataclasses, enumerations and named tuples of the rooms below, dates and fractions.
"""

import pickle
from dataclasses import is_dataclass
from enum import Enum
from io import BytesIO
from typing import Any

from pbr.problems.problem import Problem
from pbr.records.cells.council_codes import COUNCIL_CODES, CouncilCodes
from pbr.records.dictionary import TABLES, Field, TableKind, Tables
from pbr.scheme.scheme import Scheme

_ROOMS = (
    "pbr.calendar.",
    "pbr.conditions.",
    "pbr.problems.",
    "pbr.records.",
    "pbr.scheme.",
    "pbr.settlement.",
    "pbr.source.",
    "pbr.values.",
)
_OF_PYTHON = frozenset({("datetime", "date"), ("fractions", "Fraction")})

Checked = tuple[Scheme, tuple[Problem, ...]]
"""A scheme, and all that was found where its worked examples were run."""


def as_bytes(checked: Checked) -> bytes:
    """A checked scheme as bytes. What it takes from the dictionary of records is named and not written out."""
    written = BytesIO()
    _Writer(written, protocol=5).dump(checked)
    return written.getvalue()


def from_bytes(kept: bytes) -> Checked:
    """The checked scheme that was written. Raises some ``Exception`` where the bytes are of anything else."""
    scheme, found = _Reader(BytesIO(kept)).load()
    if not isinstance(scheme, Scheme) or not all(isinstance(one, Problem) for one in found):
        raise pickle.UnpicklingError("this is no checked scheme")
    return scheme, tuple(found)


class _Writer(pickle.Pickler):
    def persistent_id(self, value: Any) -> tuple[str, ...] | None:
        """Name what is in the dictionary of records; None for all else, which is written."""
        match value:
            case dict() if value is TABLES:
                return ("tables",)
            case TableKind() if TABLES.get(value.name) is value:
                return ("table", value.name)
            case Field():
                return next((("field", kind.name, value.name) for kind in TABLES.values() if _has(kind, value)), None)
            case CouncilCodes() if value in COUNCIL_CODES:
                return ("codes", value.heading)
            case _:
                return None


def _has(kind: TableKind, field: Field) -> bool:
    return kind.fields_by_name.get(field.name) is field


class _Reader(pickle.Unpickler):
    def persistent_load(self, named: Any) -> Tables | TableKind | Field | CouncilCodes:
        """What a name of the dictionary stands for."""
        match named:
            case ("tables",):
                return TABLES
            case ("table", str(table)):
                return TABLES[table]
            case ("field", str(table), str(field)):
                return TABLES[table].fields_by_name[field]
            case ("codes", str(heading)):
                return next(codes for codes in COUNCIL_CODES if codes.heading == heading)
            case _:
                raise pickle.UnpicklingError("nothing in the dictionary is called so")

    def find_class(self, module: str, name: str) -> Any:
        """Give a class of values; anything else that bytes could name is refused."""
        if (module, name) in _OF_PYTHON:
            return super().find_class(module, name)
        if module.startswith(_ROOMS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum | tuple)):
                return found
        raise pickle.UnpicklingError("this is nothing that a scheme is made of")
