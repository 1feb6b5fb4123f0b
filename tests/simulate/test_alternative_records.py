"""What is drawn, and how records stand when it turns out in each way."""

from datetime import date

import pytest

from pbr.records.table import Records
from pbr.simulate.payoff.alternative_records import Fact, UncertainRecords, WhichDrawn, facts_used, needs_to_draw
from pbr.simulate.payoff.payment_dependence import CannotBeDrawnError
from pbr.simulate.payoff.uncertain_result import Component, Rates, with_success_rate
from tests.engine.rows import Tables, outcome, person, plan, records
from tests.engine.settled import scheme, shipped
from tests.simulate.drawn import CHANCES, drawn_from, model_of

RESULT: Fact = ("outcomes", "result")
WILTSHIRE = shipped("wiltshire-penalty-and-reward")


def ids(tables: Tables, which: WhichDrawn, as_at: str = "2027-03-31", scheme_name: str = "") -> list[str]:
    """The records that are drawn."""
    contract = shipped(scheme_name) if scheme_name else WILTSHIRE
    return [component.record_id for component in drawn_from(contract, tables, which, as_at).components]


def outcomes_at(drawn: UncertainRecords, alternative: int) -> dict[str, dict[str, object]]:
    """The outcomes in one way, each as its fields."""
    at: Records = drawn.at([RESULT], RESULT, alternative, WILTSHIRE.needs)
    table = at.tables["outcomes"]
    return {row[0]: {name: row[place] for name, place in table.layout.items()} for row in table.rows}


MIXED = records(
    plan("A"),
    outcome("A1", "A", due_on="2026-06-14"),
    outcome("A2", "A", due_on="2026-06-14", result="achieved", achieved_on="2026-06-01", reviewed_on="2026-07-01"),
    outcome("A3", "A", due_on="2026-06-14", result="achieved", reviewed_on="2026-06-15", disputed="yes"),
    outcome("A4", "A", due_on="2026-06-14", result="not_assessed", reviewed_on="2026-06-15"),
    plan("B", ended_on="2026-05-20", end_reason="died"),
    outcome("B1", "B", due_on="2026-06-14"),
    outcome("B2", "B", due_on="2026-06-14", result="achieved", reviewed_on="2026-05-18"),
)


def test_what_is_not_known_yet_is_drawn_or_everything_again() -> None:
    assert ids(MIXED, WhichDrawn.NOT_KNOWN_YET) == ["A1", "A3"]
    assert ids(MIXED, WhichDrawn.ALL) == ["A1", "A2", "A3"]
    # A2 was reviewed in July, so in June it was not known.
    assert ids(MIXED, WhichDrawn.NOT_KNOWN_YET, "2026-06-30") == ["A1", "A2", "A3"]


def test_an_outcome_stands_as_it_turned_out() -> None:
    drawn = drawn_from(WILTSHIRE, MIXED)
    sooner, achieved, failed = (outcomes_at(drawn, way) for way in range(3))
    shown = ("result", "achieved_on", "reviewed_on", "verified_by", "disputed")
    due = date(2026, 6, 14)
    assert [sooner["A1"][name] for name in shown] == ["achieved", date(2026, 5, 31), due, "council", False]
    assert [achieved["A1"][name] for name in shown] == ["achieved", due, due, "council", False]
    assert [failed["A1"][name] for name in shown] == ["not_achieved", None, due, "council", False]
    # A known review keeps its day where it is after the day due; a dispute is over once the result is drawn.
    assert achieved["A2"]["reviewed_on"] == date(2026, 7, 1)
    assert failed["A3"]["disputed"] is False


def test_what_an_event_ended_is_not_drawn_and_what_it_left_unknown_stays_so() -> None:
    drawn = drawn_from(WILTSHIRE, MIXED)
    for way in range(3):
        at = outcomes_at(drawn, way)
        assert (at["B1"]["result"], at["B2"]["result"], at["A4"]["result"]) == (
            None, "achieved", "not_assessed",
        )  # fmt: skip


def test_sooner_is_before_the_day_due_and_not_before_the_start_where_it_can_be() -> None:
    rows = records(plan("A"), outcome("A1", "A", due_on="2026-05-10"), outcome("A2", "A", due_on="2026-05-04"))
    at = outcomes_at(drawn_from(WILTSHIRE, rows), 0)
    assert (at["A1"]["achieved_on"], at["A2"]["achieved_on"]) == (date(2026, 5, 4), date(2026, 5, 3))


def test_plans_without_an_end_and_people_who_left_are_not_drawn() -> None:
    plans = records(
        plan("A", plan_type="reablement"),
        plan("B", plan_type="reablement", planned_end_on="2026-06-14"),
        plan("C", plan_type="reablement", ended_on="2026-06-01", end_reason="hospital"),
    )
    assert ids(plans, WhichDrawn.ALL, scheme_name="essex-reablement-bonus") == ["B"]
    people = records(
        person("S1", "2026-04-06"),
        person("S2", "2026-04-06", left_on="2026-05-01"),
        person("S3", "2026-04-06", support_at_10_weeks="same"),
    )
    at_risk = "population-prime-provider-at-risk"
    assert ids(people, WhichDrawn.ALL, scheme_name=at_risk) == ["S1:P1:2026-04-06", "S3:P1:2026-04-06"]
    assert ids(people, WhichDrawn.NOT_KNOWN_YET, scheme_name=at_risk) == ["S1:P1:2026-04-06"]


def test_only_what_a_scheme_uses_is_drawn_and_its_days_are_read() -> None:
    assert facts_used(shipped("time-and-task").needs) == ()
    assert facts_used(WILTSHIRE.needs) == (RESULT,)
    assert needs_to_draw(shipped("time-and-task").needs) == shipped("time-and-task").needs
    needs = needs_to_draw(WILTSHIRE.needs, by=("area",))
    assert {"due_on", "result", "kind"} <= needs["outcomes"]
    assert {"planned_end_on", "end_reason", "area"} <= needs["plans"]


def test_a_group_is_read_from_the_outcome_and_its_plan() -> None:
    (component,) = drawn_from(WILTSHIRE, records(plan("A", rate="specialist"), outcome("A1", "A"))).components
    assert [component.of(name) for name in ("outcome", "kind", "plan_type", "rate", "area")] == [
        "washing", "improvement", "initial", "specialist", "",
    ]  # fmt: skip


def test_another_success_rate_keeps_the_split_on_either_side() -> None:
    one = Component("outcomes", "result", "A1", "P1", ())
    rates: Rates = {one: CHANCES[3]}
    # A tenth and a half of 60% become a twentieth and a quarter of 30%.
    assert [str(chance) for chance in with_success_rate(one, rates[one], CHANCES[3][0] * 3)] == ["1/20", "1/4", "7/10"]


BOTH = """
payments:
  bonus:
    assumed: made up
    pay: £100.00
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved" and plan's support_at_end is "none"
    due: reviewed_on
"""


def test_a_payment_that_depends_on_two_drawn_facts_is_refused_with_the_reason() -> None:
    with pytest.raises(CannotBeDrawnError, match=r"'bonus' depends on .*result and .*support_at_end together"):
        model_of(scheme(BOTH), records(plan("A"), outcome("A1", "A")))


def test_a_limit_by_window_is_not_drawn_and_the_reason_is_given() -> None:
    by_month = """
limits:
  cap:
    assumed: made up
    no more than: £100.00
    of: bonus
    over: provider and month
"""
    alone = BOTH.replace(' and plan\'s support_at_end is "none"', "")
    assert model_of(scheme(alone), records(plan("A"), outcome("A1", "A"))).limits == ()
    with pytest.raises(CannotBeDrawnError, match=r"'cap' is a limit over each month"):
        model_of(scheme(alone + by_month), records(plan("A"), outcome("A1", "A")))
