"""Rows that are nearly copies, days in an odd order or year, and files without a failure: one warning each."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.records.consistency import RecordsCompared
from pbr.records.consistency.near_duplicates import alike_on_an_earlier_day, alike_on_another_day
from pbr.records.consistency.only_successes import findings_of_nothing_failed
from pbr.records.consistency.wrong_year import in_a_wrong_year
from pbr.records.table import Row, Table
from pbr.values.period import Period
from tests.records.conftest import Write
from tests.records.consistency.alike import visits_alike
from tests.records.consistency.test_warnings import OUTCOMES, PEOPLE, PLANS, STANDARDS, VISITS, settled

PLAN = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,agreed_on,reviewed_on\n"
FOUND = "outcome_id,plan_id,outcome,kind,payable,result,achieved_on,reviewed_on,agreed_on\n"
MADE = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
A_PLAN = PLAN + "A,S1,P1,reablement,2026-06-01,,,\n"


def told(folder: Path, paid: str) -> list[str]:
    found = settled(folder, paid, show_values=False, hold_errors=False)
    codes = [f"PBR{number}" for number in range(810, 830)]
    return [f"{one.code} {one.place}" for one in found if one.code in codes]


def test_one_finding_with_another_day_of_review_is_told(write: Write) -> None:
    folder = write(
        plans=A_PLAN,
        outcomes=FOUND + "O1,A,washing,improvement,yes,achieved,,2026-06-18,\n"
        "O2,A,washing,improvement,yes,achieved,,2026-06-20,\n"
        "O3,A,cooking,improvement,yes,achieved,,2026-06-18,\n",
    )
    assert told(folder, OUTCOMES) == ["PBR823 outcomes.csv:2"]


@pytest.mark.parametrize(
    "other",
    [
        "O2,A,washing,maintenance,yes,achieved,,2026-06-20,",
        "O2,A,washing,improvement,yes,not_achieved,,2026-06-10,",
        "O2,A,cooking,improvement,yes,achieved,,2026-06-20,",
        "O2,A,washing,improvement,yes,,,,",
    ],
)
def test_findings_that_differ_in_what_they_say_are_two(write: Write, other: str) -> None:
    folder = write(plans=A_PLAN, outcomes=f"{FOUND}O1,A,washing,improvement,yes,achieved,,2026-06-18,\n{other}\n")
    assert told(folder, OUTCOMES) == []


def test_a_copy_in_every_way_is_told_once(write: Write) -> None:
    one = "A,washing,improvement,yes,achieved,,2026-06-18,\n"
    assert told(write(plans=A_PLAN, outcomes=f"{FOUND}O1,{one}O2,{one}"), OUTCOMES) == ["PBR819 outcomes.csv:2"]


OUTCOME_LAYOUT = {"outcome_id": 0, "plan_id": 1, "outcome": 2, "kind": 3, "result": 4, "reviewed_on": 5}
REVIEWED = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.sampled_from(["washing", "cooking"]),
        st.sampled_from(["improvement", "maintenance"]),
        st.sampled_from(["achieved", "not_achieved", "not_assessed", None]),
        st.sampled_from([None, date(2026, 6, 18), date(2026, 6, 20)]),
    ),
    max_size=8,
)


@given(REVIEWED)
def test_findings_alike_are_those_of_which_looking_at_every_pair_says_so(made: list[tuple[object, ...]]) -> None:
    # The outcomes of a plan stand together, as they are read.
    rows: list[Row] = [(f"O{at}", *one, None) for at, one in enumerate(sorted(made, key=lambda one: str(one[0])))]
    beside = RecordsCompared(
        {"outcomes": Table("outcomes", "outcomes.csv", OUTCOME_LAYOUT, rows, 0)}, date(2026, 6, 30)
    )
    known = [row[4] not in (None, "not_assessed") for row in rows]
    pairs = [
        [k and row[1:5] == other[1:5] and row[5] != other[5] for other in rows]
        for row, k in zip(rows, known, strict=True)
    ]
    assert alike_on_another_day(beside) == [any(each) for each in pairs]
    later = [
        any(is_alike and other[5] is not None and (row[5] is None or other[5] < row[5])
            for is_alike, other in zip(each, rows, strict=True))
        for row, each in zip(rows, pairs, strict=True)
    ]  # fmt: skip
    assert alike_on_an_earlier_day(beside) == later


def test_a_standard_judged_again_over_days_in_both_is_told_and_month_by_month_is_not(write: Write) -> None:
    folder = write(
        standards="standard,provider_id,from_on,to_on,assessed_on,met\n"
        "staffing,P1,2026-04-01,2026-06-30,2026-06-20,yes\nstaffing,P1,2026-05-01,2026-06-30,2026-06-22,no\n"
        "access,P1,2026-04-01,2026-04-30,2026-06-20,yes\naccess,P1,2026-05-01,2026-05-31,2026-06-20,yes\n"
        "access,P2,2026-04-01,2026-04-30,2026-06-20,yes\n",
    )
    assert told(folder, STANDARDS) == ["PBR824 standards.csv:2"]


def test_one_person_with_two_providers_on_one_day_is_told(write: Write) -> None:
    head = "person_id,provider_id,referred_on,left_on\n"
    # S1 is with both from one day; S2 moved, and was with one after the other.
    folder = write(
        people=head + "S1,P1,2026-04-06,\nS1,P2,2026-04-06,\nS2,P1,2026-04-06,2026-05-31\nS2,P2,2026-06-01,\n"
    )
    assert told(folder, PEOPLE) == ["PBR825 people.csv:2"]


def test_a_visit_under_two_references_is_told(write: Write) -> None:
    folder = write(plans=A_PLAN, visits=MADE + "V1,A,2026-06-02,30,28\nV2,A,2026-06-03,30,31\nV9,A,2026-06-02,30,28\n")
    assert told(folder, VISITS) == ["PBR822 visits.csv:2"]


def visits(*made: tuple[int, int]) -> RecordsCompared:
    """Visits of one plan, each with the day of June and the minutes delivered of 30."""
    layout = {"visit_id": 0, "plan_id": 1, "visited_on": 2, "planned_minutes": 3, "delivered_minutes": 4}
    rows: list[Row] = [(f"V{at}", "A", date(2026, 6, day), 30, minutes, None) for at, (day, minutes) in enumerate(made)]
    return RecordsCompared({"visits": Table("visits", "visits.csv", layout, rows, 0)}, date(2026, 6, 30))


def test_two_visits_a_day_are_nothing_odd_where_the_plan_has_two_a_day() -> None:
    assert visits_alike(visits((1, 30), (1, 30), (2, 28), (2, 31), (3, 30), (3, 29))) == []


def test_a_file_joined_to_itself_is_told_whole() -> None:
    once = [(day, 25 + day) for day in range(1, 5)]
    assert visits_alike(visits(*once, *once)) == list(range(8))
    # Of three days it may be chance, and no day has more visits than another.
    assert visits_alike(visits(*once[:3], *once[:3])) == []


def test_visits_to_nobody_are_no_copies() -> None:
    assert visits_alike(visits((1, 0), (1, 0), (2, 30))) == []


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("O1,A,washing,improvement,yes,achieved,2026-06-20,2026-06-18,", ["PBR826 outcomes.csv:2"]),
        ("O1,A,washing,improvement,yes,achieved,2026-06-18,2026-06-18,", []),
        # Agreed after the day of settling: it reads as blank there, and is out of order all the same.
        ("O1,A,washing,improvement,yes,achieved,2026-06-10,2026-06-18,2026-08-18", ["PBR826 outcomes.csv:2"]),
        ("O1,A,washing,improvement,yes,achieved,,,", []),
    ],
)
def test_a_success_after_its_review_is_told(write: Write, outcome: str, expected: list[str]) -> None:
    assert told(write(plans=A_PLAN, outcomes=f"{FOUND}{outcome}\n"), OUTCOMES) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        # Reviewed before it started, and so long before it ended too.
        ("2026-04-06,2026-05-01,2026-04-05,2026-04-05", 2 * ["PBR826 plans.csv:2"]),
        ("2026-04-06,2026-05-01,2026-04-05,2026-04-20", []),
        ("2025-12-01,2026-05-01,2026-03-02,2026-04-20", ["PBR826 plans.csv:2"]),  # Agreed 91 days after it started.
        ("2025-12-01,2026-05-01,2026-03-01,2026-04-20", []),  # And 90.
    ],
)
def test_a_plan_whose_days_are_in_an_odd_order_is_told(write: Write, days: str, expected: list[str]) -> None:
    assert told(write(plans=f"{PLAN}A,S1,P1,reablement,{days}\n"), PLANS) == expected


def started(days: list[date], runs: Period | None) -> tuple[tuple[int, ...], bool]:
    rows: list[Row] = [(f"A{at}", day, None) for at, day in enumerate(days)]
    tables = {"plans": Table("plans", "plans.csv", {"plan_id": 0, "started_on": 1}, rows, 0)}
    return in_a_wrong_year(RecordsCompared(tables, date(2026, 6, 30), (), runs), "plans", "started_on")


RUNS = Period(date(2026, 4, 1), date(2027, 3, 31))


@pytest.mark.parametrize("odd", [date(2025, 5, 6), date(2062, 5, 6), date(1926, 5, 6), date(2024, 5, 6)])
def test_a_start_in_a_wrong_year_outside_the_run_is_told(odd: date) -> None:
    assert started([date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 25), odd], RUNS) == ((3,), True)


def test_a_history_and_an_early_start_are_no_slips() -> None:
    history = [date(2025, 4, 1) + timedelta(days=7 * week) for week in range(60)]
    assert started(history, RUNS)[0] == ()
    # In no year is 1 December among days of May.
    assert started([date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 25), date(2025, 12, 1)], RUNS)[0] == ()


def test_within_the_run_a_day_is_alone_among_twenty() -> None:
    long_run = Period(date(2024, 4, 1), date(2027, 3, 31))
    rest = [date(2026, 5, 1) + timedelta(days=number) for number in range(20)]
    assert started([*rest, date(2025, 5, 6)], long_run) == ((20,), False)
    assert started([*rest[:19], date(2025, 5, 6)], long_run)[0] == ()


@pytest.mark.parametrize(
    ("results", "asked"),
    [
        (["achieved"] * 20, True),
        (["achieved"] * 20 + [None], True),
        (["achieved"] * 19, False),
        (["achieved"] * 30 + ["not_achieved"], False),
        (["achieved"] * 30 + ["not_assessed"], False),
        (["not_achieved"] * 30, False),
        ([None] * 30, False),
    ],
)
def test_twenty_results_without_a_failure_are_asked_about(results: list[str | None], asked: bool) -> None:
    rows: list[Row] = [(f"O{at}", result, None) for at, result in enumerate(results)]
    table = Table("outcomes", "outcomes.csv", {"outcome_id": 0, "result": 1}, rows, 0)
    found = list(findings_of_nothing_failed(RecordsCompared({"outcomes": table}, date(2026, 6, 30))))
    assert [one.code for one in found] == ["PBR828"] * asked
