"""Cherry-picking, parking and deadweight, with expectations worked by hand."""

from fractions import Fraction

from pbr.simulate.breakdown import By
from pbr.simulate.payoff.alternative_records import UncertainRecords, WhichDrawn, facts_used, uncertain_records_of
from pbr.simulate.payoff.expected_value import Expectation
from pbr.simulate.payoff.payoffs import settled_each_way
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.selection.cherry_picking import cherry_picking
from pbr.simulate.selection.deadweight import deadweight
from pbr.simulate.selection.expected_by_person import PersonExpected, PlanExpected, expected_by_person, expected_by_plan
from pbr.simulate.selection.parking import parking
from tests.engine.rows import outcome, plan, records
from tests.engine.test_limits import limit
from tests.simulate.drawn import even, model_of
from tests.simulate.incentives.contracts import known, outcomes

# Two easy people and a hard one, who has two outcomes.
ROWS = records(
    plan("A", person_id="S1", rate="standard"),
    plan("B", person_id="S2", rate="standard"),
    plan("C", person_id="S3", rate="specialist"),
    outcome("A1", "A"),
    outcome("B1", "B"),
    outcome("C1", "C"),
    outcome("C2", "C"),
)
RATE_OF_PLAN = {"A": "standard", "B": "standard", "C": "specialist"}
EASY, HARD = Fraction(4, 5), Fraction(1, 5)


def chances(drawn: UncertainRecords) -> dict[Component, tuple[Fraction, ...]]:
    """Four in five of A's and B's outcomes succeed, and one in five of C's."""
    success = {one: HARD if one.of("rate") == "specialist" else EASY for one in drawn.components}
    return {one: (Fraction(0), chance, 1 - chance) for one, chance in success.items()}


def people(limits: str = "") -> tuple[tuple[PersonExpected, ...], dict[Component, tuple[Fraction, ...]]]:
    """What each person is expected to bring under £100.00 for a success and nothing for a failure; and the chances."""
    contract = outcomes(failure="£0.00", limits=limits)
    drawn = uncertain_records_of(known(contract, ROWS), facts_used(contract.needs), WhichDrawn.ALL)
    rates = chances(drawn)
    return expected_by_person(settled_each_way(contract.scheme, drawn), rates), rates


def plans() -> tuple[tuple[PlanExpected, ...], dict[Component, tuple[Fraction, ...]]]:
    """What each plan is expected to bring, and the chances."""
    contract = outcomes(failure="£0.00")
    drawn = uncertain_records_of(known(contract, ROWS), facts_used(contract.needs), WhichDrawn.ALL)
    rates = chances(drawn)
    return expected_by_plan(settled_each_way(contract.scheme, drawn), rates), rates


def test_each_person_is_expected_to_bring_price_times_chance() -> None:
    found, _ = people()
    assert [(one.person_id, one.pence) for one in found] == [
        ("S1", Fraction(8000)),
        ("S2", Fraction(8000)),
        ("S3", Fraction(4000)),
    ]


def test_a_cap_over_a_plan_counts_in_what_is_expected() -> None:
    found, _ = people("limits:\n" + limit("cap", "no more than: £150.00", "plan", "success"))
    # C: both succeed one time in 25, £150.00; one of them 8 times in 25, £100.00. (150 + 800) / 25 is £38.00.
    assert [one.pence for one in found] == [8000, 8000, 3800]


def test_an_easy_case_is_worth_more_than_a_hard_one() -> None:
    found, rates = plans()
    picked = cherry_picking(found, rates, By.RATE, RATE_OF_PLAN)
    assert picked is not None
    assert [(one.name, one.plans, one.success_rate, one.each) for one in picked.groups] == [
        ("standard", 2, EASY, Fraction(8000)),
        ("specialist", 1, HARD, Fraction(4000)),
    ]
    assert picked.gap == 4000
    assert picked.words == (
        "by rate, a plan of the easiest group (standard) is expected to bring £40.00 more "
        "than one of the hardest (specialist)"
    )
    assert cherry_picking(found[:2], rates, By.RATE, RATE_OF_PLAN) is None


def test_who_costs_more_than_they_bring_is_parked() -> None:
    found, _ = people()
    parked = parking(found, {("P1", "S1"): Fraction(7999), ("P1", "S2"): Fraction(8001), ("P1", "S3"): Fraction(9000)})
    assert (parked.parked, parked.people, parked.loss) == (2, 3, Fraction(5001))
    assert parked.worst is not None
    assert parked.worst.person_id == "S3"
    assert parked.words == "2 of 3 people are expected to cost more than they bring, £50.01 together"
    assert parking(found, {}).worst is None


def test_what_would_have_happened_anyway_is_paid_for_too() -> None:
    model = model_of(outcomes(), ROWS)
    # Four outcomes, each £90.00 more when it succeeds: at a half £180.00, of which a third of a chance is £120.00.
    found = deadweight(Expectation(model), even(model, Fraction(1, 2)), Fraction(1, 3))
    assert (found.paid_for_results, found.paid_anyway, found.share) == (
        Fraction(18000),
        Fraction(12000),
        Fraction(2, 3),
    )
    # A rate no higher than without the service: all of it is paid anyway, and no more than that.
    assert deadweight(Expectation(model), even(model, Fraction(1, 4)), Fraction(1, 3)).share == 1


def test_a_contract_that_pays_nothing_for_results_has_no_deadweight_share() -> None:
    contract = outcomes("£100.00", "£100.00")
    model = model_of(contract, ROWS)
    found = deadweight(Expectation(model), even(model, Fraction(1, 2)), Fraction(1, 10))
    assert (found.share, found.words) == (None, "nothing is paid for results")


def test_two_plans_of_one_person_are_each_of_their_own_group() -> None:
    rows = records(
        plan("A", person_id="S1", rate="standard"),
        plan("B", person_id="S1", rate="specialist"),
        outcome("A1", "A"),
        outcome("B1", "B"),
        outcome("B2", "B"),
    )
    contract = outcomes(failure="£0.00")
    drawn = uncertain_records_of(known(contract, rows), facts_used(contract.needs), WhichDrawn.ALL)
    rates = chances(drawn)
    found = expected_by_plan(settled_each_way(contract.scheme, drawn), rates)
    picked = cherry_picking(found, rates, By.RATE, {"A": "standard", "B": "specialist"})
    assert picked is not None
    # Four in five of £100.00, and twice one in five.
    assert [(one.name, one.plans, one.each) for one in picked.groups] == [
        ("standard", 1, Fraction(8000)),
        ("specialist", 1, Fraction(4000)),
    ]


def test_who_brings_nothing_is_among_those_who_may_cost_more() -> None:
    rows = records(
        plan("A", person_id="S1"),
        plan("B", person_id="S2"),
        outcome("A1", "A"),
        outcome("B1", "B", result="not_assessed", reviewed_on="2026-06-20"),
    )
    model = model_of(outcomes(failure="£0.00"), rows)
    found = expected_by_person(model, even(model, Fraction(1, 2)))
    assert [(one.person_id, one.pence) for one in found] == [("S1", Fraction(5000)), ("S2", Fraction(0))]


def test_the_least_that_is_paid_is_what_nothing_is_paid_for_results_beyond() -> None:
    # A failure pays £130.00 and a success £100.00: the least is four successes, and a half of them fails.
    model = model_of(outcomes("£100.00", "£130.00"), ROWS)
    assert deadweight(Expectation(model), even(model, Fraction(1, 2)), Fraction(1, 3)).paid_for_results == 4 * 1500
