"""Cash month by month, worked by hand over a settlement of the engine."""

from datetime import date, timedelta
from fractions import Fraction

from pbr.simulate.provider.cash_flow import cash_flows
from tests.engine.rows import outcome, plan, records
from tests.engine.settled import scheme
from tests.simulate.incentives.contracts import RETAINED, outcomes
from tests.simulate.provider.by_hand import settled_of

REVIEWED = records(
    plan("A"),
    outcome("A1", "A", result="achieved", reviewed_on="2026-05-31"),
    outcome("A2", "A", result="not_achieved", reviewed_on="2026-07-10"),
)
COSTS = {"P1": {date(2026, 5, 1): Fraction(4000), date(2026, 6, 1): Fraction(3000, 7)}}


def test_money_comes_in_when_it_is_due_and_so_long_after() -> None:
    (flow,) = cash_flows(settled_of(outcomes(), REVIEWED).due_on, COSTS, timedelta(days=30))
    # £100.00 due on 31 May comes on 30 June, and £10.00 of 10 July on 9 August. £30.00 / 7 is £4.29.
    assert [(month.first.month, month.came_in, month.went_out, month.balance) for month in flow.months] == [
        (5, 0, 4000, -4000),
        (6, 10000, 429, 5571),
        (7, 0, 0, 5571),
        (8, 1000, 0, 6571),
    ]
    assert flow.lowest.first == date(2026, 5, 1)
    assert flow.words == "P1 is at its lowest in 2026-05, at -£40.00"


def test_what_is_retained_comes_in_when_it_is_released() -> None:
    rows = records(plan("A"), outcome("A1", "A", result="achieved", due_on="2026-06-14", reviewed_on="2026-06-20"))
    (flow,) = cash_flows(settled_of(scheme(RETAINED), rows).due_on, {}, timedelta(0))
    # Six weeks after the end of June.
    assert [(month.first, month.came_in) for month in flow.months] == [(date(2026, 8, 1), 10000)]


def test_a_provider_that_is_never_paid_is_there_with_its_costs() -> None:
    (flow,) = cash_flows({}, {"P1": {date(2026, 5, 1): Fraction(100)}, "P2": {}}, timedelta(0))
    assert (flow.provider_id, [month.balance for month in flow.months]) == ("P1", [-100])
