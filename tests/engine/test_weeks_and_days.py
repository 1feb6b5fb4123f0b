"""Weeks and days of service: calendar months, prices that change, an end that comes early or has not come."""

from fractions import Fraction

from pbr.settlement.line import Status
from pbr.settlement.reason_words import reason_in_words
from tests.engine.rows import person, plan, records, stay
from tests.engine.settled import scheme, settle, shipped

WEEKLY = """
terms:
  of a plan:
    stopped: end_reason is known and end_reason is "died"
prices:
  weekly:
    from 2026-04-01: £70.00
    from 2026-06-15: £77.00
    from 2026-07-01: £84.00
    assumed: made up
payments:
  care:
    assumed: made up
    pay: weekly
    for each: week of plan from started_on to planned_end_on
    cut short at: ended_on when stopped
    part weeks: by the day
    priced at: each day
    due: end of month
"""
CARE = scheme(WEEKLY)
LONG = "2026-04-01 to 2027-12-31"


def test_a_price_that_changes_inside_a_month_makes_two_lines_and_one_on_the_first_makes_none() -> None:
    rows = records(plan("A", started_on="2026-05-30", planned_end_on="2026-07-02"))
    # May 30-31: 2 days at £10.00 a day. June 1-14: 14 days, £140.00; June 15-30: 16 days at £11.00, £176.00.
    # July 1-2: 2 days at £12.00. The price of 1 July starts with its month.
    assert settle(CARE, rows, LONG).in_words == {
        "A/care/2026-05": "£20.00",
        "A/care/2026-06": "£140.00",
        "A/care/2026-06-15": "£176.00",
        "A/care/2026-07": "£24.00",
    }


def test_a_price_that_changes_on_the_last_day_of_a_month_or_of_service_holds_for_that_day() -> None:
    last_day = scheme(WEEKLY.replace("2026-06-15", "2026-06-30"))
    rows = records(plan("A", started_on="2026-06-29", planned_end_on="2026-06-30"))
    assert settle(last_day, rows, LONG).in_words == {"A/care/2026-06": "£10.00", "A/care/2026-06-30": "£11.00"}


def test_service_that_starts_on_the_day_of_a_change_has_one_line_in_its_month() -> None:
    rows = records(plan("A", started_on="2026-06-15", planned_end_on="2026-06-30"))
    assert settle(CARE, rows, LONG).in_words == {"A/care/2026-06": "£176.00"}


def test_the_service_days_and_weeks_of_a_line_are_printed() -> None:
    line = settle(CARE, records(plan("A", started_on="2026-06-10", planned_end_on="2026-06-14")), LONG).lines[0]
    assert (str(line.service_from), str(line.service_to), str(line.due_on)) == (
        "2026-06-10",
        "2026-06-14",
        "2026-06-30",
    )
    assert (line.quantity, line.unit, line.unit_price) == (Fraction(5, 7), "week", Fraction(7000))


def test_one_day_is_a_seventh_of_a_week() -> None:
    assert settle(CARE, records(plan("A", planned_end_on="2026-05-04")), LONG).in_words == {"A/care/2026-05": "£10.00"}


def test_a_leap_day_is_a_day() -> None:
    leap = scheme(WEEKLY, runs="2026-04-01 to 2029-03-31")
    rows = records(plan("A", started_on="2028-02-28", planned_end_on="2028-03-01"))
    # £84.00 a week is £12.00 a day: 28 and 29 February, and 1 March
    assert settle(leap, rows, "2028-01-01 to 2028-12-31").in_words == {
        "A/care/2028-02": "£24.00",
        "A/care/2028-03": "£12.00",
    }


def test_days_before_and_after_the_run_are_not_paid() -> None:
    rows = records(plan("A", started_on="2026-03-30", planned_end_on="2026-04-02"))
    assert settle(CARE, rows, LONG).in_words == {"A/care/2026-04": "£20.00"}
    rows = records(plan("A", started_on="2027-03-31", planned_end_on="2027-04-05"))
    assert settle(CARE, rows, LONG).in_words == {"A/care/2027-03": "£12.00"}
    rows = records(plan("A", started_on="2027-04-01", planned_end_on="2027-04-05"))
    assert settle(CARE, rows, LONG).lines == ()
    rows = records(plan("A", started_on="2027-04-01"))
    assert settle(CARE, rows, LONG).lines == ()


def test_care_is_cut_short_on_the_day_of_the_event_and_that_day_counts() -> None:
    rows = records(plan("A", planned_end_on="2026-06-30", ended_on="2026-05-10", end_reason="died"))
    assert settle(CARE, rows, LONG).in_words == {"A/care/2026-05": "£70.00"}
    # As known before it, the whole of May was to come
    assert settle(CARE, rows, "2026-05", as_at="2026-05-09").in_words["A/care/2026-05"] == "not due £280.00"


def test_an_event_after_the_planned_end_cuts_nothing() -> None:
    rows = records(plan("A", planned_end_on="2026-05-10", ended_on="2026-05-20", end_reason="died"))
    assert settle(CARE, rows, LONG).in_words == {"A/care/2026-05": "£70.00"}


def test_a_cut_that_is_not_known_leaves_the_care_open() -> None:
    rows = records(plan("A", planned_end_on="2026-05-10", end_reason="died"))
    settled = settle(CARE, rows, LONG)
    assert settled.in_words == {"A/care": "open"}
    assert "ended_on when stopped" in reason_in_words(settled.lines[0].reason)


def test_an_end_that_is_not_planned_yet_leaves_the_care_open() -> None:
    settled = settle(CARE, records(plan("A")), LONG)
    assert settled.in_words == {"A/care": "open"}
    assert reason_in_words(settled.lines[0].reason) == "open: the last day of service is not known"


def test_a_price_fixed_at_the_start_stays_through_changes() -> None:
    fixed = scheme(WEEKLY.replace("each day", "started_on"))
    rows = records(plan("A", started_on="2026-06-14", planned_end_on="2026-07-02"))
    # 17 days of June and 2 of July, all at £10.00 a day
    assert settle(fixed, rows, LONG).in_words == {"A/care/2026-06": "£170.00", "A/care/2026-07": "£20.00"}


def test_a_daily_price_is_paid_by_the_day_and_rounded_line_by_line() -> None:
    daily = scheme("""
payments:
  care:
    assumed: made up
    pay: 1/3 of £10.00
    for each: day of plan from started_on to planned_end_on
    priced at: each day
    due: end of month
""")
    # £3.333... a day: one day £3.33, two days £6.666..., each month by itself
    rows = records(plan("A", started_on="2026-05-31", planned_end_on="2026-06-02"))
    assert settle(daily, rows, LONG).in_words == {"A/care/2026-05": "£3.33", "A/care/2026-06": "£6.67"}


POPULATION = shipped("population-prime-provider")
CUSTOMER = person("S1", "2026-03-01")
"""Referred before the scheme runs, so that there is no price for the person and no line of it."""


def test_a_stay_that_goes_on_runs_to_the_day_facts_are_known_to() -> None:
    rows = records(CUSTOMER, stay("R", "2026-06-24", weekly_cost="700.00"))
    # 7 days of June at £100.00
    assert settle(POPULATION, rows, "2026-06").in_words == {"R/residential_care/2026-06": "-£700.00"}
    assert settle(POPULATION, rows, "2026-07", as_at="2026-07-03").in_words == {
        "R/residential_care/2026-06": "earlier -£700.00",
        "R/residential_care/2026-07": "not due -£300.00",
    }


def test_a_stay_that_has_not_begun_is_open_and_not_lost() -> None:
    rows = records(CUSTOMER, stay("R", "2026-07-10", weekly_cost="700.00"))
    settled = settle(POPULATION, rows, "2026-06")
    assert settled.in_words == {"R/residential_care": "open"}
    assert (
        reason_in_words(settled.lines[0].reason)
        == "open: the service begins on 2026-07-10, and its last day is not known"
    )


def test_a_stay_whose_cost_is_blank_is_open_month_by_month() -> None:
    rows = records(CUSTOMER, stay("R", "2026-06-30", "2026-07-01"))
    settled = settle(POPULATION, rows, LONG)
    assert settled.in_words == {"R/residential_care/2026-06": "open", "R/residential_care/2026-07": "open"}
    assert {line.status for line in settled.lines} == {Status.OPEN}
    assert reason_in_words(settled.lines[0].reason) == "open: weekly_cost is not known"
