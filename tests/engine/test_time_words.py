"""Time as contracts say it: due later than a month's end, so long from a day, contract years, instalments until."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.settlement.line import Status
from pbr.values.dates import add_months_last_day_where_shorter
from tests.engine.rows import Tables, outcome, person, plan, records, visit
from tests.engine.settled import scheme, settle, shipped
from tests.thorough import tries

MONTHS = [f"2026-{month:02}" for month in range(4, 13)]


def monthly(sections: str, rows: Tables) -> dict[str, int]:
    """What each month comes to, in pence, settled at its end with what was known then; months of nothing left out."""
    run = scheme(sections)
    totals = {month: settle(run, rows, month).total for month in MONTHS}
    return {month: pence for month, pence in totals.items() if pence}


TARIFF = """
payments:
  tariff:
    assumed: made up
    pay: £320.00
    for each: week of outcome from agreed_on to due_on where payable
    part weeks: by the day
    priced at: agreed_on
    when: result is "achieved" and achieved_on <= due_on
    due: later of end of month and reviewed_on
"""
IN_MAY = {"agreed_on": "2026-05-04", "due_on": "2026-05-31", "result": "achieved", "achieved_on": "2026-05-29"}


@pytest.mark.parametrize(
    ("reviewed_on", "paid_in"),
    # four weeks of £320.00 are £1,280.00, in the month of the later of 31 May and the review
    [("2026-06-05", "2026-06"), ("2026-05-30", "2026-05"), ("2026-05-31", "2026-05"), ("2026-09-30", "2026-09")],
)
def test_weeks_earned_at_a_review_are_in_the_month_of_the_review(reviewed_on: str, paid_in: str) -> None:
    rows = records(plan("A"), outcome("A1", "A", **IN_MAY, reviewed_on=reviewed_on))
    assert monthly(TARIFF, rows) == {paid_in: 128000}


def test_weeks_of_two_months_wait_for_the_review_and_not_longer() -> None:
    # 18 May to 14 June is 14 days in May (£640.00) and 14 in June (£640.00)
    dated = {**IN_MAY, "agreed_on": "2026-05-18", "due_on": "2026-06-14", "achieved_on": "2026-06-09"}
    rows = records(plan("A"), outcome("A1", "A", **dated, reviewed_on="2026-06-10"))
    lines = settle(scheme(TARIFF), rows, "2026-06").by_id
    assert lines["A1/tariff/2026-05"].due_on == date(2026, 6, 10)
    assert lines["A1/tariff/2026-06"].due_on == date(2026, 6, 30)
    assert monthly(TARIFF, rows) == {"2026-06": 128000}


def test_what_came_too_late_is_not_earned_and_what_is_not_reviewed_is_open() -> None:
    late = outcome("A1", "A", **{**IN_MAY, "achieved_on": "2026-06-01"}, reviewed_on="2026-06-05")
    waits = outcome("A2", "A", agreed_on="2026-05-04", due_on="2026-05-31")
    words = settle(scheme(TARIFF), records(plan("A"), late, waits), "2026-06").in_words
    assert words == {"A1/tariff/2026-05": "not earned £1,280.00", "A2/tariff/2026-05": "open £1,280.00"}


HOURS = """
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    waits for: plan's agreed_on is known
    due: later of end of month and plan's agreed_on
"""


def test_hours_of_a_plan_that_was_agreed_late_are_due_when_it_was() -> None:
    rows = records(
        plan("A", agreed_on="2026-06-20"), visit("V1", "A", "2026-05-05", "60"), visit("V2", "A", "2026-06-05", "30")
    )
    # an hour of May and half an hour of June: £20.00 and £10.00, both due in June
    assert monthly(HOURS, rows) == {"2026-06": 3000}


INSTALMENTS = """
payments:
  yearly:
    assumed: made up
    pay: £1,200.00
    for each: person
    priced at: referred_on
    instalments: 12 monthly from referred_on{until}
    due: {due}
"""


def test_instalments_up_to_the_day_somebody_left_stand() -> None:
    until = INSTALMENTS.format(until=" until left_on", due="each instalment")
    rows = records(person("S7", "2026-04-15", left_on="2026-08-31"))
    # 15 April, May, June, July and August: five of £100.00
    settled = settle(scheme(until), rows, "2026-04-01 to 2027-03-31")
    assert settled.total == 50000
    assert [line.status for line in settled.lines].count(Status.NOT_EARNED) == 7
    assert monthly(until, rows) == {f"2026-{month:02}": 10000 for month in (4, 5, 6, 7, 8)}


@pytest.mark.parametrize(
    ("left_on", "due"), [("2026-05-14", 1), ("2026-05-15", 2), ("2026-04-15", 1), ("", 9), ("2027-12-31", 9)]
)
def test_the_day_of_an_instalment_against_the_last_day_decides(left_on: str, due: int) -> None:
    until = INSTALMENTS.format(until=" until left_on", due="each instalment")
    # from 15 April to 15 December nine fall due, unless somebody left before
    settled = settle(scheme(until), records(person("S7", "2026-04-15", left_on=left_on)), "2026-04-01 to 2026-12-31")
    assert settled.total == due * 10000


def test_a_last_day_that_is_not_known_leaves_instalments_open() -> None:
    until = """
payments:
  value:
    assumed: made up
    pay: £300.00
    for each: plan
    priced at: started_on
    instalments: 3 monthly from started_on until planned_end_on
    due: each instalment
"""
    rows = records(plan("A"), plan("B", planned_end_on="2026-06-03"))
    # from 4 May: B's second instalment, on 4 June, is after its last day
    words = settle(scheme(until), rows, "2026-04-01 to 2026-12-31").in_words
    assert [words[f"A/value/0{number}"] for number in (1, 2, 3)] == ["open £100.00"] * 3
    assert [words[f"B/value/0{number}"] for number in (1, 2, 3)] == ["£100.00", *["not earned £100.00"] * 2]


def test_instalments_may_wait_for_what_decides_them() -> None:
    waits = INSTALMENTS.format(until="", due="later of each instalment and referred_on + 70 days")
    waits += '    when: support_at_10_weeks is "none"\n'
    rows = records(person("S7", "2026-04-15", support_at_10_weeks="none"))
    # 70 days after 15 April is 24 June: April, May and June are due then, and July on 15 July
    assert monthly(waits, rows)["2026-06"] == 30000
    assert monthly(waits, rows)["2026-07"] == 10000


KEPT = """
measures:
  kept:
    assumed: made up
    count: visit where delivered_minutes >= planned_minutes
    out of: visit
    per: provider
    over: {over}
    dated by: visited_on
payments:
  bonus:
    assumed: made up
    pay: £1,000.00
    for each: visit
    priced at: visited_on
    due: end of {over}
    scaled by: kept
    steps of the whole:
      below 100%: nil
      from 100%: 100%
"""
THREE_VISITS = records(
    plan("A", started_on="2026-06-01"), visit("V1", "A", "2026-06-09", "30"), visit("V2", "A", "2027-02-09", "10"),
    visit("V3", "A", "2028-02-09", "10"),
)  # fmt: skip


@pytest.mark.parametrize(("over", "measured", "total"), [
    # by contract year 1 of 2 and 0 of 1 were kept; by calendar year 1 of 1, 0 of 1 and 0 of 1
    ("contract year", {"kept P1 2026-04-to-2027-03": "1 of 2", "kept P1 2027-04-to-2028-03": "0 of 1"}, 0),
    ("calendar year", {"kept P1 2026": "1 of 1", "kept P1 2027": "0 of 1", "kept P1 2028": "0 of 1"}, 100000),
])  # fmt: skip
def test_a_year_is_the_contracts_or_the_calendars(over: str, measured: dict[str, str], total: int) -> None:
    run = scheme(KEPT.format(over=over), runs="2026-04-01 to 2028-03-31")
    settled = settle(run, THREE_VISITS, "2026-04-01 to 2028-12-31")
    assert settled.measured == measured
    assert settled.total == total


def test_a_pool_of_a_contract_year_is_due_on_its_last_day() -> None:
    run = scheme(KEPT.format(over="contract year"), runs="2026-05-15 to 2028-05-14")
    lines = settle(run, THREE_VISITS, "2026-05-15 to 2028-12-31").by_id
    line = lines["P1/bonus/2026-05-15-to-2027-05-14"]
    assert (line.due_on, line.service_from) == (date(2027, 5, 14), date(2026, 5, 15))


WEEKS = """
payments:
  care:
    assumed: made up
    pay: £70.00
    for each: week of plan for {many} from started_on
    part weeks: by the day
    priced at: started_on
    due: end of month
"""


def test_twelve_weeks_are_84_days() -> None:
    settled = settle(
        scheme(WEEKS.format(many="12 weeks")), records(plan("A", started_on="2026-06-01")), "2026-04-01 to 2026-12-31"
    )
    # 84 days at £10.00
    assert settled.total == 84000
    assert settled.lines[-1].service_to == date(2026, 8, 23)


@settings(max_examples=tries(60))
@given(
    st.dates(date(2026, 4, 1), date(2027, 3, 31)),
    st.integers(1, 30),
    st.sampled_from(["day", "week", "month"]),
)
def test_so_long_from_a_day_ends_where_the_next_so_long_begins(first: date, many: int, unit: str) -> None:
    rows = records(plan("A", started_on=first.isoformat()))
    settled = settle(
        scheme(WEEKS.format(many=f"{many} {unit}{'' if many == 1 else 's'}")), rows, "2026-04-01 to 2035-12-31"
    )
    if unit == "month":
        after = add_months_last_day_where_shorter(first, many)
    else:
        after = first + timedelta(days=many * (7 if unit == "week" else 1))
    pieces = sorted((line.service_from or after, line.service_to or after) for line in settled.lines)
    assert pieces[0][0] == first
    assert pieces[-1][1] == after - timedelta(days=1)
    assert all(one[1] + timedelta(days=1) == other[0] for one, other in pairwise(pieces))
    # to a whole number of sevenths of £70.00 nothing is rounded, so each day is £10.00
    assert settled.total == (after - first).days * 1000


REVIEWED = {"due_on": "2026-06-14", "reviewed_on": "2026-06-18", "verified_by": "council"}


def of_months(run: CompiledScheme, rows: Tables, *months: str) -> dict[str, int]:
    """What each of these months comes to, in pence."""
    return {month: settle(run, rows, month).total for month in months}


def test_an_outcome_that_was_agreed_after_its_review_is_due_when_it_was_agreed() -> None:
    rows = records(
        plan("A", rate="standard", agreed_on="2026-07-02", planned_end_on="2026-06-14"),
        outcome("A1", "A", agreed_on="2026-07-02", result="achieved", achieved_on="2026-06-14", **REVIEWED),
        outcome("A2", "A", agreed_on="2026-07-02", result="not_achieved", **REVIEWED),
    )
    # the tariff of £400.00, and 25% of it taken off for the one that failed: £300.00, once the plan was agreed
    paid = of_months(shipped("wiltshire-penalty-and-reward"), rows, "2026-05", "2026-06", "2026-07", "2026-08")
    assert paid == {"2026-05": 0, "2026-06": 0, "2026-07": 30000, "2026-08": 0}


def test_a_bonus_reviewed_before_the_package_ended_is_due_when_it_had() -> None:
    ended = {"ended_on": "2026-07-03", "end_reason": "completed", "support_at_end": "none", "reviewed_on": "2026-06-29"}
    # the price of £1,575.00 in May, the bonus of £250.00 in July
    rows = records(plan("A", plan_type="reablement", **ended))
    paid = of_months(shipped("essex-reablement-bonus"), rows, "2026-05", "2026-06", "2026-07", "2026-08")
    assert paid == {"2026-05": 157500, "2026-06": 0, "2026-07": 25000, "2026-08": 0}


GATES = [
    "",
    'when: result is "achieved"',
    "waits for: plan's agreed_on is known",
    "waits for: agreed_on is known",
    "waits for: reviewed_on is known and plan's ended_on is known",
    'when: plan\'s end_reason is not "died"',
    'not assessed when: plan\'s end_reason is "died"',
    'when: result is "achieved" and plan\'s support_at_end is "none"',
    "when: achieved_on <= due_on",
]
BASES = ["outcome", "week of outcome from agreed_on to due_on", "day of outcome for 5 weeks from plan's started_on"]
CHOICES = ["reviewed_on", "plan's agreed_on", "agreed_on", "plan's ended_on", "plan's reviewed_on", "plan's started_on"]
DAYS = st.dates(date(2026, 4, 1), date(2026, 7, 31)).map(date.isoformat)


@st.composite
def one_payment(draw: st.DrawFn) -> str:
    """A payment with some condition, due on the later of some days."""
    base, gate = draw(st.sampled_from(BASES)), draw(st.sampled_from(GATES))
    chosen = draw(st.lists(st.sampled_from(CHOICES), min_size=1, max_size=3, unique=True))
    days = ["end of month", *chosen] if base != "outcome" or draw(st.booleans()) else chosen
    due = days[0] if len(days) == 1 else f"later of {' and '.join(days)}"
    lines = ["assumed: made up", "pay: £70.00", f"for each: {base}", "priced at: plan's started_on", f"due: {due}"]
    lines += ["part weeks: by the day"] if base.startswith("week") else []
    return "\n    ".join(["payments:\n  one:", *lines, *([gate] if gate else [])]) + "\n"


@st.composite
def one_outcome(draw: st.DrawFn) -> Tables:
    """An outcome achieved by the day it was reviewed, of a plan that started on 1 April; every other day is free."""
    reason = draw(st.sampled_from(["died", "completed"]))
    dated = {name: draw(DAYS) for name in ("agreed_on", "ended_on", "reviewed_on")}
    of_plan = {**dated, "started_on": "2026-04-01", "end_reason": reason, "support_at_end": "none"}
    achieved_on, reviewed_on = sorted((draw(DAYS), draw(DAYS)))
    found = {"result": "achieved", "achieved_on": achieved_on, "reviewed_on": reviewed_on}
    return records(plan("A", **of_plan), outcome("A1", "A", agreed_on=draw(DAYS), due_on=draw(DAYS), **found))


@settings(max_examples=tries(300), deadline=None)
@given(one_payment(), one_outcome())
def test_what_is_not_warned_of_is_in_exactly_one_months_total(payment: str, rows: Tables) -> None:
    run = scheme(payment)
    if not run.scheme.warnings:
        by_month = of_months(run, rows, *MONTHS[:5])
        assert sum(by_month.values()) == settle(run, rows, "2026-04-01 to 2026-12-31").total
