"""Every row of tests/conditions.csv: a condition, a record, and the answer."""

from pathlib import Path

import pytest

from pbr.conditions.compiler import test_of as answer_of
from pbr.conditions.lexer import LONGEST, Misread
from pbr.conditions.name_resolution import Names
from pbr.conditions.parser import DEEPEST, parse_condition
from pbr.records.dictionary import TABLES
from tests.conditions.asked import LAYOUTS, names, record

CASES = Path(__file__).parents[1] / "conditions.csv"
ANSWERS = {True: "yes", False: "no", None: "unknown"}


def cases() -> list[tuple[str, ...]]:
    """The rows of the file, without its heading, comments and blank lines."""
    lines = CASES.read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(line.split(" ; ")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("condition", "row", "answer"), cases())
def test_a_condition_of_a_record(condition: str, row: str, answer: str) -> None:
    kind, values = record(row)
    if answer.startswith("PBR"):
        with pytest.raises(Misread) as misread:
            parse_condition(condition, names(kind))
        assert misread.value.code == answer
        assert 0 <= misread.value.start < misread.value.end
    else:
        assert ANSWERS[answer_of(parse_condition(condition, names(kind)), LAYOUTS)(values)] == answer


def test_adding_months_needs_a_rule_for_the_end_of_a_month() -> None:
    with pytest.raises(Misread) as misread:
        parse_condition("ended_on > started_on + 6 months", plan_names(months_declared=False))
    assert (misread.value.code, misread.value.start, misread.value.end) == ("PBR306", 24, 32)


@pytest.mark.parametrize(
    "condition",
    [
        "(" * (DEEPEST + 2) + "disputed" + ")" * (DEEPEST + 2),
        "not " * (DEEPEST + 2) + "disputed",
        f'outcome is "{"a" * LONGEST}"',
    ],
)
def test_what_is_too_deep_or_too_long_is_refused_plainly(condition: str) -> None:
    with pytest.raises(Misread) as misread:
        parse_condition(condition, names(TABLES["outcomes"]))
    assert misread.value.code == "PBR301"
    assert "name" in misread.value.message


def test_brackets_and_nots_within_the_depth_are_read() -> None:
    kind, row = record("outcome disputed=yes")
    deep = "(" * DEEPEST + "disputed" + ")" * DEEPEST
    assert answer_of(parse_condition(deep, names(kind)), LAYOUTS)(row) is True
    assert answer_of(parse_condition("not " * DEEPEST + "disputed", names(kind)), LAYOUTS)(row) is True


def plan_names(*, months_declared: bool) -> Names:
    """The names of a plan, with or without the rule for months."""
    return names(TABLES["plans"], months_declared)
