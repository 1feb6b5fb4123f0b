"""What care costs and what is kept of what is paid, worked by hand."""

from datetime import date
from fractions import Fraction

import pytest

from pbr.records.extract.as_at import as_known
from pbr.records.table import Records
from pbr.simulate.monte_carlo.draw import Draws
from pbr.simulate.provider.care_cost import CareCost, cost_of_care
from pbr.simulate.provider.care_volume import care_volume_in
from pbr.simulate.provider.margin import margins, mean_of_the_worst
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import extract_of, shipped
from tests.simulate.incentives.contracts import outcomes

VISITED = records(
    plan("A"),
    plan("B", person_id="S2", provider_id="P2", started_on="2026-06-01"),
    visit("V1", "A", "2026-05-30", "90"),
    visit("V2", "A", "2026-06-02", "45"),
    visit("V3", "B", "2026-06-02", "20"),
    visit("V4", "B", "2026-06-03", "0"),
)
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def visited(tables: Tables) -> Records:
    """Plans with their start, and visits, as time and task reads them."""
    contract = shipped("time-and-task")
    needs = {**contract.needs, "plans": contract.needs.get("plans", frozenset()) | {"started_on"}}
    return as_known(extract_of(type(contract)(contract.scheme, needs), tables), date(2027, 3, 31))


def cost(per_hour: int | None, per_plan: int | None) -> CareCost | None:
    per = [None if pence is None else Fraction(pence) for pence in (per_hour, per_plan)]
    return cost_of_care(care_volume_in(visited(VISITED)), *per)


def test_hours_of_visits_cost_in_their_month_and_a_plan_in_the_month_it_starts() -> None:
    found = cost(1800, 500)
    assert found is not None
    # A: an hour and a half is £27.00 and the plan £5.00 in May; three quarters £13.50 in June.
    # B: a third of an hour is £6.00, and the plan £5.00.
    assert found.by_month("P1") == {MAY: 3200, JUNE: 1350}
    assert found.by_month("P2") == {JUNE: 1100}
    assert found.by_person == {("P1", "S1"): 4550, ("P2", "S2"): 1100}
    assert found.by_provider == {"P1": 4550, "P2": 1100}


def test_without_a_cost_or_without_hours_there_is_no_figure() -> None:
    assert cost(None, None) is None
    contract = outcomes()
    needs = {**contract.needs, "plans": contract.needs["plans"] | {"started_on"}}
    unvisited = care_volume_in(as_known(extract_of(type(contract)(contract.scheme, needs), records(plan("A"))), JUNE))
    assert cost_of_care(unvisited, Fraction(1800), None) is None
    by_plan = cost_of_care(unvisited, None, Fraction(500))
    assert by_plan is not None
    assert by_plan.by_provider == {"P1": 500}


def test_hours_of_a_plan_are_spread_over_its_days() -> None:
    contract = outcomes()
    needs = {**contract.needs, "plans": frozenset({"started_on", "ended_on", "hours_delivered"})}
    rows = records(plan("A", started_on="2026-05-30", ended_on="2026-06-03", hours_delivered="10"))
    work = care_volume_in(as_known(extract_of(type(contract)(contract.scheme, needs), rows), date(2027, 3, 31)))
    assert work.hours is not None
    # Two of its five days are in May.
    assert [(when.month, hours) for when, hours in work.hours.items()] == [(MAY, Fraction(4)), (JUNE, Fraction(6))]


def test_a_margin_and_its_spread() -> None:
    # £0.00 to £99.00 by the pound, and £50.50 of care: 51 draws of a hundred lose money.
    draws = Draws(outcomes().scheme, (), {"P1": tuple(range(0, 10000, 100)), "P2": (0,) * 100})
    first, second = margins(draws, {"P1": Fraction(5050)})
    assert (first.provider_id, first.cost, first.spread.mean) == ("P1", 5050, Fraction(-100))
    assert (first.chance_of_loss, first.spread.p5, first.spread.p95) == (Fraction(51, 100), -4650, 4350)
    # The worst five are -£50.50 to -£46.50.
    assert first.worst_mean == -4850
    assert (second.cost, second.chance_of_loss) == (0, Fraction(0))
    assert first.words == (
        "P1 keeps -£1.00 on average (-£46.50 to £43.50 in nine draws of ten), loses money in 51% of draws, "
        "and comes to -£48.50 on average in the worst 5%"
    )


@pytest.mark.parametrize(("many", "mean"), [(1, 0), (20, 0), (21, Fraction(1, 2)), (60, 1)])
def test_the_worst_five_per_cent_are_one_draw_at_least(many: int, mean: Fraction) -> None:
    assert mean_of_the_worst(range(many)) == mean


def test_there_is_no_worst_of_no_draws() -> None:
    with pytest.raises(ValueError, match="no draws"):
        mean_of_the_worst(())
