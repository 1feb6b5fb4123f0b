"""Days as ``priced at``, ``due`` and the ends of a period write them."""

from datetime import date

import pytest

from pbr.conditions.date_compiler import day_by_edge, day_of
from pbr.conditions.date_expressions import Each, Edge, fields_of_day
from pbr.conditions.day_parser import parse_day
from pbr.conditions.lexer import Misread
from pbr.records.dictionary import TABLES
from pbr.values.period import Period
from tests.conditions.asked import LAYOUTS, names, record

RUNS = Period(date(2026, 4, 15), date(2028, 4, 14))


@pytest.mark.parametrize(
    ("text", "row", "day"),
    [
        ("started_on", "plan started_on=2026-05-04", "2026-05-04"),
        ("reviewed_on", "plan started_on=2026-05-04", None),
        ("started_on + 2 weeks", "plan started_on=2026-05-04", "2026-05-18"),
        ("started_on + 1 month", "plan started_on=2026-01-31", "2026-02-28"),
        ("2026-05-04", "plan", "2026-05-04"),
        ("plan's started_on", "outcome | plan started_on=2026-05-04", "2026-05-04"),
        ("later of started_on and agreed_on", "plan started_on=2026-05-04, agreed_on=2026-05-10", "2026-05-10"),
        ("later of started_on and agreed_on", "plan started_on=2026-05-10, agreed_on=2026-05-04", "2026-05-10"),
        ("later of started_on and agreed_on", "plan started_on=2026-05-04", None),
        (
            "later of started_on and agreed_on and reviewed_on",
            "plan started_on=2026-05-04, agreed_on=2026-05-10, reviewed_on=2026-05-07",
            "2026-05-10",
        ),
        (
            "later of started_on and agreed_on and reviewed_on",
            "plan started_on=2026-05-04, reviewed_on=2026-05-07",
            None,
        ),
        ("earlier of started_on and agreed_on", "plan started_on=2026-05-04, agreed_on=2026-05-10", "2026-05-04"),
        ("earlier of started_on and agreed_on", "plan agreed_on=2026-05-10", None),
        # Scotland has bank holidays on Good Friday 3 April and Monday 4 May, and none on Easter Monday; the contract
        # of these tests counts 31 July as one; Monday 3 August is Scotland's of the summer.
        ("started_on + 1 working day", "plan started_on=2026-04-02", "2026-04-06"),
        ("started_on + 1 working day", "plan started_on=2026-04-04", "2026-04-06"),
        ("started_on - 1 working day", "plan started_on=2026-04-06", "2026-04-02"),
        ("started_on - 1 working day", "plan started_on=2026-04-05", "2026-04-02"),
        ("started_on + 2 working days", "plan started_on=2026-05-01", "2026-05-06"),
        ("started_on + 5 working days", "plan started_on=2026-07-28", "2026-08-06"),
        ("started_on + 2 working days - 1 day", "plan started_on=2026-05-01", "2026-05-05"),
        ("started_on - 1 day + 1 working day", "plan started_on=2026-05-04", "2026-05-05"),
        ("started_on + 1 working day", "plan", None),
        ("plan's started_on + 1 working day", "outcome | plan started_on=2026-05-04", "2026-05-05"),
        ("2031-12-30 + 1 working day", "plan", "2031-12-31"),
        ("2031-12-30 + 2 working days", "plan", None),
        # A weekend is no working day, whoever has a list of its year; a weekday of a year without one is not known.
        ("started_on - 1 working day", "plan started_on=2012-01-04", None),
        ("started_on + 1 working day", "plan started_on=2011-12-31", "2012-01-04"),
        (
            "later of started_on and agreed_on + 1 working day",
            "plan started_on=2026-05-06, agreed_on=2026-05-05",
            "2026-05-06",
        ),
        (
            "earlier of started_on - 1 working day and agreed_on",
            "plan started_on=2026-05-06, agreed_on=2026-05-07",
            "2026-05-05",
        ),
        (
            "later of started_on + 1 week and agreed_on",
            "plan started_on=2026-05-04, agreed_on=2026-05-10",
            "2026-05-11",
        ),
    ],
)
def test_a_day_of_a_record(text: str, row: str, day: str | None) -> None:
    kind, values = record(row)
    assert day_of(parse_day(text, names(kind)), LAYOUTS)(values) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "of", "day"),
    [
        ("start of month", "2026-06-17", "2026-06-01"),
        ("end of month", "2026-06-01", "2026-06-30"),
        ("end of month", "2028-02-01", "2028-02-29"),
        ("start of quarter", "2026-06-30", "2026-04-01"),
        ("end of quarter", "2026-04-01", "2026-06-30"),
        # 30 June and 42 days
        ("end of quarter + 6 weeks", "2026-05-04", "2026-08-11"),
        ("end of quarter + 6 weeks - 1 day", "2026-05-04", "2026-08-10"),
        ("end of month + 1 week", "2026-06-01", "2026-07-07"),
        ("start of month + 1 day", "2026-06-17", "2026-06-02"),
        # 9,862 days to 30 June 2053 (27 years with seven leap days), and 31 + 31 + 30 + 31 + 15 more
        ("end of month + 10000 days", "2026-06-01", "2053-11-15"),
        ("start of quarter - 2 weeks", "2026-05-04", "2026-03-18"),
        # Of July 2026, the 4th and 5th are a weekend.
        ("end of month + 5 working days", "2026-06-09", "2026-07-07"),
        ("start of month - 1 working day", "2026-06-09", "2026-05-29"),
        ("start of month + 1 week + 1 working day", "2026-06-09", "2026-06-09"),
        # 5 July is a Sunday, whose first working day is Monday the 6th.
        ("end of month + 5 days + 1 working day", "2026-06-09", "2026-07-06"),
        ("start of year", "2026-05-04", "2026-01-01"),
        ("end of year", "2026-05-04", "2026-12-31"),
        ("end of calendar year", "2026-05-04", "2026-12-31"),
        # The run begins on 15 April 2026: 4 May 2026 is in its first year, and 14 April 2027 is its last day.
        ("end of contract year", "2026-05-04", "2027-04-14"),
        ("end of contract year + 6 weeks", "2027-04-14", "2027-05-26"),
        ("start of contract year", "2027-04-14", "2026-04-15"),
        ("start of contract year", "2027-04-15", "2027-04-15"),
    ],
)
def test_an_edge_of_a_month_a_quarter_or_a_year(text: str, of: str, day: str) -> None:
    edge = parse_day(text, names(TABLES["plans"]))
    assert isinstance(edge, Edge)
    assert day_by_edge(edge, RUNS)(date.fromisoformat(of)) == date.fromisoformat(day)


def test_each_day_and_each_instalment_are_days_of_no_row() -> None:
    for text, what in (("each day", "day"), ("each instalment", "instalment")):
        day = parse_day(text, names(TABLES["plans"]))
        assert day == Each(what)  # type: ignore[arg-type]  # the two words are the two choices
        assert fields_of_day(day) == []
        with pytest.raises(ValueError, match="only a line"):
            day_of(day, LAYOUTS)


def test_the_fields_a_day_is_read_from() -> None:
    day = parse_day("later of plan's started_on + 1 week and agreed_on", names(TABLES["outcomes"]))
    assert [ref.written for ref in fields_of_day(day)] == ["plan's started_on", "agreed_on"]
    assert fields_of_day(parse_day("end of month", names(TABLES["outcomes"]))) == []


@pytest.mark.parametrize("text", ["started_on + 37200 days", "started_on + 1200 months", "end of month + 37200 days"])
def test_a_day_may_be_moved_by_a_hundred_years(text: str) -> None:
    assert parse_day(text, names(TABLES["plans"])) is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "PBR301"),
        ("rate", "PBR304"),
        ("finished", "PBR304"),
        ("started", "PBR302"),
        ("person's referred_on", "PBR303"),
        ("later of started_on", "PBR301"),
        ("later of started_on, agreed_on", "PBR301"),
        ("later of started_on and rate", "PBR304"),
        ("end of week", "PBR301"),
        ("end of month + 1 month", "PBR301"),
        ("end of month + 1.5 weeks", "PBR301"),
        ("end of month + 100000 days", "PBR301"),
        ("end of month 6 weeks", "PBR301"),
        ("each week", "PBR302"),
        ("started_on agreed_on", "PBR301"),
        # A hundred years are 37,200 days; a month is counted as 31.
        ("started_on + 37201 days", "PBR315"),
        ("started_on + 1200 months + 1 day", "PBR315"),
        ("started_on + 1 day - 1200 months", "PBR315"),
        ("end of month + 37201 days", "PBR315"),
        ("started_on + 0 working days", "PBR472"),
        ("started_on + 1.5 working days", "PBR301"),
        ("started_on + 100000 working days", "PBR301"),
        ("started_on + working days", "PBR301"),
        ("started_on + 2 working", "PBR301"),
        ("started_on + 2 working weeks", "PBR301"),
        ("end of month + 2 working days + 1 day", "PBR301"),
        ("end of month + 2 working days - 1 working day", "PBR301"),
        ("end of month + 0 working days", "PBR472"),
        ("5 working days after end of month", "PBR301"),
        # Five working days count as a week where a date is moved too far: 26,571 are 37,200 days.
        ("started_on + 26572 working days", "PBR315"),
        ("end of month + 26572 working days", "PBR315"),
    ],
)
def test_what_is_no_day(text: str, code: str) -> None:
    with pytest.raises(Misread) as misread:
        parse_day(text, names(TABLES["plans"]))
    assert misread.value.code == code
