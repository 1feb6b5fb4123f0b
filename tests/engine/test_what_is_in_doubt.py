"""Doubt: an end nobody recorded, a row nobody can read, a fine for what nobody can assess."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import End, PricedAtNotKnown, ServiceNotKnown
from pbr.settlement.reason import NoService
from pbr.values.period import Period
from tests.engine.rows import outcome, plan, records
from tests.engine.settled import extract_of, scheme, settle, settle_extract, shipped

WEEKS = """
payments:
  care:
    assumed: made up
    pay: £70.00
    for each: week of plan from started_on to planned_end_on
    cut short at: ended_on when end_reason is "died"
    part weeks: by the day
    priced at: each day
    due: end of month
"""
NOT_ASSESSED = """
payments:
  fee:
    assumed: made up
    {verb}: £100.00
    for each: plan
    priced at: started_on
    not assessed when: end_reason is "died"
    {when}
    due: started_on
"""


def test_a_plan_with_no_end_recorded_is_still_going_on_and_not_in_doubt() -> None:
    care = scheme(WEEKS)
    going_on = plan("A", started_on="2026-06-01", planned_end_on="2026-07-05")
    # 30 days at £10.00 a day, and 5 in July
    assert settle(care, records(going_on), "2026-06").in_words == {
        "A/care/2026-06": "£300.00",
        "A/care/2026-07": "not due £50.00",
    }


def test_days_before_an_unexplained_end_are_certain_and_those_after_it_wait() -> None:
    care = scheme(WEEKS)
    unexplained = plan("A", started_on="2026-06-01", planned_end_on="2026-06-30", ended_on="2026-06-10")
    # To 10 June 10 days, £100.00; the other 20 days are paid unless the person died
    assert settle(care, records(unexplained), "2026-06").in_words == {
        "A/care/2026-06": "£100.00",
        "A/care/2026-06-11": "open £200.00",
    }


def test_a_plan_cut_short_before_its_first_day_has_no_day_of_service_and_earns_nothing() -> None:
    # Paid to the day before the death, which was on the first day
    care = scheme(WEEKS.replace("at: ended_on when", "at: ended_on - 1 day when"))
    ended = {"planned_end_on": "2026-06-30", "ended_on": "2026-06-10", "end_reason": "died"}
    (line,) = settle(care, records(plan("A", started_on="2026-06-10", **ended)), "2026-06").lines
    assert (line.status, line.amount, line.reason) == (Status.NOT_EARNED, 0, NoService())
    assert (line.at_stake, line.quantity) == (0, Fraction(0))


def test_weeks_without_a_price_are_in_error_and_say_of_which_record() -> None:
    priced = """
prices:
  weekly:
    from 2026-06-15: £70.00
    assumed: made up
""" + WEEKS.replace("pay: £70.00", "pay: weekly")
    care = scheme(priced)
    rows = records(plan("A", started_on="2026-06-01", planned_end_on="2026-06-30"))
    settled = settle_extract(care, extract_of(care, rows), "2026-06", "")
    assert [(one.record.table, one.record.id) for one in settled.unpriced] == [("plans", "A")]
    assert [(line.status, line.amount) for line in settled.lines] == [(Status.ERROR, 0)]


def test_weeks_wait_first_for_the_day_that_prices_them() -> None:
    care = scheme("""
payments:
  care:
    assumed: made up
    pay: £70.00
    for each: week of plan from started_on to planned_end_on
    part weeks: by the day
    priced at: agreed_on
    due: end of month
""")
    (line,) = settle(care, records(plan("A", started_on="2026-06-01")), "2026-06").lines
    assert (line.status, line.reason) == (Status.OPEN, PricedAtNotKnown("agreed_on"))
    (line,) = settle(care, records(plan("A", started_on="2026-06-01", agreed_on="2026-05-01")), "2026-06").lines
    assert (line.status, line.reason) == (Status.OPEN, ServiceNotKnown(End.LAST))


def test_not_knowing_why_a_plan_ended_is_not_the_same_as_knowing_that_nobody_died() -> None:
    fee = scheme(NOT_ASSESSED.format(verb="pay", when="assumes: [made up]"))
    rows = records(
        plan("A", started_on="2026-06-01"),
        plan("B", started_on="2026-06-01", end_reason="died", ended_on="2026-06-02"),
        plan("C", started_on="2026-06-01", end_reason="moved", ended_on="2026-06-02"),
    )
    settled = settle(fee, rows, "2026-06")
    assert settled.in_words == {"A/fee": "open £100.00", "B/fee": "not earned £100.00", "C/fee": "£100.00"}


def test_what_was_earned_stays_earned_but_nothing_is_taken_off_for_what_cannot_be_assessed() -> None:
    rows = records(plan("A", started_on="2026-06-01", end_reason="died", ended_on="2026-06-02", rate="standard"))
    when = 'when: rate is "standard"'
    assert settle(scheme(NOT_ASSESSED.format(verb="pay", when=when)), rows, "2026-06").in_words["A/fee"] == "£100.00"
    fined = settle(scheme(NOT_ASSESSED.format(verb="deduct", when=when)), rows, "2026-06")
    assert (fined.in_words["A/fee"], fined.total) == ("not earned -£100.00", 0)


def test_a_row_nobody_can_read_never_passes_its_share_to_the_others(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,rate,agreed_on,started_on,planned_end_on,ended_on,end_reason,weekly_hours\n"
        "A,S1,P1,initial,standard,2026-05-01,2026-05-04,2026-06-14,2026-06-14,completed,10\n",
        encoding="utf-8",
    )
    (tmp_path / "outcomes.csv").write_text(
        "outcome_id,plan_id,outcome,kind,payable,weight,agreed_on,result,achieved_on,reviewed_on,verified_by,disputed\n"
        "A1,A,washing,improvement,yes,,2026-05-01,achieved,2026-06-10,2026-06-18,council,\n"
        "A2,A,cooking,improvement,ye,,2026-05-01,achieved,2026-06-10,2026-06-18,council,\n",
        encoding="utf-8",
    )
    wiltshire = shipped("wiltshire-payable-outcomes")
    extract = read_extract(tmp_path, dict(wiltshire.needs), hold_errors=True)
    day = date(2026, 6, 30)
    run = Run(wiltshire, as_known(extract, day), Period(date(2026, 6, 1), day), day)
    found = {line.line_id: (line.status, line.amount) for line in run.lines()}
    # £1,020.00: £204.00 was due on 4 May. Of the other £816.00 nobody can say what A1's share is.
    assert found == {
        "outcomes.csv:3": (Status.HELD, 0),
        "A/plan.up_front": (Status.EARLIER, 0),
        "A1/plan.balance": (Status.HELD, 0),
    }


def test_a_measure_over_the_run_leaves_out_what_is_dated_before_it() -> None:
    measured = scheme(
        """
measures:
  finished:
    count: plan where end_reason is "completed"
    out of: plan
    per: provider
    over: run
    dated by: started_on
    assumed: made up
payments:
  fee:
    assumed: made up
    pay: £1.00
    for each: plan
    priced at: started_on
    due: started_on
"""
    )
    rows = records(
        plan("A", started_on="2026-03-31", end_reason="completed", ended_on="2026-04-02"),
        plan("B", started_on="2026-04-01", end_reason="moved", ended_on="2026-04-02"),
    )
    assert settle(measured, rows, "2026-06").measured == {"finished P1": "0 of 1"}


DISPUTED = """
measures:
  achieved:
    count: outcome where result is "achieved"
    out of: outcome where {out_of}
    per: provider
    over: run
    assumed: made up
payments:
  shared:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    in parts:
      all:
        share: rest
        spread: equally over outcome where verified_by is "council"
        due: reviewed_on
"""


def test_a_dispute_keeps_a_record_in_doubt_in_measures_and_shares_alike() -> None:
    found = {"result": "not_achieved", "reviewed_on": "2026-06-02", "disputed": "yes"}
    rows = records(
        plan("A"),
        outcome("A1", "A", result="achieved", reviewed_on="2026-06-02", verified_by="council"),
        outcome("A2", "A", verified_by="provider", **found),
    )
    # "is known" is true or false, never unknown; what makes it so is disputed all the same
    for out_of in ("result is known", "reviewed_on is known", 'result is "achieved"'):
        settled = settle(scheme(DISPUTED.format(out_of=out_of)), rows, "2026-06")
        assert settled.measured == {
            "achieved P1": "1 of 1, 1 not yet known" if out_of != "reviewed_on is known" else "1 of 2, 1 not yet known"
        }
    # Whether the council will have verified A2 is disputed, so nobody knows A1's share: half, or all
    assert settled.in_words == {"A1/shared.all": "open £50.00", "A2/shared.all": "held £50.00"}


def test_a_disputed_review_that_could_bring_a_record_under_a_payment_is_held_there() -> None:
    fine = scheme(
        """
payments:
  fine:
    assumed: made up
    deduct: £70.00
    for each: outcome where result is "not_achieved"
    priced at: plan's started_on
    due: reviewed_on
"""
    )
    found = {"result": "achieved", "reviewed_on": "2026-06-02"}
    rows = records(plan("A"), outcome("A1", "A", **found), outcome("A2", "A", disputed="yes", **found))
    # A1 is not fined; A2 may have been found wrongly, and then would be
    assert settle(fine, rows, "2026-06").in_words == {"A2/fine": "held -£70.00"}


def test_a_row_too_short_to_say_whose_it_is_holds_every_share_it_could_have(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,rate,agreed_on,started_on,planned_end_on,ended_on,end_reason,weekly_hours\n"
        "A,S1,P1,initial,standard,2026-05-01,2026-05-04,2026-06-14,2026-06-14,completed,10\n",
        encoding="utf-8",
    )
    (tmp_path / "outcomes.csv").write_text(
        "outcome_id,plan_id,outcome,kind,payable,weight,agreed_on,result,achieved_on,reviewed_on,verified_by,disputed\n"
        "A1,A,washing,improvement,yes,,2026-05-01,achieved,2026-06-10,2026-06-18,council,\n"
        "A2,A,cooking\n",
        encoding="utf-8",
    )
    wiltshire = shipped("wiltshire-payable-outcomes")
    day = date(2026, 6, 30)
    records_known = as_known(read_extract(tmp_path, dict(wiltshire.needs), hold_errors=True), day)
    lines = list(Run(wiltshire, records_known, Period(date(2026, 6, 1), day), day).lines())
    assert {line.line_id: line.status for line in lines}["A1/plan.balance"] is Status.HELD


def test_a_plan_that_ended_and_nobody_says_why_is_not_fined() -> None:
    rows = records(
        plan("A", agreed_on="2026-05-01", rate="standard", ended_on="2026-05-20"),
        outcome("A1", "A", result="not_achieved", reviewed_on="2026-06-18", verified_by="council"),
    )
    settled = settle(shipped("wiltshire-penalty-and-reward"), rows, "2026-06")
    assert (settled.in_words["A1/penalty"], settled.total) == ("open -£100.00", 0)
