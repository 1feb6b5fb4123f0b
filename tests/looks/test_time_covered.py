"""Time added up is what counting every day by itself comes to, and each record is gone through once."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.facts.looks import Looking
from pbr.engine.facts.time_covered import TimeCovered
from pbr.records.consistency import RecordsCompared
from pbr.records.table import Row, Table
from tests.looks.test_found import AS_AT, LAYOUT, looking

ASKED = 'at least 10 days of the 20 days from started_on in plans of the person where (plan_type is "ongoing")'
IN_A_ROW = ASKED.replace("10 days", "10 days in a row")
FROM_THEN_ON = IN_A_ROW.replace(" of the 20 days", "")
FIRST = date(2026, 9, 1)
"""The window is 1 to 20 September, or begins as much later as the plan in hand does; AS_AT is the 30th."""
days = st.integers(0, 45).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def a_job(draw: st.DrawFn) -> tuple[str, date, date | None]:
    """A plan of a type, from a day to a day; none where it goes on."""
    first = draw(days)
    length = draw(st.none() | st.integers(0, 12))
    last = None if length is None else first + timedelta(days=length)
    # An end is recorded: one that is still to come is not known.
    return draw(st.sampled_from(["ongoing", "initial"])), first, None if last is None or last > AS_AT else last


def beside(jobs: Sequence[tuple[str, date, date | None]], hand: list[date]) -> RecordsCompared:
    """The plans of one person: those in hand, which are of another type, and the jobs."""
    rows: list[Row] = [(f"H{at}", "S1", "P1", "reablement", first, first, None) for at, first in enumerate(hand)]
    rows += [(f"J{at}", "S1", "P1", kind, first, last, None) for at, (kind, first, last) in enumerate(jobs)]
    return RecordsCompared({"plans": Table("plans", "plans.csv", LAYOUT, rows, 0)}, AS_AT)


def day_by_day(jobs: list[tuple[str, date, date | None]], since: date) -> bool | None:
    """The answer by going through the days of the window, one by one."""
    window = [since + timedelta(days=number) for number in range(20)]
    real = [(first, last) for kind, first, last in jobs if kind == "ongoing"]
    sure = sum(any(first <= day <= (last or AS_AT) for first, last in real) for day in window)
    perhaps = sum(any(first <= day and (last is None or day <= last) for first, last in real) for day in window)
    return True if sure >= 10 else None if perhaps >= 10 else False


def in_a_row(answers: list[bool]) -> int:
    """The most that are true one after another."""
    most = now = 0
    for answer in answers:
        now = now + 1 if answer else 0
        most = max(most, now)
    return most


def day_after_day(jobs: list[tuple[str, date, date | None]], since: date, of: int) -> bool | None:
    """Whether ten days in a row are covered, by going through so many days one by one."""
    window = [since + timedelta(days=number) for number in range(of)]
    real = [(first, last) for kind, first, last in jobs if kind == "ongoing"]
    sure = in_a_row([any(first <= day <= (last or AS_AT) for first, last in real) for day in window])
    perhaps = in_a_row([any(first <= day <= (last or window[-1]) for first, last in real) for day in window])
    return True if sure >= 10 else None if perhaps >= 10 else False


@given(st.lists(a_job(), max_size=7), st.lists(days, min_size=1, max_size=3))
def test_days_in_a_row_are_those_without_a_gap(jobs: list[tuple[str, date, date | None]], hand: list[date]) -> None:
    rows = beside(jobs, hand)
    within, on = looking(IN_A_ROW), looking(FROM_THEN_ON)
    assert within.of(rows)[: len(hand)] == [day_after_day(jobs, since, 20) for since in hand]
    # no job that is recorded begins or ends more than 200 days after any that asks
    assert on.of(rows)[: len(hand)] == [day_after_day(jobs, since, 200) for since in hand]
    covered = on.time_covered(rows)
    assert covered is not None
    for since, row in zip(hand, rows.tables["plans"].rows, strict=False):
        found = covered.days(row)
        assert found is not None
        window = [since + timedelta(days=number) for number in range(200)]
        real = [(first, last) for kind, first, last in jobs if kind == "ongoing"]
        assert found.least == in_a_row([any(a <= day <= (b or AS_AT) for a, b in real) for day in window])


@given(st.lists(a_job(), max_size=5), st.lists(days, min_size=1, max_size=3))
def test_it_is_what_counting_day_by_day_comes_to(jobs: list[tuple[str, date, date | None]], hand: list[date]) -> None:
    look: Looking = looking(ASKED)
    answers = look.of(beside(jobs, hand))
    assert answers[: len(hand)] == [day_by_day(jobs, since) for since in hand]


@pytest.mark.parametrize("asked", [ASKED, IN_A_ROW, FROM_THEN_ON])
def test_each_record_is_gone_through_once_however_many_ask(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Row] = []
    perhaps = TimeCovered._perhaps

    def counted(covered: TimeCovered, row: Row) -> tuple[date, date]:
        looked_at.append(row)
        return perhaps(covered, row)

    monkeypatch.setattr(TimeCovered, "_perhaps", counted)
    jobs = [("ongoing", FIRST + timedelta(days=at % 40), FIRST + timedelta(days=at % 40)) for at in range(300)]
    answers = looking(asked).of(beside(jobs, [FIRST] * 300))
    # every day from the first to the fortieth is one of some job
    assert answers[:300] == [True] * 300
    assert len(looked_at) == 300
