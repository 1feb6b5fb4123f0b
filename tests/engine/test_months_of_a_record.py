"""Months of service: a whole calendar month is one, and a part of it its days over that month's own."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.settlement.line import Status
from tests.engine.rows import plan, records, stay
from tests.engine.settled import scheme, settle
from tests.thorough import tries

MONTHLY = """
prices:
  monthly:
    from 2026-04-01: £900.00 per month
    from 2026-06-15: £960.00 per month
    assumed: made up
payments:
  care:
    assumed: made up
    pay: monthly
    for each: month of stay from from_on to to_on
    part months: by the day
    priced at: {priced_at}
    due: end of month
"""
LONG = "2026-04-01 to 2028-12-31"
FIXED = scheme(MONTHLY.format(priced_at="from_on"), runs=LONG)
DAILY = scheme(MONTHLY.format(priced_at="each day"), runs=LONG)
days = st.dates(date(2026, 4, 1), date(2028, 12, 1))


def test_seven_days_of_january_and_the_whole_of_february() -> None:
    rows = records(stay("R1", from_on="2027-01-25", to_on="2027-02-28"))
    # £960.00 from 15 June 2026: 7/31 of it is £216.774
    settled = settle(FIXED, rows, LONG)
    assert settled.in_words == {"R1/care/2027-01": "£216.77", "R1/care/2027-02": "£960.00"}
    first, second = settled.lines
    assert (first.quantity, first.unit, second.quantity) == (Fraction(7, 31), "month", Fraction(1))


def test_a_february_of_a_leap_year_has_its_own_29_days() -> None:
    # 14/29 of £960.00 is £463.448, and 14/28 is £480.00
    for year, pence in (("2028", 46345), ("2027", 48000)):
        rows = records(stay("R1", from_on=f"{year}-02-01", to_on=f"{year}-02-14"))
        assert settle(FIXED, rows, LONG).total == pence


def test_a_stay_without_an_end_is_counted_to_the_day_of_settling() -> None:
    rows = records(stay("R1", from_on="2026-07-01", to_on=""))
    # 15/31 of £960.00 is £464.516
    assert settle(FIXED, rows, "2026-07-01 to 2026-07-31", "2026-07-15").in_words == {
        "R1/care/2026-07": "not due £464.52"
    }


def test_months_of_a_plan_for_so_long_from_its_start() -> None:
    lasting = scheme(
        MONTHLY.format(priced_at="started_on").replace("stay from from_on to to_on", "plan for 6 weeks from started_on")
    )
    rows = records(plan("A", started_on="2026-04-16"))
    # 15 of 30 days of April and 27 of 31 of May: £450.00 and £783.87
    assert settle(lasting, rows).in_words == {"A/care/2026-04": "£450.00", "A/care/2026-05": "£783.87"}


def _by_the_day(first: date, last: date) -> dict[str, Fraction]:
    """By month, what each day is worth at its own price, added day by day, in pence."""
    sums: dict[str, Fraction] = {}
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        price = 90000 if day < date(2026, 6, 15) else 96000
        sums[day.isoformat()[:7]] = sums.get(day.isoformat()[:7], Fraction(0)) + Fraction(
            price, monthrange(day.year, day.month)[1]
        )
    return sums


@settings(max_examples=tries(60), deadline=None, database=None)
@given(first=days, length=st.integers(0, 400))
def test_each_day_is_worth_its_part_of_its_own_month(first: date, length: int) -> None:
    last = min(first + timedelta(length), date(2028, 12, 31))
    rows = records(stay("R1", from_on=str(first), to_on=str(last)))
    found: dict[str, Fraction] = {}
    for line in settle(DAILY, rows, LONG).lines:
        assert line.status is Status.DUE
        assert line.quantity is not None
        assert line.unit_price is not None
        assert line.service_from is not None
        exact = line.quantity * line.unit_price
        assert abs(line.amount - exact) <= Fraction(1, 2)
        month = line.service_from.isoformat()[:7]
        found[month] = found.get(month, Fraction(0)) + exact
    assert found == _by_the_day(first, last)
