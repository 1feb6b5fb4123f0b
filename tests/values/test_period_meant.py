"""A period or day that is written some other way is refused with the correction, and the correction is one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.values.dates import date_in_scheme, period_in_words
from pbr.values.period_suggestions import day_meant, meant_in_scheme, period_meant

QUOTED = re.compile('"([^"]*)"')


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-8", "2026-08"),
        ("2026/08", "2026-08"),
        ("202608", "2026-08"),
        ("08/2026", "2026-08"),
        ("8-2026", "2026-08"),
        ("August 2026", "2026-08"),
        ("aug-2026", "2026-08"),
        ("2026 Sep", "2026-09"),
        ("2026-27", "2026-04-01..2027-03-31"),
        ("2026/2027", "2026-04-01..2027-03-31"),
        ("2099/00", "2099-04-01..2100-03-31"),
        ("2026", "2026-01-01..2026-12-31"),
        ("2026-06-15", "2026-06-15..2026-06-15"),
        ("2026-06..2026-08", "2026-06-01..2026-08-31"),
        ("June 2026 to August 2026", "2026-06-01..2026-08-31"),
        ("2026-6-1..2026-8-31", "2026-06-01..2026-08-31"),
        ("01/06/2026 - 31/08/2026", "2026-06-01..2026-08-31"),
        ("1/6/2026-31/8/2026", "2026-06-01..2026-08-31"),
        ("2026-08-31..2026-06-01", "2026-06-01..2026-08-31"),
        ("2026-06-01 .. 2026-08-31", "2026-06-01..2026-08-31"),
    ],
)
def test_a_period_is_corrected(written: str, meant: str) -> None:
    assert period_in_words(written) is None
    assert period_meant(written) == f'did you mean "{meant}"?'
    assert period_in_words(meant) is not None


@pytest.mark.parametrize(
    ("written", "calendar", "from_april"),
    [
        ("Q2", "2026-04-01..2026-06-30", "2026-07-01..2026-09-30"),
        ("2027-Q1", "2027-01-01..2027-03-31", "2027-04-01..2027-06-30"),
        ("q4 2027", "2027-10-01..2027-12-31", "2028-01-01..2028-03-31"),
        # The last quarter from April ends in the year after, and no day after 2199 can be written.
        ("Q4 2198", "2198-10-01..2198-12-31", "2199-01-01..2199-03-31"),
        ("Q4 2199", "2026-10-01..2026-12-31", "2027-01-01..2027-03-31"),
        ("Q4 1900", "1900-10-01..1900-12-31", "1901-01-01..1901-03-31"),
    ],
)
def test_a_quarter_is_told_by_the_days_of_both_that_are_called_so(written: str, calendar: str, from_april: str) -> None:
    assert QUOTED.findall(period_meant(written)) == [calendar, from_april]


@pytest.mark.parametrize("written", ["June", "last month", "", "2026-02-30", "Q5", "0000", "…"])
def test_what_cannot_be_told_is_not_guessed_at(written: str) -> None:
    assert period_meant(written) == "write a month (2026-06) or two days (2026-06-01..2026-08-31)"


@pytest.mark.parametrize(
    ("written", "month"), [("2026-13", 13), ("2026-30", 30), ("13/2026", 13), ("2026-00", 0), ("2026-0", 0)]
)
def test_a_month_that_there_is_not_is_said(written: str, month: int) -> None:
    assert period_meant(written).startswith(f"there is no month {month}; write a month (2026-06)")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("01/04/2026 to 31/03/2027", "2026-04-01 to 2027-03-31"),
        ("2026-04-01 - 2027-03-31", "2026-04-01 to 2027-03-31"),
        ("April 2026 to March 2027", "2026-04-01 to 2027-03-31"),
        ("2026-27", "2026-04-01 to 2027-03-31"),
        ("June 2026", "2026-06"),
    ],
)
def test_a_period_of_a_scheme_is_corrected(written: str, meant: str) -> None:
    assert meant_in_scheme(written) == f'did you mean "{meant}"?'


def test_of_what_is_no_period_a_scheme_is_told_nothing() -> None:
    assert meant_in_scheme("the financial year") == ""


@pytest.mark.parametrize(
    ("written", "meant"),
    [("30/06/2026", "2026-06-30"), ("2026-6-30", "2026-06-30"), ("1.2.2026", "2026-02-01"), ("2026-02", "2026-02-28")],
)
def test_a_day_is_corrected(written: str, meant: str) -> None:
    assert QUOTED.findall(day_meant(written)) == [meant]


PIECES = st.lists(
    st.sampled_from(
        ["2026", "9999", "0001", "2199", "02", "8", "31", "-", "/", "..", " to ", "Q", "4", "Aug", " ", "é"]
    ),
    max_size=7,
).map("".join)


@given(st.one_of(PIECES, st.text(max_size=20)))
def test_every_correction_can_be_typed_in(text: str) -> None:
    for meant in QUOTED.findall(period_meant(text)):
        assert period_in_words(meant) is not None
    for meant in QUOTED.findall(day_meant(text)):
        assert date_in_scheme(meant) is not None
