"""What is never true, always true or said twice is refused where it is written; anything else is left as it is."""

import time
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.conditions import certain_answers
from pbr.conditions.certain_answers import can_be, check_answers
from pbr.conditions.compiler import Layouts
from pbr.conditions.compiler import test_of as answer_of
from pbr.conditions.lexer import Misread
from pbr.conditions.name_resolution import Names
from pbr.conditions.parser import parse_condition
from pbr.conditions.syntax_tree import Condition
from pbr.records.dictionary import TABLES, FieldType


def parsed(text: str, kind: str = "plans", **terms: str) -> Condition:
    """A condition about a plan; the terms are of a plan, too."""
    names = Names(TABLES[kind], {"plans": [*terms]}, lambda table, name: read(name), months_declared=True)

    def read(name: str) -> Condition | None:
        return parse_condition(terms[name], replace(names, kind=TABLES["plans"])) if name in terms else None

    return parse_condition(text, names)


def refused(text: str, kind: str = "plans", **terms: str) -> tuple[str, str]:
    """The code of what is refused, and the words it is said of; none where nothing is."""
    try:
        check_answers(parsed(text, kind, **terms))
    except Misread as misread:
        return misread.code, text[misread.start : misread.end]
    return "", ""


NEVER = [
    'provider_id is "a" and provider_id is "b"',
    'provider_id is "a" and provider_id is not "a"',
    'provider_id is one of "a", "b" and provider_id is one of "c", "d"',
    'end_reason is one of "died", "moved" and not (end_reason is "died" or end_reason is "moved")',
    "weekly_hours > 5 and weekly_hours < 5",
    "weekly_hours >= 10.5 and weekly_hours <= 10.25",
    "weekly_hours between 10 and 4",
    "weekly_hours < 0",
    "started_on > 2026-04-01 and started_on < 2026-04-02",
    "started_on is 2026-04-01 and started_on is 2026-04-02",
    "started_on >= ended_on and started_on < ended_on",
    "ended_on > started_on + 6 weeks and ended_on < started_on + 40 days",
    "ended_on < started_on and started_on + 1 day < ended_on",
    "started_on + 1 day < started_on",
    "ended_on is missing and ended_on > 2026-04-01",
    "ended_on is known and ended_on is missing",
    'provider_id is "a" and weekly_hours > 1 and (provider_id is "b" or provider_id is "c")',
    "as at > 2026-06-30 and as at < 2026-06-30",
]
ALWAYS = [
    'provider_id is "a" or provider_id is not "a"',
    'provider_id is not "a" or provider_id is not "b"',
    'not (provider_id is "a" and provider_id is "b") or weekly_hours > 2',
    "weekly_hours > 5 or weekly_hours <= 5",
    "weekly_hours < 10 or weekly_hours > 9",
    "weekly_hours >= 0",
    "started_on < 2026-04-02 or started_on > 2026-04-01",
    "ended_on is known or ended_on is missing",
    "ended_on >= started_on or ended_on < started_on",
    "ended_on <= ended_on + 2 weeks",
    'end_reason is not one of "died" or end_reason is not one of "moved"',
]
TWICE = [
    ('provider_id is "a" or provider_id is "a"', 'provider_id is "a"'),
    ('provider_id is "a" or provider_id is one of "a"', 'provider_id is one of "a"'),
    ('provider_id is one of "a", "b" and provider_id is one of "b", "a"', 'provider_id is one of "b", "a"'),
    ("weekly_hours > 5 and weekly_hours > 5.0", "weekly_hours > 5.0"),
    ("weekly_hours > 5 and not weekly_hours <= 5", "not weekly_hours <= 5"),
    ('started_on > 2026-04-01 and (provider_id is "a" and started_on > 2026-04-01)', "started_on > 2026-04-01"),
    ("started_on > 2026-04-01 and started_on >= 2026-04-02", "started_on >= 2026-04-02"),
    ("ended_on > started_on or started_on < ended_on", "started_on < ended_on"),
    ('finished or provider_id is "a" or finished', "finished"),
    (
        '(provider_id is "a" and weekly_hours > 1) or (provider_id is "a" and weekly_hours > 1)',
        'provider_id is "a" and weekly_hours > 1',
    ),
]
EITHER = [
    'provider_id is "a" or provider_id is "b"',
    'provider_id is not "a" and provider_id is not "b"',
    "weekly_hours > 5 and weekly_hours < 5.5",
    "weekly_hours is 0",
    "started_on >= 2026-04-01 and started_on <= 2026-04-01",
    "ended_on > started_on and ended_on < started_on + 2 days",
    "ended_on < started_on + 1 month or ended_on > started_on + 31 days",
    '(provider_id is "a" and weekly_hours > 1) or (provider_id is "a" and weekly_hours > 2)',
    'end_reason is one of "completed", "died", "hospital", "moved", "declined", "transferred"',
    "started_on is known",
    "finished and finished_early",
    "weekly_hours > 5 and weekly_hours > 2",
]
TERMS = {"finished": 'end_reason is "completed"', "finished_early": "ended_on < planned_end_on"}


@pytest.mark.parametrize("text", [*NEVER, *ALWAYS])
def test_what_comes_out_one_way_only_is_refused(text: str) -> None:
    code, said = refused(text, **TERMS)
    assert code == "PBR324"
    assert said in text


@pytest.mark.parametrize("text", NEVER)
def test_what_is_never_true_is_not_said_to_be_always_true(text: str) -> None:
    assert not can_be(parsed(text, **TERMS), True)
    assert can_be(parsed(text, **TERMS), False)


@pytest.mark.parametrize(("text", "said"), TWICE)
def test_what_is_said_twice_is_refused_at_the_second(text: str, said: str) -> None:
    assert refused(text, **TERMS) == ("PBR430", said)


@pytest.mark.parametrize("text", EITHER)
def test_what_can_come_out_either_way_is_left(text: str) -> None:
    assert refused(text, **TERMS) == ("", "")


def test_a_term_counts_as_what_it_means_and_is_said_of_once() -> None:
    assert refused('finished and end_reason is "died"', **TERMS)[0] == "PBR324"
    assert refused("plan's finished and plan's end_reason is \"died\"", "outcomes", **TERMS)[0] == "PBR324"
    # the mistake is in the term, and it is there that it is said
    assert refused("odd", odd='provider_id is "a" and provider_id is "b"') == ("", "")


def test_the_smallest_part_is_named() -> None:
    text = 'ended_on is known and (weekly_hours > 2 or (provider_id is "a" and provider_id is "b"))'
    assert refused(text) == ("PBR324", 'provider_id is "a" and provider_id is "b"')


def test_a_code_of_the_language_is_one_of_a_list_and_a_list_may_grow() -> None:
    codes = TABLES["plans"].fields_by_name["end_reason"].codes
    none = " and ".join(f'end_reason is not "{code}"' for code in codes)
    assert refused(none)[0] == "PBR324"
    every = ", ".join(f'"{code}"' for code in codes)
    assert refused(f"end_reason is one of {every}") == ("", "")


def test_a_tangle_is_looked_at_for_a_while_only_and_is_not_said_to_be_certain_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fields = [name for name, field in TABLES["plans"].fields_by_name.items() if field.type is FieldType.DATE]
    days = "is 2026-04-02", "is not 2026-04-02", "> 2026-04-05"
    tangle = [f"({one} {day} or {other} {day})" for one, other in pairwise(fields) for day in days]
    either = [f'({p}provider_id is "a" or {q}weekly_hours > 2)' for p in ("", "not ") for q in ("", "not ")]
    assert not can_be(parsed(" and ".join(either)), True)
    started = time.perf_counter()
    condition = parsed(" and ".join([*tangle, *either]))
    assert not can_be(condition, True)
    assert time.perf_counter() - started < 2
    monkeypatch.setattr(certain_answers, "_MOST_LOOKED_AT", 100)
    assert can_be(condition, True)


STATEMENTS = [
    'provider_id is "a"', 'provider_id is not "a"', 'provider_id is one of "a", "b"',
    'provider_id is not one of "b", "c"', "provider_id is missing",
    "weekly_hours > 2", "weekly_hours <= 2", "weekly_hours between 1 and 2", "weekly_hours is 1",
    "weekly_hours is known",
    "started_on < ended_on", "started_on + 1 day >= ended_on", "started_on is 2026-04-02", "ended_on > 2026-04-02",
    "started_on between ended_on and 2026-04-03", "ended_on is missing", "as at > 2026-04-02",
]  # fmt: skip
CONDITIONS = st.recursive(
    st.sampled_from(STATEMENTS),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(("and", "or")), inner).map(lambda one: f"({one[0]} {one[1]} {one[2]})"),
        inner.map(lambda one: f"not {one}"),
    ),
    max_leaves=5,
)
DAYS = (date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 3), None)
ROWS: list[tuple[Any, ...]] = list(
    product(("a", "b", "c", "d", None), (Fraction(1, 2), 1, Fraction(3, 2), 2, 3, None), DAYS, DAYS)
)
POSITIONS = {"provider_id": 0, "weekly_hours": 1, "started_on": 2, "ended_on": 3}


@given(CONDITIONS, st.sampled_from((True, False)), st.sampled_from(DAYS[:3]))
def test_an_answer_that_some_record_gives_is_never_said_to_be_impossible(
    text: str, answer: bool, as_at: date | None
) -> None:
    condition = parsed(text)
    assert as_at is not None
    if not can_be(condition, answer):
        test = answer_of(condition, Layouts({"plans": POSITIONS}, as_at))
        assert all(test(row) is not answer for row in ROWS)
