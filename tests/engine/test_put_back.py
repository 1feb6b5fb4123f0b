"""What was put back is held: its lines, those that belong to it, its shares and what measures it."""

from datetime import date
from pathlib import Path

import pytest

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run import Run
from pbr.problems.problem import Place
from pbr.records.extract.as_at import as_known
from pbr.records.extract.last_extract import LastExtract
from pbr.records.extract.read_extract import read_extract
from pbr.records.extract.since_last import SinceLast
from pbr.records.papers.notice import Notice, NoticeKind, NoticesInForce, PlacedNotice
from pbr.scheme.closed_rows import closed_and_needed
from pbr.settlement.ledger_reasons import HeldAsLastKnown, HeldAsMissing, PerhapsTheSame
from pbr.settlement.line import Line, LineKind, Status
from pbr.values.period import Period
from tests.engine.settled import scheme

PLANS = "plan_id,person_id,provider_id,plan_type,agreed_on,started_on,plan_value\n"
OUTCOMES = "outcome_id,plan_id,outcome,kind,payable,weight,result,reviewed_on,disputed\n"
SHARED = """
payments:
  support:
    assumed: made up
    pay: plan_value
    for each: plan
    priced at: started_on
    in parts:
      start: {share: 20%, due: started_on}
      balance: {share: rest, spread: by weight over outcome, when: result is "achieved", due: reviewed_on}
"""
MEASURED = """
measures:
  met:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: quarter
    dated by: reviewed_on
payments:
  support: {assumed: made up, pay: plan_value, for each: plan, priced at: started_on, due: started_on}
"""
A = "A,S1,P1,reablement,2026-06-01,2026-06-01,170.00\n"
OC = "{0},A,{1},improvement,yes,,achieved,2026-06-20,\n"
THREE = OC.format("O1", "washing") + OC.format("O2", "dressing") + OC.format("O3", "cooking")


def folder(path: Path, plans: str, outcomes: str) -> Path:
    """A folder of plans and outcomes."""
    path.mkdir()
    (path / "plans.csv").write_text(PLANS + plans)
    (path / "outcomes.csv").write_text(OUTCOMES + outcomes)
    return path


def run(plan: CompiledScheme, last: Path, now: Path, *, hold_errors: bool = False) -> tuple[Run, list[Line]]:
    """A settlement of a folder beside the last."""
    tables = {name: last / f"{name}.csv" for name in ("plans", "outcomes")}
    extract = read_extract(
        now, plan.needs, hold_errors, since=SinceLast(LastExtract(tables), NoticesInForce(), hold_errors)
    )
    day = date(2026, 7, 31)
    made = Run(plan, as_known(extract, day), Period(date(2026, 4, 1), date(2027, 3, 31)), day)
    return made, list(made.lines())


def of_parts(lines: list[Line]) -> dict[str, tuple[Status, int, int | None]]:
    """The status, the amount and what is at stake of each line."""
    return {line.line_id: (line.status, line.amount, line.at_stake) for line in lines}


def test_the_shares_of_others_stay(tmp_path: Path) -> None:
    june = folder(tmp_path / "june", A, THREE)
    july = folder(tmp_path / "july", A, THREE.replace(OC.format("O2", "dressing"), ""))
    made, lines = run(scheme(SHARED), june, july)
    # 20% of 170.00 is 34.00; the other 136.00 in three are 45.33, 45.34 (to 90.67) and 45.33.
    assert of_parts(lines) == {
        "A/support.start": (Status.DUE, 3400, None),
        "O1/support.balance": (Status.DUE, 4533, None),
        "O2/support.balance": (Status.HELD, 0, 4534),
        "O3/support.balance": (Status.DUE, 4533, None),
    }
    assert lines[2].reason == HeldAsMissing("outcomes", "O2")
    # Two outcomes were read, and one stands there besides.
    counts = {one.table: one for one in made.row_counts()}["outcomes"]
    assert (counts.read, counts.used, counts.out_of_scope, counts.put_back) == (2, 2, 0, 1)


def test_a_missing_plan_holds_what_belongs_to_it(tmp_path: Path) -> None:
    other = A.replace("A,S1", "B,S2")
    june = folder(tmp_path / "june", A + other, THREE)
    july = folder(tmp_path / "july", other, THREE)
    _, lines = run(scheme(SHARED), june, july)
    held = [line for line in lines if line.record.plan == "A"]
    assert {line.reason for line in held} == {HeldAsMissing("plans", "A")}
    assert [line.at_stake for line in held] == [3400, 4533, 4534, 4533]
    assert {line.amount for line in held} == {0}


def test_a_bad_row_is_held_and_its_siblings_are_not(tmp_path: Path) -> None:
    june = folder(tmp_path / "june", A, THREE)
    july = folder(tmp_path / "july", A, THREE.replace("O2,A,dressing,improvement", "O2,A,dressing,improvment"))
    made, lines = run(scheme(SHARED), june, july, hold_errors=True)
    paid = [line for line in lines if line.kind is not LineKind.ROW]
    assert [(line.status, line.amount) for line in paid] == [
        (Status.DUE, 3400), (Status.DUE, 4533), (Status.HELD, 0), (Status.DUE, 4533),
    ]  # fmt: skip
    assert paid[2].reason == HeldAsLastKnown("outcomes", "O2")
    # The row itself is still listed.
    assert len(lines) == 5
    counts = {one.table: one for one in made.row_counts()}["outcomes"]
    assert (counts.read, counts.used, counts.held, counts.put_back) == (3, 2, 1, 1)


def test_nobody_knows_the_shares_beside_one_that_may_be_the_same(tmp_path: Path) -> None:
    june = folder(tmp_path / "june", A, THREE)
    july = folder(tmp_path / "july", A, THREE.replace("O2,", "O4,"))
    _, lines = run(scheme(SHARED), june, july)
    status = {line.record.id: line.status for line in lines}
    assert status == {
        "A": Status.DUE, "O1": Status.OPEN, "O2": Status.HELD, "O3": Status.OPEN, "O4": Status.HELD,
    }  # fmt: skip
    reasons = {line.record.id: line.reason for line in lines}
    assert reasons["O4"] == PerhapsTheSame("outcomes", "O2")


def test_a_plan_that_may_be_the_same_is_not_paid_as_well(tmp_path: Path) -> None:
    june = folder(tmp_path / "june", A, "")
    july = folder(tmp_path / "july", A.replace("A,", "Z,", 1), "")
    _, lines = run(scheme(MEASURED), june, july)
    assert [(line.record.id, line.status, line.amount) for line in lines] == [
        ("A", Status.HELD, 0), ("Z", Status.HELD, 0),
    ]  # fmt: skip
    assert lines[1].reason == PerhapsTheSame("plans", "A")


@pytest.mark.parametrize(
    ("outcomes", "counted"),
    [
        # Two of two are met for certain, and the third is not known: from 2 of 3 to 3 of 3.
        (THREE.replace(OC.format("O2", "dressing"), ""), (2, 3, 1)),
        # One more that may be the second: three that belong, one of which is not known, and one that may belong.
        (THREE.replace("O2,", "O4,"), (2, 3, 2)),
    ],
)
def test_a_measure_does_not_know_what_is_missing(tmp_path: Path, outcomes: str, counted: tuple[int, int, int]) -> None:
    june = folder(tmp_path / "june", A, THREE)
    july = folder(tmp_path / "july", A, outcomes)
    made, _ = run(scheme(MEASURED), june, july)
    (met,) = made.measures
    assert (met.count, met.out_of, met.unknown) == counted


def test_a_bad_row_is_counted_once(tmp_path: Path) -> None:
    june = folder(tmp_path / "june", A, THREE)
    july = folder(tmp_path / "july", A, THREE.replace("O2,A,dressing,improvement", "O2,A,dressing,improvment"))
    made, _ = run(scheme(MEASURED), june, july, hold_errors=True)
    (met,) = made.measures
    assert (met.count, met.out_of, met.unknown) == (2, 3, 1)


def closed(table: str) -> PlacedNotice:
    """A notice that closes a row."""
    return PlacedNotice(
        Notice(table, "X", NoticeKind.CLOSED, date(2026, 7, 1), "", "r", "s"), Place("notices.csv", 2), False
    )


def test_a_row_is_closed_where_nothing_needs_it() -> None:
    assert [one.code for one in closed_and_needed([closed("outcomes")], scheme(SHARED).scheme)] == ["PBR666"]
    assert closed_and_needed([closed("plans")], scheme(SHARED).scheme) == []
    # A plan has outcomes, which are measured.
    assert [one.code for one in closed_and_needed([closed("plans")], scheme(MEASURED).scheme)] == ["PBR666"]
    assert closed_and_needed([closed("stays")], scheme(MEASURED).scheme) == []


@pytest.mark.parametrize(
    ("at_most", "needed"),
    [
        ("1 for each plan", ["outcomes"]),
        ("1 for each person", ["outcomes", "plans"]),
        ("1 for each provider", ["outcomes", "plans"]),
    ],
)
def test_a_row_that_may_have_a_place_is_needed(at_most: str, needed: list[str]) -> None:
    contract = scheme(PLACES.format(at_most=at_most)).scheme
    found = [table for table in ("outcomes", "plans", "visits") if closed_and_needed([closed(table)], contract)]
    assert found == needed


PLACES = """
payments:
  found:
    assumed: made up
    pay: £1.00
    for each: outcome
    at most: {at_most}
    priced at: agreed_on
    when: result is "achieved"
    due: reviewed_on
"""
