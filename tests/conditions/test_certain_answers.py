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
    # a week has 168 hours
    "weekly_hours > 168",
    "weekly_hours between 170 and 200",
    "weekly_hours >= 168 and weekly_hours is not 168",
    "not weekly_hours <= 168",
    # a row without them is refused
    "plan_type is missing",
    'provider_id is missing or provider_id is "a" and provider_id is "b"',
    "not started_on is known",
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
    "weekly_hours <= 168",
    "started_on is known",
    "not plan_type is missing",
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
    "agreed_on is known",
    "weekly_hours > 167.5",
    "weekly_hours < 0.5",
    "weekly_hours is 168",
    "finished and finished_early",
    "weekly_hours > 5 and weekly_hours > 2",
]
TERMS = {"finished": 'end_reason is "completed"', "finished_early": "ended_on < planned_end_on"}


@pytest.mark.parametrize("text", [*NEVER, *ALWAYS])
def test_what_comes_out_one_way_only_is_refused(text: str) -> None:
    code, said = refused(text, **TERMS)
    assert code == "PBR324"
    assert said in text


@pytest.mark.parametrize(
    ("kind", "text", "possible"),
    [
        ("visits", "delivered_minutes > 1440", False),
        ("visits", "delivered_minutes >= 1440", True),
        ("visits", "delivered_minutes < 1", True),
        ("visits", "delivered_minutes < 1 and delivered_minutes is not 0", False),
        ("visits", "planned_minutes is missing", False),
        ("visits", "plan's plan_type is missing", False),
        ("visits", "plan's ended_on is missing", True),
        # a blank weight is read as 1, and a blank dispute as no
        ("outcomes", "weight is missing", False),
        ("outcomes", "weight > 1 and weight is missing", False),
        ("outcomes", "weight is 1", True),
        ("outcomes", "disputed is missing", False),
        ("outcomes", "not disputed", True),
        ("outcomes", "result is missing", True),
        # points can be less than nil
        ("standards", "score < 0", True),
        ("standards", "met is missing and score is missing", True),
        # a required date is there, and one that is recorded later may be blank on the day of settling
        ("people", "referred_on is missing", False),
        ("people", "left_on is missing", True),
        ("stays", "weekly_cost < £0.00", False),
        ("stays", "weekly_cost > £100,000.00", True),
    ],
)
def test_the_dictionary_of_records_says_what_can_be(kind: str, text: str, possible: bool) -> None:
    assert can_be(parsed(text, kind), True) is possible


def test_what_no_record_has_is_said_with_why() -> None:
    said = {}
    for text, kind in [
        ("weekly_hours > 168", "plans"),
        ("delivered_minutes > 1440", "visits"),
        ("plan_type is missing", "plans"),
        ("weight is missing", "outcomes"),
        ("weekly_hours > 5 and weekly_hours < 5", "plans"),
    ]:
        with pytest.raises(Misread) as misread:
            check_answers(parsed(text, kind))
        said[text] = misread.value.remedy.partition(":")[0]
    assert list(said.values()) == [
        "weekly_hours is from 0 to 168",
        "delivered_minutes is 0, or from 1 to 1,440",
        "plan_type is required, so that no record is without it",
        "a blank weight is read as 1, so that it is always known",
        "take out one of the two that cannot both be true, or put 'or' between them",
    ]


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
    started = time.process_time()
    condition = parsed(" and ".join([*tangle, *either]))
    assert not can_be(condition, True)
    # It would take days to the end; well under a second is ample, and a busy machine has ten.
    assert time.process_time() - started < 10
    monkeypatch.setattr(certain_answers, "_MOST_LOOKED_AT", 100)
    assert can_be(condition, True)


STATEMENTS = [
    'provider_id is "a"', 'provider_id is not "a"', 'provider_id is one of "a", "b"',
    'provider_id is not one of "b", "c"', "provider_id is missing",
    "weekly_hours > 168", "weekly_hours >= 168", "weekly_hours < 0.5", "started_on is missing",
    "weekly_hours > 2", "weekly_hours <= 2", "weekly_hours between 1 and 2", "weekly_hours is 1",
    "weekly_hours is known",
    "started_on < ended_on", "started_on + 1 day >= ended_on", "started_on is 2026-04-02", "ended_on > 2026-04-02",
    "started_on between ended_on and 2026-04-03", "ended_on is missing", "as at > 2026-04-02",
]  # fmt: skip
DAYS = (date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 3), None)
ROWS: list[tuple[Any, ...]] = list(
    # what is required is never blank, and no week has more than 168 hours
    product(("a", "b", "c", "d"), (0, Fraction(1, 2), 1, Fraction(3, 2), 2, 3, 168, None), DAYS[:3], DAYS)
)
POSITIONS = {"provider_id": 0, "weekly_hours": 1, "started_on": 2, "ended_on": 3}
OF_VISITS = [
    "delivered_minutes > 1440", "delivered_minutes >= 1440", "delivered_minutes < 1", "delivered_minutes > 0",
    "delivered_minutes <= 0.5", "delivered_minutes between 0.25 and 0.75", "delivered_minutes is known",
    "visited_on is missing", "visited_on < 2026-04-02", "visited_on is 2026-04-02",
    "delivered_minutes < planned_minutes", "planned_minutes is 30", "planned_minutes > 1439.5",
]  # fmt: skip
MINUTES = (0, 1, Fraction(3, 2), 30, 1439, Fraction(2879, 2), Fraction(14399, 10), 1440)
VISITS: list[tuple[Any, ...]] = list(product(DAYS[:3], MINUTES, MINUTES))
OF_OUTCOMES = [
    "weight > 1", "weight is 1", "weight is missing", "weight is known", "weight < 1", "disputed", "not disputed",
    "disputed is missing", "payable", "payable is known", 'result is "achieved"', "result is missing",
    'result is not "achieved"', 'kind is "improvement"', "kind is missing",
]  # fmt: skip
OUTCOMES: list[tuple[Any, ...]] = list(
    product(
        (0, Fraction(1, 2), 1, 2), (True, False), (True, False),
        ("achieved", "not_achieved", "not_assessed", None), ("improvement", "maintenance"),
    )
)  # fmt: skip


def joined(statements: list[str]) -> st.SearchStrategy[str]:
    """Conditions made of these statements."""
    return st.recursive(
        st.sampled_from(statements),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from(("and", "or")), inner).map(lambda one: f"({one[0]} {one[1]} {one[2]})"),
            inner.map(lambda one: f"not {one}"),
        ),
        max_leaves=5,
    )


OF_KINDS = [
    ("plans", joined(STATEMENTS), POSITIONS, ROWS),
    ("visits", joined(OF_VISITS), {"visited_on": 0, "delivered_minutes": 1, "planned_minutes": 2}, VISITS),
    ("outcomes", joined(OF_OUTCOMES),
     {"weight": 0, "disputed": 1, "payable": 2, "result": 3, "kind": 4}, OUTCOMES),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "conditions", "positions", "rows"), OF_KINDS, ids=[one[0] for one in OF_KINDS])
@given(data=st.data(), answer=st.sampled_from((True, False)), as_at=st.sampled_from(DAYS[:3]))
def test_an_answer_that_some_record_gives_is_never_said_to_be_impossible(
    kind: str,
    conditions: st.SearchStrategy[str],
    positions: dict[str, int],
    rows: list[tuple[Any, ...]],
    data: st.DataObject,
    answer: bool,
    as_at: date | None,
) -> None:
    condition = parsed(data.draw(conditions), kind)
    assert as_at is not None
    if not can_be(condition, answer):
        test = answer_of(condition, Layouts({kind: positions}, as_at))
        assert all(test(row) is not answer for row in rows)


@pytest.mark.parametrize("kind", TABLES)
def test_no_figure_that_a_record_can_have_is_left_out(kind: str) -> None:
    for field in TABLES[kind].fields:
        if field.type is FieldType.NUMBER:
            ends = (0, 1) if field.possible is None else (0, field.possible.least, field.possible.most)
            for end in ends:
                assert can_be(parsed(f"{field.name} is {end}", kind), True), (field.name, end)
