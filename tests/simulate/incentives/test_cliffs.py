"""The jumps of what a measure releases, counted by hand."""

from pbr.simulate.incentives.cliffs import cliffs
from tests.engine.rows import outcome, plan, records
from tests.engine.settled import scheme
from tests.simulate.drawn import model_of
from tests.simulate.incentives.contracts import RETAINED, outcomes

FOUR = records(
    *(plan(each, person_id=f"S-{each}", planned_end_on="2026-06-14") for each in "ABCD"),
    *(outcome(f"{each}1", each, due_on="2026-06-14") for each in "ABCD"),
)


def test_a_step_is_a_cliff_at_the_success_that_reaches_it() -> None:
    # Four plans of £100.00. Two of four are 50% and release £200.00; four of four release the other £200.00.
    found = cliffs(model_of(scheme(RETAINED), FOUR))
    assert [(one.at, one.out_of, one.pence) for one in found] == [(2, 4, 20000), (4, 4, 20000)]
    assert found[0].words == "P1 2026-04-to-06: number 2 of 4 in achieved brings £200.00 of plan"


def test_a_price_for_each_success_has_no_cliff() -> None:
    assert cliffs(model_of(outcomes(), FOUR)) == ()
