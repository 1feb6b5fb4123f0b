"""Every field of a line, for each thing that can become of a payment, as it is written in a settlement."""

from datetime import date
from fractions import Fraction

import pytest

from pbr.settlement.facts import Fact, FieldName
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.open_reasons import DueDayNotKnown, FactsNotKnown, PriceFieldNotKnown, QuantityNotKnown
from pbr.settlement.reason import Earned, NotDue, NotEarned, Reason
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import ONLY
from tests.engine.rows import outcome, plan, records
from tests.engine.settled import scheme, settle

WHEN = 'end_reason is "completed"'
SCHEME = """
payments:
  sum:
    assumed: made up
    {verb}: 50% of £9.01
    for each: plan
    priced at: started_on
    when: end_reason is "completed"
    due: planned_end_on
"""
END = FieldName("plans", "end_reason")


def line(
    verb: str, status: Status, due_on: date | None, amount: int, at_stake: int | None, due_to_date: int, reason: Reason
) -> Line:
    """The one line of plan A: half of £9.01 is 450.5 pence, £4.51."""
    return Line(
        "by_hand", RecordRef("plans", "A", "A", "S1", "P1"), "sum", "", ONLY, Payer.COUNCIL, "assumed", status,
        LineKind(verb), due_on, None, None, Fraction(1), "plan", Fraction(901), Fraction(1, 2),
        amount, at_stake, due_to_date, 0, "", reason,
    )  # fmt: skip


def not_known() -> FactsNotKnown:
    return FactsNotKnown(((Fact(END, None),),))


@pytest.mark.parametrize(("verb", "pence"), [("pay", 451), ("deduct", -451)])
def test_every_field_of_a_line(verb: str, pence: int) -> None:
    contract = scheme(SCHEME.format(verb=verb))

    def settled(**fields: str) -> Line:
        (only,) = settle(contract, records(plan("A", **fields)), "2026-06").lines
        return only

    first, last, later = date(2026, 6, 1), date(2026, 6, 30), date(2026, 7, 1)
    before = date(2026, 5, 31)
    earned = Earned(WHEN)
    # Due on the first and on the last day of the period, earlier the day before it, and not due the day after
    for day in (first, last):
        assert settled(end_reason="completed", planned_end_on=str(day)) == line(
            verb, Status.DUE, day, pence, None, pence, earned
        )
    assert settled(end_reason="completed", planned_end_on=str(before)) == line(
        verb, Status.EARLIER, before, 0, pence, pence, earned
    )
    assert settled(end_reason="completed", planned_end_on=str(later)) == line(
        verb, Status.NOT_DUE, later, 0, pence, 0, NotDue(later, None)
    )
    # Open: why it ended is not known; the day is not known; and what is open besides, of what is to come
    assert settled(planned_end_on=str(first)) == line(verb, Status.OPEN, first, 0, pence, 0, not_known())
    assert settled(end_reason="completed") == line(verb, Status.OPEN, None, 0, pence, 0, DueDayNotKnown())
    assert settled(planned_end_on=str(later)) == line(
        verb, Status.NOT_DUE, later, 0, pence, 0, NotDue(later, not_known())
    )
    # Refused, whatever its day
    refused = NotEarned(((Fact(END, "moved"),),), WHEN)
    for due_on in (None, last, later):
        assert settled(end_reason="moved", planned_end_on=str(due_on or "")) == line(
            verb, Status.NOT_EARNED, due_on, 0, pence, 0, refused
        )


HOURS = """
prices:
  hourly:
    by: rate
    from 2026-04-01:
      standard: £18.00
      specialist: £24.00
    assumed: made up
payments:
  care:
    assumed: made up
    pay: hourly
    for each: hour of plan at weekly_hours from started_on to planned_end_on
    part weeks: by the day
    priced at: started_on
    due: started_on
"""


def test_what_agreed_hours_wait_for_is_how_many_they_are_or_their_price() -> None:
    days = {"started_on": "2026-06-01", "planned_end_on": "2026-06-10"}
    rows = records(
        plan("A", **days, rate="standard", weekly_hours="7"), plan("B", **days, rate="standard"),
        plan("C", **days, weekly_hours="7"),
    )  # fmt: skip
    found = settle(scheme(HOURS), rows, "2026-06").by_id
    # 10 days at 7 hours a week are 10 hours, of £18.00
    known, no_hours, no_price = found["A/care"], found["B/care"], found["C/care"]
    assert (known.amount, known.quantity) == (18000, Fraction(10))
    assert (known.unit_price, known.share) == (Fraction(1800), Fraction(1))
    assert (no_hours.status, no_hours.at_stake, no_hours.quantity) == (Status.OPEN, None, None)
    assert no_hours.reason == QuantityNotKnown("hour")
    assert (no_price.status, no_price.at_stake, no_price.unit_price) == (Status.OPEN, None, None)
    assert no_price.reason == PriceFieldNotKnown(FieldName("plans", "rate"))


def test_the_line_of_an_outcome_has_the_plan_the_person_and_the_provider_of_its_plan() -> None:
    contract = scheme(
        HOURS.replace("hour of plan at weekly_hours from started_on to planned_end_on", "outcome")
        .replace("by: rate", "by: plan's rate")
        .replace("    part weeks: by the day\n", "")
        .replace("priced at: started_on", "priced at: plan's started_on")
        .replace("due: started_on", "due: reviewed_on")
    )
    rows = records(plan("A", rate="standard"), outcome("A1", "A", reviewed_on="2026-06-01"))
    (line,) = settle(contract, rows, "2026-06").lines
    assert (line.record, line.amount) == (RecordRef("outcomes", "A1", "A", "S1", "P1"), 1800)
