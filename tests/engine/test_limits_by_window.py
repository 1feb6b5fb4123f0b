"""Limits by window: each month, cycle or year by itself, in one period and in several, whole and in parts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.settlement.reason import LimitReached
from pbr.settlement.reason_words import reason_in_words
from tests.engine.month_after_month import Kept
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import scheme, settle
from tests.thorough import tries

CARE = """
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: {due}
limits:
  limit:
    assumed: made up
    {side}: £100.00
    of: care
    over: {over}
"""
WHOLE = "2026-04-01 to 2027-03-31"
MONTHS = [f"{2026 + (3 + at) // 12}-{(3 + at) % 12 + 1:02}" for at in range(12)]


def limited(side: str, over: str, due: str = "end of month") -> str:
    return CARE.format(side=side, over=over, due=due)


def of_hours(*hours: tuple[str, str, int]) -> Tables:
    """Plans A and B of a provider, and visits of so many hours on some days."""
    visits = [visit(f"V{at}", plan_id, day, str(60 * many)) for at, (plan_id, day, many) in enumerate(hours)]
    return records(plan("A"), plan("B", person_id="S2"), *visits)


def test_a_floor_is_worked_on_the_last_day_of_its_month_and_says_so() -> None:
    floor = scheme(limited("no less than", "provider and month", "visited_on"))
    rows = of_hours(("A", "2026-06-01", 3), ("A", "2026-07-01", 8))
    assert settle(floor, rows, "2026-06-01 to 2026-06-29").in_words == {
        "V0/care": "£60.00",
        "V1/care": "not due £160.00",
    }
    settled = settle(floor, rows, "2026-06")
    line = settled.by_id["P1/limit/2026-06"]
    assert (line.amount, str(line.due_on)) == (4000, "2026-06-30")
    assert isinstance(line.reason, LimitReached)
    assert reason_in_words(line.reason) == (
        "care come to £60.00 in 2026-06; the limit is no less than £100.00 for the provider, worked on 2026-06-30 and "
        "not before"
    )
    assert settle(floor, rows, "2026-06-30 to 2026-06-30").total == 4000
    # July is £160.00, and takes nothing back
    assert (settle(floor, rows, "2026-07").total, settle(floor, rows, WHOLE).total) == (16000, 26000)


def test_a_cap_in_parts_of_a_month() -> None:
    cap = scheme(limited("no more than", "provider and month", "visited_on"))
    rows = of_hours(("A", "2026-06-01", 4), ("B", "2026-06-10", 3), ("A", "2026-06-20", 1), ("A", "2026-07-01", 6))
    # £80.00; then £140.00, £40.00 too much; then £160.00, £60.00 too much, £40.00 of it taken before; July: £120.00
    periods = ("2026-06-01 to 2026-06-09", "2026-06-10 to 2026-06-19", "2026-06-20 to 2026-06-30", "2026-07")
    assert [settle(cap, rows, period).total for period in periods] == [8000, 2000, 0, 10000]
    assert settle(cap, rows, WHOLE).total == 20000


@pytest.mark.parametrize("side", ["no more than", "no less than"])
@pytest.mark.parametrize("over", ["plan", "person with each provider", "provider"])
@pytest.mark.parametrize("window", ["month", "quarter", "contract quarter", "contract year", "calendar year"])
@settings(max_examples=tries(3), deadline=None, database=None)
@given(data=st.data())
def test_each_window_is_worked_by_itself_and_months_come_to_the_whole(
    side: str, over: str, window: str, data: st.DataObject
) -> None:
    limit = scheme(limited(side, f"{over} and {window}", data.draw(st.sampled_from(["visited_on", "end of month"]))))
    days = st.dates(date(2026, 4, 1), date(2027, 3, 31)).map(str)
    hours = data.draw(st.lists(st.tuples(st.sampled_from("AB"), days, st.integers(1, 9)), max_size=12))
    rows = of_hours(*hours)
    whole = settle(limit, rows, WHOLE)
    # What is due of each, window by window, by hand
    sums: dict[tuple[str, object], int] = {}
    for plan_id, day, many in hours:
        key = ("" if over == "provider" else plan_id, _window(date.fromisoformat(day), window))
        sums[key] = sums.get(key, 0) + many * 2000
    ended = {key: sum_ for key, sum_ in sums.items() if side == "no more than" or _ended(key[1], window)}
    bound = min if side == "no more than" else max
    assert whole.total == sum(sums.values()) + sum(bound(pence, 10000) - pence for pence in ended.values())
    by_line: dict[str, int] = {}
    kept = Kept()
    for month in MONTHS:
        for line in settle(limit, rows, month).lines:
            by_line[line.line_id] = by_line.get(line.line_id, 0) + line.amount
        kept.settle(limit, rows, month)
        assert kept.settle(limit, rows, month) == []
    assert {one: pence for one, pence in by_line.items() if pence} == {
        line.line_id: line.amount for line in whole.lines if line.amount
    }
    assert kept.total == whole.total


def _window(day: date, window: str) -> object:
    quarter = (day.month - 1) // 3
    return {
        "month": (day.year, day.month),
        "quarter": (day.year, quarter),
        "contract quarter": (day.year, quarter),
        "contract year": 2026,
        "calendar year": day.year,
    }[window]


def _ended(key: object, window: str) -> bool:
    """Whether a window ends in the run: the calendar year 2027 does not."""
    return window != "calendar year" or key == 2026


def test_the_label_of_each_window_is_the_slot_of_its_line() -> None:
    for window, label in (("quarter", "2026-04-to-06"), ("contract year", "2026-04-to-2027-03"), ("run", "")):
        cap = scheme(limited("no more than", f"plan and {window}"))
        words = settle(cap, of_hours(("A", "2026-06-01", 9)), WHOLE).in_words
        assert words["/".join(filter(None, ("A/limit", label)))] == "-£80.00"


def test_a_correction_is_of_its_own_window() -> None:
    floor, kept = scheme(limited("no less than", "provider and month")), Kept()
    june = [("A", "2026-06-01", 3)]
    assert kept.settle(floor, of_hours(*june), "2026-06")[-1].amount == 4000
    # A visit of June that is recorded in July brings June to £120.00: the £40.00 go back
    later = kept.settle(floor, of_hours(*june, ("A", "2026-06-20", 3), ("A", "2026-07-02", 5)), "2026-07")
    assert [(line.line_id, line.amount) for line in later] == [
        ("V1/care", 6000), ("V2/care", 10000), ("P1/limit/2026-06", -4000)
    ]  # fmt: skip
    assert kept.total == 22000


def test_a_limit_over_the_run_that_becomes_one_by_month_gives_back_what_it_took() -> None:
    whole, monthly = (scheme(limited("no more than", over)) for over in ("provider", "provider and month"))
    rows, kept = of_hours(("A", "2026-06-01", 4), ("A", "2026-07-01", 4)), Kept()
    kept.settle(whole, rows, "2026-07")
    assert kept.total == 10000
    assert [(line.line_id, line.amount) for line in kept.settle(monthly, rows, "2026-08")] == [("P1/limit", 6000)]
    assert [(line.line_id, line.amount) for line in kept.settle(whole, rows, "2026-09")] == [("P1/limit", -6000)]


@pytest.mark.parametrize("over", ["plan", "provider", "provider and month"])
def test_a_floor_over_what_comes_to_nil_now_is_worked_at_once_and_not_in_the_run_after(over: str) -> None:
    floor, kept = scheme(limited("no less than", over)), Kept()
    assert kept.settle(floor, of_hours(("A", "2026-06-01", 8)), "2026-07")[-1].amount == 16000
    # Nobody came after all: the £160.00 go back, and the visit, due at nil, is still what begins the floor
    corrected = of_hours(("A", "2026-06-01", 0))
    assert [line.amount for line in kept.settle(floor, corrected, "2026-07")] == [-16000, 10000]
    assert kept.settle(floor, corrected, "2026-07") == []
    assert kept.total == settle(floor, corrected, "2026-04-01 to 2026-07-31").total
