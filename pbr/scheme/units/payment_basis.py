"""Bases (units of payment): plans, weeks or days of a stay (length of stay), hours of a visit, provider quarters."""

from typing import TYPE_CHECKING, Literal

from pbr.conditions.date_expressions import Day
from pbr.conditions.syntax_tree import Condition, FieldRef
from pbr.records.dictionary import TableKind, Unit
from pbr.scheme.units.price_units import MINUTES_IN_AN_HOUR
from pbr.values.dataclass import dataclass
from pbr.values.window import Stretch

if TYPE_CHECKING:
    from pbr.scheme.units.durations import Duration


@dataclass(frozen=True, slots=True)
class EachRecord:
    """One for each record."""

    kind: TableKind

    @property
    def counted(self) -> str:
        """What it is paid for each of."""
        return self.kind.one


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """One for each month, week or day that a record runs, both ends counted; one line a calendar month.

    A whole calendar month is one, and a part of it its days over that month's own.
    """

    kind: TableKind
    unit: Literal["week", "day", "month"]
    first: Day
    last: Day
    open_ended: bool
    lasting: "Duration | None" = None

    @property
    def counted(self) -> str:
        """What it is paid for each of."""
        return self.unit


@dataclass(frozen=True, slots=True)
class Hours:
    """One for each hour, or minute, of the time that a record gives, in minutes or in hours."""

    kind: TableKind
    field: FieldRef
    one: Literal["hour", "minute"] = "hour"

    @property
    def counted(self) -> str:
        """What it is paid for each of."""
        return self.one

    @property
    def minutes_in_counted(self) -> int:
        """How many minutes one of what it is paid for is."""
        return MINUTES_IN_AN_HOUR if self.one == "hour" else 1

    @property
    def minutes_in_one(self) -> int:
        """How many minutes one of what stands in the field is."""
        return MINUTES_IN_AN_HOUR if self.field.field.unit is Unit.HOURS else 1


@dataclass(frozen=True, slots=True)
class Units:
    """One for each unit of a number that a record gives: miles, points, people. Less than nil counts as nil."""

    kind: TableKind
    field: FieldRef
    one: str

    @property
    def counted(self) -> str:
        """What it is paid for each of."""
        return self.one


@dataclass(frozen=True, slots=True)
class DistinctDays:
    """One for each day that records give, counted once however many of them are of it."""

    kind: TableKind
    field: FieldRef

    @property
    def counted(self) -> str:
        """What it is paid for each of."""
        return "day"


@dataclass(frozen=True, slots=True)
class Costing:
    """One for each hour that was agreed: hours a week, for the days agreed; fixed once, never split by month."""

    kind: TableKind
    weekly_hours: FieldRef
    first: Day
    last: Day
    lasting: "Duration | None" = None

    @property
    def counted(self) -> str:
        """What it is paid for each of."""
        return "hour"


@dataclass(frozen=True, slots=True)
class ProviderWindow:
    """One for each provider and month, quarter, year or cycle of weeks of the scheme's run."""

    stretch: Stretch

    @property
    def counted(self) -> str:
        """What it is paid for each of: a contract's year is a year."""
        return str(self.stretch).removeprefix("contract ")

    @property
    def kind(self) -> None:
        """A window of a provider is no kind of record."""
        return


Basis = EachRecord | TimeSpan | Hours | Units | DistinctDays | Costing | ProviderWindow


@dataclass(frozen=True, slots=True)
class Scope:
    """A basis, and which records it is for (``where``)."""

    basis: Basis
    where: Condition | None
    where_text: str
    text: str
