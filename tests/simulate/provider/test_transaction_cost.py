"""What it takes to run a scheme, beside what it saves."""

from fractions import Fraction

from pbr.simulate.provider.care_covered import EVERYONES, CareCovered
from pbr.simulate.provider.payments_received import PaymentsReceived
from pbr.simulate.provider.transaction_cost import CostDifference, Handled, TransactionCosts, beside, handled_under
from tests.engine.rows import outcome, person, plan, records
from tests.engine.settled import scheme
from tests.simulate.incentives.contracts import WEEKLY, outcomes
from tests.simulate.provider.by_hand import settled_of

COSTS = TransactionCosts(plan=Fraction(1000), outcome=Fraction(250), review=Fraction(4000), payment_line=Fraction(1, 2))

PER_PERSON = """
payments:
  referral:
    assumed: made up
    pay: £200.00
    for each: person
    priced at: referred_on
    due: referred_on
  plan:
    assumed: made up
    pay: £5.00
    for each: plan
    priced at: started_on
    due: started_on
"""
PER_QUARTER = """
measures:
  achieved:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: quarter
    dated by: due_on
prices:
  sum:
    by: provider_id
    from 2026-04-01:
      P1: £50.00
    assumed: made up
payments:
  contract:
    assumed: made up
    pay: sum
    for each: quarter per provider
    priced at: start of quarter
    due: end of quarter
  bonus:
    assumed: made up
    pay: £30.00
    for each: quarter per provider
    priced at: start of quarter
    scaled by: achieved
    steps of the whole:
      below 50%: nil
      from 50%: 100%
    due: end of quarter
"""
ROWS = records(
    plan("A", ended_on="2026-05-17"),
    plan("B", person_id="S2", ended_on="2026-05-17"),
    plan("C", person_id="S3", ended_on="2026-05-17"),
    outcome("A1", "A", result="achieved", reviewed_on="2026-05-31"),
    outcome("A2", "A", result="not_achieved", reviewed_on="2026-07-10"),
    outcome("B1", "B", payable="no", result="achieved", reviewed_on="2026-07-10"),
    person("S1", "2026-05-01"),
    person("S2", "2026-05-01"),
)


def by_outcome() -> PaymentsReceived:
    return settled_of(outcomes(), ROWS)


def test_what_is_handled_is_that_of_the_plans_a_scheme_has_a_line_for() -> None:
    # A alone: its two outcomes, a review of each, and two amounts, £100.00 and £10.00. B's outcome is not payable.
    found = by_outcome()
    assert found.whose == CareCovered(plans=frozenset({("P1", "A")}))
    assert handled_under(found) == Handled(1, 2, 2, 2)
    # By the week every plan is paid for, and nothing that takes a review is asked.
    weekly = settled_of(scheme(WEEKLY), ROWS)
    assert handled_under(weekly) == Handled(3, 0, 0, 3)
    assert handled_under(weekly, found.whose) == Handled(1, 0, 0, 1)


def test_a_scheme_for_people_handles_the_plans_of_those_people() -> None:
    found = settled_of(scheme(PER_PERSON), ROWS)
    assert found.whose == CareCovered(people=frozenset({("P1", "S1"), ("P1", "S2"), ("P1", "S3")}))
    assert handled_under(found) == Handled(3, 0, 0, 5)
    # Of A's person: one plan, and a line for it and one for the referral.
    assert handled_under(found, CareCovered(people=frozenset({("P1", "S1")}))) == Handled(1, 0, 0, 2)


def test_a_scheme_for_nobody_in_particular_handles_everything_it_reads() -> None:
    found = settled_of(scheme(PER_QUARTER), ROWS)
    assert found.whose == EVERYONES
    # Three outcomes, all reviewed, of three plans; a line for each quarter, as no outcome says when it was due.
    assert handled_under(found) == Handled(3, 3, 3, 4)


def test_a_saving_is_like_with_like() -> None:
    weekly = settled_of(scheme(WEEKLY), ROWS)
    # Two weeks at £70.00 are £140.00 for A by the week, and £110.00 by the outcome: £30.00 is saved. B and C are no
    # part of it. A takes £10.00 + 2 × £2.50 + 2 × £40.00 + 2 × half a penny, £95.01; by the week £10.00 and half a
    # penny, £10.01.
    found = beside(COSTS, by_outcome(), weekly)
    assert found == CostDifference(more=8500, saved=3000, alike=True)
    assert found.left == -5500


def test_beside_a_scheme_for_people_it_is_over_the_people() -> None:
    # S1 comes to £200.00 and £5.00 for its plan; £110.00 by the outcome. A plan and two lines are £10.01.
    found = beside(COSTS, by_outcome(), settled_of(scheme(PER_PERSON), ROWS))
    assert found == CostDifference(more=9501 - 1001, saved=9500, alike=True)


def test_where_nobody_in_particular_is_paid_for_the_totals_are_compared() -> None:
    quarterly, weekly = settled_of(scheme(PER_QUARTER), ROWS), settled_of(scheme(WEEKLY), ROWS)
    # Four quarters are £200.00, and three plans by the week £420.00. Three plans, outcomes and reviews and four lines
    # are £30.00, £7.50, £120.00 and 2p; three plans and lines £30.02, a half penny rounded up.
    assert beside(COSTS, quarterly, weekly) == CostDifference(more=15_752 - 3002, saved=22_000, alike=False)
    assert beside(COSTS, weekly, quarterly) == CostDifference(more=3002 - 15_752, saved=-22_000, alike=False)
