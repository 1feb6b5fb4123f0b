"""Rows of drawn records as they are in each way in which those can turn out, made once for all that ask for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

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
    turned = _turned([table.rows[at] for at in missing], table.name, layouts, alternative)
    known.update(zip(missing, turned, strict=True))
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


def _turned(
    rows: Sequence[Row], table: str, layouts: Mapping[str, Mapping[str, int]], alternative: str
) -> Iterable[Row]:
    """The same rows turned out in an alternative: column by column, since most of their cells are as they were."""
    layout, columns = layouts[table], [*zip(*rows, strict=True)]
    for name, column in _turned_to(table, layouts, alternative, rows) if rows else ():
        if name in layout:
            columns[layout[name]] = column
    return zip(*columns, strict=True)


_Turned = Iterator[tuple[str, tuple[Value, ...]]]
"""A field, and what the rows say in it as they turned out."""


def _turned_to(table: str, layouts: Mapping[str, Mapping[str, int]], alternative: str, rows: Sequence[Row]) -> _Turned:
    """The fields that are others in an alternative than those recorded."""
    same = partial(_alike, len(rows))
    if table == "people":
        yield from same({"support_at_10_weeks": alternative})
    elif table == "plans":
        yield from same({"support_at_end": alternative, "verified_by": "council", **_CONFIRMED})
        yield from _ended(layouts["plans"], rows)
    else:
        due = tuple(map(_due_of_outcomes(layouts[table], layouts["plans"]), rows))
        yield from same({"verified_by": "council", "disputed": False, **_CONFIRMED})
        yield "reviewed_on", _no_sooner(due, rows, layouts[table].get("reviewed_on"))
        if alternative == "not_achieved":
            yield from same({"result": "not_achieved", "achieved_on": None})
        else:
            yield from same({"result": "achieved"})
            yield "achieved_on", due if alternative == "achieved" else _sooner(due, rows, layouts["plans"])


def _alike(many: int, values: Mapping[str, Value]) -> _Turned:
    for field, value in values.items():
        yield field, (value,) * many


def _ended(layout: Mapping[str, int], rows: Sequence[Row]) -> _Turned:
    """A plan that goes on is taken to end as planned, and to be reviewed then where nobody has."""
    last = [last_day_of(row, layout) for row in rows]
    reviewed = [day_of(row, layout, "reviewed_on") for row in rows]
    yield "ended_on", (*last,)
    yield "end_reason", (*(cell_of(row, layout, "end_reason") or "completed" for row in rows),)
    yield "reviewed_on", (*(day or ended for day, ended in zip(reviewed, last, strict=True)),)


def _no_sooner(due: Sequence[date], rows: Sequence[Row], reviewed: int | None) -> tuple[date, ...]:
    """The days on which outcomes are reviewed: none before it was due."""
    if reviewed is None:
        return (*due,)
    return (*(max(row[reviewed] or day, day) for row, day in zip(rows, due, strict=True)),)


def _sooner(due: Sequence[date], rows: Sequence[Row], above: Mapping[str, int]) -> tuple[date, ...]:
    """Days sooner than those on which outcomes are due, and not before their plan starts where that leaves any."""
    one_day, started = timedelta(days=1), above["started_on"]
    return (*(max(day - _SOONER, min(row[-1][started], day - one_day)) for row, day in zip(rows, due, strict=True)),)


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
