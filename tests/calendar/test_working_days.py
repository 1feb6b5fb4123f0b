"""Working days, against a calendar of a year written out by hand and against counting them one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.calendar.bank_holiday_list import bank_holidays_of
from pbr.calendar.calendar import Calendar
from pbr.calendar.working_days import WorkingDays

ENGLAND = Calendar("England and Wales", bank_holidays_of("England and Wales"), {date(2026, 12, 24): "clause 7"})
# As www.gov.uk/bank-holidays prints them for 2026, and Christmas Eve of this contract.
HOLIDAYS = {(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 24), (12, 25), (12, 28)}
WORKING = [
    day
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(365))
    if day.isoweekday() not in (6, 7) and (day.month, day.day) not in HOLIDAYS
]
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
MANY = st.integers(1, 60)


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        # 1 to 3 July are the first three, 6 and 7 July the fourth and fifth.
        ("2026-06-30", 5, "2026-07-07"),
        # From a Friday, a Saturday and a Sunday the first is the same Monday.
        ("2026-06-05", 1, "2026-06-08"),
        ("2026-06-06", 1, "2026-06-08"),
        ("2026-06-07", 1, "2026-06-08"),
        ("2026-06-08", 1, "2026-06-09"),
        # Backwards the same: from a Monday, a Sunday and a Saturday the first before is the Friday.
        ("2026-06-08", -1, "2026-06-05"),
        ("2026-06-07", -1, "2026-06-05"),
        ("2026-06-06", -1, "2026-06-05"),
        # Easter: Good Friday is 3 April, Easter Monday the 6th.
        ("2026-04-02", 1, "2026-04-07"),
        ("2026-04-07", -1, "2026-04-02"),
        # Christmas Eve is the contract's own; Boxing Day is a Saturday whose holiday is Monday the 28th.
        ("2026-12-23", 1, "2026-12-29"),
        ("2026-12-23", 3, "2026-12-31"),
        ("2026-12-29", -2, "2026-12-22"),
    ],
)
def test_by_hand(day: str, count: int, found: str) -> None:
    assert WorkingDays(count, ENGLAND).from_day(date.fromisoformat(day)) == date.fromisoformat(found)


@given(DAYS, MANY)
def test_so_many_later_and_so_many_earlier(day: date, count: int) -> None:
    after, before = ([one for one in WORKING if one > day], [one for one in reversed(WORKING) if one < day])
    if len(after) >= count:
        assert WorkingDays(count, ENGLAND).from_day(day) == after[count - 1]
    if len(before) >= count:
        assert WorkingDays(-count, ENGLAND).from_day(day) == before[count - 1]


@given(DAYS, MANY, MANY)
def test_some_and_some_more_are_all_of_them(day: date, some: int, more: int) -> None:
    between = WorkingDays(some, ENGLAND).from_day(day)
    assert between is not None
    assert WorkingDays(more, ENGLAND).from_day(between) == WorkingDays(some + more, ENGLAND).from_day(day)


def test_no_day_is_guessed() -> None:
    assert WorkingDays(1, ENGLAND).from_day(date(2031, 12, 30)) == date(2031, 12, 31)
    assert WorkingDays(2, ENGLAND).from_day(date(2031, 12, 30)) is None
    assert WorkingDays(-1, ENGLAND).from_day(date(2012, 1, 3)) is None
    assert WorkingDays(1, ENGLAND).from_day(date(2011, 12, 30)) == date(2012, 1, 3)
    assert WorkingDays(1, ENGLAND).from_day(date(2011, 12, 29)) is None


def test_how_they_are_written() -> None:
    assert [WorkingDays(n, ENGLAND).written for n in (5, 1, -1)] == [
        "+ 5 working days", "+ 1 working day", "- 1 working day",
    ]  # fmt: skip
