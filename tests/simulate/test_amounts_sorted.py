"""What is settled to amounts alone comes to the same sums as what is settled line by line, for every way and fact."""

from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.problems.problem import ProblemsFound
from pbr.simulate.payoff import decomposition
from pbr.simulate.payoff.alternative_records import UncertainRecords, WhichDrawn
from pbr.simulate.payoff.marginal_payoff import Paid
from pbr.simulate.payoff.payoffs import CannotBeDrawnError, EachWay
from pbr.simulate.payoff.scheme_model import SchemeModel
from pbr.simulate.payoff.uncertain_result import Component
from tests.engine.generated import extracts
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import scheme, shipped
from tests.engine.test_amounts_alone import beside_unread
from tests.engine.test_generated_payments import schemes, some
from tests.simulate.drawn import DRAWN, drawn_from


class Found(NamedTuple):
    """All that is asked of a scheme settled each way: everything drawn, what is not known yet, and as it stands."""

    everything: SchemeModel
    not_known: SchemeModel
    standing: list[tuple[Component, list[Paid | None]]]


def found_of(plan: CompiledScheme, everything: UncertainRecords, not_known: UncertainRecords) -> Found | str:
    """What is found of a scheme, or why nothing is."""
    try:
        each_way = EachWay(plan.scheme, everything)
    except CannotBeDrawnError as why:
        return str(why)
    except ProblemsFound as found:
        return repr(found.problems)
    standing = each_way.standing()
    paid = [(one, standing.paid(one)) for one in standing.components]
    return Found(each_way.model(), each_way.model_of(not_known), paid)


def by_amounts_and_by_lines(
    plan: CompiledScheme, everything: UncertainRecords, not_known: UncertainRecords
) -> tuple[Found | str, Found | str]:
    """The same found of amounts alone and of lines as values."""
    given_rows = everything, not_known
    by_amounts = found_of(plan, *given_rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decomposition, "amounts_over_its_whole_life", lambda compiled, records: None)
        return by_amounts, found_of(plan, *given_rows)


def assert_the_same(plan: CompiledScheme, tables: Tables) -> None:
    """Compare all that is found, components in their order, and what is beside a row that could not be read."""
    drawn = drawn_from(plan, tables), drawn_from(plan, tables, WhichDrawn.NOT_KNOWN_YET)
    assert_the_same_of(plan, *drawn)
    assert_the_same_of(plan, *(replace(one, records=beside_unread(one.records)) for one in drawn))


def assert_the_same_of(plan: CompiledScheme, everything: UncertainRecords, not_known: UncertainRecords) -> None:
    """Compare all that is found of some records, components in their order."""
    by_amounts, by_lines = by_amounts_and_by_lines(plan, everything, not_known)
    assert by_amounts == by_lines
    if isinstance(by_amounts, Found) and isinstance(by_lines, Found):
        assert by_amounts.everything.components == by_lines.everything.components
        assert by_amounts.not_known.components == by_lines.not_known.components


@pytest.mark.parametrize("name", DRAWN)
@settings(some, max_examples=5)
@given(data=st.data())
def test_a_scheme_that_comes_with_pbr(name: str, data: st.DataObject) -> None:
    assert_the_same(shipped(name), data.draw(extracts(name)))


@some
@given(plan=schemes(), tables=extracts("any"))
def test_a_random_scheme(plan: CompiledScheme, tables: Tables) -> None:
    assert_the_same(plan, tables)


@pytest.mark.parametrize("name", DRAWN)
@settings(some, max_examples=5)
@given(data=st.data())
def test_what_is_not_known_yet_is_as_if_it_alone_were_drawn(name: str, data: st.DataObject) -> None:
    plan, tables = shipped(name), data.draw(extracts(name))
    not_known = drawn_from(plan, tables, WhichDrawn.NOT_KNOWN_YET)
    found = found_of(plan, drawn_from(plan, tables), not_known)
    alone = found_of(plan, not_known, not_known)
    if isinstance(found, Found) and isinstance(alone, Found):
        assert found.not_known.families == alone.everything.families
        assert found.not_known.sums == alone.everything.sums
        assert found.not_known.open_sums == alone.everything.open_sums


TWO_FACTS = """
sources:
  contract: the contract of a test
payments:
  achieved:
    source: contract, clause 1
    pay: £100.00
    for each: outcome
    priced at: due_on
    when: result is "achieved"
    due: plan's ended_on
  no_support:
    source: contract, clause 2
    pay: £50.00
    for each: plan
    priced at: started_on
    when: support_at_end is "none"
    due: ended_on
"""


def test_what_is_known_is_settled_again_where_something_else_of_its_plan_is_drawn() -> None:
    # Nobody has said what support there is after the plan, nor that it has ended: it is drawn, and has ended as planned
    # in each of its ways. So the £100.00 of the outcome that is known are due, which as recorded wait for the end.
    plan_of = {"planned_end_on": "2026-06-14"}
    outcome_of = {"due_on": "2026-06-14", "result": "achieved", "achieved_on": "2026-06-10"}
    tables = records(plan("A", **plan_of), outcome("A1", "A", **outcome_of))
    compiled = scheme(TWO_FACTS)
    not_known = drawn_from(compiled, tables, WhichDrawn.NOT_KNOWN_YET)
    assert [one.table for one in not_known.components] == ["plans"]
    each_way = EachWay(compiled.scheme, drawn_from(compiled, tables))
    standing, model = each_way.standing(), each_way.model_of(not_known)
    assert model.fixed == {"P1": 10_000}
    assert list(model.payoffs.values()) == [(5_000, 0, 0, 0, 0)]
    assert standing.paid(next(iter(not_known.components))) == [Paid(5_000, 5_000), *[Paid(0, 0)] * 4]


def test_what_is_drawn_is_settled_beside_a_plan_as_it_is_known() -> None:
    # What support there is after the plan is known, and not when it ended: nothing of it is drawn. So the outcome,
    # which nobody has assessed, is due on no day that anybody knows, whatever is found: its £100.00 are in no draw.
    plan_of = {"planned_end_on": "2026-06-14", "support_at_end": "increased"}
    tables = records(plan("A", **plan_of), outcome("A1", "A", due_on="2026-06-14"))
    compiled = scheme(TWO_FACTS)
    not_known = drawn_from(compiled, tables, WhichDrawn.NOT_KNOWN_YET)
    assert [one.table for one in not_known.components] == ["outcomes"]
    each_way = EachWay(compiled.scheme, drawn_from(compiled, tables))
    # With everything drawn the plan has ended as planned, and the £100.00 would be due, sooner or on its day.
    assert [paid for one, paid in each_way.model().payoffs.items() if one.table == "outcomes"] == [(10_000, 10_000, 0)]
    model = each_way.model_of(not_known)
    assert (model.fixed, dict(model.payoffs)) == ({"P1": 0}, {})
