"""The most and the least of a contract hold for every way in which what is not known yet can turn out."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.run import Run
from pbr.engine.run_off import end_of_run_off
from pbr.records.table import Records, Row, Value
from pbr.simulate.changed_records import with_fields, with_rows
from pbr.simulate.monte_carlo.draw import draw
from pbr.simulate.payoff.alternative_records import WhichDrawn, facts_used, uncertain_records_of, with_events_set_aside
from pbr.simulate.payoff.bounds import bounds_of, reach_of
from pbr.simulate.payoff.payoffs import settled_each_way
from pbr.values.period import Period
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import scheme
from tests.engine.test_limits import limit
from tests.simulate.drawn import drawn_from, model_of, rates_of, settled_draw_by_draw, stood
from tests.simulate.test_closed_forms import BONUS
from tests.simulate.test_each_draw import POOLED as POOL
from tests.thorough import tries

some = settings(max_examples=tries(40), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

RUN = (date(2026, 4, 1), date(2027, 3, 31))
DAYS = st.dates(*RUN)


def filled_in(extract: Records, data: st.DataObject) -> Records:
    """The records with every result that is still blank or disputed found in some way."""

    def change(name: str, row: Row, layout: Mapping[str, int]) -> Sequence[Row]:
        def blank(field: str) -> bool:
            return field in layout and row[layout[field]] is None

        def disputed() -> bool:
            return "disputed" in layout and row[layout["disputed"]] is True

        values: dict[str, Value] = {}
        if name == "outcomes" and (blank("result") or disputed()):
            result = data.draw(st.sampled_from(("achieved", "not_achieved", "not_assessed")))
            values = {"result": result, "verified_by": "council", "disputed": False, "reviewed_on": data.draw(DAYS)}
            values["achieved_on"] = data.draw(DAYS) if result == "achieved" else None
        return [with_fields(row, layout, values)]

    return with_rows(extract, change)


def due_of(contract: CompiledScheme, extract: Records) -> dict[str, int]:
    """What each provider is due once everything has fallen due."""
    until = end_of_run_off(contract.scheme.runs)
    run = Run(compile_scheme(contract.scheme), extract, Period(date(1900, 1, 1), until), until)
    due: dict[str, int] = {}
    for line in run.lines():
        due[line.provider_id] = due.get(line.provider_id, 0) + line.amount
    assert run.unpriced == []
    return due


def check(contract: CompiledScheme, tables: Tables, data: st.DataObject) -> None:
    """Fill in everything, and settle it: it comes to no more than the most, and no less than the least."""
    drawn = drawn_from(contract, tables, data.draw(st.sampled_from(WhichDrawn)))
    model = settled_each_way(contract.scheme, drawn)
    most, least = bounds_of(model).most, bounds_of(model).least
    turned_out = {one: data.draw(st.integers(0, len(one.alternatives) - 1)) for one in drawn.components}
    for provider, pence in due_of(contract, filled_in(stood(contract, drawn, turned_out), data)).items():
        assert least.get(provider, 0) <= pence <= most.get(provider, 0)


POOLED = """
records:
  hold when:
    of an outcome:
      no_kind_agreed: kind is "maintenance"
measures:
  achieved:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome where result is not "not_assessed"
    per: provider
    over: quarter
    dated by: due_on
payments:
  outcome:
    assumed: made up
    {verb}: £100.01
    for each: outcome
    priced at: due_on
    when: result is "{result}"
    scaled by: achieved
    steps of the whole:
      below 50%: {low}
      from 50%: {high}
    due: end of quarter
  fixed:
    assumed: made up
    pay: £10.00
    for each: outcome
    priced at: due_on
    when: result is "{result}" and reviewed_on < due_on + 300 days
    due: end of quarter
"""
SCHEMES = {
    "a pool that pays": POOLED.format(verb="pay", result="achieved", low="nil", high="50%"),
    "a pool that is taken off": POOLED.format(verb="deduct", result="not_achieved", low="100%", high="nil"),
    "steps that go down": POOLED.format(verb="pay", result="achieved", low="100%", high="33%"),
    "a straight line": POOLED.format(verb="pay", result="achieved", low="straight line from nil to 80%", high="50%"),
}
LIMITS = {
    "free": "",
    "capped over a provider": limit("cap", "no more than: £150.00", "provider", "outcome, fixed"),
    "a floor over a provider": limit("floor", "no less than: £40.00", "provider", "outcome, fixed"),
    "capped over a plan": limit("cap", "no more than: £15.00", "plan", "fixed"),
}


@st.composite
def outcomes_of_a_quarter(draw: st.DrawFn) -> Tables:
    """A few outcomes due in one quarter: found, not found, ended by an event, held or disputed."""
    plans = [
        plan(f"PLAN{at}", **draw(st.sampled_from(({}, {"ended_on": "2026-05-20", "end_reason": "died"}))))
        for at in range(draw(st.integers(1, 3)))
    ]
    results = st.sampled_from(("", "", "achieved", "not_achieved", "not_assessed"))
    rows = [
        outcome(
            f"{fields['plan_id']}-{at}",
            fields["plan_id"],
            due_on="2026-06-14",
            kind=draw(st.sampled_from(("improvement", "improvement", "maintenance"))),
            result=draw(results),
            reviewed_on=draw(st.sampled_from(("", "2026-06-20"))),
            disputed=draw(st.sampled_from(("no", "no", "yes"))),
        )
        for _, fields in plans
        for at in range(draw(st.integers(0, 3)))
    ]
    return {"plans": [], "outcomes": [], **records(*plans, *rows)}


@pytest.mark.parametrize("limits", LIMITS.values(), ids=LIMITS)
@pytest.mark.parametrize("sections", SCHEMES.values(), ids=SCHEMES)
@some
@given(data=st.data())
def test_they_hold_for_pools_and_holds_and_under_limits(sections: str, limits: str, data: st.DataObject) -> None:
    contract = scheme(sections + (f"limits:\n{limits}" if limits else ""))
    check(contract, data.draw(outcomes_of_a_quarter()), data)


DIED = {"ended_on": "2026-05-20", "end_reason": "died"}
DUE = {"due_on": "2026-06-14"}
FOUND = {**DUE, "result": "achieved", "achieved_on": "2026-06-10", "reviewed_on": "2026-06-15"}


def test_a_result_that_nobody_has_found_of_a_plan_that_an_event_ended_may_come_yet() -> None:
    # Nothing of it is drawn: nothing where it is not achieved, and £100.00 where the review finds that it was.
    model = model_of(scheme(BONUS), records(plan("A", **DIED), outcome("A1", "A", **DUE)))
    assert model.components == ()
    assert (bounds_of(model).least, bounds_of(model).most, reach_of(model, model).left_open) == (
        {"P1": 0},
        {"P1": 10_000},
        10_000,
    )


def test_what_is_open_in_a_pool_is_in_the_most_that_the_pool_can_come_to() -> None:
    # A1 earned £100.00. B1 may have been achieved: two of two is all of £200.00. Until then it is one of two or two of
    # two, a half or all, and the step is open: nothing is in a draw.
    rows = records(plan("A"), outcome("A1", "A", **FOUND), plan("B", **DIED), outcome("B1", "B", **DUE))
    model = model_of(scheme(POOL), rows, WhichDrawn.NOT_KNOWN_YET)
    assert (bounds_of(model).most, reach_of(model, model).left_open) == ({"P1": 20_000}, 20_000)


def test_a_pool_of_which_everything_is_open_is_in_the_most_too() -> None:
    # Nothing is decided yet: one of one is £100.00.
    model = model_of(scheme(POOL), records(plan("B", **DIED), outcome("B1", "B", **DUE)))
    assert (bounds_of(model).least, bounds_of(model).most, reach_of(model, model).left_open) == (
        {"P1": 0},
        {"P1": 10_000},
        10_000,
    )


def test_a_line_that_is_open_only_where_a_result_is_not_the_best_is_in_the_least() -> None:
    # Nobody has said when it was agreed. Achieved, it takes nothing; not achieved, and reviewed after that, £100.00.
    late = BONUS.replace("pay:", "deduct:").replace('"achieved"', '"not_achieved" and reviewed_on > agreed_on')
    model = model_of(scheme(late), records(plan("A"), outcome("A1", "A", **DUE)))
    assert (bounds_of(model).least, bounds_of(model).most) == ({"P1": -10_000}, {"P1": 0})


def test_draws_set_aside_what_an_event_left_without_a_result_and_it_is_said_to_be_open() -> None:
    # A1 earned £100.00, and B1 is not assessed in a draw: one of two releases 33%, £33.00. B1 may be found achieved
    # all the same: two of two is £200.00, which is £167.00 more.
    rows = records(plan("A"), outcome("A1", "A", **FOUND), plan("B", **DIED), outcome("B1", "B", **DUE))
    contract = scheme(POOL)
    known = drawn_from(contract, rows).records
    facts = facts_used(contract.needs)
    aside = uncertain_records_of(with_events_set_aside(known), facts, WhichDrawn.NOT_KNOWN_YET)
    widest, drawn = model_of(contract, rows, WhichDrawn.NOT_KNOWN_YET), settled_each_way(contract.scheme, aside)
    (found,) = draw([drawn], {}, 1, 1)
    assert found.total == (3_300,)
    assert (bounds_of(widest).most, reach_of(widest, drawn).left_open) == ({"P1": 20_000}, 16_700)


def test_nothing_is_changed_where_no_event_left_a_result_out() -> None:
    known = drawn_from(scheme(POOL), records(plan("A"), outcome("A1", "A", **DUE))).records
    assert with_events_set_aside(known) is known


def test_a_floor_adds_nothing_to_a_pool_of_which_nothing_is_earned() -> None:
    # Achieved: one of one releases 33% of £100.01, £33.00, and £10.00 beside it, £43.00. Not achieved: nothing is due
    # under the floor of £40.00, so that it brings nothing, although none of one would release all of a pool.
    contract = scheme(SCHEMES["steps that go down"] + f"limits:\n{LIMITS['a floor over a provider']}")
    drawn = drawn_from(contract, records(plan("A"), outcome("A1", "A", **DUE)))
    model = settled_each_way(contract.scheme, drawn)
    rates = rates_of(drawn)
    (found,) = draw([model], rates, 20, 7)
    assert found.total == tuple(due["P1"] for due in settled_draw_by_draw(contract, drawn, rates, 20, 7))
    assert {*found.total} == {0, 4_300}
    assert bounds_of(model).least == {"P1": 0}
