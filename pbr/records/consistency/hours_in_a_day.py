"""Days on which a person is said to have had more hours of visits than a day has."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import ceil

from pbr.records.consistency.comparison import Answer, Comparison, RecordsCompared
from pbr.records.consistency.contradiction import Finding, hold_by, many, true_in
from pbr.records.consistency.found_rows import Extent, FoundRows, LookedFor
from pbr.records.consistency.hours_in_words import in_hours

MINUTES_IN_A_DAY = 24 * 60


def over_full_days(beside: RecordsCompared) -> dict[tuple[str, date], Fraction]:
    """The people and days with more than 24 hours of visits, each with its minutes."""
    found, plans = beside.tables["visits"], beside.places_by_plan("visits")
    visited, delivered = found.layout["visited_on"], found.layout["delivered_minutes"]
    person = beside.tables["plans"].layout["person_id"]
    people = [found.rows[places.start][-1][person] for places in plans]
    perhaps = _perhaps_over_full(beside, people)
    minutes: dict[tuple[str, date], Fraction] = defaultdict(Fraction)
    for places in (places for places, one in zip(plans, people, strict=True) if one in perhaps):
        for row in found.rows[places.start : places.stop]:
            minutes[row[-1][person], row[visited]] += row[delivered]
    return {day: sum_ for day, sum_ in minutes.items() if sum_ > MINUTES_IN_A_DAY}


def _perhaps_over_full(beside: RecordsCompared, people: Sequence[str]) -> set[str]:
    """The people who may have such a day, by the most that each of their plans may have on one."""
    at_most: dict[str, int] = defaultdict(int)
    for person, minutes in zip(people, at_most_on_a_day(beside), strict=True):
        at_most[person] += minutes
    return {person for person, minutes in at_most.items() if minutes > MINUTES_IN_A_DAY}


def at_most_on_a_day(beside: RecordsCompared) -> list[int]:
    """More minutes than any day has of the visits of each plan that has some: as many of its longest as any day has."""
    days, figures = beside.column("visits", "visited_on"), beside.figures("visits", "delivered_minutes")
    longest = list(map(ceil, figures.different))
    return [
        max(Counter(days[places.start : places.stop]).values())
        * max(longest[at] for at in {*figures.of_rows[places.start : places.stop]})
        for places in beside.places_by_plan("visits")
    ]


def on_over_full_days(beside: RecordsCompared) -> list[Answer]:
    """Which visits are of a person and a day with more than 24 hours of visits."""
    full = over_full_days(beside)
    found = beside.tables["visits"]
    if not full:
        return [False] * len(found.rows)
    visited, person = found.layout["visited_on"], beside.tables["plans"].layout["person_id"]
    return [(row[-1][person], row[visited]) in full for row in found.rows]


def _look(beside: RecordsCompared) -> Sequence[FoundRows]:
    full = over_full_days(beside) if beside.has("visits", "visited_on", "delivered_minutes") else None
    if not full:
        return ()
    extent = Extent(days=len(full), most=max(full.values()))
    return (FoundRows("visits", true_in(on_over_full_days(beside)), extent),)


def _tell(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
    rows, extent = found[0].rows, found[0].extent
    days = "1 day" if extent.days == 1 else f"{extent.days:,} days"
    message = (
        f"{many(rows, 'visit is', 'visits are')} on {days} of more than 24 hours of visits to one person, "
        f"{in_hours(extent.most)} at most"
    )
    yield 0, Finding("PBR818", "visits", rows, message, hold_by("a visit", "on a day of more than 24 hours"))


FULL_DAYS = LookedFor(_look, _tell)


COMPARISONS = (
    Comparison(
        "visits",
        "on a day of more than 24 hours",
        "the visits of the person on that day come to more than 24 hours",
        "the visits of the person on that day come to 24 hours or less",
        "The minutes delivered to the person on the day of the visit, in all visits of all plans, come to more than 24 "
        "hours.",
        {"visits": frozenset({"visited_on", "delivered_minutes"})},
        on_over_full_days,
    ),
)
