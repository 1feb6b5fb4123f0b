"""A record that comes late to a ledger and began before the scheme's run is told of in the run that pays it."""

from pathlib import Path

import pytest

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.problems.problem import Problem
from tests.engine.settled import period_of

SCHEME = """\
pbr: 1
scheme: northshire
title: Care by the day
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  care:
    assumed: made up
    pay: £10.00
    for each: day of plan from started_on to ended_on
    priced at: each day
    due: end of month
examples:
  None:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: initial, started_on: 2026-04-01, ended_on: 2026-04-01}
    as at: 2026-04-01
    total due: £0.00
"""
HEADING = "plan_id,person_id,provider_id,plan_type,started_on,ended_on\n"
A, B = "A,S1,P1,initial,2026-03-30,2026-04-02\n", "B,S2,P2,initial,2026-03-25,2026-04-03\n"
C, D = "C,S3,P2,initial,2026-04-01,2026-04-04\n", "D,S4,P1,initial,2026-03-20,2026-03-31\n"
SAID = (
    "1 plan began before the run of the scheme, and 'care' pays its days from 2026-04-01, the first of the run, and "
    "none before (plans.csv: line 3)"
)


def settled(folder: Path, plans: str, period: str, workers: int) -> tuple[int, list[Problem]]:
    """What a run comes to, in pence, and what it says of days before the scheme's run."""
    (folder / "scheme.yaml").write_text(SCHEME, encoding="utf-8")
    (folder / "plans.csv").write_text(HEADING + plans, encoding="utf-8")
    asked = RunAsked(
        folder / "scheme.yaml", folder / "plans.csv", folder / "ledger", period_of(period),
        committing=True, workers=workers,
    )  # fmt: skip
    done = commit(asked, Confirmed(None, ""))
    assert isinstance(done, Committed)
    written = done.written
    return sum(one.pence for one in written.sums), [one for one in written.settlement.warnings if one.code == "PBR839"]


@pytest.mark.parametrize("workers", [1, 2])
def test_it_is_told_of_in_the_run_that_pays_its_first_days_late(tmp_path: Path, workers: int) -> None:
    # By hand, £10.00 a day: A two days of April. In May B three of April and C four, late, and D none: £70.00.
    due, (said,) = settled(tmp_path, A, "2026-04", workers)
    assert (due, said.place.line) == (2_000, 2)
    due, (said,) = settled(tmp_path, A + B + C + D, "2026-05", workers)
    assert (due, said.message, said.place.line) == (7_000, SAID, 3)
    assert settled(tmp_path, A + B + C + D, "2026-06", workers) == (0, [])
