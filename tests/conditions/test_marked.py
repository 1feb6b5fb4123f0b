"""Which words of a condition or a day are marked where it cannot be understood: those alone are to be mended."""

import pytest

from pbr.conditions.day_parser import parse_day
from pbr.conditions.lexer import Misread
from pbr.conditions.parser import parse_condition
from pbr.records.dictionary import TABLES
from tests.conditions.asked import names

PAST_THE_END = " "
"""What is marked where something is missing at the end: the place after the last letter."""


def marked(text: str, misread: Misread) -> str:
    """The part of a text that is marked; the place after its end is written as a space."""
    assert misread.end <= len(text) + 1
    return (text + PAST_THE_END)[misread.start : misread.end]


@pytest.mark.parametrize(
    ("text", "table", "words"),
    [
        ('end_reason is "compleeted"', "plans", '"compleeted"'),
        ('end_reason is one of "died", "compleeted"', "plans", '"compleeted"'),
        ('end_reason is one of "died", "moved", "died"', "plans", '"died"'),
        ('end_raeson is "died"', "plans", "end_raeson"),
        ("end_reason is died", "plans", "died"),
        ('person\'s area is "north"', "plans", "person's area"),
        ("plan's is known", "outcomes", "plan's is"),
        ("plan's", "outcomes", "plan's"),
        ("no outcome where payable", "plans", "payable"),
        ("weekly_hours is £10.00", "plans", "weekly_hours is £10.00"),
        ("weekly_hours between 1 and £10.00", "plans", "weekly_hours between 1 and £10.00"),
        ('rate between "a" and "b"', "plans", "rate"),
        ("finished is yes", "plans", "finished"),
        ("rate is finished", "plans", "finished"),
        ("as at is known", "plans", "as at"),
        ("rate + 1 week is known", "plans", "rate"),
        ("started_on + 1 week is known", "plans", "started_on + 1 week"),
        ("end_reason is one of rate", "plans", "rate"),
        ("end_reason", "plans", "end_reason"),
        ("end_reason before 3", "plans", "before"),
        ("started_on is before ended_on", "plans", "before"),
        ("end_reason is", "plans", PAST_THE_END),
        ("(finished", "plans", PAST_THE_END),
        ("(finished ended_on", "plans", "ended_on"),
        ("weekly_hours between 7", "plans", PAST_THE_END),
        ('end_reason is "died" rate is "lower"', "plans", "rate"),
        ("started_on > ended_on + 1.5 weeks", "plans", "1.5 weeks"),
        ("started_on > ended_on + 2", "plans", "2" + PAST_THE_END),
        ("started_on > ended_on + 100000 days", "plans", "100000 days"),
        ("started_on > ended_on + 99999 days", "plans", "99999 days"),
        ("started_on > 2026-02-30", "plans", "2026-02-30"),
        ("weekly_hours >> 3", "plans", ">"),
        ("finished = yes", "plans", "="),
        ("overlaps another stay of the person", "plans", "overlaps another stay of the person"),
        ("not (payable and weight is one of 1, 2, 1)", "outcomes", "1"),
    ],
)
def test_what_is_marked_in_a_condition(text: str, table: str, words: str) -> None:
    with pytest.raises(Misread) as misread:
        parse_condition(text, names(TABLES[table]))
    found = marked(text, misread.value)
    # The mark of two words apart may run one place past the end of the text
    assert found.rstrip() == words.rstrip()
    assert bool(found.strip()) == bool(words.strip())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("later of started_on", PAST_THE_END),
        ("later of started_on, agreed_on", ", "),
        ("end of week", "week"),
        ("end of month + 1 month", "month"),
        ("start of quarter - 2 years", "years"),
        ("end of month + 1.5 weeks", "1.5 weeks"),
        ("end of month + 99999 days", "99999 days"),
        ("end of month + 7 fortnights", "7 fortnights"),
        ("as at + 1 week", "as at + 1 week"),
        ("weekly_hours", "weekly_hours"),
    ],
)
def test_what_is_marked_in_a_day(text: str, words: str) -> None:
    with pytest.raises(Misread) as misread:
        parse_day(text, names(TABLES["plans"]))
    assert marked(text, misread.value).rstrip() == words.rstrip()


@pytest.mark.parametrize(
    ("text", "table", "words"),
    [
        ('result is "achieved" and payable or disputed', "outcomes", ['result is "achieved" and payable', "disputed"]),
        ("payable and not (disputed or weight > 2)", "outcomes", ["payable", "not (disputed or weight > 2"]),
        ('plan\'s rate is not "lower" or payable', "outcomes", ["plan's rate is not \"lower\"", "payable"]),
        ("weight between 1 and 2.5 or result is known", "outcomes", ["weight between 1 and 2.5", "result is known"]),
        ('result is one of "achieved", "not_achieved" or payable', "outcomes",
         ['result is one of "achieved", "not_achieved"', "payable"]),
        ("reviewed_on + 2 weeks < as at or payable", "outcomes", ["reviewed_on + 2 weeks < as at", "payable"]),
    ],
)  # fmt: skip
def test_each_statement_knows_where_it_stands(text: str, table: str, words: list[str]) -> None:
    condition = parse_condition(text, names(TABLES[table]))
    assert text[slice(*condition.span)].rstrip(")") == text.rstrip(")")
    assert [text[slice(*part.span)] for part in condition.conditions] == words  # type: ignore[union-attr]  # "and", "or"


def test_of_a_condition_that_is_too_long_all_that_may_be_read_is_marked() -> None:
    with pytest.raises(Misread) as misread:
        parse_condition("finished and " * 77 + "finished", names(TABLES["plans"]))
    # 77 times 13 letters and 8 more are 1,009
    assert (misread.value.start, misread.value.end) == (0, 1000)
