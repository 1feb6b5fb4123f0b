"""A deduction that is held with the payment that it takes back: neither is settled, and nothing is missed."""

from pathlib import Path

import pytest

from tests.cli.command import pbr

HEADING = """pbr: 1
scheme: held_together
title: A bonus, and what takes it back
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  fields:
    of a plan:
      back_on: date
  hold when:
    of a plan:
      queried: rate is "higher"
payments:
"""
BONUS = """  bonus:
    assumed: made up
    pay: £250.00
    for each: plan
    priced at: started_on
    when: end_reason is "completed"
    due: ended_on
"""
UNDONE = """  undone:
    assumed: made up
    deduct: bonus
    for each: plan
    priced at: started_on
    when: back_on is known and back_on <= started_on + 42 days
    due: later of ended_on and back_on
"""
LIMIT = """limits:
  at_most:
    assumed: made up
    no more than: £10,000.00
    over: provider
    of: bonus
"""
EXAMPLE = """examples:
  Nothing:
    plans:
      - {plan_id: ZZ, person_id: ZZ, provider_id: P1, plan_type: other, started_on: 1999-01-01}
    as at: 2026-04-01
    total due: £0.00
"""
PLANS = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,rate,back_on\n"
PAID = "A,S1,P1,reablement,2026-05-04,2026-06-14,completed,lower,\n"
BOTH_IN_JUNE = "B,S2,P1,reablement,2026-05-24,2026-06-14,completed,higher,2026-06-20\n"
BONUS_IN_MAY = "C,S3,P1,reablement,2026-05-04,2026-05-20,completed,higher,2026-06-05\n"


def files(folder: Path, payments: str, *plans: str) -> tuple[Path, Path]:
    """A scheme with these payments, and a folder of plans."""
    records = folder / "records"
    records.mkdir(exist_ok=True)
    (records / "plans.csv").write_text(PLANS + "".join(plans), encoding="utf-8")
    scheme = folder / "scheme.yaml"
    scheme.write_text(HEADING + payments + EXAMPLE, encoding="utf-8")
    return scheme, records


@pytest.mark.parametrize("payments", [BONUS + UNDONE, UNDONE + BONUS], ids=["bonus first", "deduction first"])
def test_neither_is_settled_so_nothing_is_missed(payments: str, tmp_path: Path) -> None:
    scheme, records = files(tmp_path, payments, PAID, BOTH_IN_JUNE)
    done = pbr("settle", scheme, records, "--period", "2026-06")
    # A's £250.00. Of B £250.00 and -£250.00 are held: with both of them it would be £250.00 still.
    assert "Total due: £250.00\n" in done.stdout
    assert "deducted" not in done.stdout
    assert "PBR903" not in done.stdout


@pytest.mark.parametrize("payments", [BONUS + UNDONE, UNDONE + BONUS], ids=["bonus first", "deduction first"])
def test_what_fell_due_before_may_be_paid_already(payments: str, tmp_path: Path) -> None:
    scheme, records = files(tmp_path, payments, PAID, BOTH_IN_JUNE, BONUS_IN_MAY)
    done = pbr("settle", scheme, records, "--period", "2026-06")
    # C's bonus was May's, and only its £250.00 less is June's: £250.00 - £250.00
    assert "Not deducted: £250.00 on 1 line\n" in done.stdout
    assert "With all of it taken, £0.00 would be due\n" in done.stdout


def test_a_limit_that_counts_the_one_alone_may_take_what_the_other_brings(tmp_path: Path) -> None:
    scheme, records = files(tmp_path, BONUS + UNDONE + LIMIT, PAID, BOTH_IN_JUNE)
    assert "Not deducted: £250.00 on 1 line\n" in pbr("settle", scheme, records, "--period", "2026-06").stdout


def test_a_ledger_knows_whether_it_was_paid(tmp_path: Path) -> None:
    scheme, records = files(tmp_path, BONUS + UNDONE, PAID, BONUS_IN_MAY)
    ledger = tmp_path / "held in both"
    may, june = ("--period", "2026-05", "--as-at", "2026-05-31"), ("--period", "2026-06")
    assert pbr("settle", scheme, records, "--ledger", ledger, *may, "--commit").returncode == 0
    # C was held in May too, so neither is settled: A's £250.00 is all there is
    assert "PBR903" not in pbr("settle", scheme, records, "--ledger", ledger, *june).stdout
    ledger = tmp_path / "paid in May"
    files(tmp_path, BONUS + UNDONE, PAID, BONUS_IN_MAY.replace("higher", "lower"))
    assert "£250.00" in pbr("settle", scheme, records, "--ledger", ledger, *may, "--commit").stdout
    files(tmp_path, BONUS + UNDONE, PAID, BONUS_IN_MAY)
    # C's £250.00 was settled in May and stands; what takes it back is held
    said = "warning[PBR903] records: £250.00 on 1 line was not deducted"
    assert said in pbr("settle", scheme, records, "--ledger", ledger, *june).stdout.replace(f"{tmp_path}/", "")


def test_a_story_says_that_what_it_takes_back_is_not_paid(tmp_path: Path) -> None:
    scheme, records = files(tmp_path, BONUS + UNDONE, PAID, BOTH_IN_JUNE)
    told = " ".join(pbr("settle", scheme, records, "--period", "2026-06", "--explain", "B").stdout.split())
    said = "Not taken off: B/undone of £250.00, because B/bonus, which it takes back, is held too"
    assert said in told
