"""What is generated for a condition answers as the reference does, for everything that may be known, blank or disputed.

The reference (`tests.reference.conditions`) is made of nested functions with three values, and shares nothing with it.
"""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.conditions.compiler import test_but_for as answers_but_for
from pbr.conditions.compiler import test_of as answers_of
from pbr.conditions.date_compiler import day_of
from pbr.conditions.day_parser import parse_day
from pbr.conditions.parser import parse_condition
from pbr.conditions.syntax_tree import And, Condition, Not, Or
from pbr.records.dictionary import TABLES
from pbr.records.table import Row, Value
from tests.conditions.asked import LAYOUTS, names
from tests.reference import conditions as reference

OUTCOMES = TABLES["outcomes"]
MAY, JUNE, JULY = date(2026, 5, 31), date(2026, 6, 15), date(2026, 7, 31)
FACTS: dict[str, tuple[Value, ...]] = {
    "result": (None, "achieved", "not_achieved"),
    "disputed": (None, False, True),
    "reviewed_on": (None, MAY, JUNE, JULY),
    "achieved_on": (None, JUNE),
}
ABOVE: dict[str, tuple[Value, ...]] = {
    "end_reason": (None, "completed", "died"),
    "ended_on": (None, JUNE, JULY),
    "weekly_hours": (None, 2, 3),
}
LEAVES = (
    'result is "achieved"',
    'result is not "achieved"',
    'result is one of "achieved", "not_assessed"',
    'result is not one of "achieved", "not_assessed"',
    "result is known",
    "result is missing",
    "disputed",
    "not disputed",
    "reviewed_on < achieved_on",
    "reviewed_on <= achieved_on + 2 weeks",
    "reviewed_on > plan's ended_on - 3 days",
    "reviewed_on + 1 month >= plan's ended_on + 2 months",
    "reviewed_on is achieved_on",
    "reviewed_on is not achieved_on",
    "reviewed_on <= as at",
    "reviewed_on between achieved_on and plan's ended_on",
    "not reviewed_on between 2026-06-01 and achieved_on",
    "achieved_in_a_finished_plan",
    "not achieved_in_a_finished_plan",
    "plan's finished",
    "plan's weekly_hours >= 3",
    "reviewed_on is a bank holiday",
    "reviewed_on is not a weekend",
    "plan's ended_on is a Friday",
    # Some of these days are past the end of the list, and so not known.
    "reviewed_on + 2020 days is not a bank holiday",
    "reviewed_on >= achieved_on + 30 working days",
    "reviewed_on + 2020 days + 5 working days > plan's ended_on + 2010 days",
    "plan's ended_on - 1 working day < reviewed_on",
    "as at - 10 working days <= reviewed_on",
)
DAYS = (
    "reviewed_on",
    "plan's ended_on",
    "reviewed_on + 2 weeks",
    "reviewed_on + 3 working days",
    "plan's ended_on - 12 working days + 1 week",
    "later of reviewed_on + 1 working day and achieved_on",
    "reviewed_on + 2015 days + 2 working days",
    "later of reviewed_on and achieved_on",
    "later of reviewed_on + 1 month and plan's ended_on and achieved_on",
    "earlier of reviewed_on and plan's ended_on - 1 day",
)


def condition(text: str) -> Condition:
    return parse_condition(text, names(OUTCOMES))


def rows() -> list[Row]:
    """Outcomes with every combination of these facts, each of a plan with every combination of its."""
    plans = [row_of("plans", dict(zip(ABOVE, facts, strict=True)), None) for facts in product(*ABOVE.values())]
    return [
        row_of("outcomes", dict(zip(FACTS, facts, strict=True)), plan)
        for facts in product(*FACTS.values())
        for plan in plans
    ]


def row_of(table: str, facts: dict[str, Value], above: Row | None) -> Row:
    return (*(facts.get(field.name) for field in TABLES[table].fields), above)


ROWS = rows()


def test_the_rows_have_every_combination() -> None:
    assert len(ROWS) == 3 * 3 * 4 * 2 * 3 * 3 * 3
    assert len(set(ROWS)) == len(ROWS)


@pytest.mark.parametrize("text", LEAVES)
def test_a_statement(text: str) -> None:
    asked = condition(text)
    generated, other = answers_of(asked, LAYOUTS), reference.answer_of(asked, LAYOUTS)
    answers = [generated(row) for row in ROWS]
    assert answers == [other(row) for row in ROWS]
    # Every statement was seen with each of its answers; what is known or missing is never unknown.
    always_known = "known" in text or "missing" in text
    assert set(answers) == ({True, False} if always_known else {True, False, None})


@pytest.mark.parametrize("made", [And, Or])
def test_two_statements(made: type[And] | type[Or]) -> None:
    """Each of the nine pairs of true, false and not known is among the combinations of the leaves."""
    pairs: set[tuple[bool | None, bool | None]] = set()
    leaves = [condition(text) for text in LEAVES[:1] + LEAVES[6:7] + LEAVES[8:9] + LEAVES[15:16]]
    for one, other in product(leaves, leaves):
        joined = made((one, other), (0, 0))
        for asked in (joined, Not(joined, (0, 0)), made((Not(one, (0, 0)), other), (0, 0))):
            generated, expected = answers_of(asked, LAYOUTS), reference.answer_of(asked, LAYOUTS)
            assert [generated(row) for row in ROWS] == [expected(row) for row in ROWS]
        first, second = reference.answer_of(one, LAYOUTS), reference.answer_of(other, LAYOUTS)
        pairs |= {(first(row), second(row)) for row in ROWS}
    assert len(pairs) == 9


def conditions() -> st.SearchStrategy[Condition]:
    return st.recursive(
        st.sampled_from(LEAVES).map(condition),
        lambda inner: st.one_of(
            inner.map(lambda one: Not(one, (0, 0))),
            st.lists(inner, min_size=2, max_size=4).map(lambda parts: And(tuple(parts), (0, 0))),
            st.lists(inner, min_size=2, max_size=4).map(lambda parts: Or(tuple(parts), (0, 0))),
        ),
        max_leaves=12,
    )


@given(conditions(), st.lists(st.sampled_from(ROWS), min_size=1, max_size=30))
def test_any_condition(asked: Condition, some: list[Row]) -> None:
    generated, other = answers_of(asked, LAYOUTS), reference.answer_of(asked, LAYOUTS)
    assert [generated(row) for row in some] == [other(row) for row in some]


@given(conditions(), st.sets(st.sampled_from(LEAVES)), st.lists(st.sampled_from(ROWS), min_size=1, max_size=20))
def test_what_is_not_asked_is_not_known(asked: Condition, skipped: set[str], some: list[Row]) -> None:
    left_out = [condition(text) for text in skipped]
    generated = answers_but_for(asked, LAYOUTS, lambda one: one in left_out)
    other = reference.answer_but_for(asked, LAYOUTS, lambda one: one in left_out)
    assert [generated(row) for row in some] == [other(row) for row in some]


@pytest.mark.parametrize("text", DAYS)
def test_a_day(text: str) -> None:
    day = parse_day(text, names(OUTCOMES))
    generated, other = day_of(day, LAYOUTS), reference.day_of_row(day, LAYOUTS)
    days = [generated(row) for row in ROWS]
    assert days == [other(row) for row in ROWS]
    assert None in days
    assert len(set(days)) > 1
