"""How long a plan lasts: to its last day or, where that is not known, to the last day planned."""

from collections.abc import Mapping
from datetime import date

from pbr.records.table import Row

ENDS = ("ended_on", "planned_end_on")
"""The last day of a plan: the first of these that is known."""


def last_day(ended_on: date | None, planned_end_on: date | None) -> date | None:
    """The last day of a plan that ended on one day, if it has ended, and was planned to on another, if that is said."""
    return planned_end_on if ended_on is None else ended_on


def sooner_end(ended_on: date | None, planned_end_on: date | None) -> date | None:
    """The sooner of the two: what is planned for the end of a plan is done by then, even where it goes on longer."""
    return min((day for day in (ended_on, planned_end_on) if day is not None), default=None)


def last_day_of(plan: Row, layout: Mapping[str, int]) -> date | None:
    """The last day of a plan, planned where it has not ended; None where neither is known."""
    ended_on, planned_end_on = (plan[layout[name]] if name in layout else None for name in ENDS)
    return last_day(ended_on, planned_end_on)


def days_of(plan: Row, layout: Mapping[str, int]) -> int | None:
    """How many days a plan has, the first and the last among them; None where that is not known."""
    last = last_day_of(plan, layout)
    return None if last is None or "started_on" not in layout else (last - plan[layout["started_on"]]).days + 1
