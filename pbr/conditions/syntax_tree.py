"""The syntax tree of a condition, once its names and types are known: every node with its columns."""

from dataclasses import field as of_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from pbr.calendar.kinds_of_day import KindOfDay
from pbr.calendar.working_days import WorkingDays
from pbr.conditions.value_type import Type
from pbr.records.dictionary import Field
from pbr.records.files.record_names import record_called
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    # Few schemes have one, and the others do not load it.
    from pbr.conditions.place import Place

Span = tuple[int, int]
"""The columns of the condition's text that a node came from, from 0, the end not included."""


class Among(StrEnum):
    """Which records are looked at from the one in hand: those below it, its person's, or its person's others."""

    BELOW = "below"
    OF_PERSON = "of the person"
    OTHERS_OF_PERSON = "others of the person"


@dataclass(frozen=True, slots=True)
class Look:
    """Whether any of the records ``among`` those of a table fits a condition, or so ``many``; one not known may.

    ``words`` say all, terms written out; ``opposite``: it is not so. ``time``: days covered. ``place``: among the paid.
    """

    table: str
    among: Among
    where: "Condition"
    words: str
    opposite: str
    time: "TimeWanted | None" = None
    place: "Place | None" = None
    many: int = 1


@dataclass(frozen=True, slots=True)
class TimeWanted:
    """So many days, ``of`` so many that begin on a date of the record in hand; None: of any. ``in_a_row``: no gap."""

    days: int
    of: int | None
    since: "Operand"
    in_a_row: bool = False


@dataclass(frozen=True, slots=True)
class FieldRef:
    """A field of the record that is asked about, or of its parent when ``of_parent``.

    While others are looked at they are asked about, and ``in_hand`` is what belongs to the record they are looked at
    from. ``look`` is what the field tells of, where it is in no file: what was found by looking at other records.
    """

    table: str
    field: Field
    of_parent: bool
    span: Span
    in_hand: bool = False
    look: Look | None = of_dataclass(default=None, compare=False)

    @property
    def written(self) -> str:
        """As a scheme writes it: ``rate``, ``plan's rate``, or ``this plan's rate`` while others are looked at."""
        if self.in_hand:
            return f"this {one_of_table(self.table)}'s {self.field.name}"
        return f"plan's {self.field.name}" if self.of_parent else self.field.name


def one_of_table(table: str) -> str:
    """What a record is called where others are looked at: one of a person to a provider is a referral."""
    return "referral" if table == "people" else record_called(table)


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the condition."""

    value: str | date | bool | int | Fraction
    type: Type
    written: str
    span: Span


@dataclass(frozen=True, slots=True)
class AsAt:
    """The day up to which facts are known."""

    span: Span


@dataclass(frozen=True, slots=True)
class Shifted:
    """A date moved by days or by months (a week is seven days; months end on the last day where shorter)."""

    base: "Operand"
    days: int
    months: int
    span: Span


@dataclass(frozen=True, slots=True)
class MoreOrLess:
    """A number of a record, and so many of its own unit more, or less: ``planned_minutes + 5 minutes``."""

    base: FieldRef
    by: Fraction
    written: str
    span: Span


@dataclass(frozen=True, slots=True)
class MovedByWorkingDays:
    """A date moved by working days; not known where it is blank, or where the calendar's list does not reach so far."""

    base: "Operand"
    by: WorkingDays
    span: Span


Operand = FieldRef | Constant | AsAt | Shifted | MoreOrLess | MovedByWorkingDays

Comparison = Literal["is", "is not", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values compared; not known when either is blank."""

    left: Operand
    sign: Comparison
    right: Operand
    span: Span


@dataclass(frozen=True, slots=True)
class OneOf:
    """A value among several; not known when it is blank."""

    left: Operand
    choices: tuple[Constant, ...]
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Between:
    """A value from one to another, both included."""

    left: Operand
    low: Operand
    high: Operand
    span: Span


@dataclass(frozen=True, slots=True)
class Known:
    """Whether a field has been filled in so far; always true or false, never unknown."""

    left: FieldRef
    wanted: bool
    span: Span


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes-or-no field standing by itself."""

    field: FieldRef
    span: Span


@dataclass(frozen=True, slots=True)
class DayIs:
    """Whether a day is of a kind, such as a bank holiday; not known when it is blank, or past the calendar's list."""

    left: Operand
    kind: KindOfDay
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class TermRef:
    """A named condition of the scheme, of the record in hand or of its parent."""

    name: str
    table: str
    of_parent: bool
    condition: "Condition"
    span: Span

    @property
    def written(self) -> str:
        """As a scheme writes it."""
        return f"plan's {self.name}" if self.of_parent else self.name


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; the opposite of unknown is unknown."""

    condition: "Condition"
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """All of them: one that is false settles it, else one that is unknown leaves it unknown."""

    conditions: tuple["Condition", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them: one that is true settles it, else one that is unknown leaves it unknown."""

    conditions: tuple["Condition", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PaymentEarned:
    """Whether another payment is earned by the record in hand or by its parent, as that payment's own conditions say.

    True where ``earned`` is; else false where ``failed`` is; else not known. ``earned`` ends with none ``beside``.
    """

    name: str
    of_parent: bool
    earned: "Condition"
    failed: "Condition"
    span: Span
    beside: tuple["PaymentEarned", ...] = ()


Condition = Compare | OneOf | Between | Known | YesNo | DayIs | TermRef | PaymentEarned | Not | And | Or
