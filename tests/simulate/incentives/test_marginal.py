"""What one more success, week and hour bring, worked by hand."""

from fractions import Fraction

import pytest

from pbr.simulate.incentives.case_band import CaseBand
from pbr.simulate.incentives.marginal import MarginalGain, by_band
from pbr.simulate.incentives.marginal_care import not_looked_at
from pbr.simulate.incentives.one_plan_changed import MoreCare
from pbr.simulate.incentives.sample_of_records import EACH_BAND
from pbr.simulate.payoff.payment_dependence import CannotBeDrawnError, fact_of
from tests.engine.rows import outcome, plan, records, visit
from tests.engine.settled import scheme
from tests.engine.test_limits import limit
from tests.simulate.incentives.contracts import BY_THE_HOUR, RETAINED, WEEKLY, outcomes, tried

ENDED = {"planned_end_on": "2026-06-14", "ended_on": "2026-06-14", "end_reason": "completed"}
THREE = records(
    plan("A", rate="standard", **ENDED),
    outcome("A1", "A", result="achieved", reviewed_on="2026-06-20"),
    outcome("A2", "A", result="not_achieved", reviewed_on="2026-06-20"),
    outcome("A3", "A", kind="maintenance"),
)


def brought(found: list[MarginalGain]) -> dict[str, int]:
    """The pence of each record's step to success."""
    return {one.record_id: one.pence for one in found if one.step.is_success}


def test_one_more_success_brings_its_price_less_what_failing_pays() -> None:
    found = tried(outcomes(), THREE)
    # Whatever became of an outcome: £100.00 if it is achieved and £10.00 if it fails.
    assert brought(found) == {"A1": 9000, "A2": 9000, "A3": 9000}
    assert {one.pence for one in found if one.step.better == "achieved_sooner"} == {0}
    success = [one for one in by_band(found) if one.step.is_success]
    assert [(one.band, one.mean, one.nil) for one in success] == [
        (CaseBand("initial", "standard", "improvement"), Fraction(9000), 0),
        (CaseBand("initial", "standard", "maintenance"), Fraction(9000), 0),
    ]


def test_a_cap_that_is_reached_leaves_nothing_for_one_more_success() -> None:
    capped = outcomes(failure="£0.00", limits="limits:\n" + limit("cap", "no more than: £150.00", "plan", "success"))
    rows = records(
        plan("A", **ENDED),
        plan("B", person_id="S2", **ENDED),
        *(outcome(each, "A", result="achieved", reviewed_on="2026-06-20") for each in ("A1", "A2", "A3")),
        outcome("B1", "B", result="achieved", reviewed_on="2026-06-20"),
        outcome("B2", "B"),
    )
    found = [one for one in tried(capped, rows) if one.step.is_success]
    # A has £300.00 and £200.00 without one of them, capped at £150.00 both ways. B has £100.00; its second outcome
    # would bring £50.00 of its £100.00, and the first, the second not being known, brings its whole price.
    assert brought(found) == {"A1": 0, "A2": 0, "A3": 0, "B1": 10000, "B2": 5000}
    assert {one.record_id for one in found if one.capped} == {"A1", "A2", "A3"}
    (band,) = by_band(found)
    assert (band.nil, band.capped, band.least, band.most, band.mean) == (3, 3, 0, 10000, Fraction(15000, 5))


def test_a_cap_over_a_provider_counts_everybody() -> None:
    capped = outcomes(
        failure="£0.00", limits="limits:\n" + limit("cap", "no more than: £150.00", "provider", "success")
    )
    rows = records(
        *(plan(each, person_id=f"S-{each}", **ENDED) for each in "ABC"),
        *(outcome(f"{each}1", each, result="achieved", reviewed_on="2026-06-20") for each in "AB"),
        outcome("C1", "C", kind="maintenance"),
        plan("D", provider_id="P2", **ENDED),
        outcome("D1", "D", kind="maintenance"),
    )
    # P1 has £200.00 of £150.00 with A and B: C brings nothing, and either of A and B the £50.00 between £100.00 and
    # the cap. P2 has nothing else.
    assert brought(tried(capped, rows)) == {"A1": 5000, "B1": 5000, "C1": 0, "D1": 10000}


def test_a_week_more_is_paid_by_the_week() -> None:
    weekly = scheme(WEEKLY)
    assert {one.step.better: one.pence for one in tried(weekly, THREE)} == {"one more week": 7000}
    assert not_looked_at(weekly) == (MoreCare.HOUR, MoreCare.WEEK_AGREED, MoreCare.HOUR_AGREED)


def test_a_week_more_repeats_the_visits_of_the_last_week_and_an_hour_more_lengthens_one() -> None:
    rows = records(
        plan("A"),
        visit("V1", "A", "2026-05-05", "60"),
        visit("V2", "A", "2026-05-20", "30"),
        visit("V3", "A", "2026-05-26", "45"),
    )
    # The last week is 20 to 26 May: 75 minutes at £20.00 an hour.
    found = {one.step.better: one.pence for one in tried(scheme(BY_THE_HOUR), rows)}
    assert found == {"one more week": 2500, "one more hour": 2000}


def test_one_success_may_bring_a_whole_step_of_a_measure_or_nothing() -> None:
    reviewed = {"due_on": "2026-06-14", "reviewed_on": "2026-06-20"}
    rows = records(
        plan("A", **ENDED),
        outcome("A1", "A", result="achieved", **reviewed),
        outcome("A2", "A", result="not_achieved", **reviewed),
        outcome("A3", "A", kind="maintenance", result="not_achieved", **reviewed),
    )
    # One of three releases nothing, and two of three half of £100.00. Without A1 there is none: it would make one.
    assert brought(tried(scheme(RETAINED), rows)) == {"A1": 0, "A2": 5000, "A3": 5000}


def test_what_others_leave_open_is_no_amount_to_compare_with() -> None:
    reviewed = {"due_on": "2026-06-14", "reviewed_on": "2026-06-20"}
    rows = records(
        plan("A", **ENDED),
        outcome("A1", "A", result="achieved", **reviewed),
        outcome("A2", "A", due_on="2026-06-14"),
        outcome("A3", "A", due_on="2026-06-14"),
    )
    # With A1 achieved, from one to three of three fit: nil, half or all. With A1 failed, from none to two: nil or
    # half. Whatever A1 is, what is released is open, and so it is for A2 while A3 is not known.
    assert brought(tried(scheme(RETAINED), rows)) == {}


def test_every_result_is_tried_and_the_order_of_rows_changes_nothing() -> None:
    names = [f"A{number:02}" for number in range(30)]
    rows = records(plan("A", **ENDED), *(outcome(name, "A") for name in names))
    backwards = records(*(outcome(name, "A") for name in reversed(names)), plan("A", **ENDED))
    found = tried(outcomes(), rows)
    assert found == tried(outcomes(), backwards)
    assert [one.record_id for one in found if one.step.is_success] == names


def test_of_many_plans_a_few_are_given_more_care() -> None:
    names = [f"A{number:02}" for number in range(30)]
    found = tried(scheme(WEEKLY), records(*(plan(name, **ENDED) for name in names)))
    assert (len(found), found[0].record_id, found[-1].record_id) == (EACH_BAND, "A00", "A29")


def test_one_more_hour_is_paid_after_all_that_the_provider_has_had() -> None:
    so_far = BY_THE_HOUR.replace("pay: £20.00", "pay: hourly_rate")
    prices = """
prices:
  hourly_rate:
    assumed: made up
    by: hours so far for each provider and run
    from 2026-04-01:
      first 2: £20.00 per hour
      after that: £12.00 per hour
"""
    rows = records(
        *(plan(each, person_id=f"S-{each}", **ENDED) for each in "AB"),
        visit("A1", "A", "2026-06-01", "60"),
        visit("B1", "B", "2026-06-02", "60"),
    )
    # Alone each of them has had an hour, and another would be the second. The two together have had two.
    assert {one.pence for one in tried(scheme(prices + so_far), rows) if one.record_id in "AB"} == {1200}


def test_what_goes_by_how_much_there_was_so_far_is_not_drawn() -> None:
    counted = scheme(
        """
prices:
  outcome_price:
    assumed: made up
    by: outcomes so far for each provider and run
    from 2026-04-01:
      first 2: £100.00
      after that: £60.00
payments:
  met:
    assumed: made up
    pay: outcome_price
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
"""
    )
    with pytest.raises(CannotBeDrawnError, match="'met' is paid by outcomes so far for each provider and run, so what"):
        fact_of(counted.scheme.payments[0], counted.scheme)
