"""Rows of drawn records as they are in each way in which those can turn out, made once for all that ask for them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from pbr.records.dictionary.confirmations import CONFIRMED_BY, EVIDENCE
from pbr.records.table import Row, Table, Value
from pbr.simulate.plan_duration import last_day_of

_CONFIRMED: Mapping[str, Value] = {**dict.fromkeys(CONFIRMED_BY, True), EVIDENCE: "drawn"}
"""A result that is drawn is one that everybody confirmed: what is drawn is what came of it, and not who says so."""

_SOONER = timedelta(days=14)


def turned_rows(
    table: Table, layouts: Mapping[str, Mapping[str, int]], alternative: str, drawn: Iterable[int]
) -> Mapping[int, Row]:
    """The rows of a table that are drawn, each turned out in an alternative, by their positions.

    They are kept with the table: several schemes compared draw the same rows.
    """
    known: dict[int, Row] = table.made.setdefault(("turned", alternative), {})
    turned = _turning(table.name, layouts, alternative)
    made: dict[int, Row] = {}
    for at in drawn:
        row = known.get(at)
        if row is None:
            row = known[at] = turned(table.rows[at])
        made[at] = row
    return made


def cell_of(row: Row, layout: Mapping[str, int], field: str) -> Value:
    """What a row says in a field; None where that is blank, or the extract has no such field."""
    value: Value = row[layout[field]] if field in layout else None
    return value


def day_of(row: Row, layout: Mapping[str, int], *fields: str) -> date | None:
    """The first of some days that is known."""
    for field in fields:
        value = cell_of(row, layout, field)
        if isinstance(value, date):
            return value
    return None


def _turning(table: str, layouts: Mapping[str, Mapping[str, int]], alternative: str) -> Callable[[Row], Row]:
    """A function from a row to the same row turned out in an alternative."""
    always, by_row = _turned_to(table, layouts, alternative)
    layout = layouts[table]
    same = [(layout[name], value) for name, value in always.items() if name in layout]
    each = [(layout[name], of_row) for name, of_row in by_row.items() if name in layout]

    def turned(row: Row) -> Row:
        made = list(row)
        for at, value in same:
            made[at] = value
        for at, of_row in each:
            made[at] = of_row(row)
        return tuple(made)

    return turned


def _turned_to(
    table: str, layouts: Mapping[str, Mapping[str, int]], alternative: str
) -> tuple[Mapping[str, Value], Mapping[str, Callable[[Row], Value]]]:
    """The fields that are the same in every row of an alternative, and those that go by the row."""
    layout = layouts[table]
    if table == "people":
        return {"support_at_10_weeks": alternative}, {}
    if table == "plans":
        return {"support_at_end": alternative, "verified_by": "council", **_CONFIRMED}, {
            "ended_on": lambda row: last_day_of(row, layout),
            "end_reason": lambda row: cell_of(row, layout, "end_reason") or "completed",
            "reviewed_on": lambda row: day_of(row, layout, "reviewed_on") or last_day_of(row, layout),
        }
    above, due = layouts["plans"], _due_of_outcomes(layout, layouts["plans"])

    def sooner(row: Row) -> date:
        day = due(row)
        started: date = row[-1][above["started_on"]]
        return max(day - _SOONER, min(started, day - timedelta(days=1)))

    def reviewed(row: Row) -> date:
        day = due(row)
        return max(day_of(row, layout, "reviewed_on") or day, day)

    always = {"verified_by": "council", "disputed": False, **_CONFIRMED}
    achieved = {"achieved_sooner": sooner, "achieved": due}.get(alternative)
    if achieved is None:
        return {**always, "result": "not_achieved", "achieved_on": None}, {"reviewed_on": reviewed}
    return {**always, "result": "achieved"}, {"achieved_on": achieved, "reviewed_on": reviewed}


def _due_of_outcomes(layout: Mapping[str, int], above: Mapping[str, int]) -> Callable[[Row], date]:
    """The day on which an outcome is to be achieved: its own, or its plan's end, or if not known its start."""
    own, ends = layout.get("due_on"), [above[name] for name in ("planned_end_on", "ended_on") if name in above]
    started = above["started_on"]

    def due(row: Row) -> date:
        plan = row[-1]
        day: date = (None if own is None else row[own]) or next((plan[at] for at in ends if plan[at]), plan[started])
        return day

    return due
