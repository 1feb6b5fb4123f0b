"""What is added up is compared exactly; it is drawn where it hangs on its own plan's result, and refused elsewhere."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.simulate.payoff.payment_dependence import CannotBeDrawnError
from tests.engine.rows import outcome, plan, records, visit
from tests.engine.settled import scheme
from tests.simulate.drawn import model_of
from tests.simulate.test_each_draw import check
from tests.thorough import tries

CARE = """
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    added up: by {by}
    rounded: up to 30 minutes
    priced at: visited_on
    when: plan's support_at_end is "none"
    due: {due}
"""
DAYS = ("2026-05-05", "2026-05-06", "2026-06-01")
MINUTES = st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(DAYS), st.integers(0, 50)), max_size=6)


@settings(max_examples=tries(15), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(visits=MINUTES, by=st.sampled_from(["plan and day", "plan and month", "plan"]), seed=st.integers(0, 9))
def test_by_plan_each_draw_is_what_the_engine_gives(visits: list[tuple[str, str, int]], by: str, seed: int) -> None:
    made = [visit(f"V{at}", plan_id, day, str(minutes)) for at, (plan_id, day, minutes) in enumerate(visits)]
    plans = (plan("A", planned_end_on="2026-06-14"), plan("B", person_id="S2", planned_end_on="2026-06-14"))
    contract = scheme(CARE.format(by=by, due="later of end of month and plan's reviewed_on"))
    check(contract, records(*plans, *made), seed)


def test_by_provider_what_one_plan_brings_depends_on_the_others() -> None:
    contract = scheme(CARE.format(by="provider and month", due="end of month + 6 weeks"))
    with pytest.raises(CannotBeDrawnError, match=r"'care' is added up by provider and month, so what one brings"):
        model_of(contract, records(plan("A"), visit("V1", "A", "2026-05-05", "30")))


def test_results_of_outcomes_are_not_drawn_where_they_are_counted_together() -> None:
    counted = """
payments:
  achieved:
    assumed: made up
    pay: £10.00
    for each: outcome
    added up: by plan
    priced at: plan's started_on
    when: result is "achieved"
    due: plan's ended_on
"""
    with pytest.raises(CannotBeDrawnError, match=r"'achieved' is added up by plan, so what one brings"):
        model_of(scheme(counted), records(plan("A"), outcome("A1", "A")))
