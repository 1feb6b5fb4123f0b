"""Service after the recorded death of the person."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from pbr.records.consistency.comparison import Answer, Comparison, RecordsCompared
from pbr.records.consistency.contradiction import Finding, hold_by, many, true_in
from pbr.records.consistency.found_rows import Extent, FoundRows, LookedFor, each_told
from pbr.records.consistency.hours_in_words import and_hours, minutes_delivered
from pbr.records.consistency.overlaps import ENDS
from pbr.records.dictionary import TABLES

DIED = "died"
DEATHS_IN = ("plans", "people")
"""Where a death is looked for that is told of."""

_SAID = {"plans": ("ended_on", "end_reason"), "people": ("left_on", "left_reason")}
"""Where a death is recorded: its day, and the reason that says so."""


def deaths_in(beside: RecordsCompared, tables: Iterable[str]) -> dict[str, date]:
    """The day on which each person is recorded to have died; the first, where records differ."""
    deaths: dict[str, date] = {}
    for table in tables:
        day, reason = _SAID[table]
        if not beside.has(table, day, reason):
            continue
        layout = beside.tables[table].layout
        person_at, day_at, reason_at = layout["person_id"], layout[day], layout[reason]
        for row in [row for row in beside.tables[table].rows if row[reason_at] == DIED]:
            if row[day_at] is not None:
                deaths[row[person_at]] = min(row[day_at], deaths.get(row[person_at], row[day_at]))
    return deaths


def service_after(beside: RecordsCompared, table: str, recorded_in: Sequence[str]) -> list[Answer]:
    """Which rows of a table have a day after the death of their person, as recorded in some tables.

    What has no last day runs to the day of settling.
    """
    deaths = deaths_in(beside, recorded_in)
    rows, layout = beside.tables[table].rows, beside.tables[table].layout
    answers: list[Answer] = [False] * len(rows)
    if not deaths:
        return answers
    first, last = (layout["visited_on"], None) if table == "visits" else (layout[name] for name in ENDS[table])
    people = beside.people_of(table)
    for at in _looked_at(beside, table, recorded_in, deaths):
        if people[at] in deaths:
            row = rows[at]
            runs_to = row[first] if last is None else _runs_to(row[first], row[last], beside.as_at)
            answers[at] = runs_to > deaths[people[at]]
    return answers


def _looked_at(
    beside: RecordsCompared, table: str, recorded_in: Sequence[str], deaths: Mapping[str, date]
) -> Iterable[int]:
    """The rows that a death may come before: where plans alone record it, a person's only plan ended with it."""
    if TABLES[table].parent:
        rows, person = beside.tables[table].rows, beside.tables["plans"].layout["person_id"]
        return chain.from_iterable(one for one in beside.places_by_plan(table) if rows[one.start][-1][person] in deaths)
    if table == "plans" and ("people" not in recorded_in or not beside.has("people")):
        return chain.from_iterable(beside.plans_of_one_person)
    return range(len(beside.tables[table].rows))


def _runs_to(first: date, last: date | None, as_at: date) -> date:
    return max(first, as_at) if last is None else last


def _after_death_in(table: str, *fields: str) -> LookedFor:
    def look(beside: RecordsCompared) -> Sequence[FoundRows]:
        rows = true_in(service_after(beside, table, DEATHS_IN)) if beside.has(table, *fields) else ()
        minutes = minutes_delivered(beside, rows) if table == "visits" and rows else None
        return (FoundRows(table, rows, Extent(minutes)),) if rows else ()

    return LookedFor(look, each_told(_told))


def _told(found: FoundRows) -> Finding:
    table, rows = found.table, found.rows
    one = TABLES[table].one
    has = f"{one} has days" if table != "visits" else "visit is"
    have = f"{table} have days" if table != "visits" else "visits are"
    message = f"{many(rows, has, have)} after the recorded death of the person{and_hours(found.extent.minutes)}"
    return Finding("PBR815", table, rows, message, hold_by(f"a {one}", _WORDS))


PLANS_AFTER_DEATH = _after_death_in("plans", *ENDS["plans"])
VISITS_AFTER_DEATH = _after_death_in("visits", "visited_on")
STAYS_AFTER_DEATH = _after_death_in("stays", *ENDS["stays"])

_BY_PLAN = "by the death that ended a plan of the person (`end_reason`)"
_OF_PLANS = frozenset({"started_on", "ended_on", "end_reason"})
_WORDS = "after the person's death"

COMPARISONS = (
    Comparison(
        "plans",
        _WORDS,
        "the plan has days after the person's recorded death",
        "the plan has no days after a recorded death of the person",
        f"Some day of the plan is after the person's death, {_BY_PLAN}. A plan without a last day runs to the day of "
        "settling.",
        {"plans": _OF_PLANS},
        lambda beside: service_after(beside, "plans", ("plans",)),
    ),
    Comparison(
        "visits",
        _WORDS,
        "the visit was made after the person's recorded death",
        "the visit was not made after a recorded death of the person",
        f"The visit was made after the day of the person's death, {_BY_PLAN}.",
        {"visits": frozenset({"visited_on"}), "plans": _OF_PLANS - {"started_on"}},
        lambda beside: service_after(beside, "visits", ("plans",)),
    ),
    Comparison(
        "stays",
        _WORDS,
        "the stay has days after the person's recorded death",
        "the stay has no days after a recorded death of the person",
        "Some day of the stay is after the person's death, by the death for which the person left a provider "
        "(`left_reason` in `people.csv`). A stay without a last day runs to the day of settling.",
        {"stays": frozenset({"from_on", "to_on"}), "people": frozenset({"left_on", "left_reason"})},
        lambda beside: service_after(beside, "stays", ("people",)),
    ),
)
