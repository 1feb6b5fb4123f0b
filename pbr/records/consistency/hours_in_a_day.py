"""Days on which a person is said to have had more hours of visits than a day has."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import ceil

from pbr.records.consistency.comparison import Answer, Beside, Comparison

MINUTES_IN_A_DAY = 24 * 60


def over_full_days(beside: Beside) -> dict[tuple[str, date], Fraction]:
    """The people and days with more than 24 hours of visits, each with its minutes."""
    found, plans = beside.tables["visits"], beside.places_by_plan("visits")
    visited, delivered = found.layout["visited_on"], found.layout["delivered_minutes"]
    person = beside.tables["plans"].layout["person_id"]
    people = [found.rows[places.start][-1][person] for places in plans]
    perhaps = _perhaps_over_full(beside, plans, people)
    minutes: dict[tuple[str, date], Fraction] = defaultdict(Fraction)
    for places in (places for places, one in zip(plans, people, strict=True) if one in perhaps):
        for row in found.rows[places.start : places.stop]:
            minutes[row[-1][person], row[visited]] += row[delivered]
    return {day: sum_ for day, sum_ in minutes.items() if sum_ > MINUTES_IN_A_DAY}


def _perhaps_over_full(beside: Beside, plans: Sequence[range], people: Sequence[str]) -> set[str]:
    """The people who may have such a day: as many of the longest visits of their plans as any day has come to it."""
    days, figures = beside.column("visits", "visited_on"), beside.figures("visits", "delivered_minutes")
    longest = list(map(ceil, figures.different))
    at_most: dict[str, int] = defaultdict(int)
    for places, person in zip(plans, people, strict=True):
        most = max(Counter(days[places.start : places.stop]).values())
        at_most[person] += most * max(longest[at] for at in {*figures.of_rows[places.start : places.stop]})
    return {person for person, minutes in at_most.items() if minutes > MINUTES_IN_A_DAY}


def on_over_full_days(beside: Beside) -> list[Answer]:
    """Which visits are of a person and a day with more than 24 hours of visits."""
    full = over_full_days(beside)
    found = beside.tables["visits"]
    if not full:
        return [False] * len(found.rows)
    visited, person = found.layout["visited_on"], beside.tables["plans"].layout["person_id"]
    return [(row[-1][person], row[visited]) in full for row in found.rows]


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
