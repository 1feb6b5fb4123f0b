"""What the data dictionary says of a field and of a table: types, codes, keys and parents (the schema)."""

from dataclasses import field
from enum import StrEnum

from pbr.records.dictionary.unit import POSSIBLE, AnyUnit, Possible, Unit
from pbr.values.dataclass import dataclass


class FieldType(StrEnum):
    """What a field's cells hold."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    YES_NO = "yes_no"
    MONEY = "money"
    NUMBER = "number"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class NotKnownUntil:
    """A fact that nobody can know until so many days after a date of the same row."""

    field: str
    days: int


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table.

    ``required`` means that the cell may not be blank. ``blank_means`` is what a blank cell says, as it would be
    written; where it is empty, blank means not known. ``recorded`` marks the date on which something became known:
    a later one than the day of settling reads as blank, and so does every field that it ``dates``. ``open_ended``
    marks an end date whose blank means still going on. ``holds`` marks a yes/no that holds the row's money. ``also``
    are further spellings of codes, each with its code. ``unit`` says what one of a number is, or what money is for;
    every number and money field has one, no other has. ``own`` marks a field that a scheme adds: its name is the
    council's, and what is usual of it nobody else knows.
    """

    name: str
    meaning: str
    type: FieldType
    example: str
    required: bool = False
    codes: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    blank_means: str = ""
    recorded: bool = False
    dates: tuple[str, ...] = ()
    not_known_until: NotKnownUntil | None = None
    open_ended: bool = False
    holds: bool = False
    may_be_negative: bool = False
    unit: AnyUnit | None = None
    own: bool = False

    @property
    def possible(self) -> Possible | None:
        """The bounds of its figures, where some are certain. Minutes of a council's own need not be of one visit."""
        if not isinstance(self.unit, Unit) or (self.own and self.unit is Unit.MINUTES):
            return None
        return POSSIBLE.get(self.unit)


@dataclass(frozen=True, slots=True)
class ExpectedOrder:
    """Two days of a row of which the second hardly comes before the first; ``days`` between them are still believed.

    ``otherwise`` says what a row says that has them the other way round: *was achieved after its review*.
    """

    first: str
    second: str
    otherwise: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class TableKind:
    """One table of an extract.

    ``one`` is what a row is called, with its ``article``. ``key`` names the fields that tell rows apart; ``parent`` the
    table its rows belong to (empty where they stand alone), found by the field ``parent_key``. ``in_order`` lists
    pairs of dates of which the second may not come before the first, which is an error, and ``expected_order`` those of
    which it hardly does, which is a warning.
    """

    name: str
    one: str
    article: str
    meaning: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    parent: str = ""
    parent_key: str = ""
    in_order: tuple[tuple[str, str], ...] = ()
    expected_order: tuple[ExpectedOrder, ...] = ()
    fields_by_name: dict[str, Field] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields_by_name", {each.name: each for each in self.fields})

    @property
    def file(self) -> str:
        """The name of the table's file in a folder of records."""
        return f"{self.name}.csv"

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The fields that say whose row it is; they are read whatever a scheme uses."""
        names = (*self.key, self.parent_key, "provider_id", "person_id")
        return tuple(each.name for each in self.fields if each.name in names)

    def dating(self, name: str) -> tuple[str, ...]:
        """The recorded dates that say when the field ``name`` became known."""
        dated_by = tuple(each.name for each in self.fields if name in each.dates)
        until = self.fields_by_name[name].not_known_until
        return (*dated_by, until.field) if until else dated_by
