"""Floors above nil: when they begin, and that they are added once."""

from tests.engine.rows import outcome, plan, records
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
