"""Conditions in words: worked by hand from what each means."""

import pytest

from pbr.describe.conditions import in_words
from pbr.describe.field_words import FIELD_WORDS
from pbr.records.dictionary import TABLES, FieldType
from tests.describe.tiny import conditional, scheme

WORDS = [
    ("plan", 'plan_type is "reablement"', "the plan's type is reablement"),
    ("plan", 'end_reason is not "recovered_early"', "the reason the plan ended is other than recovered early"),
    ("plan", 'plan_type is one of "initial", "ongoing"', "the plan's type is initial or ongoing"),
    ("plan", 'plan_type is not one of "initial", "ongoing"', "the plan's type is none of initial or ongoing"),
    ("plan", "agreed_on is known", "the day the plan was agreed is known"),
    ("plan", "agreed_on is not known", "the day the plan was agreed is not known so far"),
    ("plan", "agreed_on is missing", "the day the plan was agreed is not known so far"),
    ("plan", "weekly_hours >= 10", "the plan's weekly hours is at least 10"),
    ("plan", "plan_value < £1,000.00", "the plan's agreed value is less than £1,000.00"),
    ("plan", "started_on <= 2026-06-01", "the day the plan started is on or before 1 June 2026"),
    (
        "plan",
        "planned_end_on >= started_on + 6 months",
        "the day the plan was planned to end is on or after 6 months after the day the plan started",
    ),
    (
        "plan",
        "started_on + 8 weeks < as at",
        "8 weeks after the day the plan started is before the day of settling",
    ),
    ("plan", "ended_on - 1 day > started_on", "1 day before the day the plan ended is after the day the plan started"),
    (
        "visit",
        "visited_on between plan's started_on and plan's planned_end_on",
        "the day of the visit is from the day the plan started to the day the plan was planned to end, "
        "both days included",
    ),
    ("outcome", "payable", "the outcome is payable"),
    ("outcome", "not payable", "the outcome is not payable"),
    ("outcome", "payable is no", "the outcome is not payable"),
    ("outcome", "payable is not no", "the outcome is payable"),
    ("outcome", 'outcome is "washing_up"', 'the outcome\'s code is "washing_up"'),
    ("outcome", 'result is "not_achieved"', 'the outcome\'s result is "not achieved"'),
    ("outcome", 'not result is "achieved"', "it is not so that the outcome's result is achieved"),
    (
        "outcome",
        'payable and (disputed or plan\'s rate is "standard")',
        "the outcome is payable and (the outcome is disputed or the plan's rate is standard)",
    ),
    (
        "outcome",
        'payable and disputed or plan\'s rate is "standard"',
        "(the outcome is payable and the outcome is disputed) or the plan's rate is standard",
    ),
]


@pytest.mark.parametrize(("kind", "written", "words"), WORDS, ids=[written for _, written, _ in WORDS])
def test_a_condition_reads_as_what_it_means(kind: str, written: str, words: str) -> None:
    gate = conditional(kind, written).payments[0].gates.when
    assert gate
    assert in_words(gate.condition) == words


def test_a_term_is_quoted_and_says_of_which_record() -> None:
    loaded = scheme("""\
terms:
  of a plan:
    at_home: plan_type is "ongoing"
  of an outcome:
    done: result is "achieved"
    both: done and not plan's at_home
payments:
  it: {assumed: made up, pay: "£1.00", for each: outcome where both, priced at: plan's started_on, due: reviewed_on}
""")
    assert in_words(loaded.terms[2].condition) == 'it counts as "done" and the plan does not count as "at home"'


def test_every_field_of_the_records_has_its_words() -> None:
    tables = {name: {field.name for field in kind.fields} for name, kind in TABLES.items()}
    assert {name: set(words) for name, words in FIELD_WORDS.items() if name in tables} == tables
    for kind in TABLES.values():
        for field in kind.fields:
            words = FIELD_WORDS[kind.name][field.name]
            assert (" is " in words) == (field.type is FieldType.YES_NO), f"{kind.name}.{field.name}"
