"""How long a plan lasts: to its last day or, where that is not known, to the last day planned."""

from collections.abc import Mapping
from datetime import date

from pbr.records.table import Row

ENDS = ("ended_on", "planned_end_on")
"""The last day of a plan: the first of these that is known."""


def last_day_of(plan: Row, layout: Mapping[str, int]) -> date | None:
    """The last day of a plan, planned where it has not ended; None where neither is known."""
    return next((plan[layout[name]] for name in ENDS if name in layout and plan[layout[name]] is not None), None)


def days_of(plan: Row, layout: Mapping[str, int]) -> int | None:
    """How many days a plan has, the first and the last among them; None where that is not known."""
    last = last_day_of(plan, layout)
    return None if last is None or "started_on" not in layout else (last - plan[layout["started_on"]]).days + 1
