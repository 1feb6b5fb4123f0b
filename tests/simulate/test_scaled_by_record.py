"""What a measure scales of records by the million, settled together, is what it scales of them one by one."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.lines_together import LinesTogether, alone
from pbr.simulate.backcast.grouping import Grouping
from pbr.simulate.backcast.sums_by_record import SumsByRecord, sums_by_record
from pbr.simulate.breakdown import By
from pbr.simulate.payoff import decomposition
from pbr.simulate.payoff.payoffs import EachWay
from pbr.simulate.payoff.scheme_model import ScaledSum
from pbr.simulate.provider.payments_received import PaymentsReceived, settled_under
from tests.engine.generated import extracts
from tests.engine.rows import Tables, outcome, plan, records, visit
from tests.engine.settled import extract_of, period_of, scheme, shipped
from tests.engine.test_generated_payments import some
from tests.engine.test_lines_together import WITHHELD, run_of
from tests.simulate.drawn import drawn_from

BY_RECORD = "hourly-withheld-until-targets-are-met"


def in_pence(one: ScaledSum) -> tuple[object, ...]:
    """A sum that is scaled, in exact pence: of how many parts of a penny it is whole is no matter."""
    payoffs = {component: [Fraction(each, one.parts) for each in ways] for component, ways in one.payoffs.items()}
    money = Fraction(one.fixed, one.parts), Fraction(one.still_open, one.parts)
    return one.provider_id, one.payment, one.cell, one.under, *money, payoffs


def assert_the_same_model(compiled: CompiledScheme, tables: Tables) -> list[tuple[object, ...]]:
    """Compare what is drawn of records settled together and one by one; give what is scaled."""
    drawn = drawn_from(compiled, tables)
    together = EachWay(compiled.scheme, drawn).model()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decomposition, "is_scaled_by_record", lambda payment: False)
        one_by_one = EachWay(compiled.scheme, drawn).model()
    assert list(map(in_pence, together.scaled)) == list(map(in_pence, one_by_one.scaled))
    assert list(map(in_pence, together.only_open)) == list(map(in_pence, one_by_one.only_open))
    assert (together.families, together.sums, together.open_sums) == (
        one_by_one.families, one_by_one.sums, one_by_one.open_sums,
    )  # fmt: skip
    return list(map(in_pence, together.scaled))


@settings(some, max_examples=10)
@given(data=st.data())
def test_what_is_drawn_of_a_scheme_that_comes_with_pbr(data: st.DataObject) -> None:
    assert_the_same_model(shipped(BY_RECORD), data.draw(extracts(BY_RECORD)))


@some
@given(tables=extracts("any"))
def test_what_is_drawn_of_visits_some_of_which_are_open(tables: Tables) -> None:
    assert_the_same_model(scheme(WITHHELD), tables)


def due_of(compiled: CompiledScheme, lines: list[LinesTogether]) -> SumsByRecord:
    sums = sums_by_record(compiled.scheme)
    for each in lines:
        sums.add(each, each.first.record.plan)
    return sums


def assert_due_to_the_same(compiled: CompiledScheme, tables: Tables) -> SumsByRecord:
    """Compare what is due by plan and by person, what was released shared out among them."""
    names = {payment.name for payment in compiled.scheme.payments}
    period = "2026-04-01 to 2027-03-31"
    together = due_of(compiled, list(run_of(compiled, tables, period).lines_together(names)))
    one_by_one = due_of(compiled, list(map(alone, run_of(compiled, tables, period).whole_lines())))
    assert (together.by_plan, together.by_person) == (one_by_one.by_plan, one_by_one.by_person)
    return together


@some
@given(tables=extracts("any"))
def test_what_is_released_is_shared_out_among_plans(tables: Tables) -> None:
    assert_due_to_the_same(scheme(WITHHELD), tables)


def test_what_it_comes_to_by_hand() -> None:
    # Half of two outcomes is achieved, so half of what is withheld is released: of A's three hours at £1.37, £4.11,
    # and of B's hour, £1.37, together £5.48. Half is £2.74: £2.055 of it A's and the rest B's. Rounded half up as it
    # adds up, A has £2.06 and B £0.68. The hours themselves are £17.01 each.
    ended = {"ended_on": "2026-06-20", "planned_end_on": "2026-06-20", "end_reason": "completed"}
    achieved = {"due_on": "2026-06-14", "result": "achieved", "achieved_on": "2026-06-10"}
    tables = records(
        plan("A", **ended), plan("B", person_id="S2", **ended),
        outcome("A1", "A", **achieved), outcome("B1", "B", due_on="2026-06-14", result="not_achieved"),
        *(visit(f"A{day}", "A", f"2026-06-0{day}", "60") for day in (1, 2, 3)), visit("B9", "B", "2026-06-01", "60"),
    )  # fmt: skip
    sums = assert_due_to_the_same(scheme(WITHHELD), tables)
    assert sums.by_plan == {("P1", "A"): 3 * 1_701 + 206, ("P1", "B"): 1_701 + 68}
    (scaled,) = assert_the_same_model(scheme(WITHHELD), tables)
    assert scaled[4:6] == (Fraction(548), Fraction(0))


def received(compiled: CompiledScheme, tables: Tables) -> PaymentsReceived:
    over = period_of("2026-04-01 to 2027-06-30")
    rows = as_known(extract_of(compiled, tables), over.last)
    return settled_under(compiled, rows, over, over.last, Grouping(rows, By.PROVIDER).about_of())


@some
@given(tables=extracts("any"))
def test_when_it_is_paid_and_on_how_many_lines(tables: Tables) -> None:
    together = received(scheme(WITHHELD), tables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Run, "lines_together", lambda run, payments, by: map(alone, run.whole_lines()))
        one_by_one = received(scheme(WITHHELD), tables)
    assert replace(together, records=one_by_one.records, compiled=one_by_one.compiled) == one_by_one


def test_when_it_is_paid_by_hand() -> None:
    # Two hours at £17.01 on one day, and a visit of no minutes, which is no line with an amount; a third hour the day
    # after. What is withheld waits for the plan to end.
    tables = records(
        plan("A"), visit("A1", "A", "2026-06-01", "60"), visit("A2", "A", "2026-06-01", "60"),
        visit("A3", "A", "2026-06-01", "0"), visit("A4", "A", "2026-06-02", "60"),
    )  # fmt: skip
    found = received(scheme(WITHHELD), tables)
    assert found.due_on == {("P1", date(2026, 6, 1)): 3_402, ("P1", date(2026, 6, 2)): 1_701}
    assert (found.due, found.payment_lines, found.payment_lines_by_plan) == (5_103, 3, {("P1", "A"): 3})
