"""What draws set aside is left open by settling its plans again alone: the sums are those of settling all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.records.table import Records
from pbr.scheme.scheme import Scheme
from pbr.simulate.payoff.alternative_records import WhichDrawn, with_events_set_aside
from pbr.simulate.payoff.bounds import bounds_of
from pbr.simulate.payoff.left_open import leaves_open, with_left_open
from pbr.simulate.payoff.payoffs import EachWay, settled_each_way
from pbr.simulate.payoff.records_to_draw import drawn_for
from pbr.simulate.payoff.scheme_model import SchemeModel
from tests.engine.generated import extracts
from tests.engine.rows import outcome, plan, records
from tests.engine.settled import scheme, shipped
from tests.simulate.drawn import DRAWN, drawn_from
from tests.simulate.test_turning import few

EACH_OUTCOME = """
payments:
  each:
    assumed: made up
    pay: £10.00
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
"""


def settled(contract: Scheme, some: Records, which: WhichDrawn) -> SchemeModel:
    return settled_each_way(contract, drawn_for(contract, some, which))


@pytest.mark.parametrize("name", DRAWN)
@few
@given(data=st.data())
def test_the_model_is_the_one_of_settling_all(name: str, data: st.DataObject) -> None:
    contract, which = shipped(name), data.draw(st.sampled_from(WhichDrawn))
    needed = drawn_from(contract, data.draw(extracts(name)), which).records
    if leaves_open(contract.scheme, needed):
        model = settled(contract.scheme, with_events_set_aside(needed), which)
        found = with_left_open(model, needed, lambda some: settled(contract.scheme, some, which))
        assert found == settled(contract.scheme, needed, which)
        each_way = EachWay(contract.scheme, drawn_for(contract.scheme, with_events_set_aside(needed), WhichDrawn.ALL))
        if each_way.only_counts:
            # No payment hangs on what was set aside, so that nothing but what is counted is another.
            assert each_way.counting(drawn_for(contract.scheme, needed, which)).model() == found


def test_only_the_plans_with_something_set_aside_are_settled_again() -> None:
    # A died before the review of its outcome, which is worth £10.00 or nothing; B's is achieved, and drawn: £10.00.
    contract = scheme(EACH_OUTCOME).scheme
    tables = records(
        plan("A", ended_on="2026-06-01", end_reason="died"),
        plan("B", ended_on="2026-06-01", end_reason="completed"),
        outcome("A-1", "A"),
        outcome("B-1", "B", result="achieved", achieved_on="2026-05-30", reviewed_on="2026-06-02"),
    )
    needed = drawn_from(scheme(EACH_OUTCOME), tables).records
    again: list[str] = []

    def settle(some: Records) -> SchemeModel:
        again.extend(row[some.tables["plans"].layout["plan_id"]] for row in some.tables["plans"].rows)
        return settled(contract, some, WhichDrawn.ALL)

    model = settled(contract, with_events_set_aside(needed), WhichDrawn.ALL)
    found = with_left_open(model, needed, settle)
    assert again == ["A"]
    assert bounds_of(model).most == {"P1": 1_000}
    assert bounds_of(found).most == {"P1": 2_000}
