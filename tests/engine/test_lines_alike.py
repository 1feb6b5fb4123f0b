"""Lines made once for all that come to the same are, so many times over, the lines that are made one by one."""

import ast
from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.line_alike import TimesOfLine, source_of_alike
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.line import Line
from tests.engine.generated import extracts, periods
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import NAMES, extract_of, period_of, scheme, shipped
from tests.engine.test_generated_payments import schemes, some
from tests.engine.test_generated_source import words_of

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
    """All of a line but what tells it from another of its plan that comes to the same."""
    whose = (line.record.table, line.record.plan, line.record.person, line.record.provider)
    return *whose, line.payment, line.part, line.payer, line.kind, line.status, line.amount, line.at_stake


def counted(lines: Iterable[TimesOfLine]) -> Counter[Hashable]:
    found = Counter[Hashable]()
    for line, times in lines:
        found[what_is_added_up(line)] += times
    return found


def both_ways(compiled: CompiledScheme, tables: Tables, period: str) -> None:
    """Compare the lines, and what is said beside them."""
    one_by_one, alike = run_of(compiled, tables, period), run_of(compiled, tables, period)
    lines = [(line, 1) for line in one_by_one.whole_lines()]
    found = list(alike.lines_alike({payment.name for payment in compiled.scheme.payments}))
    assert counted(found) == counted(lines)
    # In the order in which the first of each comes, by which sums are put together.
    assert [*counted(found)] == [*counted(lines)]
    assert {line.record for line, _ in found} <= {line.record for line, _ in lines}
    assert (alike.unpriced, alike.notices, alike.row_counts()) == (
        one_by_one.unpriced, one_by_one.notices, one_by_one.row_counts(),
    )  # fmt: skip
    assert alike.measures == one_by_one.measures


@some
@given(compiled=schemes(), tables=extracts("any"), period=periods())
def test_a_random_scheme(compiled: CompiledScheme, tables: Tables, period: str) -> None:
    both_ways(compiled, tables, period)


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


def test_two_visits_that_come_to_the_same_are_one_line_twice() -> None:
    # £24.00 an hour: 30 minutes are £12.00, twice; 60 are £24.00. July is not over.
    compiled = scheme(HOURLY)
    found = run_of(compiled, visits_of_a_plan(), "2026-06").lines_alike({"hours"})
    assert [(line.record.id, line.status.value, line.amount, times) for line, times in found] == [
        ("V1", "due", 1_200, 2),
        ("V2", "due", 2_400, 1),
        ("V4", "not_due", 0, 1),
    ]


def test_a_payment_that_is_not_asked_for_has_a_line_for_each_record() -> None:
    found = run_of(scheme(HOURLY), visits_of_a_plan(), "2026-06").lines_alike(set())
    assert [times for _, times in found] == [1, 1, 1, 1]


def test_nothing_that_a_hostile_scheme_says_is_source() -> None:
    compiled = scheme(HOURLY.replace("hours:", "lambda_return:").replace("clause 2", "global row; del lines"))
    positions = {
        "plans": {name: at for at, name in enumerate(sorted({*compiled.needs["plans"], "plan_id", "person_id"}))},
        "visits": {name: at for at, name in enumerate(sorted({*compiled.needs["visits"], "visit_id"}))},
    }
    positions["plans"]["provider_id"] = len(positions["plans"])
    functions = compiled.functions_of(positions, date(2026, 7, 31))
    paid = [one for one in functions.payments.values() if isinstance(one, CompiledPayment)]
    text = source_of_alike(paid, functions.layouts).text
    constants = {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    assert not [one for one in constants if isinstance(one, str)]
    assert not words_of(text) & {"lambda_return", "global", "del_lines"}
