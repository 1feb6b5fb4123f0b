"""Instalments that wait for their days alone are one row, which says each day and each sum."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pbr.api import person
from pbr.api.meetings.person_files import as_table
from pbr.describe.shared_wording import days_written
from pbr.meeting.cells import waiting_table
from pbr.meeting.day_after_day import day_after_day
from pbr.meeting.meeting_money import MeetingMoney
from pbr.settlement.line import Status
from tests.examples.made import EXAMPLES, SCHEMES

ONE = MeetingMoney("A", "P1", "fee", "", Status.NOT_DUE, 1, 0, 1_000, 0, date(2026, 9, 7), date(2026, 9, 7), "", "",
                only_its_day=True)  # fmt: skip


def on(day: date, at_stake: int = 1_000) -> MeetingMoney:
    return replace(ONE, first=day, last=day, at_stake=at_stake)


def test_the_instalments_of_a_year_are_one_row_with_the_same_sum() -> None:
    """Thirteen of £383.60, one of them due: twelve are to come, 12 x 383.60 = 4,603.20."""
    found = person("S1", SCHEMES / "direct-payment.yaml", EXAMPLES / "direct-payment" / "records", "2026-06-20")
    told = as_table(found)
    assert (
        "They fall due every 28 days from 29 June 2026 to 3 May 2027: £383.60 on each of 12 days. Each is settled for "
        "the period that holds its day, by what is recorded then.  £4,603.20"
    ) in told
    assert told.count("not due") == 1
    waiting = [one for one in found.met.money if one.status is Status.NOT_DUE]
    assert [one.first for one in waiting][:2] == [date(2026, 6, 29), date(2026, 7, 27)]
    assert len(waiting) == 12


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([date(2026, 9, 7), date(2026, 9, 14)], "on 7 September and 14 September 2026: £10.00 on each of 2 days"),
        ([date(2026, 9, 7) + timedelta(at) for at in range(4)],
         "every day from 7 September 2026 to 10 September 2026: £10.00 on each of 4 days"),
        ([date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)],
         "on 30 November and 31 December 2026, and 31 January and 28 February 2027: £10.00 on each of 4 days"),
    ],
)  # fmt: skip
def test_each_day_is_said(days: list[date], said: str) -> None:
    (one,) = day_after_day([on(day) for day in days])
    assert one.why == f"They fall due {said}."
    assert (one.lines, one.at_stake, one.first, one.last) == (len(days), 1_000 * len(days), days[0], days[-1])


def test_a_sum_of_its_own_and_one_that_waits_for_more_than_its_day_stay_apart() -> None:
    last = on(date(2026, 9, 21), at_stake=1_001)
    waits = replace(on(date(2026, 9, 28)), only_its_day=False, why="It is not decided.")
    told = day_after_day([on(date(2026, 9, 7)), waits, on(date(2026, 9, 14)), last])
    assert [(one.at_stake, one.lines) for one in told] == [(2_000, 2), (1_000, 1), (1_001, 1)]
    assert told[1:] == [waits, last]


def test_sums_that_are_not_known_are_never_nil() -> None:
    unknown = [replace(on(day, 0), no_sum=1) for day in (date(2026, 9, 7), date(2026, 9, 21))]
    (one,) = day_after_day(unknown)
    assert one.why == "They fall due on 7 September and 21 September 2026: not known yet on each of 2 days."
    assert one.no_sum == 2


def test_what_is_of_no_record_is_a_row_for_each_month() -> None:
    """Two in September, £10.00 and £15.00, and one in October: 10 + 15 = 25."""
    days = [on(date(2026, 10, 5)), on(date(2026, 9, 21), at_stake=1_500), on(date(2026, 9, 7))]
    of_all = [replace(one, record_id="", why="It falls due on a day.") for one in days]
    told = day_after_day(of_all)
    assert [(one.lines, one.at_stake, one.why) for one in told] == [
        (2, 2_500, "They fall due on 2 days from 7 September 2026 to 21 September 2026."),
        (1, 1_000, "It falls due on a day."),
    ]


def test_of_very_many_days_the_first_and_last_are_said() -> None:
    """The first of each month over two years and one more: 24 days are each said, and 25 are not."""
    months = [date(2026 + at // 12, at % 12 + 1, 1) for at in range(25)]
    (few,) = day_after_day([on(day) for day in months[:24]])
    assert "1 January, 1 February, 1 March" in few.why
    (many,) = day_after_day([on(day) for day in months])
    assert many.why == "They fall due on 25 days from 1 January 2026 to 1 January 2028: £10.00 on each of 25 days."


def test_days_of_three_years() -> None:
    assert days_written([date(2026, 1, 2), date(2027, 3, 4), date(2028, 5, 6)]) == (
        "2 January 2026, 4 March 2027, and 6 May 2028"
    )


def test_the_rest_of_a_long_table_is_never_nil_for_what_is_not_known() -> None:
    """Twelve of £10.00 that wait for more than their days, one of £1.00, and one whose sum nobody knows yet."""
    waits = [replace(ONE, record_id=f"A{at}", only_its_day=False) for at in range(12)]
    small = replace(ONE, record_id="B", only_its_day=False, at_stake=100)
    unknown = replace(small, record_id="C", at_stake=0, no_sum=1)
    rest = waiting_table("What hangs", [*waits, small, unknown]).rows[-1]
    assert (rest[0], rest[2], rest[-1]) == ("and others", "2", "£1.00 and 1 sum not known")
