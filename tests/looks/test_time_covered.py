"""Time added up is what counting every day by itself comes to, and each record is gone through once."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.looks import Looking
from pbr.engine.time_covered import TimeCovered
from pbr.records.consistency import Beside
from pbr.records.table import Row, Table
from tests.looks.test_found import AS_AT, LAYOUT, looking

ASKED = 'at least 10 days of the 20 days from started_on in plans of the person where (plan_type is "ongoing")'
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


def beside(jobs: Sequence[tuple[str, date, date | None]], hand: list[date]) -> Beside:
    """The plans of one person: those in hand, which are of another type, and the jobs."""
    rows: list[Row] = [(f"H{at}", "S1", "P1", "reablement", first, first, None) for at, first in enumerate(hand)]
    rows += [(f"J{at}", "S1", "P1", kind, first, last, None) for at, (kind, first, last) in enumerate(jobs)]
    return Beside({"plans": Table("plans", "plans.csv", LAYOUT, rows, 0)}, AS_AT)


def day_by_day(jobs: list[tuple[str, date, date | None]], since: date) -> bool | None:
    """The answer by going through the days of the window, one by one."""
    window = [since + timedelta(days=number) for number in range(20)]
    real = [(first, last) for kind, first, last in jobs if kind == "ongoing"]
    sure = sum(any(first <= day <= (last or AS_AT) for first, last in real) for day in window)
    perhaps = sum(any(first <= day and (last is None or day <= last) for first, last in real) for day in window)
    return True if sure >= 10 else None if perhaps >= 10 else False


@given(st.lists(a_job(), max_size=5), st.lists(days, min_size=1, max_size=3))
def test_it_is_what_counting_day_by_day_comes_to(jobs: list[tuple[str, date, date | None]], hand: list[date]) -> None:
    look: Looking = looking(ASKED)
    answers = look.of(beside(jobs, hand))
    assert answers[: len(hand)] == [day_by_day(jobs, since) for since in hand]


def test_each_record_is_gone_through_once_however_many_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Row] = []
    perhaps = TimeCovered._perhaps

    def counted(covered: TimeCovered, row: Row) -> tuple[date, date]:
        looked_at.append(row)
        return perhaps(covered, row)

    monkeypatch.setattr(TimeCovered, "_perhaps", counted)
    jobs = [("ongoing", FIRST + timedelta(days=at % 40), FIRST + timedelta(days=at % 40)) for at in range(300)]
    answers = looking(ASKED).of(beside(jobs, [FIRST] * 300))
    # every day from the first to the fortieth is one of some job
    assert answers[:300] == [True] * 300
    assert len(looked_at) == 300
