"""What a description says of units, of days and of gates is what the engine does."""

from datetime import date

import pytest

from pbr.describe.description import describe
from pbr.engine.compiled_scheme import compile_scheme
from pbr.scheme.scheme import Scheme
from tests.describe.tiny import paid, scheme
from tests.engine.rows import outcome, person, plan, records, standard, visit
from tests.engine.settled import settle


def said(made: Scheme) -> str:
    """A description in one line."""
    return " ".join(describe(made).split())


MEASURE = """\
measures:
  kept:
    assumed: made up
    count: standard where met
    out of: standard
    per: provider
    over: {over}
    dated by: from_on
"""
SCALED = """\
pay: £100.00
for each: person
priced at: referred_on
scaled by: kept
steps of the whole:
  below 50%: nil
  from 50%: 100%
due: {due}"""


@pytest.mark.parametrize(
    ("over", "due", "words", "on"),
    [
        # The run ends on 31 March 2027, and six weeks after that is 12 May.
        ("run", "end of quarter + 6 weeks", "6 weeks after the last day of the calendar quarter in which the run ends",
         "2027-05-12"),
        ("run", "end of month", "on the last day of the calendar month in which the run ends", "2027-03-31"),
        ("run", "start of year", "on the first day of the calendar year in which the run ends", "2027-01-01"),
        # Referred on 10 May 2026: the quarter is April to June.
        ("quarter", "end of quarter", "on the last day of the calendar quarter in which the day the person was "
         "referred falls", "2026-06-30"),
        ("quarter", "end of month", "on the last day of the calendar month in which the calendar quarter of the day "
         "the person was referred ends", "2026-06-30"),
        ("month", "end of quarter", "on the last day of the calendar quarter in which the calendar month of the day "
         "the person was referred ends", "2026-06-30"),
        ("year", "end of month + 1 week", "1 week after the last day of the calendar month in which the calendar year "
         "of the day the person was referred ends", "2027-01-07"),
    ],
)  # fmt: skip
def test_what_is_paid_together_is_due_when_it_says(over: str, due: str, words: str, on: str) -> None:
    made = paid(SCALED.format(due=due), MEASURE.format(over=over))
    assert f"It is due {words}." in said(made)
    rows = records(person("S1", "2026-05-10"), standard("food", "yes"))
    lines = settle(compile_scheme(made), rows, "2026-04-01 to 2028-03-31").lines
    (pool,) = (line for line in lines if line.status.value != "note")
    assert pool.due_on == date.fromisoformat(on)


@pytest.mark.parametrize(
    ("stretch", "due", "words", "days"),
    [
        ("quarter", "end of quarter", "the last day of the calendar quarter paid for", ("2026-06-30", "2027-03-31")),
        # A quarter's month is that of its first day: April to June is due by the end of April.
        ("quarter", "end of month", "the last day of the calendar month in which the quarter begins",
         ("2026-04-30", "2027-01-31")),
        ("month", "end of quarter", "the last day of the calendar quarter in which the month begins",
         ("2026-06-30", "2027-03-31")),
    ],
)  # fmt: skip
def test_a_window_is_due_when_it_says(stretch: str, due: str, words: str, days: tuple[str, str]) -> None:
    payment = f"pay: fee\nfor each: {stretch} per provider\npriced at: start of {stretch}\ndue: {due}"
    fee = "prices:\n  fee: {assumed: a, by: provider_id, from 2026-04-01: {P1: '£9.00'}}\n"
    made = paid(payment, fee)
    assert f"It is due on {words}." in said(made)
    lines = settle(compile_scheme(made), {}, "2026-04-01 to 2028-03-31").lines
    assert [str(line.due_on) for line in (lines[0], lines[-1])] == list(days)


DEDUCTION = """\
deduct: £40.00
for each: outcome
priced at: plan's started_on
not assessed when: not payable
waits for: reviewed_on is known
when: result is "not_achieved"
due: reviewed_on"""


def test_a_deduction_says_that_not_assessed_is_asked_first_and_a_payment_does_not() -> None:
    first = (
        "First of all, it is not assessed, and nothing is taken off, when the outcome is not payable; it waits until"
    )
    made = paid(DEDUCTION)
    assert first in said(made)
    assert "For a deduction, whether it is not assessed is asked first of all" in said(made)
    pays = paid(DEDUCTION.replace("deduct:", "pay:"))
    assert "First of all" not in said(pays)
    # Not payable, and not achieved: a payment is earned all the same, and a deduction is not taken.
    row = outcome("O1", "A", payable="no", result="not_achieved", reviewed_on="2026-06-10")
    rows = records(plan("A"), row)
    assert settle(compile_scheme(made), rows).in_words == {"O1/it": "not earned -£40.00"}
    assert settle(compile_scheme(pays), rows).in_words == {"O1/it": "£40.00"}


@pytest.mark.parametrize(
    ("field", "words", "pounds"),
    [
        # 30 minutes planned, 45 delivered, at £20.00 an hour.
        ("planned_minutes", "for each hour of the visit's planned minutes", "£10.00"),
        ("delivered_minutes", "for each hour of the visit's delivered minutes", "£15.00"),
    ],
)
def test_the_field_that_is_read_is_the_field_that_is_named(field: str, words: str, pounds: str) -> None:
    made = paid(f"pay: £20.00\nfor each: hour of visit's {field}\npriced at: visited_on\nrounded: to the minute\n"
                "due: visited_on")  # fmt: skip
    assert words in said(made)
    rows = records(plan("A"), visit("V1", "A", "2026-06-02", "45"))
    assert settle(compile_scheme(made), rows).in_words == {"V1/it": pounds}


@pytest.mark.parametrize(
    "figure",
    ["£1,408.12 per 365 hours", "£20.00 per hour", "£5.00 per 15 minutes", "£0.35 per minute", "£1,000.00 per 3 hours"],
)
def test_a_price_is_told_in_the_words_in_which_it_was_written(figure: str) -> None:
    for dates in (f"from 2026-04-01: {figure}", f"from 2026-04-01: {figure}\n    from 2026-07-01: {figure}"):
        made = scheme(
            f"prices:\n  rate:\n    assumed: a\n    {dates}\npayments:\n  it:\n    assumed: a\n    pay: rate\n"
            "    for each: hour of plan's hours_delivered\n    priced at: started_on\n    due: ended_on\n"
        )
        assert figure in said(made)
        assert "/" not in said(made).split("What it leaves out")[0]
