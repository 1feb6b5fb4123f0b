"""Every draw is what the engine gives for records that turned out so, for any extract and any scheme."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.simulate.monte_carlo import states_alike
from pbr.simulate.monte_carlo.draw import draw
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.simulate.payoff.bounds import bounds_of, reach_of
from pbr.simulate.payoff.payoffs import EachWay, settled_each_way
from tests.engine.generated import extracts
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import scheme, shipped
from tests.engine.test_limits import PAYMENTS, limit
from tests.simulate.drawn import DRAWN, drawn_from, rates_of, settled_draw_by_draw
from tests.thorough import tries

DRAWS = 5
some = settings(max_examples=tries(30), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def check(contract: CompiledScheme, tables: Tables, seed: int) -> None:
    """Compare each draw with the engine, provider by provider."""
    drawn = drawn_from(contract, tables)
    rates = rates_of(drawn)
    model = settled_each_way(contract.scheme, drawn)
    # Nothing else is asked for than what the model says makes a difference.
    asked = {component: rates[component] for component in model.components}
    (draws,) = draw([model], asked, DRAWS, seed, effect=Fraction(1, 2))
    settled = list(settled_draw_by_draw(contract, drawn, rates, DRAWS, seed, Fraction(1, 2)))
    assert list(draws.total) == [sum(due.values()) for due in settled]
    for provider_id, pence in draws.by_provider.items():
        assert list(pence) == [due.get(provider_id, 0) for due in settled]


@pytest.mark.parametrize("name", DRAWN)
@some
@given(data=st.data())
def test_a_draw_is_what_the_engine_gives(name: str, data: st.DataObject) -> None:
    check(shipped(name), data.draw(extracts(name)), data.draw(st.integers(0, 99)))


@pytest.mark.parametrize("name", DRAWN)
@some
@given(data=st.data())
def test_some_of_what_is_drawn_is_as_if_nothing_else_were(name: str, data: st.DataObject) -> None:
    """What is known stays as recorded: settled for that alone, or beside every other way."""
    contract, tables = shipped(name), data.draw(extracts(name))
    not_known = drawn_from(contract, tables, WhichDrawn.NOT_KNOWN_YET, "2026-07-31")
    everything = drawn_from(contract, tables, WhichDrawn.ALL, "2026-07-31")
    beside = EachWay(contract.scheme, everything).model_of(not_known)
    alone = settled_each_way(contract.scheme, not_known)
    assert (reach_of(beside, beside).left_open, sum(bounds_of(beside).most.values())) == (
        reach_of(alone, alone).left_open,
        sum(bounds_of(alone).most.values()),
    )
    rates = rates_of(not_known)
    (one,), (other,) = (draw([model], rates, DRAWS, 1) for model in (beside, alone))
    assert one.total == other.total
    nil = (0,) * DRAWS
    for provider_id in {*one.by_provider, *other.by_provider}:
        assert one.by_provider.get(provider_id, nil) == other.by_provider.get(provider_id, nil)


OUTCOMES = records(
    *(plan(each, person_id=person) for each, person in (("A", "S1"), ("B", "S1"), ("C", "S2"))),
    plan("D", person_id="S3", provider_id="P2"),
    *(outcome(f"{each}{number}", each, due_on="2026-06-14") for each in "ABCD" for number in range(3)),
)
LIMITS = {
    "a cap over a plan": limit("cap", "no more than: £150.00", "plan"),
    "a floor over a plan": limit("floor", "no less than: £10.00", "plan"),
    "a cap over a person": limit("cap", "no more than: £250.00", "person with each provider"),
    "a floor over a provider": limit("floor", "no less than: £120.00", "provider"),
    "a floor of failures alone": limit("floor", "no less than: £0.00", "provider", "failed"),
    "one limit under another": limit("floor", "no less than: £0.00", "plan")
    + limit("cap", "no more than: £180.00", "person with each provider", "outcome, failed, floor")
    + limit("top", "no more than: £300.00", "provider", "outcome, failed, floor, cap"),
}


@pytest.mark.parametrize("limits", LIMITS.values(), ids=LIMITS)
@pytest.mark.parametrize("seed", range(4))
def test_limits_are_applied_to_every_draw(limits: str, seed: int) -> None:
    check(scheme(PAYMENTS + limits), OUTCOMES, seed)


POOLED = """
measures:
  achieved:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: quarter
    dated by: due_on
payments:
  outcome:
    assumed: made up
    pay: £100.00
    for each: outcome
    priced at: due_on
    when: result is "achieved"
    scaled by: achieved
    steps of the whole:
      below 30%: nil
      from 30%: 33%
      from 60%: 100%
    due: end of quarter
"""


ON_A_LINE = POOLED.replace("from 30%: 33%", "from 30%: straight line from 33% to 90%")


@pytest.mark.parametrize(
    "limits", ["", "limits:\n" + limit("cap", "no more than: £350.00", "provider", "outcome")], ids=["free", "capped"]
)
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("pooled", [POOLED, ON_A_LINE], ids=["steps", "on a straight line"])
def test_what_is_drawn_and_scaled_by_a_measure_is_so_in_every_draw(pooled: str, limits: str, seed: int) -> None:
    check(scheme(pooled + limits), OUTCOMES, seed)


@pytest.mark.parametrize("seed", range(4))
def test_a_record_that_may_count_in_any_window_widens_every_draw(seed: int) -> None:
    # E ended by a death with an outcome of no day: of P2's three that are drawn, two of three are two or three of four.
    undated = (
        plan("E", person_id="S4", provider_id="P2", ended_on="2026-05-20", end_reason="died"),
        outcome("E1", "E"),
    )
    rows = {table: [*OUTCOMES[table], *records(*undated)[table]] for table in OUTCOMES}
    check(scheme(POOLED), rows, seed)


TIMED = {
    "pooled by contract year": POOLED.replace("over: quarter", "over: contract year").replace(
        "due: end of quarter", "due: end of contract year"
    ),
    "weeks due at the review": """
payments:
  tariff:
    assumed: made up
    pay: £70.00
    for each: week of outcome for 4 weeks from plan's started_on
    part weeks: by the day
    priced at: plan's started_on
    when: result is "achieved"
    due: later of end of month and reviewed_on
""",
    "instalments until the end": """
payments:
  value:
    assumed: made up
    pay: £300.00
    for each: plan
    priced at: started_on
    instalments: 3 monthly from started_on until ended_on
    due: each instalment
""",
}


@pytest.mark.parametrize("sections", TIMED.values(), ids=TIMED)
@pytest.mark.parametrize("seed", range(3))
def test_the_words_of_time_mean_the_same_in_every_draw(sections: str, seed: int) -> None:
    # The run begins inside a quarter and a year, and ends in another year.
    check(scheme(sections, runs="2026-04-15 to 2028-04-14"), OUTCOMES, seed)


TIME_SCALED = """
measures:
  achieved_share:
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: {over}
    dated by: due_on
    assumed: made up
payments:
  withheld:
    assumed: made up
    pay: 10% of £70.01
    for each: week of plan from started_on to planned_end_on
    part weeks: by the day
    priced at: each day
    due: end of month + 2 weeks
    scaled by: achieved_share
    steps of the whole:
      below 30%: nil
      from 30%: 40%
      from 60%: 100%
"""


@pytest.mark.parametrize("over", ["month", "contract quarter", "run"])
def test_days_are_drawn_in_their_own_windows(over: str) -> None:
    # The run begins on the 20th, so that every contract quarter begins within a month.
    contract = scheme(TIME_SCALED.format(over=over), runs="2026-04-20 to 2026-12-31")
    plans = [
        ("A", "P1", "2026-05-04", "2026-08-30"),
        ("B", "P1", "2026-07-13", "2026-07-26"),
        ("C", "P2", "2026-07-20", "2026-10-31"),
    ]
    tables = records(
        *(
            plan(one, person_id=f"S{one}", provider_id=provider, started_on=first, planned_end_on=last)
            for one, provider, first, last in plans
        ),
        *(outcome(f"{one}{at}", one, due_on=f"2026-{5 + at:02}-25") for one, *_ in plans for at in range(6)),
    )
    check(contract, tables, 7)


def test_a_person_who_can_come_to_many_sums_is_drawn_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """What persons alike come to is put together once; where it is of too many sums, by those that come about."""
    contract = scheme(
        PAYMENTS
        + limit("cap", "no more than: £150.00", "plan")
        + limit("together", "no more than: £170.00", "person with each provider", "outcome, failed, cap")
    )
    tables = records(
        *(plan(each, person_id=whose) for each, whose in (("A", "S1"), ("B", "S1"), ("C", "S2"), ("D", "S2"))),
        *(outcome(f"{each}{at}", each) for each in "ABCD" for at in (1, 2)),
    )
    drawn = drawn_from(contract, tables)
    model = settled_each_way(contract.scheme, drawn)
    few = draw([model], rates_of(drawn), 50, 3)
    # Both plans of both persons at their cap of £150.00 would be £600.00; each person is capped at £170.00.
    assert max(few[0].total) == 34_000
    assert len({*few[0].total}) > 3
    monkeypatch.setattr(states_alike, "_MANY", 0)
    assert draw([model], rates_of(drawn), 50, 3) == few


def test_a_result_that_is_paid_nothing_is_drawn_where_a_floor_asks_for_it() -> None:
    # £0.00 is due where the outcome is achieved, and the floor brings £50.00; where it is not, nothing is due at all.
    payments = PAYMENTS.replace("£100.00", "£0.00").replace('"not_achieved"', '"not_assessed"')
    contract = scheme(payments + limit("floor", "no less than: £50.00", "provider"))
    tables = records(plan("A"), outcome("A1", "A"))
    check(contract, tables, 3)
    drawn = drawn_from(contract, tables)
    (draws,) = draw([settled_each_way(contract.scheme, drawn)], rates_of(drawn), 50, 3)
    assert {*draws.total} == {0, 5_000}
