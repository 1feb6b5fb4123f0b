"""Hours of care that are delivered, agreed, not known or still to come, worked by hand."""

from datetime import date
from fractions import Fraction

from pbr.records.extract.as_at import as_known
from pbr.records.table import Records
from pbr.simulate.provider.care_cost import Care, cost_of, cost_of_care
from pbr.simulate.provider.care_volume import care_volume_in, going_on_after
from pbr.values.period import Period
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import extract_of
from tests.simulate.assumed import assumptions_of
from tests.simulate.incentives.contracts import outcomes
from tests.simulate.provider.by_hand import LAST
from tests.simulate.scenario.by_hand import HEAD

MAY_END = date(2026, 5, 31)
FIELDS = frozenset({"started_on", "planned_end_on", "ended_on", "hours_delivered", "weekly_hours"})
VISITS = frozenset({"visited_on", "delivered_minutes"})


def known(tables: Tables, as_at: date = LAST, fields: frozenset[str] = FIELDS) -> Records:
    contract = outcomes()
    needs = {"plans": fields, "visits": VISITS} if "visits" in tables else {"plans": fields}
    return as_known(extract_of(type(contract)(contract.scheme, needs), tables), as_at)


AGREED = records(
    plan("A", ended_on="2026-05-17", hours_delivered="10", weekly_hours="70"),
    plan("B", planned_end_on="2026-05-24", weekly_hours="7"),
    plan("C", weekly_hours="7"),
    plan("D", planned_end_on="2026-05-24"),
    plan("E", ended_on="2026-05-17", hours_delivered="0", weekly_hours="7"),
)


def test_hours_agreed_stand_for_hours_that_are_not_delivered_yet() -> None:
    work = care_volume_in(known(AGREED))
    assert work.hours is not None
    # A's 10 hours were delivered. B has 21 days at an hour a day. E was given none of its hours.
    assert {when.plan.plan_id: hours for when, hours in work.hours.items()} == {"A": 10, "B": 21}
    # C says no end, and D no hours.
    assert {cared.plan_id for cared in work.not_known} == {"C", "D"}


def test_hours_of_a_plan_that_has_not_ended_yet_are_those_agreed_to_its_planned_end() -> None:
    rows = plan("F", planned_end_on="2026-06-14", ended_on="2026-06-12", hours_delivered="50", weekly_hours="7")
    for as_at, many in ((LAST, 50), (MAY_END, 42)):
        work = care_volume_in(known(records(rows), as_at))
        assert work.hours is not None
        assert sum(work.hours.values()) == many


def test_plans_whose_hours_are_not_known_are_counted_where_an_hour_costs_something() -> None:
    work = care_volume_in(known(AGREED))
    by_the_hour, by_the_plan = cost_of_care(work, Fraction(2000), None), cost_of_care(work, None, Fraction(6000))
    assert by_the_hour is not None
    assert by_the_plan is not None
    # 31 hours at £20.00; five plans at £60.00.
    assert [by_the_hour.total, by_the_plan.total] == [62_000, 30_000]
    said = [Care(cost, cost, LAST, frozenset()).hours_not_known for cost in (by_the_hour, by_the_plan)]
    assert said == ["the hours of 2 plans are not known: their care is not in what it costs", ""]


def test_where_no_margin_is_left_rests_on_the_same_cost() -> None:
    assumed = assumptions_of(HEAD, ("figures.cost_per_hour=£20.00", "figures.cost_per_plan=£60.00"))
    assert cost_of(known(AGREED), assumed) == 62_000 + 30_000


def test_plans_with_visits_to_come_are_counted() -> None:
    rows = records(
        plan("A", planned_end_on="2026-05-24"),
        plan("B", planned_end_on="2026-06-14", ended_on="2026-05-20"),
        plan("C", planned_end_on="2026-06-14", ended_on="2026-06-10"),
        visit("V1", "A", "2026-05-05", "60"),
    )
    # A has no end, and C ends after May: a blank end means that a plan goes on.
    going_on = going_on_after(known(rows, MAY_END), MAY_END)
    assert {cared.plan_id for cared in going_on} == {"A", "C"}
    # Without ends, what was planned says it.
    planned = known(rows, MAY_END, FIELDS - {"ended_on", "hours_delivered"})
    assert {cared.plan_id for cared in going_on_after(planned, MAY_END)} == {"B", "C"}
    without_visits = known({"plans": rows["plans"]}, MAY_END)
    assert going_on_after(without_visits, MAY_END) == frozenset()


def test_only_the_care_of_a_period_is_in_it() -> None:
    rows = records(plan("A", started_on="2026-05-30", ended_on="2026-06-03", hours_delivered="10"))
    may, june = (Period(date(2026, month, 1), date(2026, month, 30)) for month in (5, 6))
    middle = Period(date(2026, 6, 2), date(2026, 6, 15))
    # Two hours a day: 30 May is one of the two days in May, and 2 and 3 June are in the middle period.
    for period, hours, plans in ((may, 2, 1), (june, 6, 0), (middle, 4, 0)):
        work = care_volume_in(known(rows), period)
        assert work.hours is not None
        assert work.plans is not None
        assert (sum(work.hours.values()), sum(work.plans.values())) == (hours, plans)
    seen = records(plan("A"), visit("V1", "A", "2026-05-30", "60"), visit("V2", "A", "2026-06-02", "90"))
    work = care_volume_in(known(seen), june)
    assert work.hours is not None
    assert list(work.hours.values()) == [Fraction(3, 2)]
