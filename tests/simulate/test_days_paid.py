"""A month's comparison of schemes that pay by different days is warned of: what is in it is not the same care."""

import json
from pathlib import Path

import pytest

from tests.cli.command import pbr
from tests.headed import headed

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,reviewed_on
A,S1,P1,reablement,2026-04-13,2026-05-22,completed,2026-05-26
B,S2,P1,reablement,2026-05-11,2026-06-19,completed,2026-06-22
C,S3,P1,reablement,2026-05-18,2026-06-26,completed,2026-06-29
"""
SCHEME = """\
payments:
  package:
    assumed: made up
    pay: {pay}
    for each: plan
    priced at: started_on
{due}
examples:
  Nothing:
    plans:
      - {{plan_id: ZZ, person_id: ZZ, provider_id: P1, plan_type: other, started_on: 1999-01-01}}
    as at: 2026-04-01
    total due: £0.00
"""
HALVES = """\
    in parts:
      first: {share: 50%, due: started_on}
      second: {share: rest, due: reviewed_on}"""
SAID = "what falls due in one period is for care of different months: "


def compared(folder: Path, ends: str, starts: str = "    due: started_on", *asked: str) -> tuple[dict[str, str], str]:
    """What each of two schemes comes to, and what the warning says; empty without one."""
    (folder / "records").mkdir()
    (folder / "records" / "plans.csv").write_text(PLANS, encoding="utf-8")
    for name, pay, due in (("at_start", "£100.00", starts), ("later", "£150.00", ends)):
        text = headed(name, name) + SCHEME.format(pay=pay, due=due)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    done = pbr(
        *("simulate", folder / "records", folder / "later.yaml", "--baseline", folder / "at_start.yaml"),
        *("--format", "json", *asked),
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    warned = [one["message"] for one in found["warnings"] if one["code"] == "PBR980"]
    return {one["scheme"]: one["due"] for one in found["schemes"]}, warned[0] if warned else ""


def test_a_month_has_starts_of_one_and_reviews_of_another(tmp_path: Path) -> None:
    # By hand, in May: B and C start, 2 x £100.00; A alone is reviewed, £150.00. The dearer one looks cheaper.
    due, said = compared(tmp_path, "    due: reviewed_on", "    due: started_on", "--period", "2026-05")
    assert due == {"at_start": "200.00", "later": "150.00"}
    assert said == f"{SAID}at_start pays by 'started_on'; later pays by 'reviewed_on'"


def test_it_is_said_before_what_is_said_of_records(tmp_path: Path) -> None:
    # A code is written otherwise than it is listed, which is warned of as the records are read.
    compared(tmp_path, "    due: reviewed_on", "    due: started_on", "--period", "2026-05")
    plans = tmp_path / "records" / "plans.csv"
    plans.write_text(PLANS.replace("completed", "Completed", 1), encoding="utf-8")
    asked = ("--baseline", tmp_path / "at_start.yaml", "--period", "2026-05", "--format", "json")
    done = pbr("simulate", tmp_path / "records", tmp_path / "later.yaml", *asked)
    codes = [one["code"] for one in json.loads(done.stdout)["warnings"]]
    assert codes[0] == "PBR980"
    assert len(codes) > 1


def test_parts_have_days_of_their_own(tmp_path: Path) -> None:
    # By hand, in May: of B and C half of £150.00 each, and the other half of A: £225.00.
    due, said = compared(tmp_path, HALVES, "    due: started_on", "--period", "2026-05")
    assert due == {"at_start": "200.00", "later": "225.00"}
    assert said == f"{SAID}at_start pays by 'started_on'; later pays by 'started_on', 'reviewed_on'"


@pytest.mark.parametrize(
    ("due", "asked"),
    [
        ("    due: started_on", ("--period", "2026-05")),  # By the same day
        ("    due: reviewed_on", ()),  # Over the whole run
        ("    due: reviewed_on", ("--period", "2026-04-01..2026-12-31")),  # Over more than a quarter
    ],
)
def test_what_is_of_the_same_care_is_not_warned_of(tmp_path: Path, due: str, asked: tuple[str, ...]) -> None:
    assert compared(tmp_path, due, "    due: started_on", *asked)[1] == ""


def test_a_quarter_is_short_enough(tmp_path: Path) -> None:
    # By hand: all three start in April to June, and all are reviewed in it.
    due, said = compared(tmp_path, "    due: reviewed_on", "    due: started_on", "--period", "2026-04-01..2026-06-30")
    assert due == {"at_start": "300.00", "later": "450.00"}
    assert said
