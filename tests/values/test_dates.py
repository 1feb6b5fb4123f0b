from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.values.dates import (
    DayOrder,
    add_months_last_day_where_shorter,
    contract_year_label,
    contract_year_of,
    date_in_cell,
    date_in_scheme,
    day_order_in_cell,
    month_label,
    month_of,
    months_between,
    period_in_words,
    quarter_label,
    quarter_of,
    year_of,
)
from pbr.values.period import Period

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


def test_a_scheme_writes_days_one_way() -> None:
    assert date_in_scheme("2028-02-29") == date(2028, 2, 29)
    for text in (
        "2026-02-30",
        "2026-2-3",
        "01/04/2026",
        "2026-04-01 ",
        "2026-04-01T00:00",
        "0000-01-01",
        "20260401",
        "",
    ):
        assert date_in_scheme(text) is None, text


@pytest.mark.parametrize(
    "text",
    ["2026-05-04", "04/05/2026", " 04/05/2026 ", "2026-05-04 00:00", "2026-05-04T00:00:00", "2026-05-04 00:00:00.000",
     "04/05/2026 00:00:00", "4 May 2026", "04-May-2026", "May 4, 2026"],
)  # fmt: skip
def test_the_fourth_of_may_in_a_cell(text: str) -> None:
    assert date_in_cell(text) == date(2026, 5, 4)


@pytest.mark.parametrize(
    "text",
    ["05/13/2026", "04/05/26", "04-05-2026", "2026-05-04 24:30", "2026-05-04 09:30Z", "2026-02-30", "46146",
     "2026-05-04Z", "2026-05-04T23:00:00+01:00", "٠٤/٠٥/٢٠٢٦", "4 Mai 2026", "May 2026", "31 June 2026",
     "04-May-26", "", "9999-12-31", "31/12/1899", "2200-01-01"],
)  # fmt: skip
def test_what_is_not_a_day_in_a_cell(text: str) -> None:
    assert date_in_cell(text) is None


@pytest.mark.parametrize(
    ("text", "order"),
    [("13/05/2026", DayOrder.DAY_FIRST), ("05/13/2026", DayOrder.MONTH_FIRST), ("04/05/2026", DayOrder.EITHER),
     ("05/05/2026", DayOrder.SAME), ("13/13/2026", None), ("2026-05-13", DayOrder.YEAR_FIRST),
     ("2026-05-12", DayOrder.YEAR_FIRST_TO_12), ("2026-05-05", DayOrder.YEAR_FIRST_SAME), ("2026-13-05", None),
     ("13 May 2026", None)],
)  # fmt: skip
def test_in_which_order_a_cell_has_its_day_and_month(text: str, order: DayOrder | None) -> None:
    assert day_order_in_cell(text) is order


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_days_written_are_read_back(day: date) -> None:
    assert date_in_scheme(day.isoformat()) == day
    assert date_in_cell(day.isoformat()) == day
    assert date_in_cell(f"{day.day:02}/{day.month:02}/{day.year:04}") == day


def test_a_month_later_is_the_last_day_where_the_month_is_shorter() -> None:
    assert add_months_last_day_where_shorter(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months_last_day_where_shorter(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months_last_day_where_shorter(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert add_months_last_day_where_shorter(date(2026, 3, 31), -13) == date(2025, 2, 28)
    with pytest.raises(ValueError, match="9999"):
        add_months_last_day_where_shorter(date(9999, 12, 1), 1)


def test_months_quarters_and_years_and_their_names() -> None:
    day = date(2028, 2, 10)
    assert month_of(day) == Period(date(2028, 2, 1), date(2028, 2, 29))
    assert quarter_of(day) == Period(date(2028, 1, 1), date(2028, 3, 31))
    assert quarter_of(date(2026, 12, 31)) == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert year_of(day) == Period(date(2028, 1, 1), date(2028, 12, 31))
    assert month_label(month_of(day)) == "2028-02"
    assert quarter_label(quarter_of(date(2026, 5, 1))) == "2026-04-to-06"


@given(DAYS, st.integers(min_value=-40, max_value=1200))
def test_months_between_leave_no_day_out_and_count_none_twice(first: date, more_days: int) -> None:
    last = first + timedelta(days=more_days)
    months = months_between(first, last)
    assert sum(month.days for month in months) == max(0, more_days + 1)
    for month, following in pairwise(months):
        assert following.first == month.last + timedelta(days=1)
    assert all(month_of(month.first) == month_of(month.last) for month in months)


def test_months_between_at_the_end_of_the_calendar() -> None:
    assert months_between(date(9999, 12, 30), date.max) == [Period(date(9999, 12, 30), date.max)]


def test_periods_in_words() -> None:
    assert period_in_words("2026-06") == Period(date(2026, 6, 1), date(2026, 6, 30))
    summer = Period(date(2026, 6, 1), date(2026, 8, 31))
    assert period_in_words("2026-06-01..2026-08-31") == summer
    assert period_in_words(str(summer)) == summer
    assert (summer.days, date(2026, 8, 31) in summer, date(2026, 9, 1) in summer) == (92, True, False)
    for text in (
        "",
        "2026-13",
        "2026-06-02..2026-06-01",
        "2026-06-01",
        "2026-06-31..2026-07-01",
        "2026-06..2026-08",
        "June",
    ):
        assert period_in_words(text) is None, text


@pytest.mark.parametrize(
    ("day", "begins", "first", "last", "label"),
    [
        ("2026-04-01", "2026-04-01", "2026-04-01", "2027-03-31", "2026-04-to-2027-03"),
        ("2028-03-31", "2026-04-01", "2027-04-01", "2028-03-31", "2027-04-to-2028-03"),
        ("2026-12-31", "2026-01-01", "2026-01-01", "2026-12-31", "2026-01-to-2026-12"),
        ("2027-06-01", "2026-06-15", "2026-06-15", "2027-06-14", "2026-06-15-to-2027-06-14"),
        # begun on a 29 February, the second year is from 28 February 2029 and the fifth from 29 February 2032
        ("2029-02-27", "2028-02-29", "2028-02-29", "2029-02-27", "2028-02-29-to-2029-02-27"),
        ("2029-02-28", "2028-02-29", "2029-02-28", "2030-02-27", "2029-02-28-to-2030-02-27"),
        ("2032-02-28", "2028-02-29", "2031-02-28", "2032-02-28", "2031-02-28-to-2032-02-28"),
    ],
)
def test_a_contracts_year_is_counted_from_the_day_it_begins(
    day: str, begins: str, first: str, last: str, label: str
) -> None:
    year = contract_year_of(date.fromisoformat(day), date.fromisoformat(begins))
    assert year == Period(date.fromisoformat(first), date.fromisoformat(last))
    assert contract_year_label(year) == label


@given(DAYS, st.integers(0, 4000))
def test_every_day_of_a_contract_is_in_one_of_its_years(begins: date, after: int) -> None:
    day = begins + timedelta(days=after)
    year = contract_year_of(day, begins)
    assert day in year
    assert year.days in (364, 365, 366, 367)
    assert contract_year_of(year.last + timedelta(days=1), begins).first == year.last + timedelta(days=1)
    assert contract_year_of(year.last, begins) == year
    assert contract_year_of(begins, begins).first == begins
