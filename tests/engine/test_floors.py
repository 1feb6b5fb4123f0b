"""Floors above nil: when they begin, and that they are added once."""

import pytest

from tests.engine.month_after_month import Kept
from tests.engine.rows import outcome, plan, records, visit
from tests.engine.settled import scheme, settle
from tests.engine.test_limits import PAYMENTS, achieved, failed, limit, limits_due

FLOORED = scheme(PAYMENTS + limit("floor", "no less than: £120.00", "plan"))


def test_a_floor_brings_a_plan_up_once() -> None:
    rows = records(plan("A"), achieved("A1", "A", "2026-06-01"))
    # £100.00 and £20.00 more, all of it in June
    assert limits_due(settle(FLOORED, rows).in_words) == {"A/floor": "£20.00"}
    assert limits_due(settle(FLOORED, rows, "2026-06").in_words) == {"A/floor": "£20.00"}
    assert settle(FLOORED, rows, "2026-06").total == 12000
    assert limits_due(settle(FLOORED, rows, "2026-07").in_words) == {"A/floor": "earlier £20.00"}


def test_a_floor_does_not_begin_before_something_is_due() -> None:
    rows = records(plan("A"), outcome("A1", "A"), outcome("A2", "A", result="achieved", reviewed_on="2026-07-01"))
    june = settle(FLOORED, rows, "2026-06")
    assert (limits_due(june.in_words), june.total) == ({}, 0)
    # July: £100.00, brought up to £120.00
    july = settle(FLOORED, rows, "2026-07")
    assert (limits_due(july.in_words), july.total) == ({"A/floor": "£20.00"}, 12000)


def test_a_floor_grows_when_something_is_taken_off_later() -> None:
    rows = records(plan("A"), achieved("A1", "A", "2026-06-01"), failed("A2", "A", "2026-07-01"))
    # June: £100.00 + £20.00. July: £30.00 in all needs £90.00, £70.00 more than June's £20.00.
    assert settle(FLOORED, rows, "2026-06").in_words["A/floor"] == "£20.00"
    july = settle(FLOORED, rows, "2026-07")
    assert (july.in_words["A2/failed"], july.in_words["A/floor"], july.total) == ("-£70.00", "£70.00", 0)


BY_THE_HOUR = """
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: visited_on
"""


@pytest.mark.parametrize("over", ["provider", "provider and quarter", "plan", "person with each provider and month"])
def test_a_floor_over_what_comes_to_nil_is_the_same_whenever_it_came_to_it(over: str) -> None:
    # An hour of £20.00 is brought up to £120.00. In truth nobody was there: due is nil, and the floor brings it up.
    floored = scheme(f"{BY_THE_HOUR}limits:\n{limit('floor', 'no less than: £120.00', over, 'care')}")
    first, then = (records(plan("A"), visit("V1", "A", "2026-06-02", minutes)) for minutes in ("60", "0"))
    assert settle(floored, then, "2026-04-01 to 2026-07-31").total == 12000
    kept = Kept()
    for period, rows in (("2026-04-01 to 2026-06-30", first), ("2026-07", then), ("2026-08", then)):
        kept.settle(floored, rows, period)
        assert kept.total == 12000


LISTED = """
framework:
  of a provider:
    assumed: made up
    P1: The first
"""


def test_a_listed_provider_has_as_many_minimums_as_the_run_has_months() -> None:
    # Two months of £300.00 and £200.00, each due in the month after, and £1,000.00 at least in each. What is due
    # in June, when the contract has ended, is not brought up to a third.
    care = BY_THE_HOUR.replace("due: visited_on", "due: end of month + 14 days")
    floor = f"limits:\n{limit('floor', 'no less than: £1,000.00', 'provider and month', 'care')}"
    rows = records(plan("A"), visit("V1", "A", "2026-04-07", "900"), visit("V2", "A", "2026-05-05", "600"))
    months = "2026-04-01 to 2026-05-31"
    made = settle(scheme(LISTED + care + floor, runs=months), rows, "2026-04-01 to 2026-07-31").in_words
    assert made == {
        "V1/care": "£300.00", "V2/care": "£200.00", "P1/floor/2026-04": "£1,000.00", "P1/floor/2026-05": "£700.00",
    }  # fmt: skip
    kept = Kept()
    for period in ("2026-04", "2026-05", "2026-06", "2026-07"):
        kept.settle(scheme(LISTED + care + floor, runs=months), rows, period)
    assert kept.total == 200000 + 20000
    # Who is not listed is brought up wherever something is due: a month later, and as often.
    made = settle(scheme(care + floor, runs=months), rows, "2026-04-01 to 2026-07-31").in_words
    assert {name: made[name] for name in made if "floor" in name} == {
        "P1/floor/2026-05": "£700.00", "P1/floor/2026-06": "£800.00",
    }  # fmt: skip
