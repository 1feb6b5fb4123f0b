"""Reasons: the facts that made a condition false or not known, in the words of the record."""

import pytest

from pbr.conditions.deciding_facts import fields_of, why
from pbr.conditions.parser import parse_condition
from pbr.records.dictionary import TABLES
from pbr.settlement.fact_words import facts_in_words
from tests.conditions.asked import LAYOUTS, names, record


@pytest.mark.parametrize(
    ("condition", "row", "reason"),
    [
        # False: what the record says instead
        ('end_reason is "completed"', "plan end_reason=died", "end_reason is died"),
        ("finished", "plan end_reason=died", "end_reason is died"),
        ("plan_value > £900.00", "plan plan_value=12.5", "plan_value is £12.50"),
        ("weekly_hours > 900", "plan weekly_hours=10.50", "weekly_hours is 10.5"),
        ("payable", "outcome payable=no", "payable is no"),
        ("agreed_on is known", "plan", "agreed_on is not known"),
        (
            "ended_on <= planned_end_on",
            "plan ended_on=2026-06-20, planned_end_on=2026-06-14",
            "ended_on is 2026-06-20 and planned_end_on is 2026-06-14",
        ),
        # Of several, only those that are false
        ("independent", "plan end_reason=completed, support_at_end=same", "support_at_end is same"),
        ("independent", "plan end_reason=died", "end_reason is died"),
        ("independent", "plan end_reason=died, support_at_end=same", "end_reason is died; support_at_end is same"),
        ('rate is "lower" or rate is "higher"', "plan rate=standard", "rate is standard"),
        ('not end_reason is "died"', "plan end_reason=died", "end_reason is died"),
        ('not (end_reason is "died" or rate is "lower")', "plan end_reason=died, rate=higher", "end_reason is died"),
        # Not known: what is blank, and nothing else
        ("independent", "plan support_at_end=none", "end_reason is not known"),
        ("independent", "plan end_reason=completed", "support_at_end is not known"),
        ("independent", "plan", "end_reason is not known; support_at_end is not known"),
        ("ended_on <= planned_end_on", "plan ended_on=2026-06-20", "planned_end_on is not known"),
        ("not finished", "plan", "end_reason is not known"),
        ("finished or support_at_end is known", "plan", "end_reason is not known"),
        # True
        ("finished", "plan end_reason=completed", "end_reason is completed"),
        ('finished or rate is "lower"', "plan end_reason=completed, rate=higher", "end_reason is completed"),
        # About the record it belongs to
        ("plan's finished", "outcome | plan end_reason=died", "plan's end_reason is died"),
        ("plan's finished", "outcome | plan", "plan's end_reason is not known"),
        (
            "plan's independent",
            "outcome | plan end_reason=completed, support_at_end=same",
            "plan's support_at_end is same",
        ),
        (
            "achieved_in_a_finished_plan",
            "outcome result=not_achieved | plan end_reason=died",
            "result is not_achieved; plan's end_reason is died",
        ),
        (
            "visited_on between plan's started_on and plan's planned_end_on",
            "visit visited_on=2026-06-15 | plan started_on=2026-06-01",
            "plan's planned_end_on is not known",
        ),
    ],
)
def test_why(condition: str, row: str, reason: str) -> None:
    kind, values = record(row)
    assert facts_in_words(why(parse_condition(condition, names(kind)), values, LAYOUTS)) == reason


def test_the_fields_of_a_condition_are_those_of_its_terms_in_the_order_written() -> None:
    condition = parse_condition(
        "plan's independent and achieved_on + 1 week between agreed_on and as at or not payable",
        names(TABLES["outcomes"]),
    )
    assert [ref.written for ref in fields_of(condition)] == [
        "plan's end_reason",
        "plan's support_at_end",
        "achieved_on",
        "agreed_on",
        "payable",
    ]
