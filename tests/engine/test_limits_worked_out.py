"""Limits whose sum is worked out: a plan's own money, so much for each, a share; by period, in parts, in a ledger."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.engine.run import Run
from pbr.explain import explain
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.reports.limits_csv import write_limits
from pbr.settlement.reason import LimitReached
from pbr.settlement.reason_words import reason_in_words
from pbr.simulate.payoff.payment_dependence import CannotBeDrawnError, check_drawn_over_the_run
from tests.engine.month_after_month import Kept, moved
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import extract_of, period_of, scheme, settle
from tests.engine.test_parts import compared
from tests.thorough import tries

CARE = """
records:
  fields:
    of a plan:
      allocation: money
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: visited_on
  travel:
    assumed: made up
    pay: £1.05
    for each: visit
    priced at: visited_on
    due: visited_on
limits:
  limit:
    assumed: made up
    {sum}
    of: {of}
    over: {over}
"""
WHOLE = "2026-04-01 to 2027-03-31"
MONTHS = ("2026-06", "2026-07", "2026-08")
SUMS = [
    ("no more than: allocation", "care", "plan"),
    ("no less than: allocation", "care", "plan and month"),
    ("no more than: 1/3 of allocation", "care, travel", "plan and quarter"),
    ("no more than: £70.00 for each plan", "care", "provider"),
    ("no more than: £70.00 for each plan", "care", "person with each provider and month"),
    ("no less than: £70.00 for each person", "care", "provider and month"),
    ("no more than: 7.5% of care", "travel", "provider"),
    ("no less than: 7.5% of care", "travel", "provider and month"),
    ("no more than: 1/3 of care", "travel", "plan and month"),
]


def limited(said: tuple[str, str, str]) -> str:
    return CARE.format(sum=said[0], of=said[1], over=said[2])


def of_hours(*hours: tuple[str, str, int], allocation: str = "150.00", other: str = "") -> Tables:
    """Plans A and B of persons of their own, with what they are allocated, and visits of so many hours."""
    visits = [visit(f"V{at}", plan_id, day, str(60 * many)) for at, (plan_id, day, many) in enumerate(hours)]
    return records(plan("A", allocation=allocation), plan("B", person_id="S2", allocation=other), *visits)


def test_what_a_limit_was_worked_out_from_is_said() -> None:
    rows = of_hours(("A", "2026-06-01", 9), ("B", "2026-06-02", 1), other="60.00")
    said = []
    for at in (0, 3):
        (line,) = (one for one in settle(scheme(limited(SUMS[at])), rows).lines if one.payment == "limit")
        assert isinstance(line.reason, LimitReached)
        said.append((line.line_id, line.amount, reason_in_words(line.reason)))
    assert said == [
        ("A/limit", -3000, "care come to £180.00; the limit is no more than £150.00 (allocation) for the plan"),
        (
            "P1/limit",
            -6000,
            "care come to £200.00; the limit is no more than £140.00 (£70.00 for each plan: 2) for the provider",
        ),
    ]
    # 7.5% of £20.00 is £1.50, 60p less than two visits
    rows = of_hours(("A", "2026-06-01", 1), ("A", "2026-06-02", 0))
    (line,) = (one for one in settle(scheme(limited(SUMS[6])), rows).lines if one.payment == "limit")
    assert line.amount == -60
    assert "no more than £1.50 (7.5% of care: £20.00) for the provider" in reason_in_words(line.reason)


def test_while_a_plans_own_money_is_blank_its_lines_are_open_and_what_was_settled_stands() -> None:
    cap, kept = scheme(limited(SUMS[0])), Kept()
    june, july = ("A", "2026-06-01", 9), ("A", "2026-07-01", 2)
    assert moved(kept.settle(cap, of_hours(june), "2026-06")) == [
        ("V0/care", 18000), ("V0/travel", 105), ("A/limit", -3000)
    ]  # fmt: skip
    # Blank now: June stands with what the cap took, and July waits; travel is not under the limit
    blank = of_hours(june, july, allocation="")
    assert moved(kept.settle(cap, blank, "2026-07")) == [("V1/travel", 105)]
    words = settle(cap, blank, "2026-07").in_words
    assert (words["V0/care"], words["V1/care"]) == ("open £180.00", "open £40.00")
    # £190.00 now: £180.00 + £40.00 is £30.00 too much, as it was
    assert moved(kept.settle(cap, of_hours(june, july, allocation="190.00"), "2026-08")) == [("V1/care", 4000)]
    # Corrected to £200.00: £10.00 of it comes back
    assert moved(kept.settle(cap, of_hours(june, july, allocation="200.00"), "2026-09")) == [("A/limit", 1000)]


def test_a_floor_that_is_not_known_is_open_once_something_is_due() -> None:
    floor = scheme(limited(("no less than: allocation", "care", "plan")))
    assert "B/limit" not in settle(floor, of_hours(("A", "2026-06-01", 9))).in_words
    rows = of_hours(("B", "2026-06-01", 2))
    assert settle(floor, rows).in_words == {"V0/care": "£40.00", "V0/travel": "£1.05", "B/limit": "open"}
    kept = Kept()
    known = of_hours(("B", "2026-06-01", 2), other="100.00")
    assert moved(kept.settle(floor, known, "2026-06"))[-1] == ("B/limit", 6000)
    # Blank again: what it added stands, though more is due
    more = of_hours(("B", "2026-06-01", 2), ("B", "2026-07-01", 1))
    assert moved(kept.settle(floor, more, "2026-07")) == [("V1/care", 2000), ("V1/travel", 105)]
    assert kept.total == 4000 + 105 + 6000 + 2105


def test_what_is_paid_for_nobody_is_certain_whatever_the_cap() -> None:
    cap = scheme(limited(SUMS[0]).replace("pay: £20.00", "deduct: £20.00"))
    assert settle(cap, of_hours(("B", "2026-06-01", 2))).in_words["V0/care"] == "-£40.00"


def test_a_visit_told_late_moves_the_limit_of_its_month_by_its_plan() -> None:
    cap, kept = scheme(limited(("no more than: £70.00 for each plan", "care", "provider and month"))), Kept()
    june = ("A", "2026-06-01", 5)
    assert moved(kept.settle(cap, of_hours(june), "2026-06"))[-1] == ("P1/limit/2026-06", -3000)
    # B's hour of June makes two plans: £140.00, and £120.00 is under it
    later = of_hours(june, ("B", "2026-06-03", 1))
    assert moved(kept.settle(cap, later, "2026-07")) == [
        ("V1/care", 2000), ("V1/travel", 105), ("P1/limit/2026-06", 3000)
    ]  # fmt: skip


@pytest.mark.parametrize("said", SUMS, ids=" ".join)
@settings(max_examples=tries(6), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_months_with_a_ledger_and_without_come_to_the_whole_and_parts_to_the_same(
    said: tuple[str, str, str], data: st.DataObject
) -> None:
    limit = scheme(limited(said))
    days = st.dates(date(2026, 6, 1), date(2026, 8, 31)).map(str)
    hours = data.draw(st.lists(st.tuples(st.sampled_from("AB"), days, st.integers(1, 9)), max_size=8))
    money = st.sampled_from(["", "0.00", "35.55", "150.00", "900.00"])
    rows = of_hours(*hours, allocation=data.draw(money), other=data.draw(money))
    whole = settle(limit, rows, "2026-04-01 to 2026-08-31")
    kept, by_line = Kept(), dict[str, int]()
    for month in MONTHS:
        for line in settle(limit, rows, month).lines:
            by_line[line.line_id] = by_line.get(line.line_id, 0) + line.amount
        kept.settle(limit, rows, month)
        assert kept.settle(limit, rows, month) == []
    assert {one: pence for one, pence in by_line.items() if pence} == {
        line.line_id: line.amount for line in whole.lines if line.amount
    }
    assert kept.total == whole.total
    compared(limit, rows, period_of("2026-04-01 to 2026-08-31"), data.draw(st.integers(1, 3)))


@pytest.mark.parametrize("said", SUMS, ids=" ".join)
@settings(max_examples=tries(8), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_was_settled_on_the_way_the_last_run_brings_it_to_what_is_known_in_the_end(
    said: tuple[str, str, str], data: st.DataObject
) -> None:
    limit, kept = scheme(limited(said)), Kept()
    days = ["2026-06-01", "2026-06-30", "2026-07-01", "2026-08-31"]
    places = data.draw(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(days)), max_size=5))
    known, blank = st.sampled_from(["0.00", "35.55", "150.00", "900.00"]), st.just("")
    rows = of_hours()
    for month in ("2026-06", "2026-07", "2026-08", "2026-09"):
        # Hours are corrected from month to month, and a plan's own money is blank at times but not in the end
        hours = [(plan_id, day, data.draw(st.integers(0, 9))) for plan_id, day in places]
        money = known if month == "2026-09" else known | blank
        rows = of_hours(*hours, allocation=data.draw(money), other=data.draw(money))
        kept.settle(limit, rows, month)
        assert kept.settle(limit, rows, month) == []
    assert kept.total == settle(limit, rows, "2026-04-01 to 2026-09-30").total


def test_a_cap_goes_back_with_what_it_was_taken_from_though_nobody_knows_its_sum_any_more() -> None:
    limit, kept = scheme(limited(("no more than: allocation", "care", "plan"))), Kept()
    # 9 hours of £20.00 are £180.00, of which £144.45 are over the allocation.
    assert {line.line_id: line.amount for line in kept.settle(
        limit, of_hours(("A", "2026-06-01", 9), allocation="35.55"), "2026-06")
        if line.payment != "travel"} == {"V0/care": 18000, "A/limit": -14445}  # fmt: skip
    # There was no visit after all, and the allocation is blank: both go back in one run, and nothing in the next.
    none = of_hours(("A", "2026-06-01", 0), allocation="")
    went_back = {line.line_id: line.amount for line in kept.settle(limit, none, "2026-07")}
    assert (went_back["V0/care"], went_back["A/limit"]) == (-18000, 14445)
    assert kept.settle(limit, none, "2026-07") == []


def test_what_is_used_and_left_is_told_reached_or_not() -> None:
    cap, file = scheme(limited(SUMS[0])), StringIO()
    rows = of_hours(("A", "2026-06-01", 9), ("B", "2026-06-02", 1), ("A", "2026-07-01", 1))
    day = date(2026, 6, 30)
    run = Run(cap, as_known(extract_of(cap, rows), day), period_of("2026-06"), day)
    list(run.lines())
    write_limits(file, run.limit_uses)
    # B's £20.00 are open, so nothing is due under its limit; July is not due yet
    assert file.getvalue().splitlines() == [
        "limit,provider_id,over,window,side,sum,used,left,reached",
        "limit,P1,A,run,no more than,150.00,180.00,0.00,yes",
    ]
    floor, file = scheme(limited(("no less than: allocation", "care", "plan and month"))), StringIO()
    run = Run(floor, as_known(extract_of(floor, rows), day), period_of("2026-06-01 to 2026-06-15"), day)
    list(run.lines())
    write_limits(file, run.limit_uses)
    assert file.getvalue().splitlines()[1:] == [
        "limit,P1,A,2026-06,no less than,150.00,180.00,0.00,yes",
        "limit,P1,B,2026-06,no less than,,20.00,,",
    ]


def test_it_is_not_drawn_and_says_so() -> None:
    with pytest.raises(
        CannotBeDrawnError, match=r"'limit' is a limit of 7\.5% of care, and what is drawn has no limit"
    ):
        check_drawn_over_the_run(scheme(limited(SUMS[6])).scheme)


def test_it_is_told_what_waits_for_a_plans_own_money_and_what_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on,allocation\n"
        "A,S1,P1,initial,2026-05-04,150.00\nB,S2,P1,initial,2026-05-04,\n"
    )
    (folder / "visits.csv").write_text(
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV1,A,2026-06-01,60,60\nV2,B,2026-06-02,60,60\n"
    )
    june = period_of("2026-06")

    def told(said: tuple[str, str, str], wanted: str) -> str:
        contract = scheme(limited(said))
        known = as_known(read_extract(folder, contract.needs, hold_errors=False), june.last)
        return " ".join(explain(contract, known, folder, june, june.last, wanted).split())

    assert "limit: no more than allocation over plan A; £20.00 of £150.00 is used, and £130.00 is left" in told(
        SUMS[0], "V1"
    )
    waiting = "what it is limited to is known: allocation is not known, and 'limit' is limited to it."
    assert "V2/care: Nothing yet: £20.00 is open." in told(SUMS[0], "V2")
    assert waiting in told(SUMS[0], "V2")
    floor = told(("no less than: allocation", "care", "plan"), "B/limit")
    assert "Care come to no less than allocation (not known yet) over the plan." in floor
    assert "what it is limited to is known: allocation" in floor
