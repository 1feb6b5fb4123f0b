"""The plans for which rows are invented, and which of their columns that takes."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pbr.records.dictionary import TABLES
from pbr.records.table import Table
from pbr.simulate.plan_duration import last_day
from pbr.values.dataclass import dataclass

_PLANS = TABLES["plans"]
_ENDS = ("planned_end_on", "ended_on")


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """What a plan says that rows can be invented from; None, or empty, for what it does not say."""

    plan_id: str
    person_id: str
    provider_id: str
    started_on: date
    planned_end_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    area: str = ""
    weekly_hours: Fraction | None = None
    hours_delivered: Fraction | None = None

    @property
    def identity(self) -> dict[str, str]:
        """Which plan it is, and whose, as a row has it."""
        return {"plan_id": self.plan_id, "person_id": self.person_id, "provider_id": self.provider_id}

    def last_day(self, taken: date | None) -> date:
        """Its last day: the real one, or else the planned one, or else that on which the extract was taken."""
        return max(last_day(self.ended_on, self.planned_end_on) or taken or self.started_on, self.started_on)


@dataclass(frozen=True, slots=True)
class PlansNeeded:
    """The columns of plans that inventing takes: ``one_of`` some in each group, and ``also`` those that help."""

    one_of: tuple[tuple[str, ...], ...]
    also: tuple[str, ...] = ()

    def lacking(self, columns: frozenset[str]) -> str:
        """Which columns are missing; empty where none is."""
        missing = [name for name in _PLANS.identifiers if name not in columns]
        missing += [" or ".join(names) for names in self.one_of if not _usable(names, columns)]
        return f"{_PLANS.file} has no column {' and no '.join(missing)}" if missing else ""

    def fields(self, columns: frozenset[str]) -> frozenset[str]:
        """The fields to read, of those there are."""
        return frozenset(_usable((*(name for names in self.one_of for name in names), *self.also), columns))


START_AND_END = (("started_on",), _ENDS)
"""What says when a plan runs."""


def plans_in(table: Table) -> Iterator[PlanSeen]:
    """Every plan of a table."""
    places = {name: at for name, at in table.layout.items() if name in PlanSeen.__slots__}
    for row in table.rows:
        said = {name: row[at] for name, at in places.items() if row[at] is not None}
        yield PlanSeen(**said)


def _usable(names: tuple[str, ...], columns: frozenset[str]) -> list[str]:
    """Those that have their columns, and the columns that date them."""
    return [name for name in names if {name, *_PLANS.dating(name)} <= columns]
