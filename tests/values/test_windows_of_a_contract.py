"""Cycles of weeks and quarters of a contract: they follow one another from a day, without a gap."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.values.dates import contract_quarter_of, contract_year_of
from pbr.values.period import Period
from pbr.values.window import Cycle, Stretch, days_of, window_of, windows_of_run

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
CYCLES = st.builds(Cycle, st.integers(1, 52), DAYS)
STRETCHES = st.sampled_from(["month", "quarter", "year", "contract quarter", "contract year"]) | CYCLES


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-04-06", "2026-04-06", "2026-05-03"),
        ("2026-05-03", "2026-04-06", "2026-05-03"),
        ("2026-05-04", "2026-05-04", "2026-05-31"),
        ("2026-04-05", "2026-03-09", "2026-04-05"),
        ("2027-04-04", "2027-03-08", "2027-04-04"),
    ],
)
def test_four_weeks_are_28_days_from_a_day(day: str, first: str, last: str) -> None:
    found = Cycle(4, date(2026, 4, 6)).around(date.fromisoformat(day))
    assert found == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-05-15", "2026-05-15", "2026-08-14"),
        ("2026-08-14", "2026-05-15", "2026-08-14"),
        ("2026-08-15", "2026-08-15", "2026-11-14"),
        ("2026-05-14", "2026-02-15", "2026-05-14"),
        ("2028-02-20", "2028-02-15", "2028-05-14"),
    ],
)
def test_a_contracts_quarter_is_three_months_from_its_first_day(day: str, first: str, last: str) -> None:
    found = contract_quarter_of(date.fromisoformat(day), date(2026, 5, 15))
    assert found == Period(date.fromisoformat(first), date.fromisoformat(last))


@given(day=DAYS.filter(lambda day: 1910 < day.year < 2190), begins=st.dates(date(2000, 1, 1), date(2040, 12, 31)))
def test_a_contracts_year_is_four_of_its_quarters(day: date, begins: date) -> None:
    year = contract_year_of(day, begins)
    quarters = {contract_quarter_of(year.first + timedelta(days=at), begins) for at in range(year.days)}
    assert len(quarters) == 4
    assert (min(quarters).first, max(quarters).last) == (year.first, year.last)


@given(
    over=STRETCHES,
    first=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    length=st.integers(0, 800),
)
def test_windows_follow_one_another_and_no_two_have_one_label(over: Stretch, first: date, length: int) -> None:
    runs = Period(first, first + timedelta(days=length))
    windows = list(windows_of_run(over, runs))
    assert windows[0].period.first <= runs.first
    assert runs.last <= windows[-1].period.last
    for one, following in pairwise(windows):
        assert one.period.last + timedelta(days=1) == following.period.first
        assert one < following
    assert len({window.label for window in windows}) == len(windows)
    for window in windows:
        assert window_of(over, window.period.last, runs) == window
        assert days_of(over, window.period.first, runs) == window.period
