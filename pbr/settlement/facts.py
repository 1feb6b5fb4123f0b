"""Facts: what records say in their fields, as values; whoever prints them makes the words."""

from dataclasses import field as of_dataclass
from datetime import date, time
from fractions import Fraction

from pbr.values.dataclass import dataclass

FactValue = str | bool | int | Fraction | date | time | None
"""What a cell says: a code, yes or no, whole pence, a number, a day or a time of day. None: it is not known."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a yes and a no say of a fact found by looking at other records: as a scheme writes it, and in a sentence."""

    yes: str
    no: str
    sentence: str
    opposite: str


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field of a record, by its table and name; ``of_parent`` where it is the record's above the one told of.

    ``looked`` is there where it stands in no file, and was found by looking at other records.
    """

    table: str
    field: str
    of_parent: bool = False
    looked: Looked | None = of_dataclass(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a record says in one field."""

    field: FieldName
    value: FactValue


Statement = tuple[Fact, ...]
"""The facts that one of the smallest statements of a condition looks at: two where it compares two fields."""

Facts = tuple[Statement, ...]
"""The statements that gave a condition its answer, the most telling first; for one not known, what is blank."""
