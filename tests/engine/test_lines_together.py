"""Lines that are added up where they are made have the sums of the lines that are made one by one."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.generated.alike_source import source_of_asking
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.line import Line
from pbr.settlement.lines_together import LinesTogether, alone
from tests.engine.generated import extracts, periods
from tests.engine.hostile import assert_no_text_in, compiled_for_rows
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import NAMES, extract_of, period_of, scheme, shipped
from tests.engine.test_generated_payments import schemes, some

HOURLY = """
sources:
  contract: the contract of a test
prices:
  hourly_rate:
    from 2026-04-01: £24.00 per hour
    assumed: made up
payments:
  hours:
    source: contract, clause 2
    pay: hourly_rate
    for each: hour of visit's delivered_minutes
    rounded: up to 15 minutes
    priced at: visited_on
    due: visited_on
"""


def run_of(compiled: CompiledScheme, tables: Tables, period: str) -> Run:
    as_at = period_of(period).last
    return Run(compiled, as_known(extract_of(compiled, tables), as_at), period_of(period), as_at)


def what_is_added_up(line: Line) -> Hashable:
    """All of a line but its sums and what tells it from another of its plan that became the same."""
    whose = (line.record.table, line.record.plan, line.record.person, line.record.provider)
    return *whose, line.payment, line.part, line.slot.label, line.payer, line.kind, line.status, line.at_stake is None


def added_up(found: Iterable[LinesTogether]) -> dict[Hashable, list[int]]:
    """How many lines there are of each, and their sums."""
    sums: dict[Hashable, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in found:
        each = sums[what_is_added_up(one.first)]
        for at, more in enumerate((one.times, one.amount, one.at_stake or 0)):
            each[at] += more
    return sums


def both_ways(compiled: CompiledScheme, tables: Tables, period: str) -> None:
    """Compare the lines, and what is said beside them."""
    one_by_one, alike = run_of(compiled, tables, period), run_of(compiled, tables, period)
    lines = [alone(line) for line in one_by_one.whole_lines()]
    found = list(alike.lines_together({payment.name for payment in compiled.scheme.payments}))
    assert added_up(found) == added_up(lines)
    # In the order in which the first of each comes, by which sums are put together.
    assert [*added_up(found)] == [*added_up(lines)]
    assert {one.first.record for one in found} <= {one.first.record for one in lines}
    assert (alike.unpriced, alike.notices, alike.row_counts()) == (
        one_by_one.unpriced, one_by_one.notices, one_by_one.row_counts(),
    )  # fmt: skip
    assert alike.measures == one_by_one.measures
    assert alike.earned_together == one_by_one.earned_together


@some
@given(compiled=schemes(), tables=extracts("any"), period=periods())
def test_a_random_scheme(compiled: CompiledScheme, tables: Tables, period: str) -> None:
    both_ways(compiled, tables, period)


WITHHELD = """
sources:
  contract: the contract of a test
measures:
  well:
    source: contract, clause 1
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: quarter
    dated by: due_on
payments:
  hours:
    source: contract, clause 2
    pay: £17.01
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: visited_on
  withheld:
    source: contract, clause 3
    pay: £1.37
    for each: hour of visit's delivered_minutes where plan's plan_type is not "other"
    rounded: to the minute
    priced at: visited_on
    waits for: plan's ended_on is known
    when: visited_on <= plan's ended_on
    due: end of month
    scaled by: well
    steps of the whole:
      below 50%: nil
      from 50%: 50%
"""
"""Visits of which a measure releases a part: some are open, some not earned, and all in a window of their own day."""


@some
@given(tables=extracts("any"), period=periods())
def test_visits_that_a_measure_scales(tables: Tables, period: str) -> None:
    both_ways(scheme(WITHHELD), tables, period)


@pytest.mark.parametrize("name", NAMES)
@settings(some, max_examples=5)
@given(data=st.data())
def test_a_scheme_that_comes_with_pbr(name: str, data: st.DataObject) -> None:
    both_ways(shipped(name), data.draw(extracts(name)), data.draw(periods()))


def visits_of_a_plan() -> Tables:
    """One plan with two visits of half an hour in June, one of an hour, and one of half an hour in July."""
    return records(
        plan("P1", started_on="2026-06-01", ended_on="2026-07-30"),
        visit("V1", "P1", "2026-06-02", "30"),
        visit("V2", "P1", "2026-06-03", "60"),
        visit("V3", "P1", "2026-06-04", "30"),
        visit("V4", "P1", "2026-07-02", "30"),
    )


def test_the_visits_of_a_plan_that_became_the_same_are_added_up() -> None:
    # £24.00 an hour: 30 minutes are £12.00, twice, and 60 are £24.00: £48.00. July is not over: £12.00.
    compiled = scheme(HOURLY)
    found = run_of(compiled, visits_of_a_plan(), "2026-06").lines_together({"hours"})
    assert [(one.first.record.id, one.first.status.value, *one[1:]) for one in found] == [
        ("V1", "due", 3, 4_800, None),
        ("V4", "not_due", 1, 0, 1_200),
    ]


def test_a_payment_that_is_not_asked_for_has_a_line_for_each_record() -> None:
    found = run_of(scheme(HOURLY), visits_of_a_plan(), "2026-06").lines_together(set())
    assert [one.times for one in found] == [1, 1, 1, 1]


WITHIN = HOURLY + "    when: visited_on <= plan's ended_on\n"


def test_visits_alike_are_told_apart_by_what_is_asked_of_their_plans() -> None:
    # One day and half an hour, £12.00 each: the first plan has ended before it, the second has not, the third says
    # nothing.
    tables = records(
        plan("P1", started_on="2026-06-01", ended_on="2026-06-09"),
        plan("P2", started_on="2026-06-01", ended_on="2026-06-30"),
        plan("P3", started_on="2026-06-01"),
        *(visit(f"V{at}", f"P{at}", "2026-06-10", "30") for at in (1, 2, 3)),
    )
    found = run_of(scheme(WITHIN), tables, "2026-06").lines_together({"hours"})
    assert [(one.first.record.id, one.first.record.plan, one.first.status.value, *one[1:]) for one in found] == [
        ("V1", "P1", "not_earned", 1, 0, 1_200),
        ("V2", "P2", "due", 1, 1_200, None),
        ("V3", "P3", "open", 1, 0, 1_200),
    ]


def test_visits_without_a_price_are_each_noted() -> None:
    # The rate begins on 3 June. On the 2nd there are two visits alike, half an hour at £24.00 an hour each.
    late = scheme(HOURLY.replace("from 2026-04-01", "from 2026-06-03"))
    tables = records(
        plan("P1", started_on="2026-06-01", ended_on="2026-07-30"),
        visit("V1", "P1", "2026-06-02", "30"),
        visit("V2", "P1", "2026-06-02", "30"),
        visit("V3", "P1", "2026-06-03", "30"),
    )
    run = run_of(late, tables, "2026-06")
    found = list(run.lines_together({"hours"}))
    assert [(one.first.status.value, one.times, one.amount) for one in found] == [("error", 2, 0), ("due", 1, 1_200)]
    assert [one.record.id for one in run.unpriced] == ["V1", "V2"]


def test_nothing_that_a_hostile_scheme_says_is_source() -> None:
    paid, _ = compiled_for_rows(WITHIN)
    source = source_of_asking(paid)
    assert source is not None
    assert_no_text_in(source.text)
