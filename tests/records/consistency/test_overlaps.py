"""Overlaps found in order agree with looking at every pair, whatever the order of rows and whoever else is there."""

from datetime import date, timedelta
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pbr.records.consistency import Answer, RecordsCompared
from pbr.records.consistency.overlaps import Overlaps, overlapping, overlapping_stays
from pbr.records.table import Row, Table

FIRST = date(2026, 6, 1)
AS_AT = FIRST + timedelta(days=10)
PLANS = {"plan_id": 0, "person_id": 1, "provider_id": 2, "started_on": 3, "ended_on": 4}
STAYS = {"stay_id": 0, "person_id": 1, "provider_id": 2, "from_on": 3, "to_on": 4, "kind": 5}

Made = tuple[str, str, int, int | None, str]
"""A person, a provider, the first day, how many days after it the last is, and the kind of a stay."""

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["S1", "S2", "S3"]),
        st.sampled_from(["P1", "P2"]),
        st.integers(0, 20),
        st.none() | st.integers(0, 8),
        st.sampled_from(["residential", "nursing", "hospital"]),
    ),
    max_size=9,
)


def row_of(at: int, made: Made) -> Row:
    person, provider, starts, lasts, kind = made
    first = FIRST + timedelta(days=starts)
    last = None if lasts is None else first + timedelta(days=lasts)
    return (f"R{at}", person, provider, first, last, kind, None)


def plans(rows: list[Row]) -> RecordsCompared:
    return RecordsCompared(
        {"plans": Table("plans", "plans.csv", PLANS, [(*row[:5], row[6]) for row in rows], 0)}, AS_AT
    )


def stays(rows: list[Row]) -> RecordsCompared:
    return RecordsCompared({"stays": Table("stays", "stays.csv", STAYS, rows, 0)}, AS_AT)


def days_of(row: Row) -> set[date]:
    """The days of a row that have come, or that are known to come: without an end, those until the day of settling."""
    last = row[4] or max(row[3], AS_AT)
    return {row[3] + timedelta(days=number) for number in range((last - row[3]).days + 1)}


def one_pair(one: Row, other: Row) -> Answer:
    """Whether two rows share a day; not known where one goes on and the other is yet to begin."""
    if days_of(one) & days_of(other):
        return True
    first, then = sorted((one, other), key=lambda row: row[3])
    return None if first[4] is None and then[3] > max(days_of(first)) else False


def by_pairs(rows: list[Row], *same: int) -> tuple[list[Answer], int]:
    """The answer of every row by looking at every other, and the days counted more than once, each day by itself."""
    found: list[set[Answer]] = [{False} for _ in rows]
    for one, other in combinations(range(len(rows)), 2):
        if all(rows[one][at] == rows[other][at] for at in same):
            answer = one_pair(rows[one], rows[other])
            found[one].add(answer)
            found[other].add(answer)
    counted: dict[tuple[object, ...], int] = {}
    for row in rows:
        for day in days_of(row):
            key = (day, *(row[at] for at in same))
            counted[key] = counted.get(key, 0) + 1
    answers: list[Answer] = [True if True in each else None if None in each else False for each in found]
    return answers, sum(times - 1 for times in counted.values())


def told(found: Overlaps) -> tuple[list[Answer], int]:
    return found.answers, found.days


@given(ROWS)
def test_plans_that_overlap_are_those_that_share_a_day_with_another(made: list[Made]) -> None:
    rows = [row_of(at, one) for at, one in enumerate(made)]
    assert told(overlapping(plans(rows), "plans")) == by_pairs(rows, 1)
    assert told(overlapping(plans(rows), "plans", "provider_id")) == by_pairs(rows, 1, 2)


@given(ROWS)
def test_stays_are_compared_care_home_with_care_home_and_hospital_with_hospital(made: list[Made]) -> None:
    rows = [row_of(at, one) for at, one in enumerate(made)]
    # For the oracle, which compares what agrees in a position, nursing is a care home as residential is.
    alike = [(*row[:5], row[5] == "hospital", row[6]) for row in rows]
    assert told(overlapping_stays(stays(rows))) == by_pairs(alike, 1, 5)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(made: list[Made], chance: Random) -> None:
    rows = [row_of(at, one) for at, one in enumerate(made)]
    shuffled = list(rows)
    chance.shuffle(shuffled)
    before, after = overlapping(plans(rows), "plans"), overlapping(plans(shuffled), "plans")
    assert dict(zip([row[0] for row in rows], before.answers, strict=True)) == dict(
        zip([row[0] for row in shuffled], after.answers, strict=True)
    )
    assert (before.days, before.moving) == (after.days, after.moving)


@given(ROWS, st.tuples(st.just("S9"), st.sampled_from(["P1"]), st.integers(0, 20), st.none(), st.just("nursing")))
def test_a_record_of_somebody_else_changes_no_comparison(made: list[Made], other: Made) -> None:
    rows = [row_of(at, one) for at, one in enumerate(made)]
    with_other = [*rows, row_of(99, other)]
    alone, together = overlapping_stays(stays(rows)), overlapping_stays(stays(with_other))
    assert together.answers == [*alone.answers, False]
    assert together.days == alone.days


def test_three_at_once_count_the_day_twice_over() -> None:
    # 1 to 5, 3 to 8 and 5 to 6 June: the second shares 3, 4 and 5 with the first, the third 5 and 6 with the second.
    rows = [row_of(at, ("S1", "P1", starts, lasts, "")) for at, (starts, lasts) in enumerate([(0, 4), (2, 5), (4, 1)])]
    found = overlapping(plans(rows), "plans")
    assert (found.answers, found.days, found.moving) == ([True, True, True], 5, 0)


def test_a_shared_day_at_the_end_of_one_and_the_beginning_of_the_next_is_a_day_of_moving() -> None:
    rows = [row_of(0, ("S1", "P1", 0, 4, "nursing")), row_of(1, ("S1", "P2", 4, 4, "residential"))]
    found = overlapping_stays(stays(rows))
    assert (found.answers, found.days, found.moving) == ([True, True], 1, 1)


def test_what_ends_the_day_before_the_next_begins_is_no_overlap() -> None:
    rows = [row_of(0, ("S1", "P1", 0, 3, "nursing")), row_of(1, ("S1", "P2", 4, 4, "residential"))]
    assert overlapping_stays(stays(rows)).answers == [False, False]


def test_a_plan_without_an_end_may_or_may_not_reach_one_that_is_to_begin() -> None:
    # As at 11 June, the first goes on, and the second begins on 15 June.
    rows = [row_of(0, ("S1", "P1", 0, None, "")), row_of(1, ("S1", "P1", 14, 4, ""))]
    assert overlapping(plans(rows), "plans").answers == [None, None]
