"""Amounts: rounding, prices by code and date, shares as figures, parts, instalments, agreed hours and minutes."""

from fractions import Fraction

import pytest

from pbr.settlement.line import Status
from pbr.settlement.reason_words import reason_in_words
from tests.engine.rows import outcome, person, plan, records, visit
from tests.engine.settled import extract_of, scheme, settle, settle_extract

LONG = "2026-04-01 to 2028-12-31"


def each_plan(verb: str) -> str:
    """A scheme of one payment for each plan, due when it starts."""
    return f"""
payments:
  sum:
    assumed: made up
    {verb}
    for each: plan
    priced at: started_on
    due: started_on
"""


@pytest.mark.parametrize(
    ("rounding", "eighth", "half", "third"),
    [
        # 1/8 of £1.00 is 12.5p, half of £0.25 is 12.5p too; half of £0.23 is 11.5p; a third of £1.00 is 33.33p
        ("half up", "£0.13", "£0.12", "£0.33"),
        ("half even", "£0.12", "£0.12", "£0.33"),
        ("down", "£0.12", "£0.11", "£0.33"),
        ("up", "£0.13", "£0.12", "£0.34"),
    ],
)
def test_what_is_taken_off_is_rounded_as_what_is_paid(rounding: str, eighth: str, half: str, third: str) -> None:
    for amount, said in (("1/8 of £1.00", eighth), ("50% of £0.23", half), ("1/3 of £1.00", third)):
        paid = settle(scheme(each_plan(f"pay: {amount}"), rounding), records(plan("A")))
        taken = settle(scheme(each_plan(f"deduct: {amount}"), rounding), records(plan("A")))
        assert paid.in_words == {"A/sum": said}
        assert taken.in_words == {"A/sum": f"-{said}"}


TABLE = """
prices:
  tariff:
    by: plan's rate, kind
    from 2026-04-01:
      standard:
        improvement: £1.00
        otherwise: £2.00
      otherwise:
        maintenance: £3.00
        otherwise: £4.00
    from 2026-06-01:
      standard:
        improvement: £10.00
        maintenance: £20.00
    assumed: made up
payments:
  outcome:
    assumed: made up
    pay: tariff
    for each: outcome
    priced at: plan's started_on
    due: plan's started_on
"""


@pytest.mark.parametrize(
    ("rate", "kind", "started_on", "said"),
    [
        ("standard", "improvement", "2026-05-31", "£1.00"),
        ("standard", "maintenance", "2026-05-31", "£2.00"),
        ("lower", "maintenance", "2026-05-31", "£3.00"),
        ("lower", "improvement", "2026-05-31", "£4.00"),
        ("", "improvement", "2026-05-31", "open"),
        ("standard", "improvement", "2026-06-01", "£10.00"),
        ("standard", "maintenance", "2026-06-01", "£20.00"),
    ],
)
def test_a_table_of_prices(rate: str, kind: str, started_on: str, said: str) -> None:
    rows = records(plan("A", rate=rate, started_on=started_on), outcome("A1", "A", kind=kind))
    assert settle(scheme(TABLE), rows, LONG).in_words == {"A1/outcome": said}


def test_a_code_without_a_price_is_an_error_and_never_nought() -> None:
    table = scheme(TABLE)
    rows = records(plan("A", rate="lower", started_on="2026-06-01"), outcome("A1", "A"))
    settled = settle_extract(table, extract_of(table, rows), LONG)
    assert [(line.line_id, line.status, line.amount, line.at_stake) for line in settled.lines] == [
        ("A1/outcome", Status.ERROR, 0, None)
    ]
    assert [(one.code, one.record.table, one.record.id, one.field) for one in settled.unpriced] == [
        ("PBR902", "outcomes", "A1", "kind")
    ]


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("plan's rate, kind", "standard: {improvement: £1.00}\n      otherwise: {otherwise: £4.00}"),
        ("plan's rate, weight", "standard: {up to 1: £1.00}\n      otherwise: {from 0: £4.00}"),
    ],
)
def test_a_code_that_is_named_never_takes_the_price_of_those_that_are_not(by: str, rows: str) -> None:
    table = scheme(
        "prices:\n  tariff:\n    assumed: made up\n"
        f"    by: {by}\n    from 2026-04-01:\n      {rows}\n" + TABLE[TABLE.index("payments:") :]
    )
    plans = records(
        plan("A", rate="standard"), plan("B", rate="lower"),
        outcome("A1", "A", kind="maintenance", weight="2"), outcome("B1", "B", kind="maintenance", weight="2"),
    )  # fmt: skip
    settled = settle_extract(table, extract_of(table, plans), LONG)
    assert {line.line_id: line.amount for line in settled.lines} == {"A1/outcome": 0, "B1/outcome": 400}
    assert [(one.code, one.record.id) for one in settled.unpriced] == [("PBR902", "A1")]


def test_a_day_before_the_first_price_is_an_error_and_never_nought() -> None:
    late = scheme(TABLE.replace("2026-04-01", "2026-04-15"))
    rows = records(plan("A", rate="standard", started_on="2026-04-14"), outcome("A1", "A"))
    settled = settle_extract(late, extract_of(late, rows), LONG)
    assert [line.status for line in settled.lines] == [Status.ERROR]
    assert [one.code for one in settled.unpriced] == ["PBR901"]


PARTS = """
prices:
  share:
    by: plan_type
    from 2026-04-01:
      initial: 20%
      otherwise: 1/3
    from 2026-07-01:
      initial: 0%
      otherwise: 50%
    assumed: made up
payments:
  sum:
    assumed: made up
    pay: £100.01
    for each: plan
    priced at: started_on
    in parts:
      start:
        share: share
        due: started_on
      middle:
        share: 1/6
        when: end_reason is "completed"
        due: ended_on
      end:
        share: rest
        spread: by weight over outcome where payable
        when: result is "achieved"
        due: reviewed_on
"""


def reviewed(outcome_id: str, plan_id: str, weight: str = "", disputed: str = "") -> tuple[str, dict[str, str]]:
    """An outcome achieved and reviewed."""
    return outcome(outcome_id, plan_id, weight=weight, result="achieved", reviewed_on="2026-07-20", disputed=disputed)


def test_parts_by_a_dated_share_with_the_rest_spread_by_weight() -> None:
    rows = records(
        plan("A", started_on="2026-06-30", ended_on="2026-07-20", end_reason="completed"),
        reviewed("A1", "A"), reviewed("A2", "A", "0"), reviewed("A3", "A", "2.5"), reviewed("A4", "A", "0.5"),
    )  # fmt: skip
    # 20% of £100.01 is £20.002; a sixth is £16.668...; the rest is £100.01 - £20.00 - £16.67 = £63.34.
    # By 1, 0, 2.5 and 0.5 of 4: running 15.835, 15.835, 55.4225, 63.34
    assert settle(scheme(PARTS), rows, LONG).in_words == {
        "A/sum.start": "£20.00",
        "A/sum.middle": "£16.67",
        "A1/sum.end": "£15.84",
        "A2/sum.end": "£0.00",
        "A3/sum.end": "£39.58",
        "A4/sum.end": "£7.92",
    }


def test_each_record_of_a_spread_rest_says_its_own_share_of_the_whole() -> None:
    rows = records(
        plan("A", started_on="2026-06-30", ended_on="2026-07-20", end_reason="completed"),
        reviewed("A1", "A"), reviewed("A2", "A", "0"), reviewed("A3", "A", "2.5"), reviewed("A4", "A", "0.5"),
    )  # fmt: skip
    lines = settle(scheme(PARTS), rows, LONG).by_id
    # The rest is 1 - 1/5 - 1/6 = 19/30; of that 1, 0, 2.5 and 0.5 of 4
    assert {line_id: line.share for line_id, line in lines.items()} == {
        "A/sum.start": Fraction(1, 5),
        "A/sum.middle": Fraction(1, 6),
        "A1/sum.end": Fraction(19, 120),
        "A2/sum.end": 0,
        "A3/sum.end": Fraction(19, 48),
        "A4/sum.end": Fraction(19, 240),
    }


def test_a_share_of_nothing_is_nothing_and_the_rest_is_more() -> None:
    rows = records(plan("A", started_on="2026-07-01"), reviewed("A1", "A"))
    # From July 0%; the sixth is not known yet; the rest is £100.01 - £16.67
    assert settle(scheme(PARTS), rows, LONG).in_words == {
        "A/sum.start": "£0.00",
        "A/sum.middle": "open £16.67",
        "A1/sum.end": "£83.34",
    }


def test_a_rest_without_outcomes_is_open_on_the_plan() -> None:
    settled = settle(scheme(PARTS), records(plan("A")), LONG)
    # £100.01 - £20.00 - £16.67
    assert settled.in_words["A/sum.end/no-outcome"] == "open £63.34"


def test_a_rest_over_outcomes_without_weight_is_open_on_each_of_them_and_hides_no_dispute() -> None:
    rows = records(plan("A"), reviewed("A1", "A", "0"), reviewed("A2", "A", "0", disputed="yes"))
    settled = settle(scheme(PARTS), rows, LONG)
    # What each would have cannot be told: £63.34 over a weight of nothing
    found = {line_id: said for line_id, said in settled.in_words.items() if "sum.end" in line_id}
    assert found == {"A1/sum.end": "open", "A2/sum.end": "held"}
    assert reason_in_words(settled.by_id["A1/sum.end"].reason) == "open: the weights add up to nothing"


INSTALMENTS = """
prices:
  yearly:
    from 2026-01-01: £1,000.00
    assumed: made up
payments:
  sum:
    assumed: made up
    pay: yearly
    for each: person
    priced at: referred_on
    instalments: 6 monthly from referred_on
    due: each instalment
"""


def test_instalments_from_the_31st_fall_on_the_last_day_where_a_month_is_shorter() -> None:
    plan_of_six = scheme(INSTALMENTS, runs="2026-01-01 to 2028-12-31")
    settled = settle(plan_of_six, records(person("S1", "2026-01-31")), "2026-01-01 to 2026-12-31")
    # £166.666... each; to date 166.67, 333.33, 500.00, 666.67, 833.33, 1000.00
    assert [(str(line.due_on), line.amount) for line in settled.lines] == [
        ("2026-01-31", 16667),
        ("2026-02-28", 16666),
        ("2026-03-31", 16667),
        ("2026-04-30", 16667),
        ("2026-05-31", 16666),
        ("2026-06-30", 16667),
    ]
    assert [line.line_id for line in settled.lines][:2] == ["S1:P1:2026-01-31/sum/01", "S1:P1:2026-01-31/sum/02"]
    # 2028 is a leap year
    leap = settle(plan_of_six, records(person("S1", "2027-12-30")), "2027-12-01 to 2028-02-29")
    assert [str(line.due_on) for line in leap.lines][:3] == ["2027-12-30", "2028-01-30", "2028-02-29"]
    assert leap.total == 50000


def test_instalments_run_on_after_the_run_ends() -> None:
    settled = settle(scheme(INSTALMENTS), records(person("S1", "2027-03-31"), person("S2", "2027-04-01")), "2027-06")
    # S2 was referred after the run. S1's fourth instalment is 500.00 to 666.67.
    assert settled.in_words == {
        "S1:P1:2027-03-31/sum/01": "earlier £166.67",
        "S1:P1:2027-03-31/sum/02": "earlier £166.66",
        "S1:P1:2027-03-31/sum/03": "earlier £166.67",
        "S1:P1:2027-03-31/sum/04": "£166.67",
        "S1:P1:2027-03-31/sum/05": "not due £166.66",
        "S1:P1:2027-03-31/sum/06": "not due £166.67",
    }


AGREED_HOURS = """
payments:
  value:
    assumed: made up
    pay: £17.00
    for each: hour of plan at weekly_hours from started_on to planned_end_on
    part weeks: by the day
    priced at: started_on
    due: started_on
"""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        # One day of 7 hours a week is one hour
        ({"started_on": "2026-05-04", "planned_end_on": "2026-05-04", "weekly_hours": "7"}, "£17.00"),
        # One day of 10 hours a week: £170.00 / 7 is £24.2857...
        ({"started_on": "2026-05-04", "planned_end_on": "2026-05-04", "weekly_hours": "10"}, "£24.29"),
        # Six weeks of 10.5 hours: 63 hours
        ({"started_on": "2026-05-04", "planned_end_on": "2026-06-14", "weekly_hours": "10.5"}, "£1,071.00"),
        # 28 February to 1 March 2028 is three days, and of 2027 two
        ({"started_on": "2028-02-28", "planned_end_on": "2028-03-01", "weekly_hours": "7"}, "£51.00"),
        ({"started_on": "2027-02-28", "planned_end_on": "2027-03-01", "weekly_hours": "7"}, "£34.00"),
        # A whole leap year: 366 hours
        ({"started_on": "2028-01-01", "planned_end_on": "2028-12-31", "weekly_hours": "7"}, "£6,222.00"),
        ({"started_on": "2026-05-04", "planned_end_on": "2026-05-04", "weekly_hours": "0"}, "£0.00"),
        ({"started_on": "2026-05-04", "planned_end_on": "", "weekly_hours": "7"}, "open"),
        ({"started_on": "2026-05-04", "planned_end_on": "2026-05-04", "weekly_hours": ""}, "open"),
    ],
)
def test_the_value_of_agreed_hours(fields: dict[str, str], said: str) -> None:
    agreed = scheme(AGREED_HOURS, runs="2026-04-01 to 2028-12-31")
    assert settle(agreed, records(plan("A", **fields)), LONG).in_words == {"A/value": said}


@pytest.mark.parametrize(
    ("rounded", "minutes", "said"),
    [
        # At £23.26 an hour
        ("to the minute", "1", "£0.39"),  # 38.77p
        ("to the minute", "31", "£12.02"),  # 1201.77p
        ("up to 15 minutes", "31", "£17.45"),  # 45 minutes, 1744.5p
        ("up to 15 minutes", "45", "£17.45"),
        ("up to 15 minutes", "46", "£23.26"),
        ("up to 15 minutes", "0", "£0.00"),
        ("up to 15 minutes", "1.5", "£5.82"),  # 15 minutes, 581.5p
        ("up to 30 minutes", "31", "£23.26"),
        ("up to 60 minutes", "61", "£46.52"),
        ("up to 7 minutes", "8", "£5.43"),  # 14 minutes, 542.73p
        ("to the nearest 15 minutes", "37", "£11.63"),  # 30 minutes
        ("to the nearest 15 minutes", "37.5", "£17.45"),  # half a step: 45 minutes, 1744.5p
        ("to the nearest 15 minutes", "7", "£0.00"),
        ("to the nearest 7 minutes", "10.5", "£5.43"),  # 14 minutes
        ("to the nearest 7 minutes", "10.4", "£2.71"),  # 7 minutes, 271.37p
        ("down to 15 minutes", "44.9", "£11.63"),
        ("down to 15 minutes", "45", "£17.45"),
        ("down to 15 minutes", "14", "£0.00"),
        ("to the minute, at least 30 minutes", "12", "£11.63"),
        ("to the minute, at least 30 minutes", "37", "£14.34"),  # 1434.37p
        ("to the minute, at least 30 minutes", "0", "£0.00"),
        ("to the nearest 15 minutes, at least 5 minutes", "7", "£1.94"),  # no whole step, and somebody came: 193.83p
        ("down to 15 minutes, at least 20 minutes", "14", "£7.75"),  # 20 minutes, 775.33p
        ("up to 15 minutes, at least 20 minutes", "16", "£11.63"),
    ],
)
def test_minutes_are_rounded_visit_by_visit(rounded: str, minutes: str, said: str) -> None:
    timed = scheme(f"""
payments:
  visits:
    assumed: made up
    pay: £23.26
    for each: hour of visit's delivered_minutes
    rounded: {rounded}
    priced at: visited_on
    due: end of month
""")
    settled = settle(timed, records(plan("A"), visit("V", "A", "2026-06-01", minutes)), "2026-06")
    assert settled.in_words == {"V/visits": said}
