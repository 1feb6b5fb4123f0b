"""Stretches of service of one person that run at the same time, and the days that are in more than one of them."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pbr.records.consistency.comparison import Answer, Comparison, RecordsCompared, rows_alike, split
from pbr.records.table import Row
from pbr.values.dataclass import dataclass

ENDS = {"plans": ("started_on", "ended_on"), "people": ("referred_on", "left_on"), "stays": ("from_on", "to_on")}
"""The first and the last day of each kind of service; both are days of it, and a blank last day is still to come."""


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Which rows overlap another, one answer a row, and by how much.

    ``days`` are the days counted more than once: two stretches that share three days have three, and three stretches
    on one day have two. ``moving`` are those of them on which one stretch ends and the next begins.
    """

    answers: list[Answer]
    days: int
    moving: int


class _DaysOfRow(NamedTuple):
    """The days of one row: ``last`` is the last day known of it, and ``ended`` whether it is its last."""

    first: date
    last: date
    ended: bool
    row: int


def overlaps_in(rows: Sequence[Row], groups: Iterable[Sequence[int]], ends: tuple[int, int], as_at: date) -> Overlaps:
    """Find overlaps within groups of rows, which are given by their places; ``ends`` are the positions of their days.

    A stretch without a last day runs to ``as_at``. Whether it will still run when another begins after that day is not
    known.
    """
    answers: list[Answer] = [False] * len(rows)
    days = moving = 0
    for group in groups:
        stretches = sorted(_stretch(rows[at], at, ends, as_at) for at in group)
        reached: _DaysOfRow | None = None
        for one in stretches:
            if reached is not None and one.first <= reached.last:
                answers[reached.row] = answers[one.row] = True
                shared = (min(one.last, reached.last) - one.first).days + 1
                days += shared
                moving += shared == 1 and one.first == reached.last and reached.first < one.first
            if reached is None or one.last > reached.last:
                reached = one
        _note_not_known(stretches, answers)
    return Overlaps(answers, days, moving)


def _stretch(row: Row, at: int, ends: tuple[int, int], as_at: date) -> _DaysOfRow:
    first, last = row[ends[0]], row[ends[1]]
    return _DaysOfRow(first, max(first, as_at) if last is None else last, last is not None, at)


def _note_not_known(stretches: Sequence[_DaysOfRow], answers: list[Answer]) -> None:
    """Of a group in order: what still goes on may or may not reach what is to begin later."""
    going_on = [one for one in stretches if not one.ended]
    if not going_on:
        return
    for one in stretches:
        if answers[one.row] is False and (
            (not one.ended and stretches[-1].first > one.last) or going_on[0].last < one.first
        ):
            answers[one.row] = None


def overlapping(beside: RecordsCompared, table: str, *same: str, without: Container[int] = ()) -> Overlaps:
    """Which rows of a table overlap another of the same person that agrees with them in these fields too.

    The rows ``without`` are not looked at, by their places.
    """
    found = beside.tables[table]
    first, last = ENDS[table]
    others = [found.layout[name] for name in same]
    if table == "plans":
        groups = beside.plans_of_one_person
        groups = [places for group in groups for places in split(found.rows, group, *others)] if others else groups
    else:
        groups = rows_alike(found.rows, found.layout["person_id"], *others)
    if without:
        groups = [[at for at in places if at not in without] for places in groups]
    return overlaps_in(found.rows, groups, (found.layout[first], found.layout[last]), beside.as_at)


def overlapping_stays(beside: RecordsCompared) -> Overlaps:
    """Which stays overlap another of the person: two in care homes, or two in hospital.

    Somebody in hospital keeps the place in a care home, so one of each is no overlap.
    """
    found = beside.tables["stays"]
    person, kind = found.layout["person_id"], found.layout["kind"]
    of_each: list[list[int]] = []
    for places in rows_alike(found.rows, person):
        hospital = [at for at in places if found.rows[at][kind] == "hospital"]
        of_each += [hospital, [at for at in places if found.rows[at][kind] != "hospital"]]
    return overlaps_in(found.rows, of_each, (found.layout["from_on"], found.layout["to_on"]), beside.as_at)


def days_in_words(counted: int, moving: int) -> str:
    """How many days are counted more than once, and which of them are days of moving from one to the next."""
    days = "1 day is in both" if counted == 1 else f"{counted:,} days are in more than one"
    if not moving:
        return days
    if moving == counted:
        which = "it is" if counted == 1 else "each is"
        return f"{days}; {which} the day on which one ends and the next begins"
    if moving == 1:
        return f"{days}; one of them is the day on which one ends and the next begins"
    return f"{days}; {moving:,} of them are days on which one ends and the next begins"


def days_beyond_in_words(days: int, moving: int, of_provider: tuple[int, int]) -> str:
    """The same of a person's records, but for the days of those with one provider, which are told by themselves."""
    return days_in_words(days - of_provider[0], max(0, moving - of_provider[1]))


COMPARISONS = (
    Comparison(
        "plans",
        "overlaps another plan of the person",
        "the plan overlaps another plan of the person",
        "the plan overlaps no other plan of the person",
        "Some day of the plan is a day of another plan of the same person, with whichever provider. Both the first "
        "and the last day count, and a plan without a last day runs to the day of settling.",
        {"plans": frozenset({"started_on", "ended_on"})},
        lambda beside: overlapping(beside, "plans").answers,
    ),
    Comparison(
        "plans",
        "overlaps another plan of the person with the provider",
        "the plan overlaps another plan of the person with the same provider",
        "the plan overlaps no other plan of the person with the same provider",
        "The same, of plans of the person with one provider.",
        {"plans": frozenset({"started_on", "ended_on"})},
        lambda beside: overlapping(beside, "plans", "provider_id").answers,
    ),
    Comparison(
        "people",
        "overlaps another referral of the person to the provider",
        "the referral overlaps another of the person to the same provider",
        "the referral overlaps no other of the person to the same provider",
        "The person was referred to the same provider again before leaving, or on that day. A referral without "
        "`left_on` runs to the day of settling, so any later one to the same provider up to that day overlaps it.",
        {"people": frozenset({"left_on"})},
        lambda beside: overlapping(beside, "people", "provider_id").answers,
    ),
    Comparison(
        "people",
        "overlaps another referral of the person",
        "the referral overlaps another of the person",
        "the referral overlaps no other of the person",
        "The person was referred again, to whichever provider, before leaving, or on that day.",
        {"people": frozenset({"left_on"})},
        lambda beside: overlapping(beside, "people").answers,
    ),
    Comparison(
        "stays",
        "overlaps another stay of the person",
        "the stay overlaps another stay of the person",
        "the stay overlaps no other stay of the person",
        "Some day of the stay is a day of another of the same person, with whichever provider: of two in care homes, "
        "or of two in hospital. Both the first and the last day count, so the day of moving from one to the next is "
        "in both. A stay without a last day runs to the day of settling, after the run too, though no day is paid "
        "then. Somebody in hospital keeps the place in a care home: one of each is no overlap.",
        {"stays": frozenset({"from_on", "to_on", "kind"})},
        lambda beside: overlapping_stays(beside).answers,
    ),
)
