"""Means and variances of draws against closed forms worked by hand, and expected totals without a draw."""

from fractions import Fraction
from statistics import fmean, pvariance

import pytest

from pbr.simulate.distributions import Beta, Spread, Triangular, UniformRate
from pbr.simulate.monte_carlo.draw import Draws, draw
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.simulate.payoff.bounds import bounds_of, reach_of
from pbr.simulate.payoff.expected_value import Expectation, NoClosedFormError
from pbr.simulate.payoff.payoffs import EachWay
from pbr.simulate.payoff.scheme_model import SchemeModel
from pbr.simulate.payoff.uncertain_result import Component, Spreads
from tests.engine.rows import outcome, plan, records
from tests.engine.settled import scheme, shipped
from tests.engine.test_limits import PAYMENTS, limit
from tests.simulate.drawn import drawn_from, even, model_of
from tests.simulate.test_each_draw import POOLED
from tests.thorough import tries

DRAWS = tries(20_000)
ERRORS = 5
"""How many standard errors a mean or a variance of draws may be away: chance alone goes further once in a million."""
OF_A_VARIANCE = ERRORS * (2 / DRAWS) ** 0.5
"""The same of a variance, as a share of it: its standard error is the root of two over the number of draws."""
BONUS = """
payments:
  bonus:
    assumed: made up
    pay: £100.00
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
"""
FORTY = records(
    *(plan(f"{provider}-{number}", provider_id=provider) for provider in ("P1", "P2") for number in range(20)),
    *(
        outcome(f"{provider}-{number}-1", f"{provider}-{number}", due_on="2026-06-14")
        for provider in ("P1", "P2")
        for number in range(20)
    ),
)


def drawn(model: SchemeModel, success: Fraction, spread: Spread | None = None, effect: Fraction = Fraction(0)) -> Draws:
    """Many draws of one scheme, every outcome with one success rate."""
    spreads: Spreads = {} if spread is None else dict.fromkeys(model.components, spread)
    return draw([model], even(model, success), DRAWS, 2, spreads, effect)[0]


def test_independent_outcomes_have_the_mean_and_variance_of_a_binomial() -> None:
    # 40 outcomes at 60% of £100.00: a mean of £2,400.00, and a variance of 40 x 0.6 x 0.4 = 9.6 of £100.00 squared.
    model = model_of(scheme(BONUS), FORTY)
    draws = drawn(model, Fraction(3, 5))
    assert Expectation(model).total(even(model, Fraction(3, 5))) == 240_000
    assert fmean(draws.total) == pytest.approx(240_000, abs=ERRORS * (9.6 / DRAWS) ** 0.5 * 10_000)
    assert pvariance(draws.total) == pytest.approx(9.6 * 10_000**2, rel=OF_A_VARIANCE)
    assert pvariance(draws.by_provider["P1"]) == pytest.approx(4.8 * 10_000**2, rel=OF_A_VARIANCE)
    assert (min(draws.total) % 10_000, max(draws.total) <= 400_000) == (0, True)


def test_a_providers_effect_keeps_the_mean_and_widens_the_range_by_its_closed_form() -> None:
    # Each provider's rate p is 0.6 + 0.5 x luck x 0.4, luck from -1 to 1: its variance is 0.2 squared over 3, 1/75.
    # For n outcomes of one provider, n x (0.24 - 1/75) + n squared x 1/75: 20 make 4.5333 + 5.3333 = 9.8667 each.
    model = model_of(scheme(BONUS), FORTY)
    draws = drawn(model, Fraction(3, 5), effect=Fraction(1, 2))
    one = 20 * (0.24 - 1 / 75) + 400 / 75
    assert fmean(draws.total) == pytest.approx(240_000, abs=ERRORS * (2 * one / DRAWS) ** 0.5 * 10_000)
    assert pvariance(draws.by_provider["P1"]) == pytest.approx(one * 10_000**2, rel=OF_A_VARIANCE)
    # Two providers' lucks have nothing to do with each other, so their variances add up.
    assert pvariance(draws.total) == pytest.approx(2 * one * 10_000**2, rel=OF_A_VARIANCE)


@pytest.mark.parametrize(
    ("spread", "mean", "variance"),
    [
        (UniformRate("r", Fraction(1, 2), Fraction(7, 10)), 0.6, 0.2**2 / 12),
        (Triangular("r", Fraction(1, 2), Fraction(3, 5), Fraction(7, 10)), 0.6, 0.1**2 / 6),
        # A beta of 24 and 16: 23 successes of 38, and one of each more. Its variance is 0.6 x 0.4 / 41.
        (Beta("r", 23, 38), 0.6, 0.24 / 41),
    ],
    ids=["range", "triangular", "beta"],
)
def test_a_rate_that_is_not_certain_is_one_rate_for_all_in_each_draw(
    spread: Spread, mean: float, variance: float
) -> None:
    # 40 outcomes that share a rate: 40 x (p(1-p) - v) + 1,600 x v, where v is the rate's own variance.
    assert float(spread.mean) == pytest.approx(mean)
    draws = drawn(model_of(scheme(BONUS), FORTY), Fraction(3, 5), spread)
    total = 40 * (0.24 - variance) + 1600 * variance
    assert fmean(draws.total) == pytest.approx(240_000, abs=ERRORS * (total / DRAWS) ** 0.5 * 10_000)
    assert pvariance(draws.total) == pytest.approx(total * 10_000**2, rel=OF_A_VARIANCE)


THREE = records(plan("A"), *(outcome(f"A{number}", "A", due_on="2026-06-14") for number in (1, 2, 3)))


def test_a_cap_over_a_plan_is_expected_by_every_combination() -> None:
    # £100.00 when achieved and -£70.00 when not, three outcomes at a half, no more than £120.00.
    # None: -£210.00 (1/8); one: -£40.00 (3/8); two: £130.00, capped at £120.00 (3/8); three: £120.00 (1/8).
    # -26.25 - 15.00 + 45.00 + 15.00 = £18.75
    model = model_of(scheme(PAYMENTS + limit("cap", "no more than: £120.00", "plan")), THREE)
    assert Expectation(model).total(even(model, Fraction(1, 2))) == 1875
    assert (bounds_of(model).least, bounds_of(model).most) == ({"P1": -21_000}, {"P1": 12_000})


def test_a_floor_adds_nothing_where_nothing_is_due() -> None:
    # The bonus alone, no less than £30.00, over one outcome: £100.00, or no line at all, and then no floor.
    one = records(plan("A"), outcome("A1", "A", due_on="2026-06-14"))
    floor = "limits:\n" + limit("floor", "no less than: £30.00", "plan", "bonus")
    model = model_of(scheme(BONUS + floor), one)
    assert Expectation(model).total(even(model, Fraction(1, 4))) == 2500


def test_what_a_measure_releases_is_expected_by_the_chance_of_each_count() -> None:
    # £90.00 a quarter: all of it from two thirds, half from one third. Three outcomes at a half: none 1/8, one 3/8
    # releases £45.00, two or three (1/2) £90.00: £16.875 + £45.00 = £61.875. The other quarters have nothing counted.
    contract = scheme("""
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
      P1: £90.00
    assumed: made up
payments:
  retained:
    assumed: made up
    pay: sum
    for each: quarter per provider
    priced at: start of quarter
    scaled by: achieved
    steps of the whole:
      below 1/3: nil
      from 1/3: 50%
      from 2/3: 100%
    due: end of quarter
""")
    model = model_of(contract, THREE)
    rates = even(model, Fraction(1, 2))
    # A half is a whole number of 2^-96, so this is exact.
    assert Expectation(model).by_provider(rates)["P1"] == Fraction(12375, 2)
    # The other three quarters have nothing to measure yet: £90.00 of each is open, and in no draw.
    assert (bounds_of(model).least, bounds_of(model).most) == ({"P1": 0}, {"P1": 36_000})
    assert reach_of(model, model).left_open == 27_000
    draws = drawn(model, Fraction(1, 2))
    assert set(draws.total) == {0, 4500, 9000}
    assert draws.total.count(0) / DRAWS == pytest.approx(1 / 8, abs=ERRORS * (1 / 8 * 7 / 8 / DRAWS) ** 0.5)


def test_the_split_of_a_success_into_sooner_and_in_time_stays_as_it_was() -> None:
    sooner = scheme(BONUS.replace('when: result is "achieved"', "when: achieved_on < due_on"))
    model = model_of(sooner, FORTY)
    rates = {one: (Fraction(1, 5), Fraction(2, 5), Fraction(2, 5)) for one in model.components}
    (draws,) = draw([model], rates, DRAWS, 2, effect=Fraction(1, 2))
    # A fifth of 40 at £100.00 is £800.00; with a third of each draw's success rate, its share of the luck is a third.
    one = 20 * (0.16 - 1 / 75 / 9) + 400 / 75 / 9
    assert fmean(draws.total) == pytest.approx(80_000, abs=ERRORS * (2 * one / DRAWS) ** 0.5 * 10_000)
    assert pvariance(draws.total) == pytest.approx(2 * one * 10_000**2, rel=OF_A_VARIANCE)


def test_what_has_no_closed_form_says_so() -> None:
    capped = "limits:\n" + limit("cap", "no more than: £900.00", "provider", "bonus")
    for contract, what in ((scheme(BONUS + capped), "cap"), (scheme(POOLED), "outcome")):
        model = model_of(contract, FORTY)
        with pytest.raises(NoClosedFormError, match=what):
            Expectation(model).total(even(model, Fraction(1, 2)))


def test_no_draw_is_outside_the_bounds_of_a_contract_that_caps_success_and_pays_for_failure() -> None:
    success = limit("cap", "no more than: £50.00", "provider", "outcome")
    model = model_of(
        scheme(PAYMENTS.replace("-£70.00", "£90.00").replace("deduct: £70.00", "pay: £90.00") + success), FORTY
    )
    most, least = bounds_of(model).most, bounds_of(model).least
    draws = drawn(model, Fraction(1, 2))
    for provider_id, pence in draws.by_provider.items():
        assert least[provider_id] <= min(pence)
        assert max(pence) <= most[provider_id]
    # Each payment at its best by itself: twenty failures of £90.00, and successes up to the cap. At worst, neither.
    assert (most["P1"], least["P1"]) == (180_000 + 5_000, 0)


def test_what_hangs_on_a_fact_that_is_not_drawn_is_in_no_draw_and_in_the_most_it_can_come_to() -> None:
    # A plan without an end is not drawn: its bonus is open, whatever the results.
    model = model_of(shipped("essex-reablement-bonus"), records(plan("A", plan_type="reablement", planned_end_on="")))
    assert (bounds_of(model).most, bounds_of(model).least) == ({"P1": 182_500}, {"P1": 157_500})
    assert reach_of(model, model).left_open == 25_000


ONE_OPEN = records(
    plan("A", person_id="S1", support_at_end="none", planned_end_on="2026-06-14"),
    plan("B", person_id="S2", support_at_end="same", planned_end_on="2026-06-14"),
    plan("C", person_id="S3", planned_end_on="", ended_on="", support_at_end="", reviewed_on=""),
)
SUPPORT = BONUS.replace("outcome", "plan").replace("plan's started_on", "started_on").replace(
    'result is "achieved"', 'support_at_end is "none"'
)  # fmt: skip


@pytest.mark.parametrize("over", ["plan", "person with each provider"])
@pytest.mark.parametrize(
    ("side", "most", "still_open"),
    [
        # Three people who all need no support: £150.00 each, £150.00 of it for C, who is not drawn.
        ("no less than: £150.00", 45_000, 15_000),
        ("no more than: £50.00", 15_000, 5_000),
    ],
)
def test_a_limit_over_a_plan_or_a_person_holds_for_what_is_open_too(
    over: str, side: str, most: int, still_open: int
) -> None:
    model = model_of(scheme(SUPPORT + "limits:\n" + limit("edge", side, over, "bonus")), ONE_OPEN)
    assert (bounds_of(model).most, reach_of(model, model).left_open) == ({"P1": most}, still_open)


def test_a_known_result_without_a_day_of_review_is_open_where_only_what_is_not_known_is_drawn() -> None:
    essex = shipped("essex-reablement-bonus")
    rows = records(
        plan("A", plan_type="reablement", planned_end_on="2026-06-14", ended_on="2026-06-14", end_reason="completed",
             support_at_end="none", reviewed_on="")
    )  # fmt: skip
    beside = EachWay(essex.scheme, drawn_from(essex, rows)).model_of(drawn_from(essex, rows, WhichDrawn.NOT_KNOWN_YET))
    # £1,575.00 is due, and the bonus of £250.00 on a day that is not known.
    assert (beside.components, bounds_of(beside).most, reach_of(beside, beside).left_open) == (
        (),
        {"P1": 182_500},
        25_000,
    )


def test_a_certain_rate_is_certain() -> None:
    model = model_of(scheme(BONUS), FORTY)
    for success, pence in ((Fraction(0), 0), (Fraction(1), 400_000)):
        assert set(drawn(model, success).total) == {pence}
        assert set(drawn(model, success, effect=Fraction(1)).total) == {pence}


def test_payoffs_are_those_of_the_engine() -> None:
    model = model_of(scheme(PAYMENTS.removesuffix("limits:\n")), THREE)
    component = Component("outcomes", "result", "A1", "P1", ("washing", "improvement", "initial", "", ""))
    assert model.payoffs[component] == (10_000, 10_000, -7_000)
    assert model.fixed == {"P1": 0}
