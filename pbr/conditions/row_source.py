"""How values of a row are written in generated source: fields by their places, everything else by a generated name."""

from collections.abc import Mapping
from datetime import date, timedelta

from pbr.calendar.working_days import WorkingDays, WorkingDaysLater
from pbr.conditions.syntax_tree import AsAt, Constant, FieldRef, MoreOrLess, MovedByWorkingDays, Operand, Shifted
from pbr.generate.source import Source
from pbr.values.dates import add_months_last_day_where_shorter

AS_AT = "as_at"
"""The name in a source of the day up to which facts are known."""

Positions = Mapping[str, Mapping[str, int]]
"""Where the fields of each table stand in its rows."""


class RowSource:
    """A row as a source knows it: the name of the row, how the one above it is come by, and where fields stand."""

    def __init__(
        self, source: Source, positions: Positions, as_at: date, own: str = "row", above: str = "row[-1]"
    ) -> None:
        self.source, self.positions, self.as_at = source, positions, as_at
        self.own, self.above = own, above

    @property
    def parent(self) -> "RowSource":
        """The row above this one, as a row by itself."""
        return RowSource(self.source, self.positions, self.as_at, self.above, f"{self.above}[-1]")

    def field(self, ref: FieldRef) -> str:
        """A field of the row, or of the one above it."""
        return f"{self.above if ref.of_parent else self.own}[{self.positions[ref.table][ref.field.name]}]"

    def value(self, operand: Operand) -> str:
        """What an operand is for the row; None where it is blank."""
        match operand:
            case FieldRef():
                return self.field(operand)
            case Constant(value=value):
                return self.source.bind_value(value, "value")
            case AsAt():
                return self.source.know(AS_AT, self.as_at)
            case Shifted(base=base, days=days, months=months):
                return f"{self._later(days, months)}[{self.value(base)}]"
            case MoreOrLess(base=base, by=by):
                read = self.field(base)
                return f"(None if {read} is None else {read} + {self.source.bind_value(by, 'value')})"
            case MovedByWorkingDays(base=base, by=by):
                return f"{self._working_days_later(by)}[{self.value(base)}]"

    def known(self, operand: Operand) -> tuple[list[str], str]:
        """What says that an operand is known, and how it is read after that was asked."""
        match operand:
            case FieldRef():
                read = self.field(operand)
                return [f"{read} is not None"], read
            case Constant() | AsAt():
                return [], self.value(operand)
            case MoreOrLess(base=base, by=by):
                read = self.field(base)
                return [f"{read} is not None"], f"({read} + {self.source.bind_value(by, 'value')})"
            case Shifted() | MovedByWorkingDays():
                read = self.source.name("day")
                return [f"({read} := {self.value(operand)}) is not None"], read

    def _later(self, days: int, months: int) -> str:
        """The name of what moves days by so much; one for a source."""
        name = f"later_by_{months}_months_{days}_days".replace("-", "less_")
        return name if name in self.source.bound else self.source.know(name, DaysLater(days, months))

    def _working_days_later(self, by: WorkingDays) -> str:
        """The name of what moves days by so many working days; a scheme has one calendar, so one for a source."""
        name = f"later_by_{by.count}_working_days".replace("-", "less_")
        return name if name in self.source.bound else self.source.know(name, WorkingDaysLater(by))


class DaysLater(dict[date | None, date | None]):
    """By a day, the day that lies so many months and days after it; of none, none.

    The days of an extract are few and its rows many, so that each is worked out once.
    """

    def __init__(self, days: int, months: int) -> None:
        super().__init__({None: None})
        self._step, self._months = timedelta(days=days), months

    def __missing__(self, day: date) -> date:
        later = self[day] = add_months_last_day_where_shorter(day, self._months) + self._step
        return later
