"""A plan settled by itself, beside what the others of its provider left, brings what all settled together do."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.held_row import HeldRow
from pbr.records.table import Records
from pbr.simulate.incentives import marginal_care
from pbr.simulate.incentives.affected_records import looks_at_the_whole_provider
from pbr.simulate.incentives.beside_the_rest import BesideTheRest, is_finished_from_parts
from pbr.simulate.incentives.marginal import MarginalGain
from pbr.simulate.incentives.marginal_care import not_looked_at, of_care
from pbr.simulate.incentives.one_plan_changed import MoreCare
from pbr.simulate.incentives.payment_for_records import paid_for
from pbr.simulate.payoff.marginal_payoff import Paid
from tests.engine.generated import extracts
from tests.engine.rows import Tables, outcome, plan, records, visit
from tests.engine.settled import NAMES, scheme, shipped
from tests.engine.test_generated_payments import some
from tests.simulate.incentives.contracts import known

BY_PARTS = [
    name
    for name in NAMES
    if looks_at_the_whole_provider(shipped(name).scheme)
    and is_finished_from_parts(shipped(name).scheme)
    and len(not_looked_at(shipped(name))) < len(MoreCare)
]


def both_ways(contract: CompiledScheme, tables: Tables) -> tuple[list[MarginalGain], list[MarginalGain]]:
    """What more care brings, each plan settled beside the rest, and all records of a provider settled again."""
    rows = known(contract, tables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marginal_care, "is_finished_from_parts", lambda scheme: False)
        together = list(of_care(contract, rows))
    return list(of_care(contract, rows)), together


def test_the_schemes_of_which_that_is_so() -> None:
    assert "hourly-withheld-until-targets-are-met" in BY_PARTS


@pytest.mark.parametrize("name", BY_PARTS)
@settings(some, max_examples=5)
@given(data=st.data())
def test_a_scheme_that_comes_with_pbr(name: str, data: st.DataObject) -> None:
    by_parts, together = both_ways(shipped(name), data.draw(extracts(name)))
    assert by_parts == together


@some
@given(tables=extracts("any"))
def test_retention_and_a_cap_of_any_records(tables: Tables) -> None:
    by_parts, together = both_ways(scheme(CAPPED), tables)
    assert by_parts == together


CAPPED = """
sources:
  contract: the contract of a test
payments:
  hours:
    source: contract, clause 1
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: end of month
  share:
    source: contract, clause 2
    pay: £2.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: end of month
    scaled by: achieved
    steps of the whole:
      below 50%: nil
      from 50%: 100%
measures:
  achieved:
    source: contract, clause 3
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: run
    dated by: due_on
limits:
  cap:
    source: contract, clause 4
    no more than: £65.00
    over: provider
    of: hours, share
"""


def test_an_hour_more_beside_what_other_plans_left_for_a_measure_and_a_cap_by_hand() -> None:
    # Each of two plans has an hour, and the one outcome was achieved: twice £22.00 are £44.00. An hour more makes that
    # £66.00, of which the cap leaves £65.00: it brings £21.00. Where B has two hours the cap is reached before.
    day, achieved = "2026-06-01", {"due_on": "2026-06-14", "result": "achieved", "achieved_on": "2026-06-10"}
    two = [plan("A"), plan("B", person_id="S2"), outcome("A1", "A", **achieved)]
    two += [visit("A2", "A", day, "60"), visit("B1", "B", day, "60")]
    found, together = both_ways(scheme(CAPPED), records(*two))
    assert hours_of(found) == {"A": (2_100, 2_200), "B": (2_100, 2_200)}
    assert found == together
    found, together = both_ways(scheme(CAPPED), records(*two, visit("B2", "B", day, "60")))
    assert hours_of(found) == {"A": (0, 2_200), "B": (0, 2_200)}
    assert found == together


def test_a_row_that_is_held_is_not_known_once_and_not_once_for_each_plan() -> None:
    # One outcome of one is achieved, and a row of another could not be read: 50% to 100%, which releases all. Each of
    # two plans has an hour, £22.00 each. Counted twice it would be a third at least, and nothing would be decided.
    day, achieved = "2026-06-01", {"due_on": "2026-06-14", "result": "achieved", "achieved_on": "2026-06-10"}
    two = [plan("A"), plan("B", person_id="S2"), outcome("A1", "A", **achieved)]
    two += [visit("A2", "A", day, "60"), visit("B1", "B", day, "60")]
    contract = scheme(CAPPED)
    held = HeldRow("outcomes", "outcomes.csv", 3, "A2", "P1", (), "A")
    rows = replace(known(contract, records(*two)), held_rows=(held,))
    assert paid_beside(contract, rows) == paid_for(contract, rows) == Paid(4_400, 4_400)


def test_what_persons_are_paid_is_no_income_of_the_provider() -> None:
    # A's person is paid £110.00 for four weeks, and B's provider £150.00 at the end of them.
    care = {"started_on": "2026-06-01", "ended_on": "2026-06-28", "chosen_on": "2026-05-22", "paid_from": "2026-06-01"}
    care |= {"plan_type": "ongoing", "four_weeks_value": "150.00", "person_pays_in_four_weeks": "40.00"}
    own = [plan("A", choice="direct_payment", **care), plan("B", person_id="S2", choice="accepted", **care)]
    contract = shipped("direct-payment")
    rows = known(contract, records(*own))
    assert paid_beside(contract, rows) == paid_for(contract, rows) == Paid(15_000, 15_000)


def paid_beside(contract: CompiledScheme, rows: Records) -> Paid | None:
    """What a provider is paid for all of its plans, each settled by itself."""
    return BesideTheRest(contract, rows, rows.tables["plans"].rows).paid_as_it_is()


def hours_of(found: list[MarginalGain]) -> dict[str, tuple[int, int]]:
    """What an hour more of a plan brings, with the limits and without."""
    return {one.record_id: (one.pence, one.before_limits) for one in found if one.step.care is MoreCare.HOUR}
