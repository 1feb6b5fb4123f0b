"""The words that name what comparing records tells: how many of them are taken, and what else stands in a condition."""

import pytest

from pbr.conditions.lexer import Misread
from pbr.conditions.parser import parse_condition
from pbr.conditions.syntax_tree import And, FieldRef, Not, Or, YesNo
from pbr.records.dictionary import TABLES
from tests.conditions.asked import names

WITH_THE_PROVIDER = "overlaps another plan of the person with the provider"
PLANS = names(TABLES["plans"])


def fact(text: str) -> FieldRef:
    """The comparison that a condition consists of."""
    condition = parse_condition(text, PLANS)
    assert isinstance(condition, YesNo)
    assert condition.span == condition.field.span
    return condition.field


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("overlaps another plan of the person", "overlaps another plan of the person"),
        (WITH_THE_PROVIDER, WITH_THE_PROVIDER),
        ("recorded again", "recorded again"),
        # The longest comparison that the words name is the one meant, and what stands around it is not part of it
        ("(recorded again)", "recorded again"),
    ],
)  # fmt: skip
def test_a_comparison_is_a_fact_of_the_record_itself(text: str, words: str) -> None:
    found = fact(text)
    assert (found.table, found.field.name, found.of_parent) == ("plans", words, False)
    assert text[slice(*found.span)] == words


def test_comparisons_join_with_other_conditions_and_are_denied() -> None:
    joined = parse_condition("recorded again and finished or not recorded again", PLANS)
    assert isinstance(joined, Or)
    both, denied = joined.conditions
    assert isinstance(both, And)
    assert isinstance(both.conditions[0], YesNo)
    assert both.conditions[0].field.field.name == "recorded again"
    assert isinstance(denied, Not)
    assert isinstance(denied.condition, YesNo)


@pytest.mark.parametrize(
    ("text", "code", "mark"),
    [
        # Words after a comparison that join nothing
        ("recorded again rate", "PBR301", "rate"),
        ("recorded again recorded again", "PBR301", "recorded"),
        # One word is never a comparison, and nor is what has a sign in it
        ("recorded", "PBR302", "recorded"),
        ("recorded again > 3", "PBR301", ">"),
        # Nearly one, one of another kind of record, and none at all
        ("recorded agian", "PBR821", "recorded agian"),
        ("overlaps another stay of the person", "PBR821", "overlaps another stay of the person"),
        ("rate recorded", "PBR301", "rate"),
    ],
)
def test_what_is_no_comparison_of_a_plan(text: str, code: str, mark: str) -> None:
    with pytest.raises(Misread) as misread:
        parse_condition(text, PLANS)
    assert misread.value.code == code
    assert text[misread.value.start : misread.value.end] == mark


def test_a_field_compared_with_a_value_is_no_comparison_of_records() -> None:
    # These begin with a name too, and are read as what they are
    assert not isinstance(parse_condition('rate is "standard"', PLANS), YesNo)
    assert not isinstance(parse_condition("weekly_hours between 1 and 2", PLANS), YesNo)
