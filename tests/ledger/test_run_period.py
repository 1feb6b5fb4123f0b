"""Each period begins the day after the last one ended, and what was known is not forgotten."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.ledger.run_period import check_as_at, check_period, next_period
from pbr.problems.problem import Place, ProblemsFound
from pbr.values.period import Period

HERE = Place("ledger")
RUNS = Period(date(2026, 4, 1), date(2027, 3, 31))
JUNE = Period(date(2026, 6, 1), date(2026, 6, 30))


def said(check: Callable[[], None]) -> tuple[str, str]:
    with pytest.raises(ProblemsFound) as found:
        check()
    (problem,) = found.value.problems
    return problem.code, problem.message


def test_the_next_period() -> None:
    assert next_period(None, RUNS) == Period(date(2026, 4, 1), date(2026, 4, 30))
    assert next_period(JUNE, RUNS) == Period(date(2026, 7, 1), date(2026, 7, 31))
    # A run of four weeks ended within a month: the rest of it.
    assert next_period(Period(date(2026, 6, 1), date(2026, 6, 28)), RUNS) == Period(date(2026, 6, 29), JUNE.last)
    assert next_period(None, Period(date(2026, 4, 15), RUNS.last)) == Period(date(2026, 4, 15), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("first", "last", "what"),
    [
        (date(2026, 6, 30), date(2026, 7, 31), "overlaps what was settled last, 2026-06-01 to 2026-06-30"),
        (date(2026, 6, 10), date(2026, 6, 20), "overlaps"),
        (date(2026, 5, 1), date(2026, 7, 31), "overlaps"),
        (date(2026, 5, 1), date(2026, 6, 1), "overlaps"),
        (date(2026, 5, 1), date(2026, 5, 31), "lies before what was settled last"),
        (date(2026, 7, 2), date(2026, 7, 31), "would leave 2026-07-01 to 2026-07-01 out"),
        (date(2026, 8, 1), date(2026, 8, 31), "would leave 2026-07-01 to 2026-07-31 out"),
    ],
)
def test_a_period_that_is_refused(first: date, last: date, what: str) -> None:
    code, message = said(lambda: check_period(Period(first, last), JUNE, HERE))
    assert code == "PBR080"
    assert what in message


def test_any_first_period_and_any_length() -> None:
    check_period(Period(date(2026, 10, 3), date(2026, 10, 9)), None, HERE)
    for days in (1, 28, 400):
        check_period(Period(date(2026, 7, 1), date(2026, 6, 30) + timedelta(days=days)), JUNE, HERE)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 400))
def test_the_next_period_is_one_that_may_be_settled(last: date, days: int) -> None:
    settled = Period(last - timedelta(days=days), last)
    following = next_period(settled, RUNS)
    check_period(following, settled, HERE)
    assert following.first <= following.last
    assert (following.last + timedelta(days=1)).day == 1


def test_the_day() -> None:
    july, june_end = Period(date(2026, 7, 1), date(2026, 7, 31)), date(2026, 6, 30)
    check_as_at(date(2026, 7, 31), july, june_end, HERE, committing=True)
    check_as_at(june_end, july, june_end, HERE, committing=False)
    check_as_at(date(2026, 4, 1), july, None, HERE, committing=False)
    assert said(lambda: check_as_at(date(2026, 6, 29), july, june_end, HERE, committing=False)) == (
        "PBR081",
        "as at 2026-06-29 is before the last run's day, 2026-06-30: what was known then would be forgotten",
    )
    code, message = said(lambda: check_as_at(date(2026, 7, 30), july, june_end, HERE, committing=True))
    assert (code, "before the last day of the period, 2026-07-31" in message) == ("PBR081", True)
