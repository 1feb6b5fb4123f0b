"""Rows of drawn records as they are in each way in which those can turn out, made once for all that ask for them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from pbr.records.dictionary.confirmations import CONFIRMED_BY, EVIDENCE
from pbr.records.table import Row, Table, Value
from pbr.simulate.plan_duration import last_day_of

_CONFIRMED: Mapping[str, Value] = {**dict.fromkeys(CONFIRMED_BY, True), EVIDENCE: "drawn"}
"""A result that is drawn is one that everybody confirmed: what is drawn is what came of it, and not who says so."""

_SOONER = timedelta(days=14)


def turned_rows(
    table: Table, layouts: Mapping[str, Mapping[str, int]], alternative: str, drawn: Sequence[int]
) -> Mapping[int, Row]:
    """The rows of a table that are drawn, each turned out in an alternative, by their positions.

    They are kept with the table: several schemes compared draw the same rows.
    """
    known: dict[int, Row] = table.made.setdefault(("turned", alternative), {})
    missing = [at for at in drawn if at not in known]
    if missing:
        alike = table.made.setdefault(("turned alike",), {})
        which = tuple(missing)
        if which not in alike:
            alike[which] = _alike([table.rows[at] for at in missing], table.name, layouts)
        known.update(zip(missing, _turned(alike[which], table.name, layouts, alternative), strict=True))
    return known if len(known) == len(drawn) else {at: known[at] for at in drawn}


def turned_table(
    table: Table, layouts: Mapping[str, Mapping[str, int]], alternative: str, drawn: Sequence[int]
) -> Table:
    """A table to which no other belongs with its drawn rows turned out in an alternative, made once for all schemes."""
    key = ("turned table", alternative, tuple(drawn))
    if key not in table.made:
        rows = list(table.rows)
        for at, row in turned_rows(table, layouts, alternative, drawn).items():
            rows[at] = row
        table.made[key] = replace(table, rows=rows)
    made: Table = table.made[key]
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


class _Alike(NamedTuple):
    """Rows column by column, as they are in every alternative but for what differs.

    Of outcomes there are also the days on which they are due, and their plans.
    """

    columns: list[tuple[Value, ...]]
    due: tuple[date, ...] = ()
    plans: Sequence[Row] = ()


def _alike(rows: Sequence[Row], table: str, layouts: Mapping[str, Mapping[str, int]]) -> _Alike:
    """What drawn rows say in every alternative: most of their cells are as they were."""
    due: tuple[date, ...] = ()
    plans: Sequence[Row] = ()
    fields: dict[str, tuple[Value, ...]] = {}
    if table == "plans":
        fields = {**_same(len(rows), {"verified_by": "council", **_CONFIRMED}), **_ended(layouts["plans"], rows)}
    elif table == "outcomes":
        due = tuple(map(_due_of_outcomes(layouts[table], layouts["plans"]), rows))
        plans = [row[-1] for row in rows]
        fields = _same(len(rows), {"verified_by": "council", "disputed": False, **_CONFIRMED})
        fields["reviewed_on"] = _no_sooner(due, rows, layouts[table].get("reviewed_on"))
    return _Alike(_with_columns([*zip(*rows, strict=True)], layouts[table], fields), due, plans)


def _turned(alike: _Alike, table: str, layouts: Mapping[str, Mapping[str, int]], alternative: str) -> Iterable[Row]:
    """The same rows turned out in an alternative."""
    same = partial(_same, len(alike.columns[0]))
    if table == "people":
        fields = same({"support_at_10_weeks": alternative})
    elif table == "plans":
        fields = same({"support_at_end": alternative})
    elif alternative == "not_achieved":
        fields = same({"result": "not_achieved", "achieved_on": None})
    else:
        sooner = alternative == "achieved_sooner"
        fields = same({"result": "achieved"})
        fields["achieved_on"] = _sooner(alike.due, alike.plans, layouts["plans"]) if sooner else alike.due
    return zip(*_with_columns(alike.columns, layouts[table], fields), strict=True)


def _with_columns(
    columns: Sequence[tuple[Value, ...]], layout: Mapping[str, int], fields: Mapping[str, tuple[Value, ...]]
) -> list[tuple[Value, ...]]:
    made = list(columns)
    for field, column in fields.items():
        if field in layout:
            made[layout[field]] = column
    return made


def _same(many: int, values: Mapping[str, Value]) -> dict[str, tuple[Value, ...]]:
    return {field: (value,) * many for field, value in values.items()}


def _ended(layout: Mapping[str, int], rows: Sequence[Row]) -> dict[str, tuple[Value, ...]]:
    """A plan that goes on is taken to end as planned, and to be reviewed then where nobody has."""
    last = tuple([last_day_of(row, layout) for row in rows])
    reviewed = [day_of(row, layout, "reviewed_on") for row in rows]
    return {
        "ended_on": last,
        "end_reason": tuple([cell_of(row, layout, "end_reason") or "completed" for row in rows]),
        "reviewed_on": tuple([day or ended for day, ended in zip(reviewed, last, strict=True)]),
    }


def _no_sooner(due: Sequence[date], rows: Sequence[Row], reviewed: int | None) -> tuple[date, ...]:
    """The days on which outcomes are reviewed: none before it was due."""
    if reviewed is None:
        return (*due,)
    return tuple([max(row[reviewed] or day, day) for row, day in zip(rows, due, strict=True)])


def _sooner(due: Sequence[date], plans: Sequence[Row], above: Mapping[str, int]) -> tuple[date, ...]:
    """Days sooner than those on which outcomes are due, and not before their plan starts where that leaves any."""
    one_day, started = timedelta(days=1), above["started_on"]
    return tuple([max(day - _SOONER, min(plan[started], day - one_day)) for plan, day in zip(plans, due, strict=True)])


def _due_of_outcomes(layout: Mapping[str, int], above: Mapping[str, int]) -> Callable[[Row], date]:
    """The day on which an outcome is to be achieved: its own, or its plan's end, or if not known its start."""
    own, ends = layout.get("due_on"), [above[name] for name in ("planned_end_on", "ended_on") if name in above]
    started = above["started_on"]

    def due(row: Row) -> date:
        day: date | None = None if own is None else row[own]
        if day is None:
            plan = row[-1]
            day = next((plan[at] for at in ends if plan[at]), plan[started])
        return day

    return due
