"""A day of a council's own by which rows are paid or counted says when they were; a deadline of its own does not."""

from pathlib import Path

import pytest

from pbr.api.settling.prepare import prepare
from pbr.scheme.own_days import own_days_counted_by
from pbr.values.dates import period_in_words
from tests.cli.command import pbr
from tests.engine.settled import scheme

SCHEME = """\
pbr: 1
scheme: own_days
title: Money that was spent, and loans by the day
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  tables:
    spend:
      of: a plan
      key: spend_id
      fields:
        spent_on: date
        repay_by: date
        sum: money
    loans:
      of: a plan
      key: loan_id
      fields:
        lent_on: date
        returned_on: date
    checks:
      of: a plan
      key: check_id
      fields:
        checked_on: date
        passed: yes or no
payments:
  spent:
    pay: sum
    for each: spend where repay_by is known
    priced at: spent_on
    due: spent_on
    assumed: made up
  hire:
    pay: £1.00
    for each: day of loans from lent_on to returned_on
    priced at: lent_on
    due: end of month
    assumed: made up
measures:
  sound:
    count: checks where passed
    out of: checks
    per: provider
    over: month
    dated by: checked_on
    assumed: made up
examples:
  One:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04}
    spend:
      - {spend_id: X1, plan_id: A, spent_on: 2026-05-20, repay_by: 2026-09-30, sum: 12}
    as at: 2026-05-31
    lines:
      X1/spent: £12.00
    total due: £12.00
"""
PLANS = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-05-04\n"
SPEND = "spend_id,plan_id,spent_on,repay_by,sum\nX1,A,2026-05-20,2026-09-30,12.00\n"
LOANS = "loan_id,plan_id,lent_on,returned_on\nL1,A,2026-05-06,2026-05-08\n"
CHECKS = "check_id,plan_id,checked_on,passed\nC1,A,2026-05-07,yes\n"


def records_in(folder: Path, spend: str = "", loans: str = "", checks: str = "") -> Path:
    records = folder / "records"
    records.mkdir()
    files = {"plans": PLANS, "spend": SPEND + spend, "loans": LOANS + loans, "checks": CHECKS + checks}
    for name, text in files.items():
        (records / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "scheme.yaml").write_text(SCHEME, encoding="utf-8")
    return records


@pytest.mark.parametrize(
    ("rows", "period", "codes"),
    [
        ({}, "2026-05", []),
        # Nothing is of June, and 30 June is 41 days after 20 May: that something is to be repaid in it is a plan.
        ({}, "2026-06", ["PBR030", "PBR026"]),
        ({}, "2026-09", ["PBR030", "PBR026"]),
        # Each of these is of June, by the day that prices it, begins it or counts it, though nothing else is.
        ({"spend": "X2,A,2026-06-21,2026-09-30,300.00\n"}, "2026-06", []),
        ({"loans": "L2,A,2026-06-21,\n"}, "2026-06", []),
        ({"checks": "C2,A,2026-06-21,no\n"}, "2026-06", []),
        # The last day of a service may be planned.
        ({"loans": "L2,A,2026-05-10,2026-06-21\n"}, "2026-06", ["PBR030", "PBR026"]),
    ],
)
def test_a_day_of_its_own_that_rows_go_by_says_how_far_the_records_reach(
    tmp_path: Path, rows: dict[str, str], period: str, codes: list[str]
) -> None:
    records = records_in(tmp_path, **rows)
    prepared = prepare(tmp_path / "scheme.yaml", records, period_in_words(period), None, False, False)
    assert [problem.code for problem in prepared.warnings if problem.code in ("PBR026", "PBR030", "PBR031")] == codes


def test_what_compares_schemes_is_told_of_the_same_days(tmp_path: Path) -> None:
    records = records_in(tmp_path, "X2,A,2026-07-21,2026-09-30,300.00\n")
    told = {
        period: pbr("simulate", records, tmp_path / "scheme.yaml", "--period", period)
        for period in ("2026-07", "2026-08")
    }
    assert "PBR030" not in told["2026-07"].stdout
    assert "nothing in them happened after 2026-07-21" in " ".join(told["2026-08"].stdout.split())


def test_a_field_of_its_own_counts_and_its_plans_does_not() -> None:
    pay = """\
    assumed: made up
    pay: £1.00
    for each: visit
    priced at: {0}
    due: end of month
"""
    made = scheme(f"""\
records:
  fields:
    of a plan:
      begun_on: date
    of a visit:
      worked_on: date
payments:
  by_the_visit:
{pay.format("worked_on")}  by_the_plan:
{pay.format("plan's begun_on")}""").scheme
    assert own_days_counted_by([made]) == {("visits", "worked_on")}
