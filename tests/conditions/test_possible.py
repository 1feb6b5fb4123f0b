"""What a condition can come to while facts are blank: never less than what it does come to for some record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.conditions import compiler
from pbr.conditions.compiler import Answer
from pbr.conditions.parser import parse_condition
from pbr.conditions.possible_answers import once_recorded, while_blank
from pbr.conditions.syntax_tree import FieldRef
from pbr.records.dictionary import TABLES
from tests.conditions.asked import LAYOUTS, names, record

REVIEW = ("reviewed_on", "support_at_end", "verified_by")


def of_the_review(ref: FieldRef) -> bool:
    """Whether a field is one that the review dates, or its date."""
    return ref.field.name in REVIEW


@pytest.mark.parametrize(
    ("condition", "answers"),
    [
        ('support_at_end is "none"', {None}),
        ('not support_at_end is "none"', {None}),
        ("reviewed_on is known", {False}),
        ("reviewed_on is missing", {True}),
        ("not reviewed_on is known", {True}),
        ('reviewed_on is known and rate is "lower"', {False}),
        ('reviewed_on is known or rate is "lower"', {True, False, None}),
        ('support_at_end is "none" and rate is "lower"', {False, None}),
        ('support_at_end is "none" or rate is "lower"', {True, None}),
        ('reviewed_on is missing or support_at_end is "none"', {True}),
        ("reviewed_on >= started_on", {None}),
        ("reviewed_on between 2026-04-01 and started_on", {None}),
        ('rate is "lower"', {True, False, None}),
        ("ended_on is known", {True, False}),
    ],
)
def test_what_a_condition_can_come_to_before_the_review(condition: str, answers: set[Answer]) -> None:
    read = parse_condition(condition, names(TABLES["plans"]))
    assert while_blank(read, of_the_review) == answers


@pytest.mark.parametrize(
    ("condition", "answers"),
    [
        ("reviewed_on is known", {True}),
        ("reviewed_on is missing", {False}),
        ('reviewed_on is missing and rate is "lower"', {False}),
        ('reviewed_on is missing or rate is "lower"', {True, False, None}),
        ("reviewed_on is missing or reviewed_on >= started_on", {True, False, None}),
        ("not (reviewed_on is missing or ended_on is missing)", {True, False}),
    ],
)
def test_what_a_condition_can_come_to_once_reviewed(condition: str, answers: set[Answer]) -> None:
    read = parse_condition(condition, names(TABLES["plans"]))
    assert once_recorded(read, lambda ref: ref.field.name == "reviewed_on") == answers


STATEMENTS = st.sampled_from(
    [
        'support_at_end is "none"',
        "reviewed_on is known",
        'rate is "lower"',
        "ended_on is missing",
        "ended_on > started_on",
    ]
)
CONDITIONS = st.recursive(
    STATEMENTS,
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map("({0[0]}) {0[1]} ({0[2]})".format),
    ),
    max_leaves=5,
)
BLANK_OR = {
    "support_at_end": ["none", "same"],
    "reviewed_on": ["2026-06-18"],
    "rate": ["lower", "higher"],
    "ended_on": ["2026-05-04", "2026-06-01"],
}
ROWS = st.tuples(
    *(st.sampled_from(["", *(f"{name}={value}" for value in values)]) for name, values in BLANK_OR.items())
).map(lambda fields: "plan " + ", ".join(["started_on=2026-05-04", *filter(None, fields)]))


@given(CONDITIONS, ROWS)
def test_no_answer_that_comes_about_is_left_out(condition: str, row: str) -> None:
    kind, values = record(row)
    read = parse_condition(condition, names(kind))
    answer = compiler.test_of(read, LAYOUTS)(values)
    if "reviewed_on" not in row and "support_at_end" not in row:
        assert answer in while_blank(read, of_the_review)
    if "reviewed_on" in row:
        assert answer in once_recorded(read, lambda ref: ref.field.name == "reviewed_on")
