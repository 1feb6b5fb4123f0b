"""What money is divided by: the plans of the period and the outcomes achieved in it, in all and by group."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from pbr.records.table import Records, Row
from pbr.simulate.backcast.grouping import NOT_RECORDED, Grouping
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.rounding import Rounding, to_pence

_DATES = ("reviewed_on", "achieved_on")
"""What says when an outcome was achieved: the day of its review, or where that is not known its own."""


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """Plans and achieved outcomes by group; None where the extract cannot say. The same for every scheme compared."""

    plans: Mapping[str, int] | None
    achieved: Mapping[str, int] | None

    @property
    def all_plans(self) -> int | None:
        """How many plans there are in all."""
        return None if self.plans is None else sum(self.plans.values())

    @property
    def all_achieved(self) -> int | None:
        """How many outcomes were achieved in all."""
        return None if self.achieved is None else sum(self.achieved.values())

    @property
    def says_of_outcomes(self) -> bool:
        """Whether the extract says which outcomes were achieved; where it does not, nothing is divided by them."""
        return self.achieved is not None

    @property
    def words(self) -> str:
        """How many there are, of what the extract can say: ``2 plans, 1 achieved outcome``; empty where of neither."""
        counted = ((self.all_plans, "plan"), (self.all_achieved, "achieved outcome"))
        return ", ".join(f"{many:,} {one}{'' if many == 1 else 's'}" for many, one in counted if many is not None)


def each(pence: int, number: int | None) -> int | None:
    """Give what an amount comes to for each of a number, to the penny; None where there is nothing to divide by."""
    return to_pence(Fraction(pence, number), Rounding.HALF_UP) if number else None


def each_achieved(pence: int, achieved: int | None, pays_for_outcomes: bool) -> int | None:
    """The same for each achieved outcome; None under a scheme that does not pay for outcomes."""
    return each(pence, achieved) if pays_for_outcomes else None


def count(records: Records, period: Period, whole_run: bool, grouping: Grouping) -> UnitCounts:
    """Count the plans that ran on any day of the period, and the outcomes known to have been achieved in it.

    An outcome that is disputed is not counted, nor one without a date, unless the whole run is meant.
    """
    group_of = grouping.group_of_plan
    plans: Counter[str] | None = None
    table = records.tables.get("plans")
    if table is not None and "started_on" in table.layout:
        plan_at, started, ended = table.layout["plan_id"], table.layout["started_on"], table.layout.get("ended_on")
        plans = Counter(
            group_of.get(row[plan_at], NOT_RECORDED)
            for row in table.rows
            if row[started] <= period.last and _not_ended(row, ended, period.first)
        )
    return UnitCounts(plans, _achieved(records, period, whole_run, group_of))


def _not_ended(row: Row, ended: int | None, first: date) -> bool:
    return ended is None or row[ended] is None or row[ended] >= first


def _achieved(
    records: Records, period: Period, whole_run: bool, group_of: Mapping[str, str]
) -> Mapping[str, int] | None:
    table = records.tables.get("outcomes")
    if table is None or "result" not in table.layout:
        return None
    plan_at, result, disputed = table.layout["plan_id"], table.layout["result"], table.layout.get("disputed")
    dates = [table.layout[name] for name in _DATES if name in table.layout]
    achieved: Counter[str] = Counter()
    for row in table.rows:
        if row[result] != "achieved" or (disputed is not None and row[disputed]):
            continue
        day = next((row[at] for at in dates if row[at] is not None), None)
        if whole_run if day is None else day in period:
            achieved[group_of.get(row[plan_at], NOT_RECORDED)] += 1
    return achieved
