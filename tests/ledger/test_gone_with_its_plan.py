"""A record that goes with its plan: that is the plan it was last beside, whichever one it was settled beside."""

from dataclasses import replace
from pathlib import Path

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.then_and_now import then_and_now
from pbr.api.ledger.verification import verify_ledger
from pbr.ledger.entry import Because
from tests.engine.settled import SCHEMES, period_of

HOURLY = SCHEMES / "hourly-plus-bonus.yaml"
PLANS = (
    "plan_id,person_id,provider_id,plan_type,started_on,planned_end_on,ended_on,end_reason,support_at_end,reviewed_on\n"
)
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
NOTICES = "table,record_id,what,on,replaced_by,reason,source\n"
A = "A,S1,P1,ongoing,2026-04-20,2026-09-30,,,,\n"
B = "B,S1,P1,ongoing,2026-04-20,2026-09-30,,,,\n"
C = "C,S1,P1,ongoing,2026-04-20,2026-09-30,,,,\n"
V1, W1 = "V1,{},2026-05-11,30,30\n", "W1,C,2026-05-12,60,60\n"
ON = "2026-07-01,,entered wrongly,mail\n"


def asked(folder: Path, month: str, plans: str, visits: str, notices: str = "") -> RunAsked:
    """A month's folder of records; the first is of April and May."""
    records = folder / month
    records.mkdir()
    (records / "plans.csv").write_text(PLANS + plans, encoding="utf-8")
    (records / "visits.csv").write_text(VISITS + visits, encoding="utf-8")
    if notices:
        (records / "notices.csv").write_text(NOTICES + notices, encoding="utf-8")
    period = period_of("2026-04-01 to 2026-05-31") if month == "spring" else None
    return RunAsked(HOURLY, records, folder / "ledger", period, committing=True)


def moves(run: RunAsked, confirm: int | None = None) -> list[tuple[str, int, Because | None]]:
    """Settle a month; each entry, what it moves in pence, and why it is not what it was."""
    done = commit(run, Confirmed(confirm))
    assert isinstance(done, Committed)
    return [(one.line.line_id, one.line.amount, one.because) for one in done.written.first]


def settled_beside_b_and_written_to_a(folder: Path) -> None:
    """Half an hour at £15.00 is £7.50, settled beside B; a month later the visit is written to A, at the same sum."""
    assert moves(asked(folder, "spring", A + B + C, V1.format("B") + W1)) == [
        ("V1/hours", 750, None), ("W1/hours", 1500, None),
    ]  # fmt: skip
    assert moves(asked(folder, "june", A + B + C, V1.format("A") + W1)) == []


def test_a_visit_goes_back_with_the_plan_that_it_was_written_to_since(tmp_path: Path) -> None:
    settled_beside_b_and_written_to_a(tmp_path)
    july = asked(tmp_path, "july", B + C, W1, "plans,A,withdrawn," + ON)
    (moved,) = then_and_now(july, "V1").lines
    assert (moved.line.line_id, moved.line.amount, moved.why) == ("V1/hours", -750, (Because.NOTICE, ""))
    assert moves(july, -750) == [("V1/hours", -750, Because.NOTICE)]
    assert verify_ledger(tmp_path / "ledger", recompute=3).problems == ()
    # It is decided: the same month after gives nothing and takes nothing.
    assert moves(asked(tmp_path, "august", B + C, W1, "plans,A,withdrawn," + ON)) == []


def test_a_visit_closed_with_its_plan_stands_whatever_becomes_of_the_one_before(tmp_path: Path) -> None:
    settled_beside_b_and_written_to_a(tmp_path)
    assert moves(asked(tmp_path, "july", C, W1, "plans,A,closed," + ON + "plans,B,withdrawn," + ON), 0) == []


def test_a_visit_missing_for_a_month_goes_back_with_the_plan_it_was_last_known_beside(tmp_path: Path) -> None:
    settled_beside_b_and_written_to_a(tmp_path)
    assert moves(asked(tmp_path, "july", A + B + C, W1), 0) == []
    august = asked(tmp_path, "august", B + C, W1, "plans,A,withdrawn," + ON)
    assert moves(august, -750) == [("V1/hours", -750, Because.NOTICE)]


def test_a_visit_written_to_another_plan_stays_where_the_one_before_is_withdrawn(tmp_path: Path) -> None:
    settled_beside_b_and_written_to_a(tmp_path)
    assert moves(asked(tmp_path, "july", A + C, V1.format("A") + W1, "plans,B,withdrawn," + ON), 0) == []


def test_a_visit_that_went_to_another_provider_and_is_not_decided_there_stands_with_the_one_before(
    tmp_path: Path,
) -> None:
    assert moves(asked(tmp_path, "spring", B + C, V1.format("B") + W1)) == [
        ("V1/hours", 750, None), ("W1/hours", 1500, None),
    ]  # fmt: skip
    # B was never right: its visit is of a plan of another provider, of which nobody knows yet how long it goes on.
    other, withdrawn = "A,S1,P2,ongoing,2026-04-20,{},,,,\n", "plans,B,withdrawn,2026-06-01,,entered wrongly,mail\n"
    june = asked(tmp_path, "june", other.format("") + C, V1.format("A") + W1, withdrawn)
    assert moves(june, 0) == []
    # It is known now: £7.50 go from P1 to P2.
    july = asked(tmp_path, "july", other.format("2026-09-30") + C, V1.format("A") + W1, withdrawn)
    assert moves(july, -750) == [("V1/hours", -750, Because.PROVIDER), ("V1/hours", 750, None)]


def test_a_visit_closed_with_its_plan_stands_whatever_becomes_later_of_the_one_before(tmp_path: Path) -> None:
    settled_beside_b_and_written_to_a(tmp_path)
    closed = "plans,A,closed," + ON
    assert moves(asked(tmp_path, "july", B + C, W1, closed), 0) == []
    august = asked(tmp_path, "august", C, W1, closed + "plans,B,withdrawn,2026-08-03,,entered wrongly,mail\n")
    assert moves(august, 0) == []
    # The notice of A was wrong too: its visit of £7.50 was never given.
    assert moves(asked(tmp_path, "september", C, W1, "plans,A,withdrawn," + ON), -750) == [
        ("V1/hours", -750, Because.NOTICE)
    ]
    assert verify_ledger(tmp_path / "ledger", recompute=4).problems == ()


def test_a_visit_closed_by_itself_stands_though_its_plan_is_withdrawn_later(tmp_path: Path) -> None:
    assert moves(asked(tmp_path, "spring", A + C, V1.format("A") + W1)) == [
        ("V1/hours", 750, None), ("W1/hours", 1500, None),
    ]  # fmt: skip
    assert moves(asked(tmp_path, "june", A + C, W1, "visits,V1,closed," + ON.replace("07-01", "06-30")), 0) == []
    assert moves(asked(tmp_path, "july", C, W1, "plans,A,withdrawn," + ON), 0) == []


def test_a_visit_still_in_the_file_goes_back_with_its_plan_where_errors_are_held(tmp_path: Path) -> None:
    settled_beside_b_and_written_to_a(tmp_path)
    july = asked(tmp_path, "july", B + C, V1.format("A") + W1, "plans,A,withdrawn," + ON)
    assert moves(replace(july, hold_errors=True), -750) == [("V1/hours", -750, Because.NOTICE)]
