"""Working days in everything that a payment dates: due days, services, instalments, windows; and no day guessed."""

import pytest

from tests.engine.rows import Tables, outcome, person, plan, records, visit
from tests.engine.settled import scheme, settle

CALENDAR = "calendar:\n  bank holidays: England and Wales\n"


def due_days(sections: str, rows: Tables, period: str = "2026-04-01 to 2026-09-30", runs: str = "") -> dict[str, str]:
    """The day that each line is due; what is not known is a question mark."""
    run = scheme(CALENDAR + sections, runs=runs) if runs else scheme(CALENDAR + sections)
    return {name: str(line.due_on or "?") for name, line in settle(run, rows, period).by_id.items()}


HOURS = """
payments:
  hours:
    assumed: made up
    pay: £24.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: later of end of month + 5 working days and plan's agreed_on + 1 working day
"""


def test_hours_are_due_by_the_later_of_two_days_counted_so() -> None:
    # From 31 May the working days are 1 to 5 June; from 30 June 1 to 3, 6 and 7 July. After Friday 5 June comes Monday
    # the 8th.
    rows = records(
        plan("A", agreed_on="2026-05-01"),
        plan("B", agreed_on="2026-06-05"),
        plan("C"),
        visit("V1", "A", "2026-05-31", "30"),
        visit("V2", "A", "2026-06-01", "30"),
        visit("V3", "B", "2026-05-31", "30"),
        visit("V4", "C", "2026-05-31", "30"),
    )
    assert due_days(HOURS, rows) == {
        "V1/hours": "2026-06-05", "V2/hours": "2026-07-07", "V3/hours": "2026-06-08", "V4/hours": "?",
    }  # fmt: skip


WEEKS = """
payments:
  weeks:
    assumed: made up
    pay: £70.00
    for each: week of plan from started_on to ended_on + 2 working days
    part weeks: by the day
    priced at: started_on
    due: end of month + 1 working day
"""


def test_a_service_goes_on_for_two_working_days() -> None:
    # Ended on Thursday 21 May 2026: Friday the 22nd is one, and Tuesday the 26th two, Monday being a bank holiday.
    # From 18 to 26 May are 9 days at £10.00. From 31 May, a Sunday, the first working day is 1 June.
    run = scheme(CALENDAR + WEEKS)
    rows = records(plan("A", started_on="2026-05-18", ended_on="2026-05-21"), plan("B", started_on="2026-05-18"))
    settled = settle(run, rows, "2026-04-01 to 2026-06-30")
    assert settled.in_words == {"A/weeks/2026-05": "£90.00", "B/weeks": "open"}
    assert str(settled.by_id["A/weeks/2026-05"].due_on) == "2026-06-01"


INSTALMENTS = """
payments:
  yearly:
    assumed: made up
    pay: £90.00
    for each: person
    priced at: referred_on
    instalments: 3 monthly from referred_on + 1 working day until left_on + 1 working day
    due: each instalment
"""


def test_instalments_run_to_the_working_day_after_somebody_left() -> None:
    # Referred on Saturday 2 May: the next working day is Tuesday the 5th, the 4th being a bank holiday. Left on
    # Thursday 4 June: the working day after is the 5th, on which the second falls; the third is after it.
    rows = records(
        person("S1", "2026-05-02", left_on="2026-06-04"),
        person("S2", "2026-05-02", left_on="2026-06-03"),
        person("S3", "2026-05-02"),
    )
    settled = settle(scheme(CALENDAR + INSTALMENTS), rows, "2026-04-01 to 2026-07-31")
    assert settled.in_words == {
        "S1:P1:2026-05-02/yearly/01": "£30.00",
        "S1:P1:2026-05-02/yearly/02": "£30.00",
        "S1:P1:2026-05-02/yearly/03": "not earned £30.00",
        "S2:P1:2026-05-02/yearly/01": "£30.00",
        "S2:P1:2026-05-02/yearly/02": "not earned £30.00",
        "S2:P1:2026-05-02/yearly/03": "not earned £30.00",
        "S3:P1:2026-05-02/yearly/01": "£30.00",
        "S3:P1:2026-05-02/yearly/02": "£30.00",
        "S3:P1:2026-05-02/yearly/03": "£30.00",
    }


def test_instalments_are_not_taken_to_go_on_where_no_list_reaches_the_end() -> None:
    # Left on the last day of the list: nobody can say which day is the working day after it. Without an end all stand.
    run = scheme(CALENDAR + INSTALMENTS, runs="2026-04-01 to 2031-12-31")
    rows = records(person("S1", "2031-09-01", left_on="2031-12-31"), person("S2", "2031-09-01"))
    words = settle(run, rows, "2031-09-01 to 2032-01-31").in_words
    assert [words[f"S1:P1:2031-09-01/yearly/0{number}"] for number in (1, 2, 3)] == ["open £30.00"] * 3
    assert [words[f"S2:P1:2031-09-01/yearly/0{number}"] for number in (1, 2, 3)] == ["£30.00"] * 3


WINDOWS = """
payments:
  block:
    assumed: made up
    pay: £300.00
    for each: quarter per provider
    priced at: start of quarter
    in parts:
      half: {share: 50%, due: end of quarter - 1 working day}
      other_half: {share: rest, due: end of quarter + 10 working days}
  bonus:
    assumed: made up
    pay: £9.00
    for each: outcome
    priced at: plan's started_on
    due: achieved_on
"""


def test_a_providers_window_has_parts_due_before_and_after_its_end() -> None:
    # 30 June 2026 is a Tuesday, and Monday the 29th the working day before. After it: 1 to 3 July three, 6 to 10 July
    # eight, 13 and 14 July nine and ten.
    rows = records(plan("A"), outcome("A1", "A", achieved_on="2026-05-20"))
    found = due_days(WINDOWS, rows, runs="2026-04-01 to 2026-06-30")
    assert found == {
        "P1/block.half/2026-04-to-06": "2026-06-29",
        "P1/block.other_half/2026-04-to-06": "2026-07-14",
        "A1/bonus": "2026-05-20",
    }


PRICED = """
prices:
  package:
    assumed: made up
    from 2026-04-01: £100.00
    from 2026-06-01: £200.00
payments:
  package:
    assumed: made up
    pay: package
    for each: plan
    priced at: started_on + 1 working day
    due: started_on + 1 working day
"""


@pytest.mark.parametrize(
    ("started_on", "words"),
    # Friday 29 May is followed by Monday 1 June, at whose price it is; Thursday the 28th by the 29th.
    [("2026-05-28", "£100.00"), ("2026-05-29", "£200.00"), ("2026-05-30", "£200.00")],
)
def test_a_price_of_the_next_working_day(started_on: str, words: str) -> None:
    rows = records(plan("A", started_on=started_on))
    assert settle(scheme(CALENDAR + PRICED), rows, "2026-04-01 to 2026-06-30").in_words == {"A/package": words}
