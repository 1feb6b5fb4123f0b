"""Service and findings outside the plan that they belong to."""

from collections.abc import Iterator, Sequence
from datetime import date

from pbr.records.consistency.after_death import DEATHS_IN, service_after
from pbr.records.consistency.comparison import Answer, Comparison, RecordsCompared
from pbr.records.consistency.contradiction import Finding, hold_by, many, true_in
from pbr.records.consistency.found_rows import Extent, FoundRows, LookedFor, looked_for, rows_true_in
from pbr.records.consistency.hours_in_words import and_hours, minutes_delivered

_MONTHS = 12
_FEWEST_EXCHANGED = 2
"""One day that would be right with its month first is by chance."""


def visits_outside(beside: RecordsCompared) -> list[Answer]:
    """Which visits were made before the first day of their plan or after its last.

    A plan that has not ended goes on to the day of settling; whether it will still go on later is not known.
    """
    rows, plans = beside.tables["visits"].rows, beside.tables["plans"].layout
    visited, started, ended = beside.column("visits", "visited_on"), plans["started_on"], plans["ended_on"]
    answers: list[Answer] = [False] * len(rows)
    for places in beside.places_by_plan("visits"):
        days, plan = visited[places.start : places.stop], rows[places.start][-1]
        first, last = plan[started], plan[ended]
        # Of most plans the first and the last visit say it of all.
        if min(days) < first or max(days) > (beside.as_at if last is None else last):
            answers[places.start : places.stop] = [_is_outside(day, first, last, beside.as_at) for day in days]
    return answers


def _is_outside(day: date, first: date, last: date | None, as_at: date) -> Answer:
    if day < first:
        return True
    if last is None:
        return None if day > as_at else False
    return day > last


def within_with_the_month_first(beside: RecordsCompared, rows: Sequence[int]) -> list[bool]:
    """Whether each of these visits would be within its plan if its day were the month, and its month the day."""
    found, plans = beside.tables["visits"], beside.tables["plans"].layout
    visited, started, ended = found.layout["visited_on"], plans["started_on"], plans["ended_on"]
    answers: list[bool] = []
    for at in rows:
        row = found.rows[at]
        day, plan = row[visited], row[-1]
        # A year has twelve months, and each of them has a day with the number of any.
        exchanged = day.replace(month=day.day, day=day.month) if day.day <= _MONTHS else None
        answers.append(exchanged is not None and plan[started] <= exchanged <= (plan[ended] or beside.as_at))
    return answers


def outcomes_outside(beside: RecordsCompared) -> list[Answer]:
    """Which outcomes are said to have been achieved or reviewed before the first day of their plan."""
    found = beside.tables["outcomes"]
    started = beside.tables["plans"].layout["started_on"]
    achieved, reviewed = found.layout["achieved_on"], found.layout["reviewed_on"]
    return [
        ((day := row[reviewed]) is not None and day < row[-1][started])
        or ((day := row[achieved]) is not None and day < row[-1][started])
        for row in found.rows
    ]


def _look_at_visits(beside: RecordsCompared) -> Sequence[FoundRows]:
    if not beside.has("visits", "visited_on") or not beside.has("plans", "started_on", "ended_on"):
        return ()
    outside = true_in(visits_outside(beside))
    # After a death that ended the plan a visit is outside it too; what is told is the death.
    dead = {*true_in(service_after(beside, "visits", DEATHS_IN))} if outside else {*outside}
    rows = tuple(at for at in outside if at not in dead)
    if not rows:
        return ()
    within = sum(within_with_the_month_first(beside, rows))
    return (FoundRows("visits", rows, Extent(minutes_delivered(beside, rows), some=within)),)


def _tell_of_visits(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
    rows, extent = found[0].rows, found[0].extent
    message = (
        f"{many(rows, 'visit was', 'visits were')} made outside the days of the plan{and_hours(extent.minutes)}"
        f"{_month_first(extent.some, len(rows))}"
    )
    yield 0, Finding("PBR814", "visits", rows, message, hold_by("a visit", "outside its plan"))


def _month_first(within: int, rows: int) -> str:
    """How many of some visits would be within their plans with day and month exchanged, where most would."""
    if within < _FEWEST_EXCHANGED or within * 2 <= rows:
        return ""
    return f"; with day and month exchanged {within:,} of them would be within it: is the month first in visited_on?"


def _told_of_outcomes(found: FoundRows) -> Finding:
    many_were = many(found.rows, "outcome was", "outcomes were")
    message = f"{many_were} achieved or reviewed before the plan began"
    help_ = hold_by("an outcome", "found before its plan began")
    return Finding("PBR814", "outcomes", found.rows, message, help_)


VISITS_OUTSIDE = LookedFor(_look_at_visits, _tell_of_visits)
OUTCOMES_OUTSIDE = looked_for(
    "outcomes",
    rows_true_in(outcomes_outside, ("outcomes", ("achieved_on", "reviewed_on")), ("plans", ("started_on",))),
    _told_of_outcomes,
)


COMPARISONS = (
    Comparison(
        "visits",
        "outside its plan",
        "the visit was made outside the days of its plan",
        "the visit was made within the days of its plan",
        "The visit was made before the first day of its plan or after the last. A plan without a last day goes on to "
        "the day of settling.",
        {"visits": frozenset({"visited_on"}), "plans": frozenset({"started_on", "ended_on"})},
        visits_outside,
        within_family=True,
    ),
    Comparison(
        "outcomes",
        "found before its plan began",
        "the outcome was achieved or reviewed before its plan began",
        "the outcome was neither achieved nor reviewed before its plan began",
        "The outcome is said to have been achieved or reviewed before the first day of its plan.",
        {"outcomes": frozenset({"achieved_on", "reviewed_on"}), "plans": frozenset({"started_on"})},
        outcomes_outside,
        within_family=True,
    ),
)
