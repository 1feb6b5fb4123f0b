"""How what cannot be understood is to be mended: said of the name that was meant, and of where it stands."""

import pytest

from pbr.conditions.date_expressions import Edge
from pbr.conditions.day_parser import parse_day
from pbr.conditions.lexer import Misread
from pbr.conditions.parser import parse_condition
from pbr.records.dictionary import TABLES
from tests.conditions.asked import names

PLAN_FIELDS = "fields of a plan: plan_id, person_id, "


@pytest.mark.parametrize(
    ("text", "table", "remedy"),
    [
        # A field, and a term, of the record above
        ('rate is "standard"', "outcomes", "it belongs to the plan: write plan's rate"),
        ("finished", "outcomes", "it belongs to the plan: write plan's finished"),
        # A field of records that cannot be looked at from here
        ("payable", "plans", "it is a field of an outcome, and cannot be looked at from a plan"),
        ("referred_on is known", "outcomes", "it is a field of a person, and cannot be looked at from an outcome"),
        # Asked of the plan, a field of the outcome is only a name that a plan has not
        ("plan's payable", "outcomes", PLAN_FIELDS),
        ("plan's zzzzzz is known", "outcomes", PLAN_FIELDS),
        ("zzzzzz is known", "plans", PLAN_FIELDS),
        ('end_raeson is "died"', "plans", 'did you mean "end_reason"?'),
        ("finishd", "plans", 'did you mean "finished"?'),
        ("plam's rate is known", "outcomes", 'did you mean "plan"?'),
        ("zzzzzz's rate is known", "outcomes", "what can be looked at from an outcome: outcome, plan"),
        ("no outcome where payable", "plans", "write no outcome where (…)"),
        ("outcome's payable", "plans", "ask whether there is one (any outcome where …, no outcome where …), "),
        ('end_reason is "compleeted"', "plans", 'did you mean "completed"?'),
        ('end_reason is "zzzzzz"', "plans", "its codes: "),
        ("weekly_hours is £10.00", "plans", "a number is written like 12 or 12.5"),
        ("plan_value is 10", "plans", "money is written like £1,575.00"),
        ("started_on is 10", "plans", "a date is written like 2026-04-01, or as a field, or as at"),
        ("rate is 10", "plans", 'text is written in double quotes, like "achieved"'),
        ("payable is 10", "outcomes", "yes or no is written without quotes"),
        # a full stop, as other languages write whose a field is
        ("plan.rate is known", "outcomes", "write plan's rate; a field of the record itself stands alone: rate"),
        ("weekly_hours > 5 and plan.ended_on is known", "visits", "write plan's ended_on; a field of the record"),
        ("rate is known . ", "plans", ""),
        ("finished rate", "plans", "put 'and' or 'or' between two conditions"),
        ("disputed plan's", "outcomes", "put 'and' or 'or' between two conditions"),
        ("started_on before ended_on", "plans", "did you mean '<'?"),
        ("started_on is after ended_on", "plans", "did you mean '>'?"),
        ("weekly_hours at least 2", "plans", "did you mean '>='?"),
        ("weekly_hours is at most 2", "plans", "did you mean '<='?"),
        ("weekly_hours more than 2", "plans", "did you mean '>'?"),
        ("weekly_hours fewer than 2", "plans", "did you mean '<'?"),
        ("rate equals 2", "plans", "did you mean 'is'?"),
        ("weekly_hours", "plans", "write, for example, 'is known' or '>= 2' after it"),
        ("plan_value", "plans", "write, for example, 'is known' or '>= £100.00' after it"),
        ("started_on", "plans", "write, for example, 'is known' or '>= 2026-04-01' after it"),
        ("rate", "plans", "write, for example, 'is known' or 'is \"…\"' after it"),
        # So many records
        ("at least 2 outcome where (payable)", "plans", "write outcomes for outcome"),
        ("at least 2 outcomse where (payable)", "plans", 'did you mean "outcomes"?'),
        ("at least 1 outcomes where (payable)", "plans", "write any outcome where (…) for one at least"),
        ("at least 2 outcomes", "plans", "write at least 2 outcomes where (…)"),
        ("at least 2 outcomes of the person where (payable)", "plans", "write at least 2 outcomes where (…)"),
        ("at least 2 stays where (kind is known)", "plans", "write at least 2 stays of the person where (…)"),
        ("at least 2 plans of the person where (rate is known)", "plans", "write at least 2 other plans of the person"),
        ("finished is yes", "plans", "write 'finished' or 'not finished'"),
        ("end_reason = 3", "plans", "write 'is' for equals, and '<=' or '>=' for comparisons"),
        ("end_reason ! 3", "plans", "write 'is not'"),
        ("end_reason is ‘died’", "plans", 'put text in plain double quotes, like "achieved"'),
        ('end_reason is "died', "plans", "this quote is never closed"),
        ("finished & independent", "plans", "write 'and' or 'or'"),
        # What cannot be read at all says what can be written
        ("(finished", "plans", "write a ) where what is in the bracket ends"),
        ("any outcome where (payable", "plans", "write a ) where what is in the bracket ends"),
        ("weekly_hours between 5", "plans", "write it like between 15 and 60"),
        ("started_on > ended_on + many", "plans", "write it like + 14 days, + 2 weeks, or + 5 working days"),
        ("started_on > ended_on + 5 working hours", "plans", "write it like + 5 working days"),
        ("rate is", "plans", "write what belongs here: a field, a code in double quotes, "),
        ("rate is )", "plans", "write what belongs here: a field, a code in double quotes, "),
        ("plan's 3 is known", "outcomes", "write a field of it, as in plan's started_on"),
        # Records that there are none of
        ("any vists where (disputed)", "plans", 'did you mean "visit"?; what can be looked at: any outcome where (…)'),
        ("another paln of the person where (finished)", "plans", 'did you mean "plan"?; what can be looked at: '),
        ("no zzzzzz where (disputed)", "plans", "what can be looked at: any outcome where (…); any visit where (…)"),
    ],
)
def test_how_it_is_mended(text: str, table: str, remedy: str) -> None:
    with pytest.raises(Misread) as misread:
        parse_condition(text, names(TABLES[table]))
    assert misread.value.remedy.startswith(remedy)


@pytest.mark.parametrize("text", ["finished 3", "finished )", "weekly_hours ; 3", "as at is known"])
def test_nothing_is_advised_where_nothing_can_be_told(text: str) -> None:
    with pytest.raises(Misread) as misread:
        parse_condition(text, names(TABLES["plans"]))
    assert misread.value.remedy == ""


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("end of year", False),
        ("end of calendar year", True),
        ("start of contract year", False),
        ("end of month", False),
        ("end of quarter", False),
    ],
)
def test_a_year_that_is_plainly_the_calendars(text: str, plainly: bool) -> None:
    edge = parse_day(text, names(TABLES["plans"]))
    assert isinstance(edge, Edge)
    assert edge.plainly is plainly
    assert edge.end is text.startswith("end")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("6 weeks after end of quarter", "write end of quarter + 6 weeks"),
        ("6 weeks after started_on", "write started_on + 6 weeks"),
        ("1 day before start of contract year", "write start of contract year - 1 day"),
        ("12 days from plan's reviewed_on", "write plan's reviewed_on + 12 days"),
        ("2 months after reviewed_on", "write reviewed_on + 2 months"),
        # the end of a quarter is not moved by months
        ("2 months after end of quarter", "write a date of the record, or start of or end of month, quarter, contract"),
        (
            "6 weeks",
            "write a date of the record, or start of or end of month, quarter, contract quarter, contract year",
        ),
        ("30", "write a date of the record, or start of"),
    ],
)
def test_a_day_that_begins_with_how_far_it_is_moved_is_turned_round(text: str, remedy: str) -> None:
    with pytest.raises(Misread) as misread:
        parse_day(text, names(TABLES["outcomes"]))
    assert (misread.value.code, misread.value.message) == ("PBR301", "a day does not begin with a number")
    assert misread.value.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("latest of started_on and ended_on", "write later of … and …"),
        ("earliest of started_on and ended_on", "write earlier of … and …"),
        ("month end", "write end of month"),
        ("quarter end + 14 days", "write end of quarter"),
        (
            "later of started_on, agreed_on and ended_on",
            "write it like later of started_on and reviewed_on and ended_on",
        ),
        ("earlier of started_on", "write it like earlier of started_on and reviewed_on"),
    ],
)
def test_a_day_that_is_said_as_elsewhere_is_told_how_it_is_written(text: str, remedy: str) -> None:
    with pytest.raises(Misread) as misread:
        parse_day(text, names(TABLES["plans"]))
    assert misread.value.remedy == remedy
