"""What turns out in several ways is settled for each of them, and the rest once: the sums are those of settling all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.simulate.payoff import decomposition
from pbr.simulate.payoff.alternative_records import TURNED, WhichDrawn, facts_used
from pbr.simulate.payoff.payment_dependence import turns
from pbr.simulate.payoff.payoffs import settled_each_way
from pbr.simulate.payoff.uncertain_result import ALTERNATIVES
from tests.engine.generated import extracts
from tests.engine.settled import scheme, shipped
from tests.simulate.drawn import DRAWN, drawn_from
from tests.thorough import tries

few = settings(max_examples=tries(5), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

FOR_VISITS = """
payments:
  visits:
    assumed: made up
    pay: £20.00
    for each: visit
    priced at: visited_on
    {when}due: end of month
  bonus:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    when: support_at_end is one of "none", "reduced"
    due: reviewed_on
"""
FOR_OUTCOMES = """
payments:
  each:
    assumed: made up
    pay: £10.00
    for each: outcome
    priced at: plan's started_on
    due: plan's started_on
  good:
    assumed: made up
    pay: £10.00
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved"
    due: plan's started_on
"""


@pytest.mark.parametrize(
    ("when", "visits_turn"),
    [
        ("", False),
        ("when: visited_on between plan's started_on and plan's planned_end_on\n    ", False),
        # Draws take a plan that has not ended to end as planned, so what asks for its end is settled again.
        ("when: visited_on between plan's started_on and plan's ended_on\n    ", True),
        ('not assessed when: plan\'s end_reason is "died"\n    ', True),
    ],
)
def test_a_payment_turns_that_reads_what_a_way_changes(when: str, visits_turn: bool) -> None:
    contract = scheme(FOR_VISITS.format(when=when))
    facts = facts_used(contract.needs)
    assert facts == (("plans", "support_at_end"),)
    found = {one.name: turns(one, contract.scheme, facts) for one in contract.scheme.payments}
    assert found == {"visits": visits_turn, "bonus": True}


def test_what_a_dispute_holds_turns_though_it_reads_nothing_of_a_result() -> None:
    contract = scheme(FOR_OUTCOMES)
    facts = facts_used(contract.needs)
    assert [turns(one, contract.scheme, facts) for one in contract.scheme.payments] == [True, True]


@pytest.mark.parametrize("name", DRAWN)
@few
@given(data=st.data())
def test_no_way_changes_another_field(name: str, data: st.DataObject) -> None:
    contract = shipped(name)
    drawn, facts = drawn_from(contract, data.draw(extracts(name))), facts_used(contract.needs)
    for fact in facts:
        for way in range(len(ALTERNATIVES[fact])):
            made = drawn.at(facts, fact, way, drawn.records.tables)
            for table, before in drawn.records.tables.items():
                at = {place for field, place in before.layout.items() if field in TURNED.get(table, ())}
                for one, other in zip(before.rows, made.tables[table].rows, strict=True):
                    assert {place for place in before.layout.values() if one[place] != other[place]} <= at


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("which", WhichDrawn)
@few
@given(data=st.data())
def test_what_stays_is_settled_once(name: str, which: WhichDrawn, data: st.DataObject) -> None:
    contract = shipped(name)
    drawn = drawn_from(contract, data.draw(extracts(name)), which, "2026-07-31")
    once = settled_each_way(contract.scheme, drawn)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(decomposition, "turns", lambda *_: True)
        each_time = settled_each_way(contract.scheme, drawn)
    assert once == each_time
