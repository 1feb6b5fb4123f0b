"""What stands in the way of a part: its payment's gates, then its own; a record held; a plan that is not there."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from pbr.records.extract.read_extract import read_extract
from pbr.reports.held_csv import HeldCsv
from pbr.settlement.line import Status
from pbr.settlement.reason_words import reason_in_words
from tests.engine.rows import Fields, outcome, plan, records, visit
from tests.engine.settled import Settled, extract_of, scheme, settle, settle_extract, shipped

WILTSHIRE = shipped("wiltshire-payable-outcomes")
PLAN = {"rate": "standard", "weekly_hours": "7", "planned_end_on": "2026-06-14", "agreed_on": "2026-05-02"}
REVIEWED = {
    "agreed_on": "2026-05-02",
    "achieved_on": "2026-06-12",
    "reviewed_on": "2026-06-19",
    "verified_by": "council",
}


def balance(result: str, disputed: str = "", **fields: str) -> tuple[str, str]:
    """What becomes of one outcome's share, in words and why."""
    rows = records(plan("W", **{**PLAN, **fields}), outcome("W1", "W", result=result, disputed=disputed, **REVIEWED))
    line = settle(WILTSHIRE, rows, "2026-06").by_id["W1/plan.balance"]
    return line.status.value, reason_in_words(line.reason)


def test_while_the_plan_waits_no_outcome_of_it_is_decided() -> None:
    assert balance("not_achieved")[0] == "not_earned"
    status, reason = balance("not_achieved", agreed_on="")
    assert status == "open"
    assert "agreed_on" in reason
    assert balance("achieved", agreed_on="")[0] == "open"
    assert balance("not_assessed", agreed_on="")[0] == "open"


def test_a_dispute_holds_also_while_the_plan_waits() -> None:
    assert balance("not_achieved", disputed="yes", agreed_on="")[0] == "held"


def test_what_is_not_earned_is_so_whatever_it_would_come_to() -> None:
    assert balance("not_achieved", weekly_hours="")[0] == "not_earned"
    assert balance("achieved", weekly_hours="")[0] == "open"


PARTS = """
payments:
  sum:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    {gate}
    in parts:
      first:
        share: 40%
        when: end_reason is "completed"
        due: started_on
      last:
        share: rest
        due: started_on
"""


@pytest.mark.parametrize(
    ("gate", "fields", "first", "last"),
    [
        # The payment is refused: so are both parts, and the reason is the payment's
        ('when: plan_type is "ongoing"', {"end_reason": "completed"}, "not earned", "not earned"),
        # The payment waits: so do both, also the part that would be refused
        ("waits for: agreed_on is known", {"end_reason": "died"}, "open", "open"),
        # The payment is passed: each part stands by itself
        ("waits for: agreed_on is known", {"end_reason": "died", "agreed_on": "2026-05-01"}, "not earned", "due"),
    ],
)
def test_the_gates_of_a_payment_come_before_those_of_a_part(gate: str, fields: Fields, first: str, last: str) -> None:
    settled = settle(scheme(PARTS.format(gate=gate)), records(plan("G", **fields)))
    statuses = {line.part: line.status.value.replace("_", " ") for line in settled.lines}
    assert statuses == {"first": first, "last": last}


OUTCOMES = (
    "outcome_id,plan_id,outcome,kind,payable,weight,due_on,agreed_on,"
    "result,achieved_on,reviewed_on,verified_by,disputed\n"
)
PLANS = (
    "plan_id,person_id,provider_id,plan_type,rate,agreed_on,started_on,planned_end_on,ended_on,end_reason,weekly_hours\n"
    "W,S1,P1,initial,standard,2026-05-02,2026-05-04,2026-06-14,,,7\n"
    "X,S2,P2,initial,standard,2026-05-02,2026-05-04,2026-06-14,,,7\n"
)
GOOD = "W1,W,washing,improvement,yes,,2026-06-14,2026-05-02,achieved,2026-06-12,2026-06-18,council,\n"


def held_back(folder: Path, *rows: str) -> Settled:
    """Wiltshire with some outcomes that cannot be placed, held."""
    (folder / "plans.csv").write_text(PLANS)
    (folder / "outcomes.csv").write_text(OUTCOMES + "".join(rows))
    return settle_extract(WILTSHIRE, read_extract(folder, WILTSHIRE.needs, hold_errors=True), "2026-06")


def test_an_outcome_of_no_plan_may_be_any_plans(tmp_path: Path) -> None:
    assert held_back(tmp_path, GOOD).by_id["W1/plan.balance"].status is Status.DUE
    lost = held_back(
        tmp_path, GOOD, "W2,w,dressing,improvement,yes,,2026-06-14,2026-05-02,achieved,2026-06-12,2026-06-18,council,\n"
    )
    assert lost.by_id["W1/plan.balance"].status is Status.HELD
    assert lost.by_id["X/plan.balance/no-outcome"].status is Status.HELD
    # What is not shared over outcomes does not hang on them: £17.00 x 42 hours is £714.00, and a fifth £142.80
    assert lost.in_words["W/plan.up_front"] == "earlier £142.80"


def test_a_bad_outcome_of_a_plan_that_is_there_holds_that_plan_alone(tmp_path: Path) -> None:
    bad = held_back(tmp_path, GOOD, "X1,X,dressing,sideways,yes,,2026-06-14,,,,,,\n")
    assert bad.by_id["W1/plan.balance"].status is Status.DUE
    assert bad.by_id["X/plan.balance/no-outcome"].status is Status.HELD


def test_the_outcome_of_a_plan_that_is_itself_held_holds_no_other(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(PLANS + "Y,S3,P1,initial,standard,never,2026-05-04,2026-06-14,,,7\n")
    (tmp_path / "outcomes.csv").write_text(
        OUTCOMES
        + GOOD
        + "Y1,Y,washing,improvement,yes,,2026-06-14,2026-05-02,achieved,2026-06-12,2026-06-18,council,\n"
    )
    settled = settle_extract(WILTSHIRE, read_extract(tmp_path, WILTSHIRE.needs, hold_errors=True), "2026-06")
    assert settled.by_id["W1/plan.balance"].status is Status.DUE


PRICED = """
prices:
  fee_price:
    by: rate
    from 2026-05-10:
      standard: £100.00
      specialist: £150.00
    assumed: made up
payments:
  fee:
    assumed: made up
    pay: 20% of fee_price
    for each: plan
    priced at: started_on
    due: started_on
"""


def test_a_line_without_a_price_has_no_share_and_one_with_a_price_has() -> None:
    contract = scheme(PRICED)
    late = {"started_on": "2026-05-11"}
    rows = records(plan("K", **late, rate="standard"), plan("L", **late), plan("M", rate="standard"))
    settled = settle_extract(contract, extract_of(contract, rows), "2026-06")
    shares = {line.record_id: (line.status, line.unit_price is None, line.share is None) for line in settled.lines}
    assert shares == {
        "K": (Status.EARLIER, False, False),
        "L": (Status.OPEN, True, True),
        "M": (Status.ERROR, True, True),
    }
    file = StringIO()
    HeldCsv(file, ()).write(settled.lines)
    held = list(csv.DictReader(StringIO(file.getvalue())))
    # A line in error is told apart from one that is held, so that both can be counted
    assert [(row["held"], row["record_id"]) for row in held] == [("error", "M")]


def test_a_plan_is_used_where_a_visit_of_it_is_paid() -> None:
    rows = records(plan("V"), visit("V1", "V", "2026-06-02", "30"), plan("U"))
    counts = {one.table: (one.used, one.out_of_scope) for one in settle(shipped("time-and-task"), rows).rows}
    assert counts == {"plans": (1, 1), "visits": (1, 0)}


def test_every_row_is_used_or_out_of_scope_dropped_or_held(tmp_path: Path) -> None:
    settled = held_back(tmp_path, GOOD, GOOD, "W2,w,dressing,improvement,yes,,2026-06-14,,,,,,\n", ",,,,,,,,,,,,\n")
    for one in settled.rows:
        assert one.read == one.used + one.out_of_scope + one.dropped + one.held
    (outcomes,) = [one for one in settled.rows if one.table == "outcomes"]
    (held,) = [line for line in settled.lines if line.kind == "row"]
    assert (held.amount, held.at_stake, held.due_to_date, held.settled_before) == (0, None, 0, 0)
    # One is repeated word for word and one is blank; one is of no plan
    assert (outcomes.read, outcomes.used, outcomes.dropped, outcomes.held) == (4, 1, 2, 1)


DAILY = """
payments:
  care:
    assumed: made up
    pay: £70.00
    for each: week of plan from started_on to planned_end_on
    cut short at: ended_on when end_reason is one of "died", "declined"
    part weeks: by the day
    priced at: each day
    due: end of month
"""


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        # All its days are before the run: cut short, or planned so
        ({"started_on": "2026-03-10", "planned_end_on": "2026-05-31", "ended_on": "2026-03-20"}, {}),
        ({"started_on": "2026-03-10", "planned_end_on": "2026-03-31", "ended_on": ""}, {}),
        # Planned to end on the first day of the run, or cut short on it: one day at £10.00
        (
            {"started_on": "2026-03-10", "planned_end_on": "2026-04-01", "ended_on": ""},
            {"D/care/2026-04": "£10.00"},
        ),
        (
            {"started_on": "2026-03-10", "planned_end_on": "2026-05-31", "ended_on": "2026-04-01"},
            {"D/care/2026-04": "£10.00"},
        ),
        # Cut short before it began, in the run: nothing, and said so
        (
            {"started_on": "2026-04-10", "planned_end_on": "2026-05-31", "ended_on": "2026-04-10"},
            {"D/care/2026-04": "£10.00"},
        ),
    ],
)
def test_weeks_that_are_all_before_the_run_are_out_of_scope(fields: Fields, lines: dict[str, str]) -> None:
    settled = settle(scheme(DAILY), records(plan("D", end_reason="declined" if fields["ended_on"] else "", **fields)))
    assert settled.in_words == lines
    assert settled.rows[0].out_of_scope == (not lines)
