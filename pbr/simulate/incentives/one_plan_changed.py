"""Small changes of one plan: care that goes on a week longer, an hour more of it, and a week or an hour more agreed."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any

from pbr.records.table import Records, Row, Value
from pbr.simulate.changed_records import with_fields, with_rows_at, with_rows_of

_WEEK = timedelta(days=7)
_HOUR = 60


class MoreCare(StrEnum):
    """A way in which a plan can take more care than it did."""

    WEEK = "one more week"
    HOUR = "one more hour"
    WEEK_AGREED = "one more week agreed"
    HOUR_AGREED = "one more hour a week agreed"

    @property
    def delivered(self) -> bool:
        """Whether it is care given beyond what was agreed, rather than a larger plan agreed beforehand."""
        return self in (MoreCare.WEEK, MoreCare.HOUR)

    def looked_at(self, needs: Mapping[str, frozenset[str]]) -> bool:
        """Whether a scheme that uses these fields, by table, looks at anything that it changes."""
        return any(fields & needs.get(table, frozenset()) for table, fields in _CHANGED[self].items())


def with_more_care(records: Records, plan: Row, more: MoreCare) -> Records | None:
    """The records with one plan changed; None where the plan, as far as it was read, has nothing to change.

    A week more repeats the visits of the plan's last week, a week later, and moves the end of a plan that has ended.
    An hour more makes the last visit an hour longer, or the hours delivered one more.
    """
    return _CHANGES[more](records, plan)


def _a_week(records: Records, plan: Row) -> Records | None:
    visits = _visits(records, plan)
    ended = _of(records, plan, "ended_on")
    if ended is None and not visits:
        return None
    changed = records if ended is None else _with_plan(records, plan, {"ended_on": ended + _WEEK})
    if not visits:
        return changed
    layout = records.tables["visits"].layout
    day, own = layout["visited_on"], layout["visit_id"]
    last = max(row[day] for row in visits)
    table = changed.tables["visits"]
    kept = [row for row in table.rows if row[own] in {visit[own] for visit in visits}]
    again = [
        with_fields(row, layout, {"visited_on": row[day] + _WEEK, "visit_id": f"{row[own]}+1 week"})
        for row in kept
        if row[day] > last - _WEEK
    ]
    after = max(at for at, row in enumerate(table.rows) if row is kept[-1]) + 1
    rows = [*table.rows[:after], *again, *table.rows[after:]]
    return with_rows_of(changed, {"visits": rows})


def _an_hour(records: Records, plan: Row) -> Records | None:
    visits = _visits(records, plan)
    hours = _of(records, plan, "hours_delivered")
    if not visits and hours is None:
        return None
    changed = records
    if visits:
        table = records.tables["visits"]
        at, last = table.layout["delivered_minutes"], visits[-1]
        longer = with_fields(last, table.layout, {"delivered_minutes": last[at] + _HOUR})
        rows = [longer if row is last else row for row in table.rows]
        changed = with_rows_of(records, {"visits": rows})
    return changed if hours is None else _with_plan(changed, plan, {"hours_delivered": hours + 1})


def _a_week_agreed(records: Records, plan: Row) -> Records | None:
    end = _of(records, plan, "planned_end_on")
    return None if end is None else _with_plan(records, plan, {"planned_end_on": end + _WEEK})


def _an_hour_agreed(records: Records, plan: Row) -> Records | None:
    hours = _of(records, plan, "weekly_hours")
    return None if hours is None else _with_plan(records, plan, {"weekly_hours": hours + 1})


_CHANGED: Mapping[MoreCare, Mapping[str, frozenset[str]]] = {
    MoreCare.WEEK: {"plans": frozenset({"ended_on"}), "visits": frozenset({"visited_on", "delivered_minutes"})},
    MoreCare.HOUR: {"plans": frozenset({"hours_delivered"}), "visits": frozenset({"delivered_minutes"})},
    MoreCare.WEEK_AGREED: {"plans": frozenset({"planned_end_on"})},
    MoreCare.HOUR_AGREED: {"plans": frozenset({"weekly_hours"})},
}
_CHANGES: Mapping[MoreCare, Callable[[Records, Row], Records | None]] = {
    MoreCare.WEEK: _a_week,
    MoreCare.HOUR: _an_hour,
    MoreCare.WEEK_AGREED: _a_week_agreed,
    MoreCare.HOUR_AGREED: _an_hour_agreed,
}


def _of(records: Records, plan: Row, field: str) -> Any:
    """A field of a plan, of the type that the dictionary says; None where it is blank or was not read."""
    at = records.tables["plans"].layout.get(field)
    return None if at is None else plan[at]


def _visits(records: Records, plan: Row) -> list[Row]:
    """The visits of a plan whose day and minutes were read, in order."""
    table = records.tables.get("visits")
    if table is None or not {"visited_on", "delivered_minutes"} <= table.layout.keys():
        return []
    return [row for row in table.rows if row[-1] is plan and row[table.layout["delivered_minutes"]] is not None]


def _with_plan(records: Records, plan: Row, values: Mapping[str, Value]) -> Records:
    """The records with a plan changed, and what belongs to it belonging to the changed plan."""
    table = records.tables["plans"]
    at = next(place for place, row in enumerate(table.rows) if row is plan)
    return with_rows_at(records, {"plans": {at: with_fields(plan, table.layout, values)}})
