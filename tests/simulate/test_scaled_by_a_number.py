"""What a number scales is compared exactly and not drawn, nor is what looks at other plans; and each says why."""

import pytest

from pbr.records.extract.needed import looks_of
from pbr.simulate.payoff.payment_dependence import CannotBeDrawnError
from tests.engine.rows import plan, records
from tests.engine.settled import scheme, shipped
from tests.simulate.drawn import model_of

SCALED = """
measures:
  kept:
    assumed: made up
    {measured}
    per: {per}
    over: quarter
    dated by: started_on
    compared with: {before}
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: plan
    priced at: started_on
    scaled by: kept
    steps of the whole:
      below {edge}: nil
      from {edge}: 100%
    due: end of quarter
"""
COUNTED = 'count: plan where support_at_end is "none"\n    out of: plan'
OF_A_NUMBER = "mean: weekly_hours\n    for each: plan"


def contract(measured: str, per: str, before: str, edge: str) -> str:
    return SCALED.format(measured=measured, per=per, before=before, edge=edge)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(contract(OF_A_NUMBER, "provider", "20 hours a week", "15 hours a week"), id="a mean"),
        pytest.param(contract(COUNTED, "provider", "40%", "10% more"), id="a change"),
        pytest.param(contract(COUNTED, "all together", "40%", "50%"), id="all together"),
    ],
)
def test_what_is_no_share_of_a_provider_is_not_drawn(written: str) -> None:
    said = "'care' is scaled by 'kept', and what is drawn is scaled by a share counted for each provider"
    with pytest.raises(CannotBeDrawnError, match=said):
        model_of(scheme(written), records(plan("A")))


def test_a_share_of_a_provider_is_drawn_whatever_it_is_compared_with() -> None:
    model_of(scheme(contract(COUNTED, "provider", "40%", "50%")), records(plan("A")))


def test_a_share_that_looks_at_other_plans_is_not_drawn_where_money_hangs_on_it() -> None:
    looks = COUNTED.replace('support_at_end is "none"', 'another plan of the person where (plan_type is "ongoing")')
    with pytest.raises(CannotBeDrawnError, match=r'"another plan of the person where .* looks at other records'):
        model_of(scheme(contract(looks, "provider", "40%", "50%")), records(plan("A")))


def test_wirral_is_drawn_for_no_money_hangs_on_its_measure_that_looks_at_other_plans() -> None:
    wirral = shipped("wirral-rapid-access")
    assert looks_of(wirral.needs), "the scheme looks at other plans no more, and this test shows nothing"
    model_of(wirral, records(plan("A")))
